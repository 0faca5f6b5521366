/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/units.h"

#include <glib/gi18n-lib.h>

#include "core/text.h"

gboolean
duban_units_read (const DubanFileTable *table, const DubanHeading *heading, gsize row,
                  DubanUnitRow *out, DubanFault *fault)
{
  *out = (DubanUnitRow){
    .name = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_UNIT_NAME),
    .category = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_CATEGORY),
    .head = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_HEAD),
    .parent = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_PARENT_UNIT),
    .short_names = duban_text_split_names (
        duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_SHORT_NAMES)),
  };
  if (!*out->name)
    return duban_fault_set (fault, DUBAN_COLUMN_UNIT_NAME,
                            g_strdup (_ ("The row names no unit: its 单位 is empty.")));
  if (duban_text_is_collective (out->name))
    return duban_fault_set (fault, DUBAN_COLUMN_UNIT_NAME,
                            g_strdup_printf (_ ("“%s” names several units together: give each a "
                                                "row of its own."),
                                             out->name));
  return duban_fault_check_name (fault, DUBAN_COLUMN_UNIT_NAME, out->name)
         && duban_fault_check_name (fault, DUBAN_COLUMN_CATEGORY, out->category)
         && duban_fault_check_name (fault, DUBAN_COLUMN_HEAD, out->head)
         && duban_fault_check_name (fault, DUBAN_COLUMN_PARENT_UNIT, out->parent)
         && duban_fault_check_name (
             fault, DUBAN_COLUMN_SHORT_NAMES,
             duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_SHORT_NAMES));
}

void
duban_unit_row_clear (DubanUnitRow *row)
{
  g_clear_pointer (&row->short_names, g_ptr_array_unref);
}

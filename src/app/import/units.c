/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/units.h"

#include <glib/gi18n-lib.h>

#include "app/entity/unit-heads.h"
#include "app/entity/value-bytes.h"
#include "app/import/directory.h"
#include "exchange/units.h"

static gboolean
set_text (DubanImportEntity *unit, DubanAttr attr, const char *text)
{
  return *text && duban_import_entity_set (unit, attr, duban_bytes_from_text (text));
}

static gboolean
set_short_names (DubanImportEntity *unit, GPtrArray *names)
{
  if (names->len == 0)
    return FALSE;
  g_ptr_array_add (names, NULL);
  return duban_import_entity_set (unit, DUBAN_ATTR_UNIT_SHORT_NAMES,
                                  duban_bytes_from_texts ((const char *const *) names->pdata));
}

static gboolean
set_head (DubanImportBatch *batch, DubanImportEntity *unit, const char *head)
{
  DubanSpan before = duban_entity_get (unit->entity, DUBAN_ATTR_UNIT_HEADS);

  if (!*head || duban_unit_heads_is_present (before, head))
    return FALSE;
  return duban_import_entity_set (
      unit, DUBAN_ATTR_UNIT_HEADS,
      duban_unit_heads_append (before, head, batch->session->now.today));
}

/* A row that was taken, until all names of the file are known. */
typedef struct
{
  gsize row; /* of the table */
  DubanImportEntity *unit;
  const char *parent; /* "" for none */
  gboolean has_news;
} Line;

typedef struct
{
  DubanImportBatch *batch;
  DubanImportDirectory *directory;
  GHashTable *short_names; /* of the file's units → DubanImportEntity */
  GArray *lines;           /* Line */
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->directory, duban_import_directory_free);
  g_clear_pointer (&run->short_names, g_hash_table_unref);
  g_clear_pointer (&run->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
take_unit (Run *run, gsize at, DubanImportEntity *unit, const DubanUnitRow *row)
{
  Line line = { at, unit, row->parent, FALSE };

  unit->is_mentioned = TRUE;
  for (guint i = 0; i < row->short_names->len; i++)
    g_hash_table_insert (run->short_names, g_strdup (g_ptr_array_index (row->short_names, i)),
                         unit);
  line.has_news |= set_short_names (unit, row->short_names);
  line.has_news |= set_text (unit, DUBAN_ATTR_UNIT_CATEGORY, row->category);
  line.has_news |= set_head (run->batch, unit, row->head);
  g_array_append_val (run->lines, line);
}

static gboolean
take_row (Run *run, gsize at, GError **error)
{
  DubanImportBatch *batch = run->batch;
  g_auto (DubanUnitRow) row = { 0 };
  g_auto (DubanFault) fault = { 0 };
  DubanImportEntity *unit;

  if (!duban_units_read (batch->table, batch->heading, at, &row, &fault))
    {
      duban_import_batch_refuse (batch, at, &fault);
      return TRUE;
    }
  unit = duban_import_directory_find (run->directory, DUBAN_ENTITY_UNIT, row.name, error);
  if (!unit)
    return FALSE;
  if (!unit->is_mentioned)
    {
      take_unit (run, at, unit, &row);
      return TRUE;
    }
  duban_fault_set (&fault, DUBAN_COLUMN_UNIT_NAME,
                   g_strdup_printf (_ ("“%s” is the same unit as one above it."), row.name));
  duban_import_batch_refuse (batch, at, &fault);
  return TRUE;
}

/* The parent may be named by a short name that the same file gives, above or below. */
static gboolean
place_line (Run *run, Line *line, GError **error)
{
  DubanImportEntity *parent = g_hash_table_lookup (run->short_names, line->parent);
  DubanImportBatch *batch = run->batch;

  if (!parent && *line->parent)
    {
      parent = duban_import_directory_find (run->directory, DUBAN_ENTITY_UNIT, line->parent, error);
      if (!parent)
        return FALSE;
    }
  if (parent && parent != line->unit)
    line->has_news |= duban_import_entity_set (line->unit, DUBAN_ATTR_UNIT_PARENT,
                                               duban_bytes_from_id (&parent->entity->id));
  if (line->unit->entity->n == 0)
    duban_import_batch_count (batch, line->row, DUBAN_FATE_ADDED);
  else if (line->has_news)
    duban_import_batch_count (batch, line->row, DUBAN_FATE_CHANGED);
  else
    duban_import_batch_count (batch, line->row, DUBAN_FATE_UNCHANGED);
  return TRUE;
}

gboolean
duban_import_units_run (DubanImportBatch *batch, GError **error)
{
  g_auto (Run) run = { 0 };
  gsize n_rows = duban_file_table_get_n_rows (batch->table);

  run.batch = batch;
  run.directory = duban_import_directory_new (batch);
  run.short_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  for (gsize at = batch->heading->row + 1; at < n_rows; at++)
    if (!duban_import_batch_step (batch, at, error) || !take_row (&run, at, error))
      return FALSE;
  for (guint i = 0; i < run.lines->len; i++)
    if (!place_line (&run, &g_array_index (run.lines, Line, i), error))
      return FALSE;
  return duban_import_directory_post (run.directory, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/asked.h"

#include <string.h>

static void
free_correction_cb (gpointer data)
{
  duban_correction_free (data);
}

DubanImportAsked *
duban_import_asked_new (void)
{
  DubanImportAsked *asked = g_new0 (DubanImportAsked, 1);

  asked->mapping = duban_mapping_new ();
  asked->corrections = g_ptr_array_new_with_free_func (free_correction_cb);
  return asked;
}

DubanImportAsked *
duban_import_asked_copy (const DubanImportAsked *asked)
{
  DubanImportAsked *copy = g_new0 (DubanImportAsked, 1);

  copy->mapping = duban_mapping_copy (asked->mapping);
  copy->corrections = g_ptr_array_new_with_free_func (free_correction_cb);
  for (guint i = 0; i < asked->corrections->len; i++)
    {
      const DubanCorrection *from = asked->corrections->pdata[i];

      g_ptr_array_add (
          copy->corrections,
          duban_correction_new (from->sheet, from->row, from->column, from->was, from->text));
    }
  if (asked->sheets == NULL)
    return copy;
  copy->sheets = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < asked->sheets->len; i++)
    g_ptr_array_add (copy->sheets, g_strdup (asked->sheets->pdata[i]));
  return copy;
}

void
duban_import_asked_free (DubanImportAsked *asked)
{
  if (asked == NULL)
    return;
  g_clear_pointer (&asked->sheets, g_ptr_array_unref);
  duban_mapping_free (asked->mapping);
  g_ptr_array_unref (asked->corrections);
  g_free (asked);
}

void
duban_import_asked_fill (const DubanImportAsked *asked, DubanImportOptions *options)
{
  options->mapping = asked->mapping;
  options->corrections = asked->corrections;
  options->sheets = asked->sheets != NULL ? (const char *const *) asked->sheets->pdata : NULL;
}

void
duban_import_asked_choose (DubanImportAsked *asked, const DubanLookSheet *sheet, guint column,
                           DubanColumn field)
{
  const DubanLookColumn *at = sheet->columns->pdata[column];
  const DubanTableKind kind = sheet->kind == DUBAN_SHEET_ANY ? DUBAN_SHEET_LEDGER : sheet->kind;

  duban_mapping_set (asked->mapping, kind, at->key, field, DUBAN_MAPPING_CHOSEN);
}

static gboolean
is_of (const DubanCorrection *correction, const char *sheet, guint row, guint column)
{
  return g_strcmp0 (correction->sheet, sheet) == 0 && correction->row == row
         && correction->column == column;
}

void
duban_import_asked_correct (DubanImportAsked *asked, const DubanLookSheet *sheet,
                            const DubanLookLine *line, guint column, const char *text)
{
  g_autofree char *was = g_strdup (line->cells[column].text);

  for (guint i = 0; i < asked->corrections->len; i++)
    {
      const DubanCorrection *before = asked->corrections->pdata[i];

      if (!is_of (before, sheet->name, line->row, column))
        continue;
      /* What is shown is what was corrected before; the file holds another. */
      g_free (was);
      was = g_strdup (before->was);
      g_ptr_array_remove_index (asked->corrections, i);
      break;
    }
  if (g_strcmp0 (was, text) != 0)
    g_ptr_array_add (asked->corrections,
                     duban_correction_new (sheet->name, line->row, column, was, text));
}

gboolean
duban_import_asked_takes (const DubanImportAsked *asked, const DubanLookSheet *sheet)
{
  if (asked->sheets == NULL)
    return sheet->is_taken;
  for (guint i = 0; i + 1 < asked->sheets->len; i++)
    if (g_str_equal (asked->sheets->pdata[i], sheet->name))
      return TRUE;
  return FALSE;
}

void
duban_import_asked_take (DubanImportAsked *asked, const GPtrArray *look,
                         const DubanLookSheet *sheet, gboolean is_taken)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < look->len; i++)
    {
      const DubanLookSheet *other = look->pdata[i];

      if (other == sheet ? is_taken : duban_import_asked_takes (asked, other))
        g_ptr_array_add (sheets, g_strdup (other->name));
    }
  g_ptr_array_add (sheets, NULL);
  g_clear_pointer (&asked->sheets, g_ptr_array_unref);
  asked->sheets = sheets;
}

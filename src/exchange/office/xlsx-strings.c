/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xl/sharedStrings.xml: <si> with one <t>, or runs of them (rich text); <rPh> says how a text is
 * read aloud, and is none of it. */
#include "exchange/office/cell-value.h"
#include "exchange/office/limits.h"
#include "exchange/office/xlsx-parts.h"
#include "exchange/office/xml-read.h"

typedef struct
{
  DubanCellText *text;
  GArray *offsets;
  GString *value;
  gboolean in_text, in_phonetic;
} Reading;

static void
begin_cb (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data)
{
  Reading *reading = data;

  if (g_str_equal (name, "si"))
    g_string_truncate (reading->value, 0);
  else if (g_str_equal (name, "rPh"))
    reading->in_phonetic = TRUE;
  else if (g_str_equal (name, "t"))
    reading->in_text = !reading->in_phonetic;
}

static void
end_cb (DubanXml *xml, const char *name, gpointer data)
{
  Reading *reading = data;
  guint32 at;

  if (g_str_equal (name, "t"))
    reading->in_text = FALSE;
  else if (g_str_equal (name, "rPh"))
    reading->in_phonetic = FALSE;
  if (!g_str_equal (name, "si"))
    return;
  duban_cell_value_unescape (reading->value);
  if (reading->offsets->len >= DUBAN_OFFICE_MAX_STRINGS
      || duban_cell_text_get_size (reading->text) + reading->value->len > DUBAN_OFFICE_MAX_TEXT)
    {
      duban_xml_fail_large (xml);
      return;
    }
  at = duban_cell_text_add (reading->text, reading->value->str, reading->value->len);
  g_array_append_val (reading->offsets, at);
}

static void
text_cb (DubanXml *xml, const char *text, gsize size, gpointer data)
{
  Reading *reading = data;

  if (reading->in_text)
    duban_cell_value_append (reading->value, text, size);
}

GArray *
duban_xlsx_strings_read (DubanZip *zip, const char *member, DubanCellText *text, GError **error)
{
  static const DubanXmlHandler handler = { begin_cb, end_cb, text_cb };
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  Reading reading = { text, offsets, g_string_new (NULL), FALSE, FALSE };
  gboolean is_read = duban_xml_read (zip, member, &handler, &reading, error);

  g_string_free (reading.value, TRUE);
  return is_read ? g_steal_pointer (&offsets) : NULL;
}

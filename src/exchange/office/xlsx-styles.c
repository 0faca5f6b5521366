/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xl/styles.xml: <numFmts> names formats by number, <cellXfs> says which of them each style of
 * cells has. */
#include "exchange/office/limits.h"
#include "exchange/office/xlsx-parts.h"
#include "exchange/office/xml-read.h"

#define MAX_CODE 512 /* bytes */

typedef struct
{
  GHashTable *codes; /* number → DubanNumberFormat as a pointer: kind + 256 × digits + 65536 */
  GArray *formats;
  gboolean in_styles, in_codes;
} Reading;

static gpointer
pack (DubanNumberFormat format)
{
  return GUINT_TO_POINTER (format.kind + 256u * format.digits + 65536u);
}

static DubanNumberFormat
find_format (const Reading *reading, guint id)
{
  guint packed = GPOINTER_TO_UINT (g_hash_table_lookup (reading->codes, GUINT_TO_POINTER (id)));

  if (packed == 0)
    return duban_number_format_get_builtin (id);
  return (DubanNumberFormat){ (guint8) (packed & 0xff), (guint8) (packed >> 8 & 0xff) };
}

static void
take_code (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  char code[MAX_CODE];
  guint id;

  if (!duban_xml_read_number (xml, element, "numFmtId", 0, 0, G_MAXINT32, &id)
      || !duban_xml_copy (element, NULL, "formatCode", code, sizeof code))
    return;
  if (g_hash_table_size (reading->codes) >= DUBAN_OFFICE_MAX_STYLES)
    duban_xml_fail_large (xml);
  else
    g_hash_table_insert (reading->codes, GUINT_TO_POINTER (id),
                         pack (duban_number_format_parse (code)));
}

static void
take_style (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  DubanNumberFormat format;
  guint id;

  if (!duban_xml_read_number (xml, element, "numFmtId", 0, 0, G_MAXINT32, &id))
    return;
  if (reading->formats->len >= DUBAN_OFFICE_MAX_STYLES)
    {
      duban_xml_fail_large (xml);
      return;
    }
  format = find_format (reading, id);
  g_array_append_val (reading->formats, format);
}

static void
begin_cb (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data)
{
  Reading *reading = data;

  if (g_str_equal (name, "numFmts"))
    reading->in_codes = TRUE;
  else if (g_str_equal (name, "cellXfs"))
    reading->in_styles = TRUE;
  else if (reading->in_codes && g_str_equal (name, "numFmt"))
    take_code (reading, xml, element);
  else if (reading->in_styles && g_str_equal (name, "xf"))
    take_style (reading, xml, element);
}

static void
end_cb (DubanXml *xml, const char *name, gpointer data)
{
  Reading *reading = data;

  if (g_str_equal (name, "numFmts"))
    reading->in_codes = FALSE;
  else if (g_str_equal (name, "cellXfs"))
    reading->in_styles = FALSE;
}

GArray *
duban_xlsx_styles_read (DubanZip *zip, const char *member, GError **error)
{
  static const DubanXmlHandler handler = { begin_cb, end_cb, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (DubanNumberFormat));
  Reading reading = { codes, formats, FALSE, FALSE };

  return duban_xml_read (zip, member, &handler, &reading, error) ? g_steal_pointer (&formats)
                                                                 : NULL;
}

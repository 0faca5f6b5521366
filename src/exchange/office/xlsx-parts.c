/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/xlsx-parts.h"

#include <string.h>

#include "exchange/office/limits.h"
#include "exchange/office/xml-read.h"

#define DEFAULT_WORKBOOK "xl/workbook.xml"
#define MAX_NAME 512 /* bytes of a name, an address, a type */
#define MAX_RELATIONS 4096

/* What one part says it is related to. */
typedef struct
{
  char *id, *type, *target;
} Relation;

typedef struct
{
  DubanXlsxParts *parts;
  GPtrArray *ids; /* of each sheet's relation */
} Reading;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
sheet_free (gpointer data)
{
  DubanXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->member);
  g_free (sheet);
}

static char *
dup_attribute (const DubanXmlElement *element, const char *name)
{
  char buffer[MAX_NAME];
  const char *value = duban_xml_copy (element, NULL, name, buffer, sizeof buffer);

  return value ? g_utf8_make_valid (value, -1) : g_strdup ("");
}

static void
begin_relation_cb (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data)
{
  GPtrArray *relations = data;
  Relation *relation;

  if (!g_str_equal (name, "Relationship"))
    return;
  if (relations->len >= MAX_RELATIONS)
    {
      duban_xml_fail_large (xml);
      return;
    }
  relation = g_new0 (Relation, 1);
  relation->id = dup_attribute (element, "Id");
  relation->type = dup_attribute (element, "Type");
  relation->target = dup_attribute (element, "Target");
  g_ptr_array_add (relations, relation);
}

static GPtrArray *
read_relations (DubanZip *zip, const char *member, GError **error)
{
  static const DubanXmlHandler handler = { .begin = begin_relation_cb };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);

  if (!duban_xml_read (zip, member, &handler, relations, error))
    return NULL;
  return g_steal_pointer (&relations);
}

/* The member that a target names, as seen from a folder. */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *root = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, root);

  return g_strdup (path + strspn (path, "/"));
}

static const Relation *
find_relation (const GPtrArray *relations, const char *id, const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if ((!id || g_str_equal (relation->id, id)) && g_str_has_suffix (relation->type, type))
        return relation;
    }
  return NULL;
}

static char *
find_workbook (DubanZip *zip, GError **error)
{
  g_autoptr (GPtrArray) relations = NULL;
  const Relation *relation;

  if (!duban_zip_has (zip, "_rels/.rels"))
    return g_strdup (DEFAULT_WORKBOOK);
  relations = read_relations (zip, "_rels/.rels", error);
  if (!relations)
    return NULL;
  relation = find_relation (relations, NULL, "/officeDocument");
  return relation ? resolve ("", relation->target) : g_strdup (DEFAULT_WORKBOOK);
}

static void
begin_workbook_cb (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data)
{
  Reading *reading = data;
  char state[DUBAN_XML_NUMBER_SIZE];
  DubanXlsxSheet *sheet;

  if (g_str_equal (name, "workbookPr"))
    reading->parts->is_1904 = duban_xml_is_true (element, "date1904");
  if (!g_str_equal (name, "sheet"))
    return;
  if (reading->parts->sheets->len >= DUBAN_OFFICE_MAX_SHEETS)
    {
      duban_xml_fail_large (xml);
      return;
    }
  sheet = g_new0 (DubanXlsxSheet, 1);
  sheet->name = dup_attribute (element, "name");
  sheet->is_hidden = duban_xml_copy (element, NULL, "state", state, sizeof state)
                     && !g_str_equal (state, "visible");
  g_ptr_array_add (reading->parts->sheets, sheet);
  g_ptr_array_add (reading->ids, dup_attribute (element, "id"));
}

/* Gives each sheet its member; those that are no tables go. */
static gboolean
settle_sheets (Reading *reading, const GPtrArray *relations, const char *folder,
               const DubanZip *zip, GError **error)
{
  GPtrArray *sheets = reading->parts->sheets;

  for (guint i = sheets->len; i > 0; i--)
    {
      DubanXlsxSheet *sheet = g_ptr_array_index (sheets, i - 1);
      const Relation *relation
          = find_relation (relations, g_ptr_array_index (reading->ids, i - 1), "");

      if (!relation)
        return duban_zip_refuse_damaged (zip, sheet->name, error);
      if (g_str_has_suffix (relation->type, "/worksheet"))
        sheet->member = resolve (folder, relation->target);
      else
        g_ptr_array_remove_index (sheets, i - 1);
    }
  return TRUE;
}

/* NULL also where the part is named and not there: then nothing may ask for it. */
static char *
resolve_type (const DubanZip *zip, const GPtrArray *relations, const char *folder, const char *type)
{
  const Relation *relation = find_relation (relations, NULL, type);
  g_autofree char *member = relation ? resolve (folder, relation->target) : NULL;

  return member && duban_zip_has (zip, member) ? g_steal_pointer (&member) : NULL;
}

gboolean
duban_xlsx_parts_read (DubanXlsxParts *parts, DubanZip *zip, GError **error)
{
  static const DubanXmlHandler handler = { .begin = begin_workbook_cb };
  g_autofree char *workbook = find_workbook (zip, error);
  g_autofree char *folder = workbook ? g_path_get_dirname (workbook) : NULL;
  g_autofree char *base = workbook ? g_path_get_basename (workbook) : NULL;
  g_autofree char *rels = workbook ? g_strconcat (folder, "/_rels/", base, ".rels", NULL) : NULL;
  g_autofree char *member = rels ? resolve ("", rels) : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) relations = NULL;
  Reading reading = { parts, ids };

  parts->sheets = g_ptr_array_new_with_free_func (sheet_free);
  if (!workbook || !duban_xml_read (zip, workbook, &handler, &reading, error))
    return FALSE;
  relations = read_relations (zip, member, error);
  if (!relations || !settle_sheets (&reading, relations, folder, zip, error))
    return FALSE;
  parts->strings = resolve_type (zip, relations, folder, "/sharedStrings");
  parts->styles = resolve_type (zip, relations, folder, "/styles");
  return TRUE;
}

void
duban_xlsx_parts_clear (DubanXlsxParts *parts)
{
  g_clear_pointer (&parts->sheets, g_ptr_array_unref);
  g_clear_pointer (&parts->strings, g_free);
  g_clear_pointer (&parts->styles, g_free);
}

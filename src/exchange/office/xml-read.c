/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2 is fed block by block and calls back (SAX).  What makes it slow without end is stopped
 * before it: every tag's length and attributes are counted as the bytes go by (TagScan), and its
 * table of names is bounded. */
#include "exchange/office/xml-read.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "exchange/office/limits.h"
#include "exchange/table.h"

/* Where the bytes stand, as far as it takes to bound a tag. */
typedef struct
{
  gboolean is_open; /* inside a tag */
  char quote;       /* inside an attribute's value: what ends it */
  gsize size;       /* of the tag so far */
  guint attributes;
} TagScan;

struct _DubanXml
{
  DubanZip *zip;
  const char *member;
  const DubanXmlHandler *handler;
  gpointer data;
  xmlParserCtxtPtr parser;
  TagScan scan;
  guint depth;
  GError *error;
};

struct _DubanXmlElement
{
  const xmlChar *space;
  int n_attributes;
  const xmlChar **attributes; /* five each: name, prefix, namespace, value, its end */
};

void
duban_xml_fail (DubanXml *xml, GError *error)
{
  if (xml->error)
    g_error_free (error);
  else
    xml->error = error;
  xmlStopParser (xml->parser);
}

void
duban_xml_fail_damaged (DubanXml *xml)
{
  GError *error = NULL;

  duban_zip_refuse_damaged (xml->zip, xml->member, &error);
  duban_xml_fail (xml, error);
}

void
duban_xml_fail_large (DubanXml *xml)
{
  GError *error = NULL;

  duban_zip_refuse_large (xml->zip, &error);
  duban_xml_fail (xml, error);
}

const char *
duban_xml_get_space (const DubanXmlElement *element)
{
  return element->space ? (const char *) element->space : "";
}

const char *
duban_xml_copy (const DubanXmlElement *element, const char *space, const char *name, char *buffer,
                gsize size)
{
  for (int i = 0; i < element->n_attributes; i++)
    {
      const xmlChar **attribute = element->attributes + 5 * i;
      const char *own = attribute[2] ? (const char *) attribute[2] : "";
      gsize length;

      if (strcmp ((const char *) attribute[0], name) != 0 || (space && strcmp (own, space) != 0))
        continue;
      length = MIN ((gsize) (attribute[4] - attribute[3]), size - 1);
      memcpy (buffer, attribute[3], length);
      buffer[length] = '\0';
      return buffer;
    }
  return NULL;
}

gboolean
duban_xml_read_number (DubanXml *xml, const DubanXmlElement *element, const char *name,
                       guint missing, guint min, guint max, guint *value)
{
  char buffer[DUBAN_XML_NUMBER_SIZE];
  const char *text = duban_xml_copy (element, NULL, name, buffer, sizeof buffer);
  guint64 number;

  *value = missing;
  if (!text)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, min, max, &number, NULL))
    {
      duban_xml_fail_damaged (xml);
      return FALSE;
    }
  *value = (guint) number;
  return TRUE;
}

gboolean
duban_xml_is_true (const DubanXmlElement *element, const char *name)
{
  char buffer[DUBAN_XML_NUMBER_SIZE];
  const char *text = duban_xml_copy (element, NULL, name, buffer, sizeof buffer);

  return text && (g_str_equal (text, "1") || g_str_equal (text, "true"));
}

static void
begin_cb (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  DubanXml *xml = user_data;
  DubanXmlElement element = { space, n_attributes, attributes };

  if (xml->error)
    return;
  if (++xml->depth > DUBAN_OFFICE_MAX_DEPTH)
    duban_xml_fail_damaged (xml);
  else if (xml->handler->begin)
    xml->handler->begin (xml, (const char *) name, &element, xml->data);
}

static void
end_cb (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  DubanXml *xml = user_data;

  xml->depth--;
  if (!xml->error && xml->handler->end)
    xml->handler->end (xml, (const char *) name, xml->data);
}

static void
text_cb (void *user_data, const xmlChar *text, int size)
{
  DubanXml *xml = user_data;

  if (!xml->error && xml->handler->text)
    xml->handler->text (xml, (const char *) text, (gsize) size, xml->data);
}

static void
dtd_cb (void *user_data, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
  DubanXml *xml = user_data;

  duban_xml_fail (xml,
                  g_error_new (DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                               _ ("“%s” holds a document type definition (%s), as no spreadsheet "
                                  "program writes: it was not read."),
                               duban_zip_get_name (xml->zip), xml->member));
}

static xmlEntityPtr
entity_cb (void *user_data, const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlErrorPtr ErrorPointer;
#endif

static void
silent_cb (void *user_data, ErrorPointer error)
{
}

/* Goes on over the bytes; FALSE where a tag is longer or has more attributes than any has. */
static gboolean
scan_tags (TagScan *scan, const char *at, gsize size)
{
  const char *end = at + size;

  while (at < end)
    {
      if (!scan->is_open)
        {
          at = memchr (at, '<', (gsize) (end - at));
          if (!at)
            return TRUE;
          *scan = (TagScan){ TRUE, 0, 0, 0 };
        }
      else if (scan->quote)
        scan->quote = *at == scan->quote ? 0 : scan->quote;
      else if (*at == '"' || *at == '\'')
        {
          scan->quote = *at;
          scan->attributes++;
        }
      else if (*at == '>')
        scan->is_open = FALSE;
      at++;
      if (++scan->size > DUBAN_OFFICE_MAX_TAG || scan->attributes > DUBAN_OFFICE_MAX_ATTRIBUTES)
        return FALSE;
    }
  return TRUE;
}

static gboolean
feed_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  DubanXml *xml = user_data;

  if (!scan_tags (&xml->scan, data, size))
    duban_xml_fail_damaged (xml);
  else if (xmlParseChunk (xml->parser, data, (int) size, 0) != XML_ERR_OK && !xml->error)
    duban_xml_fail_damaged (xml);
  if (!xml->error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&xml->error));
  return FALSE;
}

/* The handler of libxml2 for what is read here: nothing of a tree, of DTDs or of files. */
static void
init_sax (xmlSAXHandler *sax)
{
  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = begin_cb;
  sax->endElementNs = end_cb;
  sax->characters = text_cb;
  sax->cdataBlock = text_cb;
  sax->ignorableWhitespace = text_cb;
  sax->internalSubset = dtd_cb;
  sax->getEntity = entity_cb;
  sax->serror = silent_cb;
}

static gboolean
parse (DubanXml *xml, GError **error)
{
  if (!duban_zip_read (xml->zip, xml->member, feed_cb, xml, error))
    return FALSE;
  if (xmlParseChunk (xml->parser, "", 0, 1) != XML_ERR_OK && !xml->error)
    duban_xml_fail_damaged (xml);
  if (!xml->error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&xml->error));
  return FALSE;
}

gboolean
duban_xml_read (DubanZip *zip, const char *member, const DubanXmlHandler *handler, gpointer data,
                GError **error)
{
  DubanXml xml = { .zip = zip, .member = member, .handler = handler, .data = data };
  xmlSAXHandler sax;
  gboolean is_read;

  init_sax (&sax);
  xml.parser = xmlCreatePushParserCtxt (&sax, &xml, NULL, 0, NULL);
  if (!xml.parser)
    return duban_zip_refuse_damaged (zip, member, error);
  xmlCtxtUseOptions (xml.parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  xmlDictSetLimit (xml.parser->dict, DUBAN_OFFICE_MAX_NAMES);
  is_read = parse (&xml, error);
  if (xml.parser->myDoc)
    xmlFreeDoc (xml.parser->myDoc);
  xmlFreeParserCtxt (xml.parser);
  g_clear_error (&xml.error);
  return is_read;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An XML part of an office file as a stream of elements and text, with no more than a few
 * kilobytes of it in memory.  UTF-8 alone; any DTD refuses the file, so that no entity but the five
 * of XML is ever expanded and nothing outside is ever opened. */
#pragma once

#include "exchange/office/zip-read.h"

G_BEGIN_DECLS

typedef struct _DubanXml DubanXml;
typedef struct _DubanXmlElement DubanXmlElement;

typedef struct
{
  /* name is without its prefix.  All may be NULL. */
  void (*begin) (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data);
  void (*end) (DubanXml *xml, const char *name, gpointer data);
  void (*text) (DubanXml *xml, const char *text, gsize size, gpointer data); /* in pieces */
} DubanXmlHandler;

/* Reads the member from its first to its last element. */
gboolean duban_xml_read (DubanZip *zip, const char *member, const DubanXmlHandler *handler,
                         gpointer data, GError **error);

/* For a handler: nothing more is read, and error is what duban_xml_read() says. Takes error. */
void duban_xml_fail (DubanXml *xml, GError *error);
/* The same: the part says what cannot be. */
void duban_xml_fail_damaged (DubanXml *xml);
/* The same: it says more than is read. */
void duban_xml_fail_large (DubanXml *xml);

/* The namespace that the element is in; "" for none. */
const char *duban_xml_get_space (const DubanXmlElement *element);

/* Copies an attribute's value into buffer, cut to its size; NULL where there is none. space: its
 * namespace, or NULL for any. */
const char *duban_xml_copy (const DubanXmlElement *element, const char *space, const char *name,
                            char *buffer, gsize size);
#define DUBAN_XML_NUMBER_SIZE 40 /* for the buffer of a number or a code */

/* An attribute that is a whole number from min to max; missing where there is none.  FALSE (and
 * the reading has failed as damaged) for anything else. */
gboolean duban_xml_read_number (DubanXml *xml, const DubanXmlElement *element, const char *name,
                                guint missing, guint min, guint max, guint *value);

/* Whether an attribute says yes: 1 or true. */
gboolean duban_xml_is_true (const DubanXmlElement *element, const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of an ODS: what it says it holds, and what it shows. */
#pragma once

#include "exchange/office/xml-read.h"

G_BEGIN_DECLS

#define DUBAN_ODS_VALUE_SIZE 128
#define DUBAN_ODS_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

typedef struct
{
  char type[16];                    /* float, date, string …; "" for none */
  char value[DUBAN_ODS_VALUE_SIZE]; /* of that type; "" for none */
  gboolean has_formula, is_error;
  GString *shown; /* its paragraphs; owned by the caller */
} DubanOdsValue;

/* Takes the attributes of a cell that begins, and empties what is shown. */
void duban_ods_value_begin (DubanOdsValue *value, const DubanXmlElement *element);

/* Appends the cell's text: numbers and days as they are, not as rounded for the eye; a
 * percentage, a time and a code with leading zeros as shown; of a date that is shown without its
 * day the year and month alone. */
void duban_ods_value_write (const DubanOdsValue *value, GString *out);

G_END_DECLS

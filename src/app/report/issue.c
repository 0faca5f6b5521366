/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/issue.h"

#include "app/report/issue-row.h"
#include "app/report/pairs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
duban_issued_free (DubanIssued *issued)
{
  g_free (issued->leader_name);
  g_free (issued->author);
  g_free (issued);
}

void
duban_issue_difference_free (DubanIssueDifference *difference)
{
  g_free (difference->kind);
  g_free (difference->what);
  g_free (difference->then);
  g_free (difference->now);
  g_free (difference);
}

static DubanIssued *
dup_issued (const DubanIssuedRow *row)
{
  DubanIssued *issued = g_new0 (DubanIssued, 1);

  issued->id = row->n;
  issued->key = (DubanReportKey){ .leader = row->leader, .period = row->period };
  issued->leader_name = g_strdup (row->leader_name);
  issued->time = row->time;
  issued->author = g_strdup (row->author);
  issued->hash = row->hash;
  return issued;
}

static DubanHash
hash_of_pdf (GBytes *pdf)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  DubanHash hash;
  gsize size, length = DUBAN_HASH_SIZE;
  const guchar *data = g_bytes_get_data (pdf, &size);

  while (size > 0) /* it is given in lengths of its own type */
    {
      const gssize piece = (gssize) MIN (size, G_MAXINT);

      g_checksum_update (checksum, data, piece);
      data += piece;
      size -= (gsize) piece;
    }
  g_checksum_get_digest (checksum, hash.bytes, &length);
  return hash;
}

static GBytes *
take_bytes (GPtrArray *pairs)
{
  GBytes *bytes = duban_pairs_to_bytes (pairs);

  g_ptr_array_unref (pairs);
  return bytes;
}

static void
fill_bodies (DubanIssuedWhole *whole, const DubanReport *report, const DubanFreeParts *parts)
{
  const DubanFigures *figures = report->figures;

  whole->bodies[DUBAN_ISSUED_DOCUMENT] = duban_document_to_bytes (report->document);
  whole->bodies[DUBAN_ISSUED_SETTINGS] = take_bytes (duban_pairs_of_settings (figures->terms));
  whole->bodies[DUBAN_ISSUED_CALENDAR] = take_bytes (duban_pairs_of_calendar (figures->terms));
  whole->bodies[DUBAN_ISSUED_FIGURES] = take_bytes (duban_pairs_of_figures (figures));
  whole->bodies[DUBAN_ISSUED_PARTS] = take_bytes (duban_pairs_of_parts (parts));
}

DubanIssued *
duban_issue_keep (DubanSession *session, const DubanReport *report, const DubanFreeParts *parts,
                  GBytes *pdf, GError **error)
{
  g_autoptr (DubanIssuedWhole) whole = g_new0 (DubanIssuedWhole, 1);
  const DubanTerms *terms = report->figures->terms;
  DubanIssuedRow *row = &whole->row;

  row->period = report->key.period;
  row->leader = report->key.leader;
  row->leader_name = g_strdup (duban_directory_get_name (terms->directory, row->leader));
  row->today = terms->today;
  row->time = duban_clock_read (session->clock).milliseconds;
  row->author = g_strdup (session->author);
  row->hash = hash_of_pdf (pdf);
  fill_bodies (whole, report, parts);
  return duban_issued_add (session->db, whole, error) ? dup_issued (row) : NULL;
}

static void
free_issued_cb (gpointer issued)
{
  duban_issued_free (issued);
}

GPtrArray *
duban_issue_list (DubanSession *session, GError **error)
{
  g_autoptr (GPtrArray) rows = duban_issued_list (session->db, error);
  GPtrArray *list;

  if (rows == NULL)
    return NULL;
  list = g_ptr_array_new_full (rows->len, free_issued_cb);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (list, dup_issued (g_ptr_array_index (rows, i)));
  return list;
}

DubanDocument *
duban_issue_load (DubanSession *session, gint64 id, DubanIssued **issued, GError **error)
{
  g_autoptr (DubanIssuedWhole) whole = duban_issue_get (session, id, error);
  DubanDocument *document;

  if (issued != NULL)
    *issued = NULL;
  if (whole == NULL)
    return NULL;
  document = duban_document_from_bytes (whole->bodies[DUBAN_ISSUED_DOCUMENT]);
  if (document == NULL)
    duban_issue_fail_damaged (id, error);
  else if (issued != NULL)
    *issued = dup_issued (&whole->row);
  return document;
}

char *
duban_issue_dup_deviation (const DubanIssued *issued, GBytes *pdf)
{
  const DubanHash hash = hash_of_pdf (pdf);

  if (memcmp (&hash, &issued->hash, sizeof hash) == 0)
    return NULL;
  return g_strdup_printf (
      _ ("The words are those that were issued as number %lld, but the file is not the same byte "
         "for byte: this computer has other fonts, or another version of what draws the pages."),
      (long long) issued->id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an issued report would say otherwise now: made again of the facts as they are, as of the
 * moment that it was made of, with the same free parts. */
#include "app/report/document-lines.h"
#include "app/report/issue-row.h"
#include "app/report/pairs.h"
#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_difference_cb (gpointer difference)
{
  duban_issue_difference_free (difference);
}

/* All that was kept, read. */
typedef struct
{
  DubanDocument *document;
  GPtrArray *settings, *calendar, *figures;
  DubanFreeParts parts;
} Kept;

static void
kept_clear (Kept *kept)
{
  g_clear_pointer (&kept->document, duban_document_free);
  g_clear_pointer (&kept->settings, g_ptr_array_unref);
  g_clear_pointer (&kept->calendar, g_ptr_array_unref);
  g_clear_pointer (&kept->figures, g_ptr_array_unref);
  duban_free_parts_clear (&kept->parts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

static gboolean
read_kept (Kept *kept, const DubanIssuedWhole *whole, GError **error)
{
  g_autoptr (GPtrArray) parts = duban_pairs_from_bytes (whole->bodies[DUBAN_ISSUED_PARTS]);

  kept->document = duban_document_from_bytes (whole->bodies[DUBAN_ISSUED_DOCUMENT]);
  kept->settings = duban_pairs_from_bytes (whole->bodies[DUBAN_ISSUED_SETTINGS]);
  kept->calendar = duban_pairs_from_bytes (whole->bodies[DUBAN_ISSUED_CALENDAR]);
  kept->figures = duban_pairs_from_bytes (whole->bodies[DUBAN_ISSUED_FIGURES]);
  if (kept->document == NULL || kept->settings == NULL || kept->calendar == NULL
      || kept->figures == NULL || parts == NULL)
    return duban_issue_fail_damaged (whole->row.n, error);
  duban_pairs_to_parts (parts, &kept->parts);
  return TRUE;
}

/* The moment that the document bears, else that of its issue. */
static DubanNow
get_moment (DubanSession *session, const DubanIssuedWhole *whole, const DubanDocument *document)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (document->made, NULL);
  g_autoptr (GDateTime) utc = made != NULL ? g_date_time_ref (made)
                                           : g_date_time_new_from_unix_utc (whole->row.time / 1000);
  g_autoptr (GDateTime) local = NULL;
  DubanNow now = { .milliseconds = whole->row.time, .today = whole->row.today };

  if (utc == NULL)
    return now;
  if (made != NULL)
    now.milliseconds = g_date_time_to_unix (made) * 1000;
  local = g_date_time_to_timezone (utc, duban_clock_get_zone (session->clock));
  now.minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  return now;
}

/* The report of then as it would be made now.  The session is as it was when this returns. */
static DubanReport *
compose_again (DubanSession *session, const DubanIssuedWhole *whole, const Kept *kept,
               GCancellable *cancellable, GError **error)
{
  const DubanReportKey key = { .leader = whole->row.leader, .period = whole->row.period };
  const DubanNow now = session->now;
  DubanTerms *terms = session->terms;
  DubanTerms *then = duban_session_load_terms (session, whole->row.today, error);
  DubanReport *report;

  if (then == NULL)
    return NULL;
  session->terms = then;
  session->now = get_moment (session, whole, kept->document);
  report = duban_report_compose (session, &key, &kept->parts, cancellable, error);
  session->terms = terms;
  session->now = now;
  duban_terms_unref (then);
  return report;
}

/* What a pair is called: a figure in words, a unit by its name, anything else by its own. */
static char *
dup_label (const char *kind, const char *name)
{
  const struct
  {
    const char *code, *label;
  } labels[] = {
    { "assigned", C_ ("summary", "Newly assigned") },
    { "closed", C_ ("summary", "Closed") },
    { "open", C_ ("summary", "Open") },
    { "overdue", C_ ("summary", "Overdue") },
    { "led", C_ ("summary", "Led") },
    { "crossing", C_ ("summary", "Crossing") },
    { "completion", _ ("Closed on time") },
  };

  if (!g_str_equal (kind, "figure"))
    return g_strdup (name);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].code, name))
      return g_strdup (labels[i].label);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (g_str_equal (duban_stage_get_code ((DubanStage) i), name))
      return g_strdup_printf (_ ("%s on time"), duban_wording_of_stage ((DubanStage) i));
  /* Translators: the rank and score of a unit */
  return g_str_has_prefix (name, "unit ")
             ? g_strdup_printf (_ ("Rank of %s"), name + strlen ("unit "))
             : g_strdup (name);
}

static void
add_difference (GPtrArray *differences, const char *kind, const char *name, const char *then,
                const char *now)
{
  DubanIssueDifference *difference;

  if (g_strcmp0 (then, now) == 0)
    return;
  difference = g_new0 (DubanIssueDifference, 1);
  difference->kind = g_strdup (kind);
  difference->what = dup_label (kind, name);
  difference->then = g_strdup (then);
  difference->now = g_strdup (now);
  g_ptr_array_add (differences, difference);
}

static GHashTable *
index_pairs (const GPtrArray *pairs)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DubanPair *pair = g_ptr_array_index (pairs, i);

      g_hash_table_insert (values, pair->name, pair->value);
    }
  return values;
}

/* What was there in its order, then what is new in its own. */
static void
compare_pairs (GPtrArray *differences, const char *kind, const GPtrArray *then,
               const GPtrArray *now)
{
  g_autoptr (GHashTable) old = index_pairs (then);
  g_autoptr (GHashTable) new = index_pairs (now);

  for (guint i = 0; i < then->len; i++)
    {
      const DubanPair *pair = g_ptr_array_index (then, i);

      add_difference (differences, kind, pair->name, pair->value,
                      g_hash_table_lookup (new, pair->name));
    }
  for (guint i = 0; i < now->len; i++)
    {
      const DubanPair *pair = g_ptr_array_index (now, i);

      if (!g_hash_table_contains (old, pair->name))
        add_difference (differences, kind, pair->name, NULL, pair->value);
    }
}

static GPtrArray *
compare (const Kept *kept, const DubanReport *report)
{
  const DubanFigures *figures = report->figures;
  GPtrArray *differences = g_ptr_array_new_with_free_func (free_difference_cb);
  g_autoptr (GPtrArray) settings = duban_pairs_of_settings (figures->terms);
  g_autoptr (GPtrArray) calendar = duban_pairs_of_calendar (figures->terms);
  g_autoptr (GPtrArray) counted = duban_pairs_of_figures (figures);
  g_autoptr (GPtrArray) then = duban_document_lines (kept->document);
  g_autoptr (GPtrArray) now = duban_document_lines (report->document);

  compare_pairs (differences, "setting", kept->settings, settings);
  compare_pairs (differences, "calendar", kept->calendar, calendar);
  compare_pairs (differences, "figure", kept->figures, counted);
  duban_document_lines_compare (then, now, differences);
  return differences;
}

GPtrArray *
duban_issue_compare (DubanSession *session, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanIssuedWhole) whole = duban_issue_get (session, id, error);
  g_autoptr (DubanReport) report = NULL;
  g_auto (Kept) kept = { 0 };

  if (whole == NULL || !read_kept (&kept, whole, error))
    return NULL;
  report = compose_again (session, whole, &kept, cancellable, error);
  return report != NULL ? compare (&kept, report) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report-issued.h"

#include "app/report/issue.h"
#include "app/report/output.h"
#include "cli/complaint.h"
#include "cli/json.h"
#include "cli/reading.h"
#include "cli/text-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define NUMBER_SIZE 24
#define DAY_AND_MINUTE 16 /* of "2026-11-23T09:00:00+08:00" */

static const char *const kind_codes[] = { "weekly", "monthly", "quarterly" };

static void
print_issued (DubanJson *json, const DubanReading *reading, const DubanIssued *issued)
{
  const DubanPeriod period = issued->key.period;
  g_autofree char *time = duban_clock_format (reading->session->clock, issued->time);
  g_autoptr (GString) hash = g_string_new (NULL);

  for (int i = 0; i < DUBAN_HASH_SIZE; i++)
    g_string_append_printf (hash, "%02x", issued->hash.bytes[i]);
  duban_json_number (json, "id", issued->id);
  duban_json_text (json, "kind", kind_codes[period.kind]);
  duban_json_text (json, "leader", issued->leader_name);
  duban_json_begin_object (json, "period");
  duban_json_day (json, "from", period.from);
  duban_json_day (json, "to", period.to);
  duban_json_end_object (json);
  duban_json_text (json, "time", time);
  duban_json_filled (json, "author", issued->author);
  duban_json_text (json, "sha256", hash->str);
}

static gboolean
print_list_json (const DubanReading *reading, const GPtrArray *list, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_begin_array (json, "issued");
  for (guint i = 0; i < list->len; i++)
    {
      duban_json_begin_object (json, NULL);
      print_issued (json, reading, g_ptr_array_index (list, i));
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
add_row (DubanTextTable *table, const DubanReading *reading, const DubanIssued *issued)
{
  g_autofree char *period = duban_period_to_text (issued->key.period);
  g_autofree char *time = duban_clock_format (reading->session->clock, issued->time);
  char number[NUMBER_SIZE];

  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, issued->id);
  time[DAY_AND_MINUTE] = '\0';
  g_strdelimit (time, "T", ' ');
  duban_text_table_add (table, number, 0);
  duban_text_table_add (table, time, 0);
  duban_text_table_add (table, period, 0);
  duban_text_table_add (table, issued->leader_name != NULL ? issued->leader_name : _ ("The office"),
                        0);
  duban_text_table_add (table, issued->author, 0);
}

static gboolean
print_list (DubanCli *cli, const DubanReading *reading, GError **error)
{
  const char *headings[] = { _ ("Number"), C_ ("report", "Issued"), C_ ("report", "Period"),
                             C_ ("report", "Of"), C_ ("report", "Issued by") };
  g_autoptr (GPtrArray) list = duban_issue_list (reading->session, error);
  g_autoptr (DubanTextTable) table = NULL;

  if (list == NULL)
    return FALSE;
  if (cli->json)
    return print_list_json (reading, list, error);
  table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < list->len; i++)
    add_row (table, reading, g_ptr_array_index (list, i));
  duban_text_table_print (table);
  return TRUE;
}

/* One that was issued, and what is asked of it. */
typedef struct
{
  DubanIssued *issued;
  DubanDocument *document;
  GPtrArray *differences; /* NULL: not asked for */
  const char *output;     /* the same */
  char *deviation;        /* of the PDF that was written; NULL: none */
} Again;

static void
again_clear (Again *again)
{
  g_clear_pointer (&again->issued, duban_issued_free);
  g_clear_pointer (&again->document, duban_document_free);
  g_clear_pointer (&again->differences, g_ptr_array_unref);
  g_free (again->deviation);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Again, again_clear)

static gboolean
write_again (Again *again, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  DubanOutputKind kind;

  if (!duban_output_kind_of (again->output, &kind, error))
    return FALSE;
  bytes = duban_output_make (again->document, kind, NULL, NULL, NULL, error);
  if (bytes == NULL || !duban_output_keep (bytes, again->output, error))
    return FALSE;
  if (kind == DUBAN_OUTPUT_PDF)
    again->deviation = duban_issue_dup_deviation (again->issued, bytes);
  return TRUE;
}

static void
print_difference (DubanJson *json, const DubanIssueDifference *difference)
{
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "kind", difference->kind);
  duban_json_text (json, "what", difference->what);
  duban_json_text (json, "then", difference->then);
  duban_json_text (json, "now", difference->now);
  duban_json_end_object (json);
}

static gboolean
print_again_json (const DubanReading *reading, const Again *again, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();
  g_autofree char *text = duban_plain_make (again->document);

  duban_json_begin_object (json, NULL);
  print_issued (json, reading, again->issued);
  duban_json_text (json, "title", again->document->title);
  duban_json_text (json, "text", text);
  if (again->output != NULL)
    {
      duban_json_text (json, "file", again->output);
      duban_json_boolean (json, "same", again->deviation == NULL);
    }
  if (again->differences != NULL)
    duban_json_begin_array (json, "differences");
  for (guint i = 0; again->differences != NULL && i < again->differences->len; i++)
    print_difference (json, g_ptr_array_index (again->differences, i));
  if (again->differences != NULL)
    duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_differences (const GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const DubanIssueDifference *difference = g_ptr_array_index (differences, i);

      printf ("%s\n", difference->what);
      /* Translators: what an issued report says, and on the next line what it would say now */
      printf (_ ("  then: %s\n"), difference->then != NULL ? difference->then : "–");
      printf (_ ("  now:  %s\n"), difference->now != NULL ? difference->now : "–");
    }
  if (differences->len == 0)
    printf (_ ("The same would be said now.\n"));
}

static void
print_again (const Again *again)
{
  g_autofree char *text = NULL;

  if (again->output != NULL)
    printf (_ ("Written: %s\n"), again->output);
  if (again->differences != NULL)
    print_differences (again->differences);
  if (again->output != NULL || again->differences != NULL)
    return;
  text = duban_plain_make (again->document);
  printf ("%s%s", text, g_str_has_suffix (text, "\n") ? "" : "\n");
}

static gboolean
read_number (const char *text, gint64 *number, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, number, NULL))
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("“%s” is no number of an issued report; “dubanctl report issued” lists them."),
               text);
  return FALSE;
}

static gboolean
run_again (DubanCli *cli, const DubanReading *reading, gint64 number, const char *output,
           gboolean diff, GError **error)
{
  g_auto (Again) again = { .output = output };

  again.document = duban_issue_load (reading->session, number, &again.issued, error);
  if (again.document == NULL)
    return FALSE;
  if (diff)
    again.differences = duban_issue_compare (reading->session, number, NULL, error);
  if ((diff && again.differences == NULL) || (output != NULL && !write_again (&again, error)))
    return FALSE;
  if (again.deviation != NULL)
    duban_cli_complain (again.deviation);
  if (cli->json)
    return print_again_json (reading, &again, error);
  print_again (&again);
  return TRUE;
}

gboolean
duban_cli_report_issued (DubanCli *cli, const char *number, const char *output, gboolean diff,
                         GError **error)
{
  g_auto (DubanReading) reading = { 0 };
  DubanOutputKind kind;
  gint64 id = 0;

  if ((number != NULL && !read_number (number, &id, error))
      || (output != NULL && !duban_output_kind_of (output, &kind, error))
      || !duban_reading_open_facts (&reading, cli, error))
    return FALSE;
  return number == NULL ? print_list (cli, &reading, error)
                        : run_again (cli, &reading, id, output, diff, error);
}

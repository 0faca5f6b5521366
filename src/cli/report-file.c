/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report-file.h"

#include "app/input.h"
#include "app/report/issue.h"
#include "app/report/output.h"
#include "cli/complaint.h"
#include "cli/json.h"
#include "cli/report-figures.h"
#include "exchange/encoding.h"
#include "exchange/file-read.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* No text of 64 KiB is longer in any encoding; what is, is refused before it is read. */
#define FILE_MAX (1024 * 1024)

/* Sentences on standard error, at most. */
#define PROBLEMS_SAID 20

/* *file: what stands after the “=”, borrowed. */
static gboolean
read_section (const char *text, DubanFreePart *part, const char **file, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *code = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;

  if (code == NULL)
    g_set_error (error, DUBAN_CLI_ERROR, DUBAN_CLI_ERROR_USAGE,
                 _ ("--text: “%s” names no file; write it as SECTION=FILE."), text);
  else if (!duban_free_part_from_code (code, part))
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("--text: “%s” is none of overview, problems, suggestions, next."), code);
  else
    {
      *file = equals + 1;
      return TRUE;
    }
  return FALSE;
}

gboolean
duban_report_order_check (const DubanReportOrder *order, GError **error)
{
  DubanOutputKind kind;
  DubanFreePart part;
  const char *file;

  for (guint i = 0; order->texts != NULL && order->texts[i] != NULL; i++)
    if (!read_section (order->texts[i], &part, &file, error))
      return FALSE;
  return order->output == NULL || duban_output_kind_of (order->output, &kind, error);
}

static gboolean
read_text (DubanFreeParts *parts, DubanFreePart part, const char *file, GError **error)
{
  gsize size;
  g_autofree char *name = g_filename_display_name (file);
  g_autofree char *text = NULL;
  char *data = duban_file_read (file, FILE_MAX, &size, error);

  if (data == NULL)
    return FALSE;
  data = duban_encoding_make_utf8 (data, &size, name, NULL);
  if (data == NULL)
    {
      /* What is wrong with it is said for ledgers, and to be saved as one. */
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("“%s” is no plain text; save it as a text file in UTF-8."), name);
      return FALSE;
    }
  text = duban_input_dup_text (duban_free_part_get_code (part), data, error);
  g_free (data);
  if (text == NULL)
    return FALSE;
  g_free (parts->texts[part]);
  parts->texts[part] = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
load_parts (DubanSession *session, const DubanReportOrder *order, DubanFreeParts *parts,
            GError **error)
{
  if (!duban_free_parts_load (session, &order->key, parts, error))
    return FALSE;
  for (guint i = 0; order->texts != NULL && order->texts[i] != NULL; i++)
    {
      DubanFreePart part;
      const char *file;

      if (!read_section (order->texts[i], &part, &file, error)
          || !read_text (parts, part, file, error))
        return FALSE;
    }
  return TRUE;
}

/* Everything is made before anything is written, and what is issued was written: then a file that
 * cannot be written issues nothing.  *issued: NULL where it was not asked for. */
static gboolean
make_all (DubanSession *session, const DubanReportOrder *order, const DubanReport *report,
          const DubanFreeParts *parts, DubanIssued **issued, GError **error)
{
  DubanOutputKind kind = DUBAN_OUTPUT_PDF;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (order->output != NULL && !duban_output_kind_of (order->output, &kind, error))
    return FALSE;
  if (order->issue || kind == DUBAN_OUTPUT_PDF)
    pdf = duban_output_make (report->document, DUBAN_OUTPUT_PDF, NULL, NULL, NULL, error);
  if (pdf == NULL && (order->issue || kind == DUBAN_OUTPUT_PDF))
    return FALSE;
  bytes = kind == DUBAN_OUTPUT_PDF
              ? g_bytes_ref (pdf)
              : duban_output_make (report->document, kind, NULL, NULL, NULL, error);
  if (bytes == NULL || (order->output != NULL && !duban_output_keep (bytes, order->output, error)))
    return FALSE;
  if (!order->issue)
    return TRUE;
  *issued = duban_issue_keep (session, report, parts, pdf, error);
  if (*issued == NULL && order->output != NULL)
    g_prefix_error (error, _ ("“%s” was written, but the report was not issued: "), order->output);
  return *issued != NULL;
}

static void
say_problems (const DubanReport *report)
{
  const guint n = report->problems->len;
  g_autofree char *more = NULL;

  for (guint i = 0; i < MIN (n, PROBLEMS_SAID); i++)
    {
      const DubanReportProblem *problem = g_ptr_array_index (report->problems, i);

      duban_cli_complain (problem->sentence);
    }
  if (n <= PROBLEMS_SAID)
    return;
  more = g_strdup_printf (ngettext ("%u more should be looked at; --json lists it.",
                                    "%u more should be looked at; --json lists them.",
                                    n - PROBLEMS_SAID),
                          n - PROBLEMS_SAID);
  duban_cli_complain (more);
}

static void
print_problem (DubanJson *json, const DubanReport *report, const DubanReportProblem *problem)
{
  const DubanDirectory *directory = report->figures->terms->directory;

  duban_json_begin_object (json, NULL);
  duban_json_text (json, "code", problem->code);
  duban_json_text (json, "message", problem->sentence);
  duban_json_filled (json, "task", duban_figures_get_name (report->figures, problem->task));
  duban_json_text (json, "leader", duban_directory_get_name (directory, problem->leader));
  duban_json_text (json, "part", problem->part);
  duban_json_end_object (json);
}

static gboolean
print_json (const DubanReport *report, const char *output, const DubanIssued *issued,
            GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_report_print_members (json, report->figures);
  duban_json_text (json, "file", output);
  if (issued != NULL)
    duban_json_number (json, "issued", issued->id);
  else
    duban_json_null (json, "issued");
  duban_json_begin_array (json, "problems");
  for (guint i = 0; i < report->problems->len; i++)
    print_problem (json, report, g_ptr_array_index (report->problems, i));
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

gboolean
duban_report_order_run (DubanCli *cli, DubanSession *session, const DubanReportOrder *order,
                        GError **error)
{
  g_auto (DubanFreeParts) parts = { 0 };
  g_autoptr (DubanReport) report = NULL;
  g_autoptr (DubanIssued) issued = NULL;

  if (!load_parts (session, order, &parts, error))
    return FALSE;
  report = duban_report_compose (session, &order->key, &parts, NULL, error);
  if (report == NULL || !make_all (session, order, report, &parts, &issued, error))
    return FALSE;
  say_problems (report);
  if (cli->json)
    return print_json (report, order->output, issued, error);
  if (order->output != NULL)
    printf (_ ("Written: %s\n"), order->output);
  if (issued != NULL)
    printf (_ ("Issued as number %lld.\n"), (long long) issued->id);
  return TRUE;
}

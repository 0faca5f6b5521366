/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/report.h"

void
duban_report_problem_free (DubanReportProblem *problem)
{
  g_free (problem->code);
  g_free (problem->sentence);
  g_free (problem->part);
  g_free (problem);
}

void
duban_report_free (DubanReport *report)
{
  g_clear_pointer (&report->figures, duban_figures_free);
  g_clear_pointer (&report->document, duban_document_free);
  g_clear_pointer (&report->problems, g_ptr_array_unref);
  g_free (report);
}

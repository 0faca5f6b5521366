/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 周报: the weekly accountability summary of a leader or of the office. */
#include "app/report/sections.h"

#include "app/words.h"

void
duban_weekly_write (DubanPaper *paper)
{
  DubanDocument *document = paper->document;

  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "The week at a glance"));
  duban_section_add_glance (paper);
  duban_paper_add_part (paper, DUBAN_PART_OVERVIEW);
  duban_section_add_lights_chart (paper);
  duban_section_add_rates_chart (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "The own ledger"));
  duban_section_add_own_ledger (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "The cross ledger"));
  duban_section_add_cross_ledger (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "Main problems"));
  duban_paper_add_part (paper, DUBAN_PART_PROBLEMS);
  duban_section_add_problems (paper);
  duban_paper_add_part (paper, DUBAN_PART_SUGGESTIONS);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "Work of next week"));
  duban_section_add_ahead (paper);
  duban_paper_add_part (paper, DUBAN_PART_NEXT);
  duban_section_add_closing (paper);
  duban_section_add_own_table (paper);
  duban_section_add_cross_sheet (paper);
  duban_section_add_problem_sheet (paper);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 每月通报 (measure 8: 要重点通报问题、提出意见建议): the problems come first. */
#include "app/report/sections.h"

#include "app/words.h"

void
duban_monthly_write (DubanPaper *paper)
{
  DubanDocument *document = paper->document;

  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "Main problems"));
  duban_paper_add_part (paper, DUBAN_PART_PROBLEMS);
  duban_section_add_problems (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "The assigned work"));
  duban_section_add_glance (paper);
  duban_paper_add_part (paper, DUBAN_PART_OVERVIEW);
  duban_section_add_tallies (paper);
  duban_section_add_lights_chart (paper);
  duban_section_add_rates_chart (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL,
                      C_ ("report", "Instructions on papers and letters"));
  duban_section_add_instructions (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL,
                      C_ ("report", "How key projects and key work stand"));
  duban_section_add_projects (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "Suggestions"));
  duban_section_add_kinds (paper);
  duban_paper_add_part (paper, DUBAN_PART_SUGGESTIONS);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "Work to come"));
  duban_section_add_ahead (paper);
  duban_paper_add_part (paper, DUBAN_PART_NEXT);
  duban_section_add_closing (paper);
}

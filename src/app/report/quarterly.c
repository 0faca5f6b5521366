/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 季度通报 (measure 5: 按季度通报部门、镇、园区、企事业单位抓落实情况). */
#include "app/report/sections.h"

#include "app/words.h"

void
duban_quarterly_write (DubanPaper *paper)
{
  DubanDocument *document = paper->document;

  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "The quarter"));
  duban_section_add_glance (paper);
  duban_paper_add_part (paper, DUBAN_PART_OVERVIEW);
  duban_section_add_rates_chart (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "Scores and ranks"));
  duban_section_add_ranking (paper);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL,
                      C_ ("report", "Main problems and suggestions"));
  duban_paper_add_part (paper, DUBAN_PART_PROBLEMS);
  duban_section_add_kinds (paper);
  duban_paper_add_part (paper, DUBAN_PART_SUGGESTIONS);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, C_ ("report", "Work to come"));
  duban_section_add_ahead (paper);
  duban_paper_add_part (paper, DUBAN_PART_NEXT);
  duban_section_add_closing (paper);
  duban_section_add_ranking_table (paper);
}

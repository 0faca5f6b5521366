/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/sections.h"

#include "app/words.h"

void
duban_quarterly_write (DubanPaper *paper)
{
  duban_section_add_glance (paper);
  duban_section_add_ranking_chart (paper);
  duban_section_add_closing (paper);
}

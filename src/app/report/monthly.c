/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/sections.h"

#include "app/words.h"

gboolean
duban_monthly_write (DubanPaper *paper, GError **error)
{
  duban_section_add_glance (paper);
  duban_section_add_problems (paper);
  duban_section_add_closing (paper);
  return TRUE;
}

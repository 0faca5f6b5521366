/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/sections.h"

void
duban_review_paper (DubanPaper *paper)
{
  (void) paper;
}

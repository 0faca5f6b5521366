/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/published-years.h"

/* clang-format off: a span a line */

/* A day that a notice leaves “与周末连休” is listed alone: the weekend beside it is no
 * statutory holiday. */
#define OFF(m1, d1, m2, d2, name)                                                                  \
  {                                                                                                \
    m1, d1, m2, d2, FALSE, name                                                                    \
  }
#define MAKEUP(m, d, name)                                                                         \
  {                                                                                                \
    m, d, m, d, TRUE, name                                                                         \
  }

/* 国办发明电〔2023〕7号 */
static const DubanPublishedSpan year_2024[] = {
  OFF (1, 1, 1, 1, "元旦"),     MAKEUP (2, 4, "春节"),        OFF (2, 10, 2, 17, "春节"),
  MAKEUP (2, 18, "春节"),       OFF (4, 4, 4, 6, "清明节"),   MAKEUP (4, 7, "清明节"),
  MAKEUP (4, 28, "劳动节"),     OFF (5, 1, 5, 5, "劳动节"),   MAKEUP (5, 11, "劳动节"),
  OFF (6, 10, 6, 10, "端午节"), MAKEUP (9, 14, "中秋节"),     OFF (9, 15, 9, 17, "中秋节"),
  MAKEUP (9, 29, "国庆节"),     OFF (10, 1, 10, 7, "国庆节"), MAKEUP (10, 12, "国庆节"),
};

/* 国办发明电〔2024〕12号 */
static const DubanPublishedSpan year_2025[] = {
  OFF (1, 1, 1, 1, "元旦"),          MAKEUP (1, 26, "春节"),
  OFF (1, 28, 2, 4, "春节"),         MAKEUP (2, 8, "春节"),
  OFF (4, 4, 4, 6, "清明节"),        MAKEUP (4, 27, "劳动节"),
  OFF (5, 1, 5, 5, "劳动节"),        OFF (5, 31, 6, 2, "端午节"),
  MAKEUP (9, 28, "国庆节、中秋节"),  OFF (10, 1, 10, 8, "国庆节、中秋节"),
  MAKEUP (10, 11, "国庆节、中秋节"),
};

/* 国办发明电〔2025〕7号 */
static const DubanPublishedSpan year_2026[] = {
  OFF (1, 1, 1, 3, "元旦"),   MAKEUP (1, 4, "元旦"),        MAKEUP (2, 14, "春节"),
  OFF (2, 15, 2, 23, "春节"), MAKEUP (2, 28, "春节"),       OFF (4, 4, 4, 6, "清明节"),
  OFF (5, 1, 5, 5, "劳动节"), MAKEUP (5, 9, "劳动节"),      OFF (6, 19, 6, 21, "端午节"),
  MAKEUP (9, 20, "国庆节"),   OFF (9, 25, 9, 27, "中秋节"), OFF (10, 1, 10, 7, "国庆节"),
  MAKEUP (10, 10, "国庆节"),
};

/* clang-format on */

static const DubanPublishedYear published_years[] = {
  { 2024, year_2024, G_N_ELEMENTS (year_2024) },
  { 2025, year_2025, G_N_ELEMENTS (year_2025) },
  { 2026, year_2026, G_N_ELEMENTS (year_2026) },
};

const DubanPublishedYear *
duban_published_years_list (gsize *n_years)
{
  *n_years = G_N_ELEMENTS (published_years);
  return published_years;
}

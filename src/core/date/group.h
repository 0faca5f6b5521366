/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that share one unit: 3、6、9月, 2024-2026年, 1至10日. */
#pragma once

#include "core/date/terms.h"

G_BEGIN_DECLS

#define DUBAN_DATE_GROUP_SIZE 12

typedef struct
{
  int values[DUBAN_DATE_GROUP_SIZE];
  int n_figures[DUBAN_DATE_GROUP_SIZE];
  const char *starts[DUBAN_DATE_GROUP_SIZE];
  gboolean is_span[DUBAN_DATE_GROUP_SIZE]; /* a span runs from this one to the next */
  int n;
} DubanDateGroup;

/* Takes numbers with span or list marks between them. */
gboolean duban_date_group_take (const char **at, DubanDateGroup *group);

/* Adds all of the group but its last, each as `name` with its own value in the place of that
 * level.  Returns where the last one begins; *name has its value. */
const char *duban_date_group_add (DubanDateTerms *terms, const DubanDateGroup *group,
                                  const char *from, DubanDateName *name);

G_END_DECLS

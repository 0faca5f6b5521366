/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the directory: shared by directory.c and directory-names.c alone. */
#pragma once

#include "core/directory.h"

G_BEGIN_DECLS

struct _DubanDirectory
{
  gatomicrefcount ref_count;

  GPtrArray *leaders, *units, *fields, *meetings; /* owned values, in the order of listing */
  GArray *holdings;                               /* of DubanHolding */

  GHashTable *leader_by_n, *unit_by_n, *field_by_n; /* entity number → borrowed value */
  GHashTable *holders_by_n;                         /* entity number → GPtrArray of DubanHolding */

  /* name, borrowed → borrowed value, or a mark that it is two's */
  GHashTable *leader_by_name, *field_by_name;
  GHashTable *unit_by_name, *unit_by_short_name, *unit_by_former_name;
  GHashTable *unit_by_rest; /* any of these names without a county's leading run */
  char *county;             /* 伊金霍洛旗; NULL: not known */
};

void duban_directory_init_names (DubanDirectory *directory);
void duban_directory_clear_names (DubanDirectory *directory);

void duban_directory_name_leader (DubanDirectory *directory, DubanLeader *leader);
void duban_directory_name_unit (DubanDirectory *directory, DubanUnit *unit);
void duban_directory_name_field (DubanDirectory *directory, DubanField *field);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory as lists: a table for a person, or one JSON value. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_LIST_LEADERS,
  DUBAN_LIST_UNITS,
  DUBAN_LIST_PORTFOLIO,
  DUBAN_LIST_MEETINGS,
  DUBAN_LIST_HOLIDAYS,
} DubanDirectoryList;

gboolean duban_directory_list_print (gboolean as_json, const DubanSession *session,
                                     DubanDirectoryList what, GError **error);

/* 分管 …: the words of interface.md, in any locale. (transfer none) */
const char *duban_directory_list_get_kind (DubanHoldingKind kind);

G_END_DECLS

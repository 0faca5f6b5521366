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

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters that were saved under a name, on this desk alone; nothing of the work is in them. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *text; /* app/view/listing-query.h */
} DubanSavedFilter;

#define DUBAN_SAVED_FILTERS_MAX 50
#define DUBAN_SAVED_FILTER_NAME_MAX 60 /* characters */

/* By name. (transfer full) of DubanSavedFilter */
GPtrArray *duban_saved_filters_load (DubanSession *session,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Saves under the name, in place of one of that name; text NULL: deletes it. Refused in a sentence:
 * no name, or too many. */
gboolean duban_saved_filters_put (DubanSession *session, const char *name, const char *text,
                                  GError **error);

G_END_DECLS

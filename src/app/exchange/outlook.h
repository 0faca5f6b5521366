/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What colleagues would be given now, people × tasks: nothing is written. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  gsize n_changes;
  gsize n_changed;   /* tasks that he is known to have, with something new */
  GPtrArray *added;  /* of char *: the titles of those that he is not known to have */
  GPtrArray *leaves; /* of char *: the titles of those that leave him with it */
} DubanOutlook;

/* Of each desk of these names by itself, whatever their views. (transfer full, DubanOutlook) */
GPtrArray *duban_exchange_look_out (DubanSession *session, const char *const *names, gboolean full,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a task that was handed over from this desk (已移交): to whom and when. */
#pragma once

#include "app/session.h"
#include "core/task.h"

G_BEGIN_DECLS

typedef struct
{
  char *to;     /* who leads it, as far as is known here; NULL: nobody, or not known */
  DubanDay day; /* of the change that took it away; DUBAN_NO_DAY: not known */
} DubanFarewell;
void duban_farewell_clear (DubanFarewell *farewell);

/* Empty for a task that was not handed over. */
gboolean duban_farewell_load (DubanFarewell *farewell, DubanSession *session, const DubanTask *task,
                              GError **error);

/* "handed over to 副旗长乙 on 2026-11-20". (transfer full) */
char *duban_farewell_to_text (const DubanFarewell *farewell) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanFarewell, duban_farewell_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a task as a form begins with them: each as the text that `set` would be given for
 * it, so that what a person leaves alone is known to be the same. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* In the order of duban_edit_field_list(), "" where there is none; the parent by its number where
 * only it has that one, else by its id. *texts is NULL, no error, where the task is not there or
 * deleted. (transfer full) */
gboolean duban_edit_load_fields (DubanSession *session, guint32 task, GStrv *texts, GError **error);

G_END_DECLS

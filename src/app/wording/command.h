/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of this desk in words.  What is stored of a command is a code (“set due”), the same
 * in every language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* “set due lead” → 修改：完成时限、牵头领导. A label of a later version is said as it stands.
 * (transfer full) */
char *duban_wording_of_command (const char *label) G_GNUC_WARN_UNUSED_RESULT;

/* The reason of a void that an undo wrote (“undo: set due”) in words; any other as it stands.
 * (transfer full) */
char *duban_wording_of_reason (const char *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

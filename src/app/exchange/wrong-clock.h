/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks of other desks that are ahead of this one's: what they wrote is kept, and marked. */
#pragma once

#include "app/exchange/taking.h"
#include "app/session.h"

G_BEGIN_DECLS

/* A clock is called ahead from ten minutes on. */
#define DUBAN_WRONG_CLOCK_FROM (10 * 60 * 1000)

/* The latest time that each desk wrote, as changes come. */
typedef struct _DubanWrongClocks DubanWrongClocks;
DubanWrongClocks *duban_wrong_clocks_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_wrong_clocks_free (DubanWrongClocks *clocks);
void duban_wrong_clocks_see (DubanWrongClocks *clocks, const DubanId *desk, gint64 time);

/* Marks the desks that are ahead, takes the mark from those that are not, and notes the former. */
gboolean duban_wrong_clocks_tell (DubanWrongClocks *clocks, DubanSession *session,
                                  DubanTaking *taking, GError **error);

/* "副旗长乙's computer is about 3 hours ahead". (transfer full) */
char *duban_wrong_clock_to_text (const char *name, gint64 ahead) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanWrongClocks, duban_wrong_clocks_free)

G_END_DECLS

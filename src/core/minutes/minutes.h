/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes (会议纪要), an instruction (批示) or a letter, read into proposals of tasks: one for each
 * numbered item, or for each sentence that says who does what by when.
 *
 * Nothing is guessed: what the text does not say stays empty, and all that was found carries the
 * place in the text where it stands, so that a person sees what it was taken from. */
#pragma once

#include "core/minutes/proposal.h"

G_BEGIN_DECLS

/* text: UTF-8.  The terms say today, the calendar, and who is a leader and what a unit; a name that
 * the directory does not know is taken where its form says what it is. (transfer full) */
DubanMinutes *duban_minutes_read (const char *text,
                                  const DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
void duban_minutes_free (DubanMinutes *minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanMinutes, duban_minutes_free)

G_END_DECLS

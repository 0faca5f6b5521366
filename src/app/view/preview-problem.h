/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a field is refused, as a form says it under the field: without its name, and without the
 * commands of the command line. */
#pragma once

#include "core/terms.h"

G_BEGIN_DECLS

/* error: what the reading of app/edit/value.h gave for that field and text. (transfer full) */
char *duban_preview_say_problem (const DubanTerms *terms, const char *field, const char *text,
                                 const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

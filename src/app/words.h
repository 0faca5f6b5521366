/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In place of glib/gi18n-lib.h, for what is said both to the person at the desk and in official
 * papers: the texts in the language that this thread speaks (app/language.h).  Included by .c
 * files alone. */
#pragma once

#include "app/language.h"

#include <libintl.h>
#include <string.h>

#undef ngettext

#define _(text) duban_language_say (text)
#define N_(text) (text)
#define C_(context, text) duban_language_say_after (context "\004" text, strlen (context) + 1)
#define NC_(context, text) (text)
#define ngettext(one, many, n) duban_language_count (one, many, n)

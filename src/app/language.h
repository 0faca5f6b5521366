/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the person at the desk. */
#pragma once

/* Called once, first thing in main(): the locale of the environment, and our texts in it, from
 * where they are installed or, in the build folder, from where DUBAN_LOCALE_DIR says. */
void duban_language_begin (void);

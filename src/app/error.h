/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person's input can do wrong. Messages are one sentence: what, where, what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_APP_ERROR_VALUE,   /* a value that is not acceptable */
  DUBAN_APP_ERROR_UNKNOWN, /* names a task, leader, unit … that there is none of, or several */
  DUBAN_APP_ERROR_STATE,   /* not possible as things stand */
  DUBAN_APP_ERROR_CONFIRM, /* needs a confirmation that was not given */
  DUBAN_APP_ERROR_USAGE,   /* something is missing that must be said, or is said in vain */
} DubanAppError;
#define DUBAN_APP_ERROR (duban_app_error_quark ())
GQuark duban_app_error_quark (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: its options, its database, its windows, and its life without one. */
#pragma once

#include "app/remind/notifier.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_APPLICATION (duban_application_get_type ())
G_DECLARE_FINAL_TYPE (DubanApplication, duban_application, DUBAN, APPLICATION, AdwApplication)

/* notifier: by which it reminds; NULL: inside its window alone. (transfer full) */
DubanApplication *duban_application_new (DubanNotifier *notifier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

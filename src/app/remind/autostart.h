/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The autostart: the file by which a desktop starts the service at login,
 * $XDG_CONFIG_HOME/autostart/org.duban.Duban.desktop.  Lines that a person added to it stay. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The running program, where it is the installed one; NULL: it runs from elsewhere, such as a build
 * folder, and must not be started at login.  installed: where it is installed to.
 * (transfer full) */
char *duban_autostart_dup_program (const char *installed) G_GNUC_WARN_UNUSED_RESULT;

/* On: the file names this program.  Off: the file says Hidden=true, also where the system has one
 * for all. */
gboolean duban_autostart_write (const char *program, gboolean on, GError **error);

/* At the start of the program: a file that is on and names another program gets this one; what is
 * off, or was thrown away, stays so. */
gboolean duban_autostart_repair (const char *program, GError **error);

/* There is such a file, and it was not switched off, here or by the desktop. */
gboolean duban_autostart_is_on (void);

G_END_DECLS

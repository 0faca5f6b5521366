/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orphans: dialogs whose window below goes.  GTK lets them keep a pointer to it; one that a job
 * still holds would reach for it when the job is done. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on, as long as owner lives: a dialog forgets a window that goes, and where it is to be
 * destroyed with that, it is. To be called once. */
void duban_orphans_watch (GObject *owner);

G_END_DECLS

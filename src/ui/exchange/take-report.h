/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What taking a file in would do, or did, in words: counts, notes, and every task by name. */
#pragma once

#include "app/exchange/taking.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds it to the box. done: it was written, not only previewed. */
void duban_take_report_fill (GtkBox *box, const DubanTaking *taking, gboolean done);

G_END_DECLS

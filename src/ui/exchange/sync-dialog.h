/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Once around the shared folder: progress with a way out where it takes long, then what came and
 * went, by colleague and task; what a person has to confirm, or went wrong, beside it. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

/* Begins at once.  Where there was nothing new a line says so, and no dialog is shown. */
void duban_sync_dialog_run (DubanPage *page);

G_END_DECLS

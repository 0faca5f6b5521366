/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 核对: what should be looked at before a report is issued, each with the way to mend it; of an
 * issued one, what would be said otherwise now.
 *
 * Signal "part" (string): the code of the free part that is to be written. */
#pragma once

#include "ui/summaries/edition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_CHECK_LIST (duban_check_list_get_type ())
G_DECLARE_FINAL_TYPE (DubanCheckList, duban_check_list, DUBAN, CHECK_LIST, GtkWidget)

GtkWidget *duban_check_list_new (void);
void duban_check_list_show (DubanCheckList *list, DubanEdition *edition);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view 两本账: who owes accounts, and of each task that crosses what each leader said. */
#pragma once

#include "app/view/accounts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_ACCOUNTS_VIEW (duban_accounts_view_get_type ())
G_DECLARE_FINAL_TYPE (DubanAccountsView, duban_accounts_view, DUBAN, ACCOUNTS_VIEW, GtkWidget)

GtkWidget *duban_accounts_view_new (void);

/* (transfer full) */
void duban_accounts_view_take (DubanAccountsView *view, DubanAccounts *accounts);

/* NULL while there is nothing. (transfer full) */
DubanSheet *duban_accounts_view_dup_sheet (DubanAccountsView *view);

G_END_DECLS

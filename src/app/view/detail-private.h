/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parts of a detail are filled from the records of its task. */
#pragma once

#include "app/view/detail.h"

G_BEGIN_DECLS

/* Each fills one array of detail, whose task, terms, clock and history stand. */
void duban_detail_take_records (DubanDetail *detail, const DubanRecord *records, gsize n_records);
void duban_detail_take_milestones (DubanDetail *detail, const DubanRecord *records,
                                   gsize n_records);
void duban_detail_take_accounts (DubanDetail *detail, const DubanRecord *records, gsize n_records);

void duban_detail_clear_record (gpointer data);
void duban_detail_clear_milestone (gpointer data);
void duban_detail_clear_account (gpointer data);

G_END_DECLS

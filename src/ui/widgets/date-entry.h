/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date entry: takes dates, ledgers' wordings (9月底前, 15日内), +3, 下周五, 明天 …, says beside
 * it which day that is, with its weekday and whether it is worked (休, 班), and has a calendar
 * behind a button.  What names no date is said so in words under it, and stays as typed.
 *
 * The text is read and written, and "changed" is heard, as of any GtkEditable. */
#pragma once

#include "app/view/date-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_DATE_ENTRY (duban_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (DubanDateEntry, duban_date_entry, DUBAN, DATE_ENTRY, GtkWidget)

/* name: what the date is of, translated. Signal "activate": Enter. */
GtkWidget *duban_date_entry_new (DubanDateWordsKind kind, const char *name);

/* To be called before it is used, and when the terms are others: today and the holidays. */
void duban_date_entry_set_terms (DubanDateEntry *entry, DubanTerms *terms);

/* What 15日内 and +3 count from; DUBAN_NO_DAY (at first): +3 from today. */
void duban_date_entry_set_assigned (DubanDateEntry *entry, DubanDay assigned);

/* The day that is meant; DUBAN_NO_DAY: none, or not read. */
DubanDay duban_date_entry_get_day (DubanDateEntry *entry);

/* What app/edit is given for it (*text, transfer full; "" where nothing was typed). FALSE: it
 * names no date; *problem (may be NULL, transfer full) says so. */
gboolean duban_date_entry_read (DubanDateEntry *entry, char **text, char **problem);

/* Marks what stands there as wrong, until it is typed over. */
void duban_date_entry_mark_wrong (DubanDateEntry *entry);

/* A remark after the day (将标注为补录), or NULL. */
void duban_date_entry_set_remark (DubanDateEntry *entry, const char *remark);

/* The entry inside, for a style class or an accessible relation. (transfer none) */
GtkEntry *duban_date_entry_get_entry (DubanDateEntry *entry);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A conflict as a card: what is wrong, who stands where by which portfolio, and a button for each
 * way to settle it. */
#pragma once

#include "app/conflict/card.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DUBAN_STATEMENT_COPY,
  DUBAN_STATEMENT_PRINT,
} DubanStatementUse;

/* What its buttons call. The way is borrowed for the call; the card is told by rule, task and
 * whether it is set aside. */
typedef struct
{
  void (*take_way) (gpointer user_data, DubanRule rule, guint32 task, const DubanConflictWay *way);
  void (*use_statement) (gpointer user_data, DubanRule rule, guint32 task, gboolean waived,
                         DubanStatementUse use);
  gpointer user_data; /* outlives the card */
} DubanConflictCardHandlers;

/* Everything shown is copied; handlers is borrowed for the life of the widget. today: of the
 * facts. */
GtkWidget *duban_conflict_card_widget_new (const DubanConflictCard *card, DubanDay today,
                                           const DubanConflictCardHandlers *handlers);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of Today: a heading with its count and 全部N项, and at most a few lines. */
#pragma once

#include "app/desk.h"
#include "app/view/today.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TODAY_SECTION (duban_today_section_get_type ())
G_DECLARE_FINAL_TYPE (DubanTodaySection, duban_today_section, DUBAN, TODAY_SECTION, GtkWidget)

/* The n-th section; or the n-th entry of the call list. */
GtkWidget *duban_today_section_new (DubanDesk *desk, DubanToday *today, guint n);
GtkWidget *duban_today_section_new_person (DubanDesk *desk, DubanToday *today, guint n);

/* Gives the line of that task the focus, or (0) the first; FALSE where there is none. */
gboolean duban_today_section_focus (DubanTodaySection *section, guint32 task);

G_END_DECLS

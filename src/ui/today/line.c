/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/line.h"

#include "app/view/today-words.h"
#include "core/period.h"
#include "ui/page/page.h"
#include "ui/today/line-box.h"
#include "ui/today/next-act.h"

#include <glib/gi18n-lib.h>

struct _DubanTodayLineRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanToday *today;

  const DubanTodayLine *line; /* of today */
};

G_DEFINE_FINAL_TYPE (DubanTodayLineRow, duban_today_line, GTK_TYPE_LIST_BOX_ROW)

static void
refuse_cb (DubanTodayLineRow *row)
{
  duban_next_act_answer_extension (GTK_WIDGET (row), row->desk, duban_today_line_get_task (row),
                                   FALSE);
}

static void
show_tasks (DubanTodayLineRow *row)
{
  g_autofree char *subject = duban_today_say_subject (row->today, row->line);
  g_autofree char *owed = duban_today_say_owed (row->today, row->line);
  /* Translators: a person and what is owed, as the name of a list of tasks */
  g_autofree char *words = g_strdup_printf (C_ ("today", "%s: %s"), subject, owed);

  duban_page_show_tasks (GTK_WIDGET (row), words,
                         duban_today_get_tasks (row->today, row->line->tasks), row->line->tasks.n);
}

/* The bulletin opens itself; else these are the tasks of a person. */
static void
show_whole (DubanTodayLineRow *row)
{
  g_autofree char *month = NULL;

  if (row->line->owed != DUBAN_TODAY_OWED_BULLETIN)
    {
      show_tasks (row);
      return;
    }
  month = duban_period_to_text (duban_period_of (DUBAN_PERIOD_MONTH, row->line->date));
  gtk_widget_activate_action (GTK_WIDGET (row), "win.summary", "(us)", 0, month);
}

static void
act_cb (DubanTodayLineRow *row)
{
  if (!duban_next_act_do (GTK_WIDGET (row), row->desk, (DubanNextAct) row->line->act,
                          (DubanTodayOwedKind) row->line->owed,
                          duban_today_get_tasks (row->today, row->line->tasks), row->line->tasks.n))
    show_whole (row);
}

static void
duban_today_line_dispose (GObject *object)
{
  DubanTodayLineRow *row = DUBAN_TODAY_LINE (object);

  row->line = NULL;
  g_clear_pointer (&row->today, duban_today_unref);
  g_clear_object (&row->desk);
  G_OBJECT_CLASS (duban_today_line_parent_class)->dispose (object);
}

static void
duban_today_line_class_init (DubanTodayLineRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_today_line_dispose;
}

static void
duban_today_line_init (DubanTodayLineRow *row)
{
}

static void
add_button (DubanTodayLineRow *row, GtkWidget *box, const char *label, const char *subject,
            GCallback callback)
{
  g_signal_connect_swapped (duban_line_box_add_button (box, label, subject), "clicked", callback,
                            row);
}

static void
fill (DubanTodayLineRow *row, gboolean has_act)
{
  const DubanTodayLine *line = row->line;
  const DubanLight light = (DubanLight) line->light;
  g_autofree char *subject = duban_today_say_subject (row->today, line);
  g_autofree char *owed = duban_today_say_owed (row->today, line);
  g_autofree char *facts = duban_today_say_facts (row->today, line);
  GtkWidget *box = duban_line_box_new (light, subject, owed, line->days > 0, facts);

  if (has_act)
    add_button (row, box, duban_today_say_act (line), subject, G_CALLBACK (act_cb));
  if (has_act && line->act == DUBAN_NEXT_GRANT)
    add_button (row, box, C_ ("today", "Refuse"), subject, G_CALLBACK (refuse_cb));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  duban_line_box_name_row (GTK_WIDGET (row), light, subject, owed, facts);
}

GtkWidget *
duban_today_line_new (DubanDesk *desk, DubanToday *today, const DubanTodayLine *line,
                      gboolean has_act)
{
  DubanTodayLineRow *row = g_object_new (DUBAN_TYPE_TODAY_LINE, NULL);

  row->desk = g_object_ref (desk);
  row->today = duban_today_ref (today);
  row->line = line;
  fill (row, has_act);
  return GTK_WIDGET (row);
}

void
duban_today_line_open (DubanTodayLineRow *row)
{
  if (row->line->title == 0)
    show_whole (row);
  else
    duban_page_open_task (GTK_WIDGET (row), duban_today_line_get_task (row));
}

guint32
duban_today_line_get_task (DubanTodayLineRow *row)
{
  return row->line->tasks.n > 0 ? *duban_today_get_tasks (row->today, row->line->tasks) : 0;
}

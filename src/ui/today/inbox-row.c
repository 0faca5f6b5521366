/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/inbox-row.h"

#include "app/view/today-words.h"
#include "ui/page/page.h"
#include "ui/today/line-box.h"
#include "ui/today/next-act.h"
#include "ui/widgets/lazy-menu.h"

#include <glib/gi18n-lib.h>

struct _DubanTodayInboxRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  DubanDesk *desk;
  GPtrArray *lines;
  GMenu *menu;

  const DubanInboxLine *line; /* of lines */
  GtkWidget *act, *later, *dismiss;
};

G_DEFINE_FINAL_TYPE (DubanTodayInboxRow, duban_today_inbox_row, GTK_TYPE_LIST_BOX_ROW)

void
duban_today_inbox_answer (GtkWidget *from, const char *const *keys, const char *answer)
{
  gtk_widget_activate_action (from, "win.answer-reminders", "(^ass)", keys, answer);
}

static void
answer (DubanTodayInboxRow *row, const char *words)
{
  const char *const keys[] = { row->line->key, NULL };

  duban_today_inbox_answer (GTK_WIDGET (row), keys, words);
}

static void
act_cb (DubanTodayInboxRow *row)
{
  const DubanReminderNext *next = &row->line->next;
  const guint32 task = row->line->reminder.owed.task;

  if (!duban_next_act_do (GTK_WIDGET (row), row->desk, next->act, next->owed, &task, 1))
    duban_today_inbox_row_open (row);
}

static void
refuse_cb (DubanTodayInboxRow *row)
{
  duban_next_act_answer_extension (GTK_WIDGET (row), row->desk, row->line->reminder.owed.task,
                                   FALSE);
}

static void
dismiss_cb (DubanTodayInboxRow *row)
{
  answer (row, "dismiss");
}

static void
later_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  answer (user_data, g_action_get_name (G_ACTION (action)));
}

static void
duban_today_inbox_row_dispose (GObject *object)
{
  DubanTodayInboxRow *row = DUBAN_TODAY_INBOX_ROW (object);

  row->line = NULL;
  g_clear_pointer (&row->lines, g_ptr_array_unref);
  g_clear_object (&row->menu);
  g_clear_object (&row->desk);
  G_OBJECT_CLASS (duban_today_inbox_row_parent_class)->dispose (object);
}

static void
duban_today_inbox_row_class_init (DubanTodayInboxRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_today_inbox_row_dispose;
}

static void
duban_today_inbox_row_init (DubanTodayInboxRow *row)
{
  const GActionEntry entries[] = { { "hour", later_cb }, { "morning", later_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), row);
  gtk_widget_insert_action_group (GTK_WIDGET (row), "reminder", G_ACTION_GROUP (actions));
}

static void
add_later (DubanTodayInboxRow *row, GtkWidget *box, const char *subject)
{
  g_autofree char *name = duban_line_box_dup_name (C_ ("reminder", "Later"), subject);

  row->menu = g_menu_new ();
  g_menu_append (row->menu, C_ ("reminder", "In an hour"), "reminder.hour");
  g_menu_append (row->menu, C_ ("reminder", "Next morning"), "reminder.morning");
  row->later = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (row->later), C_ ("reminder", "Later"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (row->later), TRUE);
  gtk_widget_set_valign (row->later, GTK_ALIGN_CENTER);
  duban_lazy_menu_set (GTK_MENU_BUTTON (row->later), G_MENU_MODEL (row->menu), name);
  gtk_box_append (GTK_BOX (box), row->later);
}

/* What there is to look at has no other name. */
static const char *
say_act (const DubanReminderNext *next)
{
  const DubanTodayLine line = { .act = (guint8) next->act, .owed = (guint8) next->owed };

  return next->act == DUBAN_NEXT_NONE ? C_ ("reminder", "Look") : duban_today_say_act (&line);
}

static void
add_buttons (DubanTodayInboxRow *row, GtkWidget *box, const char *subject)
{
  row->act = duban_line_box_add_button (box, say_act (&row->line->next), subject);
  g_signal_connect_swapped (row->act, "clicked", G_CALLBACK (act_cb), row);
  if (row->line->next.act == DUBAN_NEXT_GRANT)
    g_signal_connect_swapped (duban_line_box_add_button (box, C_ ("today", "Refuse"), subject),
                              "clicked", G_CALLBACK (refuse_cb), row);
  add_later (row, box, subject);
  row->dismiss = duban_line_box_add_button (box, C_ ("reminder", "Got it"), subject);
  gtk_widget_set_tooltip_text (row->dismiss, _ ("Puts the reminder away; what is owed stays "
                                                "owed"));
  g_signal_connect_swapped (row->dismiss, "clicked", G_CALLBACK (dismiss_cb), row);
}

GtkWidget *
duban_today_inbox_row_new (DubanDesk *desk, GPtrArray *lines, guint n, DubanLight light,
                           DubanDay today)
{
  DubanTodayInboxRow *row = g_object_new (DUBAN_TYPE_TODAY_INBOX_ROW, NULL);
  const DubanInboxLine *line = g_ptr_array_index (lines, n);
  const DubanDay due = line->reminder.owed.due;
  GtkWidget *box = duban_line_box_new (light, line->title, line->text,
                                       due != DUBAN_NO_DAY && due < today, line->when);

  row->desk = g_object_ref (desk);
  row->lines = g_ptr_array_ref (lines);
  row->line = line;
  add_buttons (row, box, line->title);
  if (line->state == DUBAN_REMINDED_SNOOZED)
    gtk_widget_add_css_class (GTK_WIDGET (row), "snoozed");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  duban_line_box_name_row (GTK_WIDGET (row), light, line->title, line->text, line->when);
  return GTK_WIDGET (row);
}

void
duban_today_inbox_row_open (DubanTodayInboxRow *row)
{
  const DubanOwed *owed = &row->line->reminder.owed;

  if (owed->what == DUBAN_OWED_ARRIVAL)
    gtk_widget_activate_action (GTK_WIDGET (row), "win.page", "s", "exchange");
  else
    duban_page_open_task (GTK_WIDGET (row), owed->task);
}

const char *
duban_today_inbox_row_get_key (DubanTodayInboxRow *row)
{
  return row->line->key;
}

static gboolean
holds (GtkWidget *control, GtkWidget *focus)
{
  return focus == control || gtk_widget_is_ancestor (focus, control);
}

DubanInboxControl
duban_today_inbox_row_find_focus (DubanTodayInboxRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL)
    return DUBAN_INBOX_LINE;
  if (holds (row->act, focus))
    return DUBAN_INBOX_ACT;
  if (holds (row->later, focus))
    return DUBAN_INBOX_LATER;
  return holds (row->dismiss, focus) ? DUBAN_INBOX_DISMISS : DUBAN_INBOX_LINE;
}

gboolean
duban_today_inbox_row_focus (DubanTodayInboxRow *row, DubanInboxControl control)
{
  GtkWidget *const controls[] = { GTK_WIDGET (row), row->act, row->later, row->dismiss };

  return gtk_widget_grab_focus (controls[control]);
}

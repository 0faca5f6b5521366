/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/inbox.h"

#include "ui/page/page.h"
#include "ui/today/inbox-row.h"

#include <glib/gi18n-lib.h>

struct _DubanTodayInbox
{
  GtkWidget parent_instance;

  /* owned */
  GPtrArray *lines; /* in the order shown; or NULL */
  DubanSnapshot *snapshot;

  GtkWidget *box, *counts, *dismiss_all, *all, *list;
};

G_DEFINE_FINAL_TYPE (DubanTodayInbox, duban_today_inbox, GTK_TYPE_WIDGET)

/* Where the focus was. */
typedef struct
{
  gboolean is_here;
  char *key;
  int place; /* -1: on no line */
  DubanInboxControl control;
} Focus;

static const DubanInboxLine *
get_line (DubanTodayInbox *inbox, guint n)
{
  return g_ptr_array_index (inbox->lines, n);
}

static void
all_cb (DubanTodayInbox *inbox)
{
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < inbox->lines->len; i++)
    {
      const guint32 task = get_line (inbox, i)->reminder.owed.task;

      if (task != 0 && g_hash_table_add (seen, GUINT_TO_POINTER (task)))
        g_array_append_val (tasks, task);
    }
  if (tasks->len == 0)
    gtk_widget_activate_action (GTK_WIDGET (inbox), "win.page", "s", "exchange");
  else
    duban_page_show_tasks (GTK_WIDGET (inbox), C_ ("reminder", "Reminders"),
                           (const guint32 *) tasks->data, tasks->len);
}

static void
dismiss_all_cb (DubanTodayInbox *inbox)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < inbox->lines->len; i++)
    if (get_line (inbox, i)->state == DUBAN_REMINDED_SHOWN)
      g_ptr_array_add (keys, duban_reminder_dup_key (&get_line (inbox, i)->reminder));
  g_ptr_array_add (keys, NULL);
  duban_today_inbox_answer (GTK_WIDGET (inbox), (const char *const *) keys->pdata, "dismiss");
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  duban_today_inbox_row_open (DUBAN_TODAY_INBOX_ROW (row));
}

static void
duban_today_inbox_dispose (GObject *object)
{
  DubanTodayInbox *inbox = DUBAN_TODAY_INBOX (object);

  g_clear_pointer (&inbox->box, gtk_widget_unparent);
  g_clear_pointer (&inbox->lines, g_ptr_array_unref);
  g_clear_pointer (&inbox->snapshot, duban_snapshot_unref);
  G_OBJECT_CLASS (duban_today_inbox_parent_class)->dispose (object);
}

static void
duban_today_inbox_class_init (DubanTodayInboxClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_today_inbox_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (DubanTodayInbox *inbox, GtkWidget *head, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, inbox);
  gtk_box_append (GTK_BOX (head), button);
  return button;
}

static GtkWidget *
new_head (DubanTodayInbox *inbox)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (C_ ("reminder", "Reminders"));

  inbox->counts = gtk_label_new (NULL);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (inbox->counts, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (inbox->counts), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (inbox->counts, TRUE);
  gtk_label_set_xalign (GTK_LABEL (inbox->counts), 0);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), inbox->counts);
  inbox->dismiss_all = add_button (inbox, head, G_CALLBACK (dismiss_all_cb));
  inbox->all = add_button (inbox, head, G_CALLBACK (all_cb));
  return head;
}

static void
duban_today_inbox_init (DubanTodayInbox *inbox)
{
  inbox->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  inbox->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (inbox->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (inbox->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (inbox->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("reminder", "Reminders"), -1);
  g_signal_connect (inbox->list, "row-activated", G_CALLBACK (activated_cb), NULL);
  gtk_box_append (GTK_BOX (inbox->box), new_head (inbox));
  gtk_box_append (GTK_BOX (inbox->box), inbox->list);
  gtk_widget_set_parent (inbox->box, GTK_WIDGET (inbox));
  gtk_widget_set_visible (GTK_WIDGET (inbox), FALSE);
}

static void
name_button (GtkWidget *button, const char *label)
{
  /* Translators: an act and the section that it concerns, read out */
  g_autofree char *name
      = g_strdup_printf (C_ ("today", "%s: %s"), C_ ("reminder", "Reminders"), label);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_head (DubanTodayInbox *inbox)
{
  guint n_open = 0, n_later;
  g_autofree char *open = NULL;
  g_autofree char *later = NULL;
  g_autofree char *both = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < inbox->lines->len; i++)
    n_open += get_line (inbox, i)->state == DUBAN_REMINDED_SHOWN;
  n_later = inbox->lines->len - n_open;
  open = g_strdup_printf (ngettext ("%u not answered", "%u not answered", n_open), n_open);
  later = g_strdup_printf (ngettext ("%u for later", "%u for later", n_later), n_later);
  both = g_strjoin (" · ", n_open > 0 ? open : later, n_open > 0 && n_later > 0 ? later : NULL,
                    NULL);
  all = g_strdup_printf (ngettext ("All %u line", "All %u lines", inbox->lines->len),
                         inbox->lines->len);
  gtk_label_set_text (GTK_LABEL (inbox->counts), both);
  gtk_widget_set_tooltip_text (inbox->counts, both);
  name_button (inbox->dismiss_all, C_ ("reminder", "Got them all"));
  gtk_widget_set_visible (inbox->dismiss_all, n_open > 1);
  name_button (inbox->all, all);
}

static DubanLight
find_light (const DubanSnapshot *snapshot, guint32 task)
{
  const DubanTaskVerdict *verdict = duban_verdict_find_task (snapshot->verdict, task);

  return verdict != NULL ? (DubanLight) verdict->light : DUBAN_LIGHT_GREY;
}

static void
show_lines (DubanTodayInbox *inbox, DubanDesk *desk)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (inbox->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (inbox->list), child);
  for (guint i = 0; i < duban_today_inbox_count (inbox); i++)
    gtk_list_box_append (GTK_LIST_BOX (inbox->list),
                         duban_today_inbox_row_new (
                             desk, inbox->lines, i,
                             find_light (inbox->snapshot, get_line (inbox, i)->reminder.owed.task),
                             inbox->snapshot->terms->today));
}

static Focus
find_focus (DubanTodayInbox *inbox)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (inbox));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  Focus focus = { .place = -1 };
  GtkWidget *row;

  focus.is_here = widget != NULL && gtk_widget_is_ancestor (widget, GTK_WIDGET (inbox));
  row = focus.is_here ? gtk_widget_get_ancestor (widget, DUBAN_TYPE_TODAY_INBOX_ROW) : NULL;
  if (row == NULL)
    return focus;
  focus.key = g_strdup (duban_today_inbox_row_get_key (DUBAN_TODAY_INBOX_ROW (row)));
  focus.place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  focus.control = duban_today_inbox_row_find_focus (DUBAN_TODAY_INBOX_ROW (row));
  return focus;
}

/* The same line, else the one that took its place. */
static void
restore_focus (DubanTodayInbox *inbox, const Focus *focus)
{
  const int n = (int) duban_today_inbox_count (inbox);
  int place = CLAMP (focus->place, 0, n - 1);
  GtkListBoxRow *row;

  for (int i = 0; i < n; i++)
    if (g_strcmp0 (get_line (inbox, (guint) i)->key, focus->key) == 0)
      place = i;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (inbox->list), place);
  duban_today_inbox_row_focus (DUBAN_TODAY_INBOX_ROW (row), focus->control);
}

static gboolean
is_same_line (const DubanInboxLine *a, const DubanInboxLine *b)
{
  return a->state == b->state && a->told == b->told && a->next.act == b->next.act
         && a->next.owed == b->next.owed && g_strcmp0 (a->key, b->key) == 0
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->when, b->when) == 0
         && duban_reminder_is_of_same (&a->reminder, &b->reminder);
}

static gboolean
is_same (DubanTodayInbox *inbox, GPtrArray *lines, DubanSnapshot *snapshot)
{
  if (inbox->lines == NULL || inbox->lines->len != lines->len)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const DubanInboxLine *line = g_ptr_array_index (lines, i);
      const guint32 task = line->reminder.owed.task;

      if (!is_same_line (line, get_line (inbox, i))
          || find_light (inbox->snapshot, task) != find_light (snapshot, task))
        return FALSE;
    }
  return TRUE;
}

guint
duban_today_inbox_count (DubanTodayInbox *inbox)
{
  return inbox->lines != NULL ? MIN (inbox->lines->len, DUBAN_TODAY_INBOX_LINES) : 0;
}

static void
take (DubanTodayInbox *inbox, GPtrArray *lines, DubanSnapshot *snapshot)
{
  g_clear_pointer (&inbox->lines, g_ptr_array_unref);
  g_clear_pointer (&inbox->snapshot, duban_snapshot_unref);
  inbox->lines = g_ptr_array_ref (lines);
  inbox->snapshot = duban_snapshot_ref (snapshot);
}

gboolean
duban_today_inbox_show (DubanTodayInbox *inbox, DubanDesk *desk, GPtrArray *lines,
                        DubanSnapshot *snapshot)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  Focus focus;

  lines = lines != NULL ? lines : none;
  if (is_same (inbox, lines, snapshot))
    return TRUE;
  focus = find_focus (inbox);
  take (inbox, lines, snapshot);
  show_lines (inbox, desk);
  show_head (inbox);
  gtk_widget_set_visible (GTK_WIDGET (inbox), lines->len > 0);
  if (focus.is_here && lines->len > 0)
    restore_focus (inbox, &focus);
  g_free (focus.key);
  return !focus.is_here || lines->len > 0;
}

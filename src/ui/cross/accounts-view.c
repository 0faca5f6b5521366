/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/accounts-view.h"

#include "app/wording/wording.h"
#include "ui/cross/growing-list.h"
#include "ui/page/page.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define ROWS_AT_A_TIME 25
#define TITLE_CHARS 60
#define WIDEST 1100
#define LEADER_COLUMNS 5 /* of the grid, for one leader */
#define MARK_CHARS 12    /* both weeks are given the same width, whatever was written */

struct _DubanAccountsView
{
  GtkWidget parent_instance;

  DubanAccounts *accounts; /* what is shown; owned; NULL */
  guint row, limit;        /* how many are built, and are to be */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (DubanAccountsView, duban_accounts_view, GTK_TYPE_WIDGET)

static void build (DubanAccountsView *view);

/* What a button speaks of. */
typedef struct
{
  DubanAccountsView *view;
  guint32 leader, task;
  gboolean missing;
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
connect (GtkWidget *button, GCallback callback, Press press)
{
  g_signal_connect_data (button, "clicked", callback, g_memdup2 (&press, sizeof press), press_free,
                         0);
}

static const DubanAccountLeader *
find_leader (const DubanAccountsView *view, guint32 leader)
{
  for (guint i = 0; view->accounts != NULL && i < view->accounts->leaders->len; i++)
    {
      const DubanAccountLeader *found = view->accounts->leaders->pdata[i];

      if (found->leader == leader)
        return found;
    }
  return NULL;
}

static void
show_cb (GtkButton *button, const Press *press)
{
  const DubanAccountLeader *leader = find_leader (press->view, press->leader);
  const GArray *tasks;
  g_autofree char *words = NULL;

  if (leader == NULL)
    return;
  tasks = press->missing ? leader->missing : leader->owed;
  /* Translators: the words for a list of tasks; %s is a leader */
  words = g_strdup_printf (press->missing ? _ ("Accounts missing: %s") : _ ("Accounts owed: %s"),
                           leader->name);
  duban_page_show_tasks (GTK_WIDGET (press->view), words, (const guint32 *) (gpointer) tasks->data,
                         tasks->len);
}

static void
urge_cb (GtkButton *button, const Press *press)
{
  const DubanAccountLeader *leader = find_leader (press->view, press->leader);

  if (leader != NULL)
    duban_page_send_tasks (GTK_WIDGET (press->view), "win.urge",
                           (const guint32 *) (gpointer) leader->missing->data,
                           leader->missing->len);
}

static void
account_cb (GtkButton *button, const Press *press)
{
  gtk_widget_activate_action (GTK_WIDGET (press->view), "win.account", "u", press->task);
}

static void
open_cb (GtkButton *button, const Press *press)
{
  duban_page_open_task (GTK_WIDGET (press->view), press->task);
}

static void
more_cb (GtkButton *button, const Press *press)
{
  press->view->limit += ROWS_AT_A_TIME;
  build (press->view);
}

static GtkWidget *
text_new (const char *text, const char *class)
{
  GtkWidget *label = duban_text_label_new (text, class);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

static GtkWidget *
button_new (const char *text, const char *name, const char *class, GCallback callback, Press press)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  if (class != NULL)
    gtk_widget_add_css_class (button, class);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect (button, callback, press);
  return button;
}

/* A count as a link to what it counts. */
static GtkWidget *
count_new (DubanAccountsView *view, const DubanAccountLeader *leader, gboolean missing)
{
  const guint n = missing ? leader->missing->len : leader->owed->len;
  g_autofree char *text
      = g_strdup_printf (missing ? g_dngettext (GETTEXT_PACKAGE, "%u missing", "%u missing", n)
                                 : g_dngettext (GETTEXT_PACKAGE, "%u owed", "%u owed", n),
                         n);
  /* Translators: in order: a leader, how many accounts */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), leader->name, text);
  const Press press = { view, leader->leader, 0, missing };
  GtkWidget *button = button_new (text, name, "flat", G_CALLBACK (show_cb), press);

  gtk_widget_set_sensitive (button, n > 0);
  if (missing && n > 0)
    gtk_widget_add_css_class (button, "duban-red");
  return button;
}

static void
add_leader (DubanAccountsView *view, GtkGrid *grid, const DubanAccountLeader *leader, int column,
            int row)
{
  const Press press = { view, leader->leader, 0, TRUE };
  GtkWidget *name
      = text_new (leader->name, leader->leader == view->accounts->scope ? "heading" : NULL);
  g_autofree char *urge = g_strdup_printf (_ ("Ask %s for the accounts"), leader->name);
  g_autofree char *heard = NULL;

  gtk_grid_attach (grid, name, column, row, 1, 1);
  gtk_grid_attach (grid, count_new (view, leader, FALSE), column + 1, row, 1, 1);
  gtk_grid_attach (grid, count_new (view, leader, TRUE), column + 2, row, 1, 1);
  if (leader->missing->len > 0)
    gtk_grid_attach (grid, button_new (_ ("Ask"), urge, NULL, G_CALLBACK (urge_cb), press),
                     column + 3, row, 1, 1);
  if (leader->heard != DUBAN_NO_DAY)
    {
      g_autofree char *day = duban_wording_of_day (leader->heard, view->accounts->today);

      heard = g_strdup_printf (_ ("last data of %s"), day);
      gtk_grid_attach (grid, text_new (heard, "dim-label"), column + 4, row, 1, 1);
    }
}

/* In two halves side by side. */
static GtkWidget *
leaders_new (DubanAccountsView *view)
{
  GtkWidget *grid = gtk_grid_new ();
  const guint n = view->accounts->leaders->len;
  const guint half = (n + 1) / 2;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (guint i = 0; i < n; i++)
    add_leader (view, GTK_GRID (grid), view->accounts->leaders->pdata[i],
                i < half ? 0 : LEADER_COLUMNS, (int) (i < half ? i : i - half));
  return grid;
}

/* The tasks of which an account is not here. */
static void
show_missing_cb (GtkButton *button, const Press *press)
{
  g_autoptr (GArray) tasks = duban_accounts_list_missing (press->view->accounts);

  duban_page_show_tasks (GTK_WIDGET (press->view), _ ("Tasks with accounts that are not here"),
                         (const guint32 *) (gpointer) tasks->data, tasks->len);
}

static GtkWidget *
missing_new (DubanAccountsView *view, gboolean any)
{
  const Press press = { view, 0, 0, FALSE };
  g_autofree char *text = duban_accounts_say_missing (view->accounts);
  GtkWidget *button = button_new (text, text, "flat", G_CALLBACK (show_missing_cb), press);

  gtk_widget_set_sensitive (button, any);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
head_new (DubanAccountsView *view)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *week = duban_accounts_dup_week (view->accounts->monday, view->accounts->today);
  /* Translators: %s is a week */
  g_autofree char *title = g_strdup_printf (_ ("Week of %s"), week);
  g_autoptr (GArray) missing = duban_accounts_list_missing (view->accounts);
  const Press press = { view, 0, 0, FALSE };

  gtk_box_append (GTK_BOX (head), text_new (title, "title-4"));
  gtk_box_append (GTK_BOX (head), missing_new (view, missing->len > 0));
  if (missing->len > 0)
    gtk_box_append (GTK_BOX (head),
                    button_new (_ ("Give accounts"),
                                _ ("Give the accounts that are owed, one after "
                                   "another"),
                                "suggested-action", G_CALLBACK (account_cb), press));
  return head;
}

/* How it stands, and the words. */
static GtkWidget *
mark_new (const DubanAccountsView *view, const DubanAccountEntry *entry,
          const DubanAccountMark *mark)
{
  const gboolean lacks
      = mark->state == DUBAN_ACCOUNT_MISSING || mark->state == DUBAN_ACCOUNT_UNHEARD;
  g_autofree char *words = duban_account_mark_dup_words (
      mark, entry, duban_accounts_get_heard (view->accounts, entry->leader), view->accounts->today);
  g_autofree char *text = mark->text != NULL
                              /* Translators: how it stands, and the words of the account */
                              ? g_strdup_printf (C_ ("an account", "%s: %s"), words, mark->text)
                              : g_strdup (words);
  GtkWidget *label = text_new (text, lacks ? "duban-red" : NULL);

  if (mark->state == DUBAN_ACCOUNT_AHEAD || mark->state == DUBAN_ACCOUNT_NOT_OWED)
    gtk_widget_add_css_class (label, "dim-label");
  if (mark->state == DUBAN_ACCOUNT_GIVEN
      && (mark->position == DUBAN_POSITION_SLOW || mark->position == DUBAN_POSITION_BLOCKED))
    gtk_widget_add_css_class (label, "duban-yellow");
  gtk_label_set_width_chars (GTK_LABEL (label), MARK_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MARK_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
attach (GtkGrid *grid, GtkWidget *label, int column, int row)
{
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static GtkWidget *
entries_new (const DubanAccountsView *view, const DubanAccountRow *row)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_add_css_class (grid, "duban-facts");
  attach (GTK_GRID (grid), text_new (_ ("Leader"), "dim-label"), 0, 0);
  attach (GTK_GRID (grid), text_new (C_ ("account", "Ledger"), "dim-label"), 1, 0);
  attach (GTK_GRID (grid), text_new (_ ("Last week"), "dim-label"), 2, 0);
  attach (GTK_GRID (grid), text_new (_ ("This week"), "dim-label"), 3, 0);
  for (guint i = 0; i < row->n_entries; i++)
    {
      const DubanAccountEntry *entry = &row->entries[i];
      const int line = (int) i + 1;

      attach (GTK_GRID (grid), text_new (entry->name, NULL), 0, line);
      attach (GTK_GRID (grid), text_new (duban_wording_of_ledger (entry->ledger), NULL), 1, line);
      attach (GTK_GRID (grid), mark_new (view, entry, &entry->last), 2, line);
      attach (GTK_GRID (grid), mark_new (view, entry, &entry->now), 3, line);
    }
  return grid;
}

static GtkWidget *
title_new (DubanAccountsView *view, const DubanAccountRow *row)
{
  g_autofree char *title = row->number != NULL ? g_strdup_printf ("%s %s", row->number, row->title)
                                               : g_strdup (row->title);
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), title);
  const Press press = { view, 0, row->task, FALSE };
  GtkWidget *button = button_new ("", name, "flat", G_CALLBACK (open_cb), press);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  duban_text_show_line (label, title, TITLE_CHARS);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), title);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), "heading");
  gtk_widget_add_css_class (button, "duban-title-button");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
row_new (DubanAccountsView *view, const DubanAccountRow *row)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const Press press = { view, 0, row->task, FALSE };
  /* Translators: %s is the title of a task */
  g_autofree char *account = g_strdup_printf (_ ("Give accounts from “%s” on"), row->title);

  gtk_widget_add_css_class (box, "duban-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title,
                                  -1);
  gtk_box_append (GTK_BOX (head), title_new (view, row));
  if (row->contradicts)
    {
      GtkWidget *badge = gtk_label_new (duban_wording_of_rule (DUBAN_RULE_CONTRADICTORY_ACCOUNTS));

      gtk_widget_add_css_class (badge, "duban-badge");
      gtk_widget_add_css_class (badge, "duban-red");
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), badge);
    }
  gtk_box_append (GTK_BOX (head), button_new (C_ ("verb", "Account…"), account, NULL,
                                              G_CALLBACK (account_cb), press));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), entries_new (view, row));
  return box;
}

static void
add_more (DubanAccountsView *view, GtkBox *list)
{
  const guint rest = view->accounts->rows->len - view->row;
  const Press press = { view, 0, 0, FALSE };
  g_autofree char *text = g_strdup_printf (_ ("Show more (%u left)"), rest);
  GtkWidget *button;

  if (rest == 0)
    return;
  button = button_new (text, text, NULL, G_CALLBACK (more_cb), press);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (list, button);
}

static gboolean
add_next (GtkBox *list, gpointer user_data)
{
  DubanAccountsView *view = user_data;

  if (view->row < MIN (view->limit, view->accounts->rows->len))
    {
      gtk_box_append (list, row_new (view, view->accounts->rows->pdata[view->row++]));
      return TRUE;
    }
  add_more (view, list);
  return FALSE;
}

static void
build (DubanAccountsView *view)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  view->row = 0;
  gtk_box_append (GTK_BOX (list), head_new (view));
  gtk_box_append (GTK_BOX (list), leaders_new (view));
  if (view->accounts->rows->len == 0)
    gtk_box_append (GTK_BOX (list),
                    text_new (_ ("No open task crosses from one leader to another."), "dim-label"));
  duban_growing_list_begin (DUBAN_GROWING_LIST (view->list), list, add_next, view);
}

static void
duban_accounts_view_dispose (GObject *object)
{
  DubanAccountsView *view = DUBAN_ACCOUNTS_VIEW (object);

  g_clear_pointer (&view->list, gtk_widget_unparent);
  g_clear_pointer (&view->accounts, duban_accounts_free);
  G_OBJECT_CLASS (duban_accounts_view_parent_class)->dispose (object);
}

static void
duban_accounts_view_class_init (DubanAccountsViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_accounts_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
duban_accounts_view_init (DubanAccountsView *view)
{
  view->limit = ROWS_AT_A_TIME;
  view->list = duban_growing_list_new (WIDEST);
  gtk_widget_set_parent (view->list, GTK_WIDGET (view));
}

GtkWidget *
duban_accounts_view_new (void)
{
  return g_object_new (DUBAN_TYPE_ACCOUNTS_VIEW, NULL);
}

void
duban_accounts_view_take (DubanAccountsView *view, DubanAccounts *accounts)
{
  duban_growing_list_stop (DUBAN_GROWING_LIST (view->list));
  g_clear_pointer (&view->accounts, duban_accounts_free);
  view->accounts = accounts;
  build (view);
}

DubanSheet *
duban_accounts_view_dup_sheet (DubanAccountsView *view)
{
  return view->accounts != NULL ? duban_accounts_dup_sheet (view->accounts) : NULL;
}

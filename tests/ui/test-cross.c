/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Cross-responsibility in the real window: a conflict settled with one press and taken
 * back, one set aside, the matrix by keyboard, an account given in the walk; where the keyboard
 * is when a list is made again. */
#include "stage.h"

#include "core/finding.h"
#include "ui/cross/growing-list.h"

#include <string.h>

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return strstr (gtk_button_get_label (GTK_BUTTON (widget)), text) != NULL;
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* The first widget of a type, in sight, whose words hold the text. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || has_text (widget, text)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (DubanWindow *window, GtkWidget *root, const char *text)
{
  GtkWidget *button = find (root, GTK_TYPE_BUTTON, text);

  if (button == NULL)
    g_error ("there is no button “%s”", text);
  g_assert_true (gtk_widget_get_sensitive (button));
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
  stage_settle (window);
  stage_settle (window);
}

static void
turn (DubanWindow *window, const char *view)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "cross");
  stage_settle (window);
  press (window, GTK_WIDGET (duban_window_get_page (window)), view);
}

static guint
count_findings (DubanWindow *window, DubanRule rule, gboolean waived)
{
  gsize n;
  const DubanFinding *findings
      = duban_verdict_get_findings (duban_desk_get_verdict (duban_window_get_desk (window)), &n);
  guint count = 0;

  for (gsize i = 0; i < n; i++)
    count += findings[i].rule == rule && findings[i].waived == waived;
  return count;
}

static DubanSheet *listed;

static void
take_list (DubanPage *page, DubanSheet *sheet)
{
  listed = sheet;
}

/* On paper stands every conflict, though the page shows the first of each kind. */
static void
list_all (DubanWindow *window, gpointer data)
{
  g_autoptr (DubanSheet) part = NULL;
  guint rows = 0, n_all = 0;

  turn (window, "冲突");
  part = duban_page_dup_sheet (duban_window_get_page (window));
  duban_page_list_all (duban_window_get_page (window), take_list);
  stage_settle (window);
  g_assert_nonnull (listed);
  for (guint i = 0; i < listed->rows->len; i++)
    {
      g_assert_null (strstr (((GStrv) listed->rows->pdata[i])[0], "未列出"));
      rows += !duban_sheet_is_group (listed, i);
    }
  n_all = count_findings (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE, FALSE)
          + count_findings (window, DUBAN_RULE_DOUBLE_CHARGE, FALSE);
  g_assert_cmpuint (n_all, >, 6);
  g_assert_cmpuint (rows, >, n_all);
  g_assert_cmpuint (listed->rows->len, >, part->rows->len);
  g_clear_pointer (&listed, duban_sheet_free);
}

static void
settle_one (DubanWindow *window, gpointer data)
{
  GtkWidget *page, *focus;
  guint before;

  turn (window, "冲突");
  page = GTK_WIDGET (duban_window_get_page (window));
  before = count_findings (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE, FALSE);
  g_assert_true (gtk_widget_grab_focus (find (page, GTK_TYPE_BUTTON, "由副旗长")));
  press (window, page, "由副旗长");
  g_assert_cmpuint (count_findings (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE, FALSE), ==, before - 1);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  stage_settle (window);
  stage_settle (window);
  g_assert_cmpuint (count_findings (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE, FALSE), ==, before);
}

#define CARDS 3
#define PATIENCE_MS 5000

static gboolean
add_card (GtkBox *list, gpointer data)
{
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (list));
  int *n_cards = data;

  if (group == NULL)
    gtk_box_append (list, group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (group), gtk_button_new_with_label ("card"));
  return ++*n_cards < CARDS;
}

/* A new list takes the old one's place; the keyboard is put there some frames later. */
static void
replace (DubanGrowingList *list)
{
  GtkWidget *fresh = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int n_cards = 0;

  duban_growing_list_begin (list, fresh, add_card, &n_cards);
  while (n_cards < CARDS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (duban_growing_list_get_list (list) == fresh);
}

static GtkWidget *
get_card (DubanGrowingList *list, int index)
{
  GtkWidget *group = gtk_widget_get_first_child (duban_growing_list_get_list (list));
  GtkWidget *card = gtk_widget_get_first_child (group);

  while (index-- > 0)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

/* After a deed the page may be made twice in a row: by what was known, and by what was judged. */
static void
keep_focus (DubanWindow *window, gpointer data)
{
  for (int times = 1; times <= 3; times++)
    {
      GtkWidget *other = gtk_window_new ();
      DubanGrowingList *list = DUBAN_GROWING_LIST (duban_growing_list_new (400));
      const gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

      g_test_message ("replaced %d times", times);
      gtk_window_set_child (GTK_WINDOW (other), GTK_WIDGET (list));
      gtk_window_present (GTK_WINDOW (other));
      replace (list);
      stage_settle (window);
      g_assert_true (gtk_widget_grab_focus (get_card (list, 1)));
      for (int i = 0; i < times; i++)
        replace (list);
      while (gtk_window_get_focus (GTK_WINDOW (other)) != get_card (list, 1))
        {
          g_assert_cmpint (g_get_monotonic_time (), <, end);
          stage_settle (window);
        }
      gtk_window_destroy (GTK_WINDOW (other));
    }
}

static GtkWidget *
find_dialog (DubanWindow *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (window)
        && gtk_widget_get_mapped (link->data))
      return link->data;
  g_error ("no dialog is open");
}

static void
set_aside (DubanWindow *window, gpointer data)
{
  const DubanRule rule = DUBAN_RULE_CONTESTED_LEAD;
  GtkWidget *dialog;

  turn (window, "冲突");
  press (window, GTK_WIDGET (duban_window_get_page (window)), "认定…");
  dialog = find_dialog (window);
  press (window, dialog, "保存");
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "请写明认定理由"));
  g_assert_cmpuint (count_findings (window, rule, TRUE), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, GTK_TYPE_ENTRY, NULL)), "另行研究");
  press (window, dialog, "保存");
  g_assert_cmpuint (count_findings (window, rule, TRUE), ==, 1);
}

static void
walk_matrix (DubanWindow *window, gpointer data)
{
  GtkWidget *page, *list;

  turn (window, "分工矩阵");
  page = GTK_WIDGET (duban_window_get_page (window));
  list = find (page, GTK_TYPE_LIST_VIEW, NULL);
  press (window, page, "仅看空白和多头");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
      5);
  g_signal_emit_by_name (list, "activate", 0);
  stage_settle (window);
  g_assert_true (GTK_WIDGET (duban_window_get_page (window)) != page);
}

static void
give_account (DubanWindow *window, gpointer data)
{
  const guint before = count_findings (window, DUBAN_RULE_CROSS_ACCOUNT_MISSING, FALSE)
                       + count_findings (window, DUBAN_RULE_OWN_ACCOUNT_MISSING, FALSE);
  GtkWidget *dialog;

  turn (window, "两本账");
  press (window, GTK_WIDGET (duban_window_get_page (window)), "开始交账");
  dialog = find_dialog (window);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "交账 1 / "));
  press (window, dialog, "保存并继续");
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "请选择工作进度"));
  press (window, dialog, "正常推进");
  press (window, dialog, "填入正文");
  press (window, dialog, "保存并继续");
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "交账 2 / "));
  g_assert_cmpuint (count_findings (window, DUBAN_RULE_CROSS_ACCOUNT_MISSING, FALSE)
                        + count_findings (window, DUBAN_RULE_OWN_ACCOUNT_MISSING, FALSE),
                    ==, before - 1);
  press (window, dialog, "跳过");
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "交账 3 / "));
  press (window, dialog, "上一本");
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "交账 2 / "));
  gtk_window_close (GTK_WINDOW (dialog));
  stage_settle (window);
}

static void
play (gconstpointer data)
{
  const StageBody *body = data;
  char *database = stage_make_example ();

  stage_run (database, *body, NULL);
  stage_remove (database);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    StageBody body;
  } tests[] = {
    { "/cross/a-conflict-is-settled-with-one-press-and-taken-back", settle_one },
    { "/cross/the-keyboard-stays-where-a-list-is-made-again", keep_focus },
    { "/cross/all-conflicts-stand-on-paper", list_all },
    { "/cross/a-finding-is-set-aside-with-a-reason", set_aside },
    { "/cross/the-matrix-leads-to-tasks", walk_matrix },
    { "/cross/an-account-is-given-in-the-walk", give_account },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i].body, play);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the window can do is reached by a key of the table or by a control that takes the
 * focus; no key means two things. */
#include "stage.h"
#include "ui/actions.h"

/* What controls hand on together with the task, tasks or sentence that they stand for, so that its
 * name is on none of them: a line, a figure, a button of a finding, the menu of the selection, a
 * toast, a deed that failed.  The tests of those press them. */
static const char *const sent[] = {
  "win.open-task",     "win.show-tasks",        "win.bulk",
  "win.urge",          "win.edit-task",         "win.account",
  "win.toast",         "win.select-task",       "win.print-slips",
  "win.uncover",       "win.answer-reminders",  "win.undo-answer",
  "win.show-reminded", "win.reminder-settings", "win.hide-hint",
  "win.problem",       "win.summary",           "app.new-task", /* of the desktop file */
};

typedef struct
{
  GHashTable *reached; /* detailed names without their targets */
} Reach;

static void
reach (Reach *self, const char *name)
{
  if (name != NULL)
    g_hash_table_add (self->reached, g_strdup (name));
}

static void
walk_menu (Reach *self, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *name = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name))
        reach (self, name);
      for (gsize l = 0; l < G_N_ELEMENTS (links); l++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[l]);

          if (below != NULL)
            walk_menu (self, below);
        }
    }
}

/* A menu that is built when it is opened is opened once. */
static void
build_menu (GtkMenuButton *button)
{
  if (gtk_menu_button_get_popover (button) != NULL || !gtk_widget_get_mapped (GTK_WIDGET (button)))
    return;
  gtk_menu_button_popup (button);
  gtk_menu_button_popdown (button);
}

static gboolean
takes_focus (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) || gtk_widget_get_focusable (widget);
}

static void
walk (Reach *self, GtkWidget *widget)
{
  if (GTK_IS_ACTIONABLE (widget) && takes_focus (widget))
    reach (self, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  if (GTK_IS_MENU_BUTTON (widget))
    build_menu (GTK_MENU_BUTTON (widget));
  if (GTK_IS_POPOVER_MENU (widget))
    walk_menu (self, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (self, child);
}

/* (transfer full) the name without its target */
static char *
dup_bare (const char *detailed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) target = NULL;
  char *name = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, &error));
  g_assert_no_error (error);
  return name;
}

static gboolean
exists (DubanWindow *window, const char *name)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));

  if (g_str_equal (name, "window.close"))
    return TRUE; /* of every GtkWindow */
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app."));
  g_assert_true (g_str_has_prefix (name, "win."));
  return g_action_group_has_action (G_ACTION_GROUP (window), name + strlen ("win."));
}

static gboolean
has_accel (DubanWindow *window, const char *detailed, const char *accel)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, detailed);
  guint key, given;
  GdkModifierType modifiers, given_modifiers;

  if (g_str_equal (accel, "Escape")) /* the shortcut of the window's own template */
    return TRUE;
  g_assert_true (gtk_accelerator_parse (accel, &key, &modifiers));
  for (char **a = accels; *a != NULL; a++)
    if (gtk_accelerator_parse (*a, &given, &given_modifiers) && given == key
        && given_modifiers == modifiers)
      return TRUE;
  return FALSE;
}

static void
close_menus (GtkWidget *widget)
{
  if (GTK_IS_POPOVER_MENU (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    close_menus (child);
}

/* All pages, the menu, the details of a task and the notice of what could not be done. */
static void
walk_window (Reach *self, DubanWindow *window)
{
  static const char *const pages[]
      = { "today", "tasks", "board", "cross", "units", "calendar", "summaries", "exchange" };
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_window_get_desk (window));
  const DubanFinding *findings;
  gsize n;

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
      stage_settle (window);
      walk (self, GTK_WIDGET (window));
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "tasks");
  stage_settle (window);
  findings = duban_verdict_get_findings (snapshot->verdict, &n);
  g_assert_cmpuint (n, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-task", "u", findings[0].task);
  stage_settle (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.problem", "s", "could not be done");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.menu", NULL);
  stage_settle (window);
  walk (self, GTK_WIDGET (window));
  close_menus (GTK_WIDGET (window));
}

static void
take_table (Reach *self, DubanWindow *window)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  const char *detailed, *accel;

  for (guint i = 0; duban_actions_get (i, &detailed, &accel); i++)
    {
      g_autofree char *name = detailed != NULL ? dup_bare (detailed) : NULL;

      if (g_hash_table_contains (keys, accel))
        g_error ("%s stands twice in the table", accel);
      /* A key that the widgets of a page handle themselves may mean another thing on another. */
      if (name == NULL)
        continue;
      g_hash_table_add (keys, (gpointer) accel);
      if (!exists (window, name))
        g_error ("there is no action %s", name);
      if (has_accel (window, detailed, accel))
        reach (self, name);
      else if (!g_hash_table_contains (self->reached, name))
        g_error ("%s has neither its key %s nor a control", name, accel);
    }
}

static void
expect_reached (Reach *self, GActionGroup *group, const char *prefix)
{
  g_auto (GStrv) names = g_action_group_list_actions (group);

  for (char **n = names; *n != NULL; n++)
    {
      g_autofree char *name = g_strconcat (prefix, *n, NULL);
      gboolean is_sent = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (sent); i++)
        is_sent = is_sent || g_str_equal (sent[i], name);
      if (!is_sent && !g_hash_table_contains (self->reached, name))
        {
          g_test_message ("%s has neither a key nor a control", name);
          g_test_fail ();
        }
    }
}

static void
reach_everything (DubanWindow *window, gpointer data)
{
  Reach self = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  walk_window (&self, window);
  take_table (&self, window);
  expect_reached (&self, G_ACTION_GROUP (window), "win.");
  expect_reached (&self, G_ACTION_GROUP (application), "app.");
  g_hash_table_unref (self.reached);
}

static void
test_every_action_has_a_key_or_a_control (gconstpointer data)
{
  stage_run (data, reach_everything, NULL);
}

static void
remember_folder (DubanWindow *window, gpointer data)
{
  DubanWorker *worker = duban_desk_get_worker (duban_window_get_desk (window));
  char **folder = data;

  *folder = g_path_get_dirname (duban_worker_get_path (worker));
  g_assert_true (g_file_test (*folder, G_FILE_TEST_IS_DIR));
}

/* Its backups neither. */
static void
test_the_example_leaves_nothing_behind (void)
{
  g_autofree char *folder = NULL;

  stage_run (NULL, remember_folder, &folder);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  char *database;
  int result;

  g_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  g_test_add_data_func ("/actions/every-action-has-a-key-or-a-control", database,
                        test_every_action_has_a_key_or_a_control);
  g_test_add_func ("/actions/the-example-leaves-nothing-behind",
                   test_the_example_leaves_nothing_behind);
  result = g_test_run ();
  stage_remove (database);
  return result;
}

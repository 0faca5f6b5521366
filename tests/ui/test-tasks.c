/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of tasks in the real window: narrowed, sorted, selected, edited in place. */
#include "stage.h"

#include "ui/import/import-dialog.h"
#include "ui/tasks/columns.h"
#include "ui/tasks/filter-chips.h"
#include "ui/tasks/filter-panel.h"
#include "ui/tasks/saved-panel.h"
#include "ui/tasks/selection-bar.h"
#include "ui/tasks/task-list.h"
#include "ui/tasks/tasks-page.h"
#include "ui/widgets/busy-bar.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  DubanWindow *window;
  DubanTasksPage *page;
  DubanTaskList *list;
} Scene;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static Scene
set_scene (DubanWindow *window)
{
  Scene scene = { .window = window };

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "tasks");
  stage_settle (window);
  scene.page = DUBAN_TASKS_PAGE (find (GTK_WIDGET (window), DUBAN_TYPE_TASKS_PAGE));
  scene.list = DUBAN_TASK_LIST (find (GTK_WIDGET (scene.page), DUBAN_TYPE_TASK_LIST));
  return scene;
}

static void
act (Scene *scene, const char *action, const char *argument)
{
  gtk_widget_activate_action (GTK_WIDGET (scene->list), action, argument != NULL ? "s" : NULL,
                              argument);
  stage_settle (scene->window);
}

static const DubanListing *
get_listing (Scene *scene)
{
  return duban_task_list_get_listing (scene->list);
}

static gboolean
is_selected (Scene *scene, const guint32 *tasks, gsize n)
{
  gsize n_selected;
  g_autofree guint32 *selected = duban_task_list_dup_selected (scene->list, &n_selected);
  gsize n_found = 0;

  for (gsize i = 0; i < n_selected; i++)
    for (gsize k = 0; k < n; k++)
      n_found += selected[i] == tasks[k];
  return n_selected == n && n_found == n;
}

static void
test_a_set (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  const DubanListing *before = get_listing (&scene);
  const gsize n_before = before->n_tasks;
  const guint32 tasks[] = { before->tasks[7], before->tasks[3], before->tasks[11] };
  GtkWidget *chips = find (GTK_WIDGET (scene.page), DUBAN_TYPE_FILTER_CHIPS);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "board");
  stage_settle (window);
  duban_page_show_tasks (GTK_WIDGET (window), "今日到期", tasks, G_N_ELEMENTS (tasks));
  stage_settle (window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (scene.page)));
  g_assert_cmpuint (get_listing (&scene)->n_tasks, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_assert_cmpint (duban_listing_find (get_listing (&scene), tasks[i]), >=, 0);
  g_assert_true (gtk_widget_get_visible (chips));
  g_signal_emit_by_name (find (chips, GTK_TYPE_BUTTON), "clicked");
  stage_settle (window);
  g_assert_cmpuint (get_listing (&scene)->n_tasks, ==, n_before);
  g_assert_false (gtk_widget_get_visible (chips));
}

static void
test_selection (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  const DubanListing *listing = get_listing (&scene);
  guint32 tasks[] = { listing->tasks[2], listing->tasks[listing->n_tasks - 1] };
  GtkListView *view = GTK_LIST_VIEW (find (GTK_WIDGET (scene.list), GTK_TYPE_LIST_VIEW));
  GtkSelectionModel *selection = gtk_list_view_get_model (view);

  gtk_selection_model_select_item (selection, 2, TRUE);
  gtk_selection_model_select_item (selection, (guint) listing->n_tasks - 1, FALSE);
  g_assert_true (is_selected (&scene, tasks, 2));
  act (&scene, "tasks.order", "title");
  g_assert_true (is_selected (&scene, tasks, 2));
  act (&scene, "tasks.reversed", NULL);
  act (&scene, "tasks.scope", "all");
  g_assert_true (is_selected (&scene, tasks, 2));
  act (&scene, "tasks.light", "green");
  g_assert_true (is_selected (&scene, NULL, 0));
  act (&scene, "tasks.light", "any");
  g_assert_true (is_selected (&scene, tasks, 2));
  act (&scene, "selected.all", NULL);
  g_assert_cmpuint (duban_task_list_count_selected (scene.list), ==, get_listing (&scene)->n_tasks);
  act (&scene, "tasks.order", "light");
  g_assert_cmpuint (duban_task_list_count_selected (scene.list), ==, get_listing (&scene)->n_tasks);
  act (&scene, "selected.none", NULL);
  act (&scene, "tasks.scope", "open");
  g_assert_cmpuint (duban_task_list_count_selected (scene.list), ==, 0);
}

/* The widget of that name in style sheets. */
static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is told in passing stands above the bar of the selection. */
static void
test_a_toast_beside_the_selection (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  GtkWidget *bar = find (GTK_WIDGET (scene.page), DUBAN_TYPE_SELECTION_BAR);
  GtkListView *view = GTK_LIST_VIEW (find (GTK_WIDGET (scene.list), GTK_TYPE_LIST_VIEW));
  GtkSelectionModel *selection = gtk_list_view_get_model (view);
  graphene_rect_t below, above;
  GtkWidget *toast;

  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  duban_page_toast (GTK_WIDGET (window), "已复制", FALSE);
  stage_settle (window);
  toast = find_named (GTK_WIDGET (window), "toast");
  g_assert_nonnull (toast);
  g_assert_true (gtk_widget_get_mapped (bar));
  g_assert_true (gtk_widget_compute_bounds (bar, GTK_WIDGET (window), &below));
  g_assert_true (gtk_widget_compute_bounds (toast, GTK_WIDGET (window), &above));
  g_assert_cmpfloat (above.origin.y + above.size.height, <=, below.origin.y);
  act (&scene, "selected.none", NULL);
}

/* The page has all the room until a task is chosen; then the details stand beside the list, while
 * several are selected too, until they are closed. */
static void
test_room_for_the_details (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  GtkWidget *details = GTK_WIDGET (duban_window_get_details (window));
  GtkWidget *search = find (GTK_WIDGET (scene.page), GTK_TYPE_SEARCH_ENTRY);
  GtkListView *view = GTK_LIST_VIEW (find (GTK_WIDGET (scene.list), GTK_TYPE_LIST_VIEW));
  GtkSelectionModel *selection = gtk_list_view_get_model (view);

  stage_resize (window, 1280, 720);
  stage_settle (window);
  g_assert_false (gtk_widget_get_mapped (details));
  g_assert_cmpint (gtk_widget_get_width (search), >=, 200);
  gtk_selection_model_select_item (selection, 1, TRUE);
  stage_settle (window);
  g_assert_true (gtk_widget_get_mapped (details));
  gtk_selection_model_select_item (selection, 2, FALSE);
  stage_settle (window);
  g_assert_true (gtk_widget_get_mapped (details));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-details", NULL);
  stage_settle (window);
  g_assert_false (gtk_widget_get_mapped (details));
  act (&scene, "selected.none", NULL);
}

static void
type (Scene *scene, const char *text)
{
  GtkWidget *entry = find (GTK_WIDGET (scene->page), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  stage_settle (scene->window);
}

static void
test_search (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  const gsize n_before = get_listing (&scene)->n_tasks;
  gsize n_chinese;

  type (&scene, "水利局");
  n_chinese = get_listing (&scene)->n_tasks;
  g_assert_cmpuint (n_chinese, >, 0);
  g_assert_cmpuint (n_chinese, <, n_before);
  type (&scene, "slj");
  g_assert_cmpuint (get_listing (&scene)->n_tasks, >=, n_chinese);
  type (&scene, "没有这样的事项");
  g_assert_cmpuint (get_listing (&scene)->n_tasks, ==, 0);
  type (&scene, "");
  g_assert_cmpuint (get_listing (&scene)->n_tasks, ==, n_before);
}

/* The n-th of that type, from 0. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Of the n-th menu button beside the search, from 0. */
static GtkMenuButton *
open_popover (Scene *scene, guint n)
{
  GtkWidget *button = find (GTK_WIDGET (scene->page), GTK_TYPE_SEARCH_ENTRY);

  while (!GTK_IS_MENU_BUTTON (button) || n-- > 0)
    button = gtk_widget_get_next_sibling (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  stage_settle (scene->window);
  return GTK_MENU_BUTTON (button);
}

static void
test_filters (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  const gsize n_before = get_listing (&scene)->n_tasks;
  GtkMenuButton *filters = open_popover (&scene, 0);
  GtkMenuButton *saved;
  GtkWidget *panel = find (GTK_WIDGET (scene.page), DUBAN_TYPE_FILTER_PANEL);
  guint second = 1;
  GtkWidget *rules = find_nth (panel, GTK_TYPE_DROP_DOWN, &second);
  gsize n_narrowed;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (rules), 1);
  stage_settle (window);
  n_narrowed = get_listing (&scene)->n_tasks;
  g_assert_cmpuint (n_narrowed, >, 0);
  g_assert_cmpuint (n_narrowed, <, n_before);
  gtk_menu_button_popdown (filters);
  stage_settle (window);
  saved = open_popover (&scene, 1);
  panel = find (GTK_WIDGET (scene.page), DUBAN_TYPE_SAVED_PANEL);
  gtk_editable_set_text (GTK_EDITABLE (find (panel, GTK_TYPE_ENTRY)), "我的筛选");
  g_signal_emit_by_name (find (panel, GTK_TYPE_ENTRY), "activate");
  stage_settle (window);
  act (&scene, "tasks.everything", NULL);
  act (&scene, "tasks.scope", "open");
  g_assert_cmpuint (get_listing (&scene)->n_tasks, ==, n_before);
  g_signal_emit_by_name (find (panel, GTK_TYPE_BUTTON), "clicked");
  stage_settle (window);
  g_assert_cmpuint (get_listing (&scene)->n_tasks, ==, n_narrowed);
  g_assert_false (gtk_widget_get_mapped (panel));
  saved = open_popover (&scene, 1);
  second = 1;
  g_signal_emit_by_name (find_nth (panel, GTK_TYPE_BUTTON, &second), "clicked");
  stage_settle (window);
  /* What was deleted can be taken back at once; the first button is that one then. */
  g_signal_emit_by_name (find (panel, GTK_TYPE_BUTTON), "clicked");
  stage_settle (window);
  second = 1;
  g_signal_emit_by_name (find_nth (panel, GTK_TYPE_BUTTON, &second), "clicked");
  stage_settle (window);
  g_signal_emit_by_name (find (panel, GTK_TYPE_BUTTON), "clicked");
  stage_settle (window);
  gtk_menu_button_popdown (saved);
  saved = open_popover (&scene, 1);
  g_signal_emit_by_name (find (panel, GTK_TYPE_BUTTON), "clicked");
  stage_settle (window);
  g_assert_cmpuint (get_listing (&scene)->n_tasks, ==, n_narrowed);
  saved = open_popover (&scene, 1);
  second = 1;
  g_signal_emit_by_name (find_nth (panel, GTK_TYPE_BUTTON, &second), "clicked");
  stage_settle (window);
  gtk_menu_button_popdown (saved);
  act (&scene, "tasks.everything", NULL);
  act (&scene, "tasks.scope", "open");
}

static const char *
title_of (Scene *scene, guint32 task)
{
  DubanSnapshot *snapshot = duban_page_get_snapshot (DUBAN_PAGE (scene->page));
  const DubanRegisterRow *row = duban_register_find (snapshot->reg, task);

  return duban_register_get_text (snapshot->reg, row->title);
}

static void
test_a_cell (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  guint32 task = get_listing (&scene)->tasks[1];
  g_autofree char *before = NULL;
  GtkWidget *popover, *entry;

  duban_task_list_select (scene.list, task);
  stage_settle (window);
  before = g_strdup (title_of (&scene, task));
  act (&scene, "selected.edit-cell", NULL);
  popover = gtk_widget_get_last_child (GTK_WIDGET (scene.list));
  g_assert_true (GTK_IS_POPOVER (popover));
  entry = find (popover, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, before);
  /* Refused: what was typed stays. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "activate");
  stage_settle (window);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (title_of (&scene, task), ==, before);
  gtk_editable_set_text (GTK_EDITABLE (entry), "改过的名称");
  g_signal_emit_by_name (entry, "activate");
  stage_settle (window);
  g_assert_cmpstr (title_of (&scene, task), ==, "改过的名称");
  g_assert_true (is_selected (&scene, &task, 1));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  stage_settle (window);
  g_assert_cmpstr (title_of (&scene, task), ==, before);
}

static GtkWindow *
find_dialog (Scene *scene)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DUBAN_IS_IMPORT_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_a_table_on_the_clipboard (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  GtkWindow *dialog;

  gdk_clipboard_set_text (clipboard, "一句话");
  act (&scene, "tasks.paste", NULL);
  g_assert_null (find_dialog (&scene));
  gdk_clipboard_set_text (clipboard, "编号\t事项\t牵头领导\n新-1\t新的事项\t副旗长甲\n");
  act (&scene, "tasks.paste", NULL);
  dialog = find_dialog (&scene);
  g_assert_nonnull (dialog);
  gtk_window_close (dialog);
  stage_settle (window);
}

static void
test_a_list_as_a_sheet (DubanWindow *window, gpointer data)
{
  Scene scene = set_scene (window);
  g_autoptr (DubanSheet) sheet = duban_page_dup_sheet (DUBAN_PAGE (scene.page));

  g_assert_nonnull (sheet);
  g_assert_cmpuint (sheet->rows->len, ==, get_listing (&scene)->n_tasks);
  g_assert_nonnull (strstr (sheet->filter, "在办"));
  g_assert_nonnull (strstr (sheet->as_of, "11月23日"));
}

/* With several selected and narrowed: all its parts are in sight. Every warning is fatal. */
static void
test_every_size (DubanWindow *window, gpointer data)
{
  static const int sizes[][3]
      = { { 900, 600, 100 }, { 900, 600, 115 }, { 1366, 768, 150 }, { 1920, 1080, 150 } };
  Scene scene = set_scene (window);
  const DubanListing *listing = get_listing (&scene);

  duban_page_show_tasks (GTK_WIDGET (window), "今日到期", listing->tasks, 20);
  act (&scene, "selected.all", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * sizes[i][2] / 100,
                    NULL);
      stage_resize (window, sizes[i][0], sizes[i][1]);
      stage_settle (window);
      if (g_getenv ("DUBAN_SCREENSHOTS") != NULL)
        {
          g_autofree char *name = g_strdup_printf ("tasks-%d-%d.png", sizes[i][0], sizes[i][2]);
          g_autofree char *path
              = g_build_filename (g_getenv ("DUBAN_SCREENSHOTS"), "tasks", name, NULL);

          stage_take_picture (window, path);
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* The chooser of files is answered as a person would. */
static void
export_as (Scene *scene, const char *ending, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkFileChooserNative *chooser;

  act (scene, "selected.export", ending);
  chooser = g_object_get_data (G_OBJECT (scene->page), "duban-export-chooser");
  g_assert_nonnull (chooser);
  g_object_ref (chooser);
  gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL);
  stage_settle (scene->window);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  stage_settle (scene->window);
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_ACCEPT);
  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
  stage_settle (scene->window);
  g_assert_null (g_object_get_data (G_OBJECT (scene->page), "duban-export-chooser"));
}

static gboolean
begins_with (const char *folder, const char *name, const char *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && g_str_has_prefix (content, bytes);
}

/* As each kind of file; a name without an ending gets it, and then replaces nothing. */
static void
test_selected_tasks_are_exported (DubanWindow *window, gpointer data)
{
  static const struct
  {
    const char *ending, *name, *written, *bytes;
  } cases[] = {
    { ".xlsx", "台账.xlsx", "台账.xlsx", "PK" },
    { ".csv", "台账.csv", "台账.csv", "\xef\xbb\xbf编号,事项" },
    { ".ics", "时限.ics", "时限.ics", "BEGIN:VCALENDAR" },
    { ".xlsx", "又一份", "又一份.xlsx", "PK" },
    { ".xlsx", "改主意.CSV", "改主意.CSV", "\xef\xbb\xbf编号,事项" },
  };
  g_autofree char *folder = g_dir_make_tmp ("duban-out-XXXXXX", NULL);
  g_autofree char *old = g_build_filename (folder, "旧的.ics", NULL);
  Scene scene = set_scene (window);
  const DubanListing *listing = get_listing (&scene);

  duban_page_show_tasks (GTK_WIDGET (window), "今日到期", listing->tasks, 5);
  act (&scene, "selected.all", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      export_as (&scene, cases[i].ending, folder, cases[i].name);
      g_assert_true (begins_with (folder, cases[i].written, cases[i].bytes));
    }
  g_assert_true (g_file_set_contents (old, "旧", -1, NULL));
  export_as (&scene, ".ics", folder, "旧的");
  g_assert_true (begins_with (folder, "旧的.ics", "旧"));
  g_assert_false (duban_busy_bar_is_busy (
      DUBAN_BUSY_BAR (find (GTK_WIDGET (scene.page), DUBAN_TYPE_BUSY_BAR))));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].written, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_unlink (old), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else is left in it */
}

static void
on_stage (gconstpointer body)
{
  char *database = stage_make_example ();
  const StageBody *scene = body;

  stage_run (database, *scene, NULL);
  stage_remove (database);
}

/* What is seen in a width, as codes. (transfer full) */
static char *
spell (int width, const DubanColumnChoice *choice)
{
  GString *codes = g_string_new (NULL);
  DubanColumns columns;

  duban_columns_lay_out (&columns, width, 1.0, choice);
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    if (columns.width[i] > 0)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", duban_column_get_code (i));
  return g_string_free (codes, FALSE);
}

static void
test_columns_give_way (void)
{
  static const struct
  {
    int width;
    const char *codes;
  } cases[] = {
    { 2000, "light number title source lead unit stages due days status" },
    { 900, "light number title lead unit stages due days status" },
    { 802, "light number title lead unit stages due days" },
    { 720, "light title lead unit stages due days" },
    { 600, "light title lead stages due days" },
    { 500, "light title stages due days" },
  };
  const DubanColumnChoice choice = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *codes = spell (cases[i].width, &choice);

      g_assert_cmpstr (codes, ==, cases[i].codes);
    }
}

static void
test_edges_are_moved (void)
{
  DubanColumnChoice choice = { 0 };
  DubanColumns columns, moved;
  int title = DUBAN_COLUMN_TITLE;

  duban_columns_lay_out (&columns, 2000, 1.0, &choice);
  /* Left of the title the edge widens what is left of it, right of it what is right. */
  g_assert_true (duban_columns_move_edge (&columns, DUBAN_COLUMN_NUMBER, 20, 1.0, &choice));
  g_assert_true (duban_columns_move_edge (&columns, title, 10, 1.0, &choice));
  duban_columns_lay_out (&moved, 2000, 1.0, &choice);
  g_assert_cmpint (moved.width[DUBAN_COLUMN_NUMBER], ==, columns.width[DUBAN_COLUMN_NUMBER] + 20);
  g_assert_cmpint (moved.width[DUBAN_COLUMN_SOURCE], ==, columns.width[DUBAN_COLUMN_SOURCE] - 10);
  g_assert_cmpint (moved.width[title], ==, columns.width[title] - 10);
  g_assert_cmpint (moved.x[DUBAN_COLUMN_SOURCE], ==, columns.x[DUBAN_COLUMN_SOURCE] + 10);
  g_assert_false (duban_columns_move_edge (&columns, DUBAN_COLUMN_STATUS, 5, 1.0, &choice));
}

static void
test_columns_are_remembered (void)
{
  DubanColumnChoice choice = { .hidden = 1u << DUBAN_COLUMN_SOURCE };
  DubanColumnChoice again;
  g_autofree char *text = NULL;

  choice.widths[DUBAN_COLUMN_UNIT] = 140;
  text = duban_column_choice_to_text (&choice);
  g_assert_cmpstr (text, ==, "source:hidden unit:140");
  duban_column_choice_take_text (&again, text);
  g_assert_cmpmem (&again, sizeof again, &choice, sizeof choice);
  duban_column_choice_take_text (&again, "title:hidden light:hidden unit:9999 due: x: :3 lead:-4");
  g_assert_cmpuint (again.hidden, ==, 0);
  g_assert_cmpint (again.widths[DUBAN_COLUMN_UNIT], ==, 400);
  g_assert_cmpint (again.widths[DUBAN_COLUMN_LEAD], ==, 0);
}

int
main (int argc, char **argv)
{
  static const StageBody bodies[] = { test_a_set,
                                      test_selection,
                                      test_a_toast_beside_the_selection,
                                      test_room_for_the_details,
                                      test_search,
                                      test_filters,
                                      test_a_cell,
                                      test_a_table_on_the_clipboard,
                                      test_a_list_as_a_sheet,
                                      test_selected_tasks_are_exported,
                                      test_every_size };
  static const char *const names[] = {
    "/tasks/a-set-is-shown-with-its-words",
    "/tasks/the-selection-stays-with-its-tasks",
    "/tasks/a-toast-stands-above-the-bar-of-the-selection",
    "/tasks/the-details-take-room-once-a-task-is-chosen",
    "/tasks/search-by-pinyin-and-back",
    "/tasks/filters-act-at-once-and-are-kept",
    "/tasks/a-cell-is-edited-in-place-and-undone",
    "/tasks/a-table-on-the-clipboard-is-previewed",
    "/tasks/the-list-is-a-sheet",
    "/tasks/the-selected-tasks-are-exported",
    "/tasks/at-every-size",
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tasks/columns-give-way", test_columns_give_way);
  g_test_add_func ("/tasks/edges-are-moved", test_edges_are_moved);
  g_test_add_func ("/tasks/columns-are-remembered", test_columns_are_remembered);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_test_add_data_func (names[i], &bodies[i], on_stage);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences' calendar page, in the real window: a notice that is pasted is shown day by day
 * with the deadlines that move, nothing is written before that is asked for, and it is one step
 * back; what is no notice says why. */
#include "stage.h"

#include "app/edit/directory.h"
#include "ui/clerk/form.h"
#include "ui/import/import-dialog.h"
#include "ui/preferences/preferences-window.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_SECONDS 20

static const char notice[] = "旗人民政府办公室关于2026年那达慕放假安排的通知\n\n"
                             "各镇人民政府，各有关部门：\n"
                             "　　一、那达慕：11月25日（周三）至27日（周五）放假调休，共3天。"
                             "11月28日（周六）上班。\n";

static char *folder;

/* ---- what the windows show */

static gpointer
find_window (GType type)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
}

/* The first visible widget of a type below another whose text holds that (NULL: any). */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  const char *has = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? get_text (widget) : NULL;
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (text == NULL || (has != NULL && strstr (has, text) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static GtkWidget *
get (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = find (widget, type, text);

  if (found == NULL)
    g_error ("nothing says “%s”", text != NULL ? text : g_type_name (type));
  return found;
}

/* Until the reading, which waits for the last letter, is shown. */
static void
wait_for (DubanWindow *window, GtkWidget *widget, const char *text)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (find (widget, GTK_TYPE_LABEL, text) == NULL)
    {
      if (g_get_monotonic_time () > end)
        g_error ("nothing says “%s”", text);
      stage_settle (window);
    }
}

static void
press (DubanWindow *window, GtkWidget *widget, const char *words)
{
  GtkWidget *button = get (widget, GTK_TYPE_BUTTON, words);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  stage_settle (window);
  stage_settle (window);
}

static gboolean
can_take (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (get (dialog, GTK_TYPE_BUTTON, "导入(_T)"));
}

static void
paste (GtkWidget *dialog, const char *text)
{
  GtkWidget *view = get (dialog, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  g_assert_false (can_take (dialog));
}

static GtkWidget *
open_page (DubanWindow *window)
{
  GtkWidget *preferences;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  stage_settle (window);
  preferences = find_window (DUBAN_TYPE_PREFERENCES_WINDOW);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "calendar");
  stage_settle (window);
  return preferences;
}

static GtkWidget *
open_dialog (DubanWindow *window)
{
  GtkWidget *dialog;

  press (window, open_page (window), "粘贴放假通知");
  dialog = find_window (DUBAN_TYPE_CLERK_FORM);
  g_assert_nonnull (dialog);
  return dialog;
}

static DubanDayKind
get_kind (DubanWindow *window, const char *day)
{
  DubanTerms *terms = duban_desk_get_terms (duban_window_get_desk (window));

  return duban_calendar_get_kind (terms->calendar, duban_day_parse (day));
}

static void
close_all (DubanWindow *window)
{
  GtkWindow *left;

  while ((left = find_window (DUBAN_TYPE_CLERK_FORM)) != NULL
         || (left = find_window (DUBAN_TYPE_IMPORT_DIALOG)) != NULL
         || (left = find_window (DUBAN_TYPE_PREFERENCES_WINDOW)) != NULL)
    {
      gtk_window_close (left);
      stage_settle (window);
    }
}

/* ---- scenes */

typedef void (*Body) (DubanWindow *window);
typedef struct
{
  const char *path;
  Body body;
} Scene;

static void
expect_days (GtkWidget *widget)
{
  static const char *const words[]
      = { "11月25日", "周三", "休",
          "11月28日", "周六", "班",
          "那达慕",   "新增", "休息日3天，调休上班1天（新增或变更4天）" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    get (widget, GTK_TYPE_LABEL, words[i]);
}

static void
paste_body (DubanWindow *window)
{
  GtkWidget *dialog = open_dialog (window);

  g_assert_false (can_take (dialog));
  paste (dialog, notice);
  wait_for (window, dialog, "个时限变动");
  expect_days (dialog);
  get (dialog, GTK_TYPE_LABEL, "→");
  g_assert_cmpint (get_kind (window, "2026-11-25"), ==, DUBAN_DAY_PLAIN);
  press (window, dialog, "导入(_T)");
  g_assert_null (find_window (DUBAN_TYPE_CLERK_FORM));
  g_assert_cmpint (get_kind (window, "2026-11-25"), ==, DUBAN_DAY_OFF);
  g_assert_cmpint (get_kind (window, "2026-11-28"), ==, DUBAN_DAY_MAKEUP);
  get (find_window (DUBAN_TYPE_PREFERENCES_WINDOW), GTK_TYPE_LABEL, "放假安排已导入，变动4天");
  press (window, find_window (DUBAN_TYPE_PREFERENCES_WINDOW), "撤销");
  for (int i = 0; i < 4; i++)
    stage_settle (window);
  g_assert_cmpint (get_kind (window, "2026-11-25"), ==, DUBAN_DAY_PLAIN);
  g_assert_cmpint (get_kind (window, "2026-11-28"), ==, DUBAN_DAY_PLAIN);
  close_all (window);
}

/* What is typed on is read anew; with a year that was chosen the title can be missing. */
static void
refused_body (DubanWindow *window)
{
  static const struct
  {
    const char *text, *says;
  } rows[] = {
    { "今天天气很好。", "之类的放假或上班安排" },
    { "一、元旦：1月1日至3日放假，共3天。", "通知未写明年份" },
    { "关于2026年部分节假日安排的通知\n关于2027年部分节假日安排的通知\n"
      "一、元旦：1月1日放假，共1天。",
      "通知提到多个年份" },
    { "2026年元旦：1月1日（周五）放假，共1天。", "第1项：2026年1月1日是星期四" },
    { "", "请把放假通知的全文粘贴到上面" },
    { "关于2026年部分节假日安排的通知\n一、国庆节：10月1日至7日放假，共7天。", "日历中均已有" },
  };
  GtkWidget *dialog = open_dialog (window);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      paste (dialog, rows[i].text);
      wait_for (window, dialog, rows[i].says);
      g_assert_false (can_take (dialog));
    }
  paste (dialog, rows[1].text);
  wait_for (window, dialog, rows[1].says);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (dialog, GTK_TYPE_DROP_DOWN, NULL)), 3);
  wait_for (window, dialog, "2027年1月1日");
  g_assert_true (can_take (dialog));
  close_all (window);
}

/* The window stays alive under a text that has nothing to do with holidays. */
static void
nonsense_body (DubanWindow *window)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog = open_dialog (window);
  gint64 before;

  while (text->len < 100 * 1024)
    g_string_append (text, "放假10月上班3日星期（调休");
  before = g_get_monotonic_time ();
  paste (dialog, text->str);
  wait_for (window, dialog, "放假通知”");
  g_test_message ("100 KB: %.2f s", (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC);
  g_assert_false (can_take (dialog));
  while (text->len < 300 * 1024)
    g_string_append (text, "\n一、元旦：1月1日放假");
  paste (dialog, text->str);
  wait_for (window, dialog, "不像放假通知");
  close_all (window);
}

/* The same from a file, in the dialog that takes files in. */
static void
file_body (DubanWindow *window)
{
  g_autofree char *path = g_build_filename (folder, "通知.txt", NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, notice, -1, NULL));
  get (open_page (window), GTK_TYPE_BUTTON, "从文件导入");
  duban_window_import (window, path);
  stage_settle (window);
  dialog = find_window (DUBAN_TYPE_IMPORT_DIALOG);
  wait_for (window, dialog, "个时限变动");
  expect_days (dialog);
  g_assert_cmpint (get_kind (window, "2026-11-25"), ==, DUBAN_DAY_PLAIN);
  press (window, dialog, "导入(_T)");
  g_assert_cmpint (get_kind (window, "2026-11-25"), ==, DUBAN_DAY_OFF);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  for (int i = 0; i < 4; i++)
    stage_settle (window);
  g_assert_cmpint (get_kind (window, "2026-11-25"), ==, DUBAN_DAY_PLAIN);
  close_all (window);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Days are counted so that holidays move deadlines. */
static void
count_workdays (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanClock) clock
      = duban_clock_new (g_getenv ("DUBAN_NOW"), TRUE, "Asia/Shanghai", &error);
  g_autoptr (DubanSession) session = duban_session_open (database, FALSE, clock, &error);

  g_assert_no_error (error);
  g_assert_true (duban_directory_edit_set_setting (session, "day-policy", "workday", &error));
}

static void
run_body (DubanWindow *window, gpointer data)
{
  ((const Scene *) data)->body (window);
}

static void
test_scene (gconstpointer data)
{
  Scene scene = *(const Scene *) data;
  g_autofree char *database = stage_make_example ();

  count_workdays (database);
  stage_run (database, run_body, &scene);
  stage_remove (g_steal_pointer (&database));
}

int
main (int argc, char **argv)
{
  static const Scene scenes[] = {
    { "/holidays/a-pasted-notice-is-seen-taken-and-undone", paste_body },
    { "/holidays/what-cannot-be-taken-says-why", refused_body },
    { "/holidays/nonsense-by-the-hundred-kilobytes", nonsense_body },
    { "/holidays/a-file-shows-its-days-and-moves", file_body },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("duban-holidays-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    g_test_add_data_func (scenes[i].path, &scenes[i], test_scene);
  result = g_test_run ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a file in, in the real window: what its columns are is told, a bad cell is corrected in
 * place, a sheet is left out; nothing is written before that is asked for, and the file itself
 * stays as it is. */
#include "stage.h"

#include "store/tasks.h"
#include "ui/import/import-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static const char known[] = "事项,责任单位,完成时限,形成思路时间\n"
                            "修公路,交通运输局,12月底前,\n"
                            "建学校,教育局,11月30日,2026年13月45日\n"
                            "引水,水利局,12月底前,2027年1月1日\n";
static const char unknown[] = "顺序,干什么活,哪家来办\n1,治沙造林工程推进,林业和草原局\n"
                              "2,草原生态修复项目落实,林业和草原局\n";

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* ---- what the window shows */

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (!GTK_IS_BUTTON (widget))
    return NULL;
  if (gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  return get_text (gtk_widget_get_first_child (widget));
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

static void
settle (DubanWindow *window)
{
  stage_settle (window);
  stage_settle (window);
}

static GtkWidget *
open_dialog (DubanWindow *window, const char *path)
{
  g_autoptr (GList) all = NULL;

  duban_window_import (window, path);
  settle (window);
  all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    if (DUBAN_IS_IMPORT_DIALOG (l->data))
      return l->data;
  g_error ("no dialog opened");
}

static void
press (DubanWindow *window, GtkWidget *dialog, const char *words)
{
  GtkWidget *button = get (dialog, GTK_TYPE_BUTTON, words);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle (window);
}

static void
turn (DubanWindow *window, GtkWidget *dialog, const char *words)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get (dialog, GTK_TYPE_TOGGLE_BUTTON, words)),
                                TRUE);
  settle (window);
}

static gsize
count_tasks (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanDb) db = duban_db_open (database, TRUE, &error);
  gsize n = 0;

  g_assert_no_error (error);
  g_assert_true (duban_tasks_count (db, &n, &error));
  return n;
}

/* ---- scenes */

typedef void (*Body) (DubanWindow *window, const char *database);
typedef struct
{
  const char *path;
  Body body;
  const char *database;
} Scene;

/* Both bad rows are there by name; one is corrected, looked at again, and taken in. */
static void
correct_body (DubanWindow *window, const char *database)
{
  g_autofree char *path = write_file ("known.csv", known);
  g_autofree char *after = NULL;
  const gsize before = count_tasks (database);
  GtkWidget *dialog = open_dialog (window, path);

  turn (window, dialog, "未收的行（2）");
  get (dialog, GTK_TYPE_LABEL, "第3行 形成思路时间");
  get (dialog, GTK_TYPE_LABEL, "第4行 形成思路时间");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get (dialog, GTK_TYPE_ENTRY, NULL))), ==,
                   "2026年13月45日");
  gtk_editable_set_text (GTK_EDITABLE (get (dialog, GTK_TYPE_ENTRY, NULL)), "2026年11月20日");
  settle (window);
  get (dialog, GTK_TYPE_LABEL, "有改动尚未核对");
  press (window, dialog, "重新核对");
  get (dialog, GTK_TYPE_TOGGLE_BUTTON, "未收的行（1）");
  g_assert_null (find (dialog, GTK_TYPE_LABEL, "第3行 形成思路时间"));
  get (dialog, GTK_TYPE_LABEL, "第4行 形成思路时间");
  g_assert_cmpuint (count_tasks (database), ==, before);
  press (window, dialog, "导入(_T)");
  g_assert_cmpuint (count_tasks (database), ==, before + 2);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, known);
  press (window, dialog, "完成");
}

/* A table whose headings say nothing opens on its columns; once 事项 is named it is a ledger. */
static void
choose_body (DubanWindow *window, const char *database)
{
  g_autofree char *path = write_file ("unknown.csv", unknown);
  const gsize before = count_tasks (database);
  GtkWidget *dialog = open_dialog (window, path);
  GtkDropDown *choice = NULL;
  guint at = GTK_INVALID_LIST_POSITION;

  get (dialog, GTK_TYPE_LABEL, "未能识别这张表的列名");
  get (dialog, GTK_TYPE_LABEL, "干什么活");
  get (dialog, GTK_TYPE_LABEL, "治沙造林工程推进");
  for (GtkWidget *cell = gtk_widget_get_first_child (
           gtk_widget_get_parent (get (dialog, GTK_TYPE_LABEL, "干什么活")));
       cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    if (GTK_IS_DROP_DOWN (cell)
        && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column")) == 1)
      choice = GTK_DROP_DOWN (cell);
  g_assert_nonnull (choice);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (choice)); i++)
    if (g_str_equal (
            gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (choice)), i),
            "事项"))
      at = i;
  gtk_drop_down_set_selected (choice, at);
  settle (window);
  press (window, dialog, "重新核对");
  get (dialog, GTK_TYPE_LABEL, "由您指定");
  get (dialog, GTK_TYPE_LABEL, "第2行 · 新增");
  g_assert_cmpuint (count_tasks (database), ==, before);
  press (window, dialog, "导入(_T)");
  g_assert_cmpuint (count_tasks (database), ==, before + 2);
  press (window, dialog, "完成");

  /* What was said once is known the next time. */
  dialog = open_dialog (window, path);
  turn (window, dialog, "各列对应");
  get (dialog, GTK_TYPE_LABEL, "按上次确认");
  get (dialog, GTK_TYPE_LABEL, "第2行 · 未变");
  gtk_window_close (GTK_WINDOW (dialog));
  settle (window);
}

/* The whole row can be corrected too, where no one cell is at fault. */
static void
row_body (DubanWindow *window, const char *database)
{
  g_autofree char *path = write_file ("row.csv", "事项,责任单位\n,水利局\n修渠,水利局\n");
  const gsize before = count_tasks (database);
  GtkWidget *dialog = open_dialog (window, path);

  turn (window, dialog, "未收的行（1）");
  if (find (dialog, GTK_TYPE_ENTRY, NULL) == NULL)
    gtk_expander_set_expanded (GTK_EXPANDER (get (dialog, GTK_TYPE_EXPANDER, NULL)), TRUE);
  settle (window);
  gtk_editable_set_text (GTK_EDITABLE (get (dialog, GTK_TYPE_ENTRY, NULL)), "修坝");
  press (window, dialog, "重新核对");
  g_assert_null (find (dialog, GTK_TYPE_TOGGLE_BUTTON, "未收的行"));
  press (window, dialog, "导入(_T)");
  g_assert_cmpuint (count_tasks (database), ==, before + 2);
  press (window, dialog, "完成");
}

/* Sixty columns and a hundred bad rows come bit by bit; what is not shown is counted. */
static void
wide_body (DubanWindow *window, const char *database)
{
  g_autoptr (GString) text = g_string_new ("事项,形成思路时间");
  g_autofree char *path = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, ",第%u项", i);
  for (guint i = 0; i < 500; i++)
    {
      g_string_append_printf (text, "\n工程%u,不是日子", i);
      for (guint k = 0; k < 200; k++)
        g_string_append_printf (text, ",值%u", k);
    }
  path = write_file ("wide.csv", text->str);
  dialog = open_dialog (window, path);
  turn (window, dialog, "各列对应");
  settle (window);
  get (dialog, GTK_TYPE_LABEL, "另有142列未在此显示");
  turn (window, dialog, "未收的行（500）");
  settle (window);
  get (dialog, GTK_TYPE_LABEL, "另有400条");
  gtk_window_close (GTK_WINDOW (dialog));
  settle (window);
}

/* A unit that was entered under a short name is joined with the one that it is, by one button. */
static void
join_body (DubanWindow *window, const char *database)
{
  g_autofree char *path = write_file ("join.csv", "事项,责任单位\n修渠一段,水利事业发展局\n"
                                                  "修渠二段,水利事业发展局（河长办）\n");
  GtkWidget *dialog = open_dialog (window, path);

  get (dialog, GTK_TYPE_LABEL, "疑为同一单位");
  g_assert_null (find (dialog, GTK_TYPE_BUTTON, "是同一单位"));
  g_assert_null (find (dialog, GTK_TYPE_LABEL, "dubanctl"));
  press (window, dialog, "导入(_T)");
  press (window, dialog, "是同一单位");
  g_assert_false (gtk_widget_get_sensitive (get (dialog, GTK_TYPE_BUTTON, "已并为同一单位")));
  press (window, dialog, "完成");
}

static void
run_body (DubanWindow *window, gpointer data)
{
  const Scene *scene = data;

  scene->body (window, scene->database);
}

static void
test_scene (gconstpointer data)
{
  Scene scene = *(const Scene *) data;
  g_autofree char *database = stage_make_example ();

  scene.database = database;
  stage_run (database, run_body, &scene);
  stage_remove (g_steal_pointer (&database));
}

static void
remove_folder (void)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  static const Scene scenes[] = {
    { "/import/a-bad-cell-is-corrected-in-place", correct_body, NULL },
    { "/import/a-person-says-what-a-column-is", choose_body, NULL },
    { "/import/a-whole-row-is-corrected", row_body, NULL },
    { "/import/a-unit-entered-twice-is-joined", join_body, NULL },
    { "/import/what-is-too-much-to-show-is-counted", wide_body, NULL },
  };
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("duban-import-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    g_test_add_data_func (scenes[i].path, &scenes[i], test_scene);
  result = g_test_run ();
  remove_folder ();
  g_free (folder);
  return result;
}

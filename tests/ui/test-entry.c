/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a task in the real window, in Chinese, on the example data: proposals, problems at
 * their field, saving, a change from elsewhere, and what was typed and not saved. */
#include "stage.h"

#include "app/edit/edit.h"
#include "app/view/detail.h"
#include "store/tasks.h"
#include "ui/entry/entry-dialog.h"
#include "ui/entry/entry-row.h"

#include <string.h>

static char *database;

/* Waits for the preview, which is asked for a while after the last key. */
static gboolean
pass_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (DubanWindow *window)
{
  gboolean passed = FALSE;

  g_timeout_add (250, pass_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
  stage_settle (window);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DUBAN_IS_ENTRY_DIALOG (window))
        found = window;
    }
  return found;
}

static DubanEntryRow *
find_row (GtkWidget *widget, const char *name)
{
  DubanEntryRow *found = NULL;

  if (DUBAN_IS_ENTRY_ROW (widget)
      && g_str_equal (duban_entry_row_get_field (DUBAN_ENTRY_ROW (widget))->name, name))
    return DUBAN_ENTRY_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, name);
  return found;
}

static GtkWidget *
find_editable (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_EDITABLE (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_editable (child);
  return found;
}

/* As a person would, but without the keyboard. */
static void
type (DubanWindow *window, const char *name, const char *text)
{
  GtkWidget *row = GTK_WIDGET (find_row (find_dialog (), name));

  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (find_editable (row)), text);
  settle (window);
}

static void
assert_stands (const char *name, const char *expected)
{
  g_autofree char *text = duban_entry_row_dup_text (find_row (find_dialog (), name));

  g_assert_cmpstr (text, ==, expected);
}

/* Whether any visible label of the widget has the words. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static void
unfold (GtkWidget *widget)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static void
press (DubanWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_dialog (), action, NULL));
  settle (window);
}

static void
open_new (DubanWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-task", "s", ""));
  settle (window);
  g_assert_nonnull (find_dialog ());
}

static void
open_edit (DubanWindow *window, guint32 task)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-task", "u", task));
  settle (window);
}

/* On the worker, as another process would. */
typedef struct
{
  const char *number, *field, *value;
  guint32 task;
  char *lead;
} Errand;

static gpointer
errand_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand *errand = data;
  const DubanEditField field = { errand->field, errand->value };
  const DubanEditSetOptions options = { 0 };

  errand->task = duban_edit_find_task (session, errand->number, error);
  g_assert_cmpuint (errand->task, !=, 0);
  if (errand->field != NULL)
    g_assert_true (duban_edit_set_task (session, errand->task, &field, 1, &options, error));
  return NULL;
}

static guint32
run_errand (DubanWindow *window, Errand errand)
{
  DubanDesk *desk = duban_window_get_desk (window);

  duban_worker_run_async (duban_desk_get_worker (desk), errand_job, &errand, NULL, NULL, NULL, NULL,
                          NULL);
  stage_settle (window);
  return errand.task;
}

static void
add (DubanWindow *window)
{
  gpointer dialog;

  open_new (window);
  assert_stands ("assigned", "2026-11-23");
  type (window, "unit", "住建局");
  assert_stands ("lead", "副旗长甲");
  g_assert_true (duban_entry_row_is_proposed (find_row (find_dialog (), "lead")));
  g_assert_true (says (find_dialog (), "副旗长甲分管住房和城乡建设局"));
  type (window, "cooperating-units", "财政局");
  assert_stands ("cooperators", "常务副旗长");
  type (window, "due", "+7");
  g_assert_true (says (find_dialog (), "11月30日 周一 · 工作日"));
  press (window, "entry.save");
  g_assert_true (says (find_dialog (), "请填写事项"));
  type (window, "lead", "副旗长癸");
  type (window, "title", "老旧小区加装电梯");
  g_assert_true (says (find_dialog (), "没有名为“副旗长癸”的领导"));
  press (window, "entry.save");
  g_assert_nonnull (find_dialog ());
  assert_stands ("lead", "副旗长癸");
  type (window, "lead", "副旗长乙");
  unfold (find_dialog ());
  type (window, "number", "新-1");
  g_assert_true (says (find_dialog (), "副旗长乙牵头本事项，但并不分管"));
  type (window, "lead", "副旗长甲");
  type (window, "source", "审计");
  press (window, "entry.save-another");
  assert_stands ("title", "");
  assert_stands ("source", "审计"); /* of the same paper */
  assert_stands ("lead", "");
  g_assert_false (duban_entry_row_is_said (find_row (find_dialog (), "lead")));
  type (window, "title", "老旧小区，加装电梯");
  g_assert_true (says (find_dialog (), "已有同名在办事项：新-1，副旗长甲"));
  dialog = find_dialog ();
  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  settle (window);
  g_assert_null (find_dialog ());
  g_assert_null (dialog); /* nothing holds it */
  open_new (window);
  assert_stands ("title", "老旧小区，加装电梯");
  press (window, "entry.discard");
  assert_stands ("title", "");
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  settle (window);
}

static void
edit (DubanWindow *window)
{
  const guint32 task = run_errand (window, (Errand){ .number = "DB-017" });

  open_edit (window, task);
  unfold (find_dialog ());
  assert_stands ("number", "DB-017");
  type (window, "quantity", "");
  press (window, "entry.save");
  g_assert_null (find_dialog ());

  open_edit (window, task);
  unfold (find_dialog ());
  type (window, "source-ref", "旗政督〔9〕号");
  type (window, "unit", "农牧局");
  g_assert_true (says (find_dialog (), "更正笔误"));
  run_errand (window, (Errand){ "DB-017", "number", "DB-017甲" });
  duban_desk_refresh (duban_window_get_desk (window));
  settle (window);
  g_assert_true (says (find_dialog (), "刚刚在别处被修改：编号"));
  assert_stands ("number", "DB-017甲");
  assert_stands ("unit", "农牧局");
  press (window, "entry.save");
  g_assert_true (says (find_dialog (), "请填写改派原因"));
  type (window, "unit", "旗水利局"); /* the same unit by another name */
  g_assert_false (says (find_dialog (), "更正笔误"));
  press (window, "entry.save");
  g_assert_null (find_dialog ());
}

static void
body (DubanWindow *window, gpointer data)
{
  add (window);
  edit (window);
}

static void
test_add_and_edit (void)
{
  stage_run (database, body, NULL);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  g_test_add_func ("/entry/add-and-edit", test_add_and_edit);
  status = g_test_run ();
  stage_remove (database);
  return status;
}

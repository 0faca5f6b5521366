/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clerk's dialogs in the real window, in Chinese, on the example data: 批量填报, changes to
 * many tasks, 催办, and tasks out of minutes; each saved change is one undo. */
#include "stage.h"

#include "app/edit/edit.h"
#include "store/tasks.h"
#include "ui/clerk/form.h"
#include "ui/page/page.h"

#include <string.h>

static char *database;

static gboolean
pass_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Longer than a form waits after the last letter. */
static void
settle (DubanWindow *window)
{
  gboolean passed = FALSE;

  g_timeout_add (400, pass_cb, &passed);
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

      if (DUBAN_IS_CLERK_FORM (window))
        found = window;
    }
  return found;
}

typedef gboolean (*Fits) (GtkWidget *widget, gconstpointer data);

/* The n-th widget that fits, in the order of the tree. */
static GtkWidget *
find (GtkWidget *widget, Fits fits, gconstpointer data, int *n)
{
  GtkWidget *found = NULL;

  if (fits (widget, data) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, fits, data, n);
  return found;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return gtk_widget_get_mapped (widget)
         && G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

static GtkWidget *
find_nth (GType type, int n)
{
  return find (find_dialog (), is_of_type, &type, &n);
}

static gboolean
has_words (GtkWidget *widget, gconstpointer words)
{
  return gtk_widget_get_mapped (widget) && GTK_IS_LABEL (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static gboolean
says (const char *words)
{
  int n = 0;

  return find (find_dialog (), has_words, words, &n) != NULL;
}

static char *
dup_view (void)
{
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_nth (GTK_TYPE_TEXT_VIEW, 0)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Each focusable control has a name in words, and can be hit; the form fits a small screen. */
static void
check_control (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_DROP_DOWN (widget)
      || GTK_IS_CHECK_BUTTON (widget))
    {
      if (gtk_widget_get_mapped (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_ENTRY) == NULL
          && gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) == NULL)
        {
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));
          g_assert_cmpfloat (bounds.size.height, >=, 31.5f);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_control (child);
}

static void
check_size (const char *name, int percent, int max_width, int max_height)
{
  int width, height;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
  gtk_widget_measure (find_dialog (), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (find_dialog (), GTK_ORIENTATION_VERTICAL, MAX (width, max_width), &height,
                      NULL, NULL, NULL);
  g_test_message ("%s at %d %%: at least %d×%d", name, percent, width, height);
  if (width > max_width || height > max_height)
    g_test_fail_printf ("%s at %d %% needs %d×%d", name, percent, width, height);
}

/* The form fits a small screen, and with large text a middling one. */
static void
check_form (const char *name)
{
  check_control (find_dialog ());
  check_size (name, 150, 1366, 768);
  check_size (name, 115, 900, 600);
  check_size (name, 100, 900, 600);
}

/* What the worker is asked for, as another process would. */
typedef struct
{
  const char *number;
  DubanRecordKind kind;
  guint32 task, n_records;
} Errand;

static gboolean
count_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Errand *errand = data;

  for (gsize i = 0; i < n_records; i++)
    errand->n_records += !records[i].is_void && records[i].kind == errand->kind;
  return TRUE;
}

static gpointer
errand_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand *errand = data;
  GTimeZone *zone = duban_clock_get_zone (session->clock);

  errand->task = duban_edit_find_task (session, errand->number, error);
  g_assert_cmpuint (errand->task, !=, 0);
  g_assert_true (duban_tasks_each_of (session->db, &errand->task, 1, DUBAN_TASKS_RULES, zone,
                                      count_cb, errand, error));
  return NULL;
}

static Errand
run_errand (DubanWindow *window, Errand errand)
{
  duban_worker_run_async (duban_desk_get_worker (duban_window_get_desk (window)), errand_job,
                          &errand, NULL, NULL, NULL, NULL, NULL);
  stage_settle (window);
  return errand;
}

static guint32
find_task (DubanWindow *window, const char *number)
{
  return run_errand (window, (Errand){ .number = number }).task;
}

static guint
count (DubanWindow *window, const char *number, DubanRecordKind kind)
{
  return run_errand (window, (Errand){ .number = number, .kind = kind }).n_records;
}

static gpointer
deploy_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const DubanRecordDraft draft = { .kind = "deploy", .text = "别处登记" };
  const guint32 task = duban_edit_find_task (session, data, error);
  DubanId id;

  g_assert_true (duban_edit_record (session, task, &draft, &id, error));
  return NULL;
}

/* By somebody else. */
static void
deploy (DubanWindow *window, const char *number)
{
  DubanDesk *desk = duban_window_get_desk (window);

  duban_worker_run_async (duban_desk_get_worker (desk), deploy_job, (gpointer) number, NULL, NULL,
                          NULL, NULL, NULL);
  stage_settle (window);
  duban_desk_refresh (desk);
  settle (window);
}

static void
undo (DubanWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  settle (window);
}

static void
open_bulk (DubanWindow *window, const char *what, const guint32 *tasks, gsize n)
{
  GVariant *packed = duban_page_pack_tasks (tasks, n);

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (window), "win.bulk", "(s@au)", what, packed));
  settle (window);
  g_assert_nonnull (find_dialog ());
  check_form (what);
}

static void
save (DubanWindow *window)
{
  g_assert_true (gtk_widget_activate_action (find_dialog (), "form.save", NULL));
  settle (window);
}

static void
fill (DubanWindow *window)
{
  const guint32 tasks[] = { find_task (window, "DB-017"), find_task (window, "DB-037") };
  const guint follow_ups = count (window, "DB-017", DUBAN_RECORD_FOLLOW_UP);
  const guint deploys = count (window, "DB-037", DUBAN_RECORD_DEPLOY);

  open_bulk (window, "fill", tasks, 2);
  save (window);
  g_assert_true (says ("还没有填写任何一项"));
  /* the first entry is the date's */
  gtk_editable_set_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 1)), "已安装十二台");
  gtk_editable_set_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 2)), "已召开部署会");
  save (window);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count (window, "DB-017", DUBAN_RECORD_FOLLOW_UP), ==, follow_ups + 1);
  g_assert_cmpuint (count (window, "DB-037", DUBAN_RECORD_DEPLOY), ==, deploys + 1);
  undo (window);
  g_assert_cmpuint (count (window, "DB-017", DUBAN_RECORD_FOLLOW_UP), ==, follow_ups);
  g_assert_cmpuint (count (window, "DB-037", DUBAN_RECORD_DEPLOY), ==, deploys);
}

/* A column of a spreadsheet fills the rows below; what happens elsewhere meanwhile is said. */
static void
fill_column (DubanWindow *window)
{
  const guint32 tasks[] = { find_task (window, "DB-017"), find_task (window, "DB-037") };
  GtkWidget *first;

  open_bulk (window, "fill", tasks, 2);
  first = find_nth (GTK_TYPE_ENTRY, 1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (first), "甲\r\n乙\r\n丙\r\n");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (first)), "paste-clipboard");
  settle (window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (first)), ==, "甲");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 2))), ==, "乙");
  deploy (window, "DB-037");
  g_assert_true (says ("1项刚刚在别处有变化"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 2))), ==, "乙");
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  settle (window);
  undo (window);
  open_bulk (window, "fill", tasks, 2); /* what was typed and not saved */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 2))), ==, "乙");
  gtk_editable_set_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 1)), "");
  save (window);
  g_assert_null (find_dialog ());
  undo (window);
  open_bulk (window, "fill", tasks, 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 2))), ==, "");
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  settle (window);
}

static void
set_lead (DubanWindow *window)
{
  const guint32 tasks[] = { find_task (window, "DB-017"), find_task (window, "DB-118") };
  const guint handovers = count (window, "DB-118", DUBAN_RECORD_HANDOVER);

  open_bulk (window, "set-lead", tasks, 2);
  save (window);
  g_assert_true (says ("请填写牵头领导"));
  gtk_editable_set_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 0)), "副旗长丙");
  save (window);
  g_assert_true (says ("请说明改派理由"));
  gtk_editable_set_text (GTK_EDITABLE (find_nth (GTK_TYPE_ENTRY, 1)), "分工调整");
  save (window);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count (window, "DB-118", DUBAN_RECORD_HANDOVER), ==, handovers + 1);
  undo (window);
  g_assert_cmpuint (count (window, "DB-118", DUBAN_RECORD_HANDOVER), ==, handovers);
}

static void
open_others (DubanWindow *window)
{
  static const char *const whats[] = { "set-unit", "set-due", "set-importance", "record" };
  const guint32 task = find_task (window, "DB-017");

  for (gsize i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      open_bulk (window, whats[i], &task, 1);
      gtk_window_close (GTK_WINDOW (find_dialog ()));
      settle (window);
    }
}

static void
urge (DubanWindow *window)
{
  const guint32 tasks[] = { find_task (window, "DB-017"), find_task (window, "DB-035") };
  const guint urges = count (window, "DB-017", DUBAN_RECORD_URGE);
  g_autofree char *message = NULL;
  gpointer dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.urge", "@au",
                                             duban_page_pack_tasks (tasks, 2)));
  settle (window);
  check_form ("urge");
  message = dup_view ();
  g_test_message ("%s", message);
  g_assert_nonnull (strstr (message, "截至11月23日"));
  g_assert_nonnull (strstr (message, "超期"));
  dialog = find_dialog ();
  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  save (window);
  g_assert_true (says ("已催办"));
  save (window);
  g_assert_null (find_dialog ());
  g_assert_null (dialog);
  g_assert_cmpuint (count (window, "DB-017", DUBAN_RECORD_URGE), ==, urges + 1);
  undo (window);
  undo (window);
  g_assert_cmpuint (count (window, "DB-017", DUBAN_RECORD_URGE), ==, urges);
}

static void
read_minutes (DubanWindow *window)
{
  static const char *const text = "旗长11月20日批示：\n"
                                  "1.由住建局牵头，财政局配合，12月底前完成管网检修。\n"
                                  "2.由棚改专班牵头制定安置方案。\n"
                                  "3.水利局负责清淤。";
  gpointer dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-task", "s", text));
  settle (window);
  check_form ("minutes");
  g_assert_true (says ("拆分出3项"));
  g_assert_true (says ("时限：12月底前"));
  g_assert_true (says ("名录中没有：棚改专班"));
  dialog = find_dialog ();
  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  save (window);
  g_assert_true (says ("已采用，已立项"));
  save (window); /* the second one names somebody that nobody knows */
  g_assert_true (says ("名录中没有棚改专班"));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  settle (window);
  g_assert_null (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.minutes", "s", ""));
  settle (window);
  g_assert_true (says ("已采用，已立项")); /* and is not proposed again */
  g_assert_true (says ("全部采用（2项）"));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  settle (window);
  undo (window);
}

static void
body (DubanWindow *window, gpointer data)
{
  fill (window);
  fill_column (window);
  set_lead (window);
  open_others (window);
  urge (window);
  read_minutes (window);
}

static void
test_clerk (void)
{
  stage_run (database, body, NULL);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  stage_begin ();
  database = stage_make_example ();
  g_test_add_func ("/clerk/each-change-is-one-undo", test_clerk);
  status = g_test_run ();
  stage_remove (database);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Exchange in the real window, on the office's desk, with leaders' desks in folders of
 * their own: they meet, give and take; what was written side by side is settled and taken back;
 * what is no file of a colleague's is said and changes nothing. */
#include "stage.h"

#include "app/edit/conflict.h"
#include "app/edit/directory.h"
#include "app/edit/edit.h"
#include "app/exchange/colleagues.h"
#include "app/exchange/give.h"
#include "app/exchange/take.h"
#include "exchange/file-write.h"
#include "store/tasks.h"
#include "store/traffic.h"
#include "ui/exchange/folder-part.h"
#include "ui/exchange/give-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW "2026-11-23T09:00"
#define ZONE "Asia/Shanghai"
#define LEADER "副旗长甲"
#define STRANGER "副旗长乙"
#define OFFICE "政府办公室"
#define TASK "2026-001"

static char *folder;

static char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* ---- the other desks */

typedef struct
{
  DubanClock *clock;
  DubanSession *session;
} Desk;

static Desk
desk_open (const char *name)
{
  g_autofree char *path = dup_path (name);
  GError *error = NULL;
  Desk desk = { .clock = duban_clock_new (NOW, TRUE, ZONE, &error) };

  g_assert_no_error (error);
  desk.session = duban_session_open (path, FALSE, desk.clock, &error);
  g_assert_no_error (error);
  return desk;
}

static void
desk_close (Desk *desk)
{
  duban_session_free (desk->session);
  duban_clock_free (desk->clock);
}

static void
desk_make (const char *name, const char *leader)
{
  g_autofree char *path = dup_path (name);
  GError *error = NULL;
  g_autoptr (DubanClock) clock = duban_clock_new (NOW, TRUE, ZONE, &error);

  duban_session_create (path, leader, leader == NULL, clock, &error);
  g_assert_no_error (error);
}

static void
introduce (const char *name, const char *file)
{
  g_autofree char *path = dup_path (file);
  Desk desk = desk_open (name);
  GError *error = NULL;
  g_autofree char *text = duban_identity_introduce (desk.session, &error);

  g_assert_no_error (error);
  duban_file_write (path, text, strlen (text), &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

static void
accept (const char *name, const char *file)
{
  g_autofree char *path = dup_path (file);
  Desk desk = desk_open (name);
  g_auto (DubanEncounter) encounter = { 0 };
  GError *error = NULL;

  duban_encounter_read (&encounter, desk.session, path, &error);
  g_assert_no_error (error);
  duban_encounter_accept (&encounter, desk.session, encounter.fingerprint, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

static void
give (const char *name, const char *file)
{
  const char *const names[] = { OFFICE, NULL };
  g_autofree char *path = dup_path (file);
  Desk desk = desk_open (name);
  g_auto (DubanGiving) giving = { 0 };
  GError *error = NULL;

  duban_exchange_give (desk.session, names, FALSE, path, &giving, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

static void
take (const char *name, const char *file)
{
  const DubanTakingOptions options = { .confirm = -1 };
  g_autofree char *path = dup_path (file);
  Desk desk = desk_open (name);
  g_auto (DubanTaking) taking = { 0 };
  GError *error = NULL;

  duban_exchange_take (desk.session, path, &options, &taking, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

static void
set_due (DubanSession *session, const char *day)
{
  const DubanEditField field = { "due", day };
  const DubanEditSetOptions options = { .reason = NULL };
  GError *error = NULL;
  g_autoptr (GArray) found = duban_tasks_find (session->db, TASK, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  duban_edit_set_task (session, g_array_index (found, guint32, 0), &field, 1, &options, &error);
  g_assert_no_error (error);
}

static void
set_due_on (const char *name, const char *day)
{
  Desk desk = desk_open (name);

  set_due (desk.session, day);
  desk_close (&desk);
}

static guint
count_conflicts (void)
{
  Desk desk = desk_open ("office.db");
  GError *error = NULL;
  g_autoptr (GPtrArray) conflicts = duban_edit_list_conflicts (desk.session, &error);
  guint n;

  g_assert_no_error (error);
  n = conflicts->len;
  desk_close (&desk);
  return n;
}

static guint
count_imports (void)
{
  Desk desk = desk_open ("office.db");
  GError *error = NULL;
  g_autoptr (GPtrArray) held = duban_traffic_list_held (desk.session->db, NULL, &error);
  guint n;

  g_assert_no_error (error);
  n = held->len;
  desk_close (&desk);
  return n;
}

/* ---- the window */

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    return strstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) != NULL;
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget)) != NULL
           && strstr (gtk_button_get_label (GTK_BUTTON (widget)), text) != NULL;
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && has_text (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, text);
  return found;
}

static void
expect (GtkWidget *root, const char *text)
{
  if (find (root, GTK_TYPE_LABEL, text) == NULL)
    g_error ("“%s” is not said", text);
}

static void
press (DubanWindow *window, GtkWidget *root, const char *text)
{
  GtkWidget *button = find (root, GTK_TYPE_BUTTON, text);

  if (button == NULL)
    g_error ("there is no button “%s”", text);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  stage_settle (window);
  stage_settle (window);
}

/* The dialog over the window; NULL where there is none. */
static GtkWidget *
get_dialog (DubanWindow *window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window)
        && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
drop (DubanWindow *window, const char *file)
{
  g_autofree char *path = dup_path (file);
  GtkWidget *dialog;

  duban_window_import (window, path);
  stage_settle (window);
  stage_settle (window);
  dialog = get_dialog (window);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
close_dialog (DubanWindow *window, GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  stage_settle (window);
  g_assert_null (get_dialog (window));
}

static GtkWidget *
turn (DubanWindow *window, const char *tab)
{
  GtkWidget *page, *stack;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "exchange");
  stage_settle (window);
  page = GTK_WIDGET (duban_window_get_page (window));
  stack = gtk_widget_get_last_child (gtk_widget_get_first_child (page));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), tab);
  stage_settle (window);
  return page;
}

/* He is believed only once somebody says that he was called. */
static void
meet (DubanWindow *window)
{
  GtkWidget *dialog, *check, *accepted;

  introduce ("leader.db", "leader-id.duban");
  dialog = drop (window, "leader-id.duban");
  expect (dialog, LEADER);
  accepted = find (dialog, GTK_TYPE_BUTTON, "确认无误");
  g_assert_false (gtk_widget_get_sensitive (accepted));
  check = find (dialog, GTK_TYPE_CHECK_BUTTON, "电话核对");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  press (window, dialog, "确认无误");
  g_assert_null (get_dialog (window));
  expect (turn (window, "people"), LEADER);
  introduce ("office.db", "office-id.duban");
  accept ("leader.db", "office-id.duban");
}

static void
export_to_leader (DubanWindow *window, const char *file, const char *said)
{
  GtkWidget *page = turn (window, "people");
  g_autofree char *path = dup_path (file);
  GtkWidget *dialog;

  gtk_widget_activate_action (page, "exchange.export", NULL);
  stage_settle (window);
  dialog = get_dialog (window);
  g_assert_nonnull (dialog);
  expect (dialog, said);
  duban_give_dialog_save (dialog, path);
  stage_settle (window);
  stage_settle (window);
  g_assert_null (get_dialog (window));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* A preview writes nothing; what was taken in stands in the history; a second time is said. */
static void
import_from_leader (DubanWindow *window)
{
  GtkWidget *dialog = drop (window, "back.duban");

  expect (dialog, "尚未写入");
  expect (dialog, "有冲突，待处理");
  g_assert_cmpuint (count_imports (), ==, 0);
  press (window, dialog, "导入");
  expect (dialog, "已导入" LEADER "的文件");
  g_assert_cmpuint (count_imports (), ==, 1);
  press (window, dialog, "完成");
  expect (turn (window, "imports"), "back.duban");
  dialog = drop (window, "back.duban");
  expect (dialog, "已导入过");
  g_assert_cmpuint (count_imports (), ==, 1);
  close_dialog (window, dialog);
}

static void
exchange (DubanWindow *window, gpointer data)
{
  GtkWidget *page;

  meet (window);
  export_to_leader (window, "week.duban", "新发送给副旗长甲的事项");
  take ("leader.db", "week.duban");
  set_due_on ("leader.db", "2026-12-05");
  set_due_on ("office.db", "2026-12-20");
  give ("leader.db", "back.duban");
  import_from_leader (window);
  g_assert_cmpuint (count_conflicts (), ==, 1);
  page = turn (window, "conflicts");
  expect (page, "12月20日");
  expect (page, LEADER "的电脑");
  press (window, page, "采用");
  g_assert_cmpuint (count_conflicts (), ==, 0);
  expect (page, "没有待处理的冲突");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  stage_settle (window);
  stage_settle (window);
  g_assert_cmpuint (count_conflicts (), ==, 1);
}

/* An import is taken back after a look at what becomes of each task; its line says so. */
static void
take_back (DubanWindow *window, gpointer data)
{
  GtkWidget *page, *dialog;

  meet (window);
  export_to_leader (window, "week.duban", "新发送给副旗长甲的事项");
  take ("leader.db", "week.duban");
  set_due_on ("leader.db", "2026-12-05");
  give ("leader.db", "back.duban");
  dialog = drop (window, "back.duban");
  press (window, dialog, "导入");
  press (window, dialog, "完成");
  page = turn (window, "imports");
  press (window, page, "撤销");
  dialog = get_dialog (window);
  g_assert_nonnull (dialog);
  expect (dialog, TASK);
  expect (dialog, LEADER);
  press (window, dialog, "撤销(_B)");
  g_assert_null (get_dialog (window));
  expect (page, "已撤销");
  g_assert_null (find (page, GTK_TYPE_BUTTON, "撤销"));
}

/* What is shared is said at once, though the history knows nothing of it. */
static void
share_folder (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window, "people");
  g_autofree char *shared = dup_path ("shared");

  g_assert_null (find (page, GTK_TYPE_BUTTON, "立即同步"));
  g_assert_cmpint (g_mkdir (shared, 0700), ==, 0);
  duban_folder_part_set (page, duban_window_get_desk (window), shared);
  stage_settle (window);
  expect (page, shared);
  expect (page, "可用");
  press (window, page, "立即同步");
  expect (GTK_WIDGET (window), "没有新内容");
  press (window, page, "停用");
  g_assert_null (find (page, GTK_TYPE_BUTTON, "立即同步"));
}

static void
write_file (const char *name, const char *text, gssize size)
{
  g_autofree char *path = dup_path (name);

  g_assert_true (g_file_set_contents (path, text, size, NULL));
}

/* Cut, foreign, a stranger's: each is said in a sentence, nothing can be pressed, nothing is
 * written. */
static void
refuse (DubanWindow *window, gpointer data)
{
  static const struct
  {
    const char *file, *said;
  } wrong[] = {
    { "foreign.duban", "不是督办交换文件" },
    { "empty.duban", "空" },
    { "stranger.duban", "未登记该交换文件的发送人" },
    { "missing.duban", "无法读取" },
  };

  write_file ("foreign.duban", "Dear colleague,\n", -1);
  write_file ("empty.duban", "", 0);
  introduce ("office.db", "office-id.duban");
  accept ("stranger.db", "office-id.duban");
  give ("stranger.db", "stranger.duban");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      GtkWidget *dialog = drop (window, wrong[i].file);

      expect (dialog, wrong[i].said);
      expect (dialog, "未写入任何内容");
      g_assert_false (gtk_widget_get_sensitive (find (dialog, GTK_TYPE_BUTTON, "导入")));
      close_dialog (window, dialog);
    }
  g_assert_cmpuint (count_imports (), ==, 0);
}

/* An altered identity file is believed by nobody. */
static void
refuse_altered (DubanWindow *window, gpointer data)
{
  g_autofree char *path = dup_path ("altered.duban");
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  gsize size;

  introduce ("leader.db", "altered.duban");
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  text[size / 2] = text[size / 2] == 'A' ? 'B' : 'A';
  write_file ("altered.duban", text, (gssize) size);
  dialog = drop (window, "altered.duban");
  expect (dialog, "身份文件");
  g_assert_null (find (dialog, GTK_TYPE_CHECK_BUTTON, "电话核对"));
  g_assert_false (gtk_widget_get_sensitive (find (dialog, GTK_TYPE_BUTTON, "确认无误")));
  close_dialog (window, dialog);
}

static void
make_desks (void)
{
  const DubanEditField fields[] = {
    { "title", "环保督察反馈问题整改" },
    { "number", TASK },
    { "lead", LEADER },
    { "due", "2026-12-10" },
  };
  GError *error = NULL;
  guint32 task;
  Desk office;

  desk_make ("office.db", NULL);
  desk_make ("leader.db", LEADER);
  desk_make ("stranger.db", STRANGER);
  office = desk_open ("office.db");
  duban_directory_edit_add_leader (office.session, LEADER, "副旗长", &error);
  g_assert_no_error (error);
  duban_edit_add_task (office.session, fields, G_N_ELEMENTS (fields), &task, &error);
  g_assert_no_error (error);
  desk_close (&office);
}

static void
remove_folder (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_clear_pointer (&folder, g_free);
}

static void
play (gconstpointer data)
{
  const StageBody *body = data;
  g_autofree char *database = NULL;

  folder = g_dir_make_tmp ("duban-exchange-XXXXXX", NULL);
  make_desks ();
  database = dup_path ("office.db");
  stage_begin ();
  stage_run (database, *body, NULL);
  remove_folder ();
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    StageBody body;
  } tests[] = {
    { "/exchange/two-desks-meet-give-take-and-settle", exchange },
    { "/exchange/an-import-is-taken-back", take_back },
    { "/exchange/the-shared-folder-is-set-and-synced", share_folder },
    { "/exchange/a-wrong-file-is-said-and-changes-nothing", refuse },
    { "/exchange/an-altered-identity-is-not-believed", refuse_altered },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i].body, play);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Exchange in the real window, on the office's desk, with leaders' desks in folders of
 * their own: they meet, give and take; what was written side by side is settled and taken back;
 * what is no file of a colleague's is said and changes nothing. */
#include "desks.h"

#include "app/edit/conflict.h"
#include "app/edit/directory.h"
#include "app/edit/edit.h"
#include "store/tasks.h"
#include "store/traffic.h"
#include "ui/exchange/folder-part.h"
#include "ui/exchange/give-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#define LEADER "副旗长甲"
#define STRANGER "副旗长乙"
#define TASK "2026-001"

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

/* He is believed only once somebody says that he was called. */
static void
meet (DubanWindow *window)
{
  GtkWidget *dialog, *check, *accepted;

  desks_introduce ("leader.db", "leader-id.duban");
  dialog = desks_drop (window, "leader-id.duban");
  desks_expect (dialog, LEADER);
  accepted = desks_find (dialog, GTK_TYPE_BUTTON, "确认无误");
  g_assert_false (gtk_widget_get_sensitive (accepted));
  check = desks_find (dialog, GTK_TYPE_CHECK_BUTTON, "电话核对");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  desks_press (window, dialog, "确认无误");
  g_assert_null (desks_get_dialog (window));
  desks_expect (desks_turn (window, "people"), LEADER);
  desks_introduce ("office.db", "office-id.duban");
  desks_accept ("leader.db", "office-id.duban");
}

static void
export_to_leader (DubanWindow *window, const char *file, const char *said)
{
  GtkWidget *page = desks_turn (window, "people");
  g_autofree char *path = desks_dup_path (file);
  GtkWidget *dialog;

  gtk_widget_activate_action (page, "exchange.export", NULL);
  stage_settle (window);
  dialog = desks_get_dialog (window);
  g_assert_nonnull (dialog);
  desks_expect (dialog, said);
  duban_give_dialog_save (dialog, path);
  stage_settle (window);
  stage_settle (window);
  g_assert_null (desks_get_dialog (window));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* A preview writes nothing; what was taken in stands in the history; a second time is said. */
static void
import_from_leader (DubanWindow *window)
{
  GtkWidget *dialog = desks_drop (window, "back.duban");

  desks_expect (dialog, "尚未写入");
  desks_expect (dialog, "有冲突，待处理");
  g_assert_cmpuint (count_imports (), ==, 0);
  desks_press (window, dialog, "导入");
  desks_expect (dialog, "已导入" LEADER "的文件");
  g_assert_cmpuint (count_imports (), ==, 1);
  desks_press (window, dialog, "完成");
  desks_expect (desks_turn (window, "imports"), "back.duban");
  dialog = desks_drop (window, "back.duban");
  desks_expect (dialog, "已导入过");
  g_assert_cmpuint (count_imports (), ==, 1);
  desks_close_dialog (window, dialog);
}

static void
exchange (DubanWindow *window, gpointer data)
{
  GtkWidget *page;

  meet (window);
  export_to_leader (window, "week.duban", "新发送给副旗长甲的事项");
  desks_take ("leader.db", "week.duban");
  set_due_on ("leader.db", "2026-12-05");
  set_due_on ("office.db", "2026-12-20");
  desks_give ("leader.db", DESKS_OFFICE, "back.duban");
  import_from_leader (window);
  g_assert_cmpuint (count_conflicts (), ==, 1);
  page = desks_turn (window, "conflicts");
  desks_expect (page, "12月20日");
  desks_expect (page, LEADER "的电脑");
  desks_press (window, page, "采用");
  g_assert_cmpuint (count_conflicts (), ==, 0);
  desks_expect (page, "没有待处理的冲突");
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
  desks_take ("leader.db", "week.duban");
  set_due_on ("leader.db", "2026-12-05");
  desks_give ("leader.db", DESKS_OFFICE, "back.duban");
  dialog = desks_drop (window, "back.duban");
  desks_press (window, dialog, "导入");
  desks_press (window, dialog, "完成");
  page = desks_turn (window, "imports");
  desks_press (window, page, "撤销");
  dialog = desks_get_dialog (window);
  g_assert_nonnull (dialog);
  desks_expect (dialog, TASK);
  desks_expect (dialog, LEADER);
  desks_press (window, dialog, "撤销(_B)");
  g_assert_null (desks_get_dialog (window));
  desks_expect (page, "已撤销");
  g_assert_null (desks_find (page, GTK_TYPE_BUTTON, "撤销"));
}

/* What is shared is said at once, though the history knows nothing of it. */
static void
share_folder (DubanWindow *window, gpointer data)
{
  GtkWidget *page = desks_turn (window, "people");
  g_autofree char *shared = desks_dup_path ("shared");

  g_assert_null (desks_find (page, GTK_TYPE_BUTTON, "立即同步"));
  g_assert_cmpint (g_mkdir (shared, 0700), ==, 0);
  duban_folder_part_set (page, duban_window_get_desk (window), shared);
  stage_settle (window);
  desks_expect (page, shared);
  desks_expect (page, "可用");
  desks_press (window, page, "立即同步");
  desks_expect (GTK_WIDGET (window), "没有新内容");
  desks_press (window, page, "停用");
  g_assert_null (desks_find (page, GTK_TYPE_BUTTON, "立即同步"));
}

static void
write_file (const char *name, const char *text, gssize size)
{
  g_autofree char *path = desks_dup_path (name);

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
  desks_introduce ("office.db", "office-id.duban");
  desks_accept ("stranger.db", "office-id.duban");
  desks_give ("stranger.db", DESKS_OFFICE, "stranger.duban");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      GtkWidget *dialog = desks_drop (window, wrong[i].file);

      desks_expect (dialog, wrong[i].said);
      desks_expect (dialog, "未写入任何内容");
      g_assert_false (gtk_widget_get_sensitive (desks_find (dialog, GTK_TYPE_BUTTON, "导入")));
      desks_close_dialog (window, dialog);
    }
  g_assert_cmpuint (count_imports (), ==, 0);
}

/* An altered identity file is believed by nobody. */
static void
refuse_altered (DubanWindow *window, gpointer data)
{
  g_autofree char *path = desks_dup_path ("altered.duban");
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  gsize size;

  desks_introduce ("leader.db", "altered.duban");
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  text[size / 2] = text[size / 2] == 'A' ? 'B' : 'A';
  write_file ("altered.duban", text, (gssize) size);
  dialog = desks_drop (window, "altered.duban");
  desks_expect (dialog, "身份文件");
  g_assert_null (desks_find (dialog, GTK_TYPE_CHECK_BUTTON, "电话核对"));
  g_assert_false (gtk_widget_get_sensitive (desks_find (dialog, GTK_TYPE_BUTTON, "确认无误")));
  desks_close_dialog (window, dialog);
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
play (gconstpointer data)
{
  const StageBody *body = data;
  g_autofree char *database = NULL;

  desks_begin ();
  make_desks ();
  database = desks_dup_path ("office.db");
  stage_begin ();
  stage_run (database, *body, NULL);
  desks_end ();
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

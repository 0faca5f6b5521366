/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens between colleagues in the long run, in the real window: many tasks turned at once,
 * a desk that was restored, copied or got a new key, a conflict that comes back, what is handed
 * over, and what comes into the shared folder while the window stands. */
#include "desks.h"

#include "app/edit/directory.h"
#include "app/edit/edit.h"
#include "app/exchange/renewal.h"
#include "app/exchange/shared-folder.h"
#include "app/exchange/syncing.h"
#include "exchange/file-write.h"
#include "store/tasks.h"
#include "store/traffic.h"
#include "ui/exchange/folder-part.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define LEADER "副旗长甲"
#define OTHER "副旗长乙"
#define N_TASKS 20

/* ---- what the other desks do */

static guint32
find_task (DubanSession *session, guint i)
{
  g_autofree char *number = g_strdup_printf ("2026-1%02u", i);
  GError *error = NULL;
  g_autoptr (GArray) found = duban_tasks_find (session->db, number, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_array_index (found, guint32, 0);
}

static void
set_on (const char *name, guint i, const char *field, const char *value)
{
  const DubanEditField fields[] = { { field, value } };
  const DubanEditSetOptions options = { .reason = "分工调整" };
  Desk desk = desk_open (name);
  GError *error = NULL;

  duban_edit_set_task (desk.session, find_task (desk.session, i), fields, 1, &options, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

/* The first n tasks are led by another from now on. */
static void
turn_many (const char *name, guint n)
{
  for (guint i = 0; i < n; i++)
    set_on (name, i, "lead", OTHER);
}

static void
make_desks (void)
{
  GError *error = NULL;
  Desk office;

  desk_make ("office.db", NULL);
  desk_make ("leader.db", LEADER);
  office = desk_open ("office.db");
  duban_directory_edit_add_leader (office.session, LEADER, "副旗长", &error);
  g_assert_no_error (error);
  duban_directory_edit_add_leader (office.session, OTHER, "副旗长", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_TASKS; i++)
    {
      g_autofree char *number = g_strdup_printf ("2026-1%02u", i);
      g_autofree char *title = g_strdup_printf ("第%u项整改", i);
      const DubanEditField fields[] = {
        { "title", title }, { "number", number }, { "lead", LEADER }, { "due", "2026-12-10" }
      };
      guint32 task;

      duban_edit_add_task (office.session, fields, G_N_ELEMENTS (fields), &task, &error);
      g_assert_no_error (error);
    }
  desk_close (&office);
  desks_introduce ("office.db", "office-id.duban");
  desks_introduce ("leader.db", "leader-id.duban");
  desks_accept ("office.db", "leader-id.duban");
  desks_accept ("leader.db", "office-id.duban");
  desks_give ("office.db", LEADER, "first.duban");
  desks_take ("leader.db", "first.duban");
}

static void
copy (const char *from, const char *to)
{
  g_autofree char *source = desks_dup_path (from);
  g_autofree char *target = desks_dup_path (to);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &text, &size, NULL));
  g_assert_true (g_file_set_contents (target, text, (gssize) size, NULL));
  g_assert_cmpint (g_chmod (target, 0600), ==, 0);
}

static guint
count_imports (const char *name)
{
  Desk desk = desk_open (name);
  GError *error = NULL;
  g_autoptr (GPtrArray) held = duban_traffic_list_held (desk.session->db, NULL, &error);
  const guint n = held->len;

  g_assert_no_error (error);
  desk_close (&desk);
  return n;
}

/* ---- many at once */

static void
prepare_nine (void)
{
  turn_many ("leader.db", 9);
  desks_give ("leader.db", DESKS_OFFICE, "back.duban");
}

/* Fewer than ten are taken in as they are. */
static void
take_nine (DubanWindow *window, gpointer data)
{
  GtkWidget *dialog = desks_drop (window, "back.duban");

  desks_press (window, dialog, "导入");
  desks_expect (dialog, "已导入" LEADER "的文件");
  g_assert_cmpuint (count_imports ("office.db"), ==, 1);
  desks_press (window, dialog, "完成");
}

static void
prepare_ten (void)
{
  turn_many ("leader.db", 10);
  desks_give ("leader.db", DESKS_OFFICE, "back.duban");
}

/* Ten of twenty are a mistake of the sender's until a person says otherwise. */
static void
confirm_ten (DubanWindow *window, gpointer data)
{
  GtkWidget *dialog = desks_drop (window, "back.duban");

  desks_press (window, dialog, "导入");
  desks_expect (dialog, "10项");
  desks_expect (dialog, LEADER);
  g_assert_cmpuint (count_imports ("office.db"), ==, 0);
  desks_press (window, dialog, "10项");
  desks_expect (dialog, "已导入" LEADER "的文件");
  g_assert_cmpuint (count_imports ("office.db"), ==, 1);
  desks_press (window, dialog, "完成");
}

/* ---- a desk that was restored */

static void
prepare_restored (void)
{
  copy ("office.db", "backup.db");
  set_on ("leader.db", 0, "due", "2026-12-11");
  desks_give ("leader.db", DESKS_OFFICE, "one.duban");
  desks_take ("office.db", "one.duban");
  desks_give ("office.db", LEADER, "two.duban");
  desks_take ("leader.db", "two.duban");
  set_on ("leader.db", 0, "due", "2026-12-12");
  desks_give ("leader.db", DESKS_OFFICE, "three.duban");
  copy ("backup.db", "office.db");
}

/* What it goes on from is not here: it waits, by name, with what to do. */
static void
wait_for_base (DubanWindow *window, gpointer data)
{
  GtkWidget *dialog = desks_drop (window, "three.duban");
  GtkWidget *page;

  desks_press (window, dialog, "导入");
  desks_press (window, dialog, "完成");
  page = desks_turn (window, "imports");
  desks_expect (page, "three.duban");
  desks_expect (page, "请向" LEADER "导出一次");
}

/* ---- one that was copied */

static void
prepare_clone (void)
{
  copy ("leader.db", "clone.db");
  copy ("leader.db.key", "clone.db.key");
  set_on ("leader.db", 0, "due", "2026-12-11");
  set_on ("clone.db", 1, "due", "2026-12-12");
  desks_give ("leader.db", DESKS_OFFICE, "one.duban");
  desks_give ("clone.db", DESKS_OFFICE, "other.duban");
}

static void
notice_clone (DubanWindow *window, gpointer data)
{
  GtkWidget *dialog = desks_drop (window, "one.duban");

  desks_press (window, dialog, "导入");
  desks_press (window, dialog, "完成");
  dialog = desks_drop (window, "other.duban");
  desks_expect (dialog, "编号相同");
  desks_press (window, dialog, "导入");
  desks_expect (dialog, "编号相同");
  desks_press (window, dialog, "完成");
  g_assert_cmpuint (count_imports ("office.db"), ==, 2);
}

/* ---- a new key */

static void
prepare_renewal (void)
{
  g_autofree char *path = desks_dup_path ("renewed.duban");
  Desk desk = desk_open ("leader.db");
  GError *error = NULL;
  g_autofree char *text = duban_renewal_make (desk.session, &error);

  g_assert_no_error (error);
  duban_file_write (path, text, strlen (text), &error);
  g_assert_no_error (error);
  duban_renewal_is_given (desk.session, &error);
  g_assert_no_error (error);
  desk_close (&desk);
  set_on ("leader.db", 0, "due", "2026-12-11");
  desks_give ("leader.db", DESKS_OFFICE, "one.duban");
}

/* Signed with the key that is known: nobody need be called; what is sealed anew is taken in. */
static void
renew (DubanWindow *window, gpointer data)
{
  GtkWidget *dialog = desks_drop (window, "renewed.duban");

  desks_expect (dialog, LEADER);
  g_assert_null (desks_find (dialog, GTK_TYPE_CHECK_BUTTON, "电话核对"));
  desks_expect (dialog, "更换密钥");
  desks_press (window, dialog, "导入");
  g_assert_null (desks_get_dialog (window));
  dialog = desks_drop (window, "one.duban");
  desks_press (window, dialog, "导入");
  desks_expect (dialog, "已导入" LEADER "的文件");
  desks_press (window, dialog, "完成");
}

/* ---- a conflict, twice */

static void
prepare_conflict (void)
{
  set_on ("leader.db", 0, "due", "2026-12-11");
  set_on ("office.db", 0, "due", "2026-12-20");
  desks_give ("leader.db", DESKS_OFFICE, "one.duban");
  desks_give ("office.db", LEADER, "two.duban");
  desks_take ("leader.db", "two.duban");
  set_on ("leader.db", 0, "due", "2026-12-25");
  desks_give ("leader.db", DESKS_OFFICE, "three.duban");
}

static void
take (DubanWindow *window, const char *file)
{
  GtkWidget *dialog = desks_drop (window, file);

  desks_press (window, dialog, "导入");
  desks_press (window, dialog, "完成");
}

/* The leader settled it otherwise meanwhile: it is in conflict again, and nothing is lost. */
static void
settle_twice (DubanWindow *window, gpointer data)
{
  GtkWidget *page;

  take (window, "one.duban");
  page = desks_turn (window, "conflicts");
  desks_expect (page, "12月20日");
  desks_expect (page, "12月11日");
  desks_press (window, page, "采用");
  desks_expect (page, "没有待处理的冲突");
  take (window, "three.duban");
  page = desks_turn (window, "conflicts");
  desks_expect (page, "12月25日");
  desks_press (window, page, "采用");
  desks_expect (page, "没有待处理的冲突");
}

/* ---- what is handed over */

static void
prepare_handover (void)
{
  desks_give ("leader.db", DESKS_OFFICE, "receipt.duban");
  desks_take ("office.db", "receipt.duban");
  set_on ("office.db", 3, "lead", OTHER);
}

/* What leaves a colleague's desk is a figure of its own, which opens the list. */
static void
preview_handover (DubanWindow *window, gpointer data)
{
  GtkWidget *page = desks_turn (window, "people");
  GtkWidget *dialog;

  gtk_widget_activate_action (page, "exchange.export", NULL);
  stage_settle (window);
  stage_settle (window);
  dialog = desks_get_dialog (window);
  desks_expect (dialog, "移交后不再由" LEADER "办理的事项");
  desks_expect (dialog, "2026-103 第3项整改");
  desks_close_dialog (window, dialog);
}

static void
prepare_handed_over (void)
{
  prepare_handover ();
  desks_give ("office.db", LEADER, "two.duban");
  desks_take ("leader.db", "two.duban");
}

/* On his desk it stands under a status of its own; its details say why nothing can be done. */
static void
find_handed_over (DubanWindow *window, gpointer data)
{
  Desk desk = desk_open ("leader.db");
  const guint32 task = find_task (desk.session, 3);

  desk_close (&desk);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-task", "u", task);
  stage_settle (window);
  stage_settle (window);
  desks_expect (GTK_WIDGET (window), "已移交" OTHER);
  desks_expect (GTK_WIDGET (window), "本机只能查看");
  g_assert_null (
      desks_find (GTK_WIDGET (duban_window_get_details (window)), GTK_TYPE_BUTTON, "记录部署"));
}

/* ---- the shared folder */

static void
share (const char *name)
{
  g_autofree char *shared = desks_dup_path ("shared");
  Desk desk = desk_open (name);
  GError *error = NULL;

  g_mkdir (shared, 0700);
  duban_shared_folder_set (desk.session, shared, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

static void
sync_desk (const char *name)
{
  g_auto (DubanSyncing) syncing = { 0 };
  Desk desk = desk_open (name);
  GError *error = NULL;

  duban_exchange_sync (desk.session, &syncing, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

static void
prepare_folder (void)
{
  share ("office.db");
  share ("leader.db");
  set_on ("leader.db", 0, "due", "2026-12-11");
  sync_desk ("leader.db");
}

/* One button takes it in, puts there what is new, and says by task what happened. */
static void
take_from_folder (DubanWindow *window, gpointer data)
{
  GtkWidget *page = desks_turn (window, "people");
  GtkWidget *dialog;

  desks_expect (page, "共享文件夹有1个新文件");
  desks_expect (page, LEADER " 1个");
  desks_press (window, page, "导入新文件");
  dialog = desks_get_dialog (window);
  g_assert_nonnull (dialog);
  desks_expect (dialog, "已导入" LEADER "的文件");
  desks_expect (dialog, "2026-100 第0项整改");
  desks_press (window, dialog, "完成");
  g_assert_null (desks_find (page, GTK_TYPE_LABEL, "共享文件夹有"));
  desks_expect (page, "本机改动已全部放入");
}

static void
prepare_mass_in_folder (void)
{
  share ("office.db");
  share ("leader.db");
  turn_many ("leader.db", 10);
  sync_desk ("leader.db");
}

/* It waits in the folder, named, with its own confirmation. */
static void
confirm_from_folder (DubanWindow *window, gpointer data)
{
  GtkWidget *page = desks_turn (window, "people");
  GtkWidget *dialog;

  desks_press (window, page, "导入新文件");
  dialog = desks_get_dialog (window);
  g_assert_nonnull (dialog);
  desks_expect (dialog, "尚未导入");
  g_assert_cmpuint (count_imports ("office.db"), ==, 0);
  desks_press (window, dialog, "查看并确认");
  dialog = desks_get_dialog (window);
  g_assert_nonnull (dialog);
  desks_press (window, dialog, "导入");
  desks_press (window, dialog, "10项");
  desks_expect (dialog, "已导入" LEADER "的文件");
  desks_press (window, dialog, "完成");
  g_assert_cmpuint (count_imports ("office.db"), ==, 1);
}

/* A folder that is not there is said, and nothing offers to sync it. */
static void
miss_folder (DubanWindow *window, gpointer data)
{
  g_autofree char *shared = desks_dup_path ("shared");
  g_autofree char *aside = desks_dup_path ("aside");
  GtkWidget *page;

  g_assert_cmpint (g_rename (shared, aside), ==, 0);
  page = desks_turn (window, "people");
  desks_expect (page, "暂不可用");
  g_assert_null (desks_find (page, GTK_TYPE_BUTTON, "立即同步"));
  g_assert_cmpint (g_rename (aside, shared), ==, 0);
}

/* ---- all of them */

typedef struct
{
  const char *path, *database;
  void (*prepare) (void);
  StageBody body;
} Scene;

static const Scene scenes[] = {
  { "/colleagues/nine-turned-tasks-are-taken-in", "office.db", prepare_nine, take_nine },
  { "/colleagues/ten-turned-tasks-are-confirmed", "office.db", prepare_ten, confirm_ten },
  { "/colleagues/a-restored-desk-waits-and-says-what-to-do", "office.db", prepare_restored,
    wait_for_base },
  { "/colleagues/a-copied-desk-is-noticed", "office.db", prepare_clone, notice_clone },
  { "/colleagues/a-new-key-is-believed-by-the-old", "office.db", prepare_renewal, renew },
  { "/colleagues/a-conflict-is-settled-twice", "office.db", prepare_conflict, settle_twice },
  { "/colleagues/a-preview-says-what-leaves", "office.db", prepare_handover, preview_handover },
  { "/colleagues/what-was-handed-over-is-read-only", "leader.db", prepare_handed_over,
    find_handed_over },
  { "/colleagues/what-came-is-taken-in-with-one-button", "office.db", prepare_folder,
    take_from_folder },
  { "/colleagues/a-mass-change-waits-in-the-folder", "office.db", prepare_mass_in_folder,
    confirm_from_folder },
  { "/colleagues/a-missing-folder-is-said", "office.db", prepare_folder, miss_folder },
};

static void
play (gconstpointer data)
{
  const Scene *scene = data;
  g_autofree char *database = NULL;

  desks_begin ();
  make_desks ();
  scene->prepare ();
  database = desks_dup_path (scene->database);
  stage_begin ();
  stage_run (database, scene->body, NULL);
  desks_end ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    g_test_add_data_func (scenes[i].path, &scenes[i], play);
  return g_test_run ();
}

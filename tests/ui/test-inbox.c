/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox on Today and the reminders' page of the preferences: what is said, answers with their
 * undo, keys, and what a notice on the desktop opens. */
#include "app/remind/inbox.h"
#include "app/remind/reply.h"
#include "look.h"
#include "made-desktop.h"
#include "stage.h"
#include "ui/clerk/urge-dialog.h"
#include "ui/frame/banner.h"
#include "ui/frame/reminding.h"
#include "ui/preferences/preferences-window.h"
#include "ui/preferences/setting-row.h"
#include "ui/preferences/test-row.h"
#include "ui/record/record-dialog.h"
#include "ui/today/inbox-row.h"
#include "ui/today/inbox.h"
#include "walk.h"

#include <sqlite3.h>

#define ZONE "Asia/Shanghai"
#define SHOWN 5 /* lines, at most */

/* What is played, and on which database. */
typedef struct
{
  const char *path;
  void (*body) (DubanWindow *window, const char *database);
  char *database;
} Scene;

static void
settle (DubanWindow *window)
{
  stage_settle (window);
  stage_settle (window);
}

/* Beside the program, as dubanctl would. */
static DubanSession *
open_session (const char *database, DubanClock **clock)
{
  g_autoptr (GError) error = NULL;
  DubanSession *session;

  *clock = duban_clock_new (g_getenv ("DUBAN_NOW"), FALSE, ZONE, &error);
  g_assert_no_error (error);
  session = duban_session_open (database, FALSE, *clock, &error);
  g_assert_no_error (error);
  g_assert_true (duban_session_refresh (session, &error));
  return session;
}

/* What the inbox holds. (transfer full) */
static GPtrArray *
load (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanClock) clock = NULL;
  g_autoptr (DubanSession) session = open_session (database, &clock);
  GPtrArray *lines = duban_inbox_load (session, NULL, DUBAN_INBOX_ALL, NULL, &error);

  g_assert_no_error (error);
  return lines;
}

/* What is due is said. */
static void
ring (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanClock) clock = NULL;
  g_autoptr (DubanSession) session = open_session (database, &clock);
  g_autoptr (DubanBell) bell = duban_bell_ring (session, DUBAN_BELL_RING, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bell);
}

static void
answer_elsewhere (const char *database, const char *key)
{
  const char *const keys[] = { key, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanClock) clock = NULL;
  g_autoptr (DubanSession) session = open_session (database, &clock);

  g_assert_true (duban_reply_give (session, keys, DUBAN_ANSWER_DISMISS, NULL, &error));
  g_assert_no_error (error);
}

static GtkWidget *
get_inbox (DubanWindow *window)
{
  return walk_get (duban_window_get_page (window), DUBAN_TYPE_TODAY_INBOX, 0);
}

static DubanTodayInboxRow *
get_row (DubanWindow *window, int n)
{
  return DUBAN_TODAY_INBOX_ROW (walk_get (get_inbox (window), DUBAN_TYPE_TODAY_INBOX_ROW, n));
}

static const char *
get_key (DubanWindow *window, int n)
{
  return duban_today_inbox_row_get_key (get_row (window, n));
}

static guint
count_shown (DubanWindow *window)
{
  return duban_today_inbox_count (DUBAN_TODAY_INBOX (get_inbox (window)));
}

static guint
count_state (GPtrArray *lines, DubanRemindedState state)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((DubanInboxLine *) lines->pdata[i])->state == state;
  return n;
}

static void
expect_counts (DubanWindow *window, const char *database)
{
  g_autoptr (GPtrArray) lines = load (database);
  const guint n_open = count_state (lines, DUBAN_REMINDED_SHOWN);
  g_autofree char *open = g_strdup_printf ("未处理%u条", n_open);
  g_autofree char *later = g_strdup_printf ("稍后提醒%u条", lines->len - n_open);
  g_autofree char *all = g_strdup_printf ("全部%u条", lines->len);

  g_assert_cmpuint (count_shown (window), ==, MIN (lines->len, SHOWN));
  g_assert_cmpint (walk_has_text (get_inbox (window), open), ==, n_open > 0);
  g_assert_cmpint (walk_has_text (get_inbox (window), later), ==, lines->len > n_open);
  g_assert_true (walk_has_text (get_inbox (window), all));
}

static void
lines_body (DubanWindow *window, const char *database)
{
  g_autoptr (GPtrArray) lines = load (database);

  g_assert_cmpuint (lines->len, >, SHOWN);
  expect_counts (window, database);
  for (guint i = 0; i < SHOWN; i++)
    {
      const DubanInboxLine *line = lines->pdata[i];
      GtkWidget *row = GTK_WIDGET (get_row (window, (int) i));

      g_assert_cmpstr (get_key (window, (int) i), ==, line->key);
      g_assert_true (walk_has_text (row, line->title));
      g_assert_true (walk_has_text (row, line->text));
      g_assert_true (walk_has_text (row, line->when));
    }
}

static void
dismiss_body (DubanWindow *window, const char *database)
{
  g_autofree char *key = g_strdup (get_key (window, 0));

  walk_press (get_row (window, 0), "知道了");
  settle (window);
  g_assert_cmpstr (get_key (window, 0), !=, key);
  expect_counts (window, database);
  g_assert_true (walk_has_text (GTK_WIDGET (window), "已收起1条提醒"));
  g_assert_nonnull (walk_find_button (window, "撤销(_U)"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-answer", NULL);
  settle (window);
  g_assert_cmpstr (get_key (window, 0), ==, key);
  expect_counts (window, database);
}

static void
snooze_body (DubanWindow *window, const char *database)
{
  g_autofree char *key = g_strdup (get_key (window, 0));
  g_autoptr (GPtrArray) lines = NULL;
  const DubanInboxLine *last;

  gtk_widget_activate_action (GTK_WIDGET (get_row (window, 0)), "reminder.hour", NULL);
  settle (window);
  lines = load (database);
  last = lines->pdata[lines->len - 1];
  g_assert_cmpstr (last->key, ==, key);
  g_assert_cmpint (last->state, ==, DUBAN_REMINDED_SNOOZED);
  g_assert_true (walk_has_text (GTK_WIDGET (window), last->when));
  expect_counts (window, database);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-answer", NULL);
  settle (window);
  g_assert_cmpstr (get_key (window, 0), ==, key);
  g_assert_false (walk_has_text (get_inbox (window), "稍后提醒"));
}

static void
run_sql (const char *database, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* The reply is given where the inbox cannot be read after it: it is said, and can be taken back. */
static void
unread_body (DubanWindow *window, const char *database)
{
  g_autofree char *key = g_strdup (get_key (window, 0));

  run_sql (database, "ALTER TABLE task RENAME TO task_away");
  gtk_widget_activate_action (GTK_WIDGET (get_row (window, 0)), "reminder.hour", NULL);
  settle (window);
  g_assert_nonnull (walk_find_button (window, "撤销(_U)"));
  run_sql (database, "ALTER TABLE task_away RENAME TO task");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-answer", NULL);
  settle (window);
  settle (window);
  g_assert_cmpstr (get_key (window, 0), ==, key);
}

static void
all_body (DubanWindow *window, const char *database)
{
  g_autoptr (GPtrArray) lines = load (database);
  g_autoptr (GPtrArray) left = NULL;

  walk_press (get_inbox (window), "全部知道了");
  settle (window);
  left = load (database);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_false (gtk_widget_get_visible (get_inbox (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-answer", NULL);
  settle (window);
  g_assert_true (gtk_widget_get_visible (get_inbox (window)));
  expect_counts (window, database);
  g_assert_cmpstr (get_key (window, 0), ==, ((DubanInboxLine *) lines->pdata[0])->key);
}

/* What was answered in another process is gone when the bell says that there is news. */
static void
rung_body (DubanWindow *window, const char *database)
{
  g_autoptr (DubanReminders) reminders = made_desktop_new_reminders (window, MADE_DESKTOP_SHOWS);
  g_autofree char *key = g_strdup (get_key (window, 0));

  duban_reminding_set (window, reminders);
  settle (window);
  answer_elsewhere (database, key);
  g_signal_emit_by_name (reminders, "rung");
  settle (window);
  g_assert_cmpstr (get_key (window, 0), !=, key);
  expect_counts (window, database);
}

/* The focus goes from the line that was answered to the one in its place, on the same button. */
static void
keyboard_body (DubanWindow *window, const char *database)
{
  g_autofree char *second = g_strdup (get_key (window, 1));
  GtkWidget *button = walk_find_button (get_row (window, 0), "知道了");

  g_assert_true (gtk_widget_grab_focus (button));
  gtk_widget_activate (button);
  settle (window);
  settle (window);
  g_assert_cmpstr (get_key (window, 0), ==, second);
  button = walk_find_button (get_row (window, 0), "知道了");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == button);
  for (int i = 0; i < (int) count_shown (window); i++)
    for (int control = DUBAN_INBOX_LINE; control <= DUBAN_INBOX_DISMISS; control++)
      {
        g_assert_true (
            duban_today_inbox_row_focus (get_row (window, i), (DubanInboxControl) control));
        g_assert_cmpint (duban_today_inbox_row_find_focus (get_row (window, i)), ==, control);
      }
}

static guint32
get_open_task (DubanWindow *window)
{
  const DubanDetail *detail = duban_details_pane_get_detail (duban_window_get_details (window));

  return detail != NULL ? detail->task->n : 0;
}

static void
open_body (DubanWindow *window, const char *database)
{
  g_autoptr (GPtrArray) lines = load (database);
  const DubanInboxLine *second = lines->pdata[1];

  gtk_widget_activate (GTK_WIDGET (get_row (window, 1)));
  settle (window);
  g_assert_cmpuint (get_open_task (window), ==, second->reminder.owed.task);
  expect_counts (window, database); /* to look is no answer */
}

static void
act_body (DubanWindow *window, const char *database)
{
  walk_press (get_row (window, 0), "催办"); /* the office asks others */
  settle (window);
  g_assert_nonnull (walk_find_window (DUBAN_TYPE_URGE_DIALOG));
  gtk_window_close (walk_find_window (DUBAN_TYPE_URGE_DIALOG));
  settle (window);
}

/* The inbox is this person's: from another's side, and in the call list, it is not there. */
static void
side_body (DubanWindow *window, const char *database)
{
  DubanDesk *desk = duban_window_get_desk (window);
  g_autoptr (GPtrArray) leaders = duban_directory_rank_leaders (
      duban_desk_get_terms (desk)->directory, duban_desk_get_terms (desk)->today);
  const DubanLeader *leader = leaders->pdata[0];
  GtkWidget *by_person = walk_get (duban_window_get_page (window), GTK_TYPE_TOGGLE_BUTTON, 0);

  duban_desk_set_scope (desk, leader->n);
  settle (window);
  g_assert_false (gtk_widget_get_visible (get_inbox (window)));
  duban_desk_set_scope (desk, 0);
  settle (window);
  g_assert_true (gtk_widget_get_visible (get_inbox (window)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (by_person), TRUE);
  g_assert_false (gtk_widget_get_visible (get_inbox (window)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (by_person), FALSE);
  g_assert_true (gtk_widget_get_visible (get_inbox (window)));
}

static void
show_reminded (DubanWindow *window, const guint32 *tasks, gsize n, const char *owed)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-reminded", "(@aus)",
                              duban_page_pack_tasks (tasks, n), owed);
  settle (window);
}

/* The first task that waits for that. */
static guint32
find_waiting (DubanWindow *window, guint waits)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_window_get_desk (window));
  const DubanRegisterRow *rows;
  gsize n;

  g_assert_true (snapshot != NULL && snapshot->reg != NULL);
  rows = duban_register_get_rows (snapshot->reg, &n);
  for (gsize i = 0; i < n; i++)
    if (rows[i].waits & waits)
      return rows[i].task;
  g_assert_not_reached ();
}

/* 记录 opens the form of what the notice was of, whatever else waits on the task; nothing is
 * granted by it. */
static void
extension_body (DubanWindow *window, const char *database)
{
  guint32 task;
  GtkWindow *form;

  duban_desk_want_register (duban_window_get_desk (window));
  settle (window);
  task = find_waiting (window, DUBAN_WAITS_EXTENSION);
  show_reminded (window, &task, 1, "extension");
  form = walk_find_window (DUBAN_TYPE_RECORD_DIALOG);
  g_assert_nonnull (form);
  g_assert_cmpstr (gtk_window_get_title (form), ==, "答复延期申请");
  gtk_window_close (form);
}

static void
reminded_body (DubanWindow *window, const char *database)
{
  g_autoptr (GPtrArray) lines = load (database);
  const guint32 tasks[] = { ((DubanInboxLine *) lines->pdata[0])->reminder.owed.task,
                            ((DubanInboxLine *) lines->pdata[1])->reminder.owed.task };
  GtkWindow *form;

  show_reminded (window, tasks, 1, "");
  g_assert_cmpuint (get_open_task (window), ==, tasks[0]);
  g_assert_null (walk_find_window (DUBAN_TYPE_RECORD_DIALOG));
  show_reminded (window, &tasks[1], 1, "deploy");
  g_assert_cmpuint (get_open_task (window), ==, tasks[1]);
  form = walk_find_window (DUBAN_TYPE_RECORD_DIALOG);
  g_assert_nonnull (form);
  g_assert_cmpstr (gtk_window_get_title (form), ==, "部署");
  gtk_window_close (form);
  show_reminded (window, tasks, 2, "");
  g_assert_true (walk_has_text (GTK_WIDGET (window), "提醒"));
  g_assert_true (duban_window_get_page (window) == duban_window_turn (window, "tasks"));
}

/* The window says once, and as long as nobody waves it away, that it alone speaks. */
static void
hint_body (DubanWindow *window, const char *database)
{
  g_autoptr (DubanReminders) reminders = made_desktop_new_reminders (window, MADE_DESKTOP_FAILS);
  GtkWidget *notice = walk_get (window, DUBAN_TYPE_BANNER, 0);

  duban_reminding_set (window, reminders);
  duban_reminders_look (reminders);
  for (int i = 0; i < 4; i++)
    settle (window);
  g_assert_true (walk_has_text (notice, MADE_DESKTOP_REASON));
  walk_press (notice, "提醒设置(_S)");
  settle (window);
  g_assert_nonnull (walk_find_window (DUBAN_TYPE_PREFERENCES_WINDOW));
  gtk_window_close (walk_find_window (DUBAN_TYPE_PREFERENCES_WINDOW));
  walk_press (notice, "知道了");
  settle (window);
  g_assert_false (gtk_widget_get_visible (notice));
  g_object_notify (G_OBJECT (reminders), "works");
  g_assert_false (gtk_widget_get_visible (notice));
}

static GtkWidget *
open_preferences (DubanWindow *window, DubanReminders *reminders)
{
  GtkWindow *preferences = duban_preferences_window_new (GTK_WINDOW (window),
                                                         duban_window_get_desk (window), reminders);

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "reminders");
  gtk_window_present (preferences);
  settle (window);
  return GTK_WIDGET (preferences);
}

static void
wait_while_busy (DubanWindow *window, GtkWidget *row)
{
  for (int i = 0; i < 40 && gtk_widget_get_visible (walk_get (row, GTK_TYPE_SPINNER, 0)); i++)
    settle (window);
}

/* What the button says of a desktop. */
static void
try_desktop (DubanWindow *window, MadeDesktopMode mode, gboolean shows)
{
  g_autoptr (DubanReminders) reminders = made_desktop_new_reminders (window, mode);
  GtkWidget *preferences = open_preferences (window, reminders);
  GtkWidget *row = walk_get (preferences, DUBAN_TYPE_TEST_ROW, 0);
  GtkWidget *button = walk_find_button (row, "发送测试提醒");
  const gint64 begun = g_get_monotonic_time ();

  g_signal_emit_by_name (button, "clicked");
  if (mode == MADE_DESKTOP_HANGS)
    {
      g_assert_false (gtk_widget_get_sensitive (button));
      g_assert_true (gtk_widget_get_visible (walk_get (row, GTK_TYPE_SPINNER, 0)));
    }
  wait_while_busy (window, row);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 7 * G_USEC_PER_SEC);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpint (walk_has_text (row, "已显示"), ==, shows);
  g_assert_cmpint (gtk_widget_has_css_class (row, "failing"), ==, !shows);
  g_assert_cmpint (walk_has_text (row, MADE_DESKTOP_REASON), ==, mode == MADE_DESKTOP_FAILS);
  gtk_window_close (GTK_WINDOW (preferences));
  settle (window);
}

static void
try_body (DubanWindow *window, const char *database)
{
  try_desktop (window, MADE_DESKTOP_SHOWS, TRUE);
  try_desktop (window, MADE_DESKTOP_FAILS, FALSE);
  try_desktop (window, MADE_DESKTOP_HANGS, FALSE);
}

/* Closed while the desktop has not answered yet. */
static void
closed_body (DubanWindow *window, const char *database)
{
  g_autoptr (DubanReminders) reminders = made_desktop_new_reminders (window, MADE_DESKTOP_HANGS);
  GtkWidget *preferences = open_preferences (window, reminders);

  walk_press (walk_get (preferences, DUBAN_TYPE_TEST_ROW, 0), "发送测试提醒");
  gtk_window_close (GTK_WINDOW (preferences));
  for (int i = 0; i < 30; i++)
    settle (window);
}

/* The line of the preferences of that setting's title. */
static GtkWidget *
find_setting (GtkWidget *preferences, const char *title)
{
  for (int i = 0;; i++)
    {
      GtkWidget *row = walk_get (preferences, DUBAN_TYPE_SETTING_ROW, i);

      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return row;
    }
}

static void
type_setting (DubanWindow *window, GtkWidget *row, const char *text)
{
  GtkWidget *entry = walk_get (row, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  settle (window);
  settle (window);
}

static const char *
get_setting (DubanWindow *window, DubanSettingKey key)
{
  return duban_settings_get_text (&duban_desk_get_terms (duban_window_get_desk (window))->settings,
                                  key);
}

/* Times that are none are refused at their field, in words, and stay for correction. */
static void
times_body (DubanWindow *window, const char *database)
{
  static const struct
  {
    const char *title;
    DubanSettingKey key;
    const char *bad[4], *good, *kept;
  } cases[] = {
    { "当日提醒",
      DUBAN_SETTING_REMIND_TIMES,
      { "9点", "16:00,09:00", "25:00", NULL },
      "０８：５０，１５：３０",
      "08:50,15:30" },
    { "当日部署提醒", DUBAN_SETTING_REMIND_DAY0, { "18", "18:60", NULL }, "17:45", "17:45" },
    { "早间提醒", DUBAN_SETTING_REMIND_DIGEST, { "早上", "8:30", NULL }, "08:40", "08:40" },
  };
  GtkWidget *preferences = open_preferences (window, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row = find_setting (preferences, cases[i].title);
      g_autofree char *before = g_strdup (get_setting (window, cases[i].key));

      for (int k = 0; cases[i].bad[k] != NULL; k++)
        {
          type_setting (window, row, cases[i].bad[k]);
          g_assert_true (
              g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "请"));
          g_assert_true (gtk_widget_has_css_class (walk_get (row, GTK_TYPE_ENTRY, 0), "error"));
          g_assert_cmpstr (get_setting (window, cases[i].key), ==, before);
        }
      type_setting (window, row, cases[i].good);
      g_assert_cmpstr (get_setting (window, cases[i].key), ==, cases[i].kept);
      g_assert_false (gtk_widget_has_css_class (walk_get (row, GTK_TYPE_ENTRY, 0), "error"));
    }
  gtk_window_close (GTK_WINDOW (preferences));
  settle (window);
}

/* Nothing is cut, too small or in English, with large text too. */
static void
looks_body (DubanWindow *window, const char *database)
{
  g_autoptr (DubanReminders) reminders = made_desktop_new_reminders (window, MADE_DESKTOP_FAILS);
  Look look;

  look_init (&look, database);
  look_set_scheme (&look, "light");
  duban_reminding_set (window, reminders);
  for (int percent = 100; percent <= 150; percent += 50)
    {
      GtkWidget *preferences;

      look_set_text (&look, percent);
      preferences = open_preferences (window, reminders);
      look.page = "preferences";
      look_check (&look, preferences);
      gtk_window_close (GTK_WINDOW (preferences));
      settle (window);
      look.page = "today";
      look_check (&look, GTK_WIDGET (window));
    }
  look_set_text (&look, 100);
  look_finish (&look);
}

static void
run_body (DubanWindow *window, gpointer data)
{
  const Scene *scene = data;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "today");
  settle (window);
  scene->body (window, scene->database);
}

/* On an example of its own, rung at nine. */
static void
test_scene (gconstpointer data)
{
  Scene scene = *(const Scene *) data;

  scene.database = stage_make_example ();
  ring (scene.database);
  stage_run (scene.database, run_body, &scene);
  stage_remove (scene.database);
}

int
main (int argc, char **argv)
{
  static const Scene scenes[] = {
    { "/inbox/at-most-five-lines-say-what-is-owed", lines_body },
    { "/inbox/a-line-is-put-away-and-comes-back", dismiss_body },
    { "/inbox/a-line-is-put-off-and-comes-back", snooze_body },
    { "/inbox/all-are-put-away-and-come-back", all_body },
    { "/inbox/news-of-the-bell-shows", rung_body },
    { "/inbox/everything-by-keyboard", keyboard_body },
    { "/inbox/a-click-opens-the-details", open_body },
    { "/inbox/the-next-act-is-that-of-today", act_body },
    { "/inbox/belongs-to-one-side", side_body },
    { "/inbox/a-notice-opens-what-it-speaks-of", reminded_body },
    { "/inbox/a-reply-is-told-where-the-inbox-cannot-be-read", unread_body },
    { "/inbox/a-notice-of-an-extension-opens-its-form", extension_body },
    { "/inbox/without-a-service-the-window-says-so", hint_body },
    { "/preferences/the-test-says-what-came-of-it", try_body },
    { "/preferences/closed-before-an-answer", closed_body },
    { "/preferences/the-page-of-reminders-looks-right", looks_body },
    { "/preferences/bad-times-are-refused-in-words", times_body },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    g_test_add_data_func (scenes[i].path, &scenes[i], test_scene);
  return g_test_run ();
}

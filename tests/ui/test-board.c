/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board, the calendar and the preferences, driven in the test's own process. */
#include "app/view/board.h"
#include "app/view/month.h"
#include "stage.h"
#include "ui/board/board-page.h"
#include "ui/board/card.h"
#include "ui/board/lane.h"
#include "ui/calendar/calendar-page.h"
#include "ui/calendar/day-cell.h"
#include "ui/calendar/day-grid.h"
#include "ui/calendar/day-list.h"
#include "ui/preferences/preferences-window.h"
#include "ui/preferences/setting-row.h"
#include "ui/record/record-dialog.h"
#include "walk.h"

static const DubanBoard *
turn_to_board (DubanWindow *window)
{
  DubanPage *page = duban_window_turn (window, "board");

  stage_settle (window);
  g_assert_nonnull (duban_page_get_made (page));
  return duban_page_get_made (page);
}

static void
drop (DubanWindow *window, guint32 task, DubanBoardColumn to)
{
  g_signal_emit_by_name (walk_get (duban_window_get_page (window), DUBAN_TYPE_LANE, (int) to),
                         "dropped", task);
  stage_settle (window);
}

/* Saves the form that is open, with a text where it asks for one; its title. (transfer full) */
static char *
save_form (DubanWindow *window)
{
  GtkWindow *form = walk_find_window (DUBAN_TYPE_RECORD_DIALOG);
  GtkWidget *text;
  char *title;
  int first = 0;

  g_assert_nonnull (form);
  title = g_strdup (gtk_window_get_title (form));
  text = walk_find (GTK_WIDGET (form), GTK_TYPE_TEXT_VIEW, &first);
  if (text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "已召开专题会", -1);
  gtk_widget_activate_action (GTK_WIDGET (form), "record.save", NULL);
  for (int i = 0; i < 4; i++)
    stage_settle (window);
  return title;
}

/* A task that waits for that stage and has none of the later ones. */
static guint32
pick_task (const DubanBoard *board, DubanBoardColumn column, guint n_to_feedback)
{
  for (gsize i = 0; i < board->n[column]; i++)
    {
      DubanBoardWay way;
      const char *why;

      if (duban_board_find_way (board, board->tasks[column][i], DUBAN_BOARD_FOLLOW_UP, &way, &why)
          && way.n == n_to_feedback)
        return board->tasks[column][i];
    }
  g_assert_not_reached ();
}

static DubanBoardColumn
column_of (const DubanBoard *board, guint32 task)
{
  for (int column = 0; column < DUBAN_N_BOARD_COLUMNS; column++)
    for (gsize i = 0; i < board->n[column]; i++)
      if (board->tasks[column][i] == task)
        return (DubanBoardColumn) column;
  return DUBAN_N_BOARD_COLUMNS;
}

static void
dropping_ahead_body (DubanWindow *window, gpointer data)
{
  const DubanBoard *board = turn_to_board (window);
  guint32 task = pick_task (board, DUBAN_BOARD_DEPLOY, 3);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  drop (window, task, DUBAN_BOARD_FEEDBACK);
  first = save_form (window);
  second = save_form (window);
  g_assert_cmpstr (first, ==, "部署");
  g_assert_cmpstr (second, ==, "思路");
  g_assert_null (walk_find_window (DUBAN_TYPE_RECORD_DIALOG));
  board = duban_page_get_made (duban_window_get_page (window));
  g_assert_cmpint (column_of (board, task), ==, DUBAN_BOARD_FEEDBACK);
}

static void
test_dropping_ahead_opens_each_missing_form (gconstpointer data)
{
  stage_run (data, dropping_ahead_body, NULL);
}

static void
dropping_back_body (DubanWindow *window, gpointer data)
{
  const DubanBoard *board = turn_to_board (window);
  guint32 task = board->tasks[DUBAN_BOARD_FOLLOW_UP][0];

  drop (window, task, DUBAN_BOARD_APPROACH);
  g_assert_null (walk_find_window (DUBAN_TYPE_RECORD_DIALOG));
  board = duban_page_get_made (duban_window_get_page (window));
  g_assert_cmpint (column_of (board, task), ==, DUBAN_BOARD_FOLLOW_UP);
}

static void
test_dropping_back_opens_nothing (gconstpointer data)
{
  stage_run (data, dropping_back_body, NULL);
}

static void
button_body (DubanWindow *window, gpointer data)
{
  GtkWidget *card;
  GtkWindow *form;

  turn_to_board (window);
  card = walk_get (walk_get (duban_window_get_page (window), DUBAN_TYPE_LANE, DUBAN_BOARD_APPROACH),
                   DUBAN_TYPE_CARD, 0);
  g_signal_emit_by_name (walk_get (card, GTK_TYPE_BUTTON, 0), "clicked");
  stage_settle (window);
  form = walk_find_window (DUBAN_TYPE_RECORD_DIALOG);
  g_assert_nonnull (form);
  g_assert_cmpstr (gtk_window_get_title (form), ==, "思路");
  gtk_window_close (form);
  stage_settle (window);
}

static void
test_the_button_of_a_card_opens_its_next_form (gconstpointer data)
{
  stage_run (data, button_body, NULL);
}

static void
lanes_body (DubanWindow *window, gpointer data)
{
  const DubanBoard *board = turn_to_board (window);
  GtkWidget *page = GTK_WIDGET (duban_window_get_page (window));
  DubanLane *first = DUBAN_LANE (walk_get (page, DUBAN_TYPE_LANE, 0));

  g_assert_true (gtk_widget_grab_focus (page));
  g_assert_true (duban_lane_has_focus (first));
  g_assert_cmpuint (duban_lane_get_selected (first), ==, board->tasks[0][0]);
  duban_page_step (DUBAN_PAGE (page), 1);
  g_assert_cmpuint (duban_lane_get_selected (first), ==, board->tasks[0][1]);
}

static void
test_the_focus_is_on_a_card (gconstpointer data)
{
  stage_run (data, lanes_body, NULL);
}

static DubanDayCell *
find_cell (GtkWidget *page, const char *day)
{
  for (int i = 0; i < 42; i++)
    {
      DubanDayCell *cell = DUBAN_DAY_CELL (walk_get (page, DUBAN_TYPE_DAY_CELL, i));

      if (duban_day_cell_get_day (cell) == duban_day_parse (day))
        return cell;
    }
  g_assert_not_reached ();
}

static void
calendar_body (DubanWindow *window, gpointer data)
{
  DubanPage *page = duban_window_turn (window, "calendar");
  const DubanMonth *month;
  GtkWidget *grid;
  int i = 0;

  stage_settle (window);
  month = duban_page_get_made (page);
  g_assert_cmpint (month->first, ==, duban_day_parse ("2026-10-26"));
  grid = walk_get (page, DUBAN_TYPE_DAY_GRID, 0);
  g_signal_emit_by_name (find_cell (GTK_WIDGET (page), "2026-11-25"), "clicked");
  g_signal_emit_by_name (grid, "turned", 1);
  stage_settle (window);
  month = duban_page_get_made (page);
  g_assert_cmpint (month->first, ==, duban_day_parse ("2026-11-30"));
  g_signal_emit_by_name (grid, "today");
  stage_settle (window);
  while (!GTK_IS_TOGGLE_BUTTON (walk_get (page, GTK_TYPE_TOGGLE_BUTTON, i)))
    i++;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (walk_get (page, GTK_TYPE_TOGGLE_BUTTON, i + 1)),
                                TRUE);
  stage_settle (window);
  month = duban_page_get_made (page);
  g_assert_cmpint (month->first, ==, duban_day_parse ("2026-11-23"));
  g_assert_cmpint (month->last, ==, duban_day_parse ("2026-11-29"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (walk_get (page, GTK_TYPE_TOGGLE_BUTTON, i)),
                                TRUE);
  stage_settle (window);
}

static void
test_the_calendar_turns (gconstpointer data)
{
  stage_run (data, calendar_body, NULL);
}

/* The line of the first number; typed and left with Enter. */
static GtkWidget *
type_number (DubanWindow *window, const char *text)
{
  GtkWindow *preferences = walk_find_window (DUBAN_TYPE_PREFERENCES_WINDOW);
  GtkWidget *row = walk_get (preferences, DUBAN_TYPE_SETTING_ROW, 3);
  GtkWidget *entry = walk_get (row, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  stage_settle (window);
  return row;
}

static int
get_interval (DubanWindow *window)
{
  DubanTerms *terms = duban_desk_get_terms (duban_window_get_desk (window));

  return duban_settings_get_number (&terms->settings, DUBAN_SETTING_FOLLOW_UP_KEY);
}

/* Nothing of it is left. */
static void
close_preferences (DubanWindow *window)
{
  gpointer preferences = walk_find_window (DUBAN_TYPE_PREFERENCES_WINDOW);

  g_object_add_weak_pointer (preferences, &preferences);
  gtk_window_close (preferences);
  stage_settle (window);
  g_assert_null (preferences);
}

static void
preferences_body (DubanWindow *window, gpointer data)
{
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  stage_settle (window);
  adw_preferences_window_set_visible_page_name (
      ADW_PREFERENCES_WINDOW (walk_find_window (DUBAN_TYPE_PREFERENCES_WINDOW)), "rules");
  stage_settle (window);
  row = type_number (window, "很久");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "请填写1至366之间的整数。");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (walk_get (row, GTK_TYPE_ENTRY, 0))), ==,
                   "很久");
  g_assert_cmpint (get_interval (window), ==, 7);
  type_number (window, "１４");
  g_assert_cmpint (get_interval (window), ==, 14);
  gtk_widget_activate_action (GTK_WIDGET (walk_find_window (DUBAN_TYPE_PREFERENCES_WINDOW)),
                              "win.undo", NULL);
  for (int i = 0; i < 4; i++)
    stage_settle (window);
  g_assert_cmpint (get_interval (window), ==, 7);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (walk_get (row, GTK_TYPE_ENTRY, 0))), ==,
                   "7");
  close_preferences (window);
}

/* The first choice of the first page: leaders follow the office and nobody. */
static void
desk_body (DubanWindow *window, gpointer data)
{
  DubanDesk *desk = duban_window_get_desk (window);
  GtkWidget *names;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  stage_settle (window);
  g_assert_true (duban_desk_get_terms (desk)->desk_is_office);
  names = walk_get (walk_find_window (DUBAN_TYPE_PREFERENCES_WINDOW), GTK_TYPE_DROP_DOWN, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (names), 2);
  for (int i = 0; i < 4; i++)
    stage_settle (window);
  g_assert_false (duban_desk_get_terms (desk)->desk_is_office);
  g_assert_cmpuint (duban_desk_get_terms (desk)->desk_leader, !=, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (names)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (names), 0);
  for (int i = 0; i < 4; i++)
    stage_settle (window);
  g_assert_true (duban_desk_get_terms (desk)->desk_is_office);
  close_preferences (window);
}

static void
test_the_desk_changes_hands (gconstpointer data)
{
  stage_run (data, desk_body, NULL);
}

static void
test_a_setting_is_refused_taken_and_undone (gconstpointer data)
{
  stage_run (data, preferences_body, NULL);
}

int
main (int argc, char **argv)
{
  char *database;
  int result;

  g_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  g_test_add_data_func ("/board/dropping-ahead-opens-each-missing-form", database,
                        test_dropping_ahead_opens_each_missing_form);
  g_test_add_data_func ("/board/dropping-back-opens-nothing", database,
                        test_dropping_back_opens_nothing);
  g_test_add_data_func ("/board/the-button-of-a-card-opens-its-next-form", database,
                        test_the_button_of_a_card_opens_its_next_form);
  g_test_add_data_func ("/board/the-focus-is-on-a-card", database, test_the_focus_is_on_a_card);
  g_test_add_data_func ("/calendar/turns", database, test_the_calendar_turns);
  g_test_add_data_func ("/preferences/a-setting-is-refused-taken-and-undone", database,
                        test_a_setting_is_refused_taken_and_undone);
  g_test_add_data_func ("/preferences/the-desk-changes-hands", database,
                        test_the_desk_changes_hands);
  result = g_test_run ();
  stage_remove (database);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/board.h"

#include "app/view/key-sort.h"
#include "app/wording/sentence.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define DAY_BITS 22 /* hold any day, and any number of days */
#define MAX_DAYS ((1 << DAY_BITS) - 1)

static gboolean
is_missing (const DubanTaskVerdict *verdict, DubanStage stage)
{
  return verdict->states[stage] == DUBAN_STATE_OVERDUE
         || verdict->states[stage] == DUBAN_STATE_TODAY
         || verdict->states[stage] == DUBAN_STATE_PENDING;
}

DubanBoardColumn
duban_board_place (const DubanRegisterRow *row, const DubanTaskVerdict *verdict, DubanDay today)
{
  if (row->status == DUBAN_STATUS_CLOSED)
    return row->closed != DUBAN_NO_DAY && row->closed > today - DUBAN_BOARD_CLOSED_DAYS
               ? DUBAN_BOARD_CLOSED
               : DUBAN_N_BOARD_COLUMNS;
  if (row->status == DUBAN_STATUS_WITHDRAWN)
    return DUBAN_N_BOARD_COLUMNS;
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    if (is_missing (verdict, stage))
      return (DubanBoardColumn) stage;
  return DUBAN_BOARD_FOLLOW_UP;
}

/* What falls due first of the column's own date and the deadline; or DUBAN_NO_DAY. */
static DubanDay
next_day (const DubanRegisterRow *row, DubanBoardColumn column)
{
  DubanDay own = column < DUBAN_BOARD_FOLLOW_UP ? row->stages[column] : row->follow_up;

  if (own == DUBAN_NO_DAY)
    return row->due;
  return row->due != DUBAN_NO_DAY ? MIN (own, row->due) : own;
}

static guint64
key_of (const DubanRegisterRow *row, const DubanTaskVerdict *verdict, DubanBoardColumn column)
{
  DubanDay next = next_day (row, column);
  guint64 soon = next != DUBAN_NO_DAY ? (guint64) CLAMP (next, 0, MAX_DAYS) : MAX_DAYS;

  if (column == DUBAN_BOARD_CLOSED)
    return (guint64) (MAX_DAYS - row->closed);
  return (guint64) verdict->light << 2 * DAY_BITS
         | (guint64) (MAX_DAYS - CLAMP (verdict->days, 0, MAX_DAYS)) << DAY_BITS | soon;
}

static void
sort_column (DubanBoard *board, DubanBoardColumn column, const DubanRegisterRow *rows,
             const guint64 *keys)
{
  guint32 *tasks = board->tasks[column];
  gsize n = board->n[column];

  duban_key_sort (keys, tasks, n);
  for (gsize i = 0; i < n; i++)
    tasks[i] = rows[tasks[i]].task;
  board->tasks[column] = g_renew (guint32, tasks, n + 1);
}

DubanBoard *
duban_board_new (DubanSnapshot *snapshot, char *as_of)
{
  DubanBoard *board = g_new0 (DubanBoard, 1);
  DubanDay today = snapshot->terms->today;
  gsize n_rows;
  const DubanRegisterRow *rows = duban_register_get_rows (snapshot->reg, &n_rows);
  g_autofree guint64 *keys = g_new (guint64, n_rows + 1);

  g_atomic_ref_count_init (&board->ref_count);
  board->snapshot = duban_snapshot_ref (snapshot);
  board->as_of = as_of;
  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    board->tasks[i] = g_new (guint32, n_rows + 1);
  for (gsize i = 0; i < n_rows; i++)
    {
      const DubanTaskVerdict *verdict = duban_verdict_find_task (snapshot->verdict, rows[i].task);
      DubanBoardColumn column
          = verdict != NULL ? duban_board_place (&rows[i], verdict, today) : DUBAN_N_BOARD_COLUMNS;

      if (column == DUBAN_N_BOARD_COLUMNS
          || !duban_register_concerns (snapshot->reg, snapshot->terms, &rows[i], snapshot->scope))
        continue;
      keys[i] = key_of (&rows[i], verdict, column);
      board->tasks[column][board->n[column]++] = (guint32) i;
    }
  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    sort_column (board, i, rows, keys);
  return board;
}

DubanBoard *
duban_board_ref (DubanBoard *board)
{
  g_atomic_ref_count_inc (&board->ref_count);
  return board;
}

void
duban_board_unref (DubanBoard *board)
{
  if (!g_atomic_ref_count_dec (&board->ref_count))
    return;
  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    g_free (board->tasks[i]);
  duban_snapshot_unref (board->snapshot);
  g_free (board->as_of);
  g_free (board);
}

const char *
duban_board_get_title (DubanBoardColumn column)
{
  static const char *const titles[DUBAN_N_BOARD_COLUMNS] = {
    /* Translators: the columns of the board: tasks that wait for their deployment, and so on */
    [DUBAN_BOARD_DEPLOY] = N_ ("To deploy"),
    [DUBAN_BOARD_APPROACH] = N_ ("Approach to report"),
    [DUBAN_BOARD_FEEDBACK] = N_ ("Feedback to give"),
    [DUBAN_BOARD_FOLLOW_UP] = N_ ("Followed up"),
    [DUBAN_BOARD_CLOSED] = N_ ("Lately closed"),
  };

  return _ (titles[column]);
}

const char *
duban_board_get_hint (DubanBoardColumn column)
{
  static const char *const hints[DUBAN_N_BOARD_COLUMNS] = {
    [DUBAN_BOARD_DEPLOY] = N_ ("Not deployed yet: due on the day of assignment (measure 5)"),
    [DUBAN_BOARD_APPROACH] = N_ ("Deployed; the approach is due within 3 days (measure 5)"),
    [DUBAN_BOARD_FEEDBACK]
    = N_ ("The approach stands; feedback to whoever assigned it is due within 7 days (measure 5)"),
    [DUBAN_BOARD_FOLLOW_UP] = N_ ("Feedback was given; reported on regularly until it is closed"),
    [DUBAN_BOARD_CLOSED] = N_ ("Closed in the last 30 days"),
  };

  return _ (hints[column]);
}

static char *
words_of_next (DubanDay next, DubanDay today, gboolean *urgent)
{
  int left = next - today;

  *urgent = next != DUBAN_NO_DAY && left <= 0;
  if (next == DUBAN_NO_DAY)
    return g_strdup ("");
  if (left <= 0)
    return g_strdup (_ ("due today"));
  /* Translators: on a card: days that are left */
  return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) left), left);
}

static char *
words_of_days (const DubanRegisterRow *row, const DubanTaskVerdict *verdict, DubanDay today,
               gboolean *urgent)
{
  DubanBoardColumn column = duban_board_place (row, verdict, today);
  g_autofree char *day = NULL;

  *urgent = FALSE;
  if (row->status == DUBAN_STATUS_SUSPENDED)
    return g_strdup (duban_wording_of_status (DUBAN_STATUS_SUSPENDED));
  if (column >= DUBAN_BOARD_CLOSED)
    {
      day = duban_wording_of_day (row->closed, today);
      /* Translators: on a card; %s is a date */
      return day[0] != '\0' ? g_strdup_printf (_ ("closed %s"), day) : g_strdup ("");
    }
  if (verdict->days <= 0)
    return words_of_next (next_day (row, column), today, urgent);
  *urgent = TRUE;
  return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) verdict->days),
                          verdict->days);
}

static char *
sentence_of (const DubanBoardCard *card)
{
  GString *sentence = g_string_new (NULL);

  duban_sentence_add (sentence, duban_wording_of_light (card->light));
  duban_sentence_add (sentence, card->title);
  duban_sentence_add (sentence, card->lead);
  duban_sentence_add (sentence, card->unit);
  duban_sentence_add (sentence, card->days);
  return g_string_free (sentence, FALSE);
}

static DubanRecordKind
next_of (const DubanRegisterRow *row, DubanBoardColumn column)
{
  if (row->status == DUBAN_STATUS_CLOSED)
    return row->waits & DUBAN_WAITS_VERIFY ? DUBAN_RECORD_VERIFY : 0;
  if (row->status == DUBAN_STATUS_SUSPENDED)
    return DUBAN_RECORD_RESUME;
  return column < DUBAN_BOARD_FOLLOW_UP ? duban_stage_get_record_kind ((DubanStage) column)
                                        : DUBAN_RECORD_FOLLOW_UP;
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

gboolean
duban_board_get_card (const DubanBoard *board, guint32 task, DubanBoardCard *card)
{
  const DubanSnapshot *snapshot = board->snapshot;
  const DubanRegisterRow *row = duban_register_find (snapshot->reg, task);
  const DubanTaskVerdict *verdict = duban_verdict_find_task (snapshot->verdict, task);
  const DubanDirectory *directory = snapshot->terms->directory;

  *card = (DubanBoardCard){ .task = task, .title = "", .lead = "", .unit = "" };
  if (row == NULL || verdict == NULL)
    return FALSE;
  card->light = verdict->light;
  card->next = next_of (row, duban_board_place (row, verdict, snapshot->terms->today));
  card->title = duban_register_get_text (snapshot->reg, row->title);
  card->lead = or_nothing (duban_directory_get_name (directory, row->lead));
  card->unit = duban_directory_get_name (directory, row->unit);
  if (card->unit == NULL)
    card->unit = duban_register_get_text (snapshot->reg, row->unit_text);
  card->days = words_of_days (row, verdict, snapshot->terms->today, &card->urgent);
  card->sentence = sentence_of (card);
  return TRUE;
}

void
duban_board_card_clear (DubanBoardCard *card)
{
  g_clear_pointer (&card->days, g_free);
  g_clear_pointer (&card->sentence, g_free);
}

/* Why a card stays where it is; NULL where it may move on. */
static const char *
why_not (const DubanRegisterRow *row, DubanBoardColumn from, DubanBoardColumn to)
{
  if (from == DUBAN_BOARD_CLOSED)
    return _ ("The task is closed; to go on with it, reopen it in its details.");
  if (to < from)
    return _ ("A card never goes back: what is recorded stands. Void a wrong record in the "
              "details, with the reason.");
  if (row->status == DUBAN_STATUS_SUSPENDED)
    return _ ("The task is suspended; resume it first.");
  return NULL;
}

gboolean
duban_board_find_way (const DubanBoard *board, guint32 task, DubanBoardColumn to,
                      DubanBoardWay *way, const char **why)
{
  const DubanRegisterRow *row = duban_register_find (board->snapshot->reg, task);
  const DubanTaskVerdict *verdict = duban_verdict_find_task (board->snapshot->verdict, task);
  DubanBoardColumn from = row != NULL && verdict != NULL
                              ? duban_board_place (row, verdict, board->snapshot->terms->today)
                              : DUBAN_N_BOARD_COLUMNS;

  way->n = 0;
  *why = NULL;
  if (from == to || from == DUBAN_N_BOARD_COLUMNS)
    return FALSE;
  *why = why_not (row, from, to);
  if (*why != NULL)
    return FALSE;
  for (int stage = 0; stage < DUBAN_N_STAGES && stage < (int) to; stage++)
    if (to == DUBAN_BOARD_CLOSED ? verdict->states[stage] == DUBAN_STATE_OVERDUE
                                 : is_missing (verdict, stage))
      way->kinds[way->n++] = duban_stage_get_record_kind (stage);
  if (to == DUBAN_BOARD_CLOSED)
    way->kinds[way->n++] = DUBAN_RECORD_CLOSE;
  return way->n > 0;
}

static void
add_card (DubanSheet *sheet, const DubanBoard *board, guint32 task)
{
  g_auto (DubanBoardCard) card;
  const DubanRegisterRow *row = duban_register_find (board->snapshot->reg, task);
  const char *texts[7];

  if (!duban_board_get_card (board, task, &card))
    return;
  texts[0] = duban_wording_of_light (card.light);
  texts[1] = duban_register_get_text (board->snapshot->reg, row->number);
  texts[2] = card.title;
  texts[3] = card.lead;
  texts[4] = card.unit;
  texts[5] = card.days;
  texts[6] = NULL;
  duban_sheet_take_row (sheet, g_strdupv ((GStrv) texts));
}

DubanSheet *
duban_board_dup_sheet (const DubanBoard *board)
{
  const DubanSnapshot *snapshot = board->snapshot;
  const char *leader = duban_directory_get_name (snapshot->terms->directory, snapshot->scope);
  DubanSheet *sheet
      = duban_sheet_new (g_strdup (_ ("137 board")), g_strdup (leader), g_strdup (board->as_of));

  duban_sheet_add_column (sheet, _ ("Light"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Number"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Task"), 5, FALSE);
  duban_sheet_add_column (sheet, _ ("Lead"), 0, FALSE);
  duban_sheet_add_column (sheet, _ ("Unit"), 2, FALSE);
  duban_sheet_add_column (sheet, _ ("Days"), 0, TRUE);
  for (int column = 0; column < DUBAN_N_BOARD_COLUMNS; column++)
    {
      g_autofree char *head
          = g_strdup_printf (ngettext ("%s: %u task", "%s: %u tasks", (gulong) board->n[column]),
                             duban_board_get_title (column), (guint) board->n[column]);

      duban_sheet_add_group (sheet, head);
      for (gsize i = 0; i < board->n[column]; i++)
        add_card (sheet, board, board->tasks[column][i]);
    }
  return sheet;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board (137看板): the tasks under way by the first stage that is neither recorded nor
 * excused, then those that are followed up, and those closed in the last 30 days (measure 5). */
#pragma once

#include "app/snapshot.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

#define DUBAN_BOARD_CLOSED_DAYS 30

typedef enum
{
  DUBAN_BOARD_DEPLOY, /* the three as DubanStage has them */
  DUBAN_BOARD_APPROACH,
  DUBAN_BOARD_FEEDBACK,
  DUBAN_BOARD_FOLLOW_UP,
  DUBAN_BOARD_CLOSED,
  DUBAN_N_BOARD_COLUMNS
} DubanBoardColumn;

/* Immutable; the tasks of a column by light, then the most days overdue, then what falls due
 * first; the closed ones the latest first. */
typedef struct
{
  gatomicrefcount ref_count;
  DubanSnapshot *snapshot;
  char *as_of; /* app/view/as-of.h; or NULL */
  guint32 *tasks[DUBAN_N_BOARD_COLUMNS];
  gsize n[DUBAN_N_BOARD_COLUMNS];
} DubanBoard;

/* snapshot: with a register; its scope is respected. Takes over as_of. (transfer full) */
DubanBoard *duban_board_new (DubanSnapshot *snapshot, char *as_of) G_GNUC_WARN_UNUSED_RESULT;
DubanBoard *duban_board_ref (DubanBoard *board);
void duban_board_unref (DubanBoard *board);

/* The column of a task, or DUBAN_N_BOARD_COLUMNS. */
DubanBoardColumn duban_board_place (const DubanRegisterRow *row, const DubanTaskVerdict *verdict,
                                    DubanDay today);

/* 待部署 …; and what is said of the column (its tooltip). (transfer none) */
const char *duban_board_get_title (DubanBoardColumn column);
const char *duban_board_get_hint (DubanBoardColumn column);

/* What a card says; the texts but `days` and `sentence` are borrowed from the board. */
typedef struct
{
  guint32 task;
  DubanLight light;
  DubanRecordKind next; /* what is recorded next; 0: nothing is */
  gboolean urgent;      /* days is of something overdue or of today */
  const char *title, *lead, *unit;
  char *days; /* 超期3天, 今日到期, 还有2天, 暂停, 11月20日办结; "" where nothing is dated */
  char *sentence; /* all of it, read out */
} DubanBoardCard;

/* FALSE, the card empty, where there is no such task. Cleared with duban_board_card_clear(). */
gboolean duban_board_get_card (const DubanBoard *board, guint32 task, DubanBoardCard *card);
void duban_board_card_clear (DubanBoardCard *card);

/* Moving a card to a column: the kinds of record that are missing on the way there, in turn. */
typedef struct
{
  DubanRecordKind kinds[DUBAN_N_STAGES + 1];
  guint n;
} DubanBoardWay;

/* FALSE where the task cannot be moved there; *why then says so in a sentence (NULL where it is
 * there already).  A closing excuses the stages whose date has not passed, so only those that are
 * overdue come before it. */
gboolean duban_board_find_way (const DubanBoard *board, guint32 task, DubanBoardColumn to,
                               DubanBoardWay *way, const char **why);

/* All columns as a list. (transfer full) */
DubanSheet *duban_board_dup_sheet (const DubanBoard *board) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanBoard, duban_board_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanBoardCard, duban_board_card_clear)

G_END_DECLS

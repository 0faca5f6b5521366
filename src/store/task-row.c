/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/task-row.h"

typedef enum
{
  FORM_INTEGER, /* 32 bits */
  FORM_DAY,
  FORM_NUMBER, /* of an entity; 0: none */
  FORM_TEXT,
} Form;

typedef struct
{
  const char *name;
  Form form;
  gsize offset;  /* in DubanTask */
  gint32 absent; /* of an integer: what NULL stands for */
} Column;

#define INTEGER(member, absent)                                                                    \
  {                                                                                                \
#member, FORM_INTEGER, G_STRUCT_OFFSET(DubanTask, member), absent                              \
  }
#define DAY(member)                                                                                \
  {                                                                                                \
#member, FORM_DAY, G_STRUCT_OFFSET(DubanTask, member), DUBAN_NO_DAY                            \
  }
#define NUMBER(member)                                                                             \
  {                                                                                                \
#member, FORM_NUMBER, G_STRUCT_OFFSET(DubanTask, member), 0                                    \
  }
#define TEXT(member)                                                                               \
  {                                                                                                \
#member, FORM_TEXT, G_STRUCT_OFFSET(DubanTask, member), 0                                      \
  }

/* Before those of the tables below: what has a form of its own. */
#define OWN_COLUMNS "id, contested_since, entered, cooperators, cooperating_units, follow_up"
enum
{
  COLUMN_ID,
  COLUMN_CONTESTED_SINCE,
  COLUMN_ENTERED,
  COLUMN_COOPERATORS,
  COLUMN_COOPERATING_UNITS,
  COLUMN_FOLLOW_UP,
  N_OWN_COLUMNS
};

static const Column rule_columns[] = {
  NUMBER (n),
  INTEGER (deleted, FALSE),
  INTEGER (moved, FALSE),
  INTEGER (status, DUBAN_STATUS_OPEN),
  INTEGER (importance, DUBAN_ROUTINE),
  INTEGER (rectification, 0),
  INTEGER (handling, 0),
  INTEGER (decision_level, 0),
  INTEGER (decision_state, DUBAN_DECISION_NONE),
  INTEGER (undated_stages, 0),
  INTEGER (contested, 0),
  NUMBER (parent),
  NUMBER (lead),
  NUMBER (unit),
  NUMBER (field),
  DAY (assigned),
  INTEGER (assigned_minute, DUBAN_NO_MINUTE),
  DAY (tracked_from),
  DAY (due),
  DAY (first_due),
  DAY (closed),
  DAY (decision_since),
  DAY (meeting),
  DAY (from_meeting),
  DAY (source_date),
  TEXT (number),
  TEXT (title),
  TEXT (source),
  TEXT (source_ref),
  TEXT (assigner),
  TEXT (assignee),
  TEXT (unit_text),
  TEXT (due_text),
  TEXT (cause),
};

static const Column other_columns[] = {
  TEXT (paper),  TEXT (status_text), TEXT (cooperating_text), TEXT (quantity),
  TEXT (target), TEXT (measure),     TEXT (requirement),      TEXT (method),
  TEXT (notes),  TEXT (measures),    TEXT (accountability),
};

static void
append_names (GString *sql, const Column *columns, gsize n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    g_string_append_printf (sql, ", %s", columns[i].name);
}

static void
read_columns (DubanTask *task, DubanStmt *stmt, int at, const Column *columns, gsize n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (task, columns[i].offset);
      int column = at + (int) i;

      if (columns[i].form == FORM_TEXT)
        *(const char **) member = duban_stmt_get_text (stmt, column);
      else if (columns[i].form == FORM_DAY)
        *(DubanDay *) member = duban_stmt_get_day (stmt, column);
      else if (columns[i].form == FORM_NUMBER)
        *(guint32 *) member = duban_stmt_get_number (stmt, column);
      else
        *(gint32 *) member = duban_stmt_is_null (stmt, column)
                                 ? columns[i].absent
                                 : (gint32) duban_stmt_get_int (stmt, column);
    }
}

/* '3 7' */
static gsize
read_list (GArray *list, DubanStmt *stmt, int column)
{
  const char *text = duban_stmt_get_text (stmt, column);

  g_array_set_size (list, 0);
  while (text != NULL && *text != '\0')
    {
      char *end;
      guint32 n = (guint32) g_ascii_strtoull (text, &end, 10);

      if (end == text)
        break;
      g_array_append_val (list, n);
      text = end;
    }
  return list->len;
}

void
duban_task_row_init (DubanTaskRow *row, gboolean has_all, GTimeZone *zone)
{
  *row = (DubanTaskRow){ .has_all = has_all };
  duban_zone_days_init (&row->days, zone);
  for (gsize i = 0; i < G_N_ELEMENTS (row->lists); i++)
    row->lists[i] = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 8);
}

void
duban_task_row_clear (DubanTaskRow *row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (row->lists); i++)
    g_clear_pointer (&row->lists[i], g_array_unref);
}

char *
duban_task_row_dup_select (gboolean has_all)
{
  GString *sql = g_string_new ("SELECT " OWN_COLUMNS);

  append_names (sql, rule_columns, G_N_ELEMENTS (rule_columns));
  if (has_all)
    append_names (sql, other_columns, G_N_ELEMENTS (other_columns));
  g_string_append (sql, " FROM task ");
  return g_string_free (sql, FALSE);
}

void
duban_task_row_read (DubanTaskRow *row, DubanStmt *stmt)
{
  DubanTask *task = &row->task;
  const char *follow_up = duban_stmt_get_text (stmt, COLUMN_FOLLOW_UP);
  gsize n_rule_columns = G_N_ELEMENTS (rule_columns);

  duban_stmt_get_id (stmt, COLUMN_ID, &task->id);
  task->contested_since
      = duban_stmt_is_null (stmt, COLUMN_CONTESTED_SINCE)
            ? DUBAN_NO_DAY
            : duban_zone_days_get (&row->days, duban_stmt_get_int (stmt, COLUMN_CONTESTED_SINCE));
  task->entered_day = duban_zone_days_get_minute (
      &row->days, duban_stmt_get_int (stmt, COLUMN_ENTERED), &task->entered_minute);
  task->n_cooperators = read_list (row->lists[0], stmt, COLUMN_COOPERATORS);
  task->cooperators = (const guint32 *) (gpointer) row->lists[0]->data;
  task->n_cooperating_units = read_list (row->lists[1], stmt, COLUMN_COOPERATING_UNITS);
  task->cooperating_units = (const guint32 *) (gpointer) row->lists[1]->data;
  /* A rhythm of a later version is none here: the default applies. */
  task->follow_up = (DubanSchedule){ DUBAN_SCHEDULE_NONE, 0 };
  if (follow_up != NULL)
    duban_schedule_parse (follow_up, &task->follow_up);
  read_columns (task, stmt, N_OWN_COLUMNS, rule_columns, n_rule_columns);
  if (row->has_all)
    read_columns (task, stmt, N_OWN_COLUMNS + (int) n_rule_columns, other_columns,
                  G_N_ELEMENTS (other_columns));
  /* 1 is yes, 2 is no. */
  task->deleted = task->deleted == DUBAN_YES;
  if (task->title == NULL)
    task->title = "";
}

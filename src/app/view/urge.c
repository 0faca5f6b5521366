/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/urge.h"

#include "app/view/today-words.h"
#include "app/view/today-owed.h"
#include "app/view/today.h"
#include "app/wording/wording.h"

#include "app/words.h"

/* What is being put together. */
typedef struct
{
  const DubanSnapshot *snapshot;
  DubanUrge *urge;
  GHashTable *letters; /* who → DubanUrgeLetter */
  DubanUrgeWhom whom;
  guint32 side; /* a leader, or 0 for the office */
} Writing;

static void
item_free (gpointer data)
{
  DubanUrgeItem *item = data;

  g_free (item->number);
  g_free (item->title);
  g_free (item->assigner);
  g_free (item->owed);
  g_free (item->dues);
  g_free (item->words);
  g_free (item);
}

static void
letter_free (gpointer data)
{
  DubanUrgeLetter *letter = data;

  g_free (letter->name);
  g_free (letter->message);
  g_ptr_array_unref (letter->items);
  g_free (letter);
}

static DubanUrgeLetter *
get_letter (Writing *writing, guint32 who)
{
  DubanUrgeLetter *letter = g_hash_table_lookup (writing->letters, GUINT_TO_POINTER (who));
  const char *name;

  if (letter != NULL)
    return letter;
  name = duban_directory_get_name (writing->snapshot->terms->directory, who);
  letter = g_new0 (DubanUrgeLetter, 1);
  letter->who = who;
  letter->name = g_strdup (name != NULL ? name : "");
  letter->items = g_ptr_array_new_with_free_func (item_free);
  g_hash_table_insert (writing->letters, GUINT_TO_POINTER (who), letter);
  g_ptr_array_add (writing->urge->letters, letter);
  return letter;
}

/* The item of that task in the letter; made where it is not there yet. Tasks come one after the
 * other, so it is the last one. */
static DubanUrgeItem *
get_item (const Writing *writing, DubanUrgeLetter *letter, const DubanRegisterRow *row)
{
  const DubanRegister *reg = writing->snapshot->reg;
  DubanUrgeItem *item;

  item = letter->items->len > 0 ? letter->items->pdata[letter->items->len - 1] : NULL;
  if (item != NULL && item->task == row->task)
    return item;
  item = g_new0 (DubanUrgeItem, 1);
  item->task = row->task;
  item->number = g_strdup (duban_register_get_text (reg, row->number));
  item->title = g_strdup (duban_register_get_text (reg, row->title));
  item->assigner = g_strdup (duban_register_get_text (reg, row->assigner_text));
  item->owed = g_strdup ("");
  item->dues = g_strdup ("");
  item->request = DUBAN_NO_DAY;
  item->date = DUBAN_NO_DAY;
  item->n_urges = row->n_urges;
  item->restricted = row->handling != 0;
  g_ptr_array_add (letter->items, item);
  return item;
}

/* (transfer full) word */
static void
add_word (char **words, char *word)
{
  /* Translators: one thing that is owed after the others */
  char *both
      = **words != '\0' ? g_strdup_printf (C_ ("urge", "%s, %s"), *words, word) : g_strdup (word);

  g_free (*words);
  g_free (word);
  *words = both;
}

/* date: it was or is due on; of an answer, when it was asked for. */
static void
add_owed (DubanUrgeItem *item, DubanTodayOwedKind kind, DubanDay date, int days, DubanDay today)
{
  add_word (&item->owed, g_strdup (duban_today_say_owed_kind (kind)));
  if (kind == DUBAN_TODAY_OWED_ANSWER)
    {
      item->request = date;
      return;
    }
  if (date == DUBAN_NO_DAY)
    return;
  add_word (&item->dues, duban_urge_say_due (kind, date, today));
  item->n_dues++;
  if (item->date == DUBAN_NO_DAY || date < item->date)
    item->date = date;
  item->days = MAX (item->days, days);
}

static guint32
find_debtor (const Writing *writing, const DubanRegisterRow *row)
{
  if (writing->whom == DUBAN_URGE_UNIT && row->unit != 0)
    return row->unit;
  return duban_today_owed_get_debtor (row, writing->side);
}

/* Whoever owes an account or an answer himself. */
static guint32
find_person (const Writing *writing, const DubanRegisterRow *row, const DubanFinding *finding)
{
  return finding->leader != 0 && finding->leader != writing->side ? finding->leader
                                                                  : find_debtor (writing, row);
}

static gboolean
is_account (DubanRule rule)
{
  return rule == DUBAN_RULE_OWN_ACCOUNT_MISSING || rule == DUBAN_RULE_CROSS_ACCOUNT_MISSING;
}

static gboolean
has_owed (const Writing *writing, DubanUrgeLetter *letter, const DubanRegisterRow *row,
          DubanTodayOwedKind kind)
{
  return strstr (get_item (writing, letter, row)->owed, duban_today_say_owed_kind (kind)) != NULL;
}

/* What the findings say that is owed; FALSE where nothing is. */
static gboolean
add_findings (Writing *writing, const DubanRegisterRow *row, const DubanTaskVerdict *task)
{
  gboolean any = FALSE;

  for (guint i = 0; i < task->count; i++)
    {
      const DubanFinding *finding
          = duban_verdict_get_task_finding (writing->snapshot->verdict, task, i);
      const DubanRule rule = (DubanRule) finding->rule;
      const gboolean is_own = is_account (rule) || rule == DUBAN_RULE_REQUEST_WAITING;
      const DubanTodayOwedKind kind = is_account (rule) ? DUBAN_TODAY_OWED_ACCOUNT
                                      : rule == DUBAN_RULE_REQUEST_WAITING
                                          ? DUBAN_TODAY_OWED_ANSWER
                                          : duban_today_owed_of_rule (rule);
      DubanUrgeLetter *letter;

      if (finding->waived || (!is_own && !duban_rule_is_overdue (rule)))
        continue;
      letter = get_letter (writing, is_own ? find_person (writing, row, finding)
                                           : find_debtor (writing, row));
      if (!has_owed (writing, letter, row, kind))
        add_owed (get_item (writing, letter, row), kind, finding->date,
                  is_own ? 0 : MAX (finding->days, 0), writing->urge->today);
      any = TRUE;
    }
  return any;
}

/* What comes next, where nothing is missed: today's, else the next day's. */
static void
add_next (Writing *writing, const DubanRegisterRow *row, const DubanTaskVerdict *task)
{
  const DubanDay today = writing->snapshot->terms->today;
  DubanUrgeItem *item = get_item (writing, get_letter (writing, find_debtor (writing, row)), row);
  DubanTodayOwed owed;
  DubanTodayOwedKind kind = DUBAN_TODAY_OWED_DUE;
  DubanDay next;

  if (duban_today_owed_find (&owed, writing->snapshot, 0, row, task)
      && owed.section == DUBAN_SECTION_DUE_TODAY)
    {
      add_owed (item, owed.owed, today, 0, today);
      return;
    }
  next = duban_today_owed_get_next (row, task, today, &kind);
  if (next != DUBAN_NO_DAY)
    add_owed (item, kind, next, 0, today);
}

static gboolean
is_over (const DubanRegisterRow *row)
{
  return row->status == DUBAN_STATUS_CLOSED || row->status == DUBAN_STATUS_WITHDRAWN;
}

static void
add_chosen (Writing *writing, const guint32 *tasks, gsize n_tasks)
{
  for (gsize i = 0; i < n_tasks; i++)
    {
      const DubanRegisterRow *row = duban_register_find (writing->snapshot->reg, tasks[i]);
      const DubanTaskVerdict *task = duban_verdict_find_task (writing->snapshot->verdict, tasks[i]);

      if (row != NULL && task != NULL && !is_over (row) && !add_findings (writing, row, task))
        add_next (writing, row, task);
    }
}

/* What else is overdue of those who have a letter already. */
static void
add_others (Writing *writing, const guint32 *tasks, gsize n_tasks)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  gsize n;
  const DubanRegisterRow *rows = duban_register_get_rows (writing->snapshot->reg, &n);

  for (gsize i = 0; i < n_tasks; i++)
    g_hash_table_add (chosen, GUINT_TO_POINTER (tasks[i]));
  for (gsize i = 0; i < n; i++)
    {
      const DubanTaskVerdict *task;

      if (rows[i].status != DUBAN_STATUS_OPEN
          || g_hash_table_contains (chosen, GUINT_TO_POINTER (rows[i].task))
          || (writing->side != 0 && rows[i].assigner != writing->side
              && rows[i].lead != writing->side)
          || g_hash_table_lookup (writing->letters,
                                  GUINT_TO_POINTER (find_debtor (writing, &rows[i])))
                 == NULL)
        continue;
      task = duban_verdict_find_task (writing->snapshot->verdict, rows[i].task);
      if (task != NULL && task->days > 0)
        add_findings (writing, &rows[i], task);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DubanUrgeItem *first = *(const DubanUrgeItem *const *) a;
  const DubanUrgeItem *second = *(const DubanUrgeItem *const *) b;

  if (first->days != second->days)
    return first->days > second->days ? -1 : 1;
  if (first->date != second->date)
    return first->date == DUBAN_NO_DAY                                  ? 1
           : second->date == DUBAN_NO_DAY || first->date < second->date ? -1
                                                                        : 1;
  return strcmp (first->number, second->number);
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const DubanUrgeLetter *first = *(const DubanUrgeLetter *const *) a;
  const DubanUrgeLetter *second = *(const DubanUrgeLetter *const *) b;

  if ((first->who == 0) != (second->who == 0))
    return first->who == 0 ? 1 : -1;
  if (first->n_overdue != second->n_overdue)
    return first->n_overdue > second->n_overdue ? -1 : 1;
  return strcmp (first->name, second->name);
}

/* Whose name stands under it: the leader that it is asked for, else the office. */
static const char *
get_signatory (const Writing *writing)
{
  const DubanTerms *terms = writing->snapshot->terms;
  const char *name = duban_directory_get_name (terms->directory, writing->side);

  return name != NULL ? name
                      : duban_settings_get_text (&terms->settings, DUBAN_SETTING_OFFICE_NAME);
}

static void
finish_letter (const Writing *writing, DubanUrgeLetter *letter)
{
  g_ptr_array_sort (letter->items, compare_items);
  for (guint i = 0; i < letter->items->len; i++)
    {
      DubanUrgeItem *item = letter->items->pdata[i];

      item->words = duban_urge_say_owed (item, writing->urge->today);
      letter->n_overdue += item->days > 0;
      letter->n_restricted += item->restricted;
    }
  if (letter->who != 0)
    letter->message
        = duban_urge_say_message (letter, writing->urge->today, get_signatory (writing));
}

DubanUrge *
duban_urge_new (const DubanSnapshot *snapshot, const guint32 *tasks, gsize n_tasks,
                DubanUrgeWhom whom, gboolean all)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);
  DubanUrge *urge = g_new0 (DubanUrge, 1);
  Writing writing = { snapshot, urge, letters, whom, duban_today_get_side (snapshot) };

  urge->today = snapshot->terms->today;
  urge->letters = g_ptr_array_new_with_free_func (letter_free);
  add_chosen (&writing, tasks, n_tasks);
  if (all)
    add_others (&writing, tasks, n_tasks);
  for (guint i = 0; i < urge->letters->len; i++)
    finish_letter (&writing, urge->letters->pdata[i]);
  g_ptr_array_sort (urge->letters, compare_letters);
  return urge;
}

void
duban_urge_free (DubanUrge *urge)
{
  g_ptr_array_unref (urge->letters);
  g_free (urge);
}

char *
duban_urge_dup_record (const DubanUrgeLetter *letter, const DubanUrgeItem *item)
{
  /* Translators: who was urged, and what is owed */
  return g_strdup_printf (_ ("Urged %s: %s"), letter->name, item->words);
}

static GStrv
make_row (const DubanUrgeItem *item, guint number, DubanDay today)
{
  GStrv texts = g_new0 (char *, 8);

  texts[0] = g_strdup_printf ("%u", number);
  texts[1] = g_strdup (item->number);
  texts[2] = g_strdup (item->title);
  texts[3] = g_strdup (item->assigner);
  texts[4] = g_strdup (item->owed);
  texts[5] = duban_wording_of_day (item->date, today);
  texts[6] = item->days > 0
                 ? g_strdup_printf (ngettext ("%d day", "%d days", (gulong) item->days), item->days)
                 : g_strdup ("");
  return texts;
}

DubanSheet *
duban_urge_dup_sheet (const DubanUrge *urge, const DubanUrgeLetter *letter, char *as_of)
{
  static const struct
  {
    const char *title;
    int weight;
    gboolean centred;
  } columns[] = {
    { NC_ ("urge", "No."), 0, TRUE },           { NC_ ("urge", "Number"), 0, FALSE },
    { NC_ ("urge", "Task"), 4, FALSE },         { NC_ ("urge", "Assigned by"), 1, FALSE },
    { NC_ ("urge", "What is owed"), 1, FALSE }, { NC_ ("urge", "Due on"), 0, TRUE },
    { NC_ ("urge", "Overdue by"), 0, TRUE },
  };
  /* Translators: the head of a printed slip: who is urged */
  DubanSheet *sheet
      = duban_sheet_new (g_strdup (C_ ("urge", "Urging slip")),
                         g_strdup_printf (C_ ("urge", "To: %s"), letter->name), as_of);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    duban_sheet_add_column (sheet, duban_language_say_in ("urge", columns[i].title),
                            columns[i].weight, columns[i].centred);
  for (guint i = 0; i < letter->items->len; i++)
    duban_sheet_take_row (sheet, make_row (letter->items->pdata[i], i + 1, urge->today));
  return sheet;
}

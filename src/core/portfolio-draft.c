/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/portfolio-draft.h"

#define DRAFT "draft"

static void
line_free (gpointer data)
{
  DubanDraftLine *line = data;

  g_free (line->name);
  g_free (line);
}

DubanPortfolioDraft *
duban_portfolio_draft_new (DubanDay effective)
{
  DubanPortfolioDraft *draft = g_new (DubanPortfolioDraft, 1);

  *draft = (DubanPortfolioDraft){ effective, g_strdup (""),
                                  g_ptr_array_new_with_free_func (line_free) };
  return draft;
}

void
duban_portfolio_draft_free (DubanPortfolioDraft *draft)
{
  g_free (draft->document);
  g_ptr_array_unref (draft->lines);
  g_free (draft);
}

static void
add_line (DubanPortfolioDraft *draft, const DubanDraftLine *line)
{
  DubanDraftLine *copy = g_memdup2 (line, sizeof *line);

  copy->name = g_strdup (line->name);
  g_ptr_array_add (draft->lines, copy);
}

DubanPortfolioDraft *
duban_portfolio_draft_copy (const DubanPortfolioDraft *draft)
{
  DubanPortfolioDraft *copy = duban_portfolio_draft_new (draft->effective);

  duban_portfolio_draft_set_document (copy, draft->document);
  for (guint i = 0; i < draft->lines->len; i++)
    add_line (copy, draft->lines->pdata[i]);
  return copy;
}

void
duban_portfolio_draft_set_document (DubanPortfolioDraft *draft, const char *document)
{
  g_free (draft->document);
  draft->document = g_strdup (document);
}

/* Drops what the draft says of the two; whether that was a taking over of the kind. */
static gboolean
drop_lines (DubanPortfolioDraft *draft, const DubanId *held, const DubanId *leader,
            DubanHoldingKind kind, gboolean of_that_kind)
{
  gboolean took = FALSE;

  for (guint i = draft->lines->len; i > 0; i--)
    {
      const DubanDraftLine *line = draft->lines->pdata[i - 1];

      if (!duban_id_equal (&line->held, held) || !duban_id_equal (&line->leader, leader)
          || (of_that_kind && line->kind != kind))
        continue;
      took |= line->deed == DUBAN_DRAFT_TAKE;
      g_ptr_array_remove_index (draft->lines, i - 1);
    }
  return took;
}

void
duban_portfolio_draft_take (DubanPortfolioDraft *draft, const DubanId *held, const char *name,
                            const DubanId *leader, DubanHoldingKind kind, DubanDay to)
{
  drop_lines (draft, held, leader, kind, FALSE);
  add_line (draft, &(DubanDraftLine){ DUBAN_DRAFT_TAKE, *held, (char *) name, *leader, kind, to });
}

void
duban_portfolio_draft_end (DubanPortfolioDraft *draft, const DubanId *held, const char *name,
                           const DubanId *leader, DubanHoldingKind kind)
{
  if (!drop_lines (draft, held, leader, kind, TRUE))
    add_line (draft, &(DubanDraftLine){ DUBAN_DRAFT_END, *held, (char *) name, *leader, kind,
                                        DUBAN_NO_DAY });
}

void
duban_portfolio_draft_drop (DubanPortfolioDraft *draft, const DubanId *held, const DubanId *leader)
{
  drop_lines (draft, held, leader, DUBAN_HOLDS_CHARGE, FALSE);
}

static void
write_line (GKeyFile *file, guint number, const DubanDraftLine *line)
{
  g_autofree char *group = g_strdup_printf ("line %u", number);
  char id[DUBAN_ID_TEXT_SIZE];
  char day[DUBAN_DAY_TEXT_SIZE];

  g_key_file_set_integer (file, group, "deed", (int) line->deed);
  g_key_file_set_string (file, group, "held", duban_id_format (&line->held, id));
  g_key_file_set_string (file, group, "name", line->name);
  g_key_file_set_string (file, group, "leader", duban_id_format (&line->leader, id));
  g_key_file_set_integer (file, group, "kind", (int) line->kind);
  g_key_file_set_string (file, group, "to", duban_day_format (line->to, day));
}

char *
duban_portfolio_draft_to_text (const DubanPortfolioDraft *draft)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char day[DUBAN_DAY_TEXT_SIZE];

  g_key_file_set_string (file, DRAFT, "effective", duban_day_format (draft->effective, day));
  g_key_file_set_string (file, DRAFT, "document", draft->document);
  for (guint i = 0; i < draft->lines->len; i++)
    write_line (file, i + 1, draft->lines->pdata[i]);
  return g_key_file_to_data (file, NULL, NULL);
}

static DubanDay
read_day (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL ? duban_day_parse (text) : DUBAN_NO_DAY;
}

static gboolean
read_id (GKeyFile *file, const char *group, const char *key, DubanId *id)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL && duban_id_parse (text, id);
}

static gboolean
read_line (GKeyFile *file, const char *group, DubanPortfolioDraft *draft)
{
  g_autofree char *name = g_key_file_get_string (file, group, "name", NULL);
  DubanDraftLine line = { .name = name, .to = read_day (file, group, "to") };
  const int deed = g_key_file_get_integer (file, group, "deed", NULL);
  const int kind = g_key_file_get_integer (file, group, "kind", NULL);

  if (name == NULL || !read_id (file, group, "held", &line.held)
      || !read_id (file, group, "leader", &line.leader) || kind < DUBAN_HOLDS_CHARGE
      || kind > DUBAN_HOLDS_GUARANTEE || (deed != DUBAN_DRAFT_TAKE && deed != DUBAN_DRAFT_END))
    return FALSE;
  line.deed = (DubanDraftDeed) deed;
  line.kind = (DubanHoldingKind) kind;
  add_line (draft, &line);
  return TRUE;
}

DubanPortfolioDraft *
duban_portfolio_draft_parse (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (DubanPortfolioDraft) draft = duban_portfolio_draft_new (DUBAN_NO_DAY);
  g_autofree char *document = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  document = g_key_file_get_string (file, DRAFT, "document", NULL);
  draft->effective = read_day (file, DRAFT, "effective");
  if (document == NULL || draft->effective == DUBAN_NO_DAY)
    return NULL;
  duban_portfolio_draft_set_document (draft, document);
  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], DRAFT) && !read_line (file, groups[i], draft))
      return NULL;
  return g_steal_pointer (&draft);
}

gboolean
duban_portfolio_draft_touches (const DubanPortfolioDraft *draft, const DubanId *held)
{
  for (guint i = 0; i < draft->lines->len; i++)
    if (duban_id_equal (&((const DubanDraftLine *) draft->lines->pdata[i])->held, held))
      return TRUE;
  return FALSE;
}

static gboolean
is_on (const DubanHolder *holder, DubanDay day)
{
  return (holder->from == DUBAN_NO_DAY || holder->from <= day)
         && (holder->to == DUBAN_NO_DAY || day <= holder->to);
}

/* Ends at the day before the draft; FALSE where it would have begun later only. */
static gboolean
cut (const DubanPortfolioDraft *draft, DubanHolder *holder)
{
  holder->to = draft->effective - 1;
  return holder->from == DUBAN_NO_DAY || holder->from <= holder->to;
}

/* Whether what the leader holds meets the days that the line is of. */
static gboolean
meets (const DubanPortfolioDraft *draft, const DubanDraftLine *line, const DubanHolder *holder)
{
  return duban_id_equal (&holder->leader, &line->leader)
         && (holder->to == DUBAN_NO_DAY || holder->to >= draft->effective)
         && (line->to == DUBAN_NO_DAY || holder->from == DUBAN_NO_DAY || holder->from <= line->to);
}

static void
end_holders (const DubanPortfolioDraft *draft, const DubanDraftLine *line, GArray *holders)
{
  for (guint i = holders->len; i > 0; i--)
    {
      DubanHolder *holder = &g_array_index (holders, DubanHolder, i - 1);

      if (meets (draft, line, holder) && holder->kind == line->kind && !cut (draft, holder))
        g_array_remove_index (holders, i - 1);
    }
}

static void
put_holder (const DubanPortfolioDraft *draft, const DubanDraftLine *line, GArray *holders)
{
  const DubanHolder taken = { line->leader, (guint8) line->kind, draft->effective, line->to };
  gboolean goes_on = FALSE;

  for (guint i = holders->len; i > 0; i--)
    {
      DubanHolder *holder = &g_array_index (holders, DubanHolder, i - 1);

      if (!meets (draft, line, holder))
        continue;
      if (holder->kind == line->kind && is_on (holder, draft->effective) && !goes_on)
        {
          goes_on = TRUE;
          holder->to = line->to;
        }
      else if (!cut (draft, holder))
        g_array_remove_index (holders, i - 1);
    }
  if (!goes_on)
    g_array_append_val (holders, taken);
}

void
duban_portfolio_draft_apply (const DubanPortfolioDraft *draft, const DubanId *held, GArray *holders)
{
  for (guint i = 0; i < draft->lines->len; i++)
    {
      const DubanDraftLine *line = draft->lines->pdata[i];

      if (!duban_id_equal (&line->held, held))
        continue;
      if (line->deed == DUBAN_DRAFT_END)
        end_holders (draft, line, holders);
      else
        put_holder (draft, line, holders);
    }
}

static guint32
find_leader (const DubanDirectory *directory, const DubanId *id)
{
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);

  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&leaders[i]->id, id))
      return leaders[i]->n;
  return 0;
}

/* The holders of one unit or field, with the draft applied, into the copy. */
static void
copy_holders (const DubanPortfolioDraft *draft, const DubanDirectory *directory, guint32 held,
              const DubanId *id, DubanDirectory *copy)
{
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (DubanHolder));
  gsize n;
  const DubanHolding *const *known = duban_directory_get_holders (directory, held, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanLeader *leader = duban_directory_get_leader (directory, known[i]->leader);
      DubanHolder holder
          = { .kind = (guint8) known[i]->kind, .from = known[i]->from, .to = known[i]->to };

      if (leader == NULL)
        continue;
      holder.leader = leader->id;
      g_array_append_val (holders, holder);
    }
  duban_portfolio_draft_apply (draft, id, holders);
  for (guint i = 0; i < holders->len; i++)
    {
      const DubanHolder *holder = &g_array_index (holders, DubanHolder, i);
      const DubanHolding holding = { find_leader (directory, &holder->leader), held,
                                     (DubanHoldingKind) holder->kind, holder->from, holder->to };

      if (holding.leader != 0)
        duban_directory_add_holding (copy, &holding);
    }
}

DubanDirectory *
duban_portfolio_draft_dup_directory (const DubanPortfolioDraft *draft,
                                     const DubanDirectory *directory)
{
  DubanDirectory *copy = duban_directory_new ();
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);
  const DubanUnit *const *units;
  const DubanField *const *fields;

  for (gsize i = 0; i < n; i++)
    {
      DubanLeader leader = *leaders[i];

      leader.name = g_strdup (leader.name);
      leader.title = g_strdup (leader.title);
      duban_directory_add_leader (copy, &leader);
    }
  units = duban_directory_list_units (directory, &n);
  for (gsize i = 0; i < n; i++)
    copy_holders (draft, directory, units[i]->n, &units[i]->id, copy);
  fields = duban_directory_list_fields (directory, &n);
  for (gsize i = 0; i < n; i++)
    copy_holders (draft, directory, fields[i]->n, &fields[i]->id, copy);
  return copy;
}

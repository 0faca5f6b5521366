/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/minutes-draft.h"

#include "core/charge.h"

#define BETWEEN "、"

static void
draft_free (gpointer data)
{
  DubanMinutesDraft *draft = data;

  g_free (draft->title);
  g_free (draft->requirement);
  g_free (draft->lead);
  g_free (draft->unit);
  g_free (draft->partners);
  g_free (draft->due);
  g_free (draft);
}

/* 副旗长甲 where 甲 is entered with the title 副旗长. */
static gboolean
is_titled (const DubanLeader *leader, const char *name)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (leader->title == NULL)
    return FALSE;
  before = g_strconcat (leader->title, leader->name, NULL);
  after = g_strconcat (leader->name, leader->title, NULL);
  return g_str_equal (name, before) || g_str_equal (name, after);
}

static const DubanLeader *
find_leader (const DubanDirectory *directory, const char *name)
{
  const DubanLeader *found = duban_directory_find_leader (directory, name);
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);

  for (gsize i = 0; i < n && found == NULL; i++)
    if (is_titled (leaders[i], name))
      found = leaders[i];
  return found;
}

/* Names as they will stand in the fields, each once. */
typedef struct
{
  const DubanDirectory *directory;
  GPtrArray *leaders, *units; /* borrowed names */
} Sorted;

static void
add_once (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (names->pdata[i], name))
      return;
  g_ptr_array_add (names, (char *) name);
}

/* Who is a leader and what a unit says the directory first. */
static void
sort_names (Sorted *sorted, const GPtrArray *names, gboolean are_leaders)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      const DubanUnit *unit = duban_directory_find_unit (sorted->directory, name);
      const DubanLeader *leader = unit == NULL ? find_leader (sorted->directory, name) : NULL;

      if (leader != NULL)
        add_once (sorted->leaders, leader->name);
      else if (unit != NULL)
        add_once (sorted->units, unit->name);
      else
        add_once (are_leaders ? sorted->leaders : sorted->units, name);
    }
}

static void
append (GString *list, const char *name)
{
  if (list->len > 0)
    g_string_append (list, BETWEEN);
  g_string_append (list, name);
}

/* The first of several leads, the rest cooperate; and so with units (interface.md, Cells). */
static char *
join_partners (const Sorted *first, const Sorted *others)
{
  GString *list = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 1; i < first->leaders->len; i++)
    add_once (names, first->leaders->pdata[i]);
  for (guint i = 0; i < others->leaders->len; i++)
    add_once (names, others->leaders->pdata[i]);
  for (guint i = 1; i < first->units->len; i++)
    add_once (names, first->units->pdata[i]);
  for (guint i = 0; i < others->units->len; i++)
    add_once (names, others->units->pdata[i]);
  for (guint i = 0; i < names->len; i++)
    append (list, names->pdata[i]);
  return g_string_free (list, FALSE);
}

static Sorted
sorted_new (const DubanDirectory *directory)
{
  return (Sorted){ directory, g_ptr_array_new (), g_ptr_array_new () };
}

static void
sorted_clear (Sorted *sorted)
{
  g_ptr_array_unref (sorted->leaders);
  g_ptr_array_unref (sorted->units);
}

static char *
dup_first (const GPtrArray *names)
{
  return g_strdup (names->len > 0 ? names->pdata[0] : "");
}

/* 谁分管谁牵头 (measure 4): where the text names a unit and no lead. */
static void
take_charge (DubanMinutesDraft *draft, const DubanTerms *terms)
{
  const DubanUnit *unit = duban_directory_find_unit (terms->directory, draft->unit);
  DubanCharge charge;

  if (*draft->lead != '\0' || unit == NULL)
    return;
  duban_charge_of (&charge, terms->directory, unit->n, 0, terms->today);
  if (charge.n_leaders != 1)
    return;
  g_free (draft->lead);
  draft->lead = g_strdup (duban_directory_get_name (terms->directory, charge.leaders[0]));
  draft->lead_by_portfolio = TRUE;
}

static char *
make_title (const DubanProposal *proposal)
{
  if (proposal->title == NULL)
    return g_strdup (proposal->heading != NULL ? proposal->heading : "");
  if (proposal->heading == NULL)
    return g_strdup (proposal->title);
  return g_strconcat (proposal->heading, "：", proposal->title, NULL);
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static DubanMinutesDraft *
draft_new (const DubanProposal *proposal, const DubanTerms *terms)
{
  DubanMinutesDraft *draft = g_new0 (DubanMinutesDraft, 1);
  Sorted first = sorted_new (terms->directory);
  Sorted others = sorted_new (terms->directory);

  sort_names (&first, proposal->leads, TRUE);
  sort_names (&first, proposal->units, FALSE);
  sort_names (&others, proposal->cooperators, TRUE);
  sort_names (&others, proposal->cooperating_units, FALSE);
  draft->from = proposal->from;
  draft->to = proposal->to;
  draft->title = make_title (proposal);
  draft->requirement = dup_or_empty (proposal->requirement);
  draft->due = dup_or_empty (proposal->due);
  draft->lead = dup_first (first.leaders);
  draft->unit = dup_first (first.units);
  draft->partners = join_partners (&first, &others);
  take_charge (draft, terms);
  sorted_clear (&first);
  sorted_clear (&others);
  return draft;
}

GPtrArray *
duban_minutes_drafts_new (const DubanMinutes *minutes, const DubanTerms *terms)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (draft_free);

  for (guint i = 0; i < minutes->proposals->len; i++)
    g_ptr_array_add (drafts, draft_new (minutes->proposals->pdata[i], terms));
  return drafts;
}

void
duban_minutes_draft_split (const char *partners, const DubanDirectory *directory,
                           char **cooperators, char **cooperating_units)
{
  g_autoptr (GPtrArray) names = duban_text_split_names (partners);
  GString *leaders = g_string_new (NULL);
  GString *units = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const DubanUnit *unit = duban_directory_find_unit (directory, names->pdata[i]);
      const DubanLeader *leader = unit == NULL ? find_leader (directory, names->pdata[i]) : NULL;

      if (leader != NULL)
        append (leaders, leader->name);
      else
        append (units, names->pdata[i]);
    }
  *cooperators = g_string_free (leaders, FALSE);
  *cooperating_units = g_string_free (units, FALSE);
}

static gboolean
is_known (const DubanDirectory *directory, const char *name)
{
  return *name == '\0' || duban_text_is_collective (name) || find_leader (directory, name) != NULL
         || duban_directory_find_unit (directory, name) != NULL;
}

char *
duban_minutes_draft_dup_unknown (const DubanMinutesDraft *draft, const DubanDirectory *directory)
{
  g_autoptr (GPtrArray) partners = duban_text_split_names (draft->partners);
  GString *unknown = g_string_new (NULL);

  if (!is_known (directory, draft->lead))
    append (unknown, draft->lead);
  if (!is_known (directory, draft->unit))
    append (unknown, draft->unit);
  for (guint i = 0; i < partners->len; i++)
    if (!is_known (directory, partners->pdata[i]))
      append (unknown, partners->pdata[i]);
  return g_string_free (unknown, FALSE);
}

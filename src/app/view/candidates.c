/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/candidates.h"

#include "app/search/needle.h"
#include "core/charge.h"
#include "core/letter.h"

#include "app/words.h"

#include <string.h>

struct _DubanCandidates
{
  gatomicrefcount ref_count;
  DubanTerms *terms;
  guint what;
  GArray *items;    /* of DubanCandidate */
  GPtrArray *words; /* of GPtrArray: of each item, by what it is found, the name first */
  GStringChunk *texts;
};

/* A candidate that fits, to be put in order. */
typedef struct
{
  const DubanCandidate *candidate;
  DubanNeedleRank rank;
  gboolean by_name; /* not by a short or former one */
  guint place;
} Fit;

static GPtrArray *
add (DubanCandidates *candidates, const char *name, char *detail, guint32 n)
{
  DubanCandidate item = { .name = g_string_chunk_insert (candidates->texts, name), .n = n };
  GPtrArray *words = g_ptr_array_new ();

  if (detail != NULL && detail[0] != '\0')
    item.detail = g_string_chunk_insert (candidates->texts, detail);
  g_free (detail);
  g_ptr_array_add (words, (gpointer) item.name);
  g_ptr_array_add (candidates->words, words);
  g_array_append_val (candidates->items, item);
  return words;
}

/* 甲、乙: who is in charge; "" for nobody. */
static char *
list_in_charge (const DubanCandidates *candidates, guint32 unit, guint32 field)
{
  const DubanTerms *terms = candidates->terms;
  GString *list = g_string_new (NULL);
  DubanCharge charge;

  duban_charge_of (&charge, terms->directory, unit, field, terms->today);
  for (gsize i = 0; i < charge.n_leaders; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "、" : "",
                            duban_directory_get_name (terms->directory, charge.leaders[i]));
  return g_string_free (list, FALSE);
}

static void
add_leaders (DubanCandidates *candidates)
{
  g_autoptr (GPtrArray) leaders
      = duban_directory_rank_leaders (candidates->terms->directory, candidates->terms->today);

  for (guint i = 0; i < leaders->len; i++)
    {
      const DubanLeader *leader = leaders->pdata[i];

      add (candidates, leader->name,
           g_strcmp0 (leader->title, leader->name) != 0 ? g_strdup (leader->title) : NULL,
           leader->n);
    }
}

static void
add_words (DubanCandidates *candidates, GPtrArray *words, GStrv names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (words, g_string_chunk_insert (candidates->texts, names[i]));
}

static char *
say_unit (const DubanCandidates *candidates, const DubanUnit *unit)
{
  g_autofree char *charge = list_in_charge (candidates, unit->n, 0);
  g_autofree char *names
      = unit->short_names != NULL ? g_strjoinv ("、", unit->short_names) : g_strdup ("");

  if (names[0] == '\0' || charge[0] == '\0')
    return g_strdup (names[0] != '\0' ? names : charge);
  return g_strdup_printf ("%s · %s", names, charge);
}

static void
add_units (DubanCandidates *candidates)
{
  const DubanDay today = candidates->terms->today;
  gsize n;
  const DubanUnit *const *units = duban_directory_list_units (candidates->terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanUnit *unit = units[i];
      GPtrArray *words;

      if (duban_unit_is_merged (unit, today))
        continue;
      words = add (candidates, unit->name, say_unit (candidates, unit), unit->n);
      add_words (candidates, words, unit->short_names);
      add_words (candidates, words, unit->former_names);
    }
}

static void
add_fields (DubanCandidates *candidates)
{
  gsize n;
  const DubanField *const *fields = duban_directory_list_fields (candidates->terms->directory, &n);

  for (gsize i = 0; i < n; i++)
    add (candidates, fields[i]->name, list_in_charge (candidates, 0, fields[i]->n), fields[i]->n);
}

static void
add_list (DubanCandidates *candidates, const char *const *list)
{
  for (; *list != NULL; list++)
    add (candidates, *list, NULL, 0);
}

DubanCandidates *
duban_candidates_new (DubanTerms *terms, guint what)
{
  DubanCandidates *candidates = g_new0 (DubanCandidates, 1);

  g_atomic_ref_count_init (&candidates->ref_count);
  candidates->terms = duban_terms_ref (terms);
  candidates->what = what;
  candidates->items = g_array_new (FALSE, FALSE, sizeof (DubanCandidate));
  candidates->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  candidates->texts = g_string_chunk_new (4096);
  if (what & DUBAN_CANDIDATES_LEADERS)
    add_leaders (candidates);
  if (what & DUBAN_CANDIDATES_UNITS)
    add_units (candidates);
  if (what & DUBAN_CANDIDATES_FIELDS)
    add_fields (candidates);
  if (what & DUBAN_CANDIDATES_SOURCES)
    add_list (candidates, duban_task_list_sources ());
  if (what & DUBAN_CANDIDATES_PAPERS)
    add_list (candidates, duban_task_list_papers ());
  return candidates;
}

DubanCandidates *
duban_candidates_ref (DubanCandidates *candidates)
{
  g_atomic_ref_count_inc (&candidates->ref_count);
  return candidates;
}

void
duban_candidates_unref (DubanCandidates *candidates)
{
  if (!g_atomic_ref_count_dec (&candidates->ref_count))
    return;
  duban_terms_unref (candidates->terms);
  g_array_unref (candidates->items);
  g_ptr_array_unref (candidates->words);
  g_string_chunk_free (candidates->texts);
  g_free (candidates);
}

/* The best of the names by which it is found. */
static gboolean
find_fit (const DubanCandidates *candidates, guint place, const DubanNeedle *needle, Fit *fit)
{
  const GPtrArray *words = candidates->words->pdata[place];

  *fit = (Fit){ &g_array_index (candidates->items, DubanCandidate, place), DUBAN_NEEDLE_NOT, FALSE,
                place };
  for (guint i = 0; i < words->len; i++)
    {
      DubanNeedleHit hit;

      if (!duban_needle_find (needle, words->pdata[i], &hit) || hit.rank >= fit->rank)
        continue;
      fit->rank = hit.rank;
      fit->by_name = i == 0;
    }
  return fit->rank != DUBAN_NEEDLE_NOT;
}

static int
compare_fits (gconstpointer a, gconstpointer b)
{
  const Fit *fit_a = a;
  const Fit *fit_b = b;

  if (fit_a->rank != fit_b->rank)
    return fit_a->rank < fit_b->rank ? -1 : 1;
  if (fit_a->by_name != fit_b->by_name)
    return fit_a->by_name ? -1 : 1;
  return (fit_a->place > fit_b->place) - (fit_a->place < fit_b->place);
}

GPtrArray *
duban_candidates_match (const DubanCandidates *candidates, const char *typed, guint most)
{
  g_autoptr (DubanNeedle) needle = duban_needle_new (typed);
  g_autoptr (GArray) fits = g_array_new (FALSE, FALSE, sizeof (Fit));
  GPtrArray *found = g_ptr_array_new ();

  if (duban_needle_is_empty (needle))
    {
      for (guint i = 0; i < candidates->items->len && i < most; i++)
        g_ptr_array_add (found, &g_array_index (candidates->items, DubanCandidate, i));
      return found;
    }
  for (guint i = 0; i < candidates->items->len; i++)
    {
      Fit fit;

      if (find_fit (candidates, i, needle, &fit))
        g_array_append_val (fits, fit);
    }
  g_array_sort (fits, compare_fits);
  for (guint i = 0; i < fits->len && i < most; i++)
    g_ptr_array_add (found, (gpointer) g_array_index (fits, Fit, i).candidate);
  return found;
}

/* The entity that app/edit would take for the text; 0: none. */
static guint32
find_entity (const DubanCandidates *candidates, const char *text)
{
  const DubanDirectory *directory = candidates->terms->directory;
  const DubanLeader *leader = NULL;
  const DubanUnit *unit = NULL;
  const DubanField *field = NULL;

  if (candidates->what & DUBAN_CANDIDATES_LEADERS)
    leader = duban_directory_find_leader (directory, text);
  if (leader == NULL && candidates->what & DUBAN_CANDIDATES_UNITS)
    unit = duban_directory_find_unit (directory, text);
  if (leader == NULL && unit == NULL && candidates->what & DUBAN_CANDIDATES_FIELDS)
    field = duban_directory_find_field (directory, text);
  if (leader != NULL)
    return leader->n;
  if (unit != NULL)
    return unit->n;
  return field != NULL ? field->n : 0;
}

const DubanCandidate *
duban_candidates_find (const DubanCandidates *candidates, const char *text)
{
  const guint32 n = find_entity (candidates, text);

  for (guint i = 0; i < candidates->items->len; i++)
    {
      const DubanCandidate *item = &g_array_index (candidates->items, DubanCandidate, i);

      if (n != 0 ? item->n == n : item->n == 0 && g_str_equal (item->name, text))
        return item;
    }
  return NULL;
}

static gboolean
is_separator (gunichar letter)
{
  return letter == 0x3001 || letter == 0xFF0C || letter == ',' || letter == 0xFF1B || letter == ';'
         || letter == '/' || letter == '\n';
}

void
duban_candidates_find_word (const char *text, gsize at, gsize *from, gsize *to)
{
  const char *start = text;
  const char *end = text + strlen (text);

  for (const char *here = text; *here != '\0'; here = g_utf8_next_char (here))
    {
      if (!is_separator (g_utf8_get_char (here)))
        continue;
      if ((gsize) (here - text) >= at)
        {
          end = here;
          break;
        }
      start = g_utf8_next_char (here);
    }
  while (start < end && duban_letter_is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && duban_letter_is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *from = (gsize) (start - text);
  *to = (gsize) (end - text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ancestry.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint chain;    /* the chain it lies in … */
  guint position; /* … and where on it, from 1 */
  gsize row;      /* seen[row + chain]: how far it has seen each of … */
  guint n_chains; /* … the chains that there were by then */
  gboolean is_followed;
} Place;

typedef struct
{
  DubanHash hash;
  gsize place;
} Name;

struct _DubanAncestry
{
  GArray *places;  /* of Place, as loaded */
  GArray *names;   /* of Name, ascending by hash */
  GArray *seen;    /* of guint: the rows of all places */
  GArray *lengths; /* of guint: of each chain */
};

static int
compare_names (const void *a, const void *b)
{
  return memcmp (((const Name *) a)->hash.bytes, ((const Name *) b)->hash.bytes, DUBAN_HASH_SIZE);
}

static Place *
get_place (const DubanAncestry *ancestry, gsize i)
{
  return &g_array_index (ancestry->places, Place, i);
}

static void
load_names (DubanAncestry *ancestry, const DubanChange *const *changes, gsize n_changes)
{
  g_array_set_size (ancestry->names, (guint) n_changes);
  for (gsize i = 0; i < n_changes; i++)
    g_array_index (ancestry->names, Name, i) = (Name){ changes[i]->hash, i };
  if (n_changes > 1)
    qsort (ancestry->names->data, n_changes, sizeof (Name), compare_names);
}

/* What a change has seen: on each chain, the farthest that any of its parents had seen. */
static void
join_parents (DubanAncestry *ancestry, const DubanChange *change, gsize i, guint *row)
{
  for (guint p = 0; p < change->n_parents; p++)
    {
      gssize found = duban_ancestry_find (ancestry, &change->parents[p]);
      Place *parent;

      if (found < 0 || (gsize) found >= i)
        continue;
      parent = get_place (ancestry, found);
      parent->is_followed = TRUE;
      for (guint chain = 0; chain < parent->n_chains; chain++)
        row[chain] = MAX (row[chain], g_array_index (ancestry->seen, guint, parent->row + chain));
    }
}

/* Lays change i at the end of the first chain of which it has seen all, or of a new one. */
static void
lay (DubanAncestry *ancestry, const DubanChange *change, gsize i)
{
  Place *place = get_place (ancestry, i);
  GArray *lengths = ancestry->lengths;
  guint chain = 0;
  guint *row;

  place->row = ancestry->seen->len;
  g_array_set_size (ancestry->seen, (guint) place->row + lengths->len + 1);
  row = &g_array_index (ancestry->seen, guint, place->row);
  memset (row, 0, (lengths->len + 1) * sizeof *row);
  join_parents (ancestry, change, i, row);

  while (chain < lengths->len && row[chain] != g_array_index (lengths, guint, chain))
    chain++;
  if (chain == lengths->len)
    g_array_set_size (lengths, chain + 1);
  else
    g_array_set_size (ancestry->seen, ancestry->seen->len - 1);
  place->chain = chain;
  place->position = row[chain] = ++g_array_index (lengths, guint, chain);
  place->n_chains = lengths->len;
}

DubanAncestry *
duban_ancestry_new (void)
{
  DubanAncestry *ancestry = g_new0 (DubanAncestry, 1);

  ancestry->places = g_array_new (FALSE, TRUE, sizeof (Place));
  ancestry->names = g_array_new (FALSE, FALSE, sizeof (Name));
  ancestry->seen = g_array_new (FALSE, FALSE, sizeof (guint));
  ancestry->lengths = g_array_new (FALSE, TRUE, sizeof (guint));
  return ancestry;
}

void
duban_ancestry_free (DubanAncestry *ancestry)
{
  if (!ancestry)
    return;
  g_array_unref (ancestry->places);
  g_array_unref (ancestry->names);
  g_array_unref (ancestry->seen);
  g_array_unref (ancestry->lengths);
  g_free (ancestry);
}

void
duban_ancestry_load (DubanAncestry *ancestry, const DubanChange *const *changes, gsize n_changes)
{
  load_names (ancestry, changes, n_changes);
  g_array_set_size (ancestry->places, 0);
  g_array_set_size (ancestry->places, (guint) n_changes);
  g_array_set_size (ancestry->seen, 0);
  g_array_set_size (ancestry->lengths, 0);
  for (gsize i = 0; i < n_changes; i++)
    lay (ancestry, changes[i], i);
}

gssize
duban_ancestry_find (const DubanAncestry *ancestry, const DubanHash *hash)
{
  Name key = { *hash, 0 };
  const Name *found = NULL;

  if (ancestry->names->len)
    found
        = bsearch (&key, ancestry->names->data, ancestry->names->len, sizeof (Name), compare_names);
  return found ? (gssize) found->place : -1;
}

gboolean
duban_ancestry_is_seen_by (const DubanAncestry *ancestry, gsize a, gsize b)
{
  const Place *earlier = get_place (ancestry, a);
  const Place *later = get_place (ancestry, b);

  return earlier->chain < later->n_chains
         && g_array_index (ancestry->seen, guint, later->row + earlier->chain) >= earlier->position;
}

gboolean
duban_ancestry_is_tip (const DubanAncestry *ancestry, gsize place)
{
  return !get_place (ancestry, place)->is_followed;
}

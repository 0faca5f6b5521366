/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/arena.h"

#include <string.h>

#define BLOCK_SIZE ((gsize) 64 * 1024)

typedef struct _Block Block;
struct _Block
{
  Block *next; /* older */
  gsize size, used;
  guint64 data[];
};

struct _DubanArena
{
  Block *blocks; /* the one in use first */
};

static Block *
block_new (gsize size, Block *next)
{
  Block *block = g_malloc (sizeof (Block) + size);

  block->next = next;
  block->size = size;
  block->used = 0;
  return block;
}

DubanArena *
duban_arena_new (void)
{
  DubanArena *arena = g_new (DubanArena, 1);

  arena->blocks = block_new (BLOCK_SIZE, NULL);
  return arena;
}

void
duban_arena_free (DubanArena *arena)
{
  Block *block = arena->blocks;

  while (block != NULL)
    {
      Block *next = block->next;

      g_free (block);
      block = next;
    }
  g_free (arena);
}

void
duban_arena_reset (DubanArena *arena)
{
  /* The newest block is the largest so far, so that it alone is worth keeping. */
  Block *spare = arena->blocks->next;

  while (spare != NULL)
    {
      Block *next = spare->next;

      g_free (spare);
      spare = next;
    }
  arena->blocks->next = NULL;
  arena->blocks->used = 0;
}

gpointer
duban_arena_alloc (DubanArena *arena, gsize size)
{
  Block *block = arena->blocks;
  gpointer piece;

  size = (size + 7) & ~(gsize) 7;
  if (size > block->size - block->used)
    block = arena->blocks = block_new (MAX (size, 2 * block->size), block);
  piece = (guint8 *) block->data + block->used;
  block->used += size;
  return piece;
}

char *
duban_arena_copy_text (DubanArena *arena, gconstpointer data, gsize size)
{
  char *text = duban_arena_alloc (arena, size + 1);

  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  return text;
}

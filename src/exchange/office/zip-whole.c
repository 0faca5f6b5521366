/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/zip-whole.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#define EDGE 512 /* bytes of the beginning and the end that are looked at */
#define BLOCK 65536

/* The first bytes of a part and its last ones. */
typedef struct
{
  GString *head, *tail;
} Edges;

static void
take (Edges *edges, const char *data, gsize size)
{
  g_string_append_len (edges->head, data, (gssize) MIN (size, EDGE - MIN (edges->head->len, EDGE)));
  g_string_append_len (edges->tail, data, (gssize) size);
  if (edges->tail->len > EDGE)
    g_string_erase (edges->tail, 0, (gssize) (edges->tail->len - EDGE));
}

/* <root …> … </root>, or <root …/> alone. */
static gboolean
closes_its_root (const Edges *edges)
{
  const char *root = edges->head->len < EDGE ? g_strchomp (edges->head->str) : edges->head->str;
  const char *tail = g_strchomp (edges->tail->str);
  g_autofree char *end = NULL;

  while ((root = strchr (root, '<')) != NULL && !g_ascii_isalpha (root[1]))
    root++;
  if (root == NULL)
    return FALSE;
  end = g_strdup_printf ("</%.*s>", (int) strcspn (root + 1, " />\n"), root + 1);
  return g_str_has_suffix (tail, end)
         || (edges->head->len < EDGE && g_str_has_suffix (root, "/>") && !strchr (root + 1, '<'));
}

static gboolean
read_part (struct archive *archive, Edges *edges, char *block)
{
  la_ssize_t size;

  g_string_truncate (edges->head, 0);
  g_string_truncate (edges->tail, 0);
  while ((size = archive_read_data (archive, block, BLOCK)) > 0)
    take (edges, block, (gsize) size);
  return size == 0 && closes_its_root (edges);
}

gboolean
duban_zip_is_whole (const char *data, gsize size)
{
  struct archive *archive = archive_read_new ();
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) tail = g_string_new (NULL);
  g_autofree char *block = g_malloc (BLOCK);
  Edges edges = { head, tail };
  struct archive_entry *entry;
  guint n_parts = 0;
  gboolean is_good = archive_read_support_format_zip (archive) == ARCHIVE_OK
                     && archive_read_open_memory (archive, data, size) == ARCHIVE_OK;

  while (is_good && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      is_good = read_part (archive, &edges, block);
      n_parts++;
    }
  archive_read_free (archive);
  return is_good && n_parts > 0;
}

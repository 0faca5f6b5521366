/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue.h"

#include "app/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC 0x950412deU
#define HEAD_SIZE 20 /* magic, revision, how many, where the sources stand, where the others */
#define PLACE_SIZE 8 /* of a text: its length, and where it stands */

struct _DubanCatalogue
{
  GBytes *bytes;
  const char *data;
  gsize size;
  gboolean is_turned; /* written on a machine of the other byte order */
  guint32 n_texts;
  guint32 sources, texts; /* where their places stand */
};

static guint32
read_number (const DubanCatalogue *catalogue, gsize offset)
{
  guint32 number;

  memcpy (&number, catalogue->data + offset, sizeof number);
  return catalogue->is_turned ? GUINT32_SWAP_LE_BE (number) : number;
}

/* Whether the places and all that they name lie inside the file, each with its 0 at the end. */
static gboolean
are_places_sound (const DubanCatalogue *catalogue, guint32 places)
{
  if (places > catalogue->size || (catalogue->size - places) / PLACE_SIZE < catalogue->n_texts)
    return FALSE;
  for (guint32 i = 0; i < catalogue->n_texts; i++)
    {
      const guint64 length = read_number (catalogue, places + (gsize) i * PLACE_SIZE);
      const guint64 offset = read_number (catalogue, places + (gsize) i * PLACE_SIZE + 4);

      if (offset + length >= catalogue->size || catalogue->data[offset + length] != '\0')
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_head (DubanCatalogue *catalogue)
{
  guint32 magic;

  catalogue->data = g_bytes_get_data (catalogue->bytes, &catalogue->size);
  if (catalogue->size < HEAD_SIZE)
    return FALSE;
  magic = read_number (catalogue, 0);
  catalogue->is_turned = magic == GUINT32_SWAP_LE_BE (MAGIC);
  if (magic != MAGIC && !catalogue->is_turned)
    return FALSE;
  catalogue->n_texts = read_number (catalogue, 8);
  catalogue->sources = read_number (catalogue, 12);
  catalogue->texts = read_number (catalogue, 16);
  return are_places_sound (catalogue, catalogue->sources)
         && are_places_sound (catalogue, catalogue->texts);
}

DubanCatalogue *
duban_catalogue_load (const char *path, GError **error)
{
  g_autoptr (DubanCatalogue) catalogue = g_new0 (DubanCatalogue, 1);
  g_autoptr (GError) cause = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &cause))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                   _ ("The texts of papers cannot be read (%s); install Duban again."),
                   cause->message);
      return NULL;
    }
  catalogue->bytes = g_bytes_new_take (data, size);
  if (read_head (catalogue))
    return g_steal_pointer (&catalogue);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("%s holds no texts, or is damaged; install Duban again."), path);
  return NULL;
}

void
duban_catalogue_free (DubanCatalogue *catalogue)
{
  g_clear_pointer (&catalogue->bytes, g_bytes_unref);
  g_free (catalogue);
}

static const char *
get_text (const DubanCatalogue *catalogue, guint32 places, guint32 i)
{
  return catalogue->data + read_number (catalogue, places + (gsize) i * PLACE_SIZE + 4);
}

/* The sources ascend by their bytes; of one with a plural, its singular is compared. */
const char *
duban_catalogue_find (const DubanCatalogue *catalogue, const char *text)
{
  guint32 low = 0, high = catalogue->n_texts;

  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;
      const int order = strcmp (text, get_text (catalogue, catalogue->sources, middle));

      if (order == 0)
        return get_text (catalogue, catalogue->texts, middle);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/letters.h"

#include "app/exchange/letterbox.h"

static void
letter_free_cb (gpointer data)
{
  DubanLetterOwed *letter = data;

  g_free (letter->from);
  g_free (letter);
}

void
duban_letters_clear (DubanLetters *letters)
{
  g_clear_pointer (&letters->letters, g_ptr_array_unref);
}

gboolean
duban_letters_load (DubanLetters *letters, DubanSession *session, GError **error)
{
  g_auto (DubanLetterbox) letterbox = { 0 };

  *letters = (DubanLetters){ .letters = g_ptr_array_new_with_free_func (letter_free_cb) };
  if (!duban_letterbox_look (session, &letterbox, error))
    return FALSE;
  letters->is_known = letterbox.folder == NULL || letterbox.is_available;
  for (guint i = 0; i < letterbox.letters->len; i++)
    {
      const DubanLetter *letter = letterbox.letters->pdata[i];
      DubanLetterOwed *owed = g_new0 (DubanLetterOwed, 1);

      owed->from = g_strdup (letter->from);
      owed->owed = (DubanOwed){ .what = DUBAN_OWED_ARRIVAL,
                                .due = DUBAN_NO_DAY,
                                .entered = DUBAN_NO_DAY,
                                .target = duban_owed_make_target (&letter->bundle) };
      g_ptr_array_add (letters->letters, owed);
    }
  return TRUE;
}

GHashTable *
duban_letters_new_names (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
duban_letters_name (const DubanLetterOwed *letter, GHashTable *names)
{
  g_hash_table_insert (names, g_memdup2 (&letter->owed.target, sizeof letter->owed.target),
                       g_strdup (letter->from));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exchange/published.h"

#include "store/local.h"

#define N_FIELDS 3 /* before the names */

void
duban_published_clear (DubanPublished *published)
{
  g_clear_pointer (&published->answered, g_free);
  g_clear_pointer (&published->names, g_strfreev);
}

/* (transfer full) */
static char *
name_key (const char *what, const DubanId *desk)
{
  char text[DUBAN_ID_TEXT_SIZE];

  return g_strdup_printf ("%s %s", what, duban_id_format (desk, text));
}

/* “BASE UPTO ANSWERED NAME…”; ANSWERED is - for none. */
gboolean
duban_published_load (DubanPublished *published, DubanSession *session, const DubanId *desk,
                      GError **error)
{
  g_autofree char *key = name_key ("folder-out", desk);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  *published = (DubanPublished){ 0 };
  if (!duban_local_get (session->db, key, &text, error))
    return FALSE;
  parts = g_strsplit (text != NULL ? text : "", " ", -1);
  if (g_strv_length (parts) <= N_FIELDS)
    return TRUE;
  published->base = g_ascii_strtoll (parts[0], NULL, 10);
  published->upto = g_ascii_strtoll (parts[1], NULL, 10);
  published->answered = g_str_equal (parts[2], "-") ? NULL : g_strdup (parts[2]);
  published->names = g_strdupv (parts + N_FIELDS);
  return TRUE;
}

gboolean
duban_published_save (const DubanPublished *published, DubanSession *session, const DubanId *desk,
                      GError **error)
{
  g_autofree char *key = name_key ("folder-out", desk);
  g_autofree char *names = g_strjoinv (" ", published->names);
  g_autofree char *text = g_strdup_printf (
      "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s", published->base, published->upto,
      published->answered != NULL ? published->answered : "-", names);

  return duban_local_set (session->db, key, text, error);
}

gboolean
duban_published_owe (DubanSession *session, const DubanId *desk, const DubanId *bundle,
                     GError **error)
{
  g_autofree char *key = name_key ("folder-owes", desk);
  char text[DUBAN_ID_TEXT_SIZE];

  return duban_local_set (session->db, key, duban_id_format (bundle, text), error);
}

gboolean
duban_published_get_owed (DubanSession *session, const DubanId *desk, char **bundle, GError **error)
{
  g_autofree char *key = name_key ("folder-owes", desk);

  return duban_local_get (session->db, key, bundle, error);
}

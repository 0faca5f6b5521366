/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/look.h"

#include "app/exchange/letterbox.h"

void
duban_look_ask_free (DubanLookAsk *ask)
{
  g_free (ask->known);
  g_free (ask);
}

void
duban_look_free (DubanLook *look)
{
  g_clear_pointer (&look->bell, duban_bell_free);
  g_clear_pointer (&look->places, g_strfreev);
  g_free (look->known);
  g_free (look);
}

static void
add_letters (GString *text, const DubanLetterbox *letterbox)
{
  char id[DUBAN_ID_TEXT_SIZE];

  g_string_append_printf (text, " | %s %d %u", letterbox->folder != NULL ? letterbox->folder : "-",
                          letterbox->is_available, letterbox->n_strangers);
  for (guint i = 0; i < letterbox->letters->len; i++)
    g_string_append_printf (
        text, " %s",
        duban_id_format (&((const DubanLetter *) letterbox->letters->pdata[i])->bundle, id));
}

/* What other processes wrote, the history, this desk's own settings, and what lies in the shared
 * folder. (transfer full) */
static char *
fingerprint (DubanSession *session, const DubanLetterbox *letterbox, GError **error)
{
  const DubanSettings *settings = &session->terms->settings;
  GString *text;
  gint64 version;

  if (!duban_db_get_data_version (session->db, &version, error))
    return NULL;
  text = g_string_new (NULL);
  g_string_printf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", version,
                   session->last_change, session->terms->today);
  for (int key = DUBAN_SETTING_REMIND_LEAD; key < DUBAN_N_SETTINGS; key++)
    g_string_append_printf (text, " %s", duban_settings_get_text (settings, (DubanSettingKey) key));
  add_letters (text, letterbox);
  return g_string_free (text, FALSE);
}

DubanLook *
duban_look_make (DubanSession *session, const DubanLookAsk *ask, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (DubanLook) look = g_new0 (DubanLook, 1);
  g_auto (DubanLetterbox) letterbox = { 0 };

  if (!duban_session_refresh (session, error) || !duban_letterbox_look (session, &letterbox, error))
    return NULL;
  look->known = fingerprint (session, &letterbox, error);
  if (look->known == NULL)
    return NULL;
  look->places = g_steal_pointer (&letterbox.places);
  look->is_shared = letterbox.folder != NULL;
  if (ask->is_only_if && g_strcmp0 (look->known, ask->known) == 0)
    return g_steal_pointer (&look);
  look->bell = duban_bell_ring (session, ask->begins ? DUBAN_BELL_BEGIN : DUBAN_BELL_RING,
                                cancellable, error);
  return look->bell != NULL ? g_steal_pointer (&look) : NULL;
}

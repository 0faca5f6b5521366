/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/parts.h"

#include "app/input.h"
#include "store/draft-parts.h"

static const char *const codes[DUBAN_N_FREE_PARTS]
    = { "overview", "problems", "suggestions", "next" };

const char *
duban_free_part_get_code (DubanFreePart part)
{
  return codes[part];
}

gboolean
duban_free_part_from_code (const char *code, DubanFreePart *part)
{
  for (int i = 0; i < DUBAN_N_FREE_PARTS; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      {
        *part = (DubanFreePart) i;
        return TRUE;
      }
  return FALSE;
}

void
duban_free_parts_clear (DubanFreeParts *parts)
{
  for (int i = 0; i < DUBAN_N_FREE_PARTS; i++)
    g_clear_pointer (&parts->texts[i], g_free);
}

/* A part of a newer program's is none of ours. */
static void
keep_cb (guint part, const char *text, gpointer data)
{
  DubanFreeParts *parts = data;

  if (part < DUBAN_N_FREE_PARTS)
    parts->texts[part] = g_strdup (text);
}

gboolean
duban_free_parts_load (DubanSession *session, const DubanReportKey *key, DubanFreeParts *parts,
                       GError **error)
{
  *parts = (DubanFreeParts){ 0 };
  return duban_draft_parts_each (session->db, key->period, key->leader, keep_cb, parts, error);
}

gboolean
duban_free_parts_save (DubanSession *session, const DubanReportKey *key, DubanFreePart part,
                       const char *text, GError **error)
{
  if (text != NULL && !duban_input_check_text (codes[part], text, error))
    return FALSE;
  return duban_draft_parts_set (session->db, key->period, key->leader, part, text, error);
}

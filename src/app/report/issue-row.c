/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/issue-row.h"

#include <glib/gi18n-lib.h>

DubanIssuedWhole *
duban_issue_get (DubanSession *session, gint64 id, GError **error)
{
  DubanIssuedWhole *whole;

  if (!duban_issued_get (session->db, id, &whole, error))
    return NULL;
  if (whole == NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 _ ("There is no issued report %lld; “dubanctl report issued” lists them."),
                 (long long) id);
  return whole;
}

gboolean
duban_issue_fail_damaged (gint64 id, GError **error)
{
  g_set_error (
      error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
      _ ("What was kept of the issued report %lld is damaged; take it from a backup, which "
         "“dubanctl restore” brings back."),
      (long long) id);
  return FALSE;
}

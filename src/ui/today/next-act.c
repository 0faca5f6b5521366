/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/next-act.h"

#include "app/edit/extension.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"

#include <glib/gi18n-lib.h>

/* An extension that is answered. */
typedef struct
{
  guint32 task;
  gboolean granted;
} Answer;

static gboolean
answer_deed (DubanSession *session, gpointer data, GError **error)
{
  const Answer *answer = data;

  return duban_edit_answer_extension (session, answer->task, answer->granted, error);
}

void
duban_next_act_answer_extension (GtkWidget *from, DubanDesk *desk, guint32 task, gboolean granted)
{
  Answer *data = g_new0 (Answer, 1);

  data->task = task;
  data->granted = granted;
  duban_deed_run (from, desk, answer_deed, data, g_free,
                  granted ? _ ("The extension is granted.") : _ ("The extension is refused."));
}

/* A milestone that is owed is reached, not planned. */
static const char *
get_form (DubanTodayOwedKind owed)
{
  return owed == DUBAN_TODAY_OWED_MILESTONE
             ? "milestone-done"
             : duban_record_kind_get_code (duban_today_owed_get_record_kind (owed));
}

gboolean
duban_next_act_do (GtkWidget *from, DubanDesk *desk, DubanNextAct act, DubanTodayOwedKind owed,
                   const guint32 *tasks, gsize n)
{
  const guint32 task = n > 0 ? tasks[0] : 0;

  switch (act)
    {
    case DUBAN_NEXT_RECORD:
      duban_page_act (from, task, get_form (owed));
      return TRUE;
    case DUBAN_NEXT_URGE:
      duban_page_send_tasks (from, "win.urge", tasks, n);
      return TRUE;
    case DUBAN_NEXT_ACCOUNT:
      gtk_widget_activate_action (from, "win.account", "u", task);
      return TRUE;
    case DUBAN_NEXT_ANSWER:
      duban_page_act (from, task, "answer");
      return TRUE;
    case DUBAN_NEXT_GRANT:
      duban_next_act_answer_extension (from, desk, task, TRUE);
      return TRUE;
    case DUBAN_NEXT_VERIFY:
      duban_page_act (from, task, "verify");
      return TRUE;
    case DUBAN_NEXT_NAME_LEAD:
      gtk_widget_activate_action (from, "win.edit-task", "u", task);
      return TRUE;
    case DUBAN_NEXT_NONE:
    default:
      return FALSE;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/act-menu.h"

#include "app/wording/wording.h"
#include "core/turn.h"

#include <glib/gi18n-lib.h>

#define OPEN (1 << DUBAN_STATUS_OPEN)
#define SUSPENDED (1 << DUBAN_STATUS_SUSPENDED)
#define CLOSED (1 << DUBAN_STATUS_CLOSED)
#define WITHDRAWN (1 << DUBAN_STATUS_WITHDRAWN)
#define ALIVE (OPEN | SUSPENDED)
#define ANY (ALIVE | CLOSED | WITHDRAWN)

/* In sections; `when` is of which status, for a turn as far as it is possible.  An act that ends
 * a record is there while there is one to end. */
static const struct
{
  int section;
  const char *form;
  DubanRecordKind kind; /* 0: it is no record */
  DubanRecordKind ends; /* 0: nothing */
  int when;
  const char *label; /* NULL: the kind's name */
} acts[] = {
  { 0, "deploy", DUBAN_RECORD_DEPLOY, 0, ALIVE, NULL },
  { 0, "approach", DUBAN_RECORD_APPROACH, 0, ALIVE, NULL },
  { 0, "feedback", DUBAN_RECORD_FEEDBACK, 0, ALIVE, NULL },
  { 0, "follow-up", DUBAN_RECORD_FOLLOW_UP, 0, ALIVE, NULL },
  { 0, "site-visit", DUBAN_RECORD_SITE_VISIT, 0, ALIVE, NULL },
  { 1, "blockage", DUBAN_RECORD_BLOCKAGE, 0, ALIVE, NULL },
  { 1, "resolve", DUBAN_RECORD_RESOLVE, DUBAN_RECORD_BLOCKAGE, ANY, NULL },
  { 1, "request", DUBAN_RECORD_REQUEST, 0, ALIVE, NULL },
  { 1, "answer", DUBAN_RECORD_ANSWER, DUBAN_RECORD_REQUEST, ANY, N_ ("Answer the request") },
  { 1, "account", DUBAN_RECORD_ACCOUNT, 0, ALIVE, NULL },
  { 1, "milestone", DUBAN_RECORD_MILESTONE, 0, ALIVE, N_ ("Add a milestone") },
  { 2, "part", 0, 0, ALIVE, N_ ("Break down…") },
  { 2, "extension", DUBAN_RECORD_EXTENSION, 0, ALIVE, N_ ("Ask for an extension") },
  { 2, "extension-answer", DUBAN_RECORD_EXTENSION, DUBAN_RECORD_EXTENSION, ALIVE,
    N_ ("Answer an extension") },
  { 2, "handover", DUBAN_RECORD_HANDOVER, 0, ALIVE, NULL },
  { 2, "meeting", 0, 0, ALIVE, N_ ("Ask for a decision") },
  { 2, "decision", DUBAN_RECORD_DECISION, 0, ALIVE, N_ ("Record a decision") },
  { 3, "suspend", DUBAN_RECORD_SUSPEND, 0, ANY, NULL },
  { 3, "resume", DUBAN_RECORD_RESUME, 0, ANY, NULL },
  { 3, "close", DUBAN_RECORD_CLOSE, 0, ANY, NULL },
  { 3, "verify", DUBAN_RECORD_VERIFY, 0, CLOSED, NULL },
  { 3, "reopen", DUBAN_RECORD_REOPEN, 0, ANY, NULL },
  { 3, "reissue", DUBAN_RECORD_REISSUE, 0, ANY, NULL },
  { 3, "withdraw", DUBAN_RECORD_WITHDRAW, 0, ANY, NULL },
  { 4, "urge", DUBAN_RECORD_URGE, 0, ALIVE, NULL },
  { 4, "note", DUBAN_RECORD_NOTE, 0, ANY, NULL },
};

static gboolean
is_possible (gsize act, const DubanDetail *detail)
{
  DubanStatus status = detail->task->status;
  DubanRecordKind kind = acts[act].kind;

  if (!(acts[act].when & 1 << status))
    return FALSE;
  if (acts[act].ends != 0)
    return duban_detail_find_open (detail, acts[act].ends) != NULL;
  return kind == 0 || duban_turn_get_status (kind) == 0 || duban_turn_is_possible (kind, status);
}

/* Urging is a message first (win.urge); the rest are forms. */
static void
set_action (GMenuItem *item, gsize act, guint32 task)
{
  if (acts[act].kind == DUBAN_RECORD_URGE)
    g_menu_item_set_action_and_target_value (
        item, "win.urge", g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, &task, 1, sizeof task));
  else
    g_menu_item_set_action_and_target (item, "win.act", "(us)", task, acts[act].form);
}

GMenuModel *
duban_act_menu_new (const DubanDetail *detail)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = NULL;
  int last = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!is_possible (i, detail))
        continue;
      if (acts[i].section != last)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          last = acts[i].section;
        }
      item = g_menu_item_new (acts[i].label != NULL ? _ (acts[i].label)
                                                    : duban_wording_of_record_kind (acts[i].kind),
                              NULL);
      set_action (item, i, detail->task->n);
      g_menu_append_item (section, item);
    }
  g_clear_object (&section);
  return G_MENU_MODEL (menu);
}

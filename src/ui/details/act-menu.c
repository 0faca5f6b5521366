/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/act-menu.h"

#include "app/wording/wording.h"
#include "core/turn.h"

#define OPEN (1 << DUBAN_STATUS_OPEN)
#define SUSPENDED (1 << DUBAN_STATUS_SUSPENDED)
#define CLOSED (1 << DUBAN_STATUS_CLOSED)
#define WITHDRAWN (1 << DUBAN_STATUS_WITHDRAWN)
#define ALIVE (OPEN | SUSPENDED)
#define ANY (ALIVE | CLOSED | WITHDRAWN)

/* In sections; `when` is of which status, for a turn as far as it is possible.  Resolve and
 * answer need the record that they end. */
static const struct
{
  int section;
  DubanRecordKind kind;
  int when;
} acts[] = {
  { 0, DUBAN_RECORD_DEPLOY, ALIVE },     { 0, DUBAN_RECORD_APPROACH, ALIVE },
  { 0, DUBAN_RECORD_FEEDBACK, ALIVE },   { 0, DUBAN_RECORD_FOLLOW_UP, ALIVE },
  { 1, DUBAN_RECORD_SITE_VISIT, ALIVE }, { 1, DUBAN_RECORD_BLOCKAGE, ALIVE },
  { 1, DUBAN_RECORD_REQUEST, ALIVE },    { 1, DUBAN_RECORD_ACCOUNT, ALIVE },
  { 1, DUBAN_RECORD_MILESTONE, ALIVE },  { 2, DUBAN_RECORD_EXTENSION, ALIVE },
  { 2, DUBAN_RECORD_HANDOVER, ALIVE },   { 2, DUBAN_RECORD_DECISION, ALIVE },
  { 2, DUBAN_RECORD_REISSUE, ALIVE },    { 3, DUBAN_RECORD_SUSPEND, ANY },
  { 3, DUBAN_RECORD_RESUME, ANY },       { 3, DUBAN_RECORD_CLOSE, ANY },
  { 3, DUBAN_RECORD_VERIFY, CLOSED },    { 3, DUBAN_RECORD_REOPEN, ANY },
  { 3, DUBAN_RECORD_WITHDRAW, ANY },     { 4, DUBAN_RECORD_URGE, ALIVE },
  { 4, DUBAN_RECORD_NOTE, ANY },
};

static gboolean
is_possible (gsize act, DubanStatus status)
{
  return (acts[act].when & 1 << status) != 0
         && (duban_turn_get_status (acts[act].kind) == 0
             || duban_turn_is_possible (acts[act].kind, status));
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

      if (!is_possible (i, detail->task->status))
        continue;
      if (acts[i].section != last)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          last = acts[i].section;
        }
      item = g_menu_item_new (duban_wording_of_record_kind (acts[i].kind), NULL);
      g_menu_item_set_action_and_target (item, "win.add-record", "s",
                                         duban_record_kind_get_code (acts[i].kind));
      g_menu_append_item (section, item);
    }
  g_clear_object (&section);
  return G_MENU_MODEL (menu);
}

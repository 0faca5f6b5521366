/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do at a desk, by the functions that window and command line call. */
#include "app/edit/conflict.h"
#include "app/edit/directory.h"
#include "app/edit/edit.h"
#include "app/edit/settle.h"
#include "app/edit/undo.h"
#include "app/import/run.h"
#include "core/share/roster.h"
#include "realm.h"
#include "store/history.h"

static const char *const leaders[] = { "副旗长甲", "副旗长乙", "副旗长丙", "副旗长丁", "旗长" };
static const char *const units[] = { "水利局", "农牧局", "" };
static const char *const words[] = { "供水", "供热", "修路", "" };

#define PICK(realm, list) list[world_draw ((realm)->world, G_N_ELEMENTS (list))]

static const char *
draw_leader (Realm *realm)
{
  guint n = MIN (realm->world->n_people + 1, G_N_ELEMENTS (leaders));

  return leaders[world_draw (realm->world, n)];
}

static char *
draw_day (Realm *realm, guint d)
{
  char text[DUBAN_DAY_TEXT_SIZE];
  DubanDay today = realm->seats[d]->session->now.today;

  return g_strdup (duban_day_format (today + (DubanDay) world_draw (realm->world, 5), text));
}

/* A task that is on the desk, by its number there; 0: none. */
static guint32
draw_task (Realm *realm, guint d)
{
  World *world = realm->world;
  const Desk *desk = world->desks[d];
  guint32 n = 0;

  for (guint tries = 0; tries < 8 && desk->arrivals->len > 0; tries++)
    {
      guint made = g_array_index (desk->arrivals, guint, world_draw (world, desk->arrivals->len));
      guint entity = world->made[made].entity;

      if (world->kinds[entity] == DUBAN_ENTITY_TASK
          && duban_history_find_entity (realm->seats[d]->session->db, &world->ids[entity], &n,
                                        NULL))
        return n;
    }
  return 0;
}

/* ---- a task's fields */

/* What decides who sees a task is written most. */
static DubanEditField
draw_field (Realm *realm, guint d, GPtrArray *owned)
{
  static const char *const names[]
      = { "lead",  "lead",   "cooperators", "assigner", "assignee",          "handling", "title",
          "notes", "number", "due",         "unit",     "cooperating-units", "lead" };
  static const char *const handlings[] = { "petition", "restricted", "" };
  static const char *const numbers[] = { "1", "2", "3", "" };
  DubanEditField field = { PICK (realm, names), NULL };
  const char *name = field.name;
  char *value;

  if (g_str_equal (name, "due"))
    value = draw_day (realm, d);
  else if (g_str_equal (name, "handling"))
    value = g_strdup (PICK (realm, handlings));
  else if (g_str_equal (name, "number"))
    value = g_strdup (PICK (realm, numbers));
  else if (g_str_equal (name, "cooperators"))
    value = world_draw (realm->world, 2)
                ? g_strdup (draw_leader (realm))
                : g_strdup_printf ("%s、%s", draw_leader (realm), draw_leader (realm));
  else if (g_str_has_suffix (name, "unit") || g_str_has_suffix (name, "units"))
    value = g_strdup (PICK (realm, units));
  else if (g_str_equal (name, "title") || g_str_equal (name, "notes"))
    value = g_strdup_printf ("%s%u", PICK (realm, words), world_draw (realm->world, 1000));
  else
    value = g_strdup (world_draw (realm->world, 12) == 0 ? "" : draw_leader (realm));
  g_ptr_array_add (owned, value);
  field.value = value;
  return field;
}

static guint
draw_fields (Realm *realm, guint d, DubanEditField *fields, guint max, GPtrArray *owned)
{
  guint n = 0, wanted = 1 + world_draw (realm->world, max);

  for (guint i = 0; i < wanted; i++)
    {
      gboolean is_there = FALSE;

      fields[n] = draw_field (realm, d, owned);
      for (guint j = 0; j < n; j++)
        is_there = is_there || g_str_equal (fields[j].name, fields[n].name);
      n += !is_there;
    }
  return n;
}

static gboolean
add_task (Realm *realm, guint d, GError **error)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  DubanEditField fields[8] = { { "title", "修水库" } };
  guint n = 1;
  guint32 task;

  n += draw_fields (realm, d, fields + 1, 4, owned);
  for (guint i = 1; i < n; i++)
    if (g_str_equal (fields[i].name, "title"))
      fields[i] = fields[--n];
  return duban_edit_add_task (realm->seats[d]->session, fields, n, &task, error);
}

static gboolean
set_task (Realm *realm, guint d, GError **error)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  DubanEditSetOptions options = { .correction = world_draw (realm->world, 3) ? NULL : "笔误" };
  DubanEditField fields[4];
  guint32 task = draw_task (realm, d);
  guint n = draw_fields (realm, d, fields, 3, owned);

  return task != 0
         && duban_edit_set_task (realm->seats[d]->session, task, fields, n, &options, error);
}

/* ---- its records */

static char *
draw_record (Realm *realm, guint d, guint32 task)
{
  g_autoptr (DubanHistory) history = duban_history_load (realm->seats[d]->session->db, task, NULL);
  char text[DUBAN_ID_TEXT_SIZE] = "x";

  for (gsize i = 0; history != NULL && i < history->n_changes; i++)
    for (guint w = 0; w < history->changes[i]->n_writes; w++)
      {
        DubanWireRecord record;

        if (history->changes[i]->writes[w].attr == DUBAN_WRITE_RECORD
            && duban_wire_record_decode (history->changes[i]->writes[w].value, &record)
            && (text[0] == 'x' || world_draw (realm->world, 2)))
          duban_id_format (&record.id, text);
      }
  return g_strdup (text);
}

static gboolean
add_record (Realm *realm, guint d, GError **error)
{
  static const char *const kinds[]
      = { "accept",    "deploy",   "approach", "feedback", "follow-up", "account",  "blockage",
          "resolve",   "request",  "answer",   "decision", "milestone", "handover", "handover",
          "extension", "suspend",  "resume",   "reissue",  "close",     "close",    "verify",
          "reopen",    "withdraw", "urge",     "note",     "void",      "void",     "site-visit" };
  guint32 task = draw_task (realm, d);
  g_autofree char *record = task != 0 ? draw_record (realm, d, task) : NULL;
  g_autofree char *due = draw_day (realm, d);
  const char *kind = PICK (realm, kinds);
  gboolean names
      = g_str_equal (kind, "resolve") || g_str_equal (kind, "answer") || g_str_equal (kind, "void");
  DubanRecordDraft draft = { .kind = kind,
                             .by = draw_leader (realm),
                             .text = PICK (realm, words),
                             .ledger = "own",
                             .position = "slow",
                             .record = names ? record : NULL,
                             .level = "office",
                             .outcome = "confirmed" };
  DubanId id;

  if (g_str_equal (kind, "handover"))
    draft.lead = draw_leader (realm);
  if (g_str_equal (kind, "extension") || g_str_equal (kind, "milestone"))
    draft.due = due;
  draft.title = g_str_equal (kind, "milestone") ? "开工" : NULL;
  draft.granted = g_str_equal (kind, "extension");
  draft.period = g_str_equal (kind, "account") ? "2000-W02" : NULL;
  return task != 0 && duban_edit_record (realm->seats[d]->session, task, &draft, &id, error);
}

static gboolean
delete_task (Realm *realm, guint d, GError **error)
{
  guint32 task = draw_task (realm, d);

  return task != 0 && duban_edit_delete_task (realm->seats[d]->session, task, error);
}

static gboolean
undelete_task (Realm *realm, guint d, GError **error)
{
  guint32 task = draw_task (realm, d);

  return task != 0 && duban_edit_undelete_task (realm->seats[d]->session, task, error);
}

/* ---- deciding, and taking back */

static gboolean
settle (Realm *realm, guint d, GError **error)
{
  DubanSession *session = realm->seats[d]->session;
  g_autoptr (GPtrArray) conflicts = duban_edit_list_conflicts (session, error);
  const DubanConflict *conflict;

  if (conflicts == NULL || conflicts->len == 0)
    return FALSE;
  conflict = conflicts->pdata[world_draw (realm->world, conflicts->len)];
  if (!duban_edit_settle (session, conflict->id,
                          1 + world_draw (realm->world, conflict->values->len), error))
    return FALSE;
  realm->tallies[TALLY_SETTLED]++;
  return TRUE;
}

static gboolean
undo (Realm *realm, guint d, GError **error)
{
  return duban_undo_last (realm->seats[d]->session, 0, NULL, error);
}

static gboolean
redo (Realm *realm, guint d, GError **error)
{
  return duban_redo_last (realm->seats[d]->session, 0, NULL, error);
}

/* ---- ledgers: of a few rows that every desk may take in */

static gboolean
take_ledger (Realm *realm, guint d, GError **error)
{
  static const DubanImportOptions options = { .tracked_from = DUBAN_NO_DAY };
  static const char *const states[] = { "在办", "办结", "" };
  g_autofree char *path = realm_name_file (realm, ".csv");
  g_autoptr (GString) text = g_string_new ("编号,事项,责任单位,牵头领导,完成时限,状态,备注\n");
  g_autoptr (DubanImportResult) result = NULL;

  for (guint row = 0; row < 2; row++)
    if (row == 0 || world_draw (realm->world, 2))
      g_string_append_printf (text, "T%u,台账事项%u,%s,%s,2035-01-%02u,%s,%s\n", row, row,
                              PICK (realm, units), draw_leader (realm),
                              1 + world_draw (realm->world, 9), PICK (realm, states),
                              PICK (realm, words));
  if (!g_file_set_contents_full (path, text->str, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;
  result
      = duban_import_run (realm->seats[d]->session, path, &options, NULL, NULL, NULL, NULL, error);
  return result != NULL;
}

/* ---- the directory */

static gboolean
edit_directory (Realm *realm, guint d, GError **error)
{
  DubanSession *session = realm->seats[d]->session;
  const DubanLeader *leader;
  static const char *const kinds[] = { "分管", "联系", "协管" };
  static const char *const dates[] = { "2026-01-05", "2026-02-05" };
  static const char *const days[] = { "7", "14", "" };

  switch (world_draw (realm->world, 6))
    {
    case 0:
      return duban_directory_edit_add_leader (session, draw_leader (realm), PICK (realm, words),
                                              error);
    case 1:
      return duban_directory_edit_add_unit (session, PICK (realm, units), NULL, PICK (realm, words),
                                            NULL, error);
    case 2:
      return duban_directory_edit_set_portfolio (session, draw_leader (realm), PICK (realm, units),
                                                 PICK (realm, kinds), PICK (realm, dates), NULL,
                                                 error);
    case 3:
      return duban_directory_edit_add_meeting (session, "常务会", PICK (realm, dates),
                                               PICK (realm, words), error);
    case 4:
      leader = duban_directory_find_leader (session->terms->directory, draw_leader (realm));
      return leader != NULL
             && duban_directory_edit_set_leader (session, leader->n, PICK (realm, words), NULL,
                                                 error);
    default:
      return duban_directory_edit_set_setting (session, "follow-up-key", PICK (realm, days), error);
    }
}

/* ---- all of it */

static const struct
{
  gboolean (*act) (Realm *realm, guint d, GError **error);
  guint weight;
  gboolean is_plain; /* it replaces what the desk showed */
} doings[] = {
  { add_task, 4, TRUE },        { set_task, 12, TRUE },     { add_record, 8, TRUE },
  { delete_task, 1, TRUE },     { undelete_task, 1, TRUE }, { settle, 4, TRUE },
  { undo, 2, FALSE },           { redo, 1, FALSE },         { take_ledger, 2, FALSE },
  { edit_directory, 4, FALSE },
};

void
realm_do_something (Realm *realm, guint d)
{
  guint draw, total = 0, i = 0;
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (doings); k++)
    total += doings[k].weight;
  for (draw = world_draw (realm->world, total); draw >= doings[i].weight; i++)
    draw -= doings[i].weight;
  if (!doings[i].act (realm, d, &error))
    realm->tallies[TALLY_REFUSED]++;
  if (error != NULL && error->domain == DUBAN_STORE_ERROR)
    world_fail (realm->world, "desk %u: %s", d, error->message);
  shadow_note (realm, d, doings[i].is_plain);
}

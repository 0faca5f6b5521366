/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portfolio (分工) lies with the unit or field that is held: one value, all its holders. */
#include "app/edit/directory.h"

#include "app/edit/act.h"
#include "app/edit/name.h"
#include "app/edit/portfolio-draft.h"
#include "app/entity/holders.h"
#include "app/entity/value-bytes.h"
#include "app/input.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kind_words[] = { "分管", "代管", "协管", "联系", "包联" };

static gboolean
overlaps (const DubanHolder *a, const DubanHolder *b)
{
  return !duban_holders_is_before (a->to, b->from) && !duban_holders_is_before (b->to, a->from);
}

static gboolean
parse_kind (const char *word, guint8 *kind, GError **error)
{
  *kind = DUBAN_HOLDS_CHARGE;
  if (word == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_str_equal (kind_words[i], word))
      {
        *kind = (guint8) (i + 1);
        return TRUE;
      }
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE, _ ("%s: “%s” is none of %s."), "kind",
               word, "分管、代管、协管、联系、包联");
  return FALSE;
}

static gboolean
read_day (DubanSession *session, const char *name, const char *text, DubanDay *day, GError **error)
{
  DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                   .today = session->terms->today,
                                   .calendar = session->terms->calendar };

  *day = DUBAN_NO_DAY;
  return text == NULL || duban_input_read_day (name, text, &context, day, error);
}

static gboolean
read_holder (DubanSession *session, const char *leader, const char *kind, const char *from,
             const char *to, DubanHolder *holder, GError **error)
{
  if (!duban_edit_find_leader (session->terms->directory, leader, &holder->leader, error)
      || !parse_kind (kind, &holder->kind, error)
      || !read_day (session, "from", from, &holder->from, error)
      || !read_day (session, "to", to, &holder->to, error))
    return FALSE;
  if (!duban_holders_is_before (holder->to, holder->from))
    return TRUE;
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                       _ ("It would end before it begins; --to is the last day, --from the "
                          "first."));
  return FALSE;
}

/* The unit of that name; else the field, a new one where may_make. */
static DubanEntity *
find_held (DubanAct *act, const char *name, gboolean may_make, GError **error)
{
  const DubanDirectory *directory = act->session->terms->directory;
  const DubanUnit *unit = duban_directory_find_unit (directory, name);
  const DubanField *field = duban_directory_find_field (directory, name);
  const char *words[] = { name, NULL };
  DubanId id = duban_id_from_words ("field", words);

  if (unit != NULL)
    return duban_entity_find (act->session->db, DUBAN_ENTITY_UNIT, &unit->id, error);
  if (field == NULL && (!may_make || duban_text_looks_like_unit (name)))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("There is no unit or field “%s”; “dubanctl units add” enters a unit."), name);
      return NULL;
    }
  return duban_entity_find (act->session->db, DUBAN_ENTITY_FIELD, field != NULL ? &field->id : &id,
                            error);
}

static DubanAttr
get_holders_attr (const DubanEntity *held)
{
  return held->kind == DUBAN_ENTITY_UNIT ? DUBAN_ATTR_UNIT_HOLDERS : DUBAN_ATTR_FIELD_HOLDERS;
}

/* What the leader held of it in that time gives way to the new entry. */
static void
put_holder (GArray *holders, const DubanHolder *holder)
{
  for (guint i = holders->len; i > 0; i--)
    {
      const DubanHolder *old = &g_array_index (holders, DubanHolder, i - 1);

      if (duban_id_equal (&old->leader, &holder->leader) && overlaps (old, holder))
        g_array_remove_index (holders, i - 1);
    }
  g_array_append_vals (holders, holder, 1);
}

/* Ends what the leader holds on that day; FALSE where that is nothing. */
static gboolean
end_holder (GArray *holders, const DubanId *leader, DubanDay on)
{
  gboolean ended = FALSE;

  for (guint i = 0; i < holders->len; i++)
    {
      DubanHolder *holder = &g_array_index (holders, DubanHolder, i);

      if (!duban_id_equal (&holder->leader, leader) || duban_holders_is_before (on, holder->from)
          || duban_holders_is_before (holder->to, on))
        continue;
      holder->to = on;
      ended = TRUE;
    }
  return ended;
}

static gboolean
commit_holders (DubanAct *act, const DubanEntity *held, GArray *holders, const char *name,
                const char *label, GError **error)
{
  DubanAttr attr = get_holders_attr (held);
  g_autoptr (GBytes) bytes = duban_holders_write (holders);
  DubanSpan value = duban_bytes_get_span (bytes);

  duban_act_open (act, held);
  if (held->kind == DUBAN_ENTITY_FIELD && duban_entity_get (held, DUBAN_ATTR_FIELD_NAME).size == 0)
    duban_change_builder_set_text (act->builder, DUBAN_ATTR_FIELD_NAME, name);
  if (!duban_entity_has (held, attr, value))
    duban_change_builder_set (act->builder, attr, value.data, value.size);
  if (duban_change_builder_get_n_writes (act->builder) == 0)
    return TRUE;
  return duban_act_close (act, error) && duban_act_commit (act, label, error);
}

gboolean
duban_directory_edit_set_portfolio (DubanSession *session, const char *leader, const char *held,
                                    const char *kind, const char *from, const char *to,
                                    GError **error)
{
  g_autofree char *name = duban_input_dup_name ("unit or field", held, error);
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  g_autoptr (GArray) holders = NULL;
  DubanHolder holder = { 0 };

  if (name == NULL)
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL || !read_holder (session, leader, kind, from, to, &holder, error))
    return FALSE;
  entity = find_held (act, name, TRUE, error);
  if (entity == NULL)
    return FALSE;
  holders = duban_holders_read (duban_entity_get (entity, get_holders_attr (entity)));
  put_holder (holders, &holder);
  return commit_holders (act, entity, holders, name, "portfolio set", error);
}

gboolean
duban_directory_edit_end_portfolio (DubanSession *session, const char *leader, const char *held,
                                    const char *on, GError **error)
{
  g_autofree char *name = duban_input_dup_name ("unit or field", held, error);
  g_autoptr (DubanAct) act = NULL;
  g_autoptr (DubanEntity) entity = NULL;
  g_autoptr (GArray) holders = NULL;
  DubanHolder holder = { 0 };

  if (name == NULL)
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL || !read_holder (session, leader, NULL, NULL, on, &holder, error))
    return FALSE;
  entity = find_held (act, name, FALSE, error);
  if (entity == NULL)
    return FALSE;
  holders = duban_holders_read (duban_entity_get (entity, get_holders_attr (entity)));
  if (end_holder (holders, &holder.leader, holder.to))
    return commit_holders (act, entity, holders, name, "portfolio end", error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("%s does not hold “%s” on that day; there is nothing to end."), leader, name);
  return FALSE;
}

/* The unit of that name, else the field, be it a new one. */
static gboolean
find_held_id (const DubanDirectory *directory, const char *name, DubanId *id, GError **error)
{
  const DubanUnit *unit = duban_directory_find_unit (directory, name);
  const DubanField *field = duban_directory_find_field (directory, name);
  const char *words[] = { name, NULL };

  if (unit == NULL && field == NULL && duban_text_looks_like_unit (name))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                   _ ("There is no unit or field “%s”; “dubanctl units add” enters a unit."), name);
      return FALSE;
    }
  if (unit != NULL)
    *id = unit->id;
  else
    *id = field != NULL ? field->id : duban_id_from_words ("field", words);
  return TRUE;
}

gboolean
duban_edit_draft_say (DubanSession *session, DubanPortfolioDraft *draft, gboolean ends,
                      const char *leader, const char *held, const char *kind, const char *to,
                      GError **error)
{
  const DubanDirectory *directory = session->terms->directory;
  g_autofree char *text = duban_input_dup_name ("unit or field", held, error);
  const DubanUnit *unit;
  DubanHolder holder = { 0 };
  const char *name;
  DubanId id;

  if (text == NULL || !read_holder (session, leader, kind, NULL, to, &holder, error)
      || !find_held_id (directory, text, &id, error))
    return FALSE;
  unit = duban_directory_find_unit (directory, text);
  name = unit != NULL ? unit->name : text;
  if (ends)
    duban_portfolio_draft_end (draft, &id, name, &holder.leader, (DubanHoldingKind) holder.kind);
  else
    duban_portfolio_draft_take (draft, &id, name, &holder.leader, (DubanHoldingKind) holder.kind,
                                holder.to);
  return TRUE;
}

gboolean
duban_edit_draft_head (DubanSession *session, DubanPortfolioDraft *draft, const char *effective,
                       const char *document, GError **error)
{
  DubanDay day;
  g_autofree char *text = duban_input_dup_text ("document", document, error);

  if (text == NULL || !read_day (session, "from", effective, &day, error))
    return FALSE;
  if (effective != NULL && day == DUBAN_NO_DAY)
    return duban_input_refuse_no_day ("from", error);
  if (effective != NULL)
    draft->effective = day;
  if (document != NULL)
    duban_portfolio_draft_set_document (draft, text);
  return TRUE;
}

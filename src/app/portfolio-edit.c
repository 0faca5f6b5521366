/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portfolio (分工) lies with the unit or field that is held: one value, all its holders. */
#include "app/directory-edit.h"

#include "app/act.h"
#include "app/edit-name.h"
#include "app/input.h"
#include "app/value-bytes.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One holder as it stands in the value (core/attribute-spec.h, HOLDERS). */
typedef struct
{
  DubanId leader;
  guint8 kind;
  DubanDay from, to; /* DUBAN_NO_DAY: open */
} Holder;

#define HOLDER_SIZE (DUBAN_ID_SIZE + 1 + 4 + 4)

static const char *const kind_words[] = { "分管", "代管", "协管", "联系", "包联" };

static int
compare_holders (gconstpointer a, gconstpointer b)
{
  const Holder *x = a, *y = b;
  int order = duban_id_compare (&x->leader, &y->leader);

  if (order == 0)
    order = (x->from > y->from) - (x->from < y->from);
  return order != 0 ? order : x->kind - y->kind;
}

static GArray *
read_holders (DubanSpan value)
{
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (Holder));

  for (gsize at = 0; at + HOLDER_SIZE <= value.size; at += HOLDER_SIZE)
    {
      const guint8 *entry = value.data + at;
      const DubanSpan from = { entry + DUBAN_ID_SIZE + 1, 4 };
      const DubanSpan to = { entry + DUBAN_ID_SIZE + 5, 4 };
      Holder holder = { .kind = entry[DUBAN_ID_SIZE],
                        .from = duban_span_get_day (from),
                        .to = duban_span_get_day (to) };

      memcpy (holder.leader.bytes, entry, DUBAN_ID_SIZE);
      g_array_append_val (holders, holder);
    }
  return holders;
}

static GBytes *
write_holders (GArray *holders)
{
  GByteArray *bytes = g_byte_array_new ();

  g_array_sort (holders, compare_holders);
  for (guint i = 0; i < holders->len; i++)
    {
      const Holder *holder = &g_array_index (holders, Holder, i);

      g_byte_array_append (bytes, holder->leader.bytes, DUBAN_ID_SIZE);
      g_byte_array_append (bytes, &holder->kind, 1);
      duban_bytes_append_day (bytes, holder->from);
      duban_bytes_append_day (bytes, holder->to);
    }
  return g_byte_array_free_to_bytes (bytes);
}

/* An open end lies beyond every day, an open beginning before: DUBAN_NO_DAY is the least. */
static gboolean
is_before (DubanDay to, DubanDay from)
{
  return to != DUBAN_NO_DAY && from != DUBAN_NO_DAY && to < from;
}

static gboolean
overlaps (const Holder *a, const Holder *b)
{
  return !is_before (a->to, b->from) && !is_before (b->to, a->from);
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
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE, _ ("%s: “%s” is none of %s."),
               "kind", word, "分管、代管、协管、联系、包联");
  return FALSE;
}

static gboolean
read_day (DubanSession *session, const char *name, const char *text, DubanDay *day,
          GError **error)
{
  DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                   .today = session->terms->today,
                                   .calendar = session->terms->calendar };

  *day = DUBAN_NO_DAY;
  return text == NULL || duban_input_read_day (name, text, &context, day, error);
}

static gboolean
read_holder (DubanSession *session, const char *leader, const char *kind, const char *from,
             const char *to, Holder *holder, GError **error)
{
  if (!duban_edit_find_leader (session->terms->directory, leader, &holder->leader, error)
      || !parse_kind (kind, &holder->kind, error)
      || !read_day (session, "from", from, &holder->from, error)
      || !read_day (session, "to", to, &holder->to, error))
    return FALSE;
  if (!is_before (holder->to, holder->from))
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
                   _ ("There is no unit or field “%s”; “dubanctl units add” enters a unit."),
                   name);
      return NULL;
    }
  return duban_entity_find (act->session->db, DUBAN_ENTITY_FIELD,
                            field != NULL ? &field->id : &id, error);
}

static DubanAttr
get_holders_attr (const DubanEntity *held)
{
  return held->kind == DUBAN_ENTITY_UNIT ? DUBAN_ATTR_UNIT_HOLDERS : DUBAN_ATTR_FIELD_HOLDERS;
}

/* What the leader held of it in that time gives way to the new entry. */
static void
put_holder (GArray *holders, const Holder *holder)
{
  for (guint i = holders->len; i > 0; i--)
    {
      const Holder *old = &g_array_index (holders, Holder, i - 1);

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
      Holder *holder = &g_array_index (holders, Holder, i);

      if (!duban_id_equal (&holder->leader, leader) || is_before (on, holder->from)
          || is_before (holder->to, on))
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
  g_autoptr (GBytes) bytes = write_holders (holders);
  DubanSpan value = duban_bytes_get_span (bytes);

  duban_act_open (act, held);
  if (held->kind == DUBAN_ENTITY_FIELD
      && duban_entity_get (held, DUBAN_ATTR_FIELD_NAME).size == 0)
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
  Holder holder = { 0 };

  if (name == NULL)
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL || !read_holder (session, leader, kind, from, to, &holder, error))
    return FALSE;
  entity = find_held (act, name, TRUE, error);
  if (entity == NULL)
    return FALSE;
  holders = read_holders (duban_entity_get (entity, get_holders_attr (entity)));
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
  Holder holder = { 0 };

  if (name == NULL)
    return FALSE;
  act = duban_act_begin (session, error);
  if (act == NULL || !read_holder (session, leader, NULL, NULL, on, &holder, error))
    return FALSE;
  entity = find_held (act, name, FALSE, error);
  if (entity == NULL)
    return FALSE;
  holders = read_holders (duban_entity_get (entity, get_holders_attr (entity)));
  if (end_holder (holders, &holder.leader, holder.to))
    return commit_holders (act, entity, holders, name, "portfolio end", error);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("%s does not hold “%s” on that day; there is nothing to end."), leader, name);
  return FALSE;
}

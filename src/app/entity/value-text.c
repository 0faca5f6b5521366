/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/entity/value-text.h"

#include "core/clock137.h"
#include "core/reader.h"
#include "store/history.h"

#define SEPARATOR "、"

/* 分工's own words, which `portfolio set --kind` takes, whatever the locale. */
static const char *const holding_words[] = {
  [DUBAN_HOLDS_CHARGE] = "分管",  [DUBAN_HOLDS_ACTING] = "代管",    [DUBAN_HOLDS_ASSIST] = "协管",
  [DUBAN_HOLDS_CONTACT] = "联系", [DUBAN_HOLDS_GUARANTEE] = "包联",
};

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append (joined, SEPARATOR);
      g_string_append (joined, g_ptr_array_index (texts, i));
    }
  return g_string_free (joined, FALSE);
}

static char *
text_of_day (DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  return g_strdup (duban_day_format (day, text));
}

static char *
text_of_moment (DubanReader *reader)
{
  DubanDay day = duban_reader_take_i32 (reader);
  int minute = duban_reader_take_i16 (reader);
  char text[DUBAN_DAY_TEXT_SIZE];

  if (minute == DUBAN_NO_MINUTE)
    return text_of_day (day);
  return g_strdup_printf ("%sT%02d:%02d", duban_day_format (day, text), minute / 60, minute % 60);
}

/* The name of whom an id means; the id itself where that has no name, as a task has none, or has
 * not arrived yet. */
static gboolean
text_of_id (DubanSession *session, const DubanId *id, char **text, GError **error)
{
  char buffer[DUBAN_ID_TEXT_SIZE];
  const char *name;
  guint32 n = 0;

  if (!duban_history_find_entity (session->db, id, &n, error))
    return FALSE;
  name = duban_directory_get_name (session->terms->directory, n);
  *text = g_strdup (name != NULL ? name : duban_id_format (id, buffer));
  return TRUE;
}

static gboolean
text_of_ids (DubanSession *session, DubanReader *reader, char **text, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  while (reader->size > 0 && !reader->failed)
    {
      DubanId id;
      char *name;

      duban_reader_take_id (reader, &id);
      if (!text_of_id (session, &id, &name, error))
        return FALSE;
      g_ptr_array_add (names, name);
    }
  *text = join (names);
  return TRUE;
}

static char *
text_of_bits (guint bits)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    if (bits & 1u << stage)
      g_ptr_array_add (names, (gpointer) duban_stage_get_code (stage));
  return join (names);
}

static char *
take_short_text (DubanReader *reader)
{
  gsize size = (guint16) duban_reader_take_i16 (reader);
  const guint8 *bytes = duban_reader_take (reader, size);

  return bytes != NULL ? g_strndup ((const char *) bytes, size) : g_strdup ("");
}

static char *
text_of_texts (DubanReader *reader)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  while (reader->size > 0 && !reader->failed)
    g_ptr_array_add (texts, take_short_text (reader));
  return join (texts);
}

/* “from – to”, each empty where it is open. */
static void
append_span (GString *text, DubanReader *reader)
{
  char buffer[DUBAN_DAY_TEXT_SIZE];

  g_string_append (text, duban_day_format (duban_reader_take_i32 (reader), buffer));
  g_string_append (text, "–");
  g_string_append (text, duban_day_format (duban_reader_take_i32 (reader), buffer));
}

static gboolean
text_of_holders (DubanSession *session, DubanReader *reader, char **text, GError **error)
{
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func (g_free);

  while (reader->size > 0 && !reader->failed)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *name = NULL;
      DubanId id;
      guint kind;

      duban_reader_take_id (reader, &id);
      kind = duban_reader_take_u8 (reader);
      if (!text_of_id (session, &id, &name, error))
        return FALSE;
      if (kind == 0 || kind >= G_N_ELEMENTS (holding_words))
        kind = DUBAN_HOLDS_CHARGE;
      g_string_append_printf (line, "%s %s ", name, holding_words[kind]);
      append_span (line, reader);
      g_ptr_array_add (holders, g_strdup (line->str));
    }
  *text = join (holders);
  return TRUE;
}

static char *
text_of_heads (DubanReader *reader)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);

  while (reader->size > 0 && !reader->failed)
    {
      g_autoptr (GString) span = g_string_new (NULL);
      g_autofree char *name = NULL;

      append_span (span, reader);
      name = take_short_text (reader);
      g_ptr_array_add (heads, g_strdup_printf ("%s %s", name, span->str));
    }
  return join (heads);
}

static char *
text_of_days (DubanReader *reader)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);

  while (reader->size > 0 && !reader->failed)
    {
      g_autofree char *day = text_of_day (duban_reader_take_i32 (reader));
      const char *kind = duban_reader_take_u8 (reader) == DUBAN_DAY_MAKEUP ? "班" : "休";
      g_autofree char *name = take_short_text (reader);

      g_ptr_array_add (days, g_strdup_printf ("%s %s %s", day, kind, name));
    }
  return join (days);
}

static char *
text_of_digest (DubanSpan value)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < value.size; i++)
    g_string_append_printf (hex, "%02x", value.data[i]);
  return g_string_free (hex, FALSE);
}

/* The forms that name nobody and need no database. */
static char *
text_of_plain (const DubanAttrSpec *spec, DubanReader *reader, DubanSpan value)
{
  switch (spec->type)
    {
    case DUBAN_TYPE_DAY:
      return text_of_day (duban_span_get_day (value));
    case DUBAN_TYPE_MOMENT:
      return text_of_moment (reader);
    case DUBAN_TYPE_CODE:
      return g_strdup (duban_attr_get_code (spec, duban_span_get_code (value)));
    case DUBAN_TYPE_BITS:
      return text_of_bits (duban_reader_take_u8 (reader));
    case DUBAN_TYPE_TEXTS:
      return text_of_texts (reader);
    case DUBAN_TYPE_HEADS:
      return text_of_heads (reader);
    case DUBAN_TYPE_DAYS:
      return text_of_days (reader);
    case DUBAN_TYPE_DIGEST:
      return text_of_digest (value);
    case DUBAN_TYPE_TEXT:
    case DUBAN_TYPE_REF:
    case DUBAN_TYPE_REFS:
    case DUBAN_TYPE_HOLDERS:
    default:
      return duban_span_dup_text (value);
    }
}

gboolean
duban_value_to_text (DubanSession *session, const DubanAttrSpec *spec, DubanSpan value, char **text,
                     GError **error)
{
  DubanReader reader;

  *text = NULL;
  if (value.size == 0)
    return TRUE;
  duban_reader_init (&reader, value);
  if (spec->type == DUBAN_TYPE_REF || spec->type == DUBAN_TYPE_REFS)
    return text_of_ids (session, &reader, text, error);
  if (spec->type == DUBAN_TYPE_HOLDERS)
    return text_of_holders (session, &reader, text, error);
  *text = text_of_plain (spec, &reader, value);
  return TRUE;
}

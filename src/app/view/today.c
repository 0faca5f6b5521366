/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today.h"

#include "app/view/today-list.h"

#include <string.h>

#define MAGIC 0x44540002u /* raised with every change of the layout, or of what is counted */

typedef struct
{
  gint64 last_change;
  guint32 magic;
  guint32 verdict_version;
  guint32 leader, desk_leader, desk_is_office;
  DubanDay day;
  DubanDay next;
  DubanTodaySpan next_tasks;
  guint32 n_lines, n_persons, n_tasks, n_text;
  DubanTodayPart parts[DUBAN_TODAY_N_PARTS];
} Header;

struct _DubanToday
{
  gatomicrefcount ref_count;
  GBytes *bytes; /* the header, then lines, persons, tasks and texts */
  const Header *header;
  const DubanTodayLine *lines;
  const DubanTodayPerson *persons;
  const guint32 *tasks;
  const char *texts;
};

guint32
duban_today_get_side (const DubanSnapshot *snapshot)
{
  if (snapshot->scope != 0)
    return snapshot->scope;
  return snapshot->terms->desk_is_office ? 0 : snapshot->terms->desk_leader;
}

static Header
make_header (const DubanSnapshot *snapshot)
{
  return (Header){ .last_change = snapshot->last_change,
                   .magic = MAGIC,
                   .verdict_version = DUBAN_VERDICT_VERSION,
                   .leader = duban_today_get_side (snapshot),
                   .desk_leader = snapshot->terms->desk_leader,
                   .desk_is_office = snapshot->terms->desk_is_office != FALSE,
                   .day = snapshot->terms->today,
                   .next = DUBAN_NO_DAY };
}

gboolean
duban_today_is_of (const DubanToday *today, const DubanSnapshot *snapshot)
{
  const Header wanted = make_header (snapshot);
  const Header *header = today->header;

  return header->last_change == wanted.last_change && header->leader == wanted.leader
         && header->desk_leader == wanted.desk_leader
         && header->desk_is_office == wanted.desk_is_office && header->day == wanted.day;
}

gboolean
duban_today_equal (const DubanToday *a, const DubanToday *b)
{
  Header header_a = *a->header;
  gsize size_a, size_b;
  const guint8 *bytes_a = g_bytes_get_data (a->bytes, &size_a);
  const guint8 *bytes_b = g_bytes_get_data (b->bytes, &size_b);

  header_a.last_change = b->header->last_change;
  return size_a == size_b && memcmp (&header_a, b->header, sizeof header_a) == 0
         && memcmp (bytes_a + sizeof header_a, bytes_b + sizeof header_a, size_a - sizeof header_a)
                == 0;
}

static gboolean
is_within (DubanTodaySpan span, guint32 n)
{
  return span.first <= n && span.n <= n - span.first;
}

/* What lies in the cache was written by us, but perhaps not to the end. */
static gboolean
is_whole (const DubanToday *today)
{
  const Header *header = today->header;
  gboolean whole = is_within (header->next_tasks, header->n_tasks) && header->n_text > 0
                   && today->texts[header->n_text - 1] == '\0';

  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    whole = whole && is_within (header->parts[i].tasks, header->n_tasks)
            && is_within (header->parts[i].lines, header->n_lines);
  for (guint i = 0; whole && i < header->n_persons; i++)
    whole = is_within (today->persons[i].tasks, header->n_tasks)
            && is_within (today->persons[i].lines, header->n_lines)
            && today->persons[i].name < header->n_text;
  for (guint i = 0; whole && i < header->n_lines; i++)
    {
      const DubanTodayLine *line = &today->lines[i];

      whole = is_within (line->tasks, header->n_tasks) && line->number < header->n_text
              && line->title < header->n_text && line->who < header->n_text
              && line->to < header->n_text;
    }
  return whole;
}

static gsize
get_size (const Header *header)
{
  return sizeof *header + (gsize) header->n_lines * sizeof (DubanTodayLine)
         + (gsize) header->n_persons * sizeof (DubanTodayPerson)
         + (gsize) header->n_tasks * sizeof (guint32) + header->n_text;
}

DubanToday *
duban_today_from_bytes (GBytes *bytes)
{
  g_autoptr (DubanToday) today = g_new0 (DubanToday, 1);
  gsize size;
  const guint8 *at = g_bytes_get_data (bytes, &size);

  g_atomic_ref_count_init (&today->ref_count);
  today->bytes = g_bytes_ref (bytes);
  today->header = (const Header *) (gconstpointer) at;
  if (size < sizeof (Header) || today->header->magic != MAGIC
      || today->header->verdict_version != DUBAN_VERDICT_VERSION
      || get_size (today->header) != size)
    return NULL;
  at += sizeof (Header);
  today->lines = (const DubanTodayLine *) (gconstpointer) at;
  at += today->header->n_lines * sizeof (DubanTodayLine);
  today->persons = (const DubanTodayPerson *) (gconstpointer) at;
  at += today->header->n_persons * sizeof (DubanTodayPerson);
  today->tasks = (const guint32 *) (gconstpointer) at;
  at += today->header->n_tasks * sizeof (guint32);
  today->texts = (const char *) at;
  return is_whole (today) ? g_steal_pointer (&today) : NULL;
}

GBytes *
duban_today_to_bytes (const DubanToday *today)
{
  return g_bytes_ref (today->bytes);
}

DubanToday *
duban_today_new (const DubanSnapshot *snapshot, GHashTable *heard)
{
  Header header = make_header (snapshot);
  g_auto (DubanTodayList) list = { 0 };
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (snapshot->reg != NULL, NULL);
  duban_today_list_fill (&list, snapshot, header.leader, heard);
  memcpy (header.parts, list.parts, sizeof header.parts);
  header.next = list.next;
  header.next_tasks = list.next_tasks;
  header.n_lines = list.lines->len;
  header.n_persons = list.persons->len;
  header.n_tasks = list.tasks->len;
  header.n_text = list.texts->len;
  g_byte_array_append (all, (const guint8 *) &header, sizeof header);
  g_byte_array_append (all, (const guint8 *) list.lines->data,
                       list.lines->len * (guint) sizeof (DubanTodayLine));
  g_byte_array_append (all, (const guint8 *) list.persons->data,
                       list.persons->len * (guint) sizeof (DubanTodayPerson));
  g_byte_array_append (all, (const guint8 *) list.tasks->data,
                       list.tasks->len * (guint) sizeof (guint32));
  g_byte_array_append (all, list.texts->data, list.texts->len);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  return duban_today_from_bytes (bytes);
}

DubanToday *
duban_today_ref (DubanToday *today)
{
  g_atomic_ref_count_inc (&today->ref_count);
  return today;
}

void
duban_today_unref (DubanToday *today)
{
  if (!g_atomic_ref_count_dec (&today->ref_count))
    return;
  g_bytes_unref (today->bytes);
  g_free (today);
}

guint32
duban_today_get_leader (const DubanToday *today)
{
  return today->header->leader;
}

DubanDay
duban_today_get_day (const DubanToday *today)
{
  return today->header->day;
}

const DubanTodayPart *
duban_today_get_part (const DubanToday *today, guint i)
{
  g_return_val_if_fail (i < DUBAN_TODAY_N_PARTS, NULL);

  return &today->header->parts[i];
}

guint32
duban_today_get_figure (const DubanToday *today, guint i)
{
  const DubanTodayPart *part = duban_today_get_part (today, i);

  return part->section == DUBAN_SECTION_BULLETIN ? part->lines.n : part->tasks.n;
}

const DubanTodayLine *
duban_today_get_lines (const DubanToday *today, DubanTodaySpan span)
{
  return &today->lines[span.first];
}

const guint32 *
duban_today_get_tasks (const DubanToday *today, DubanTodaySpan span)
{
  return &today->tasks[span.first];
}

const char *
duban_today_get_text (const DubanToday *today, guint32 text)
{
  g_return_val_if_fail (text < today->header->n_text, "");

  return today->texts + text;
}

const DubanTodayPerson *
duban_today_get_persons (const DubanToday *today, gsize *n)
{
  *n = today->header->n_persons;
  return today->persons;
}

DubanDay
duban_today_get_next (const DubanToday *today, DubanTodaySpan *tasks)
{
  *tasks = today->header->next_tasks;
  return today->header->next;
}

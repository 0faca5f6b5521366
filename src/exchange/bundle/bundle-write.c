/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/bundle-write.h"

#include "exchange/bundle/bytes.h"
#include "exchange/bundle/chunks.h"
#include "exchange/bundle/frame.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

struct _DubanBundleWriter
{
  DubanBundleOrder order;
  DubanBundleSinkFunc sink;
  gpointer data;
  gsize part_max;
  gsize header_size; /* the same in each part */
  DubanBundlePart part;
  GByteArray *seals;
  GHashTable *sealed; /* signatures of the seals in this part */
  guint n_seals;
  GByteArray *changes;
};

static guint
hash_signature (gconstpointer signature)
{
  guint32 head;

  memcpy (&head, signature, sizeof head);
  return head;
}

static gboolean
equal_signature (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_SIGNATURE_SIZE) == 0;
}

/* What stands before the seals. */
static void
append_beginning (DubanBundleWriter *writer, GByteArray *out)
{
  const DubanBundleOrder *order = &writer->order;

  duban_bytes_append_u8 (out, writer->part.has_more);
  duban_bytes_append (out, writer->part.base.bytes, DUBAN_ID_SIZE);
  duban_bytes_append_length (out, order->n_acks);
  duban_bytes_append (out, order->acks, (gsize) order->n_acks * DUBAN_ID_SIZE);
}

/* The payload's size with these seals and changes. */
static gsize
get_payload_size (const DubanBundleWriter *writer, guint n_seals, gsize seals, gsize n_changes,
                  gsize changes)
{
  guint n_acks = writer->order.n_acks;

  return 1 + DUBAN_ID_SIZE + duban_bytes_get_length_size (n_acks) + (gsize) n_acks * DUBAN_ID_SIZE
         + duban_bytes_get_length_size (n_seals) + seals + duban_bytes_get_length_size (n_changes)
         + changes;
}

static gsize
get_file_size (const DubanBundleWriter *writer, gsize payload)
{
  return DUBAN_BUNDLE_PREAMBLE_SIZE + writer->header_size + duban_chunks_get_size (payload);
}

static gsize
get_part_payload (const DubanBundleWriter *writer)
{
  return get_payload_size (writer, writer->n_seals, writer->seals->len, writer->part.n_changes,
                           writer->changes->len);
}

static int
compare_recipients (gconstpointer a, gconstpointer b)
{
  const DubanBundleRecipient *first = a, *second = b;

  return duban_id_compare (&first->desk, &second->desk);
}

/* The file key for each recipient, in the order of their desks. */
static gboolean
seal_file_key (const DubanBundleOrder *order, const guint8 *file_key, DubanBundleHeader *header,
               GError **error)
{
  header->n_recipients = order->n_recipients;
  header->recipients = g_new0 (DubanBundleRecipient, order->n_recipients);
  for (guint i = 0; i < order->n_recipients; i++)
    {
      const DubanPublicKey *key = &order->recipients[i];
      DubanBundleRecipient *recipient = &header->recipients[i];

      recipient->desk = key->desk;
      if (!duban_public_key_seal_box (key, &order->chance, file_key, DUBAN_FILE_KEY_SIZE,
                                      recipient->sealed))
        return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_MALFORMED,
                                    _ ("Nothing can be encrypted for the key of one colleague; ask "
                                       "him for a new introduction."));
    }
  qsort (header->recipients, header->n_recipients, sizeof *header->recipients, compare_recipients);
  return TRUE;
}

static void
fill_header (const DubanBundleWriter *writer, DubanBundleHeader *header)
{
  const DubanBundleOrder *order = &writer->order;

  header->id = writer->part.id;
  header->number = writer->part.number;
  header->office = order->office;
  header->sender = *duban_key_get_public (order->sender);
  header->made_at = order->made_at;
  header->name = g_strdup (order->name ? order->name : "");
  duban_chance_fill (&order->chance, header->stream, sizeof header->stream);
}

static void
push_length (DubanChunks *chunks, gsize value)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  duban_bytes_append_length (bytes, value);
  duban_chunks_push (chunks, bytes->data, bytes->len);
}

static void
append_payload (DubanBundleWriter *writer, const guint8 *file_key, const DubanBundleHeader *header,
                DubanSpan header_bytes, GByteArray *file)
{
  g_autoptr (DubanChunks) chunks = duban_chunks_new (file_key, header->stream, header_bytes, file);
  g_autoptr (GByteArray) beginning = g_byte_array_new ();

  append_beginning (writer, beginning);
  duban_chunks_push (chunks, beginning->data, beginning->len);
  push_length (chunks, writer->n_seals);
  duban_chunks_push (chunks, writer->seals->data, writer->seals->len);
  push_length (chunks, writer->part.n_changes);
  duban_chunks_push (chunks, writer->changes->data, writer->changes->len);
  duban_chunks_end (chunks);
}

/* The file of the part as it stands; NULL with error. */
static GBytes *
make_file (DubanBundleWriter *writer, GError **error)
{
  g_auto (DubanBundleHeader) header = { 0 };
  g_autoptr (GByteArray) header_bytes = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;
  guint8 file_key[DUBAN_FILE_KEY_SIZE];
  DubanSpan span;

  fill_header (writer, &header);
  duban_chance_fill (&writer->order.chance, file_key, sizeof file_key);
  if (!seal_file_key (&writer->order, file_key, &header, error))
    {
      sodium_memzero (file_key, sizeof file_key);
      return NULL;
    }
  duban_bundle_header_append (&header, header_bytes);
  span = (DubanSpan){ header_bytes->data, header_bytes->len };
  file = duban_bundle_frame_begin (span, get_file_size (writer, get_part_payload (writer)));
  append_payload (writer, file_key, &header, span, file);
  sodium_memzero (file_key, sizeof file_key);
  duban_bundle_frame_end (file, span.size, writer->order.sender);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/* Begins a part: with the id, by which the next one can follow it. */
static void
begin_part (DubanBundleWriter *writer, const DubanId *base, gint64 number, gsize first)
{
  guint8 random[10];

  duban_chance_fill (&writer->order.chance, random, sizeof random);
  writer->part = (DubanBundlePart){ .id = duban_id_from_time (writer->order.made_at, random),
                                    .number = number,
                                    .base = *base,
                                    .first = first };
  writer->n_seals = 0;
  g_byte_array_set_size (writer->seals, 0);
  g_byte_array_set_size (writer->changes, 0);
  g_hash_table_remove_all (writer->sealed);
}

static gboolean
end_part (DubanBundleWriter *writer, gboolean has_more, GError **error)
{
  g_autoptr (GBytes) file = NULL;

  writer->part.has_more = has_more;
  file = make_file (writer, error);
  return file && writer->sink (&writer->part, file, writer->data, error);
}

static gsize
measure_header (const DubanBundleOrder *order)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree DubanBundleRecipient *recipients = g_new0 (DubanBundleRecipient, order->n_recipients);
  DubanBundleHeader header = { .name = (char *) (order->name ? order->name : ""),
                               .recipients = recipients,
                               .n_recipients = order->n_recipients };

  duban_bundle_header_append (&header, bytes);
  return bytes->len;
}

static gboolean
has_repeated_recipient (const DubanBundleOrder *order)
{
  for (guint i = 0; i < order->n_recipients; i++)
    for (guint j = 0; j < i; j++)
      if (duban_id_equal (&order->recipients[i].desk, &order->recipients[j].desk))
        return TRUE;
  return FALSE;
}

static gboolean
check_order (const DubanBundleOrder *order, GError **error)
{
  const char *name = order->name ? order->name : "";

  if (order->n_recipients < 1 || order->n_recipients > DUBAN_BUNDLE_RECIPIENTS_MAX
      || has_repeated_recipient (order))
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_LARGE,
                                _ ("An exchange file is for 1 to %d colleagues, each named once; "
                                   "make several files."),
                                DUBAN_BUNDLE_RECIPIENTS_MAX);
  if (strlen (name) > DUBAN_DESK_NAME_MAX || !g_utf8_validate (name, -1, NULL))
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_LARGE,
                                _ ("The name of this desk is too long for an exchange file; "
                                   "shorten it."));
  return TRUE;
}

DubanBundleWriter *
duban_bundle_writer_new (const DubanBundleOrder *order, DubanBundleSinkFunc sink, gpointer data,
                         GError **error)
{
  DubanBundleWriter *writer;

  g_return_val_if_fail (order->number >= 1, NULL);
  g_return_val_if_fail (order->made_at >= 0 && order->made_at <= DUBAN_CHANGE_LAST_TIME, NULL);
  g_return_val_if_fail (order->n_acks <= DUBAN_BUNDLE_ACKS_MAX, NULL);
  g_return_val_if_fail (order->part_max == 0 || order->part_max >= DUBAN_BUNDLE_PART_MIN, NULL);
  if (!check_order (order, error))
    return NULL;
  writer = g_new0 (DubanBundleWriter, 1);
  writer->order = *order;
  writer->sink = sink;
  writer->data = data;
  writer->part_max = order->part_max ? MIN (order->part_max, DUBAN_BUNDLE_MAX) : DUBAN_BUNDLE_MAX;
  writer->header_size = measure_header (order);
  writer->seals = g_byte_array_new ();
  writer->changes = g_byte_array_new ();
  writer->sealed = g_hash_table_new_full (hash_signature, equal_signature, g_free, NULL);
  begin_part (writer, &order->base, order->number, 0);
  return writer;
}

void
duban_bundle_writer_free (DubanBundleWriter *writer)
{
  if (!writer)
    return;
  g_byte_array_unref (writer->seals);
  g_byte_array_unref (writer->changes);
  g_hash_table_unref (writer->sealed);
  g_free (writer);
}

static gboolean
check_covered (DubanSpan body, const DubanSeal *seal, GError **error)
{
  const DubanHash *hashes = duban_seal_get_changes (seal);
  DubanHash hash;

  if (body.size > DUBAN_CHANGE_MAX)
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_LARGE,
                                _ ("A change is too large for an exchange file; check the database "
                                   "(dubanctl verify)."));
  hash = duban_hash_of (body.data, body.size);
  for (guint i = 0; i < seal->n_changes; i++)
    if (memcmp (&hashes[i], &hash, sizeof hash) == 0)
      return TRUE;
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_CHANGE,
                              _ ("A change is not under the seal that is kept with it; check the "
                                 "database (dubanctl verify)."));
}

/* Whether the part as it stands has room for one more change, with its seal if that is new. */
static gboolean
has_room (const DubanBundleWriter *writer, DubanSpan body, const DubanSeal *seal)
{
  gboolean is_new = !g_hash_table_contains (writer->sealed, seal->signature);
  gsize seals = writer->seals->len + (is_new ? duban_seal_get_size (seal) : 0);
  gsize changes = writer->changes->len + duban_bytes_get_length_size (body.size) + body.size;
  gsize payload = get_payload_size (writer, writer->n_seals + (is_new ? 1 : 0), seals,
                                    writer->part.n_changes + 1, changes);

  return get_file_size (writer, payload) <= writer->part_max;
}

gboolean
duban_bundle_writer_add (DubanBundleWriter *writer, DubanSpan body, const DubanSeal *seal,
                         GError **error)
{
  if (!check_covered (body, seal, error))
    return FALSE;
  if (!has_room (writer, body, seal))
    {
      DubanBundlePart *part = &writer->part;
      DubanId base = part->id;

      if (!end_part (writer, TRUE, error))
        return FALSE;
      begin_part (writer, &base, part->number + 1, part->first + part->n_changes);
    }
  if (!g_hash_table_contains (writer->sealed, seal->signature))
    {
      g_hash_table_add (writer->sealed, g_memdup2 (seal->signature, DUBAN_SIGNATURE_SIZE));
      duban_seal_append (seal, writer->seals);
      writer->n_seals++;
    }
  duban_bytes_append_span (writer->changes, body.data, body.size);
  writer->part.n_changes++;
  return TRUE;
}

gboolean
duban_bundle_writer_finish (DubanBundleWriter *writer, GError **error)
{
  return end_part (writer, FALSE, error);
}

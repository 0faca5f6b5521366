/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/header.h"

#include "core/reader.h"
#include "exchange/bundle/bytes.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define RECIPIENT_SIZE (DUBAN_ID_SIZE + DUBAN_FILE_KEY_SIZE + DUBAN_BOX_EXTRA)

G_STATIC_ASSERT (sizeof (DubanBundleRecipient) == RECIPIENT_SIZE);

void
duban_bundle_header_clear (DubanBundleHeader *header)
{
  g_free (header->name);
  g_free (header->recipients);
  *header = (DubanBundleHeader){ 0 };
}

void
duban_bundle_header_append (const DubanBundleHeader *header, GByteArray *out)
{
  const DubanPublicKey *sender = &header->sender;

  duban_bytes_append (out, header->id.bytes, DUBAN_ID_SIZE);
  duban_bytes_append_i64 (out, header->number);
  duban_bytes_append (out, header->office.bytes, DUBAN_ID_SIZE);
  duban_bytes_append (out, sender->desk.bytes, DUBAN_ID_SIZE);
  duban_bytes_append (out, sender->sign, sizeof sender->sign);
  duban_bytes_append (out, sender->box, sizeof sender->box);
  duban_bytes_append_i64 (out, header->made_at);
  duban_bytes_append_span (out, header->name, strlen (header->name));
  duban_bytes_append (out, header->stream, sizeof header->stream);
  duban_bytes_append_length (out, header->n_recipients);
  duban_bytes_append (out, header->recipients, (gsize) header->n_recipients * RECIPIENT_SIZE);
}

static gboolean
refuse_malformed (DubanBundleHeader *header, GError **error)
{
  duban_bundle_header_clear (header);
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_MALFORMED,
                              _ ("The header of this exchange file is not as it must be; ask its "
                                 "sender for a new one."));
}

static gboolean
take_recipients (DubanReader *reader, DubanBundleHeader *header)
{
  guint n = duban_reader_take_length (reader);
  const guint8 *bytes;

  if (n < 1 || n > DUBAN_BUNDLE_RECIPIENTS_MAX)
    return FALSE;
  bytes = duban_reader_take (reader, (gsize) n * RECIPIENT_SIZE);
  if (!bytes)
    return FALSE;
  header->recipients = g_memdup2 (bytes, (gsize) n * RECIPIENT_SIZE);
  header->n_recipients = n;
  for (guint i = 1; i < n; i++)
    if (duban_id_compare (&header->recipients[i - 1].desk, &header->recipients[i].desk) >= 0)
      return FALSE;
  return TRUE;
}

static void
take_bytes (DubanReader *reader, guint8 *out, gsize size)
{
  const guint8 *bytes = duban_reader_take (reader, size);

  if (bytes)
    memcpy (out, bytes, size);
}

gboolean
duban_bundle_header_decode (DubanSpan bytes, DubanBundleHeader *header, GError **error)
{
  DubanReader reader;
  DubanSpan name;

  *header = (DubanBundleHeader){ 0 };
  duban_reader_init (&reader, bytes);
  duban_reader_take_id (&reader, &header->id);
  header->number = duban_reader_take_i64 (&reader);
  duban_reader_take_id (&reader, &header->office);
  duban_reader_take_id (&reader, &header->sender.desk);
  take_bytes (&reader, header->sender.sign, sizeof header->sender.sign);
  take_bytes (&reader, header->sender.box, sizeof header->sender.box);
  header->made_at = duban_reader_take_i64 (&reader);
  name = duban_reader_take_text (&reader);
  take_bytes (&reader, header->stream, sizeof header->stream);
  if (reader.failed || name.size > DUBAN_DESK_NAME_MAX || header->number < 1 || header->made_at < 0
      || header->made_at > DUBAN_CHANGE_LAST_TIME || duban_id_is_nil (&header->id)
      || duban_id_is_nil (&header->sender.desk))
    return refuse_malformed (header, error);
  header->name = g_strndup (name.size ? (const char *) name.data : "", name.size);
  if (!take_recipients (&reader, header) || !duban_reader_is_done (&reader))
    return refuse_malformed (header, error);
  return TRUE;
}

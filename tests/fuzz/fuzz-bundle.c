/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as what a colleague gives: refused with a reason, or understood.  The first byte says
 * how far they came: as a whole file, as header and encrypted payload under right checks and the
 * sender's own signature, or as a payload that he encrypted. */
#include "../exchange/desks.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static GBytes *
make_file (const Desks *desks, guint kind, const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (kind % 3 == 0)
    return g_bytes_new (data, size);
  g_byte_array_append (bytes, data, (guint) size);
  if (kind % 3 == 1)
    {
      guint header_size = size < 2 ? 0 : MIN (data[0] + 256u * data[1], (guint) size);
      g_autoptr (GByteArray) file
          = duban_bundle_frame_begin ((DubanSpan){ bytes->data, bytes->len }, 0);

      duban_bundle_frame_end (file, header_size, desks->keys[WANG]);
      return g_byte_array_free_to_bytes (g_steal_pointer (&file));
    }
  return desks_pack (desks, WANG, OFFICE, bytes);
}

static void
check_taken (const DubanBundle *bundle)
{
  guint n_seals, n_changes;
  const DubanBundleChange *changes = duban_bundle_get_changes (bundle, &n_changes);

  (void) duban_bundle_get_seals (bundle, &n_seals);
  for (guint i = 0; i < n_changes; i++)
    {
      g_auto (DubanChange) change = { 0 };

      g_assert_cmpuint (changes[i].seal, <, n_seals);
      g_assert_true (
          duban_change_decode (changes[i].body.data, changes[i].body.size, &change, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static Desks desks;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = NULL;

  if (size < 2)
    return 0;
  if (!desks.bodies)
    desks_init (&desks, 1);
  desks.seed = 1000;
  file = make_file (&desks, data[0], data + 1, size - 1);
  bundle = desks_read (&desks, OFFICE, file, &error);
  g_assert_true ((bundle == NULL) == (error != NULL));
  if (bundle)
    check_taken (bundle);
  return 0;
}

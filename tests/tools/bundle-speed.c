/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bundle-speed CHANGES: seals, writes and reads a package of so many changes of 240 bytes, and does
 * the cryptography of it alone as a baseline.  Prints seconds: to seal, to write, to read, of the
 * baseline; then the file's MiB and the peak MiB of the process. */
#include "../exchange/desks.h"

#include <sodium.h>
#include <stdlib.h>
#include <sys/resource.h>

#define RUN DUBAN_SEAL_CHANGES_MAX

/* What no program could do without: each change hashed once by either, a signature and its
 * verification for each run of changes, all bytes encrypted and decrypted once, and hashed. */
static double
do_baseline (const Desks *desks, GBytes *file)
{
  gint64 begin = g_get_monotonic_time ();
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  g_autofree guint8 *out = g_malloc (size + 16);
  guint8 key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES] = { 1 };
  guint8 nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES] = { 2 };
  guint8 public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
  guint8 signature[crypto_sign_BYTES], hash[RUN * DUBAN_HASH_SIZE] = { 0 };
  unsigned long long written;

  crypto_sign_keypair (public, secret);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < desks->bodies->len; i++)
      {
        DubanSpan body = desks_get_body (desks, i);

        crypto_generichash (hash, DUBAN_HASH_SIZE, body.data, body.size, NULL, 0);
        if (i % RUN == 0 && side == 0)
          crypto_sign_detached (signature, NULL, hash, sizeof hash, secret);
        else if (i % RUN == 0)
          (void) !crypto_sign_verify_detached (signature, hash, sizeof hash, public);
      }
  crypto_aead_xchacha20poly1305_ietf_encrypt (out, &written, data, size, NULL, 0, NULL, nonce, key);
  (void) !crypto_aead_xchacha20poly1305_ietf_decrypt (out, NULL, NULL, out, written, NULL, 0, nonce,
                                                      key);
  for (guint side = 0; side < 2; side++)
    crypto_generichash (hash, DUBAN_HASH_SIZE, data, size, NULL, 0);
  return (double) (g_get_monotonic_time () - begin) / 1e6;
}

static double
lap (gint64 *since)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double) (now - *since) / 1e6;

  *since = now;
  return seconds;
}

int
main (int argc, char **argv)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = NULL;
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  double seal, write, read;
  struct rusage usage;
  GBytes *file;
  gint64 since;

  desks_init (&desks, 1);
  for (guint i = 0; i < n; i++)
    desks_add_change (&desks, WANG, 142);
  since = g_get_monotonic_time ();
  desks_seal (&desks, WANG, 1, RUN);
  seal = lap (&since);
  file = desks_write (&desks, WANG, OFFICE);
  write = lap (&since);
  bundle = desks_read (&desks, OFFICE, file, &error);
  read = lap (&since);
  if (!bundle || desks.files->len != 1)
    {
      g_printerr ("%s\n", error ? error->message : "several files");
      return 1;
    }
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.3f %.3f %.3f %.3f %.1f %.1f\n", seal, write, read, do_baseline (&desks, file),
           (double) g_bytes_get_size (file) / 1048576, (double) usage.ru_maxrss / 1024);
  return 0;
}

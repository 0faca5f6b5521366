/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* TEMP_FAILURE_RETRY */
#include "exchange/file-read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "exchange/table.h"

#define ZIP_MAGIC_SIZE 4

typedef struct
{
  const char *magic;
  gsize size;
  DubanFileError code;
  const char *sentence; /* what it is and what to do */
} Signature;

#define WORKBOOK N_ ("this is a workbook, and a table of text is wanted; save it as CSV (UTF-8).")
#define OLD_WORKBOOK                                                                               \
  N_ ("this is an old workbook (.xls) or one with a password; open it in a spreadsheet program, "  \
      "take the password away if it has one, and save it as .xlsx.")
#define WEB_PAGE                                                                                   \
  N_ ("this is a web page, whatever its name says; open it in a spreadsheet program, save it as "  \
      ".xlsx and import that.")
#define WIDE_TEXT N_ ("this is UTF-16, which is not taken in; save it as CSV in UTF-8.")

static const Signature signatures[] = {
  { "PK\x03\x04", 4, DUBAN_FILE_ERROR_KIND, WORKBOOK },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, DUBAN_FILE_ERROR_KIND, OLD_WORKBOOK },
  { "\x89"
    "DUBAN",
    6, DUBAN_FILE_ERROR_KIND,
    N_ ("this is an exchange file, which this version does not take in yet.") },
  { "BEGIN:VCALENDAR", 15, DUBAN_FILE_ERROR_KIND,
    N_ ("this is a calendar file, from which holidays are taken in and nothing else.") },
  { "<html", 5, DUBAN_FILE_ERROR_KIND, WEB_PAGE },
  { "<!DOCTYPE", 9, DUBAN_FILE_ERROR_KIND, WEB_PAGE },
  { "<?xml", 5, DUBAN_FILE_ERROR_KIND, WEB_PAGE },
  { "\xff\xfe", 2, DUBAN_FILE_ERROR_ENCODING, WIDE_TEXT },
  { "\xfe\xff", 2, DUBAN_FILE_ERROR_ENCODING, WIDE_TEXT },
};

static gboolean
refuse_kind (const char *name, const char *data, gsize size, GError **error)
{
  const char *start = data;

  if (size >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0)
    start += 3;
  while (start < data + size && g_ascii_isspace (*start))
    start++;
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      const Signature *signature = &signatures[i];

      if ((gsize) (data + size - start) < signature->size
          || g_ascii_strncasecmp (start, signature->magic, signature->size) != 0)
        continue;
      /* Translators: a file, and a sentence about it. */
      g_set_error (error, DUBAN_FILE_ERROR, signature->code, _ ("“%s”: %s"), name,
                   _ (signature->sentence));
      return TRUE;
    }
  return FALSE;
}

static gboolean
check_size (const char *name, const struct stat *status, gsize max, gboolean is_ledger,
            GError **error)
{
  if (S_ISDIR (status->st_mode))
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ,
                 _ ("“%s” is a folder: name a file in it."), name);
  else if (!S_ISREG (status->st_mode))
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ,
                 _ ("“%s” is no ordinary file: save its content as a file first."), name);
  else if (status->st_size == 0)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_EMPTY,
                 _ ("“%s” is empty: there is nothing to take in."), name);
  else if ((guint64) status->st_size > max && !is_ledger)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 _ ("“%s” is larger than %u MiB, which no exchange file is: choose a file that a "
                    "colleague's Duban made."),
                 name, (guint) (max >> 20));
  else if ((guint64) status->st_size > max)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 _ ("“%s” is larger than %u MiB, which is more than is taken in: divide it."), name,
                 (guint) (max >> 20));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_all (int fd, char *data, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      ssize_t n = TEMP_FAILURE_RETRY (read (fd, data + done, size - done));

      if (n == 0)
        errno = EIO; /* it became shorter while it was read */
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static void
set_read_error (const char *name, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ, _ ("“%s” cannot be read: %s."), name,
               g_strerror (errno));
}

/* What the first bytes show; as text where they cannot be read. */
static DubanFileKind
peek_kind (int fd)
{
  char head[ZIP_MAGIC_SIZE];
  gsize done = 0;

  while (done < sizeof head)
    {
      ssize_t n = TEMP_FAILURE_RETRY (pread (fd, head + done, sizeof head - done, (off_t) done));

      if (n <= 0)
        return DUBAN_FILE_TEXT;
      done += (gsize) n;
    }
  return memcmp (head, "PK\x03\x04", sizeof head) == 0
                 || memcmp (head, "PK\x05\x06", sizeof head) == 0
             ? DUBAN_FILE_ZIP
             : DUBAN_FILE_TEXT;
}

static char *
read_open (int fd, const char *name, gsize max, gboolean is_ledger, gsize *size, GError **error)
{
  g_autofree char *data = NULL;
  struct stat status;

  if (fstat (fd, &status) != 0)
    {
      set_read_error (name, error);
      return NULL;
    }
  if (!check_size (name, &status, max, is_ledger, error))
    return NULL;
  *size = (gsize) status.st_size;
  data = g_malloc (*size + 1);
  if (!read_all (fd, data, *size))
    {
      set_read_error (name, error);
      return NULL;
    }
  data[*size] = '\0';
  return g_steal_pointer (&data);
}

/* kind: NULL where the file is no ledger and any kind of it is welcome. */
static char *
load (const char *path, const char *name, const DubanFileLimits *limits, DubanFileKind *kind,
      gsize *size, GError **error)
{
  int fd = TEMP_FAILURE_RETRY (open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  gsize max = limits->text;
  char *data;

  if (fd < 0)
    {
      set_read_error (name, error);
      return NULL;
    }
  if (kind)
    *kind = limits->zip > 0 ? peek_kind (fd) : DUBAN_FILE_TEXT;
  if (kind && *kind == DUBAN_FILE_ZIP)
    max = limits->zip;
  data = read_open (fd, name, max, kind != NULL, size, error);
  close (fd);
  return data;
}

gsize
duban_file_peek (const char *path, char *head, gsize max)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  ssize_t n = 0;

  if (fd < 0)
    return 0;
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    n = pread (fd, head, max, 0);
  close (fd);
  return (gsize) MAX (n, 0);
}

char *
duban_file_load (const char *path, gsize max, gsize *size, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  DubanFileLimits limits = { max, 0 };

  return load (path, name, &limits, NULL, size, error);
}

char *
duban_file_read_kind (const char *path, const DubanFileLimits *limits, DubanFileKind *kind,
                      gsize *size, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *data = load (path, name, limits, kind, size, error);

  if (!data || (*kind == DUBAN_FILE_TEXT && refuse_kind (name, data, *size, error)))
    return NULL;
  return g_steal_pointer (&data);
}

char *
duban_file_read (const char *path, gsize max, gsize *size, GError **error)
{
  DubanFileLimits limits = { max, 0 };
  DubanFileKind kind;

  return duban_file_read_kind (path, &limits, &kind, size, error);
}

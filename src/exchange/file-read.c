/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/file-read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "exchange/table.h"

typedef struct
{
  const char *magic;
  gsize size;
  DubanFileError code;
  const char *sentence; /* what it is and what to do */
} Signature;

#define WORKBOOK                                                                                   \
  N_ ("this is a workbook, which this version does not take in yet; save it as CSV (UTF-8) and "   \
      "import that.")
#define WEB_PAGE                                                                                   \
  N_ ("this is a web page, whatever its name says; open it in a spreadsheet program, save it as "  \
      "CSV (UTF-8) and import that.")
#define WIDE_TEXT N_ ("this is UTF-16, which is not taken in; save it as CSV in UTF-8.")

static const Signature signatures[] = {
  { "PK\x03\x04", 4, DUBAN_FILE_ERROR_KIND, WORKBOOK },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, DUBAN_FILE_ERROR_KIND, WORKBOOK },
  { "\x89"
    "DUBAN",
    6, DUBAN_FILE_ERROR_KIND,
    N_ ("this is an exchange file, which this version does not take in yet.") },
  { "BEGIN:VCALENDAR", 15, DUBAN_FILE_ERROR_KIND,
    N_ ("this is a calendar file, which this version does not take in yet; write the holidays as "
        "CSV with the columns 日期, 名称, 类型.") },
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
      ssize_t n = read (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
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

static char *
load (const char *path, const char *name, gsize max, gboolean is_ledger, gsize *size,
      GError **error)
{
  g_autofree char *data = NULL;
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gboolean is_read;

  if (fd < 0)
    {
      set_read_error (name, error);
      return NULL;
    }
  if (fstat (fd, &status) != 0 || !check_size (name, &status, max, is_ledger, error))
    {
      if (error && !*error)
        set_read_error (name, error);
      close (fd);
      return NULL;
    }
  *size = (gsize) status.st_size;
  data = g_malloc (*size + 1);
  is_read = read_all (fd, data, *size);
  if (!is_read)
    set_read_error (name, error);
  close (fd);
  if (!is_read)
    return NULL;
  data[*size] = '\0';
  return g_steal_pointer (&data);
}

char *
duban_file_load (const char *path, gsize max, gsize *size, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  return load (path, name, max, FALSE, size, error);
}

char *
duban_file_read (const char *path, gsize max, gsize *size, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *data = load (path, name, max, TRUE, size, error);

  if (!data || refuse_kind (name, data, *size, error))
    return NULL;
  return g_steal_pointer (&data);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/receive.h"

#include "app/exchange/identity.h"
#include "exchange/bundle/file.h"
#include "exchange/file-write.h"
#include "ui/exchange/meet-dialog.h"
#include "ui/exchange/take-dialog.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define FIRST_BYTES 64
#define ENDING ".duban"

/* What waits for a writer, a pipe say, is not opened. */
static DubanExchangeKind
look (const char *path)
{
  guint8 bytes[FIRST_BYTES];
  gsize n = 0;
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rb") : NULL;

  if (file == NULL)
    return DUBAN_EXCHANGE_NEITHER;
  n = fread (bytes, 1, sizeof bytes, file);
  fclose (file);
  return duban_exchange_tell_kind (bytes, n);
}

gboolean
duban_receive_is_ours (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return look (path) != DUBAN_EXCHANGE_NEITHER || g_str_has_suffix (folded, ENDING);
}

void
duban_receive_open (GtkWidget *from, DubanDesk *desk, const char *path)
{
  if (look (path) == DUBAN_EXCHANGE_INTRODUCTION)
    duban_meet_dialog_open (from, desk, path);
  else
    duban_take_dialog_open (from, desk, path);
}

static gboolean
introduce_deed (DubanSession *session, gpointer path, GError **error)
{
  g_autofree char *text = duban_identity_introduce (session, error);

  return text != NULL && duban_file_write (path, text, strlen (text), error);
}

static void
introduced_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  if (succeeded)
    duban_page_toast (from, _ ("The identity file is written; give it to your colleague"), FALSE);
  else
    duban_problem_tell (from, message);
}

void
duban_receive_save_identity (GtkWidget *from, DubanDesk *desk, const char *path)
{
  duban_deed_run_then (from, desk, introduce_deed, g_strdup (path), g_free, introduced_cb, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/paste.h"

#include "exchange/file-write.h"
#include "ui/import/import-dialog.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define TEXT_MAX (32 * 1024 * 1024) /* bytes: what an import reads */

typedef struct
{
  GtkWidget *from;
  DubanDesk *desk;
} Pasting;

static void
pasting_free (Pasting *pasting)
{
  g_object_unref (pasting->from);
  g_object_unref (pasting->desk);
  g_free (pasting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

/* More than one cell. */
static gboolean
is_table (const char *text)
{
  const char *line = strchr (text, '\n');

  return (strchr (text, '\t') != NULL || strchr (text, ',') != NULL) && line != NULL
         && line[1] != '\0' && strlen (text) < TEXT_MAX;
}

static void
forget_cb (GtkWidget *dialog, char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

/* In a folder of its own, under a name that the preview can show. */
static gboolean
open_table (Pasting *pasting, const char *text, GError **error)
{
  GtkRoot *root = gtk_widget_get_root (pasting->from);
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", error);
  g_autofree char *path = NULL;
  GtkWidget *dialog;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, _ ("Clipboard.csv"), NULL);
  if (!duban_file_write (path, text, strlen (text), error))
    {
      g_rmdir (folder);
      return FALSE;
    }
  dialog = GTK_WIDGET (duban_import_dialog_new (GTK_WINDOW (root), pasting->desk, path));
  g_signal_connect_data (dialog, "destroy", G_CALLBACK (forget_cb), g_steal_pointer (&path),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pasting) pasting = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_root (pasting->from) == NULL)
    return;
  if (text == NULL || !is_table (text))
    duban_page_toast (pasting->from,
                      _ ("There is no table on the clipboard: copy the rows with their headings."),
                      FALSE);
  else if (!open_table (pasting, text, &error))
    duban_problem_tell_error (pasting->from, error);
}

void
duban_paste_table (GtkWidget *from, DubanDesk *desk)
{
  Pasting *pasting = g_new0 (Pasting, 1);

  pasting->from = g_object_ref (from);
  pasting->desk = g_object_ref (desk);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (from), NULL, read_cb, pasting);
}

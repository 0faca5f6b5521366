/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/open-file.h"

#include "ui/page/page.h"
#include "ui/page/problem.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  GtkWidget *from; /* owned */
  GFile *copy;     /* owned */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->from);
  g_object_unref (opening->copy);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* Nobody reads it: it stays in no temporary folder. */
static void
remove_copy (const Opening *opening)
{
  g_autoptr (GFile) folder = g_file_get_parent (opening->copy);

  g_file_delete (opening->copy, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    return;
  remove_copy (opening);
  duban_page_toast (opening->from, _ ("No program on this computer opens this file."), FALSE);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (opening->copy);
  g_autofree char *path = g_file_get_path (opening->copy);
  GtkRoot *root = gtk_widget_get_root (opening->from);
  const gboolean is_copied = g_file_copy_finish (G_FILE (source), result, &error);

  if (!is_copied)
    duban_problem_tell_error (opening->from, error);
  if (!is_copied || root == NULL)
    {
      remove_copy (opening);
      return;
    }
  g_chmod (path, 0400);
  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, opened_cb,
                     g_steal_pointer (&opening));
}

/* A folder for this one copy; its name is a person's and may hold anything but a slash. */
static GFile *
new_copy (const DubanAttached *attached, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", error);
  g_autofree char *name = g_path_get_basename (attached->name);

  return folder != NULL ? g_file_new_build_filename (folder, name, NULL) : NULL;
}

void
duban_open_file (GtkWidget *from, const DubanAttached *attached)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) kept = NULL;
  GFile *copy;
  Opening *opening;

  if (attached->path == NULL)
    {
      duban_page_toast (from, _ ("The contents of this attachment are on another desk."), FALSE);
      return;
    }
  copy = new_copy (attached, &error);
  if (copy == NULL)
    {
      duban_problem_tell_error (from, error);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->from = g_object_ref (from);
  opening->copy = copy;
  kept = g_file_new_for_path (attached->path);
  g_file_copy_async (kept, copy, G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT, NULL, NULL,
                     NULL, copied_cb, opening);
}

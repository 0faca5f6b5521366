/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/folder-part.h"

#include "app/exchange/shared-folder.h"
#include "ui/exchange/pieces.h"
#include "ui/page/deed.h"
#include "ui/page/problem.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n-lib.h>

static const char *
say_state (const DubanLetterbox *letterbox)
{
  if (letterbox->folder == NULL)
    return _ ("None is set. A folder that Syncthing, Nextcloud or a file server carries between "
              "the desks spares the USB stick.");
  return letterbox->is_available
             ? _ ("available")
             : _ ("not available now: see that it is mounted, or that its carrier runs. Nothing is "
                  "lost; it is used again by itself once it is there.");
}

/* When it was synced last, and whether something is still to be put there. (transfer full) */
static char *
dup_sent (const DubanOverview *overview)
{
  g_autofree char *last = overview->synced != NULL
                              /* Translators: a day and a time */
                              ? g_strdup_printf (_ ("Last sync: %s"), overview->synced)
                              : g_strdup (_ ("Not synced yet"));
  g_autofree char *unsent
      = overview->n_unsent == 0
            ? g_strdup (_ ("everything of this desk lies there"))
            : g_strdup_printf (ngettext ("%d change since then is not there yet",
                                         "%d changes since then are not there yet",
                                         (gulong) overview->n_unsent),
                               (int) overview->n_unsent);

  return g_strdup_printf (_ ("%s; %s"), last, unsent);
}

static void
add_state (GtkBox *box, const DubanOverview *overview)
{
  const DubanLetterbox *letterbox = &overview->letterbox;
  g_autofree char *sent = dup_sent (overview);
  g_autofree char *strangers = g_strdup_printf (
      ngettext ("%u file there is of a desk that is not known here: take its identity file first.",
                "%u files there are of desks that are not known here: take their identity files "
                "first.",
                letterbox->n_strangers),
      letterbox->n_strangers);

  if (letterbox->folder != NULL)
    gtk_box_append (box, duban_pieces_text_new (letterbox->folder, "heading"));
  gtk_box_append (box, duban_pieces_text_new (say_state (letterbox), "dim-label"));
  if (letterbox->folder != NULL && overview->colleagues->len > 0)
    gtk_box_append (box, duban_pieces_text_new (sent, "dim-label"));
  if (letterbox->n_strangers > 0)
    gtk_box_append (box, duban_pieces_text_new (strangers, NULL));
}

GtkWidget *
duban_folder_part_new (const DubanOverview *overview)
{
  const DubanLetterbox *letterbox = &overview->letterbox;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = duban_wrap_box_new (6);

  gtk_box_append (GTK_BOX (box), duban_pieces_heading_new (_ ("Shared folder"), NULL));
  add_state (GTK_BOX (box), overview);
  if (letterbox->folder != NULL && letterbox->is_available)
    duban_wrap_box_append (DUBAN_WRAP_BOX (buttons),
                           duban_pieces_button_new (_ ("_Sync now"), "exchange.sync", FALSE));
  duban_wrap_box_append (
      DUBAN_WRAP_BOX (buttons),
      duban_pieces_button_new (_ ("Set the shared _folder…"), "exchange.set-folder", FALSE));
  if (letterbox->folder != NULL)
    duban_wrap_box_append (
        DUBAN_WRAP_BOX (buttons),
        duban_pieces_button_new (_ ("Use it no _more"), "exchange.unset-folder", FALSE));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

/* Whose they are, each once, with how many. (transfer full) */
static char *
dup_senders (const GPtrArray *letters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0, n; i < letters->len; i += n)
    {
      const char *from = ((const DubanLetter *) letters->pdata[i])->from;

      for (n = 1; i + n < letters->len
                  && g_str_equal (((const DubanLetter *) letters->pdata[i + n])->from, from);)
        n++;
      if (text->len > 0)
        g_string_append (text, C_ ("list", ", "));
      /* Translators: a colleague, and how many files are his */
      g_string_append_printf (text, C_ ("files", "%s: %u"), from, n);
    }
  return g_string_free (text, FALSE);
}

GtkWidget *
duban_letters_part_new (const DubanOverview *overview)
{
  const GPtrArray *letters = overview->letterbox.letters;
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *button = duban_pieces_button_new (_ ("Take them _in"), "exchange.sync", TRUE);
  g_autofree char *head
      = g_strdup_printf (ngettext ("%u new file came into the shared folder",
                                   "%u new files came into the shared folder", letters->len),
                         letters->len);
  g_autofree char *senders = dup_senders (letters);

  gtk_widget_add_css_class (box, "duban-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), duban_pieces_text_new (head, "heading"));
  gtk_box_append (GTK_BOX (box), duban_pieces_text_new (senders, "dim-label"));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* ---- what its buttons do */

static gboolean
set_deed (DubanSession *session, gpointer folder, GError **error)
{
  return duban_shared_folder_set (session, folder, error);
}

static void
set_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  if (!succeeded)
    duban_problem_tell (from, message);
  else
    duban_pieces_look_again (from);
}

void
duban_folder_part_set (GtkWidget *from, DubanDesk *desk, const char *folder)
{
  duban_deed_run_then (from, desk, set_deed, g_strdup (folder), g_free, set_cb, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/parts.h"

#include "ui/exchange/folder-part.h"
#include "ui/exchange/pieces.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
self_card_new (const DubanOverview *overview)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (box, "duban-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("This desk"), -1);
  gtk_box_append (GTK_BOX (box), duban_pieces_text_new (overview->name, "heading"));
  if (overview->problem != NULL)
    {
      gtk_box_append (GTK_BOX (box), duban_pieces_text_new (overview->problem, "error"));
      return box;
    }
  gtk_box_append (GTK_BOX (box), duban_pieces_text_new (
                                     _ ("Check code, to be compared by telephone"), "dim-label"));
  gtk_box_append (GTK_BOX (box), duban_pieces_code_new (overview->fingerprint));
  gtk_box_append (
      GTK_BOX (box),
      duban_pieces_text_new (_ ("Give your identity file to a colleague by USB stick or mail; when "
                                "he calls, read these six groups of digits out to him."),
                             "dim-label"));
  return box;
}

static GtkWidget *
self_buttons_new (const DubanOverview *overview)
{
  GtkWidget *box = duban_wrap_box_new (6);

  if (overview->problem != NULL)
    return box;
  duban_wrap_box_append (
      DUBAN_WRAP_BOX (box),
      duban_pieces_button_new (_ ("Export this _desk’s identity…"), "exchange.introduce", FALSE));
  duban_wrap_box_append (
      DUBAN_WRAP_BOX (box),
      duban_pieces_button_new (_ ("_Copy the check code"), "exchange.copy-code", FALSE));
  return box;
}

static const char *
say_role (DubanPeerRole role)
{
  switch (role)
    {
    case DUBAN_PEER_OFFICE:
      return _ ("Government office");
    case DUBAN_PEER_LEADER:
      return _ ("Leader");
    case DUBAN_PEER_NOBODY:
    default:
      return _ ("Nobody’s desk");
    }
}

/* (transfer full) */
static char *
dup_progress (const DubanOverviewColleague *one)
{
  g_autofree char *received
      = one->received != NULL
            /* Translators: %s is a day and a time */
            ? g_strdup_printf (_ ("Last file of his taken in: %s"), one->received)
            : g_strdup (_ ("No file of his has been taken in yet"));
  g_autofree char *given = one->n_given == 0
                               ? g_strdup (_ ("nothing exported to him yet"))
                               : g_strdup_printf (_ ("%u files exported to him, %u confirmed"),
                                                  one->n_given, one->n_confirmed);

  /* Translators: what came from a colleague; what went to him */
  return g_strdup_printf (_ ("%s; %s"), received, given);
}

static GtkWidget *
colleague_row_new (const DubanOverviewColleague *one)
{
  /* Translators: %s are digits */
  g_autofree char *code = g_strdup_printf (_ ("Check code %s"), one->fingerprint);
  const char *how = one->is_met ? _ ("compared") : _ ("vouched for by the office");
  g_autofree char *who = g_strdup_printf (_ ("%s · %s · %s"), say_role (one->role), code, how);
  g_autofree char *progress = dup_progress (one);
  const char *const texts[]
      = { who, progress,
          one->is_revoked ? _ ("His key was revoked: ask him for a new identity file.") : "",
          NULL };

  return duban_pieces_row_new (one->name, texts);
}

static GtkWidget *
colleagues_new (const DubanOverview *overview)
{
  GtkWidget *list;

  if (overview->colleagues->len == 0)
    return duban_pieces_text_new (
        _ ("Nobody is known here yet. Take the identity file of the government office, or of a "
           "colleague: drop it on this window, or use “Take an identity file”. Whoever knows the "
           "office learns all others from it."),
        NULL);
  list = duban_pieces_list_new (_ ("Colleagues"));
  for (guint i = 0; i < overview->colleagues->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), colleague_row_new (overview->colleagues->pdata[i]));
  return list;
}

static GtkWidget *
deeds_new (const DubanOverview *overview)
{
  GtkWidget *box = duban_wrap_box_new (6);

  duban_wrap_box_append (DUBAN_WRAP_BOX (box),
                         duban_pieces_button_new (_ ("Import an exchange file…"), "exchange.import",
                                                  overview->letterbox.letters->len == 0));
  if (overview->colleagues->len > 0)
    duban_wrap_box_append (
        DUBAN_WRAP_BOX (box),
        duban_pieces_button_new (_ ("_Export to colleagues…"), "exchange.export", FALSE));
  duban_wrap_box_append (
      DUBAN_WRAP_BOX (box),
      duban_pieces_button_new (_ ("_Take an identity file…"), "exchange.accept", FALSE));
  return box;
}

GtkWidget *
duban_people_part_new (const DubanOverview *overview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  if (overview->letterbox.letters->len > 0)
    gtk_box_append (GTK_BOX (box), duban_letters_part_new (overview));
  gtk_box_append (GTK_BOX (box), deeds_new (overview));
  gtk_box_append (GTK_BOX (box), duban_pieces_heading_new (_ ("This desk"), NULL));
  gtk_box_append (GTK_BOX (box), self_card_new (overview));
  gtk_box_append (GTK_BOX (box), self_buttons_new (overview));
  gtk_box_append (GTK_BOX (box), duban_pieces_heading_new (_ ("Colleagues"), NULL));
  gtk_box_append (GTK_BOX (box), colleagues_new (overview));
  gtk_box_append (GTK_BOX (box), duban_folder_part_new (overview));
  return box;
}

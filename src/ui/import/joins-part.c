/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/joins-part.h"

#include "app/edit/merger.h"
#include "ui/page/deed.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 100 /* that are shown; the page Units has all */

typedef struct
{
  char *unit, *into;
} Join;

/* What a button joins, and how it is done. */
typedef struct
{
  Join join;
  DubanDesk *desk;
} Offer;

static void
join_free (gpointer data)
{
  Join *join = data;

  g_free (join->unit);
  g_free (join->into);
  g_free (join);
}

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_free (offer->join.unit);
  g_free (offer->join.into);
  g_object_unref (offer->desk);
  g_free (offer);
}

static gboolean
join_deed (DubanSession *session, gpointer data, GError **error)
{
  const Join *join = data;

  return duban_session_refresh (session, error)
         && duban_directory_edit_merge_unit (session, join->unit, join->into, NULL, NULL, error);
}

/* The button says what came of it; what failed can be tried again. */
static void
joined_cb (GtkWidget *button, gboolean succeeded, const char *message, gpointer data)
{
  gtk_widget_set_sensitive (button, !succeeded);
  if (succeeded)
    gtk_button_set_label (GTK_BUTTON (button), _ ("Joined"));
  else
    gtk_box_append (GTK_BOX (gtk_widget_get_parent (button)),
                    duban_text_label_new (message, "error"));
}

static void
join_cb (GtkWidget *button, const Offer *offer)
{
  Join *join = g_new0 (Join, 1);

  join->unit = g_strdup (offer->join.unit);
  join->into = g_strdup (offer->join.into);
  gtk_widget_set_sensitive (button, FALSE);
  duban_deed_run_then (button, offer->desk, join_deed, join, join_free, joined_cb, NULL);
}

static GtkWidget *
new_button (const DubanUnitSuggestion *suggestion, DubanDesk *desk)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("The same unit"));
  g_autofree char *name
      = g_strdup_printf (_ ("Join %s with %s"), suggestion->name, suggestion->candidate);
  Offer *offer = g_new0 (Offer, 1);

  *offer = (Offer){ { g_strdup (suggestion->name), g_strdup (suggestion->candidate) },
                    g_object_ref (desk) };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (join_cb), offer, offer_free, 0);
  return button;
}

static void
add_line (GtkBox *box, const DubanUnitSuggestion *suggestion, DubanDesk *desk, gboolean done)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = g_strdup_printf (_ ("“%s” is probably the unit %s."), suggestion->name,
                                           suggestion->candidate);
  GtkWidget *label = duban_text_label_new (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (done)
    gtk_box_append (GTK_BOX (line), new_button (suggestion, desk));
  gtk_box_append (box, line);
}

void
duban_import_joins_add (GtkBox *box, const DubanImportResult *result, DubanDesk *desk,
                        gboolean done)
{
  guint n = 0;

  for (; result != NULL; result = result->next)
    for (guint i = 0; i < result->suggestions->len; i++)
      {
        if (n == 0)
          gtk_box_append (box, duban_text_label_new (_ ("Perhaps the same unit twice"), "heading"));
        if (n == 0 && !done)
          gtk_box_append (box,
                          duban_text_label_new (_ ("Once the file is taken in, one button joins "
                                                   "the two; what was entered stays."),
                                                "dim-label"));
        if (n++ < MAX_LINES)
          add_line (box, g_ptr_array_index (result->suggestions, i), desk, done);
      }
}

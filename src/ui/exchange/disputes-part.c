/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/parts.h"

#include "ui/exchange/pieces.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define SUBJECT_CHARS 80

/* What a button needs when it is pressed. */
typedef struct
{
  GtkWidget *from; /* borrowed: outlives the button */
  DubanDesk *desk;
  DubanConflictWay *way;
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  Press *press = data;

  g_object_unref (press->desk);
  duban_conflict_way_free (press->way);
  g_free (press);
}

static gboolean
take_deed (DubanSession *session, gpointer data, GError **error)
{
  return duban_conflict_way_do (session, data, error);
}

static void
take_cb (GtkButton *button, Press *press)
{
  duban_deed_run (press->from, press->desk, take_deed, duban_conflict_way_copy (press->way),
                  (GDestroyNotify) duban_conflict_way_free, press->way->done);
}

static void
open_cb (GtkButton *button, gpointer task)
{
  duban_page_open_task (GTK_WIDGET (button), GPOINTER_TO_UINT (task));
}

static GtkWidget *
subject_new (const DubanDispute *dispute)
{
  GtkWidget *button, *label;
  g_autofree char *name = NULL;

  if (dispute->task == 0)
    return duban_pieces_text_new (dispute->subject, "heading");
  button = gtk_button_new ();
  label = gtk_label_new (NULL);
  /* Translators: %s is the number and title of a task */
  name = g_strdup_printf (_ ("Open %s"), dispute->subject);
  duban_text_show_line (GTK_LABEL (label), dispute->subject, SUBJECT_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duban-title-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), GUINT_TO_POINTER (dispute->task));
  return button;
}

static GtkWidget *
take_button_new (const DubanDispute *dispute, const DubanDisputeValue *value, GtkWidget *from,
                 DubanDesk *desk)
{
  GtkWidget *button = gtk_button_new_with_label (value->take->label);
  Press *press = g_new (Press, 1);
  /* Translators: in order: the words of a button, a field, its value, who wrote it and when */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s “%s”, %s"), value->take->label,
                                           dispute->field, value->text, value->source);

  *press = (Press){ from, g_object_ref (desk), duban_conflict_way_copy (value->take) };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (take_cb), press, press_free, 0);
  return button;
}

static GtkWidget *
value_new (const DubanDispute *dispute, const DubanDisputeValue *value, GtkWidget *from,
           DubanDesk *desk)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *source
      = value->is_effective
            /* Translators: who wrote a value and when; it counts until it is decided */
            ? g_strdup_printf (_ ("%s · counts for now"), value->source)
            : g_strdup (value->source);

  gtk_widget_add_css_class (line, "duban-facts");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), duban_pieces_text_new (value->text, "heading"));
  gtk_box_append (GTK_BOX (texts), duban_pieces_text_new (source, "dim-label"));
  gtk_box_append (GTK_BOX (line), texts);
  if (!duban_desk_is_read_only (desk))
    gtk_box_append (GTK_BOX (line), take_button_new (dispute, value, from, desk));
  return line;
}

GtkWidget *
duban_disputes_part_new (const DubanOverview *overview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (
      GTK_BOX (box),
      duban_pieces_text_new (
          overview->disputes->len > 0
              ? _ ("What two desks changed without knowing of each other. Nothing of it is lost; "
                   "decide which counts. What you decide can be undone, and goes to all with your "
                   "next export.")
              : _ ("There is no conflict: nothing was written side by side that is still "
                   "undecided."),
          "dim-label"));
  return box;
}

gboolean
duban_disputes_part_add (GtkBox *box, const DubanOverview *overview, guint i, GtkWidget *from,
                         DubanDesk *desk)
{
  const DubanDispute *dispute;
  GtkWidget *card;
  g_autofree char *name = NULL;

  if (i >= overview->disputes->len)
    return FALSE;
  dispute = overview->disputes->pdata[i];
  card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  /* Translators: a task, and the field of it that is contested */
  name = g_strdup_printf (_ ("%s: %s"), dispute->subject, dispute->field);
  gtk_widget_add_css_class (card, "duban-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (card), subject_new (dispute));
  gtk_box_append (GTK_BOX (card), duban_pieces_text_new (dispute->field, "heading"));
  gtk_box_append (GTK_BOX (card), duban_pieces_text_new (dispute->sentence, "dim-label"));
  for (guint k = 0; k < dispute->values->len; k++)
    gtk_box_append (GTK_BOX (card), value_new (dispute, dispute->values->pdata[k], from, desk));
  gtk_box_append (box, card);
  return TRUE;
}

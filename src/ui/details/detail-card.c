/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/detail-card.h"

#define ROW_COLUMNS 46   /* of letters: what the narrowest pane has room for */
#define BUTTON_COLUMNS 5 /* its padding and the gap after it */

GtkWidget *
duban_detail_card_new (const char *name)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  4, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (card, "duban-card");
  return card;
}

GtkWidget *
duban_detail_card_heading_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

GtkWidget *
duban_detail_card_line_new (void)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
}

void
duban_detail_card_add_badge (GtkBox *line, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "duban-badge");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (line, label);
}

GtkWidget *
duban_detail_card_button_new (const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *child = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
duban_detail_card_act_new (const char *label, guint32 task, const char *kind)
{
  return duban_detail_card_button_new (label, "win.act", g_variant_new ("(us)", task, kind));
}

static int
count_columns (const char *text)
{
  int columns = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    columns += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return columns;
}

void
duban_detail_card_buttons_init (DubanDetailCardButtons *buttons, GtkBox *card)
{
  *buttons
      = (DubanDetailCardButtons){ .column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6)) };
  gtk_widget_add_css_class (GTK_WIDGET (buttons->column), "card-buttons");
  gtk_box_append (card, GTK_WIDGET (buttons->column));
}

void
duban_detail_card_buttons_add (DubanDetailCardButtons *buttons, GtkWidget *button,
                               const char *label)
{
  int columns = count_columns (label) + BUTTON_COLUMNS;

  if (buttons->row == NULL || buttons->room < columns)
    {
      buttons->row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
      buttons->room = ROW_COLUMNS;
      gtk_box_append (buttons->column, GTK_WIDGET (buttons->row));
    }
  buttons->room -= columns;
  gtk_box_append (buttons->row, button);
}

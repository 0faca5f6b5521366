/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/line-box.h"

#include "app/wording/wording.h"
#include "ui/widgets/light.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define SUBJECT_CHARS 120
#define FACTS_CHARS 200

static GtkWidget *
new_label (const char *text, guint max_chars, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (label), text, max_chars);
  gtk_widget_set_tooltip_text (label, text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* What is owed stands first; who, why and since when behind it. */
static GtkWidget *
new_second_line (const char *owed, gboolean is_late, const char *facts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *owed_label = new_label (owed, FACTS_CHARS, is_late ? "duban-red" : NULL);
  GtkWidget *facts_label = new_label (facts, FACTS_CHARS, "dim-label");

  gtk_widget_set_hexpand (facts_label, TRUE);
  gtk_box_append (GTK_BOX (box), owed_label);
  gtk_box_append (GTK_BOX (box), facts_label);
  return box;
}

GtkWidget *
duban_line_box_new (DubanLight light, const char *subject, const char *owed, gboolean is_late,
                    const char *facts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = g_object_new (DUBAN_TYPE_LIGHT_MARK, "valign", GTK_ALIGN_CENTER, NULL);

  duban_light_mark_set_light (DUBAN_LIGHT_MARK (mark), light);
  gtk_widget_add_css_class (box, "duban-today-line");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), new_label (subject, SUBJECT_CHARS, NULL));
  gtk_box_append (GTK_BOX (lines), new_second_line (owed, is_late, facts));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), lines);
  return box;
}

char *
duban_line_box_dup_name (const char *label, const char *subject)
{
  /* Translators: an act and the task that it is done with, read out */
  return g_strdup_printf (C_ ("today", "%s: %s"), label, subject);
}

GtkWidget *
duban_line_box_add_button (GtkWidget *box, const char *label, const char *subject)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = duban_line_box_dup_name (label, subject);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

void
duban_line_box_name_row (GtkWidget *row, DubanLight light, const char *subject, const char *owed,
                         const char *facts)
{
  /* Translators: light, task, what is owed, who and why; a line read out */
  g_autofree char *name = g_strdup_printf (C_ ("today", "%s, %s, %s, %s"),
                                           duban_wording_of_light (light), subject, owed, facts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

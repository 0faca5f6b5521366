/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/light-filter.h"

#include "app/wording/wording.h"
#include "ui/widgets/light.h"

#include <glib/gi18n-lib.h>

#define N_LIGHTS 4

struct _DubanLightFilter
{
  GtkWidget *all;
  GtkWidget *all_label;
  GtkWidget *buttons[N_LIGHTS];
  GtkWidget *labels[N_LIGHTS];
};

static GtkWidget *
add_button (GtkBox *box, const char *target, GtkWidget *mark, GtkWidget *label)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (mark != NULL)
    gtk_box_append (GTK_BOX (content), mark);
  gtk_box_append (GTK_BOX (content), label);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tasks.light");
  gtk_box_append (box, button);
  return button;
}

DubanLightFilter *
duban_light_filter_new (GtkBox *box)
{
  DubanLightFilter *filter = g_new0 (DubanLightFilter, 1);

  filter->all_label = gtk_label_new (NULL);
  filter->all = add_button (box, "any", NULL, filter->all_label);
  for (int i = 0; i < N_LIGHTS; i++)
    {
      GtkWidget *mark = g_object_new (DUBAN_TYPE_LIGHT_MARK, NULL);

      duban_light_mark_set_light (DUBAN_LIGHT_MARK (mark), i);
      filter->labels[i] = gtk_label_new (NULL);
      filter->buttons[i] = add_button (box, duban_light_get_code (i), mark, filter->labels[i]);
    }
  g_object_set_data_full (G_OBJECT (box), "light-filter", filter, g_free);
  duban_light_filter_set_counts (filter, (gsize[N_LIGHTS]){ 0 });
  return filter;
}

/* The number is drawn; the name, read out, says which light it counts. */
static void
show_count (GtkWidget *button, GtkWidget *label, const char *name, const char *shown, gsize count)
{
  g_autofree char *text = g_strdup_printf ("%s%" G_GSIZE_FORMAT, shown, count);
  g_autofree char *sentence
      /* Translators: a light and how many tasks have it */
      = g_strdup_printf (ngettext ("%s, %u task", "%s, %u tasks", (gulong) count), name,
                         (guint) count);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_set_tooltip_text (button, sentence);
}

void
duban_light_filter_set_counts (DubanLightFilter *filter, const gsize counts[4])
{
  g_autofree char *all = g_strconcat (C_ ("lights", "All"), " ", NULL);
  gsize sum = 0;

  for (int i = 0; i < N_LIGHTS; i++)
    {
      show_count (filter->buttons[i], filter->labels[i], duban_wording_of_light (i), "", counts[i]);
      sum += counts[i];
    }
  show_count (filter->all, filter->all_label, C_ ("lights", "All"), all, sum);
}

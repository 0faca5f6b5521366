/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/figures.h"

#include "app/view/today-words.h"

#include <glib/gi18n-lib.h>

#define MIN_HEIGHT 64

typedef struct
{
  GtkWidget *button, *number, *name;
} Figure;

struct _DubanFigures
{
  GtkWidget parent_instance;

  GtkWidget *box;
  Figure figures[DUBAN_TODAY_N_PARTS];
};

G_DEFINE_FINAL_TYPE (DubanFigures, duban_figures, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
clicked_cb (DubanFigures *figures, GtkWidget *button)
{
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    if (figures->figures[i].button == button)
      g_signal_emit (figures, chosen_signal, 0, i);
}

static void
duban_figures_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_FIGURES (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_figures_parent_class)->dispose (object);
}

static void
duban_figures_class_init (DubanFiguresClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", DUBAN_TYPE_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
add_figure (DubanFigures *figures, Figure *figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  figure->button = gtk_button_new ();
  figure->number = gtk_label_new (NULL);
  figure->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (figure->name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (figure->button, "duban-figure");
  gtk_widget_add_css_class (figure->number, "duban-figure-number");
  gtk_widget_set_size_request (figure->button, -1, MIN_HEIGHT);
  gtk_widget_set_hexpand (figure->button, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), figure->number);
  gtk_box_append (GTK_BOX (box), figure->name);
  gtk_button_set_child (GTK_BUTTON (figure->button), box);
  g_signal_connect_swapped (figure->button, "clicked", G_CALLBACK (clicked_cb), figures);
  gtk_box_append (GTK_BOX (figures->box), figure->button);
}

static void
duban_figures_init (DubanFigures *figures)
{
  figures->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (figures->box), TRUE);
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    add_figure (figures, &figures->figures[i]);
  gtk_widget_set_parent (figures->box, GTK_WIDGET (figures));
}

GtkWidget *
duban_figures_new (void)
{
  return g_object_new (DUBAN_TYPE_FIGURES, NULL);
}

/* What is overdue is red, what is due today yellow; the word beside it says the same. */
static void
set_colour (GtkWidget *number, DubanSection section, guint32 count)
{
  gtk_widget_remove_css_class (number, "duban-red");
  gtk_widget_remove_css_class (number, "duban-yellow");
  gtk_widget_remove_css_class (number, "dim-label");
  if (count == 0)
    gtk_widget_add_css_class (number, "dim-label");
  else if (section == DUBAN_SECTION_OVERDUE)
    gtk_widget_add_css_class (number, "duban-red");
  else if (section == DUBAN_SECTION_DUE_TODAY)
    gtk_widget_add_css_class (number, "duban-yellow");
}

static void
show_figure (const Figure *figure, DubanSection section, guint32 count, gboolean office)
{
  const char *name = duban_today_say_section (section, office);
  g_autofree char *number = g_strdup_printf ("%u", count);
  /* Translators: what is counted and how many there are, read out */
  g_autofree char *words
      = g_strdup_printf (ngettext ("%s: %u task", "%s: %u tasks", (gulong) count), name, count);

  gtk_label_set_text (GTK_LABEL (figure->number), number);
  gtk_label_set_text (GTK_LABEL (figure->name), name);
  gtk_widget_set_tooltip_text (figure->button, words);
  gtk_widget_set_sensitive (figure->button, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  set_colour (figure->number, section, count);
}

void
duban_figures_show (DubanFigures *figures, const DubanToday *today)
{
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    show_figure (&figures->figures[i], (DubanSection) duban_today_get_part (today, i)->section,
                 duban_today_get_figure (today, i), duban_today_get_leader (today) == 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/section.h"

#include "app/view/today-words.h"
#include "ui/page/page.h"
#include "ui/today/line.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 40

struct _DubanTodaySection
{
  GtkWidget parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanToday *today;
  char *words; /* the heading */

  DubanTodaySpan tasks; /* all that it counts */
  GtkWidget *box, *list;
};

G_DEFINE_FINAL_TYPE (DubanTodaySection, duban_today_section, GTK_TYPE_WIDGET)

static void
all_cb (DubanTodaySection *section)
{
  duban_page_show_tasks (GTK_WIDGET (section), section->words,
                         duban_today_get_tasks (section->today, section->tasks), section->tasks.n);
}

static void
urge_cb (DubanTodaySection *section)
{
  duban_page_send_tasks (GTK_WIDGET (section), "win.urge",
                         duban_today_get_tasks (section->today, section->tasks), section->tasks.n);
}

static void
activated_cb (DubanTodaySection *section, GtkListBoxRow *row)
{
  duban_today_line_open (DUBAN_TODAY_LINE (row));
}

static void
duban_today_section_dispose (GObject *object)
{
  DubanTodaySection *section = DUBAN_TODAY_SECTION (object);

  g_clear_pointer (&section->box, gtk_widget_unparent);
  g_clear_pointer (&section->today, duban_today_unref);
  g_clear_pointer (&section->words, g_free);
  g_clear_object (&section->desk);
  G_OBJECT_CLASS (duban_today_section_parent_class)->dispose (object);
}

static void
duban_today_section_class_init (DubanTodaySectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_today_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
duban_today_section_init (DubanTodaySection *section)
{
  section->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (section->box, GTK_WIDGET (section));
}

static GtkWidget *
add_button (DubanTodaySection *section, GtkWidget *head, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: an act and the section that it concerns, read out */
  g_autofree char *name = g_strdup_printf (C_ ("today", "%s: %s"), section->words, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, section);
  gtk_box_append (GTK_BOX (head), button);
  return button;
}

static void
add_head (DubanTodaySection *section, guint32 count, gboolean has_urge)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *number_label = gtk_label_new (number);

  duban_text_show_line (GTK_LABEL (name), section->words, NAME_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_set_hexpand (number_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number_label), 0);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), number_label);
  if (has_urge)
    add_button (section, head, C_ ("today", "Urge"), G_CALLBACK (urge_cb));
  if (section->tasks.n > 0)
    {
      g_autofree char *all = g_strdup_printf (
          ngettext ("All %u task", "All %u tasks", section->tasks.n), section->tasks.n);

      add_button (section, head, all, G_CALLBACK (all_cb));
    }
  gtk_box_append (GTK_BOX (section->box), head);
}

static void
add_lines (DubanTodaySection *section, DubanTodaySpan lines, gboolean has_acts)
{
  const DubanTodayLine *line = duban_today_get_lines (section->today, lines);

  section->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (section->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (section->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  section->words, -1);
  g_signal_connect_swapped (section->list, "row-activated", G_CALLBACK (activated_cb), section);
  for (guint i = 0; i < MIN (lines.n, DUBAN_TODAY_MAX_LINES); i++)
    gtk_list_box_append (GTK_LIST_BOX (section->list),
                         duban_today_line_new (section->desk, section->today, &line[i], has_acts));
  gtk_box_append (GTK_BOX (section->box), section->list);
}

GtkWidget *
duban_today_section_new (DubanDesk *desk, DubanToday *today, guint n)
{
  DubanTodaySection *section = g_object_new (DUBAN_TYPE_TODAY_SECTION, NULL);
  const DubanTodayPart *part = duban_today_get_part (today, n);

  section->desk = g_object_ref (desk);
  section->today = duban_today_ref (today);
  section->tasks = part->tasks;
  section->words = g_strdup (
      duban_today_say_section ((DubanSection) part->section, duban_today_get_leader (today) == 0));
  add_head (section, duban_today_get_figure (today, n), FALSE);
  add_lines (section, part->lines, TRUE);
  return GTK_WIDGET (section);
}

GtkWidget *
duban_today_section_new_person (DubanDesk *desk, DubanToday *today, guint n)
{
  DubanTodaySection *section = g_object_new (DUBAN_TYPE_TODAY_SECTION, NULL);
  gsize n_persons;
  const DubanTodayPerson *person = &duban_today_get_persons (today, &n_persons)[n];

  section->desk = g_object_ref (desk);
  section->today = duban_today_ref (today);
  section->tasks = person->tasks;
  section->words = duban_today_say_person (today, person);
  add_head (section, person->tasks.n, person->who != 0);
  add_lines (section, person->lines, FALSE);
  return GTK_WIDGET (section);
}

gboolean
duban_today_section_focus (DubanTodaySection *section, guint32 task)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (section->list), i)) != NULL;
       i++)
    if (task == 0 || duban_today_line_get_task (DUBAN_TODAY_LINE (row)) == task)
      return gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

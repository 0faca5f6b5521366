/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes/minutes-paper.h"

#include "ui/clerk/form.h"
#include "ui/widgets/completion.h"
#include "ui/widgets/date-entry.h"

#include <glib/gi18n-lib.h>

struct _DubanMinutesPaper
{
  GtkWidget parent_instance;

  DubanTerms *terms; /* owned */
  GtkWidget *box, *assigner, *source, *assigned;
  gboolean is_touched, is_filling;
};

G_DEFINE_FINAL_TYPE (DubanMinutesPaper, duban_minutes_paper, GTK_TYPE_WIDGET)

static void
edited_cb (DubanMinutesPaper *self)
{
  if (!self->is_filling)
    self->is_touched = TRUE;
}

void
duban_minutes_paper_show (DubanMinutesPaper *self, const DubanMinutes *minutes)
{
  const DubanDay day = minutes->date != DUBAN_NO_DAY ? minutes->date : self->terms->today;
  char text[DUBAN_DAY_TEXT_SIZE];

  if (self->is_touched)
    return;
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->assigner),
                         minutes->assigner != NULL ? minutes->assigner : "");
  gtk_editable_set_text (GTK_EDITABLE (self->source),
                         minutes->source != NULL ? minutes->source : "");
  gtk_editable_set_text (GTK_EDITABLE (self->assigned), duban_day_format (day, text));
  self->is_filling = FALSE;
}

DubanDay
duban_minutes_paper_get_assigned (DubanMinutesPaper *self)
{
  return duban_date_entry_get_day (DUBAN_DATE_ENTRY (self->assigned));
}

gboolean
duban_minutes_paper_take (DubanMinutesPaper *self, DubanMinutesPaperFields *fields, char **problem)
{
  if (!duban_date_entry_read (DUBAN_DATE_ENTRY (self->assigned), &fields->assigned, problem))
    {
      gtk_widget_grab_focus (self->assigned);
      return FALSE;
    }
  fields->assigner
      = duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->assigner))));
  fields->source = duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source))));
  return TRUE;
}

static void
add (DubanMinutesPaper *self, const char *caption, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->box), duban_clerk_form_caption (caption, widget));
  g_signal_connect_object (widget, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_completion (DubanMinutesPaper *self, DubanCompletionSort sort, guint what, const char *name)
{
  g_autoptr (DubanCandidates) candidates = duban_candidates_new (self->terms, what);
  GtkWidget *completion = duban_completion_new (sort, name);

  duban_completion_set_candidates (DUBAN_COMPLETION (completion), candidates);
  return completion;
}

static void
duban_minutes_paper_dispose (GObject *object)
{
  DubanMinutesPaper *self = DUBAN_MINUTES_PAPER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->terms, duban_terms_unref);
  G_OBJECT_CLASS (duban_minutes_paper_parent_class)->dispose (object);
}

static void
duban_minutes_paper_class_init (DubanMinutesPaperClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_minutes_paper_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_minutes_paper_init (DubanMinutesPaper *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
duban_minutes_paper_new (DubanTerms *terms)
{
  DubanMinutesPaper *self = g_object_new (DUBAN_TYPE_MINUTES_PAPER, NULL);

  self->terms = duban_terms_ref (terms);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("minutes", "paper"), -1);
  self->assigner = new_completion (self, DUBAN_COMPLETION_FREE, DUBAN_CANDIDATES_LEADERS,
                                   C_ ("minutes", "Assigned by"));
  self->source
      = new_completion (self, DUBAN_COMPLETION_ONE, DUBAN_CANDIDATES_SOURCES, _ ("Source"));
  self->assigned = duban_date_entry_new (DUBAN_DATE_WORDS_EVENT, C_ ("minutes", "Assigned on"));
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (self->assigned), terms);
  add (self, C_ ("minutes", "Assigned by"), self->assigner);
  add (self, _ ("Source"), self->source);
  add (self, C_ ("minutes", "Assigned on"), self->assigned);
  return GTK_WIDGET (self);
}

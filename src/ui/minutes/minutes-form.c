/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes/minutes-form.h"

#include "ui/clerk/form.h"
#include "ui/widgets/completion.h"
#include "ui/widgets/date-entry.h"

#include <glib/gi18n-lib.h>

struct _DubanMinutesForm
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *title, *lead, *unit, *partners, *due;
  gboolean is_showing; /* the fields change because another draft is shown */
};

G_DEFINE_FINAL_TYPE (DubanMinutesForm, duban_minutes_form, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
changed_cb (DubanMinutesForm *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
attach (DubanMinutesForm *self, const char *caption, GtkWidget *widget, int column, int row,
        int width)
{
  GtkWidget *both = duban_clerk_form_caption (caption, widget);

  gtk_widget_set_hexpand (both, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), both, column, row, width, 1);
  g_signal_connect_object (widget, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_completion (DubanCompletionSort sort, DubanTerms *terms, guint what, const char *name)
{
  g_autoptr (DubanCandidates) candidates = duban_candidates_new (terms, what);
  GtkWidget *completion = duban_completion_new (sort, name);

  duban_completion_set_candidates (DUBAN_COMPLETION (completion), candidates);
  return completion;
}

static char *
dup_trimmed (GtkWidget *editable)
{
  return duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

void
duban_minutes_form_show (DubanMinutesForm *self, const DubanMinutesDraft *draft, DubanDay assigned)
{
  self->is_showing = TRUE;
  gtk_widget_set_sensitive (self->grid, draft != NULL);
  duban_date_entry_set_assigned (DUBAN_DATE_ENTRY (self->due), assigned);
  gtk_editable_set_text (GTK_EDITABLE (self->title), draft != NULL ? draft->title : "");
  gtk_editable_set_text (GTK_EDITABLE (self->lead), draft != NULL ? draft->lead : "");
  gtk_editable_set_text (GTK_EDITABLE (self->unit), draft != NULL ? draft->unit : "");
  gtk_editable_set_text (GTK_EDITABLE (self->partners), draft != NULL ? draft->partners : "");
  gtk_editable_set_text (GTK_EDITABLE (self->due), draft != NULL ? draft->due : "");
  self->is_showing = FALSE;
}

void
duban_minutes_form_take (DubanMinutesForm *self, DubanMinutesDraft *draft)
{
  g_autofree char *lead = dup_trimmed (self->lead);
  g_autofree char *due = NULL;

  if (!g_str_equal (lead, draft->lead))
    draft->lead_by_portfolio = FALSE;
  duban_minutes_choice_take (&draft->title, dup_trimmed (self->title));
  duban_minutes_choice_take (&draft->lead, g_steal_pointer (&lead));
  duban_minutes_choice_take (&draft->unit, dup_trimmed (self->unit));
  duban_minutes_choice_take (&draft->partners, dup_trimmed (self->partners));
  /* 下周五 becomes a date here; what names none stays as it was typed. */
  if (!duban_date_entry_read (DUBAN_DATE_ENTRY (self->due), &due, NULL))
    due = dup_trimmed (self->due);
  duban_minutes_choice_take (&draft->due, g_steal_pointer (&due));
}

gboolean
duban_minutes_form_check (DubanMinutesForm *self, char **problem)
{
  g_autofree char *title = dup_trimmed (self->title);
  g_autofree char *due = NULL;

  if (*title == '\0')
    {
      *problem = g_strdup (_ ("Write what is to be done."));
      gtk_widget_grab_focus (self->title);
      return FALSE;
    }
  if (duban_date_entry_read (DUBAN_DATE_ENTRY (self->due), &due, problem))
    return TRUE;
  gtk_widget_grab_focus (self->due);
  return FALSE;
}

static gboolean
duban_minutes_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_MINUTES_FORM (widget)->title);
}

static void
duban_minutes_form_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_MINUTES_FORM (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_minutes_form_parent_class)->dispose (object);
}

static void
duban_minutes_form_class_init (DubanMinutesFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_minutes_form_dispose;
  widget_class->grab_focus = duban_minutes_form_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[EDITED] = g_signal_new ("edited", DUBAN_TYPE_MINUTES_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
duban_minutes_form_init (DubanMinutesForm *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
duban_minutes_form_new (DubanTerms *terms)
{
  DubanMinutesForm *self = g_object_new (DUBAN_TYPE_MINUTES_FORM, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The chosen proposal"), -1);
  self->title = gtk_entry_new ();
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->title))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Task"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Task"), -1);
  self->lead = new_completion (DUBAN_COMPLETION_ONE, terms, DUBAN_CANDIDATES_LEADERS, _ ("Lead"));
  self->unit = new_completion (DUBAN_COMPLETION_ONE, terms, DUBAN_CANDIDATES_UNITS,
                               _ ("Responsible unit"));
  self->partners = new_completion (DUBAN_COMPLETION_SEVERAL, terms,
                                   DUBAN_CANDIDATES_LEADERS | DUBAN_CANDIDATES_UNITS,
                                   _ ("Cooperating leaders and units"));
  self->due = duban_date_entry_new (DUBAN_DATE_WORDS_DEADLINE, C_ ("minutes", "Deadline"));
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (self->due), terms);
  attach (self, _ ("Task"), self->title, 0, 0, 2);
  attach (self, _ ("Lead"), self->lead, 0, 1, 1);
  attach (self, _ ("Responsible unit"), self->unit, 1, 1, 1);
  attach (self, _ ("Cooperating leaders and units"), self->partners, 0, 2, 2);
  attach (self, C_ ("minutes", "Deadline"), self->due, 0, 3, 2);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-field.h"

#include "core/text.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 110

struct _DubanRecordField
{
  DubanFormField field;
  GtkWidget *input; /* GtkEntry, GtkDropDown or GtkTextView */
  GtkWidget *below; /* the hint, or the problem */
  char *hint;
};

static void
field_free (gpointer data)
{
  DubanRecordField *self = data;

  g_free (self->hint);
  g_free (self);
}

static GtkWidget *
new_choice (DubanFormField field)
{
  guint n;
  const DubanFormChoice *choices = duban_record_form_get_choices (field, &n);
  GtkStringList *words;

  if (choices == NULL)
    return NULL;
  words = gtk_string_list_new (NULL);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (words, _ (choices[i].word));
  return gtk_drop_down_new (G_LIST_MODEL (words), NULL);
}

/* Tab leaves it: a form is filled in by keyboard. */
static GtkWidget *
new_text (GtkWidget **input)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  *input = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*input), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (*input), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), *input);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), TEXT_HEIGHT);
  gtk_widget_add_css_class (scroll, "form-text");
  return scroll;
}

DubanRecordField *
duban_record_field_new (GtkBox *box, DubanFormField field)
{
  DubanRecordField *self = g_new0 (DubanRecordField, 1);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (duban_record_form_get_label (field));
  GtkWidget *outer;

  self->field = field;
  self->input = outer = new_choice (field);
  if (outer == NULL && field == DUBAN_FORM_TEXT)
    outer = new_text (&self->input);
  else if (outer == NULL)
    self->input = outer = gtk_entry_new ();
  if (GTK_IS_ENTRY (self->input))
    gtk_entry_set_activates_default (GTK_ENTRY (self->input), FALSE);
  self->below = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (self->below), 0);
  gtk_label_set_wrap (GTK_LABEL (self->below), TRUE);
  gtk_widget_add_css_class (self->below, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_visible (self->below, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->below,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), outer);
  gtk_box_append (GTK_BOX (column), self->below);
  gtk_box_append (box, column);
  g_object_set_data_full (G_OBJECT (column), "record-field", self, field_free);
  return self;
}

char *
duban_record_field_dup_text (DubanRecordField *self)
{
  guint n;
  const DubanFormChoice *choices = duban_record_form_get_choices (self->field, &n);
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (choices != NULL)
    {
      guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input));

      return g_strdup (selected < n ? choices[selected].code : "");
    }
  if (GTK_IS_ENTRY (self->input))
    return duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input))));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return duban_text_trim (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

void
duban_record_field_set_text (DubanRecordField *self, const char *text)
{
  if (GTK_IS_ENTRY (self->input))
    gtk_editable_set_text (GTK_EDITABLE (self->input), text);
}

static void
show_below (DubanRecordField *self, const char *text, gboolean problem)
{
  gtk_label_set_text (GTK_LABEL (self->below), text != NULL ? text : "");
  gtk_widget_set_visible (self->below, text != NULL);
  if (problem)
    gtk_widget_remove_css_class (self->below, "dim-label");
  else
    gtk_widget_add_css_class (self->below, "dim-label");
  if (problem)
    gtk_widget_add_css_class (self->below, "error");
  else
    gtk_widget_remove_css_class (self->below, "error");
  if (problem)
    gtk_widget_add_css_class (self->input, "error");
  else
    gtk_widget_remove_css_class (self->input, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

void
duban_record_field_set_hint (DubanRecordField *self, const char *hint)
{
  g_free (self->hint);
  self->hint = g_strdup (hint);
  show_below (self, hint, FALSE);
}

void
duban_record_field_set_problem (DubanRecordField *self, const char *problem)
{
  show_below (self, problem != NULL ? problem : self->hint, problem != NULL);
}

void
duban_record_field_focus (DubanRecordField *self)
{
  gtk_widget_grab_focus (self->input);
}

void
duban_record_field_on_changed (DubanRecordField *self, GCallback callback, gpointer object)
{
  g_signal_connect_object (self->input, "changed", callback, object, G_CONNECT_SWAPPED);
}

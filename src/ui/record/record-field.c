/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-field.h"

#include "app/wording/snippet.h"
#include "core/text.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/completion.h"
#include "ui/widgets/date-entry.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 84
#define CHOICE_CHARS 36

struct _DubanRecordField
{
  DubanFormInput kind;
  GtkWidget *column;
  GtkWidget *input;  /* GtkEntry, GtkDropDown, GtkTextView, DubanCompletion, DubanDateEntry */
  GtkWidget *marked; /* what bears the class of an error */
  GtkWidget *below;  /* the problem */
  GPtrArray *codes;  /* of a choice */
  DubanCandidates *candidates; /* of a name; else NULL */
};

static void
field_free (gpointer data)
{
  DubanRecordField *self = data;

  g_ptr_array_unref (self->codes);
  g_clear_pointer (&self->candidates, duban_candidates_unref);
  g_free (self);
}

/* Tab leaves it: a form is filled in by keyboard. */
static GtkWidget *
new_lines (DubanRecordField *self)
{
  GtkWidget *scroll;

  self->input = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->input), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->input), FALSE);
  scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, self->input);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), TEXT_HEIGHT);
  gtk_widget_add_css_class (scroll, "form-text");
  self->marked = scroll;
  return scroll;
}

static GtkWidget *
new_date (DubanRecordField *self, DubanTerms *terms, const char *label)
{
  self->input = duban_date_entry_new (
      self->kind == DUBAN_FORM_INPUT_EVENT ? DUBAN_DATE_WORDS_EVENT : DUBAN_DATE_WORDS_DEADLINE,
      label);
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (self->input), terms);
  self->marked = GTK_WIDGET (duban_date_entry_get_entry (DUBAN_DATE_ENTRY (self->input)));
  return self->input;
}

static GtkWidget *
new_completion (DubanRecordField *self, DubanTerms *terms, const char *label)
{
  guint what = self->kind == DUBAN_FORM_INPUT_LEADER ? DUBAN_CANDIDATES_LEADERS
               : self->kind == DUBAN_FORM_INPUT_UNIT
                   ? DUBAN_CANDIDATES_UNITS
                   : DUBAN_CANDIDATES_LEADERS | DUBAN_CANDIDATES_UNITS;

  self->candidates = duban_candidates_new (terms, what);
  self->input = duban_completion_new (
      self->kind == DUBAN_FORM_INPUT_ANYBODY ? DUBAN_COMPLETION_FREE : DUBAN_COMPLETION_ONE, label);
  duban_completion_set_candidates (DUBAN_COMPLETION (self->input), self->candidates);
  self->marked = GTK_WIDGET (duban_completion_get_entry (DUBAN_COMPLETION (self->input)));
  return self->input;
}

static GtkWidget *
new_input (DubanRecordField *self, DubanTerms *terms, const char *label)
{
  switch (self->kind)
    {
    case DUBAN_FORM_INPUT_LINES:
      return new_lines (self);
    case DUBAN_FORM_INPUT_CHOICE:
      self->input = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);
      break;
    case DUBAN_FORM_INPUT_EVENT:
    case DUBAN_FORM_INPUT_DEADLINE:
      return new_date (self, terms, label);
    case DUBAN_FORM_INPUT_LEADER:
    case DUBAN_FORM_INPUT_UNIT:
    case DUBAN_FORM_INPUT_ANYBODY:
      return new_completion (self, terms, label);
    case DUBAN_FORM_INPUT_LINE:
    default:
      self->input = gtk_entry_new ();
    }
  self->marked = self->input;
  return self->input;
}

static GtkWidget *
new_label (const char *text, gboolean required)
{
  /* Translators: the label of a field that may stay empty */
  g_autofree char *words = required ? g_strdup (text) : g_strdup_printf (_ ("%s (optional)"), text);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

DubanRecordField *
duban_record_field_new (GtkBox *box, DubanTerms *terms, DubanFormInput input, const char *label,
                        gboolean required)
{
  DubanRecordField *self = g_new0 (DubanRecordField, 1);
  GtkWidget *name = new_label (label, required);

  self->kind = input;
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->column), name);
  gtk_box_append (GTK_BOX (self->column), new_input (self, terms, label));
  self->below = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->below), 0);
  gtk_label_set_wrap (GTK_LABEL (self->below), TRUE);
  gtk_widget_add_css_class (self->below, "caption");
  gtk_widget_add_css_class (self->below, "error");
  gtk_widget_set_visible (self->below, FALSE);
  gtk_box_append (GTK_BOX (self->column), self->below);
  if (input == DUBAN_FORM_INPUT_CHOICE)
    duban_choice_set_name (self->input, label);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->input),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->below, NULL, -1);
  gtk_box_append (box, self->column);
  g_object_set_data_full (G_OBJECT (self->column), "record-field", self, field_free);
  return self;
}

void
duban_record_field_add_choice (DubanRecordField *self, const char *code, const char *word)
{
  GListModel *words = gtk_drop_down_get_model (GTK_DROP_DOWN (self->input));
  g_autofree char *line = duban_snippet_dup (word, CHOICE_CHARS);

  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (GTK_STRING_LIST (words), line);
}

static char *
dup_lines (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return duban_text_trim (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

char *
duban_record_field_dup_text (DubanRecordField *self)
{
  char *text = NULL;
  guint selected;

  if (self->kind == DUBAN_FORM_INPUT_LINES)
    return dup_lines (GTK_TEXT_VIEW (self->input));
  if (self->kind == DUBAN_FORM_INPUT_CHOICE)
    {
      selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->input));
      return g_strdup (selected < self->codes->len ? self->codes->pdata[selected] : "");
    }
  if (DUBAN_IS_DATE_ENTRY (self->input))
    {
      duban_date_entry_read (DUBAN_DATE_ENTRY (self->input), &text, NULL);
      return text != NULL ? text : g_strdup ("");
    }
  return duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input))));
}

static void
choose (DubanRecordField *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_str_has_prefix (self->codes->pdata[i], code))
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->input), i);
        return;
      }
}

void
duban_record_field_set_text (DubanRecordField *self, const char *text)
{
  if (self->kind == DUBAN_FORM_INPUT_CHOICE)
    choose (self, text);
  else if (self->kind == DUBAN_FORM_INPUT_LINES)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->input), text);
}

DubanDay
duban_record_field_get_day (DubanRecordField *self)
{
  return duban_date_entry_get_day (DUBAN_DATE_ENTRY (self->input));
}

void
duban_record_field_set_assigned (DubanRecordField *self, DubanDay assigned)
{
  duban_date_entry_set_assigned (DUBAN_DATE_ENTRY (self->input), assigned);
}

void
duban_record_field_set_remark (DubanRecordField *self, const char *remark)
{
  duban_date_entry_set_remark (DUBAN_DATE_ENTRY (self->input), remark);
}

static gboolean
check_date (DubanRecordField *self)
{
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;

  if (!duban_date_entry_read (DUBAN_DATE_ENTRY (self->input), &text, &problem))
    return FALSE; /* it says so itself */
  if (text[0] == '\0' || duban_record_field_get_day (self) != DUBAN_NO_DAY)
    return TRUE;
  duban_record_field_set_problem (self, _ ("A single day is needed here."));
  return FALSE;
}

/* A leader or unit of the directory; whom a record is addressed to may be an organ outside it. */
static gboolean
check_name (DubanRecordField *self)
{
  g_autofree char *text = duban_record_field_dup_text (self);
  g_autofree char *problem = NULL;

  if (text[0] == '\0' || self->kind == DUBAN_FORM_INPUT_ANYBODY
      || duban_candidates_find (self->candidates, text) != NULL)
    return TRUE;
  problem = g_strdup_printf (self->kind == DUBAN_FORM_INPUT_LEADER
                                 ? _ ("There is no leader “%s”; choose one of the list.")
                                 : _ ("There is no unit “%s”; choose one of the list."),
                             text);
  duban_record_field_set_problem (self, problem);
  return FALSE;
}

gboolean
duban_record_field_check (DubanRecordField *self)
{
  if (DUBAN_IS_DATE_ENTRY (self->input))
    return check_date (self);
  return self->candidates == NULL || check_name (self);
}

void
duban_record_field_set_problem (DubanRecordField *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->below), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->below, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (self->marked, "error");
  else
    gtk_widget_remove_css_class (self->marked, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
duban_record_field_set_visible (DubanRecordField *self, gboolean visible)
{
  gtk_widget_set_visible (self->column, visible);
}

gboolean
duban_record_field_is_visible (DubanRecordField *self)
{
  return gtk_widget_get_visible (self->column);
}

void
duban_record_field_focus (DubanRecordField *self)
{
  gtk_widget_grab_focus (self->input);
}

void
duban_record_field_on_changed (DubanRecordField *self, GCallback callback, gpointer object)
{
  if (self->kind == DUBAN_FORM_INPUT_LINES)
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), "changed",
                             callback, object, G_CONNECT_SWAPPED);
  else if (self->kind == DUBAN_FORM_INPUT_CHOICE)
    g_signal_connect_object (self->input, "notify::selected", callback, object, G_CONNECT_SWAPPED);
  else if (DUBAN_IS_DATE_ENTRY (self->input))
    /* After the entry has read it. */
    g_signal_connect_object (self->marked, "changed", callback, object,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  else
    g_signal_connect_object (self->input, "changed", callback, object, G_CONNECT_SWAPPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry/entry-row.h"

#include "core/text.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/date-entry.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 72

struct _DubanEntryRow
{
  GtkWidget parent_instance;

  const DubanEntryField *field;
  GArray *choices; /* of DubanEntryChoice; NULL: it is no CHOICE */
  char *hint, *problem, *why;
  gboolean is_said, is_proposed;
  gboolean is_setting; /* the change is not a person's */

  GtkWidget *line, *label, *column, *input, *below;
};

G_DEFINE_FINAL_TYPE (DubanEntryRow, duban_entry_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What bears the style classes, and the names for those who cannot see. */
static GtkWidget *
get_inner (DubanEntryRow *row)
{
  if (DUBAN_IS_COMPLETION (row->input))
    return GTK_WIDGET (duban_completion_get_entry (DUBAN_COMPLETION (row->input)));
  if (DUBAN_IS_DATE_ENTRY (row->input))
    return GTK_WIDGET (duban_date_entry_get_entry (DUBAN_DATE_ENTRY (row->input)));
  return row->input;
}

static void
toggle_class (GtkWidget *widget, const char *class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
show_below (DubanEntryRow *row)
{
  g_autofree char *proposal
      /* Translators: under a field that was filled in from the portfolio; %s is why */
      = row->is_proposed ? g_strdup_printf (_ ("Proposed: %s"), row->why) : NULL;
  const char *text = row->problem != NULL ? row->problem : proposal != NULL ? proposal : row->hint;
  GtkWidget *inner = get_inner (row);

  duban_text_show (GTK_LABEL (row->below), text);
  gtk_widget_set_visible (row->below, text != NULL);
  toggle_class (row->below, "error", row->problem != NULL);
  toggle_class (row->below, "dim-label", row->problem == NULL);
  toggle_class (inner, "error", row->problem != NULL);
  toggle_class (inner, "proposed", row->problem == NULL && row->is_proposed);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_STATE_INVALID,
      row->problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* A drop-down is named by its field and says what is chosen. */
static void
name_choice (DubanEntryRow *row)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (row->input));
  g_autofree char *name = NULL;

  if (chosen >= row->choices->len)
    return;
  name = g_strdup_printf ("%s：%s", duban_entry_field_get_label (row->field),
                          g_array_index (row->choices, DubanEntryChoice, chosen).word);
  duban_choice_set_name (row->input, name);
}

static void
changed_cb (DubanEntryRow *row)
{
  if (GTK_IS_DROP_DOWN (row->input))
    name_choice (row);
  if (row->is_setting)
    return;
  row->is_said = TRUE;
  row->is_proposed = FALSE;
  g_clear_pointer (&row->problem, g_free);
  show_below (row);
  g_signal_emit (row, signals[CHANGED], 0);
}

static void
activate_cb (DubanEntryRow *row)
{
  g_signal_emit (row, signals[ACTIVATE], 0);
}

static void
fill_choices (DubanEntryRow *row, const char *now)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_clear_pointer (&row->choices, g_array_unref);
  row->choices = duban_entry_field_dup_choices (row->field, now);
  for (guint i = 0; i < row->choices->len; i++)
    gtk_string_list_append (words, g_array_index (row->choices, DubanEntryChoice, i).word);
  gtk_drop_down_set_model (GTK_DROP_DOWN (row->input), G_LIST_MODEL (words));
}

static void
name_input (DubanEntryRow *row, GtkWidget *input)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  duban_entry_field_get_label (row->field), -1);
}

/* Tab leaves it: a form is filled in by keyboard. */
static GtkWidget *
new_text (DubanEntryRow *row)
{
  GtkWidget *scroll;

  row->input = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (row->input), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (row->input), FALSE);
  name_input (row, row->input);
  scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, row->input);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), TEXT_HEIGHT);
  gtk_widget_add_css_class (scroll, "form-text");
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->input)), "changed",
                            G_CALLBACK (changed_cb), row);
  return scroll;
}

static GtkWidget *
new_line (DubanEntryRow *row)
{
  row->input = gtk_entry_new ();
  name_input (row, row->input);
  name_input (row, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row->input))));
  return row->input;
}

static GtkWidget *
new_choice (DubanEntryRow *row)
{
  row->input = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_halign (row->input, GTK_ALIGN_START);
  fill_choices (row, "");
  name_choice (row);
  g_signal_connect_swapped (row->input, "notify::selected", G_CALLBACK (changed_cb), row);
  return row->input;
}

static GtkWidget *
new_input (DubanEntryRow *row)
{
  const char *label = duban_entry_field_get_label (row->field);

  switch (row->field->input)
    {
    case DUBAN_ENTRY_TEXT:
      return new_text (row);
    case DUBAN_ENTRY_NAME:
      row->input = duban_completion_new (row->field->sort, label);
      return row->input;
    case DUBAN_ENTRY_DATE:
      row->input = duban_date_entry_new (row->field->date, label);
      return row->input;
    case DUBAN_ENTRY_CHOICE:
      return new_choice (row);
    case DUBAN_ENTRY_LINE:
    default:
      return new_line (row);
    }
}

static gboolean
duban_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_ENTRY_ROW (widget)->input);
}

static void
duban_entry_row_dispose (GObject *object)
{
  DubanEntryRow *row = DUBAN_ENTRY_ROW (object);

  g_clear_pointer (&row->line, gtk_widget_unparent);
  g_clear_pointer (&row->choices, g_array_unref);
  g_clear_pointer (&row->hint, g_free);
  g_clear_pointer (&row->problem, g_free);
  g_clear_pointer (&row->why, g_free);
  G_OBJECT_CLASS (duban_entry_row_parent_class)->dispose (object);
}

static void
duban_entry_row_class_init (DubanEntryRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_entry_row_dispose;
  widget_class->grab_focus = duban_entry_row_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", DUBAN_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_entry_row_init (DubanEntryRow *row)
{
  row->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  row->label = gtk_label_new (NULL);
  row->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  row->below = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->label), 1);
  gtk_widget_set_valign (row->label, GTK_ALIGN_START);
  gtk_widget_add_css_class (row->label, "dim-label");
  gtk_widget_add_css_class (row->label, "entry-label");
  gtk_widget_set_hexpand (row->column, TRUE);
  gtk_label_set_xalign (GTK_LABEL (row->below), 0);
  gtk_label_set_wrap (GTK_LABEL (row->below), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (row->below), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (row->below, "caption");
  gtk_widget_set_visible (row->below, FALSE);
  gtk_box_append (GTK_BOX (row->line), row->label);
  gtk_box_append (GTK_BOX (row->line), row->column);
  gtk_widget_set_parent (row->line, GTK_WIDGET (row));
}

GtkWidget *
duban_entry_row_new (const DubanEntryField *field, GtkSizeGroup *labels)
{
  DubanEntryRow *row = g_object_new (DUBAN_TYPE_ENTRY_ROW, NULL);
  GtkWidget *inner;

  row->field = field;
  gtk_label_set_text (GTK_LABEL (row->label), duban_entry_field_get_label (field));
  gtk_size_group_add_widget (labels, row->label);
  gtk_box_append (GTK_BOX (row->column), new_input (row));
  gtk_box_append (GTK_BOX (row->column), row->below);
  inner = get_inner (row);
  if (GTK_IS_EDITABLE (row->input))
    {
      g_signal_connect_swapped (row->input, "changed", G_CALLBACK (changed_cb), row);
      g_signal_connect_swapped (row->input, "activate", G_CALLBACK (activate_cb), row);
    }
  if (field->hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (inner), _ (field->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  duban_entry_field_get_label (field), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  row->below, NULL, -1);
  return GTK_WIDGET (row);
}

const DubanEntryField *
duban_entry_row_get_field (DubanEntryRow *row)
{
  return row->field;
}

void
duban_entry_row_set_terms (DubanEntryRow *row, DubanTerms *terms)
{
  if (DUBAN_IS_DATE_ENTRY (row->input))
    duban_date_entry_set_terms (DUBAN_DATE_ENTRY (row->input), terms);
  if (DUBAN_IS_COMPLETION (row->input))
    {
      g_autoptr (DubanCandidates) candidates = duban_candidates_new (terms, row->field->what);

      duban_completion_set_candidates (DUBAN_COMPLETION (row->input), candidates);
    }
}

void
duban_entry_row_set_assigned (DubanEntryRow *row, DubanDay assigned)
{
  if (DUBAN_IS_DATE_ENTRY (row->input))
    duban_date_entry_set_assigned (DUBAN_DATE_ENTRY (row->input), assigned);
}

DubanDay
duban_entry_row_get_day (DubanEntryRow *row)
{
  return DUBAN_IS_DATE_ENTRY (row->input) ? duban_date_entry_get_day (DUBAN_DATE_ENTRY (row->input))
                                          : DUBAN_NO_DAY;
}

char *
duban_entry_row_dup_text (DubanEntryRow *row)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (GTK_IS_DROP_DOWN (row->input))
    return g_strdup (g_array_index (row->choices, DubanEntryChoice,
                                    gtk_drop_down_get_selected (GTK_DROP_DOWN (row->input)))
                         .code);
  if (GTK_IS_EDITABLE (row->input))
    return duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->input))));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return duban_text_trim (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

gboolean
duban_entry_row_read (DubanEntryRow *row, char **text)
{
  if (DUBAN_IS_DATE_ENTRY (row->input))
    return duban_date_entry_read (DUBAN_DATE_ENTRY (row->input), text, NULL);
  *text = duban_entry_row_dup_text (row);
  return TRUE;
}

void
duban_entry_row_mark_wrong (DubanEntryRow *row)
{
  if (DUBAN_IS_DATE_ENTRY (row->input))
    duban_date_entry_mark_wrong (DUBAN_DATE_ENTRY (row->input));
}

static void
set_choice (DubanEntryRow *row, const char *code)
{
  fill_choices (row, code);
  for (guint i = 0; i < row->choices->len; i++)
    if (g_str_equal (g_array_index (row->choices, DubanEntryChoice, i).code, code))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (row->input), i);
  name_choice (row);
}

static void
put_text (DubanEntryRow *row, const char *text)
{
  row->is_setting = TRUE;
  if (GTK_IS_DROP_DOWN (row->input))
    set_choice (row, text);
  else if (DUBAN_IS_COMPLETION (row->input))
    duban_completion_set_text (DUBAN_COMPLETION (row->input), text);
  else if (GTK_IS_EDITABLE (row->input))
    gtk_editable_set_text (GTK_EDITABLE (row->input), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->input)), text, -1);
  row->is_setting = FALSE;
}

void
duban_entry_row_set_text (DubanEntryRow *row, const char *text)
{
  put_text (row, text);
  row->is_said = FALSE;
  row->is_proposed = FALSE;
  g_clear_pointer (&row->problem, g_free);
  show_below (row);
}

void
duban_entry_row_say (DubanEntryRow *row, const char *text)
{
  duban_entry_row_set_text (row, text);
  row->is_said = TRUE;
}

gboolean
duban_entry_row_is_said (DubanEntryRow *row)
{
  return row->is_said;
}

/* Whoever stands in the field already types over the proposal, not in front of it. */
static void
select_proposal (DubanEntryRow *row)
{
  GtkEditable *inner = GTK_EDITABLE (get_inner (row));

  if (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (inner))))
    gtk_editable_select_region (inner, 0, -1);
}

void
duban_entry_row_propose (DubanEntryRow *row, const char *value, const char *why)
{
  g_autofree char *text = duban_entry_row_dup_text (row);

  if (row->is_said || (value == NULL && !row->is_proposed))
    return;
  row->is_proposed = value != NULL;
  g_free (row->why);
  row->why = g_strdup (why);
  if (g_strcmp0 (text, value != NULL ? value : "") != 0)
    {
      put_text (row, value != NULL ? value : "");
      select_proposal (row);
    }
  show_below (row);
}

gboolean
duban_entry_row_is_proposed (DubanEntryRow *row)
{
  return row->is_proposed;
}

void
duban_entry_row_set_problem (DubanEntryRow *row, const char *problem)
{
  if (g_strcmp0 (row->problem, problem) == 0)
    return;
  g_free (row->problem);
  row->problem = g_strdup (problem);
  show_below (row);
}

void
duban_entry_row_set_hint (DubanEntryRow *row, const char *hint)
{
  if (g_strcmp0 (row->hint, hint) == 0)
    return;
  g_free (row->hint);
  row->hint = g_strdup (hint);
  show_below (row);
}

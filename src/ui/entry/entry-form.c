/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry/entry-form.h"

#include "app/edit/value.h"
#include "ui/entry/entry-reason.h"
#include "ui/entry/entry-row.h"

#include <glib/gi18n-lib.h>

struct _DubanEntryForm
{
  GtkWidget parent_instance;

  DubanTerms *terms;
  guint32 task;                       /* 0: a new one */
  char *before[DUBAN_ENTRY_N_FIELDS]; /* what stood there, as the row has it */

  GtkWidget *box, *more, *more_box, *reason, *reason_line;
  DubanEntryRow *rows[DUBAN_ENTRY_N_FIELDS];
};

G_DEFINE_FINAL_TYPE (DubanEntryForm, duban_entry_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
find_row (const char *name)
{
  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    if (g_str_equal (duban_entry_field_get (i)->name, name))
      return i;
  g_assert_not_reached ();
}

static DubanEntryRow *
get_row (DubanEntryForm *form, const char *name)
{
  return form->rows[find_row (name)];
}

/* Whether a lead or unit that stood there is another now, by whatever name. */
static gboolean
is_passed_on (DubanEntryForm *form, const char *name)
{
  const DubanDirectory *directory = form->terms->directory;
  const guint i = find_row (name);
  const char *before = form->before[i];
  g_autofree char *text = duban_entry_row_dup_text (form->rows[i]);

  if (form->task == 0 || before == NULL || before[0] == '\0' || g_str_equal (text, before))
    return FALSE;
  if (g_str_equal (name, "lead"))
    return duban_directory_find_leader (directory, text)
               != duban_directory_find_leader (directory, before)
           || text[0] == '\0';
  return duban_directory_find_unit (directory, text)
             != duban_directory_find_unit (directory, before)
         || text[0] == '\0';
}

static gboolean
has_reason (DubanEntryForm *form)
{
  return is_passed_on (form, "lead") || is_passed_on (form, "unit");
}

/* How many of the folded fields are filled in stands on the fold. */
static void
name_fold (DubanEntryForm *form)
{
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    {
      const DubanEntryField *field = duban_entry_field_get (i);
      g_autofree char *text = duban_entry_row_dup_text (form->rows[i]);

      n += field->is_more && field->input != DUBAN_ENTRY_CHOICE && text[0] != '\0';
    }
  label = n == 0 ? g_strdup (_ ("More"))
                 : g_strdup_printf (ngettext ("More (%u filled in)", "More (%u filled in)", n), n);
  gtk_expander_set_label (GTK_EXPANDER (form->more), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->more), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
follow (DubanEntryForm *form)
{
  DubanDay assigned = duban_entry_row_get_day (get_row (form, "assigned"));

  duban_entry_row_set_assigned (get_row (form, "due"), assigned);
  gtk_widget_set_visible (form->reason_line, has_reason (form));
  name_fold (form);
}

static void
changed_cb (DubanEntryForm *form)
{
  follow (form);
  g_signal_emit (form, signals[CHANGED], 0);
}

/* Enter in a line goes on to the next field, as in a sheet. */
static void
activate_cb (DubanEntryForm *form, DubanEntryRow *row)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                          GTK_DIR_TAB_FORWARD);
}

/* Under the lead, in the column of what is filled in. */
static void
add_reason (DubanEntryForm *form, GtkSizeGroup *labels)
{
  GtkWidget *indent = gtk_label_new (NULL);

  form->reason_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_size_group_add_widget (labels, indent);
  gtk_widget_set_hexpand (form->reason, TRUE);
  gtk_box_append (GTK_BOX (form->reason_line), indent);
  gtk_box_append (GTK_BOX (form->reason_line), form->reason);
  gtk_widget_set_visible (form->reason_line, FALSE);
  gtk_box_append (GTK_BOX (form->box), form->reason_line);
}

static void
add_rows (DubanEntryForm *form)
{
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    {
      const DubanEntryField *field = duban_entry_field_get (i);
      GtkWidget *row = duban_entry_row_new (field, labels);

      form->rows[i] = DUBAN_ENTRY_ROW (row);
      gtk_box_append (GTK_BOX (field->is_more ? form->more_box : form->box), row);
      if (g_str_equal (field->name, "lead"))
        add_reason (form, labels);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), form, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "activate", G_CALLBACK (activate_cb), form, G_CONNECT_SWAPPED);
    }
}

static gboolean
duban_entry_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DUBAN_ENTRY_FORM (widget)->rows[0]));
}

static void
duban_entry_form_dispose (GObject *object)
{
  DubanEntryForm *form = DUBAN_ENTRY_FORM (object);

  g_clear_pointer (&form->box, gtk_widget_unparent);
  g_clear_pointer (&form->terms, duban_terms_unref);
  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    g_clear_pointer (&form->before[i], g_free);
  G_OBJECT_CLASS (duban_entry_form_parent_class)->dispose (object);
}

static void
duban_entry_form_class_init (DubanEntryFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_entry_form_dispose;
  widget_class->grab_focus = duban_entry_form_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_ENTRY_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_entry_form_init (DubanEntryForm *form)
{
  form->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  form->more_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  form->more = gtk_expander_new (NULL);
  form->reason = duban_entry_reason_new ();
  g_signal_connect_object (form->reason, "changed", G_CALLBACK (changed_cb), form,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (form->box, "form");
  gtk_widget_set_margin_top (form->more_box, 8);
  gtk_expander_set_child (GTK_EXPANDER (form->more), form->more_box);
  add_rows (form);
  gtk_box_append (GTK_BOX (form->box), form->more);
  gtk_widget_set_parent (form->box, GTK_WIDGET (form));
  gtk_accessible_update_property (GTK_ACCESSIBLE (form), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Fields of the task"), -1);
  name_fold (form);
}

GtkWidget *
duban_entry_form_new (void)
{
  return g_object_new (DUBAN_TYPE_ENTRY_FORM, NULL);
}

/* The day of assignment is today until somebody says otherwise. */
static void
put_today (DubanEntryForm *form)
{
  DubanEntryRow *row = get_row (form, "assigned");
  char today[DUBAN_DAY_TEXT_SIZE];

  if (form->task == 0 && !duban_entry_row_is_said (row))
    duban_entry_row_set_text (row, duban_day_format (form->terms->today, today));
}

void
duban_entry_form_set_terms (DubanEntryForm *form, DubanTerms *terms)
{
  duban_terms_ref (terms);
  g_clear_pointer (&form->terms, duban_terms_unref);
  form->terms = terms;
  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    duban_entry_row_set_terms (form->rows[i], terms);
  put_today (form);
  follow (form);
}

static void
show_rectification (DubanEntryForm *form, gboolean is_rectification)
{
  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    {
      g_autofree char *text = duban_entry_row_dup_text (form->rows[i]);

      if (duban_entry_field_get (i)->is_rectification)
        gtk_widget_set_visible (GTK_WIDGET (form->rows[i]), is_rectification || text[0] != '\0');
    }
}

void
duban_entry_form_begin_new (DubanEntryForm *form)
{
  form->task = 0;
  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    {
      duban_entry_row_set_text (form->rows[i], "");
      duban_entry_row_set_hint (form->rows[i], NULL);
      g_clear_pointer (&form->before[i], g_free);
    }
  gtk_expander_set_expanded (GTK_EXPANDER (form->more), FALSE);
  show_rectification (form, FALSE);
  put_today (form);
  follow (form);
}

/* Where the text of a row stands among those of duban_edit_field_list(). */
static const char *
find_text (const char *const *texts, const char *name)
{
  const char *const *names = duban_edit_field_list ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return texts[i];
  g_assert_not_reached ();
}

/* 2026-11-23T09:00 is for programs. */
static char *
dup_readable (const DubanEntryField *field, const char *const *texts)
{
  char *text = g_strdup (find_text (texts, field->name));

  if (field->input == DUBAN_ENTRY_DATE)
    g_strdelimit (text, "T", ' ');
  return text;
}

static void
put_before (DubanEntryForm *form, guint i, const char *text)
{
  duban_entry_row_set_text (form->rows[i], text);
  g_free (form->before[i]);
  form->before[i] = duban_entry_row_dup_text (form->rows[i]);
}

/* What the ledger had for a deadline that is no date. */
static void
show_due_text (DubanEntryForm *form, const char *const *texts)
{
  const char *wording = find_text (texts, "due-text");
  g_autofree char *hint = NULL;

  if (wording[0] != '\0')
    /* Translators: under the deadline; %s is its wording as published */
    hint = g_strdup_printf (_ ("As published: %s"), wording);
  duban_entry_row_set_hint (get_row (form, "due"), hint);
}

void
duban_entry_form_begin_edit (DubanEntryForm *form, guint32 task, const char *const *texts)
{
  form->task = task;
  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    {
      g_autofree char *text = dup_readable (duban_entry_field_get (i), texts);

      put_before (form, i, text);
    }
  duban_entry_reason_clear (DUBAN_ENTRY_REASON (form->reason));
  show_due_text (form, texts);
  show_rectification (form, FALSE);
  follow (form);
}

static gboolean
is_changed (DubanEntryForm *form, guint i)
{
  g_autofree char *text = duban_entry_row_dup_text (form->rows[i]);

  return g_strcmp0 (text, form->before[i]) != 0;
}

char *
duban_entry_form_merge (DubanEntryForm *form, const char *const *texts)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    {
      const DubanEntryField *field = duban_entry_field_get (i);
      g_autofree char *text = dup_readable (field, texts);
      g_autofree char *typed = duban_entry_row_dup_text (form->rows[i]);
      const gboolean was_changed = is_changed (form, i);
      g_autofree char *before = g_strdup (form->before[i]);

      /* By way of the row, which has its own words for nothing. */
      put_before (form, i, text);
      if (g_strcmp0 (before, form->before[i]) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                                duban_entry_field_get_label (field));
      if (was_changed)
        duban_entry_row_say (form->rows[i], typed);
    }
  show_due_text (form, texts);
  follow (form);
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

gboolean
duban_entry_form_is_said (DubanEntryForm *form)
{
  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    if (duban_entry_row_is_said (form->rows[i]) && !duban_entry_field_get (i)->stays)
      return TRUE;
  return FALSE;
}

GPtrArray *
duban_entry_form_dup_said (DubanEntryForm *form)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    g_ptr_array_add (said, duban_entry_row_is_said (form->rows[i])
                               ? duban_entry_row_dup_text (form->rows[i])
                               : NULL);
  return said;
}

void
duban_entry_form_say (DubanEntryForm *form, GPtrArray *said)
{
  for (guint i = 0; i < said->len; i++)
    if (said->pdata[i] != NULL)
      duban_entry_row_say (form->rows[i], said->pdata[i]);
  changed_cb (form);
}

void
duban_entry_form_begin_another (DubanEntryForm *form)
{
  g_autoptr (GPtrArray) said = duban_entry_form_dup_said (form);

  for (guint i = 0; i < said->len; i++)
    if (!duban_entry_field_get (i)->stays)
      g_clear_pointer (&said->pdata[i], g_free);
  duban_entry_form_begin_new (form);
  duban_entry_form_say (form, said);
}

void
duban_entry_form_say_field (DubanEntryForm *form, const char *name, const char *text)
{
  duban_entry_row_say (get_row (form, name), text);
  changed_cb (form);
}

char *
duban_entry_form_dup_field (DubanEntryForm *form, const char *name)
{
  return duban_entry_row_dup_text (get_row (form, name));
}

/* Whether a field of a new task says something: a lead that was emptied says “none”. */
static gboolean
is_given (DubanEntryForm *form, guint i, const char *text)
{
  const DubanEntryField *field = duban_entry_field_get (i);
  const gboolean is_proposable = g_str_equal (field->name, "lead")
                                 || g_str_equal (field->name, "cooperators")
                                 || g_str_equal (field->name, "assigner");

  if (duban_entry_row_is_proposed (form->rows[i]))
    return FALSE;
  if (field->input == DUBAN_ENTRY_CHOICE || is_proposable)
    return duban_entry_row_is_said (form->rows[i]);
  return text[0] != '\0';
}

static void
take_row (DubanEntryForm *form, guint i, DubanEntryDraft *draft, DubanEntryRow **wrong)
{
  g_autofree char *text = NULL;

  if (!duban_entry_row_read (form->rows[i], &text))
    {
      if (wrong == NULL)
        return;
      duban_entry_row_mark_wrong (form->rows[i]);
      *wrong = *wrong != NULL ? *wrong : form->rows[i];
    }
  else if (form->task != 0 ? is_changed (form, i) : is_given (form, i, text))
    duban_entry_draft_add (draft, duban_entry_field_get (i)->name, text);
}

static DubanEntryDraft *
make_draft (DubanEntryForm *form, DubanEntryRow **wrong)
{
  DubanEntryDraft *draft = duban_entry_draft_new (form->task);

  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    take_row (form, i, draft, wrong);
  return draft;
}

DubanEntryDraft *
duban_entry_form_dup_draft (DubanEntryForm *form)
{
  DubanEntryDraft *draft = make_draft (form, NULL);

  draft->is_correction = duban_entry_reason_is_correction (DUBAN_ENTRY_REASON (form->reason));
  return draft;
}

static void
focus_row (DubanEntryForm *form, DubanEntryRow *row)
{
  if (duban_entry_row_get_field (row)->is_more)
    gtk_expander_set_expanded (GTK_EXPANDER (form->more), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

DubanEntryDraft *
duban_entry_form_dup_final (DubanEntryForm *form)
{
  DubanEntryRow *wrong = NULL;
  g_autoptr (DubanEntryDraft) draft = NULL;
  g_autofree char *title = duban_entry_row_dup_text (form->rows[0]);
  char *reason;

  if (title[0] == '\0')
    {
      duban_entry_row_set_problem (form->rows[0], _ ("Say what is to be done."));
      wrong = form->rows[0];
    }
  draft = make_draft (form, &wrong);
  if (wrong != NULL)
    {
      focus_row (form, wrong);
      return NULL;
    }
  if (!has_reason (form))
    return g_steal_pointer (&draft);
  reason = duban_entry_reason_dup_text (DUBAN_ENTRY_REASON (form->reason));
  if (reason == NULL)
    {
      gtk_widget_grab_focus (form->reason);
      return NULL;
    }
  if (duban_entry_reason_is_correction (DUBAN_ENTRY_REASON (form->reason)))
    draft->correction = reason;
  else
    draft->reason = reason;
  return g_steal_pointer (&draft);
}

static gboolean
has_focus (DubanEntryRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row));
}

static void
show_row (DubanEntryForm *form, guint i, const DubanPreview *preview, gboolean is_final)
{
  const char *name = duban_entry_field_get (i)->name;
  const DubanPreviewProposal *proposal = duban_preview_find_proposal (preview, name);
  const char *problem = duban_preview_find_problem (preview, name);

  if (form->task == 0)
    duban_entry_row_propose (form->rows[i], proposal != NULL ? proposal->value : NULL,
                             proposal != NULL ? proposal->why : NULL);
  if (problem != NULL && (is_final || !has_focus (form->rows[i])))
    duban_entry_row_set_problem (form->rows[i], problem);
  else if (problem == NULL && !is_final && duban_entry_field_get (i)->input != DUBAN_ENTRY_DATE
           && i > 0)
    duban_entry_row_set_problem (form->rows[i], NULL);
}

void
duban_entry_form_show (DubanEntryForm *form, const DubanPreview *preview, gboolean is_final)
{
  g_autofree char *field = NULL;
  g_autofree char *parent = NULL;

  for (guint i = 0; i < DUBAN_ENTRY_N_FIELDS; i++)
    show_row (form, i, preview, is_final);
  if (preview->new_field != NULL)
    field = g_strdup_printf (_ ("“%s” is entered as a new field of work."), preview->new_field);
  if (preview->parent_title != NULL)
    parent = g_strdup_printf (_ ("A part of “%s”"), preview->parent_title);
  duban_entry_row_set_hint (get_row (form, "title"), preview->same_title);
  duban_entry_row_set_hint (get_row (form, "field"), field);
  duban_entry_row_set_hint (get_row (form, "parent"), parent);
  show_rectification (form, preview->is_rectification);
  follow (form);
  for (guint i = 0; is_final && i < DUBAN_ENTRY_N_FIELDS; i++)
    if (duban_preview_find_problem (preview, duban_entry_field_get (i)->name) != NULL)
      {
        focus_row (form, form->rows[i]);
        return;
      }
}

/* Not while the title is being written: that nobody leads it yet is no news then. */
gboolean
duban_entry_form_is_begun (DubanEntryForm *form)
{
  DubanEntryRow *title = get_row (form, "title");
  g_autofree char *text = duban_entry_row_dup_text (title);
  g_autofree char *unit = duban_entry_row_dup_text (get_row (form, "unit"));
  g_autofree char *lead = duban_entry_row_dup_text (get_row (form, "lead"));

  return form->task != 0 || unit[0] != '\0' || lead[0] != '\0'
         || (text[0] != '\0' && !has_focus (title));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/fill-dialog.h"

#include "app/edit/bulk.h"
#include "app/wording/wording.h"
#include "ui/clerk/fill-sheet.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/date-entry.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

#define WIDTH 1000
#define HEIGHT 600
#define KEPT "duban-fill-kept" /* of the window below: task → text typed and not saved */

/* What can be filled in for all; before them stands the next stage of each. */
static const DubanRecordKind kinds[]
    = { DUBAN_RECORD_FOLLOW_UP, DUBAN_RECORD_DEPLOY,     DUBAN_RECORD_APPROACH,
        DUBAN_RECORD_FEEDBACK,  DUBAN_RECORD_SITE_VISIT, DUBAN_RECORD_NOTE };

struct _DubanFillDialog
{
  DubanClerkForm parent_instance;

  GtkWidget *kind, *day, *sheet;
  gboolean is_saved;
};

G_DEFINE_FINAL_TYPE (DubanFillDialog, duban_fill_dialog, DUBAN_TYPE_CLERK_FORM)

/* What the worker writes: rows with texts of their own. */
typedef struct
{
  GArray *rows;     /* of DubanBulkRecord */
  GPtrArray *texts; /* what they borrow */
  char *on;         /* or NULL */
} Ask;

static Ask *
ask_new (void)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->rows = g_array_new (FALSE, TRUE, sizeof (DubanBulkRecord));
  ask->texts = g_ptr_array_new_with_free_func (g_free);
  return ask;
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_array_unref (ask->rows);
  g_ptr_array_unref (ask->texts);
  g_free (ask->on);
  g_free (ask);
}

static gboolean
fill_deed (DubanSession *session, gpointer data, GError **error)
{
  const Ask *ask = data;

  return duban_edit_bulk_record (session, (const DubanBulkRecord *) (gpointer) ask->rows->data,
                                 ask->rows->len, error);
}

static gboolean
take_day (DubanFillDialog *self, Ask *ask)
{
  DubanDesk *desk = duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self));
  g_autofree char *problem = NULL;

  if (!duban_date_entry_read (DUBAN_DATE_ENTRY (self->day), &ask->on, &problem))
    {
      duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), problem);
      gtk_widget_grab_focus (self->day);
      return FALSE;
    }
  if (*ask->on == '\0'
      || duban_date_entry_get_day (DUBAN_DATE_ENTRY (self->day))
             == duban_desk_get_terms (desk)->today)
    g_clear_pointer (&ask->on, g_free);
  return TRUE;
}

static void
take_rows (DubanFillDialog *self, Ask *ask)
{
  DubanFillSheet *sheet = DUBAN_FILL_SHEET (self->sheet);

  for (guint i = 0; i < duban_fill_sheet_get_n_rows (sheet); i++)
    {
      DubanBulkRecord row = { .draft = { .on = ask->on } };
      DubanRecordKind kind;
      char *text = duban_fill_sheet_dup_row (sheet, i, &row.task, &kind);

      g_ptr_array_add (ask->texts, text);
      if (*text == '\0' || kind == 0)
        continue;
      row.draft.kind = duban_record_kind_get_code (kind);
      row.draft.text = text;
      g_array_append_val (ask->rows, row);
    }
}

static void
duban_fill_dialog_save (DubanClerkForm *form)
{
  DubanFillDialog *self = DUBAN_FILL_DIALOG (form);
  Ask *ask = ask_new ();
  g_autofree char *done = NULL;

  if (!take_day (self, ask))
    {
      ask_free (ask);
      return;
    }
  take_rows (self, ask);
  if (ask->rows->len == 0)
    {
      duban_clerk_form_show_problem (form, _ ("Nothing is filled in yet."));
      gtk_widget_grab_focus (self->sheet);
      ask_free (ask);
      return;
    }
  done = g_strdup_printf (
      ngettext ("Recorded for %u task", "Recorded for %u tasks", ask->rows->len), ask->rows->len);
  duban_clerk_form_run (form, fill_deed, ask, ask_free, done);
}

static void
kind_changed_cb (DubanFillDialog *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));

  duban_fill_sheet_set_kind (DUBAN_FILL_SHEET (self->sheet), chosen > 0 ? kinds[chosen - 1] : 0);
}

static GtkWidget *
new_kind (DubanFillDialog *self)
{
  const char *words[G_N_ELEMENTS (kinds) + 1];

  words[0] = _ ("The next stage of each");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    words[i + 1] = duban_wording_of_record_kind (kinds[i]);
  self->kind = duban_choice_new (words, G_N_ELEMENTS (words), _ ("What to record"));
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return duban_clerk_form_caption (_ ("What to record"), self->kind);
}

static GtkWidget *
new_day (DubanFillDialog *self, DubanTerms *terms)
{
  char today[DUBAN_DAY_TEXT_SIZE];

  self->day = duban_date_entry_new (DUBAN_DATE_WORDS_EVENT, _ ("Date"));
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (self->day), terms);
  gtk_editable_set_text (GTK_EDITABLE (self->day), duban_day_format (terms->today, today));
  return duban_clerk_form_caption (_ ("Date"), self->day);
}

static GtkWidget *
new_hint (gsize n_tasks)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (n_tasks > DUBAN_FILL_MAX)
    text = g_strdup_printf (_ ("At most %d tasks can be filled in at once; these are the first."),
                            DUBAN_FILL_MAX);
  else
    text = g_strdup (_ ("Rows without a text are left as they are. Enter goes down; several lines "
                        "that are pasted fill several rows."));
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (label, 8);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
build (DubanFillDialog *self, const DubanSnapshot *snapshot, const guint32 *tasks, gsize n_tasks)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *scroll;

  gtk_widget_add_css_class (box, "form");
  gtk_box_append (GTK_BOX (above), new_kind (self));
  gtk_box_append (GTK_BOX (above), new_day (self, snapshot->terms));
  gtk_box_append (GTK_BOX (above), new_hint (n_tasks));
  self->sheet = duban_fill_sheet_new (snapshot, tasks, n_tasks);
  g_signal_connect_object (self->sheet, "done", G_CALLBACK (duban_clerk_form_focus_save), self,
                           G_CONNECT_SWAPPED);
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, self->sheet);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), scroll);
  duban_clerk_form_set_child (DUBAN_CLERK_FORM (self), box);
  duban_clerk_form_set_size (DUBAN_CLERK_FORM (self), WIDTH, HEIGHT);
  gtk_widget_grab_focus (self->sheet);
}

/* Somebody else has recorded, or another day has begun. */
static void
desk_changed_cb (DubanFillDialog *self)
{
  DubanSnapshot *snapshot
      = duban_desk_get_snapshot (duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self)));
  g_autofree char *said = NULL;
  guint n;

  if (snapshot == NULL || snapshot->reg == NULL)
    return;
  n = duban_fill_sheet_refresh (DUBAN_FILL_SHEET (self->sheet), snapshot);
  if (n == 0)
    return;
  said = g_strdup_printf (ngettext ("%u task has just changed elsewhere: look at what is recorded.",
                                    "%u tasks have just changed elsewhere: look at what is "
                                    "recorded.",
                                    n),
                          n);
  duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), said);
}

/* What was typed and not saved stands there again when the task is filled in the next time. */
static void
keep (DubanFillDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  DubanFillSheet *sheet = DUBAN_FILL_SHEET (self->sheet);
  GHashTable *kept = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < duban_fill_sheet_get_n_rows (sheet); i++)
    {
      DubanRecordKind kind;
      guint32 task;
      g_autofree char *text = duban_fill_sheet_dup_row (sheet, i, &task, &kind);

      if (*text != '\0')
        g_hash_table_insert (kept, GUINT_TO_POINTER (task), g_steal_pointer (&text));
    }
  g_object_set_data_full (G_OBJECT (parent), KEPT, kept, (GDestroyNotify) g_hash_table_unref);
}

static void
restore (DubanFillDialog *self, GtkWindow *parent)
{
  GHashTable *kept = g_object_get_data (G_OBJECT (parent), KEPT);
  gpointer task, text;
  GHashTableIter iter;

  if (kept == NULL)
    return;
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &task, &text))
    duban_fill_sheet_say (DUBAN_FILL_SHEET (self->sheet), GPOINTER_TO_UINT (task), text);
}

static gboolean
duban_fill_dialog_close_request (GtkWindow *window)
{
  DubanFillDialog *self = DUBAN_FILL_DIALOG (window);

  if (!self->is_saved && gtk_window_get_transient_for (window) != NULL)
    keep (self);
  return GTK_WINDOW_CLASS (duban_fill_dialog_parent_class)->close_request (window);
}

static void
duban_fill_dialog_saved (DubanClerkForm *form)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (form));

  DUBAN_FILL_DIALOG (form)->is_saved = TRUE;
  if (parent != NULL)
    g_object_set_data (G_OBJECT (parent), KEPT, NULL);
}

static void
duban_fill_dialog_class_init (DubanFillDialogClass *class)
{
  GTK_WINDOW_CLASS (class)->close_request = duban_fill_dialog_close_request;
  DUBAN_CLERK_FORM_CLASS (class)->saved = duban_fill_dialog_saved;
  DUBAN_CLERK_FORM_CLASS (class)->save = duban_fill_dialog_save;
}

static void
duban_fill_dialog_init (DubanFillDialog *self)
{
}

GtkWindow *
duban_fill_dialog_new (GtkWindow *parent, DubanDesk *desk, const guint32 *tasks, gsize n_tasks)
{
  DubanFillDialog *self = g_object_new (DUBAN_TYPE_FILL_DIALOG, NULL);
  g_autofree char *subtitle
      = g_strdup_printf (ngettext ("%u task", "%u tasks", (guint) n_tasks), (guint) n_tasks);

  duban_clerk_form_set_up (DUBAN_CLERK_FORM (self), parent, desk, _ ("Fill in together"), subtitle);
  build (self, duban_desk_get_snapshot (desk), tasks, n_tasks);
  restore (self, parent);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}

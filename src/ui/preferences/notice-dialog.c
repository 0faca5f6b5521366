/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/notice-dialog.h"

#include "app/import/run.h"
#include "ui/clerk/form.h"
#include "ui/import/days-report.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDTH 720
#define HEIGHT 600
#define TEXT_HEIGHT 140
#define READ_DELAY_MS 250 /* after the last letter that was typed */

#define DUBAN_TYPE_NOTICE_DIALOG (duban_notice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanNoticeDialog, duban_notice_dialog, DUBAN, NOTICE_DIALOG, DubanClerkForm)

struct _DubanNoticeDialog
{
  DubanClerkForm parent_instance;

  /* owned */
  GCancellable *reading; /* of the job under way, or NULL */
  guint delay;
  char *seen;  /* the text that is shown day by day; what is taken in */
  guint n_new; /* days of it that are news to the calendar */
  gboolean is_gone;

  GtkTextBuffer *buffer; /* borrowed */
  GtkWidget *year, *report;
};

G_DEFINE_FINAL_TYPE (DubanNoticeDialog, duban_notice_dialog, DUBAN_TYPE_CLERK_FORM)

/* What the worker is asked for, and what it brings. */
typedef struct
{
  char *text;
  int year; /* 0: as the notice says */
} Question;

typedef struct
{
  char *text;
  DubanImportResult *result; /* NULL where it is no notice */
  char *problem;             /* NULL where anything of it can be taken in */
} Reading;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  g_clear_pointer (&reading->result, duban_import_result_free);
  g_free (reading->problem);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static DubanImportResult *
import (DubanSession *session, const Question *question, gboolean preview,
        GCancellable *cancellable, DubanImportResult **refused, GError **error)
{
  const DubanImportOptions options = { .kind = DUBAN_IMPORT_HOLIDAYS,
                                       .preview = preview,
                                       .year = question->year,
                                       .tracked_from = DUBAN_NO_DAY,
                                       .text = question->text };

  /* Translators: stands where a file's name would. */
  return duban_import_run (session, _ ("Notice on holidays"), &options, NULL, NULL, cancellable,
                           refused, error);
}

static gpointer
read_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GError) problem = NULL;
  DubanImportResult *refused = NULL;
  Reading *reading;

  if (!duban_session_refresh (session, error))
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->text = g_strdup (question->text);
  reading->result = import (session, question, TRUE, cancellable, &refused, &problem);
  if (reading->result == NULL)
    reading->result = refused;
  if (problem != NULL)
    reading->problem = g_strdup (problem->message);
  return reading;
}

static gboolean
take_deed (DubanSession *session, gpointer data, GError **error)
{
  DubanImportResult *result = import (session, data, FALSE, NULL, NULL, error);
  const gboolean is_taken = result != NULL;

  g_clear_pointer (&result, duban_import_result_free);
  return is_taken;
}

static char *
dup_text (const DubanNoticeDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static int
get_year (const DubanNoticeDialog *self)
{
  const DubanTerms *terms = duban_desk_get_terms (duban_clerk_form_get_desk ((gpointer) self));
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->year));

  return chosen == 0 || terms == NULL ? 0 : duban_day_get_year (terms->today) + (int) chosen - 2;
}

static Question *
question_new (const DubanNoticeDialog *self, char *text)
{
  Question *question = g_new0 (Question, 1);

  question->text = text;
  question->year = get_year (self);
  return question;
}

static GtkBox *
empty_report (DubanNoticeDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->report)) != NULL)
    gtk_box_remove (GTK_BOX (self->report), child);
  return GTK_BOX (self->report);
}

static void
show_nothing (DubanNoticeDialog *self)
{
  gtk_box_append (empty_report (self),
                  duban_text_label_new (_ ("Paste the text of the notice above. The days that it "
                                           "says are shown here, with the deadlines that would "
                                           "move; nothing is written before that."),
                                        "dim-label"));
}

static void
show_reading (DubanNoticeDialog *self, const Reading *reading)
{
  const DubanTerms *terms = duban_desk_get_terms (duban_clerk_form_get_desk ((gpointer) self));
  const DubanDay today = terms != NULL ? terms->today : DUBAN_NO_DAY;
  GtkBox *report = empty_report (self);

  /* Where all of its items are refused, each says why. */
  if (reading->problem != NULL && (reading->result == NULL || reading->result->refused->len == 0))
    gtk_box_append (report, duban_text_label_new (reading->problem, "error"));
  if (reading->result == NULL)
    return;
  duban_import_entries_add (report, reading->result);
  duban_import_days_add (report, reading->result, today);
  duban_import_moves_add (report, reading->result, today);
  duban_import_notes_add (report, reading->result);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanNoticeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  /* What was cancelled is no longer the one that is awaited. */
  if (self->is_gone || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (reading == NULL)
    {
      reading = g_new0 (Reading, 1);
      reading->problem = g_strdup (error->message);
    }
  show_reading (self, reading);
  self->n_new = reading->problem == NULL ? duban_import_days_count_new (reading->result) : 0;
  self->seen = g_steal_pointer (&reading->text);
  duban_clerk_form_set_can_save (DUBAN_CLERK_FORM (self), self->n_new > 0);
}

static gboolean
delay_cb (gpointer user_data)
{
  DubanNoticeDialog *self = user_data;
  DubanDesk *desk = duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self));
  g_autofree char *text = dup_text (self);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  self->delay = 0;
  if (*stripped == '\0')
    {
      show_nothing (self);
      return G_SOURCE_REMOVE;
    }
  self->reading = g_cancellable_new ();
  duban_worker_run_async (duban_desk_get_worker (desk), read_job,
                          question_new (self, g_steal_pointer (&text)), question_free, reading_free,
                          self->reading, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* What is shown is of another text, year or calendar now: it cannot be taken in. */
static void
edited_cb (DubanNoticeDialog *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->seen, g_free);
  g_clear_handle_id (&self->delay, g_source_remove);
  duban_clerk_form_set_can_save (DUBAN_CLERK_FORM (self), FALSE);
  self->delay = g_timeout_add (READ_DELAY_MS, delay_cb, self);
}

static void
duban_notice_dialog_save (DubanClerkForm *form)
{
  DubanNoticeDialog *self = DUBAN_NOTICE_DIALOG (form);
  g_autofree char *done = NULL;

  if (self->seen == NULL || self->n_new == 0)
    return;
  done = g_strdup_printf (ngettext ("Holiday calendar: %u day taken in",
                                    "Holiday calendar: %u days taken in", self->n_new),
                          self->n_new);
  duban_clerk_form_run (form, take_deed, question_new (self, g_strdup (self->seen)), question_free,
                        done);
}

static GtkWidget *
new_year_choice (DubanNoticeDialog *self, int year)
{
  g_autofree char *last = g_strdup_printf ("%d", year - 1);
  g_autofree char *this = g_strdup_printf ("%d", year);
  g_autofree char *next = g_strdup_printf ("%d", year + 1);
  const char *const words[] = { _ ("As the notice says"), last, this, next };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (_ ("Year"));

  self->year = duban_choice_new (words, G_N_ELEMENTS (words), _ ("Year"));
  g_signal_connect_object (self->year, "notify::selected", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), self->year);
  return box;
}

static GtkWidget *
new_text (DubanNoticeDialog *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, view);

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the notice"), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), TEXT_HEIGHT);
  gtk_widget_set_vexpand (scroll, FALSE);
  gtk_widget_add_css_class (scroll, "form-text");
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), view);
  return scroll;
}

static void
build (DubanNoticeDialog *self, int year)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll;

  gtk_widget_add_css_class (box, "form");
  self->report = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, _ ("What the notice says"), self->report);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), new_year_choice (self, year));
  gtk_box_append (GTK_BOX (box), new_text (self));
  gtk_box_append (GTK_BOX (box), scroll);
  duban_clerk_form_set_child (DUBAN_CLERK_FORM (self), box);
  duban_clerk_form_set_save_label (DUBAN_CLERK_FORM (self), _ ("_Take in"));
  duban_clerk_form_set_size (DUBAN_CLERK_FORM (self), WIDTH, HEIGHT);
  duban_clerk_form_set_can_save (DUBAN_CLERK_FORM (self), FALSE);
  show_nothing (self);
}

static void
duban_notice_dialog_dispose (GObject *object)
{
  DubanNoticeDialog *self = DUBAN_NOTICE_DIALOG (object);

  self->is_gone = TRUE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_pointer (&self->seen, g_free);
  G_OBJECT_CLASS (duban_notice_dialog_parent_class)->dispose (object);
}

static void
duban_notice_dialog_class_init (DubanNoticeDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_notice_dialog_dispose;
  DUBAN_CLERK_FORM_CLASS (class)->save = duban_notice_dialog_save;
}

static void
duban_notice_dialog_init (DubanNoticeDialog *self)
{
}

GtkWindow *
duban_notice_dialog_new (GtkWindow *parent, DubanDesk *desk)
{
  DubanNoticeDialog *self = g_object_new (DUBAN_TYPE_NOTICE_DIALOG, NULL);

  duban_clerk_form_set_up (DUBAN_CLERK_FORM (self), parent, desk, _ ("Paste a notice on holidays"),
                           NULL);
  g_signal_connect_object (desk, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  build (self, duban_day_get_year (duban_desk_get_terms (desk)->today));
  return GTK_WINDOW (self);
}

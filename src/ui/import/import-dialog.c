/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/import-dialog.h"

#include "ui/import/columns-part.h"
#include "ui/import/import-report.h"
#include "ui/import/joins-part.h"
#include "ui/import/repairs-part.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define FILE_CHARS 60
#define PULSE_MS 100

struct _DubanImportDialog
{
  AdwWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  char *path;
  GCancellable *cancellable; /* of the run under way */
  guint pulse;
  gboolean done;  /* it was written: nothing is left to do but close */
  gboolean dirty; /* something was said that was not looked at with the file yet */
  gboolean seen;  /* it was looked at before */
  DubanImportAsked *asked;
  DubanImportResult *result; /* what the parts show; or NULL */
  int percent;               /* atomic: written by the worker */

  /* template */
  GtkWidget *file, *cancel, *accept, *stack, *doing, *progress, *report;
  GtkWidget *switcher, *dirty_label, *parts, *columns, *repairs;
  GtkStackPage *columns_page, *repairs_page;
};

G_DEFINE_FINAL_TYPE (DubanImportDialog, duban_import_dialog, ADW_TYPE_WINDOW)

/* What the worker is asked for, and what it brings. */
typedef struct
{
  char *path;
  gboolean preview;
  DubanImportAsked *asked;
  DubanImportDialog *dialog; /* of the main thread; its percentage alone is touched */
} Ask;

typedef struct
{
  DubanImportResult *result; /* NULL where the file was refused before its rows */
  char *problem;             /* NULL where it can be taken in, or was */
} Answer;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->dialog);
  duban_import_asked_free (ask->asked);
  g_free (ask->path);
  g_free (ask);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->result, duban_import_result_free);
  g_free (answer->problem);
  g_free (answer);
}

static void
progress_cb (gsize done, gsize total, gpointer data)
{
  DubanImportDialog *dialog = data;

  g_atomic_int_set (&dialog->percent, total > 0 ? (int) (done * 100 / total) : 0);
}

static gpointer
import_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;
  DubanImportOptions options
      = { .preview = ask->preview, .tracked_from = DUBAN_NO_DAY, .look = TRUE };
  g_autoptr (GError) problem = NULL;
  DubanImportResult *refused = NULL;
  Answer *answer;

  if (!duban_session_refresh (session, error))
    return NULL;
  duban_import_asked_fill (ask->asked, &options);
  answer = g_new0 (Answer, 1);
  answer->result = duban_import_run (session, ask->path, &options, progress_cb, ask->dialog,
                                     cancellable, &refused, &problem);
  if (answer->result == NULL)
    answer->result = refused;
  if (problem != NULL)
    answer->problem = g_strdup (problem->message);
  return answer;
}

static gboolean
pulse_cb (gpointer user_data)
{
  DubanImportDialog *dialog = user_data;
  int percent = g_atomic_int_get (&dialog->percent);

  if (percent > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (dialog->progress), percent / 100.0);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (dialog->progress));
  return G_SOURCE_CONTINUE;
}

/* Whether anything was, or would be, written. */
static gboolean
has_work (const DubanImportResult *result)
{
  for (; result != NULL; result = result->next)
    if (result->added + result->changed > 0)
      return TRUE;
  return FALSE;
}

static const GPtrArray *
get_look (DubanImportDialog *dialog)
{
  return dialog->result != NULL ? dialog->result->look : NULL;
}

static guint
count_refused (const DubanImportResult *result)
{
  guint n = 0;

  for (; result != NULL; result = result->next)
    n += result->refused->len;
  return n;
}

static gboolean
is_understood (const GPtrArray *look)
{
  for (guint i = 0; look != NULL && i < look->len; i++)
    if (((DubanLookSheet *) look->pdata[i])->is_taken)
      return TRUE;
  return look == NULL || look->len == 0;
}

/* The part that a person must look at first: at the first look alone, then where he is. */
static void
turn_to_part (DubanImportDialog *dialog, gboolean good)
{
  const char *part = "report";

  if (dialog->seen && !dialog->done)
    return;
  dialog->seen = TRUE;
  if (!good && !is_understood (get_look (dialog)))
    part = "columns";
  else if (!good && count_refused (dialog->result) > 0)
    part = "repairs";
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->parts), part);
}

static void
show_parts (DubanImportDialog *dialog, const char *problem)
{
  const GPtrArray *look = dialog->done ? NULL : get_look (dialog);
  const DubanTerms *terms = duban_desk_get_terms (dialog->desk);
  const guint n_refused = count_refused (dialog->result);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u row not taken in", "%u rows not taken in", n_refused), n_refused);

  duban_import_report_fill (GTK_BOX (dialog->report), dialog->result,
                            terms != NULL ? terms->today : DUBAN_NO_DAY, dialog->done, problem);
  duban_import_joins_add (GTK_BOX (dialog->report), dialog->result, dialog->desk, dialog->done);
  duban_import_columns_show (DUBAN_IMPORT_COLUMNS (dialog->columns), look, dialog->asked);
  duban_import_repairs_show (DUBAN_IMPORT_REPAIRS (dialog->repairs), look, dialog->asked);
  gtk_stack_page_set_title (dialog->repairs_page, title);
  gtk_stack_page_set_visible (dialog->columns_page, look != NULL);
  gtk_stack_page_set_visible (dialog->repairs_page, look != NULL && n_refused > 0);
  gtk_widget_set_visible (dialog->switcher, look != NULL);
}

static void
set_dirty (DubanImportDialog *dialog, gboolean dirty)
{
  dialog->dirty = dirty;
  gtk_widget_set_visible (dialog->dirty_label, dirty);
  gtk_button_set_label (GTK_BUTTON (dialog->accept), dialog->done ? _ ("_Done")
                                                     : dirty      ? _ ("Chec_k again")
                                                                  : _ ("_Take in"));
}

/* Takes answer's result. */
static void
show_answer (DubanImportDialog *dialog, Answer *answer, gboolean preview)
{
  gboolean good = answer->problem == NULL;
  gboolean work = good && has_work (answer->result);

  duban_import_columns_show (DUBAN_IMPORT_COLUMNS (dialog->columns), NULL, NULL);
  duban_import_repairs_show (DUBAN_IMPORT_REPAIRS (dialog->repairs), NULL, NULL);
  g_clear_pointer (&dialog->result, duban_import_result_free);
  dialog->result = g_steal_pointer (&answer->result);
  dialog->done = !preview && good;
  show_parts (dialog, answer->problem);
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->stack), "seen");
  turn_to_part (dialog, good);
  set_dirty (dialog, FALSE);
  /* What failed while it was written, for want of room perhaps, can be tried again. */
  gtk_widget_set_sensitive (dialog->accept, dialog->done || (preview ? work : !good));
  gtk_widget_set_visible (dialog->cancel, !dialog->done);
  if (dialog->done)
    duban_desk_refresh (dialog->desk);
  if (gtk_widget_get_sensitive (dialog->accept))
    gtk_widget_grab_focus (dialog->accept);
}

/* What was said of columns, cells and sheets is looked at with the file first. */
static void
changed_cb (DubanImportDialog *dialog)
{
  const GPtrArray *sheets = dialog->asked->sheets;

  set_dirty (dialog, TRUE);
  /* The last is NULL: with none the program would choose. */
  gtk_widget_set_sensitive (dialog->accept, sheets == NULL || sheets->len > 1);
}

static void
finish (DubanImportDialog *dialog, GAsyncResult *result, gboolean preview)
{
  g_autoptr (GError) error = NULL;
  Answer *answer = duban_worker_run_finish (duban_desk_get_worker (dialog->desk), result, &error);

  g_clear_handle_id (&dialog->pulse, g_source_remove);
  if (answer == NULL)
    {
      answer = g_new0 (Answer, 1);
      answer->problem = g_strdup (error->message);
    }
  show_answer (dialog, answer, preview);
  answer_free (answer);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanImportDialog) dialog = user_data;

  if (dialog->desk != NULL)
    finish (dialog, result, TRUE);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanImportDialog) dialog = user_data;

  if (dialog->desk != NULL)
    finish (dialog, result, FALSE);
}

static void
run (DubanImportDialog *dialog, gboolean preview)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->path = g_strdup (dialog->path);
  ask->preview = preview;
  ask->asked = duban_import_asked_copy (dialog->asked);
  ask->dialog = g_object_ref (dialog);
  g_atomic_int_set (&dialog->percent, 0);
  g_clear_object (&dialog->cancellable);
  dialog->cancellable = g_cancellable_new ();
  gtk_label_set_text (GTK_LABEL (dialog->doing),
                      preview ? _ ("Reading the file…") : _ ("Taking the file in…"));
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->stack), "working");
  gtk_widget_set_sensitive (dialog->accept, FALSE);
  dialog->pulse = g_timeout_add (PULSE_MS, pulse_cb, dialog);
  duban_worker_run_async (duban_desk_get_worker (dialog->desk), import_job, ask, ask_free,
                          answer_free, dialog->cancellable, preview ? previewed_cb : imported_cb,
                          g_object_ref (dialog));
}

static void
accept_cb (DubanImportDialog *dialog)
{
  if (dialog->done)
    gtk_window_close (GTK_WINDOW (dialog));
  else
    run (dialog, dialog->dirty);
}

/* Closing while it runs takes it back: nothing is half done. */
static gboolean
duban_import_dialog_close_request (GtkWindow *window)
{
  DubanImportDialog *dialog = DUBAN_IMPORT_DIALOG (window);

  g_cancellable_cancel (dialog->cancellable);
  return GTK_WINDOW_CLASS (duban_import_dialog_parent_class)->close_request (window);
}

static void
duban_import_dialog_dispose (GObject *object)
{
  DubanImportDialog *dialog = DUBAN_IMPORT_DIALOG (object);

  g_clear_handle_id (&dialog->pulse, g_source_remove);
  g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  g_clear_object (&dialog->desk);
  g_clear_pointer (&dialog->path, g_free);
  if (dialog->columns != NULL)
    duban_import_columns_show (DUBAN_IMPORT_COLUMNS (dialog->columns), NULL, NULL);
  if (dialog->repairs != NULL)
    duban_import_repairs_show (DUBAN_IMPORT_REPAIRS (dialog->repairs), NULL, NULL);
  g_clear_pointer (&dialog->result, duban_import_result_free);
  g_clear_pointer (&dialog->asked, duban_import_asked_free);
  G_OBJECT_CLASS (duban_import_dialog_parent_class)->dispose (object);
}

static void
duban_import_dialog_class_init (DubanImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_import_dialog_dispose;
  g_type_ensure (DUBAN_TYPE_IMPORT_COLUMNS);
  g_type_ensure (DUBAN_TYPE_IMPORT_REPAIRS);
  GTK_WINDOW_CLASS (class)->close_request = duban_import_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/import/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, file);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, report);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, switcher);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, dirty_label);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, columns_page);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, repairs);
  gtk_widget_class_bind_template_child (widget_class, DubanImportDialog, repairs_page);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
duban_import_dialog_init (DubanImportDialog *dialog)
{
  dialog->asked = duban_import_asked_new ();
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

DubanImportDialog *
duban_import_dialog_new (GtkWindow *parent, DubanDesk *desk, const char *path)
{
  DubanImportDialog *dialog
      = g_object_new (DUBAN_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  dialog->desk = g_object_ref (desk);
  dialog->path = g_strdup (path);
  duban_text_show_line (GTK_LABEL (dialog->file), shown, FILE_CHARS);
  run (dialog, TRUE);
  return dialog;
}

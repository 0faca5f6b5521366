/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/urge-dialog.h"

#include "app/edit/bulk.h"
#include "app/view/as-of.h"
#include "app/view/urge.h"
#include "ui/print/print.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDTH 860
#define HEIGHT 560
#define LIST_WIDTH 210
#define NAME_CHARS 30

struct _DubanUrgeDialog
{
  DubanClerkForm parent_instance;

  /* owned */
  DubanSnapshot *snapshot;
  GArray *tasks;         /* of guint32 */
  DubanUrge *urge;       /* NULL until it is put together */
  GPtrArray *texts;      /* char *: the messages as they stand, one a letter */
  guint8 *is_sent;       /* one a letter */
  char *as_of;           /* for the slips */
  GCancellable *pending; /* the letters are being put together */
  int chosen;            /* the letter in sight, or -1 */
  int sending;           /* the letter whose records are being written, or -1 */

  GtkWidget *whom, *all, *list, *list_box, *message, *note, *print, *nobody;
};

G_DEFINE_FINAL_TYPE (DubanUrgeDialog, duban_urge_dialog, DUBAN_TYPE_CLERK_FORM)

/* What the worker puts together. */
typedef struct
{
  DubanSnapshot *snapshot;
  GArray *tasks;
  DubanUrgeWhom whom;
  gboolean all;
} Question;

typedef struct
{
  DubanUrge *urge;
  char *as_of;
} Answer;

/* What the worker writes. */
typedef struct
{
  GArray *rows;     /* of DubanBulkRecord */
  GPtrArray *texts; /* what they borrow */
} Ask;

static void
question_free (gpointer data)
{
  Question *question = data;

  duban_snapshot_unref (question->snapshot);
  g_array_unref (question->tasks);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  duban_urge_free (answer->urge);
  g_free (answer->as_of);
  g_free (answer);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_array_unref (ask->rows);
  g_ptr_array_unref (ask->texts);
  g_free (ask);
}

static gpointer
urge_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->urge
      = duban_urge_new (question->snapshot, (const guint32 *) (gpointer) question->tasks->data,
                        question->tasks->len, question->whom, question->all);
  answer->as_of = duban_as_of_dup (question->snapshot, duban_clock_get_zone (session->clock), TRUE);
  return answer;
}

static gboolean
urge_deed (DubanSession *session, gpointer data, GError **error)
{
  const Ask *ask = data;

  return duban_edit_bulk_record (session, (const DubanBulkRecord *) (gpointer) ask->rows->data,
                                 ask->rows->len, error);
}

static const DubanUrgeLetter *
get_letter (const DubanUrgeDialog *self, int i)
{
  return self->urge != NULL && i >= 0 && i < (int) self->urge->letters->len
             ? self->urge->letters->pdata[i]
             : NULL;
}

static char *
dup_message (DubanUrgeDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->message));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What was changed in the message in sight stays with its letter. */
static void
keep_text (DubanUrgeDialog *self)
{
  if (get_letter (self, self->chosen) == NULL)
    return;
  g_free (self->texts->pdata[self->chosen]);
  self->texts->pdata[self->chosen] = dup_message (self);
}

static void
show_note (DubanUrgeDialog *self, const DubanUrgeLetter *letter)
{
  g_autofree char *text = NULL;

  if (letter->who == 0)
    text = g_strdup (_ ("These tasks name nobody: neither a lead nor a responsible unit. Name one "
                        "first."));
  else if (self->is_sent[self->chosen])
    text = g_strdup (_ ("Copied and recorded."));
  else if (letter->n_restricted > 0)
    text = g_strdup_printf (
        ngettext ("%u of these tasks is not to be passed on: mind to whom this goes.",
                  "%u of these tasks are not to be passed on: mind to whom this goes.",
                  letter->n_restricted),
        letter->n_restricted);
  gtk_label_set_text (GTK_LABEL (self->note), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
}

static void
update_buttons (DubanUrgeDialog *self)
{
  const DubanUrgeLetter *letter = get_letter (self, self->chosen);
  gboolean can_send
      = letter != NULL && letter->who != 0 && self->sending < 0 && !self->is_sent[self->chosen];

  duban_clerk_form_set_can_save (DUBAN_CLERK_FORM (self), can_send);
  gtk_widget_set_sensitive (self->print, letter != NULL && letter->who != 0);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->message), letter != NULL && letter->who != 0);
}

static void
show_letter (DubanUrgeDialog *self, int i)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->message));
  const DubanUrgeLetter *letter = get_letter (self, i);

  self->chosen = letter != NULL ? i : -1;
  gtk_text_buffer_set_text (buffer, letter != NULL ? self->texts->pdata[i] : "", -1);
  gtk_widget_set_visible (self->nobody, letter == NULL && self->urge != NULL);
  gtk_widget_set_visible (self->note, FALSE);
  if (letter != NULL)
    show_note (self, letter);
  update_buttons (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DubanUrgeDialog *self)
{
  if (row == NULL || gtk_list_box_row_get_index (row) == self->chosen)
    return;
  keep_text (self);
  show_letter (self, gtk_list_box_row_get_index (row));
}

static char *
describe (const DubanUrgeLetter *letter, gboolean is_sent)
{
  g_autofree char *n
      = g_strdup_printf (ngettext ("%u task", "%u tasks", letter->items->len), letter->items->len);

  if (is_sent)
    /* Translators: number of tasks, of a message that was sent */
    return g_strdup_printf (_ ("%s, urged"), n);
  if (letter->n_overdue == 0)
    return g_steal_pointer (&n);
  /* Translators: number of tasks, how many of them are overdue */
  return g_strdup_printf (ngettext ("%s, %u overdue", "%s, %u overdue", letter->n_overdue), n,
                          letter->n_overdue);
}

static void
fill_row (GtkListBoxRow *row, const DubanUrgeLetter *letter, gboolean is_sent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *said = describe (letter, is_sent);
  const char *who = letter->who != 0 ? letter->name : _ ("Nobody is named");
  /* Translators: a row: whom a message goes to, and what it holds */
  g_autofree char *sentence = g_strdup_printf (C_ ("urge", "%s: %s"), who, said);

  duban_text_show_line (GTK_LABEL (name), who, NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, who);
  gtk_label_set_text (GTK_LABEL (count), said);
  gtk_label_set_xalign (GTK_LABEL (count), 0);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (box, "urge-row");
  gtk_list_box_row_set_child (row, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
clear_list (DubanUrgeDialog *self)
{
  GtkListBoxRow *row;

  self->chosen = -1;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static void
show_urge (DubanUrgeDialog *self)
{
  const guint n = self->urge->letters->len;

  clear_list (self);
  g_ptr_array_set_size (self->texts, 0);
  g_free (self->is_sent);
  self->is_sent = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const DubanUrgeLetter *letter = self->urge->letters->pdata[i];
      GtkWidget *row = gtk_list_box_row_new ();

      g_ptr_array_add (self->texts, g_strdup (letter->message != NULL ? letter->message : ""));
      fill_row (GTK_LIST_BOX_ROW (row), letter, FALSE);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  gtk_widget_set_visible (self->list_box, n > 1);
  show_letter (self, 0);
  if (n > 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
put_together_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanUrgeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (answer == NULL)
    {
      if (self->snapshot != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), error->message);
      return;
    }
  if (self->snapshot != NULL)
    {
      g_clear_pointer (&self->urge, duban_urge_free);
      g_free (self->as_of);
      self->urge = g_steal_pointer (&answer->urge);
      self->as_of = g_steal_pointer (&answer->as_of);
      show_urge (self);
    }
  g_clear_pointer (&answer->urge, duban_urge_free);
  g_free (answer->as_of);
  g_free (answer);
}

static void
put_together (DubanUrgeDialog *self)
{
  Question *question = g_new0 (Question, 1);
  DubanDesk *desk = duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self));

  question->snapshot = duban_snapshot_ref (self->snapshot);
  question->tasks = g_array_ref (self->tasks);
  question->whom = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->whom)) == 1
                       ? DUBAN_URGE_UNIT
                       : DUBAN_URGE_WHO_OWES;
  question->all = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all));
  g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
  self->pending = g_cancellable_new ();
  duban_worker_run_async (duban_desk_get_worker (desk), urge_job, question, question_free,
                          answer_free, self->pending, put_together_cb, g_object_ref (self));
}

/* The next letter that was not sent; when there is none, nothing is left to do. */
static void
go_on (DubanUrgeDialog *self)
{
  for (guint i = 0; i < self->urge->letters->len; i++)
    if (!self->is_sent[i] && get_letter (self, (int) i)->who != 0)
      {
        gtk_list_box_select_row (
            GTK_LIST_BOX (self->list),
            gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i));
        return;
      }
  gtk_window_close (GTK_WINDOW (self));
}

static void
sent_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  DubanUrgeDialog *self = DUBAN_URGE_DIALOG (from);
  const int sent = self->sending;
  const DubanUrgeLetter *letter = get_letter (self, sent);
  g_autofree char *done = NULL;

  self->sending = -1;
  if (!succeeded)
    {
      duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), message);
      update_buttons (self);
      return;
    }
  self->is_sent[sent] = TRUE;
  fill_row (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), sent), letter, TRUE);
  done = g_strdup_printf (ngettext ("Message copied; %u urge recorded",
                                    "Message copied; %u urges recorded", letter->items->len),
                          letter->items->len);
  duban_clerk_form_toast (DUBAN_CLERK_FORM (self), done, TRUE);
  gtk_widget_set_sensitive (self->whom, FALSE);
  gtk_widget_set_sensitive (self->all, FALSE);
  show_letter (self, self->chosen);
  go_on (self);
}

static Ask *
ask_new (const DubanUrgeLetter *letter)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->rows = g_array_new (FALSE, TRUE, sizeof (DubanBulkRecord));
  ask->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < letter->items->len; i++)
    {
      const DubanUrgeItem *item = letter->items->pdata[i];
      char *text = duban_urge_dup_record (letter, item);
      DubanBulkRecord row = { .task = item->task, .draft = { .kind = "urge", .text = text } };

      g_ptr_array_add (ask->texts, text);
      g_array_append_val (ask->rows, row);
    }
  return ask;
}

static void
duban_urge_dialog_save (DubanClerkForm *form)
{
  DubanUrgeDialog *self = DUBAN_URGE_DIALOG (form);
  const DubanUrgeLetter *letter = get_letter (self, self->chosen);

  if (letter == NULL || letter->who == 0 || self->is_sent[self->chosen] || self->sending >= 0)
    return;
  keep_text (self);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          self->texts->pdata[self->chosen]);
  self->sending = self->chosen;
  update_buttons (self);
  duban_deed_run_then (GTK_WIDGET (self), duban_clerk_form_get_desk (form), urge_deed,
                       ask_new (letter), ask_free, sent_cb, NULL);
}

static void
print_cb (DubanUrgeDialog *self)
{
  const DubanUrgeLetter *letter = get_letter (self, self->chosen);

  if (letter != NULL)
    duban_print_sheet (GTK_WINDOW (self),
                       duban_urge_dup_sheet (self->urge, letter, g_strdup (self->as_of)));
}

static GtkWidget *
new_above (DubanUrgeDialog *self)
{
  const char *const words[] = { C_ ("urge", "Who owes it"), C_ ("urge", "The responsible unit") };
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->whom = duban_choice_new (words, G_N_ELEMENTS (words), _ ("Whom to urge"));
  self->all = gtk_check_button_new_with_mnemonic (_ ("With _all else that is overdue"));
  gtk_widget_set_valign (self->all, GTK_ALIGN_END);
  gtk_widget_set_size_request (self->all, -1, 32);
  gtk_widget_set_hexpand (self->all, TRUE);
  self->print = gtk_button_new_with_mnemonic (_ ("_Print the slip"));
  gtk_widget_set_valign (self->print, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (above), duban_clerk_form_caption (_ ("Whom to urge"), self->whom));
  gtk_box_append (GTK_BOX (above), self->all);
  gtk_box_append (GTK_BOX (above), self->print);
  g_signal_connect_object (self->whom, "notify::selected", G_CALLBACK (put_together), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (put_together), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  return above;
}

static GtkWidget *
new_list (DubanUrgeDialog *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whom to urge"), -1);
  self->list_box = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, self->list);
  gtk_widget_set_size_request (self->list_box, LIST_WIDTH, -1);
  gtk_widget_add_css_class (self->list_box, "form-text");
  gtk_widget_set_visible (self->list_box, FALSE);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, 0);
  return self->list_box;
}

static GtkWidget *
new_line (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static GtkWidget *
new_message (DubanUrgeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroll;

  self->message = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->message), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->message), FALSE);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->message), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Message"), -1);
  scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, self->message);
  gtk_widget_add_css_class (scroll, "form-text");
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_widget_set_hexpand (scroll, TRUE);
  self->nobody = new_line ();
  gtk_label_set_text (GTK_LABEL (self->nobody),
                      _ ("Nothing is owed: these tasks are closed or withdrawn."));
  self->note = new_line ();
  gtk_box_append (GTK_BOX (box), self->nobody);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), self->note);
  return box;
}

static void
build (DubanUrgeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "form");
  gtk_box_append (GTK_BOX (box), new_above (self));
  gtk_box_append (GTK_BOX (both), new_list (self));
  gtk_box_append (GTK_BOX (both), new_message (self));
  gtk_widget_set_vexpand (both, TRUE);
  gtk_box_append (GTK_BOX (box), both);
  duban_clerk_form_set_child (DUBAN_CLERK_FORM (self), box);
  duban_clerk_form_set_save_label (DUBAN_CLERK_FORM (self), _ ("_Copy and record"));
  duban_clerk_form_set_close_label (DUBAN_CLERK_FORM (self), _ ("_Close"));
  duban_clerk_form_set_size (DUBAN_CLERK_FORM (self), WIDTH, HEIGHT);
  gtk_widget_grab_focus (self->message);
  update_buttons (self);
}

static void
duban_urge_dialog_dispose (GObject *object)
{
  DubanUrgeDialog *self = DUBAN_URGE_DIALOG (object);

  g_cancellable_cancel (self->pending);
  g_clear_object (&self->pending);
  g_clear_pointer (&self->snapshot, duban_snapshot_unref);
  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->urge, duban_urge_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->is_sent, g_free);
  g_clear_pointer (&self->as_of, g_free);
  self->chosen = -1;
  G_OBJECT_CLASS (duban_urge_dialog_parent_class)->dispose (object);
}

static void
duban_urge_dialog_class_init (DubanUrgeDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_urge_dialog_dispose;
  DUBAN_CLERK_FORM_CLASS (class)->save = duban_urge_dialog_save;
}

static void
duban_urge_dialog_init (DubanUrgeDialog *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->chosen = -1;
  self->sending = -1;
}

GtkWindow *
duban_urge_dialog_new (GtkWindow *parent, DubanDesk *desk, const guint32 *tasks, gsize n_tasks)
{
  DubanUrgeDialog *self = g_object_new (DUBAN_TYPE_URGE_DIALOG, NULL);

  self->snapshot = duban_snapshot_ref (duban_desk_get_snapshot (desk));
  self->tasks
      = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint32)), tasks, (guint) n_tasks);
  duban_clerk_form_set_up (DUBAN_CLERK_FORM (self), parent, desk, _ ("Urge"), NULL);
  build (self);
  put_together (self);
  return GTK_WINDOW (self);
}

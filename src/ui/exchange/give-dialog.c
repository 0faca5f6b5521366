/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/give-dialog.h"

#include "app/exchange/give.h"
#include "ui/exchange/file-choice.h"
#include "ui/exchange/pieces.h"
#include "ui/page/page.h"

#include <glib/gi18n-lib.h>

#define GIVE "duban-give" /* kept by the window */

typedef struct
{
  GtkWidget *check, *reason;
  char *name;
  DubanShareView view;
} Recipient;

/* owned by the window */
typedef struct
{
  DubanPiecesDialog dialog;
  DubanDesk *desk;
  DubanDay today;
  GArray *recipients; /* of Recipient */
  GtkWidget *full, *preview;
  guint n_asked; /* previews under way */
} Give;

/* What the worker is asked for. */
typedef struct
{
  GStrv names;
  gboolean full;
  char *path; /* NULL: a preview */
} Ask;

static Give *
get_give (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), GIVE);
}

static void
recipient_clear_cb (gpointer data)
{
  g_free (((Recipient *) data)->name);
}

static void
give_free (gpointer data)
{
  Give *give = data;

  g_array_unref (give->recipients);
  g_object_unref (give->desk);
  g_free (give);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_strfreev (ask->names);
  g_free (ask->path);
  g_free (ask);
}

static void
giving_free (gpointer data)
{
  DubanGiving *giving = data;

  duban_giving_clear (giving);
  g_free (giving);
}

static gpointer
give_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;
  const char *const *names = (const char *const *) ask->names;
  DubanGiving *giving = g_new0 (DubanGiving, 1);

  if (duban_session_refresh (session, error)
      && (ask->path != NULL
              ? duban_exchange_give (session, names, ask->full, ask->path, giving, error)
              : duban_exchange_preview_giving (session, names, ask->full, giving, error)))
    return giving;
  giving_free (giving);
  return NULL;
}

static Recipient *
get (const Give *give, guint i)
{
  return &g_array_index (give->recipients, Recipient, i);
}

static gboolean
is_chosen (const Recipient *recipient)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (recipient->check));
}

/* (transfer full); empty where nobody is chosen. */
static GStrv
list_chosen (const Give *give)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv names;

  for (guint i = 0; i < give->recipients->len; i++)
    if (is_chosen (get (give, i)))
      g_strv_builder_add (builder, get (give, i)->name);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
say (Give *give, const char *text, const char *class)
{
  gtk_box_append (GTK_BOX (give->preview), duban_pieces_text_new (text, class));
}

static void
show_tasks (Give *give, const DubanGiving *giving)
{
  static const char *const nothing[] = { NULL };
  GtkWidget *list = duban_pieces_list_new (_ ("Tasks in the file"));
  g_autofree char *rest = NULL;

  for (guint i = 0; i < giving->tasks->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         duban_pieces_row_new (giving->tasks->pdata[i], nothing));
  gtk_box_append (GTK_BOX (give->preview), list);
  if (giving->n_tasks <= giving->tasks->len)
    return;
  rest = g_strdup_printf (
      ngettext ("and %u more", "and %u more", giving->n_tasks - giving->tasks->len),
      (guint) (giving->n_tasks - giving->tasks->len));
  say (give, rest, "dim-label");
}

static void
show_giving (Give *give, const DubanGiving *giving)
{
  g_autofree char *text = NULL;

  if (giving->n_changes == 0)
    {
      say (give,
           _ ("There is nothing new for them: the file is a receipt alone, of what was "
              "taken in here."),
           NULL);
      return;
    }
  text = g_strdup_printf (ngettext ("The file holds %zu task; changes in all: %zu.",
                                    "The file holds %zu tasks; changes in all: %zu.",
                                    giving->n_tasks),
                          giving->n_tasks, giving->n_changes);
  say (give, text, "heading");
  if (giving->is_full)
    say (give,
         _ ("Everything that they may see, from the beginning: nothing of yours has been "
            "confirmed by them yet."),
         "dim-label");
  if (giving->tasks->len > 0)
    show_tasks (give, giving);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  Give *give = get_give (window);
  g_autoptr (GError) error = NULL;
  DubanGiving *giving = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  /* An earlier choice's preview is of no use any more. */
  if (duban_pieces_dialog_is_open (window) && --give->n_asked == 0)
    {
      g_auto (GStrv) chosen = list_chosen (give);

      clear (give->preview);
      if (chosen[0] == NULL)
        say (give, _ ("Choose who is to get the file."), "dim-label");
      else if (giving != NULL)
        show_giving (give, giving);
      else
        say (give, error->message, "error");
      gtk_widget_set_sensitive (give->dialog.accept, giving != NULL && chosen[0] != NULL);
    }
  g_clear_pointer (&giving, giving_free);
}

static void
ask (GtkWidget *window, const char *path, GAsyncReadyCallback callback)
{
  Give *give = get_give (window);
  Ask *question = g_new0 (Ask, 1);

  question->names = list_chosen (give);
  question->full = gtk_check_button_get_active (GTK_CHECK_BUTTON (give->full));
  question->path = g_strdup (path);
  gtk_widget_set_sensitive (give->dialog.accept, FALSE);
  clear (give->preview);
  if (question->names[0] == NULL)
    {
      say (give, _ ("Choose who is to get the file."), "dim-label");
      ask_free (question);
      return;
    }
  give->n_asked += path == NULL;
  say (give, path != NULL ? _ ("Writing the file…") : _ ("Looking at what is new…"), "dim-label");
  duban_worker_run_async (duban_desk_get_worker (give->desk), give_job, question, ask_free,
                          giving_free, NULL, callback, g_object_ref (window));
}

/* A file is for those who see the same: who does not is said beside his name. */
static void
show_views (Give *give)
{
  const Recipient *first = NULL;

  for (guint i = 0; i < give->recipients->len && first == NULL; i++)
    if (is_chosen (get (give, i)))
      first = get (give, i);
  for (guint i = 0; i < give->recipients->len; i++)
    {
      const Recipient *one = get (give, i);
      gboolean fits = first == NULL || duban_share_view_is_alike (&first->view, &one->view);

      gtk_widget_set_sensitive (one->check, fits);
      gtk_widget_set_visible (one->reason, !fits);
    }
}

static void
chosen_cb (GtkWidget *window)
{
  show_views (get_give (window));
  ask (window, NULL, previewed_cb);
}

/* ---- writing */

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  Give *give = get_give (window);
  g_autoptr (GError) error = NULL;
  DubanGiving *giving = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  g_autofree char *done = NULL;

  duban_desk_refresh (give->desk);
  if (duban_pieces_dialog_is_open (window) && giving != NULL)
    {
      done = giving->n_changes == 0
                 ? g_strdup (_ ("Exported: nothing new, a receipt alone"))
                 : g_strdup_printf (ngettext ("Exported: %zu change in %u files",
                                              "Exported: %zu changes in %u files",
                                              giving->n_changes),
                                    giving->n_changes, giving->files->len);
      duban_pieces_look_again (window);
      duban_page_toast (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window))), done,
                        FALSE);
      gtk_window_close (GTK_WINDOW (window));
    }
  else if (duban_pieces_dialog_is_open (window))
    {
      clear (give->preview);
      say (give, error->message, "error");
      gtk_widget_set_sensitive (give->dialog.accept, TRUE);
    }
  g_clear_pointer (&giving, giving_free);
}

void
duban_give_dialog_save (GtkWidget *window, const char *path)
{
  ask (window, path, given_cb);
}

static void
accept_cb (GtkWidget *window)
{
  Give *give = get_give (window);
  g_auto (GStrv) names = list_chosen (give);
  g_autofree char *whom = g_strjoinv ("-", names);
  char day[DUBAN_DAY_TEXT_SIZE];
  /* Translators: the name of a file; in order: to whom, a day */
  g_autofree char *file
      = g_strdup_printf (_ ("For %s %s.duban"), whom, duban_day_format (give->today, day));

  duban_file_choice_save (window, _ ("Export to colleagues"), file, duban_give_dialog_save);
}

static void
add_recipient (GtkWidget *window, const DubanOverviewColleague *colleague)
{
  Give *give = get_give (window);
  Recipient one = { .name = g_strdup (colleague->name), .view = colleague->view };

  one.check = gtk_check_button_new_with_label (colleague->name);
  one.reason = duban_pieces_text_new (_ ("may not see the same tasks: give him a file of his own"),
                                      "dim-label");
  gtk_widget_set_margin_start (one.reason, 28);
  gtk_widget_set_visible (one.reason, FALSE);
  gtk_box_append (GTK_BOX (give->dialog.box), one.check);
  gtk_box_append (GTK_BOX (give->dialog.box), one.reason);
  g_signal_connect_object (one.check, "toggled", G_CALLBACK (chosen_cb), window, G_CONNECT_SWAPPED);
  g_array_append_val (give->recipients, one);
}

static void
fill (GtkWidget *window, const DubanOverview *overview)
{
  Give *give = get_give (window);
  GtkBox *box = GTK_BOX (give->dialog.box);

  gtk_box_append (box, duban_pieces_heading_new (_ ("For whom"), NULL));
  for (guint i = 0; i < overview->colleagues->len; i++)
    {
      const DubanOverviewColleague *colleague = overview->colleagues->pdata[i];

      if (!colleague->is_revoked)
        add_recipient (window, colleague);
    }
  give->full = gtk_check_button_new_with_label (
      _ ("Everything from the beginning, for a colleague whose computer was restored"));
  give->preview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (box, duban_pieces_heading_new (_ ("What is in it"), NULL));
  gtk_box_append (box, give->full);
  gtk_box_append (box, give->preview);
  g_signal_connect_object (give->full, "toggled", G_CALLBACK (chosen_cb), window,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
duban_give_dialog_open (GtkWidget *from, DubanDesk *desk, const DubanOverview *overview)
{
  Give *give = g_new0 (Give, 1);
  GtkWidget *window;

  give->dialog = duban_pieces_dialog_new (from, _ ("Export to colleagues"), _ ("_Export…"));
  window = give->dialog.window;
  give->desk = g_object_ref (desk);
  give->today = overview->today;
  give->recipients = g_array_new (FALSE, FALSE, sizeof (Recipient));
  g_array_set_clear_func (give->recipients, recipient_clear_cb);
  g_object_set_data_full (G_OBJECT (window), GIVE, give, give_free);
  fill (window, overview);
  g_signal_connect_object (give->dialog.accept, "clicked", G_CALLBACK (accept_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  if (give->recipients->len == 1)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (get (give, 0)->check), TRUE);
  else
    chosen_cb (window);
  if (give->recipients->len > 0)
    gtk_widget_grab_focus (get (give, 0)->check);
  return window;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/give-dialog.h"

#include "app/exchange/give.h"
#include "app/exchange/outlook.h"
#include "ui/exchange/file-choice.h"
#include "ui/exchange/outlook-grid.h"
#include "ui/exchange/pieces.h"
#include "ui/exchange/progress.h"
#include "ui/page/page.h"

#include <glib/gi18n-lib.h>

#define GIVE "duban-give" /* kept by the window */

typedef struct
{
  GtkWidget *check, *reason;
  char *name, *code; /* the code tells two desks of one name apart */
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
  DubanProgressBar *bar; /* of what is under way; or NULL */
} Give;

/* What the worker is asked for. */
typedef struct
{
  GStrv codes;
  gboolean full;
  char *path; /* NULL: a preview */
  DubanProgressBar *bar;
} Ask;

/* What it brings: one of the two. */
typedef struct
{
  GPtrArray *outlooks; /* of DubanOutlook */
  DubanGiving giving;
} Answer;

static Give *
get_give (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), GIVE);
}

static void
recipient_clear_cb (gpointer data)
{
  g_free (((Recipient *) data)->name);
  g_free (((Recipient *) data)->code);
}

/* What is under way is of no use any more: it stops soon. */
static void
stop (Give *give)
{
  if (give->bar == NULL)
    return;
  duban_progress_bar_end (give->bar);
  duban_progress_bar_cancel (give->bar);
  g_clear_pointer (&give->bar, duban_progress_bar_unref);
}

static void
give_free (gpointer data)
{
  Give *give = data;

  stop (give);
  g_array_unref (give->recipients);
  g_object_unref (give->desk);
  g_free (give);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_strfreev (ask->codes);
  g_free (ask->path);
  g_clear_pointer (&ask->bar, duban_progress_bar_unref);
  g_free (ask);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->outlooks, g_ptr_array_unref);
  duban_giving_clear (&answer->giving);
  g_free (answer);
}

static gboolean
carry_out (Answer *answer, DubanSession *session, const Ask *ask, GError **error)
{
  const DubanEffort effort = duban_progress_bar_get_effort (ask->bar);
  const char *const *codes = (const char *const *) ask->codes;

  if (ask->path != NULL)
    return duban_exchange_give_with_effort (session, codes, ask->full, ask->path, &effort,
                                            &answer->giving, error);
  answer->outlooks = duban_exchange_look_out (session, codes, ask->full, &effort, error);
  return answer->outlooks != NULL;
}

static gpointer
give_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);

  if (duban_session_refresh (session, error) && carry_out (answer, session, data, error))
    return answer;
  answer_free (answer);
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

/* Their codes, or names. (transfer full); empty where nobody is chosen. */
static GStrv
list_chosen (const Give *give, gboolean codes)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv names;

  for (guint i = 0; i < give->recipients->len; i++)
    if (is_chosen (get (give, i)))
      g_strv_builder_add (builder, codes ? get (give, i)->code : get (give, i)->name);
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
show_outlooks (Give *give, GPtrArray *outlooks)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < outlooks->len; i++)
    is_any |= ((const DubanOutlook *) outlooks->pdata[i])->n_changes > 0;
  if (!is_any)
    say (give,
         _ ("There is nothing new for them: the file is a receipt alone, of what was "
            "taken in here."),
         NULL);
  else
    gtk_box_append (GTK_BOX (give->preview), duban_outlook_grid_new (g_ptr_array_ref (outlooks)));
}

/* Whether the answer is that of the last question. */
static gboolean
take_bar (Give *give, const DubanProgressBar *bar)
{
  if (give->bar != bar)
    return FALSE;
  duban_progress_bar_end (give->bar);
  g_clear_pointer (&give->bar, duban_progress_bar_unref);
  return TRUE;
}

/* A question on its way; owned by the callback. */
typedef struct
{
  GtkWidget *window;
  DubanProgressBar *bar;
} Way;

static void
way_free (Way *way)
{
  g_object_unref (way->window);
  duban_progress_bar_unref (way->bar);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

/* An earlier choice's preview is of no use any more. */
static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Way) way = user_data;
  Give *give = get_give (way->window);
  g_autoptr (GError) error = NULL;
  Answer *answer = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (duban_pieces_dialog_is_open (way->window) && take_bar (give, way->bar))
    {
      clear (give->preview);
      if (answer != NULL)
        show_outlooks (give, answer->outlooks);
      else
        say (give, error->message, "error");
      gtk_widget_set_sensitive (give->dialog.accept, answer != NULL);
    }
  g_clear_pointer (&answer, answer_free);
}

static void
ask (GtkWidget *window, const char *path, GAsyncReadyCallback callback)
{
  Give *give = get_give (window);
  Ask *question = g_new0 (Ask, 1);
  Way *way;

  stop (give);
  question->codes = list_chosen (give, TRUE);
  question->full = gtk_check_button_get_active (GTK_CHECK_BUTTON (give->full));
  question->path = g_strdup (path);
  gtk_widget_set_sensitive (give->dialog.accept, FALSE);
  clear (give->preview);
  if (question->codes[0] == NULL)
    {
      say (give, _ ("Choose who is to get the file."), "dim-label");
      ask_free (question);
      return;
    }
  give->bar = duban_progress_bar_new (GTK_BOX (give->preview), path != NULL
                                                                   ? _ ("Writing the file…")
                                                                   : _ ("Looking at what is new…"));
  question->bar = duban_progress_bar_ref (give->bar);
  way = g_new (Way, 1);
  *way = (Way){ g_object_ref (window), duban_progress_bar_ref (give->bar) };
  duban_worker_run_async (duban_desk_get_worker (give->desk), give_job, question, ask_free,
                          answer_free, duban_progress_bar_get_cancellable (give->bar), callback,
                          way);
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
tell_given (GtkWidget *window, const DubanGiving *giving)
{
  g_autofree char *done
      = giving->n_changes == 0
            ? g_strdup (_ ("Exported: nothing new, a receipt alone"))
            : g_strdup_printf (ngettext ("Exported: %zu change in %u files",
                                         "Exported: %zu changes in %u files", giving->n_changes),
                               giving->n_changes, giving->files->len);

  duban_pieces_look_again (window);
  duban_page_toast (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window))), done, FALSE);
  gtk_window_close (GTK_WINDOW (window));
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Way) way = user_data;
  Give *give = get_give (way->window);
  g_autoptr (GError) error = NULL;
  Answer *answer = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  duban_desk_refresh (give->desk);
  if (duban_pieces_dialog_is_open (way->window) && take_bar (give, way->bar))
    {
      clear (give->preview);
      gtk_widget_set_sensitive (give->dialog.accept, TRUE);
      if (answer != NULL)
        tell_given (way->window, &answer->giving);
      else
        say (give, error->message, "error");
    }
  g_clear_pointer (&answer, answer_free);
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
  g_auto (GStrv) names = list_chosen (give, FALSE);
  g_autofree char *whom = g_strjoinv ("-", names);
  char day[DUBAN_DAY_TEXT_SIZE];
  /* Translators: the name of a file; in order: to whom, a day */
  g_autofree char *file
      = g_strdup_printf (_ ("For %s %s.duban"), whom, duban_day_format (give->today, day));

  duban_file_choice_save (window, _ ("Export to colleagues"), file, duban_give_dialog_save);
}

/* is_alone: nobody else has that name. */
static void
add_recipient (GtkWidget *window, const DubanOverviewColleague *colleague, gboolean is_alone)
{
  Give *give = get_give (window);
  Recipient one = { .name = g_strdup (colleague->name),
                    .code = g_strdup (colleague->fingerprint),
                    .view = colleague->view };
  /* Translators: a colleague, the first digits of his check code */
  g_autofree char *label = g_strdup_printf (_ ("%s (%.5s…)"), one.name, one.code);

  one.check = gtk_check_button_new_with_label (is_alone ? one.name : label);
  one.reason = duban_pieces_text_new (_ ("may not see the same tasks: give him a file of his own"),
                                      "dim-label");
  gtk_widget_set_margin_start (one.reason, 28);
  gtk_widget_set_visible (one.reason, FALSE);
  gtk_box_append (GTK_BOX (give->dialog.box), one.check);
  gtk_box_append (GTK_BOX (give->dialog.box), one.reason);
  g_signal_connect_object (one.check, "toggled", G_CALLBACK (chosen_cb), window, G_CONNECT_SWAPPED);
  g_array_append_val (give->recipients, one);
}

static guint
count_named (const DubanOverview *overview, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < overview->colleagues->len; i++)
    n += g_str_equal (((const DubanOverviewColleague *) overview->colleagues->pdata[i])->name,
                      name);
  return n;
}

/* Closing while it runs takes it back: nothing is half done. */
static void
closed_cb (GtkWidget *window)
{
  stop (get_give (window));
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
        add_recipient (window, colleague, count_named (overview, colleague->name) == 1);
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
  g_signal_connect (window, "destroy", G_CALLBACK (closed_cb), NULL);
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

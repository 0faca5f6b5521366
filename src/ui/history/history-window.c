/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history/history-window.h"

#include "app/edit/edit.h"
#include "app/edit/undo.h"
#include "app/view/past.h"
#include "app/wording/command.h"
#include "ui/history/past-row.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MAX_COMMANDS 1000
#define MAX_DELETED 5000
#define TOAST_CHARS 120

struct _DubanHistoryWindow
{
  AdwWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  GCancellable *cancellable; /* of the listing under way; ends with the window */
  GListStore *commands;      /* of DubanPastItem */
  GListStore *tasks;

  /* template */
  GtkWidget *toasts, *stack, *recent, *deleted, *deleted_scroll, *none, *more;
};

G_DEFINE_FINAL_TYPE (DubanHistoryWindow, duban_history_window, ADW_TYPE_WINDOW)

/* What the worker brings. */
typedef struct
{
  GPtrArray *commands; /* of DubanPastCommand */
  GPtrArray *tasks;    /* of DubanPastTask */
  gsize n_deleted;     /* all of them */
} Past;

static void
past_free (gpointer data)
{
  Past *past = data;

  g_clear_pointer (&past->commands, g_ptr_array_unref);
  g_clear_pointer (&past->tasks, g_ptr_array_unref);
  g_free (past);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Past, past_free)

static gpointer
list_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Past) past = g_new0 (Past, 1);

  past->commands = duban_past_list_commands (session, MAX_COMMANDS, error);
  if (past->commands == NULL)
    return NULL;
  past->tasks = duban_past_list_deleted (session, MAX_DELETED, &past->n_deleted, error);
  return past->tasks != NULL ? g_steal_pointer (&past) : NULL;
}

static DubanPastItem *
item_of_command (gpointer data)
{
  const DubanPastCommand *command = data;
  /* Translators: a task and the time when something was done to it */
  g_autofree char *details
      = *command->subject != '\0'
            ? g_strdup_printf (C_ ("past", "%s · %s"), command->when, command->subject)
            : g_strdup (command->when);

  return duban_past_item_new (command->n, command->words, details, command->stands);
}

static DubanPastItem *
item_of_task (gpointer data)
{
  const DubanPastTask *task = data;
  /* Translators: number and title of a task */
  g_autofree char *title
      = g_strdup_printf (C_ ("past", "%s  %s"), task->number != NULL ? task->number : "",
                         task->title != NULL ? task->title : "");
  g_autofree char *details
      = task->who != NULL && *task->who != '\0'
            ? g_strdup_printf (C_ ("past", "deleted %s by %s"), task->when, task->who)
            : g_strdup_printf (C_ ("past", "deleted %s"), task->when);

  return duban_past_item_new (task->task, g_strstrip (title), details, TRUE);
}

/* The items in common at the end stay, only how they stand may differ; those before are put in:
 * what is scrolled to and has the focus stays where it is. */
static void
update (GListStore *store, const GPtrArray *values, DubanPastItem *(*make) (gpointer))
{
  GListModel *model = G_LIST_MODEL (store);
  const guint n_old = g_list_model_get_n_items (model);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint common = 0;

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (items, make (values->pdata[i]));
  while (common < n_old && common < items->len)
    {
      g_autoptr (DubanPastItem) old = g_list_model_get_item (model, n_old - 1 - common);
      DubanPastItem *new = items->pdata[items->len - 1 - common];

      if (duban_past_item_get_id (old) != duban_past_item_get_id (new))
        break;
      duban_past_item_set_stands (old, duban_past_item_stands (new));
      common++;
    }
  if (n_old > common || items->len > common)
    g_list_store_splice (store, 0, n_old - common, items->pdata, items->len - common);
}

static void
toast (DubanHistoryWindow *window, const char *text)
{
  g_autofree char *markup = duban_text_dup_markup (text, TOAST_CHARS);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (window->toasts), adw_toast_new (markup));
}

static void
tell_problem (DubanHistoryWindow *window, const char *message)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (window->toasts),
                               duban_text_problem_toast_new (message));
}

static void
show_past (DubanHistoryWindow *window, const Past *past)
{
  const gsize n_more = past->n_deleted - past->tasks->len;
  g_autofree char *more
      = g_strdup_printf (ngettext ("%zu older one; “dubanctl undelete” lists it too.",
                                   "%zu older ones; “dubanctl undelete” lists them too.", n_more),
                         n_more);

  update (window->commands, past->commands, item_of_command);
  update (window->tasks, past->tasks, item_of_task);
  gtk_widget_set_visible (window->none, past->tasks->len == 0);
  gtk_widget_set_visible (window->deleted_scroll, past->tasks->len > 0);
  gtk_label_set_text (GTK_LABEL (window->more), more);
  gtk_widget_set_visible (window->more, n_more > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanHistoryWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Past) past = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || window->desk == NULL)
    return;
  if (past != NULL)
    show_past (window, past);
  else
    tell_problem (window, error->message);
}

static void
list_anew (DubanHistoryWindow *window)
{
  duban_worker_run_async (duban_desk_get_worker (window->desk), list_job, NULL, NULL, past_free,
                          window->cancellable, listed_cb, g_object_ref (window));
}

/* What a button asks for. */
typedef struct
{
  gint64 id;
  gboolean restores; /* a task; else a command is taken back */
} Deed;

static char *
say_taken_back (const DubanUndoResult *result)
{
  g_autofree char *words = duban_wording_of_command (result->label);

  if (result->n_left == 0)
    return g_strdup_printf (_ ("Taken back: %s"), words);
  return g_strdup_printf (ngettext ("Taken back: %s; %u value was changed again since and stays",
                                    "Taken back: %s; %u values were changed again since and stay",
                                    result->n_left),
                          words, result->n_left);
}

static gpointer
deed_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Deed *deed = data;
  g_auto (DubanUndoResult) result = { 0 };

  if (!duban_session_refresh (session, error))
    return NULL;
  if (deed->restores)
    return duban_edit_undelete_task (session, (guint32) deed->id, error)
               ? g_strdup (_ ("The task is restored."))
               : NULL;
  return duban_undo_command (session, deed->id, &result, error) ? say_taken_back (&result) : NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanHistoryWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (window->desk == NULL)
    return;
  if (words == NULL)
    {
      tell_problem (window, error->message);
      return;
    }
  toast (window, words);
  duban_desk_refresh (window->desk);
  list_anew (window);
}

static void
act (DubanHistoryWindow *window, gint64 id, gboolean restores)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->id = id;
  deed->restores = restores;
  duban_worker_run_async (duban_desk_get_worker (window->desk), deed_job, deed, g_free, g_free,
                          NULL, done_cb, g_object_ref (window));
}

static void
take_back_cb (DubanHistoryWindow *window, gint64 id)
{
  act (window, id, FALSE);
}

static void
restore_cb (DubanHistoryWindow *window, gint64 id)
{
  act (window, id, TRUE);
}

static void
setup_command_cb (DubanHistoryWindow *window, GtkListItem *item)
{
  GtkWidget *row = duban_past_row_new (C_ ("past", "Take back"), C_ ("past", "taken back"));

  g_signal_connect_object (row, "acted", G_CALLBACK (take_back_cb), window, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
setup_task_cb (DubanHistoryWindow *window, GtkListItem *item)
{
  GtkWidget *row = duban_past_row_new (C_ ("past", "Restore"), C_ ("past", "restored"));

  g_signal_connect_object (row, "acted", G_CALLBACK (restore_cb), window, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (DubanHistoryWindow *window, GtkListItem *item)
{
  duban_past_row_show (DUBAN_PAST_ROW (gtk_list_item_get_child (item)),
                       gtk_list_item_get_item (item));
}

static void
unbind_cb (DubanHistoryWindow *window, GtkListItem *item)
{
  duban_past_row_show (DUBAN_PAST_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
set_up_list (DubanHistoryWindow *window, GtkWidget *list, GListStore *store, const char *name,
             GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (store)));

  g_signal_connect_object (factory, "setup", setup, window, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), window, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (list), GTK_SELECTION_MODEL (selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_unref (selection);
  g_object_unref (factory);
}

static void
duban_history_window_dispose (GObject *object)
{
  DubanHistoryWindow *window = DUBAN_HISTORY_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->cancellable);
  g_clear_object (&window->desk);
  g_clear_object (&window->commands);
  g_clear_object (&window->tasks);
  G_OBJECT_CLASS (duban_history_window_parent_class)->dispose (object);
}

static void
duban_history_window_class_init (DubanHistoryWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_history_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/history/history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanHistoryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DubanHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DubanHistoryWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, DubanHistoryWindow, deleted);
  gtk_widget_class_bind_template_child (widget_class, DubanHistoryWindow, deleted_scroll);
  gtk_widget_class_bind_template_child (widget_class, DubanHistoryWindow, none);
  gtk_widget_class_bind_template_child (widget_class, DubanHistoryWindow, more);
}

static void
duban_history_window_init (DubanHistoryWindow *window)
{
  window->cancellable = g_cancellable_new ();
  window->commands = g_list_store_new (DUBAN_TYPE_PAST_ITEM);
  window->tasks = g_list_store_new (DUBAN_TYPE_PAST_ITEM);
  gtk_widget_init_template (GTK_WIDGET (window));
  set_up_list (window, window->recent, window->commands, C_ ("past", "Recent changes"),
               G_CALLBACK (setup_command_cb));
  set_up_list (window, window->deleted, window->tasks, C_ ("past", "Deleted tasks"),
               G_CALLBACK (setup_task_cb));
}

GtkWidget *
duban_history_window_new (GtkWindow *parent, DubanDesk *desk, gboolean deleted)
{
  DubanHistoryWindow *window
      = g_object_new (DUBAN_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);

  window->desk = g_object_ref (desk);
  gtk_stack_set_visible_child_name (GTK_STACK (window->stack), deleted ? "deleted" : "recent");
  g_signal_connect_object (desk, "changed", G_CALLBACK (list_anew), window, G_CONNECT_SWAPPED);
  list_anew (window);
  return GTK_WIDGET (window);
}

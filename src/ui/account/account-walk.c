/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/account/account-walk.h"

#include "app/edit/edit.h"
#include "app/view/account-walk.h"
#include "app/wording/wording.h"
#include "ui/account/account-form.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/widgets/composed.h"
#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MESSAGE_CHARS 300

/* What was written for a step, saved or not: it is there when one comes back. */
typedef struct
{
  char *text;
  DubanPosition position;
  gboolean is_saved;
} Draft;

#define DUBAN_TYPE_ACCOUNT_WALK (duban_account_walk_get_type ())
G_DECLARE_FINAL_TYPE (DubanAccountWalk, duban_account_walk, DUBAN, ACCOUNT_WALK, AdwWindow)

struct _DubanAccountWalk
{
  AdwWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  GtkWidget *from;
  GArray *steps;           /* of DubanAccountStep; NULL until listed */
  GPtrArray *drafts;       /* of Draft, one a step */
  DubanAccountCase *shown; /* of the present step, or NULL */
  gulong waiting;          /* for the register */

  guint32 task; /* where to begin */
  guint place;  /* the present step */
  guint n_saved;
  GtkWidget *title, *stack, *form, *save, *back, *skip;
};

G_DEFINE_FINAL_TYPE (DubanAccountWalk, duban_account_walk, ADW_TYPE_WINDOW)

static void show_step (DubanAccountWalk *walk);

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->text);
  g_free (draft);
}

static gboolean
is_gone (DubanAccountWalk *walk)
{
  return walk->desk == NULL;
}

static void
show_message (DubanAccountWalk *walk, const char *title, const char *description)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (walk->stack), "message");
  g_autofree char *markup = duban_text_dup_markup (description, MESSAGE_CHARS);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), markup);
  gtk_stack_set_visible_child (GTK_STACK (walk->stack), page);
  gtk_widget_set_visible (walk->save, FALSE);
  gtk_widget_set_visible (walk->skip, FALSE);
  gtk_widget_set_visible (walk->back, walk->steps != NULL && walk->steps->len > 0);
  gtk_widget_set_sensitive (walk->back, TRUE);
  adw_window_title_set_title (ADW_WINDOW_TITLE (walk->title), _ ("Give accounts"));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (walk->title), "");
}

static char *
dup_given (const DubanAccountWalk *walk)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u account was given.",
                                       "%u accounts were given.", walk->n_saved),
                          walk->n_saved);
}

static void
finish (DubanAccountWalk *walk)
{
  const guint rest = walk->steps->len - walk->n_saved;
  g_autofree char *given = dup_given (walk);
  g_autofree char *left
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u account was passed over.",
                                      "%u accounts were passed over.", rest),
                         rest);
  g_autofree char *both = g_strdup_printf ("%s %s", given, left);

  walk->place = walk->steps->len;
  g_clear_pointer (&walk->shown, duban_account_case_free);
  if (walk->steps->len == 0)
    show_message (walk, _ ("No account is owed"),
                  _ ("All accounts of the last week that are written here have been given."));
  else
    show_message (walk, rest == 0 ? _ ("All accounts are given") : _ ("The end of the list"),
                  rest == 0 ? given : both);
}

static Draft *
get_draft (DubanAccountWalk *walk)
{
  return walk->drafts->pdata[walk->place];
}

/* What stands in the form is kept for when one comes back. */
static void
keep_draft (DubanAccountWalk *walk)
{
  Draft *draft;

  if (walk->shown == NULL || walk->place >= walk->steps->len)
    return;
  draft = get_draft (walk);
  g_free (draft->text);
  draft->text = duban_account_form_dup_text (DUBAN_ACCOUNT_FORM (walk->form));
  draft->position = duban_account_form_get_position (DUBAN_ACCOUNT_FORM (walk->form));
}

static void
go (DubanAccountWalk *walk, int by)
{
  if (walk->steps == NULL || (by < 0 && walk->place == 0)
      || (by > 0 && walk->place >= walk->steps->len))
    return;
  keep_draft (walk);
  walk->place += (guint) by;
  if (walk->place >= walk->steps->len)
    finish (walk);
  else
    show_step (walk);
}

static gpointer
case_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return duban_account_case_load (session, data, error);
}

static void
show_case (DubanAccountWalk *walk)
{
  const Draft *draft = get_draft (walk);
  /* Translators: in order: which account this is, of how many */
  g_autofree char *title
      = g_strdup_printf (_ ("Account %u / %u"), walk->place + 1, walk->steps->len);
  /* Translators: in order: a leader, which ledger, a week */
  g_autofree char *subtitle
      = g_strdup_printf (C_ ("an account to give", "%s · %s · %s"), walk->shown->leader,
                         duban_wording_of_ledger (walk->shown->step.ledger), walk->shown->week);
  g_autofree char *markup = duban_text_dup_markup (subtitle, MESSAGE_CHARS);

  adw_window_title_set_title (ADW_WINDOW_TITLE (walk->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (walk->title), markup);
  gtk_stack_set_visible_child (GTK_STACK (walk->stack), walk->form);
  gtk_widget_set_visible (walk->save, TRUE);
  gtk_widget_set_visible (walk->skip, TRUE);
  gtk_widget_set_visible (walk->back, TRUE);
  gtk_widget_set_sensitive (walk->back, walk->place > 0);
  gtk_widget_set_sensitive (walk->save, TRUE);
  duban_account_form_show (DUBAN_ACCOUNT_FORM (walk->form), walk->shown, draft->text,
                           draft->position, draft->is_saved);
}

static void
case_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanAccountWalk) walk = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanAccountCase) value
      = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  const DubanAccountStep *step;

  if (is_gone (walk) || walk->place >= walk->steps->len)
    return;
  step = &g_array_index (walk->steps, DubanAccountStep, walk->place);
  if (value == NULL)
    {
      show_message (walk, _ ("This account cannot be shown"), error->message);
      gtk_widget_set_visible (walk->skip, TRUE);
      return;
    }
  if (value->step.task != step->task || value->step.leader != step->leader
      || value->step.ledger != step->ledger)
    return; /* one has gone on meanwhile */
  g_clear_pointer (&walk->shown, duban_account_case_free);
  walk->shown = g_steal_pointer (&value);
  show_case (walk);
}

static void
show_step (DubanAccountWalk *walk)
{
  const DubanAccountStep *step = &g_array_index (walk->steps, DubanAccountStep, walk->place);

  g_clear_pointer (&walk->shown, duban_account_case_free);
  duban_worker_run_async (
      duban_desk_get_worker (walk->desk), case_job, g_memdup2 (step, sizeof *step), g_free,
      (GDestroyNotify) duban_account_case_free, NULL, case_cb, g_object_ref (walk));
}

/* What is asked of the worker: which accounts there are to give. */
typedef struct
{
  DubanSnapshot *snapshot;
  guint32 leader, task;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  duban_snapshot_unref (listing->snapshot);
  g_free (listing);
}

static gpointer
list_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Listing *listing = data;
  g_autoptr (DubanAccounts) accounts
      = duban_accounts_load (session, listing->snapshot, cancellable, error);

  if (accounts == NULL)
    return NULL;
  return duban_account_walk_list (accounts, listing->leader, listing->task);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanAccountWalk) walk = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) steps = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (is_gone (walk))
    return;
  if (steps == NULL)
    {
      show_message (walk, _ ("The accounts cannot be listed"), error->message);
      return;
    }
  walk->steps = g_steal_pointer (&steps);
  for (guint i = 0; i < walk->steps->len; i++)
    g_ptr_array_add (walk->drafts, g_new0 (Draft, 1));
  if (walk->steps->len == 0)
    finish (walk);
  else
    show_step (walk);
}

/* The desk's own leader accounts for himself; the office for the one from whose side it looks. */
static void
list_steps (DubanAccountWalk *walk)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (walk->desk);
  Listing *listing;

  if (snapshot == NULL || snapshot->reg == NULL)
    {
      if (walk->waiting == 0)
        walk->waiting = g_signal_connect_object (walk->desk, "changed", G_CALLBACK (list_steps),
                                                 walk, G_CONNECT_SWAPPED);
      duban_desk_want_register (walk->desk);
      return;
    }
  g_clear_signal_handler (&walk->waiting, walk->desk);
  listing = g_new0 (Listing, 1);
  listing->snapshot = duban_snapshot_ref (snapshot);
  listing->leader
      = snapshot->terms->desk_leader != 0 ? snapshot->terms->desk_leader : snapshot->scope;
  listing->task = walk->task;
  duban_worker_run_async (duban_desk_get_worker (walk->desk), list_job, listing, listing_free,
                          (GDestroyNotify) g_array_unref, NULL, listed_cb, g_object_ref (walk));
}

/* An account to be written. */
typedef struct
{
  guint32 task;
  DubanPosition position;
  DubanLedger ledger;
  char *by, *period, *text;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->by);
  g_free (ask->period);
  g_free (ask->text);
  g_free (ask);
}

static gboolean
account_deed (DubanSession *session, gpointer data, GError **error)
{
  const Ask *ask = data;
  const DubanRecordDraft draft = { .kind = "account",
                                   .by = ask->by,
                                   .ledger = duban_ledger_get_code (ask->ledger),
                                   .position = duban_position_get_code (ask->position),
                                   .period = ask->period,
                                   .text = ask->text };
  DubanId id;

  return duban_edit_record (session, ask->task, &draft, &id, error);
}

static void
saved_cb (GtkWidget *widget, gboolean succeeded, const char *message, gpointer user_data)
{
  DubanAccountWalk *walk = DUBAN_ACCOUNT_WALK (widget);
  Draft *draft;

  if (is_gone (walk) || walk->place >= walk->steps->len)
    return;
  gtk_widget_set_sensitive (walk->save, TRUE);
  if (!succeeded)
    {
      duban_account_form_say_problem (DUBAN_ACCOUNT_FORM (walk->form), message);
      return;
    }
  draft = get_draft (walk);
  walk->n_saved += draft->is_saved ? 0 : 1;
  draft->is_saved = TRUE;
  go (walk, 1);
}

static void
save (DubanAccountWalk *walk)
{
  DubanAccountForm *form = DUBAN_ACCOUNT_FORM (walk->form);
  Ask *ask;

  if (walk->shown == NULL || walk->place >= walk->steps->len
      || !gtk_widget_get_sensitive (walk->save) || !duban_account_form_check (form))
    return;
  ask = g_new0 (Ask, 1);
  ask->task = walk->shown->step.task;
  ask->ledger = walk->shown->step.ledger;
  ask->by = g_strdup (walk->shown->leader);
  ask->period = g_strdup (walk->shown->period);
  ask->position = duban_account_form_get_position (form);
  ask->text = duban_account_form_dup_text (form);
  gtk_widget_set_sensitive (walk->save, FALSE);
  duban_deed_run_then (GTK_WIDGET (walk), walk->desk, account_deed, ask, ask_free, saved_cb, NULL);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  save (DUBAN_ACCOUNT_WALK (widget));
  return TRUE;
}

static gboolean
go_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  go (DUBAN_ACCOUNT_WALK (widget), GPOINTER_TO_INT (user_data));
  return TRUE;
}

static gboolean
insert_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  duban_account_form_insert_records (DUBAN_ACCOUNT_FORM (DUBAN_ACCOUNT_WALK (widget)->form));
  return TRUE;
}

static gboolean
position_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  duban_account_form_set_position (DUBAN_ACCOUNT_FORM (DUBAN_ACCOUNT_WALK (widget)->form),
                                   (DubanPosition) GPOINTER_TO_INT (user_data));
  return TRUE;
}

static void
back_cb (DubanAccountWalk *walk)
{
  go (walk, -1);
}

static void
skip_cb (DubanAccountWalk *walk)
{
  go (walk, 1);
}

/* What was given can be taken back like any other change: of several, one after the other. */
static gboolean
duban_account_walk_close_request (GtkWindow *window)
{
  DubanAccountWalk *walk = DUBAN_ACCOUNT_WALK (window);
  g_autofree char *text = walk->n_saved > 0 ? dup_given (walk) : NULL;

  if (text != NULL)
    duban_page_toast (walk->from, text, TRUE);
  return GTK_WINDOW_CLASS (duban_account_walk_parent_class)->close_request (window);
}

static void
duban_account_walk_dispose (GObject *object)
{
  DubanAccountWalk *walk = DUBAN_ACCOUNT_WALK (object);

  if (walk->desk != NULL)
    g_clear_signal_handler (&walk->waiting, walk->desk);
  g_clear_object (&walk->desk);
  g_clear_object (&walk->from);
  g_clear_pointer (&walk->steps, g_array_unref);
  g_clear_pointer (&walk->drafts, g_ptr_array_unref);
  g_clear_pointer (&walk->shown, duban_account_case_free);
  G_OBJECT_CLASS (duban_account_walk_parent_class)->dispose (object);
}

static void
duban_account_walk_class_init (DubanAccountWalkClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_account_walk_dispose;
  GTK_WINDOW_CLASS (class)->close_request = duban_account_walk_close_request;
}

static void
add_key (GtkShortcutController *keys, const char *trigger, GtkShortcutFunc func, int number)
{
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                              gtk_callback_action_new (func, GINT_TO_POINTER (number), NULL)));
}

/* Before the text view, which has uses of its own for some of them. */
static void
add_keys (DubanAccountWalk *walk)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                              gtk_named_action_new ("window.close")));
  add_key (keys, "<Control>Return", save_key_cb, 0);
  add_key (keys, "<Control>Page_Down", go_key_cb, 1);
  add_key (keys, "<Control>Page_Up", go_key_cb, -1);
  add_key (keys, "F4", insert_key_cb, 0);
  add_key (keys, "<Alt>1", position_key_cb, DUBAN_POSITION_DONE);
  add_key (keys, "<Alt>2", position_key_cb, DUBAN_POSITION_ON_TRACK);
  add_key (keys, "<Alt>3", position_key_cb, DUBAN_POSITION_SLOW);
  add_key (keys, "<Alt>4", position_key_cb, DUBAN_POSITION_BLOCKED);
  gtk_widget_add_controller (GTK_WIDGET (walk), controller);
}

static GtkWidget *
button_new (DubanAccountWalk *walk, const char *label, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", callback, walk, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
header_new (DubanAccountWalk *walk)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Close"));

  walk->title = adw_window_title_new (_ ("Give accounts"), "");
  walk->save = button_new (walk, _ ("_Save and go on"), _ ("Save and go on (Ctrl+Enter)"),
                           G_CALLBACK (save));
  walk->back = button_new (walk, _ ("_Back"), _ ("The account before (Ctrl+Page Up)"),
                           G_CALLBACK (back_cb));
  walk->skip = button_new (walk, _ ("Ski_p"), _ ("Pass over this account (Ctrl+Page Down)"),
                           G_CALLBACK (skip_cb));
  gtk_widget_add_css_class (walk->save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), walk->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), walk->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), walk->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), walk->skip);
  return header;
}

static void
duban_account_walk_init (DubanAccountWalk *walk)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *message = adw_status_page_new ();

  walk->drafts = g_ptr_array_new_with_free_func (draft_free);
  walk->stack = gtk_stack_new ();
  walk->form = duban_account_form_new ();
  gtk_widget_set_vexpand (walk->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (walk->stack),
                       g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, NULL), "waiting");
  gtk_stack_add_named (GTK_STACK (walk->stack), walk->form, "form");
  duban_composed_name (message);
  gtk_stack_add_named (GTK_STACK (walk->stack), message, "message");
  gtk_box_append (GTK_BOX (content), header_new (walk));
  gtk_box_append (GTK_BOX (content), walk->stack);
  gtk_widget_set_visible (walk->save, FALSE);
  gtk_widget_set_visible (walk->back, FALSE);
  gtk_widget_set_visible (walk->skip, FALSE);
  adw_window_set_content (ADW_WINDOW (walk), content);
  add_keys (walk);
}

void
duban_account_walk_open (GtkWidget *from, DubanDesk *desk, guint32 task)
{
  DubanAccountWalk *walk
      = g_object_new (DUBAN_TYPE_ACCOUNT_WALK, "transient-for", gtk_widget_get_root (from), "modal",
                      TRUE, "destroy-with-parent", TRUE, "default-width", 660, "default-height",
                      620, "title", _ ("Give accounts"), NULL);

  walk->desk = g_object_ref (desk);
  walk->from = g_object_ref (from);
  walk->task = task;
  list_steps (walk);
  gtk_window_present (GTK_WINDOW (walk));
}

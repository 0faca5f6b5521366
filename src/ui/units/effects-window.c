/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/effects-window.h"

#include "app/edit/portfolio-draft.h"
#include "app/judgement.h"
#include "app/view/as-of.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/print/print.h"
#include "ui/units/effects-list.h"
#include "ui/widgets/escape.h"
#include "ui/widgets/scroll.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 640
#define HEIGHT 560

/* What the worker is asked for: the effects of a draft, and where `apply` says so its deed. */
typedef struct
{
  DubanSnapshot *snapshot;
  DubanPortfolioDraft *draft;
  gboolean apply;
} Ask;

/* What it brings. */
typedef struct
{
  DubanPortfolioEffects *effects;
  DubanSheet *sheet; /* the handover list */
  gboolean applied;
} Outcome;

/* Who asked. */
typedef struct
{
  GWeakRef from;
  DubanDesk *desk;
} Asker;

/* An open window. */
typedef struct
{
  GtkWidget *from; /* weak */
  DubanDesk *desk;
  Outcome *outcome;
  GtkWindow *window;
} View;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  duban_snapshot_unref (ask->snapshot);
  duban_portfolio_draft_free (ask->draft);
  g_free (ask);
}

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->effects, duban_portfolio_effects_free);
  g_clear_pointer (&outcome->sheet, duban_sheet_free);
  g_free (outcome);
}

static void
view_free (gpointer data)
{
  View *view = data;

  g_clear_weak_pointer (&view->from);
  g_object_unref (view->desk);
  outcome_free (view->outcome);
  g_free (view);
}

/* The register may be under way still, after a change. */
static DubanSnapshot *
with_register (DubanSession *session, DubanSnapshot *snapshot, GCancellable *cancellable,
               GError **error)
{
  DubanRegister *reg;

  if (snapshot->reg != NULL)
    return duban_snapshot_ref (snapshot);
  reg = duban_judgement_load_register (session, cancellable, error);
  return reg != NULL ? duban_snapshot_with_register (snapshot, reg) : NULL;
}

static gpointer
job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;
  GTimeZone *zone = duban_clock_get_zone (session->clock);
  g_autoptr (DubanSnapshot) snapshot = with_register (session, ask->snapshot, cancellable, error);
  g_autoptr (GArray) moves = NULL;
  Outcome *outcome;

  if (snapshot == NULL)
    return NULL;
  if (ask->apply
      && (!duban_session_refresh (session, error)
          || !duban_edit_apply_draft (session, ask->draft, &moves, error)))
    return NULL;
  outcome = g_new0 (Outcome, 1);
  outcome->effects
      = duban_portfolio_effects_new (snapshot, duban_portfolio_draft_copy (ask->draft));
  outcome->sheet = duban_portfolio_effects_dup_sheet (outcome->effects, moves,
                                                      duban_as_of_dup (ask->snapshot, zone, TRUE));
  outcome->applied = ask->apply;
  return outcome;
}

static DubanSheet *
copy_sheet (const DubanSheet *sheet)
{
  DubanSheet *copy = duban_sheet_new (g_strdup (sheet->title), g_strdup (sheet->filter),
                                      g_strdup (sheet->as_of));

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const DubanSheetColumn *column = &g_array_index (sheet->columns, DubanSheetColumn, i);

      duban_sheet_add_column (copy, column->title, column->weight, column->centred);
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    if (duban_sheet_is_group (sheet, i))
      duban_sheet_add_group (copy, ((char **) sheet->rows->pdata[i])[0]);
    else
      duban_sheet_take_row (copy, g_strdupv (sheet->rows->pdata[i]));
  return copy;
}

static void
print_cb (View *view)
{
  duban_print_sheet (view->window, copy_sheet (view->outcome->sheet));
}

static void
copy_cb (View *view)
{
  duban_print_copy (GTK_WIDGET (view->window), view->outcome->sheet);
}

static void
apply_cb (View *view)
{
  GtkWidget *from = view->from;
  g_autoptr (DubanDesk) desk = g_object_ref (view->desk);
  DubanPortfolioDraft *draft = duban_portfolio_draft_copy (view->outcome->effects->draft);

  gtk_window_close (view->window);
  if (from != NULL)
    duban_effects_window_apply (from, desk, draft);
  else
    duban_portfolio_draft_free (draft);
}

/* The window with the tasks lies behind this one. */
static void
show_tasks (gpointer user_data, const char *words, const GArray *tasks)
{
  View *view = user_data;

  if (view->from != NULL)
    duban_page_show_tasks (view->from, words, (const guint32 *) (gpointer) tasks->data, tasks->len);
  gtk_window_close (view->window);
}

static GtkWidget *
add_button (GtkWidget *header, gboolean at_end, const char *label, View *view, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, view);
  if (at_end)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  else
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return button;
}

static GtkWidget *
build_header (View *view, const char *title)
{
  GtkWidget *header = adw_header_bar_new ();
  const DubanSheet *sheet = view->outcome->sheet;

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  add_button (header, FALSE, _ ("Print _list…"), view, G_CALLBACK (print_cb));
  add_button (header, FALSE, _ ("_Copy list"), view, G_CALLBACK (copy_cb));
  gtk_widget_set_tooltip_text (header, sheet->filter);
  if (!view->outcome->applied)
    gtk_widget_add_css_class (
        add_button (header, TRUE, _ ("Into _force"), view, G_CALLBACK (apply_cb)),
        "suggested-action");
  return header;
}

static void
build (View *view, GtkWidget *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const Outcome *outcome = view->outcome;
  GtkWidget *list = outcome->applied ? duban_effects_list_new_of_sheet (outcome->sheet)
                                     : duban_effects_list_new (outcome->effects, show_tasks, view);
  GtkWidget *scroll = duban_scroll_new (DUBAN_SCROLL_DOWN,
                                        gtk_window_get_title (GTK_WINDOW (view->window)), list);

  gtk_box_append (GTK_BOX (box), header);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), scroll);
  adw_window_set_content (ADW_WINDOW (view->window), box);
}

/* (transfer full) outcome */
static void
open_window (GtkWidget *from, DubanDesk *desk, Outcome *outcome)
{
  const char *title = outcome->applied ? _ ("Handover list") : _ ("What the draft brings about");
  View *view = g_new0 (View, 1);

  g_set_weak_pointer (&view->from, from);
  view->desk = g_object_ref (desk);
  view->outcome = outcome;
  view->window = g_object_new (ADW_TYPE_WINDOW, "transient-for", gtk_widget_get_root (from),
                               "modal", TRUE, "destroy-with-parent", TRUE, "default-width", WIDTH,
                               "default-height", HEIGHT, "title", title, NULL);
  g_object_set_data_full (G_OBJECT (view->window), "view", view, view_free);
  duban_escape_closes (GTK_WIDGET (view->window));
  build (view, build_header (view, title));
  gtk_window_present (view->window);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asker *asker = user_data;
  g_autoptr (DubanDesk) desk = asker->desk;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&asker->from);
  g_autoptr (GError) error = NULL;
  Outcome *outcome = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  g_weak_ref_clear (&asker->from);
  g_free (asker);
  if (outcome != NULL && outcome->applied)
    duban_desk_refresh (desk);
  if (from == NULL || outcome == NULL)
    {
      g_clear_pointer (&outcome, outcome_free);
      if (from != NULL)
        duban_problem_tell_error (from, error);
      return;
    }
  if (outcome->applied)
    duban_page_toast (from, _ ("The portfolio is in force, with its handovers"), TRUE);
  open_window (from, desk, outcome);
}

/* (transfer full) draft */
static void
run (GtkWidget *from, DubanDesk *desk, DubanPortfolioDraft *draft, gboolean apply)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (desk);
  Ask *ask = g_new0 (Ask, 1);
  Asker *asker = g_new0 (Asker, 1);

  *ask = (Ask){ duban_snapshot_ref (snapshot), draft, apply };
  g_weak_ref_init (&asker->from, from);
  asker->desk = g_object_ref (desk);
  duban_worker_run_async (duban_desk_get_worker (desk), job, ask, ask_free, outcome_free, NULL,
                          done_cb, asker);
}

void
duban_effects_window_preview (GtkWidget *from, DubanDesk *desk, DubanPortfolioDraft *draft)
{
  run (from, desk, draft, FALSE);
}

void
duban_effects_window_apply (GtkWidget *from, DubanDesk *desk, DubanPortfolioDraft *draft)
{
  run (from, desk, draft, TRUE);
}

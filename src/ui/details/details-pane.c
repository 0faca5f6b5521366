/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/details-pane.h"

#include "app/wording/wording.h"
#include "ui/details/act-palette.h"
#include "ui/details/details-actions.h"
#include "ui/details/tabs.h"
#include "ui/details/track.h"
#include "ui/record/record-open.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/composed.h"
#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/light.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 400
#define SUBTITLE_CHARS 160

typedef void (*FillFunc) (GtkBox *box, const DubanDetail *detail);

/* The tabs in their order. */
static const struct
{
  const char *name;
  const char *title;
  FillFunc fill;
} tabs[] = {
  { "findings", N_ ("Findings"), duban_findings_tab_fill },
  { "people", N_ ("People"), duban_people_tab_fill },
  { "milestones", N_ ("Milestones"), duban_milestones_tab_fill },
  { "accounts", N_ ("Accounts"), duban_accounts_tab_fill },
  { "records", N_ ("Records"), duban_records_tab_fill },
};
#define N_TABS G_N_ELEMENTS (tabs)

struct _DubanDetailsPane
{
  GtkWidget parent_instance;

  /* owned */
  DubanDesk *desk;
  GCancellable *cancellable; /* of the loading under way */
  DubanDetail *detail;
  DubanDetailsActions *actions;
  guint32 task; /* asked for; detail follows */

  /* template */
  GtkWidget *stack, *light, *title, *subtitle, *track, *reading, *next, *acts, *tabs, *none;
  GtkWidget *edit, *deeds, *farewell, *farewell_words;
  GtkWidget *scrolls[N_TABS];
  gboolean filled[N_TABS];
};

G_DEFINE_FINAL_TYPE (DubanDetailsPane, duban_details_pane, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What the loading asks for. */
typedef struct
{
  DubanVerdict *verdict;
  guint32 task;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  duban_verdict_unref (ask->verdict);
  g_free (ask);
}

static gpointer
load_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  DubanDetail *detail = NULL;

  duban_detail_load (session, ask->verdict, ask->task, &detail, error);
  return detail;
}

static void
join (GString *line, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static void
show_head (DubanDetailsPane *pane)
{
  const DubanDetail *detail = pane->detail;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *assigned = NULL;
  g_autofree char *said = NULL;
  g_autofree char *reading = NULL;

  duban_light_mark_set_light (DUBAN_LIGHT_MARK (pane->light), detail->light);
  duban_text_show_line (GTK_LABEL (pane->title), detail->task->title, TITLE_CHARS);
  join (line, detail->task->number);
  if (detail->farewell == NULL)
    join (line, duban_wording_of_status (detail->task->status));
  join (line, detail->task->source);
  if (detail->clock.assigned != DUBAN_NO_DAY)
    {
      assigned = duban_wording_of_day (detail->clock.assigned, detail->terms->today);
      said = detail->clock.round > 1
                 ? g_strdup_printf (_ ("reissued %s (round %d)"), assigned, detail->clock.round)
                 : g_strdup_printf (_ ("assigned %s"), assigned);
      join (line, said);
    }
  duban_text_show_line (GTK_LABEL (pane->subtitle), line->str, SUBTITLE_CHARS);
  /* Translators: which reading of the notice's days made the dates */
  reading = g_strdup_printf (_ ("Days counted: %s"),
                             duban_wording_of_policy (detail->terms->settings.policy));
  gtk_label_set_text (GTK_LABEL (pane->reading), reading);
  duban_track_set_detail (DUBAN_TRACK (pane->track), pane->detail);
}

/* What was handed over says so, and offers nothing: it is another's now. */
static void
show_farewell (DubanDetailsPane *pane)
{
  const char *words = pane->detail->farewell;

  gtk_label_set_text (GTK_LABEL (pane->farewell_words), words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->farewell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
  gtk_widget_set_visible (pane->farewell, words != NULL);
  gtk_widget_set_visible (pane->edit, words == NULL);
  gtk_widget_set_visible (pane->track, words == NULL);
  gtk_widget_set_visible (pane->reading, words == NULL);
  gtk_widget_set_visible (pane->deeds, words == NULL);
}

/* What the next act is called, as something to do. */
static const char *
word_of_next (DubanRecordKind kind)
{
  switch (kind)
    {
    case DUBAN_RECORD_DEPLOY:
      return _ ("Record the deployment");
    case DUBAN_RECORD_APPROACH:
      return _ ("Write the approach");
    case DUBAN_RECORD_FEEDBACK:
      return C_ ("next act", "Give feedback");
    case DUBAN_RECORD_FOLLOW_UP:
      return C_ ("next act", "Follow up");
    case DUBAN_RECORD_VERIFY:
      return C_ ("next act", "Verify");
    case DUBAN_RECORD_RESUME:
      return C_ ("next act", "Resume");
    default:
      return C_ ("next act", "Add a note");
    }
}

static void
show_acts (DubanDetailsPane *pane)
{
  DubanRecordKind kind = duban_detail_get_next_act (pane->detail);

  gtk_button_set_label (GTK_BUTTON (pane->next), word_of_next (kind));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pane->next), "(us)", pane->detail->task->n,
                                    duban_record_kind_get_code (kind));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pane->next), "win.act");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (pane->acts), NULL);
}

/* How many things stand under a tab that should be seen at once. */
static guint
count_of_tab (const DubanDetail *detail, guint i)
{
  const GArray *counted[N_TABS]
      = { detail->findings, NULL, detail->milestones, detail->accounts, detail->records };
  guint n = counted[i] != NULL ? counted[i]->len : 0;

  for (guint j = 0; i == 0 && j < detail->findings->len; j++)
    n -= g_array_index (detail->findings, DubanDetailFinding, j).waived ? 1 : 0;
  return n;
}

static void
title_tab (DubanDetailsPane *pane, guint i)
{
  GtkStackPage *page = gtk_stack_get_page (GTK_STACK (pane->tabs), pane->scrolls[i]);
  guint n = count_of_tab (pane->detail, i);
  g_autofree char *title
      = n > 0 ? g_strdup_printf ("%s %u", _ (tabs[i].title), n) : g_strdup (_ (tabs[i].title));

  gtk_stack_page_set_title (page, title);
}

/* The tab in sight; the others are filled when they are turned to. */
static void
fill_tab (DubanDetailsPane *pane)
{
  GtkWidget *scroll = gtk_stack_get_visible_child (GTK_STACK (pane->tabs));

  for (guint i = 0; pane->detail != NULL && i < N_TABS; i++)
    {
      GtkWidget *box;
      gboolean had_focus;

      if (pane->scrolls[i] != scroll || pane->filled[i])
        continue;
      had_focus = gtk_widget_get_focus_child (scroll) != NULL;
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (box, "details-tab");
      tabs[i].fill (GTK_BOX (box), pane->detail);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
      pane->filled[i] = TRUE;
      if (had_focus) /* what had it is gone */
        gtk_widget_child_focus (scroll, GTK_DIR_TAB_FORWARD);
    }
}

static void
fill_tab_cb (DubanDetailsPane *pane)
{
  fill_tab (pane);
}

static gboolean
is_same_finding (const DubanDetailFinding *a, const DubanDetailFinding *b)
{
  return a->rule == b->rule && a->severity == b->severity && a->waived == b->waived
         && g_strcmp0 (a->sentence, b->sentence) == 0 && g_strcmp0 (a->facts, b->facts) == 0;
}

/* Whether the tabs would show the same: another task changed, not this one. */
static gboolean
is_same (const DubanDetail *a, const DubanDetail *b)
{
  if (a == NULL || b == NULL || a->task->n != b->task->n
      || a->history->n_changes != b->history->n_changes || a->terms->today != b->terms->today
      || a->findings->len != b->findings->len || a->accounts->len != b->accounts->len
      || a->charge.n_leaders != b->charge.n_leaders)
    return FALSE;
  for (guint i = 0; i < a->findings->len; i++)
    if (!is_same_finding (&g_array_index (a->findings, DubanDetailFinding, i),
                          &g_array_index (b->findings, DubanDetailFinding, i)))
      return FALSE;
  return TRUE;
}

/* Of the same task a tab stays where it was scrolled to, of another it begins at its top. */
static void
renew_tabs (DubanDetailsPane *pane, gboolean is_other)
{
  for (guint i = 0; i < N_TABS; i++)
    {
      GtkScrolledWindow *scroll = GTK_SCROLLED_WINDOW (pane->scrolls[i]);

      pane->filled[i] = FALSE;
      if (is_other)
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroll), 0);
      title_tab (pane, i);
    }
  fill_tab (pane);
}

static void
show_detail (DubanDetailsPane *pane, DubanDetail *detail)
{
  g_autoptr (DubanDetail) before = g_steal_pointer (&pane->detail);

  pane->detail = detail;
  duban_details_actions_set_detail (pane->actions, detail);
  gtk_stack_set_visible_child_name (GTK_STACK (pane->stack), detail != NULL ? "task" : "none");
  if (detail == NULL)
    return;
  show_head (pane);
  show_acts (pane);
  show_farewell (pane);
  if (!is_same (before, detail))
    renew_tabs (pane, before == NULL || before->task->n != detail->task->n);
}

/* The pane may be gone by then. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (DubanDetailsPane) pane = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanDetail) detail = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (pane == NULL || pane->desk == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_detail (pane, g_steal_pointer (&detail));
  if (error != NULL)
    g_signal_emit (pane, signals[FAILED], 0, error->message);
}

static void
load (DubanDetailsPane *pane)
{
  DubanVerdict *verdict = duban_desk_get_verdict (pane->desk);
  GWeakRef *weak;
  Ask *ask;

  g_cancellable_cancel (pane->cancellable);
  g_clear_object (&pane->cancellable);
  if (pane->task == 0 || verdict == NULL)
    {
      show_detail (pane, NULL);
      return;
    }
  pane->cancellable = g_cancellable_new ();
  ask = g_new0 (Ask, 1);
  ask->verdict = duban_verdict_ref (verdict);
  ask->task = pane->task;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, pane);
  duban_worker_run_async (duban_desk_get_worker (pane->desk), load_job, ask, ask_free,
                          (GDestroyNotify) duban_detail_unref, pane->cancellable, loaded_cb, weak);
}

static void
duban_details_pane_dispose (GObject *object)
{
  DubanDetailsPane *pane = DUBAN_DETAILS_PANE (object);

  g_cancellable_cancel (pane->cancellable);
  g_clear_object (&pane->cancellable);
  g_clear_pointer (&pane->actions, duban_details_actions_free);
  g_clear_object (&pane->desk);
  g_clear_pointer (&pane->detail, duban_detail_unref);
  g_clear_pointer (&pane->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_details_pane_parent_class)->dispose (object);
}

static void
duban_details_pane_class_init (DubanDetailsPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_details_pane_dispose;
  signals[FAILED] = g_signal_new ("failed", DUBAN_TYPE_DETAILS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DUBAN_TYPE_LIGHT_MARK);
  g_type_ensure (DUBAN_TYPE_TRACK);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/details/details-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, light);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, title);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, track);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, reading);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, next);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, acts);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, tabs);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, none);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, edit);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, deeds);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, farewell);
  gtk_widget_class_bind_template_child (widget_class, DubanDetailsPane, farewell_words);
}

/* Built when it is opened: the task may have changed since. */
static void
create_acts_cb (GtkMenuButton *button, gpointer user_data)
{
  DubanDetailsPane *pane = user_data;

  if (pane->detail != NULL)
    gtk_menu_button_set_popover (button, duban_act_palette_new (pane->detail));
}

static void
duban_details_pane_init (DubanDetailsPane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
  duban_composed_name (pane->none);
  duban_lazy_menu_set_name (GTK_MENU_BUTTON (pane->acts), _ ("Act"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (pane->acts), create_acts_cb, pane, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  for (guint i = 0; i < N_TABS; i++)
    {
      pane->scrolls[i] = duban_scroll_new (DUBAN_SCROLL_DOWN, _ (tabs[i].title), NULL);
      gtk_stack_add_titled (GTK_STACK (pane->tabs), pane->scrolls[i], tabs[i].name,
                            _ (tabs[i].title));
    }
  g_signal_connect_object (pane->tabs, "notify::visible-child", G_CALLBACK (fill_tab_cb), pane,
                           G_CONNECT_SWAPPED);
}

/* A file dropped on the task is attached to a note of it. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  DubanDetailsPane *pane = user_data;
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *item = files; item != NULL; item = item->next)
    {
      g_autofree char *path = g_file_get_path (item->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (pane->detail == NULL || pane->detail->farewell != NULL || paths[0] == NULL)
    return FALSE;
  duban_record_dialog_attach_to (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (pane))), pane->desk,
                                 pane->detail->task->n, (const char *const *) paths);
  return TRUE;
}

static void
take_drops (DubanDetailsPane *pane)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), pane, 0);
  gtk_widget_add_controller (GTK_WIDGET (pane), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
duban_details_pane_new (DubanDesk *desk)
{
  DubanDetailsPane *pane = g_object_new (DUBAN_TYPE_DETAILS_PANE, NULL);

  pane->desk = g_object_ref (desk);
  pane->actions = duban_details_actions_new (GTK_WIDGET (pane), desk);
  take_drops (pane);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), pane, G_CONNECT_SWAPPED);
  return GTK_WIDGET (pane);
}

void
duban_details_pane_set_task (DubanDetailsPane *pane, guint32 task)
{
  if (pane->task == task)
    return;
  pane->task = task;
  load (pane);
}

DubanDetail *
duban_details_pane_get_detail (DubanDetailsPane *pane)
{
  return pane->detail;
}

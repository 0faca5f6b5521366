/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/conflicts-view.h"

#include "app/wording/wording.h"
#include "ui/cross/conflict-card.h"
#include "ui/cross/waive-dialog.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/print/print.h"
#include "ui/widgets/text.h"
#include "ui/widgets/wrap-box.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FIRST_CARDS 3 /* of each kind, at first */
#define MORE_CARDS 20
#define BUILD_US 6000 /* of the main thread, at a time */
#define WIDEST 1000   /* lines longer than this are hard to read */

/* Where the building of the list has got to. */
typedef struct
{
  GtkWidget *list; /* borrowed while it is in sight, owned before */
  guint group, card;
  GtkWidget *box; /* of the group under way */
} Building;

struct _DubanConflictsView
{
  GtkWidget parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanTerms *terms;
  DubanConflictCards *cards; /* what is shown, or being built; or NULL */
  GtkWidget *next;           /* the list under way, where another is in sight; or NULL */

  DubanConflictQuestion question;
  DubanConflictCardHandlers handlers;
  Building building;
  guint build_idle;

  /* Where the view and the keyboard go once the new list is laid out. */
  guint settle_tick;
  int frames_left;
  double scrolled;
  gboolean had_focus;
  int focus_group, focus_card;

  GtkWidget *scroller, *clamp;
};

G_DEFINE_FINAL_TYPE (DubanConflictsView, duban_conflicts_view, GTK_TYPE_WIDGET)

enum
{
  ASKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
get_title (const DubanConflictGroup *group)
{
  return group->rule == DUBAN_N_RULES ? C_ ("record", "Set aside")
                                      : duban_wording_of_rule (group->rule);
}

static const DubanConflictCard *
find_card (const DubanConflictsView *view, DubanRule rule, guint32 task, gboolean waived)
{
  for (guint i = 0; view->cards != NULL && i < view->cards->groups->len; i++)
    {
      const DubanConflictGroup *group = view->cards->groups->pdata[i];

      for (guint j = 0; j < group->cards->len; j++)
        {
          const DubanConflictCard *card = group->cards->pdata[j];

          if (card->rule == rule && card->task == task && card->waived == waived)
            return card;
        }
    }
  return NULL;
}

static gboolean
way_deed (DubanSession *session, gpointer data, GError **error)
{
  return duban_conflict_way_do (session, data, error);
}

static void
go_elsewhere (DubanConflictsView *view, const DubanConflictWay *way)
{
  GtkWidget *from = GTK_WIDGET (view);
  const guint32 task = way->tasks->len > 0 ? g_array_index (way->tasks, guint32, 0) : 0;

  switch (way->kind)
    {
    case DUBAN_WAY_PORTFOLIO:
      gtk_widget_activate_action (from, "win.page", "s", "units");
      break;
    case DUBAN_WAY_URGE:
      duban_page_send_tasks (from, "win.urge", &task, 1);
      break;
    case DUBAN_WAY_ACCOUNT:
      gtk_widget_activate_action (from, "win.account", "u", task);
      break;
    case DUBAN_WAY_ACT:
      duban_page_act (from, task, way->act);
      break;
    case DUBAN_WAY_EDIT:
      gtk_widget_activate_action (from, "win.edit-task", "u", task);
      break;
    default:
      break;
    }
}

static void
waive (DubanConflictsView *view, DubanRule rule, guint32 task)
{
  const DubanConflictCard *card = find_card (view, rule, task, FALSE);

  if (card != NULL)
    duban_waive_dialog_open (GTK_WIDGET (view), view->desk, view->terms, card);
}

static void
take_way (gpointer user_data, DubanRule rule, guint32 task, const DubanConflictWay *way)
{
  DubanConflictsView *view = user_data;

  if (way->kind == DUBAN_WAY_WAIVE)
    waive (view, rule, task);
  else if (duban_conflict_way_is_deed (way))
    duban_deed_run (GTK_WIDGET (view), view->desk, way_deed, duban_conflict_way_copy (way),
                    (GDestroyNotify) duban_conflict_way_free, way->done);
  else
    go_elsewhere (view, way);
}

/* The statement as a sheet of one column, a paragraph a row. (transfer full) */
static DubanSheet *
dup_statement_sheet (const DubanConflictCard *card, const char *text, const char *as_of)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  DubanSheet *sheet = duban_sheet_new (g_strdup (lines[0]), NULL, g_strdup (as_of));

  sheet->portrait = TRUE;
  duban_sheet_add_column (sheet, "", 1, FALSE);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      {
        const char *const texts[] = { lines[i], NULL };

        duban_sheet_take_row (sheet, g_strdupv ((char **) (gpointer) texts));
      }
  return sheet;
}

static void
use_statement (gpointer user_data, DubanRule rule, guint32 task, gboolean waived,
               DubanStatementUse use)
{
  DubanConflictsView *view = user_data;
  const DubanConflictCard *card = find_card (view, rule, task, waived);
  g_autofree char *text = NULL;

  if (card == NULL)
    return;
  text = duban_conflict_card_dup_statement (card, view->terms, view->cards->as_of);
  if (use == DUBAN_STATEMENT_COPY)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
      duban_page_toast (GTK_WIDGET (view), _ ("The statement is on the clipboard"), FALSE);
      return;
    }
  duban_print_sheet (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))),
                     dup_statement_sheet (card, text, view->cards->as_of));
}

typedef struct
{
  DubanConflictsView *view;
  DubanRule rule;
} OfGroup;

static void
of_group_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
connect_of_group (GtkWidget *button, GCallback callback, DubanConflictsView *view, DubanRule rule)
{
  OfGroup *data = g_new (OfGroup, 1);

  data->view = view;
  data->rule = rule;
  g_signal_connect_data (button, "clicked", callback, data, of_group_free, 0);
}

static const DubanConflictGroup *
find_group (const DubanConflictsView *view, DubanRule rule)
{
  for (guint i = 0; view->cards != NULL && i < view->cards->groups->len; i++)
    {
      const DubanConflictGroup *group = view->cards->groups->pdata[i];

      if (group->rule == rule)
        return group;
    }
  return NULL;
}

static void
show_tasks_cb (GtkButton *button, const OfGroup *data)
{
  const DubanConflictGroup *group = find_group (data->view, data->rule);

  if (group != NULL && group->tasks->len > 0)
    duban_page_show_tasks (GTK_WIDGET (data->view), get_title (group),
                           (const guint32 *) (gpointer) group->tasks->data, group->tasks->len);
}

static void
more_cb (GtkButton *button, const OfGroup *data)
{
  data->view->question.limits[data->rule] += MORE_CARDS;
  g_signal_emit (data->view, signals[ASKED], 0);
}

/* (transfer full) */
static char *
dup_count (const DubanConflictGroup *group)
{
  return g_strdup_printf (
      /* Translators: how many tasks; the text of a button */
      g_dngettext (GETTEXT_PACKAGE, "%u task", "%u tasks", group->tasks->len), group->tasks->len);
}

static GtkWidget *
group_head_new (DubanConflictsView *view, const DubanConflictGroup *group)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (get_title (group));
  GtkWidget *count;
  g_autofree char *number = dup_count (group);
  /* Translators: in order: a kind of conflict, how many tasks */
  g_autofree char *name = g_strdup_printf (_ ("%s: show %s"), get_title (group), number);

  gtk_widget_add_css_class (title, "title-4");
  gtk_box_append (GTK_BOX (head), title);
  if (group->tasks->len > 0)
    {
      count = gtk_button_new_with_label (number);
      gtk_widget_add_css_class (count, "flat");
      gtk_widget_set_tooltip_text (count, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      connect_of_group (count, G_CALLBACK (show_tasks_cb), view, group->rule);
      gtk_box_append (GTK_BOX (head), count);
    }
  return head;
}

static GtkWidget *
measure_new (DubanRule rule)
{
  /* Translators: a measure of the notice, and its words */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), duban_wording_of_measure (rule),
                                           duban_wording_quote_measure (rule));
  GtkWidget *label = duban_text_label_new (text, "dim-label");

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

static GtkWidget *
group_new (DubanConflictsView *view, const DubanConflictGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), group_head_new (view, group));
  if (group->rule != DUBAN_N_RULES)
    gtk_box_append (GTK_BOX (box), measure_new (group->rule));
  return box;
}

static void
add_more (DubanConflictsView *view, GtkWidget *box, const DubanConflictGroup *group)
{
  const guint rest = group->n_cards - group->cards->len;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (rest == 0)
    return;
  text = g_strdup_printf (_ ("Show more (%u left)"), rest);
  /* Translators: in order: a kind of conflict, the words of a button */
  name = g_strdup_printf (_ ("%s: %s"), get_title (group), text);
  button = gtk_button_new_with_label (text);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  connect_of_group (button, G_CALLBACK (more_cb), view, group->rule);
  gtk_box_append (GTK_BOX (box), button);
}

static void
jump_cb (GtkButton *button, const OfGroup *data)
{
  DubanConflictsView *view = data->view;
  GtkWidget *list = adw_clamp_get_child (ADW_CLAMP (view->clamp));
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view->scroller));
  GtkWidget *child = list != NULL ? gtk_widget_get_first_child (list) : NULL;
  graphene_rect_t bounds;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "duban-rule")) == (int) data->rule + 1
        && gtk_widget_compute_bounds (child, view->clamp, &bounds))
      {
        gtk_adjustment_set_value (adjustment, bounds.origin.y);
        gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
      }
}

/* A strip of all kinds with their counts: each goes to its cards. */
static GtkWidget *
strip_new (DubanConflictsView *view)
{
  GtkWidget *strip = duban_wrap_box_new (6);

  for (guint i = 0; i < view->cards->groups->len; i++)
    {
      const DubanConflictGroup *group = view->cards->groups->pdata[i];
      /* Translators: in order: a kind of conflict, how many */
      g_autofree char *text
          = g_strdup_printf (C_ ("a kind of conflict", "%s %u"), get_title (group), group->n_cards);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_add_css_class (button, "duban-chip");
      connect_of_group (button, G_CALLBACK (jump_cb), view, group->rule);
      duban_wrap_box_append (DUBAN_WRAP_BOX (strip), button);
    }
  return strip;
}

static GtkWidget *
nothing_new (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No conflicts of responsibility"),
                       "description",
                       _ ("Who is in charge leads, and whomever it crosses "
                          "cooperates."),
                       "vexpand", TRUE, NULL);
}

/* One card, or the end of a group; FALSE at the end of all. */
static gboolean
build_step (DubanConflictsView *view)
{
  Building *building = &view->building;
  const DubanConflictGroup *group;

  if (building->group >= view->cards->groups->len)
    return FALSE;
  group = view->cards->groups->pdata[building->group];
  if (building->box == NULL)
    {
      building->box = group_new (view, group);
      g_object_set_data (G_OBJECT (building->box), "duban-rule",
                         GINT_TO_POINTER ((int) group->rule + 1));
      gtk_box_append (GTK_BOX (building->list), building->box);
    }
  if (building->card < group->cards->len)
    {
      gtk_box_append (GTK_BOX (building->box),
                      duban_conflict_card_widget_new (group->cards->pdata[building->card++],
                                                      view->cards->today, &view->handlers));
      return TRUE;
    }
  add_more (view, building->box, group);
  building->group++;
  building->card = 0;
  building->box = NULL;
  return TRUE;
}

static int
get_index (GtkWidget *child)
{
  int index = 0;

  while ((child = gtk_widget_get_prev_sibling (child)) != NULL)
    index++;
  return index;
}

static GtkWidget *
get_child (GtkWidget *parent, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  for (int i = 0; i < index && child != NULL && gtk_widget_get_next_sibling (child) != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Where the keyboard is: of which group in the list, and of which card; FALSE: elsewhere. */
static gboolean
find_focus (DubanConflictsView *view, GtkWidget *list, int *group, int *card)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *parent;

  *card = -1;
  while (focus != NULL && (parent = gtk_widget_get_parent (focus)) != list)
    {
      if (parent != NULL && gtk_widget_get_parent (parent) == list)
        *card = get_index (focus);
      focus = parent;
    }
  if (focus != NULL)
    *group = get_index (focus);
  return focus != NULL;
}

static GtkAdjustment *
get_adjustment (DubanConflictsView *view)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view->scroller));
}

/* Once the new list has been laid out: it stands where the old one stood, whatever GTK focused when
 * that went; before, to focus a widget would scroll to nowhere. */
static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DubanConflictsView *view = DUBAN_CONFLICTS_VIEW (widget);
  GtkWidget *list = adw_clamp_get_child (ADW_CLAMP (view->clamp));
  GtkWidget *group = get_child (list, view->focus_group);
  GtkWidget *card
      = group != NULL && view->focus_card >= 0 ? get_child (group, view->focus_card) : group;

  if (view->frames_left-- > 0)
    return G_SOURCE_CONTINUE;
  view->settle_tick = 0;
  gtk_adjustment_set_value (get_adjustment (view), view->scrolled);
  if (view->had_focus && card != NULL && !gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
stop_settling (DubanConflictsView *view)
{
  if (view->settle_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), view->settle_tick);
  view->settle_tick = 0;
}

/* Where a conflict was settled the keyboard goes on with the one that took its place. */
static void
finish_building (DubanConflictsView *view)
{
  GtkWidget *old = adw_clamp_get_child (ADW_CLAMP (view->clamp));

  if (view->next == NULL)
    return;
  stop_settling (view);
  view->had_focus = find_focus (view, old, &view->focus_group, &view->focus_card);
  view->scrolled = gtk_adjustment_get_value (get_adjustment (view));
  view->frames_left = 2;
  adw_clamp_set_child (ADW_CLAMP (view->clamp), view->next);
  g_clear_object (&view->next);
  view->settle_tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), settle_cb, NULL, NULL);
}

static gboolean
build_cb (gpointer user_data)
{
  DubanConflictsView *view = user_data;
  const gint64 end = g_get_monotonic_time () + BUILD_US;

  do
    if (!build_step (view))
      {
        view->build_idle = 0;
        finish_building (view);
        return G_SOURCE_REMOVE;
      }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

static void
stop_building (DubanConflictsView *view)
{
  g_clear_handle_id (&view->build_idle, g_source_remove);
  g_clear_object (&view->next);
  view->building = (Building){ 0 };
}

static void
duban_conflicts_view_dispose (GObject *object)
{
  DubanConflictsView *view = DUBAN_CONFLICTS_VIEW (object);

  stop_building (view);
  stop_settling (view);
  g_clear_pointer (&view->cards, duban_conflict_cards_free);
  g_clear_pointer (&view->scroller, gtk_widget_unparent);
  g_clear_pointer (&view->terms, duban_terms_unref);
  g_clear_object (&view->desk);
  G_OBJECT_CLASS (duban_conflicts_view_parent_class)->dispose (object);
}

static void
duban_conflicts_view_class_init (DubanConflictsViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_conflicts_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ASKED] = g_signal_new ("asked", DUBAN_TYPE_CONFLICTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
duban_conflicts_view_init (DubanConflictsView *view)
{
  view->handlers = (DubanConflictCardHandlers){ take_way, use_statement, view };
  for (int i = 0; i <= DUBAN_N_RULES; i++)
    view->question.limits[i] = FIRST_CARDS;
  view->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (view->clamp), WIDEST);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (view->clamp), WIDEST);
  view->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (view->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view->scroller), view->clamp);
  gtk_widget_set_parent (view->scroller, GTK_WIDGET (view));
}

GtkWidget *
duban_conflicts_view_new (DubanDesk *desk)
{
  DubanConflictsView *view = g_object_new (DUBAN_TYPE_CONFLICTS_VIEW, NULL);

  view->desk = g_object_ref (desk);
  return GTK_WIDGET (view);
}

const DubanConflictQuestion *
duban_conflicts_view_get_question (DubanConflictsView *view)
{
  return &view->question;
}

/* The first list comes in sight as it grows; a later one takes its place when it is whole, so that
 * nothing jumps. */
void
duban_conflicts_view_take (DubanConflictsView *view, DubanConflictCards *cards, DubanTerms *terms)
{
  const gboolean is_first = adw_clamp_get_child (ADW_CLAMP (view->clamp)) == NULL;
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  stop_building (view);
  g_clear_pointer (&view->terms, duban_terms_unref);
  view->terms = duban_terms_ref (terms);
  g_clear_pointer (&view->cards, duban_conflict_cards_free);
  view->cards = cards;
  view->building.list = list;
  gtk_widget_add_css_class (list, "duban-page-content");
  gtk_box_append (GTK_BOX (list), cards->groups->len > 0 ? strip_new (view) : nothing_new ());
  if (is_first)
    adw_clamp_set_child (ADW_CLAMP (view->clamp), list);
  else
    view->next = g_object_ref_sink (list);
  view->build_idle = g_idle_add (build_cb, view);
}

DubanSheet *
duban_conflicts_view_dup_sheet (DubanConflictsView *view)
{
  return view->cards != NULL ? duban_conflict_cards_dup_sheet (view->cards) : NULL;
}

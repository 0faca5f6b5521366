/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/today-page.h"

#include "app/view/as-of.h"
#include "app/view/today-cache.h"
#include "app/view/today-sheet.h"
#include "app/view/today-words.h"
#include "app/wording/wording.h"
#include "ui/today/figures.h"
#include "ui/today/inbox.h"
#include "ui/today/line.h"
#include "ui/today/section.h"
#include "ui/widgets/status-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FIRST_LINES 9 /* of the first frame; the rest follows it */

struct _DubanTodayPage
{
  DubanPage parent_instance;

  /* owned */
  DubanToday *shown; /* what stands on the page; NULL: nothing yet */
  guint growing;     /* the idle that adds further sections */

  guint32 focused; /* the line that had the focus before the page was filled anew */
  gboolean had_focus;
  double scrolled;    /* to where it was, until there is so much again; 0: nowhere */
  guint next_section; /* to be added */
  guint32 stepped;    /* the task that Alt+Down came to */

  /* template */
  GtkWidget *stack, *scroll, *as_of, *persons, *stale, *sections, *nothing, *nothing_words, *next;
  DubanFigures *figures;
  DubanTodayInbox *inbox;
};

G_DEFINE_FINAL_TYPE (DubanTodayPage, duban_today_page, DUBAN_TYPE_PAGE)

/* What the worker makes. */
typedef struct
{
  DubanToday *today; /* NULL: nothing was ever made for this side */
  GPtrArray *inbox;  /* of DubanInboxLine; NULL: another's side is looked at */
  char *as_of;
  gboolean is_current;
  gboolean is_empty; /* there are no tasks at all */
} Made;

static void
made_free (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->today, duban_today_unref);
  g_clear_pointer (&made->inbox, g_ptr_array_unref);
  g_free (made->as_of);
  g_free (made);
}

/* The inbox is this desk's person's, whoever else's side the page looks from. */
static gboolean
is_own_side (const DubanSnapshot *snapshot)
{
  return snapshot->scope == 0 || snapshot->scope == snapshot->terms->desk_leader;
}

static gpointer
make (DubanSession *session, DubanSnapshot *snapshot, gpointer question, GCancellable *cancellable,
      GError **error)
{
  g_autoptr (DubanToday) today = NULL;
  g_autoptr (GPtrArray) inbox = NULL;
  Made *made;
  gsize n_tasks;

  if (!duban_today_get (session, snapshot, &today, error))
    return NULL;
  if (is_own_side (snapshot)
      && (inbox = duban_inbox_load (session, snapshot->verdict, DUBAN_TODAY_INBOX_LINES,
                                    cancellable, error))
             == NULL)
    return NULL;
  duban_verdict_get_tasks (snapshot->verdict, &n_tasks);
  made = g_new0 (Made, 1);
  made->is_empty = snapshot->is_current && n_tasks == 0;
  made->is_current = snapshot->is_current && today != NULL && duban_today_is_of (today, snapshot);
  made->today = g_steal_pointer (&today);
  made->inbox = g_steal_pointer (&inbox);
  made->as_of = duban_as_of_dup (snapshot, duban_clock_get_zone (session->clock), TRUE);
  return made;
}

static gboolean
is_by_person (DubanTodayPage *page)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (page->persons));
}

static guint
count_sections (DubanTodayPage *page)
{
  gsize n = DUBAN_TODAY_N_PARTS;

  if (is_by_person (page))
    duban_today_get_persons (page->shown, &n);
  return (guint) n;
}

/* The call list is of what others owe. */
static gboolean
show_inbox (DubanTodayPage *page)
{
  const Made *made = duban_page_get_made (DUBAN_PAGE (page));

  return duban_today_inbox_show (page->inbox, duban_page_get_desk (DUBAN_PAGE (page)),
                                 is_by_person (page) ? NULL : made->inbox,
                                 duban_page_get_snapshot (DUBAN_PAGE (page)));
}

static void
restore_focus (DubanTodayPage *page)
{
  GtkWidget *section = gtk_widget_get_first_child (page->sections);

  if (!page->had_focus)
    return;
  page->had_focus = FALSE;
  for (; section != NULL; section = gtk_widget_get_next_sibling (section))
    if (duban_today_section_focus (DUBAN_TODAY_SECTION (section), page->focused))
      return;
  section = gtk_widget_get_first_child (page->sections);
  if (section != NULL)
    duban_today_section_focus (DUBAN_TODAY_SECTION (section), 0);
}

/* The next section that has something in it; how many lines it has, 0 where none is left. */
static guint
add_section (DubanTodayPage *page)
{
  DubanDesk *desk = duban_page_get_desk (DUBAN_PAGE (page));
  const guint n = count_sections (page);
  GtkWidget *section = NULL;
  guint lines = 0;

  while (section == NULL && page->next_section < n)
    {
      const guint i = page->next_section++;

      if (is_by_person (page))
        section = duban_today_section_new_person (desk, page->shown, i);
      else if (duban_today_get_figure (page->shown, i) > 0)
        {
          section = duban_today_section_new (desk, page->shown, i);
          lines = duban_today_get_part (page->shown, i)->lines.n;
        }
    }
  if (section == NULL)
    return 0;
  gtk_box_append (GTK_BOX (page->sections), section);
  return MAX (lines, 1);
}

static gboolean
grow_cb (gpointer user_data)
{
  DubanTodayPage *page = user_data;

  if (add_section (page) > 0)
    return G_SOURCE_CONTINUE;
  page->growing = 0;
  restore_focus (page);
  return G_SOURCE_REMOVE;
}

static void
keep_focus (DubanTodayPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *line;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page->sections))
    return; /* what is still to be restored, is */
  page->had_focus = TRUE;
  line = gtk_widget_get_ancestor (focus, DUBAN_TYPE_TODAY_LINE);
  page->focused = line != NULL ? duban_today_line_get_task (DUBAN_TODAY_LINE (line)) : 0;
}

static GtkAdjustment *
get_adjustment (DubanTodayPage *page)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scroll));
}

/* The page has another height: back to where it was, as far as there is so much again. */
static void
resized_cb (DubanTodayPage *page, GtkAdjustment *adjustment)
{
  const double wanted = page->scrolled;
  const double last
      = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (wanted <= 0 || (last < wanted && page->growing != 0))
    return;
  page->scrolled = 0;
  gtk_adjustment_set_value (adjustment, MIN (wanted, last));
}

static void
clear_sections (DubanTodayPage *page)
{
  GtkWidget *child;

  page->scrolled = MAX (page->scrolled, gtk_adjustment_get_value (get_adjustment (page)));

  g_clear_handle_id (&page->growing, g_source_remove);
  keep_focus (page);
  while ((child = gtk_widget_get_first_child (page->sections)) != NULL)
    gtk_box_remove (GTK_BOX (page->sections), child);
  page->next_section = 0;
}

static void
show_nothing (DubanTodayPage *page)
{
  guint32 sum = 0;
  DubanTodaySpan next;
  g_autofree char *words = NULL;

  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    sum += duban_today_get_figure (page->shown, i);
  if (is_by_person (page))
    words = g_strdup (C_ ("today", "Nobody owes anything."));
  else
    words = duban_today_say_nothing (page->shown);
  duban_today_get_next (page->shown, &next);
  gtk_label_set_text (GTK_LABEL (page->nothing_words), words);
  gtk_widget_set_visible (page->next, next.n > 0 && !is_by_person (page));
  gtk_widget_set_visible (page->nothing,
                          is_by_person (page) ? count_sections (page) == 0 : sum == 0);
}

static void
fill (DubanTodayPage *page)
{
  guint lines = duban_today_inbox_count (page->inbox), added;

  clear_sections (page);
  do
    lines += added = add_section (page);
  while (added > 0 && lines < FIRST_LINES);
  if (added > 0)
    page->growing = g_idle_add (grow_cb, page);
  else
    restore_focus (page);
  show_nothing (page);
}

static void
show_stale (DubanTodayPage *page, const Made *made)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_page_get_desk (DUBAN_PAGE (page)));
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (page->stale, !made->is_current);
  if (made->is_current)
    return;
  duban_desk_want_register (duban_page_get_desk (DUBAN_PAGE (page)));
  if (made->today == NULL || snapshot == NULL)
    {
      gtk_label_set_text (GTK_LABEL (page->stale), _ ("Today is being calculated …"));
      return;
    }
  day = duban_wording_of_day (duban_today_get_day (made->today), snapshot->terms->today);
  /* Translators: the day that the page speaks of */
  words = g_strdup_printf (_ ("Being recalculated. Below stands what was so on %s."), day);
  gtk_label_set_text (GTK_LABEL (page->stale), words);
}

static void
duban_today_page_show (DubanPage *base, gpointer data)
{
  DubanTodayPage *page = DUBAN_TODAY_PAGE (base);
  const Made *made = data;
  const gboolean is_same
      = made->today != NULL && page->shown != NULL && duban_today_equal (made->today, page->shown);

  gtk_label_set_text (GTK_LABEL (page->as_of), made->as_of);
  if (made->is_empty)
    duban_status_page_show (GTK_STACK (page->stack), "no-tasks", "ui/tasks/no-tasks.ui");
  else
    gtk_stack_set_visible_child (GTK_STACK (page->stack), page->scroll);
  show_stale (page, made);
  gtk_widget_set_visible (GTK_WIDGET (page->figures), made->today != NULL);
  if (!show_inbox (page))
    {
      page->had_focus = TRUE;
      page->focused = 0;
    }
  if (made->today == NULL || is_same)
    {
      if (page->growing == 0)
        restore_focus (page);
      return;
    }
  g_clear_pointer (&page->shown, duban_today_unref);
  page->shown = duban_today_ref (made->today);
  duban_figures_show (page->figures, page->shown);
  fill (page);
}

static gboolean
duban_today_page_is_complete (DubanPage *base)
{
  const Made *made = duban_page_get_made (base);

  return made != NULL && (made->today != NULL || made->is_empty);
}

static void
toggled_cb (DubanTodayPage *page)
{
  if (page->shown == NULL)
    return;
  show_inbox (page);
  fill (page);
  page->scrolled = 0;
}

/* Exactly the tasks of a figure; of the bulletin those of its month. */
static void
chosen_cb (DubanTodayPage *page, guint place)
{
  const DubanTodayPart *part = duban_today_get_part (page->shown, place);
  DubanTodaySpan tasks = part->tasks;

  if (part->section == DUBAN_SECTION_BULLETIN)
    tasks = duban_today_get_lines (page->shown, part->lines)->tasks;
  duban_page_show_tasks (GTK_WIDGET (page),
                         duban_today_say_section ((DubanSection) part->section,
                                                  duban_today_get_leader (page->shown) == 0),
                         duban_today_get_tasks (page->shown, tasks), tasks.n);
}

static void
next_cb (DubanTodayPage *page)
{
  DubanTodaySpan tasks;
  char buffer[DUBAN_WORDING_DAY_SIZE];
  const DubanDay next = duban_today_get_next (page->shown, &tasks);
  g_autofree char *words = g_strdup_printf (
      _ ("Due on %s"), duban_wording_format_day (next, duban_today_get_day (page->shown), buffer));

  duban_page_show_tasks (GTK_WIDGET (page), words, duban_today_get_tasks (page->shown, tasks),
                         tasks.n);
}

static DubanSheet *
duban_today_page_dup_sheet (DubanPage *base)
{
  const Made *made = duban_page_get_made (base);

  if (made == NULL || made->today == NULL)
    return NULL;
  return duban_today_to_sheet (made->today, is_by_person (DUBAN_TODAY_PAGE (base)),
                               g_strdup (made->as_of));
}

/* The tasks in the order of the lines. */
static GArray *
list_tasks (DubanTodayPage *page)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    {
      const DubanTodaySpan span = duban_today_get_part (page->shown, i)->lines;
      const DubanTodayLine *lines = duban_today_get_lines (page->shown, span);

      for (guint k = 0; k < span.n; k++)
        if (lines[k].title != 0)
          g_array_append_val (tasks, *duban_today_get_tasks (page->shown, lines[k].tasks));
    }
  return tasks;
}

static void
duban_today_page_step (DubanPage *base, int by)
{
  DubanTodayPage *page = DUBAN_TODAY_PAGE (base);
  g_autoptr (GArray) tasks = page->shown != NULL ? list_tasks (page) : NULL;
  int at = -1;

  if (tasks == NULL || tasks->len == 0)
    return;
  for (guint i = 0; i < tasks->len && at < 0; i++)
    if (g_array_index (tasks, guint32, i) == page->stepped)
      at = (int) i;
  at = at < 0 ? 0 : CLAMP (at + by, 0, (int) tasks->len - 1);
  page->stepped = g_array_index (tasks, guint32, at);
  duban_page_open_task (GTK_WIDGET (page), page->stepped);
}

static void
duban_today_page_dispose (GObject *object)
{
  DubanTodayPage *page = DUBAN_TODAY_PAGE (object);

  g_clear_handle_id (&page->growing, g_source_remove);
  g_clear_pointer (&page->stack, gtk_widget_unparent);
  g_clear_pointer (&page->shown, duban_today_unref);
  G_OBJECT_CLASS (duban_today_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  g_type_ensure (DUBAN_TYPE_FIGURES);
  g_type_ensure (DUBAN_TYPE_TODAY_INBOX);
  gtk_widget_class_set_template_from_resource (class, "/org/duban/Duban/ui/today/today-page.ui");
  gtk_widget_class_bind_template_child (class, DubanTodayPage, stack);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, scroll);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, as_of);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, persons);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, stale);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, figures);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, inbox);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, sections);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, nothing);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, nothing_words);
  gtk_widget_class_bind_template_child (class, DubanTodayPage, next);
  gtk_widget_class_bind_template_callback (class, toggled_cb);
  gtk_widget_class_bind_template_callback (class, chosen_cb);
  gtk_widget_class_bind_template_callback (class, next_cb);
}

static void
duban_today_page_class_init (DubanTodayPageClass *class)
{
  static const DubanPageSource source = { make, made_free, NULL };
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_today_page_dispose;
  page_class->source = &source;
  page_class->show = duban_today_page_show;
  page_class->dup_sheet = duban_today_page_dup_sheet;
  page_class->step = duban_today_page_step;
  page_class->is_complete = duban_today_page_is_complete;
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
duban_today_page_init (DubanTodayPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  g_signal_connect_object (get_adjustment (page), "changed", G_CALLBACK (resized_cb), page,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
duban_today_page_new (DubanDesk *desk)
{
  DubanTodayPage *page = g_object_new (DUBAN_TYPE_TODAY_PAGE, NULL);

  duban_page_set_desk (DUBAN_PAGE (page), desk);
  return GTK_WIDGET (page);
}

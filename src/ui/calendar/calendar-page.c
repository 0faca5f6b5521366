/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/calendar-page.h"

#include "app/view/as-of.h"
#include "app/view/month.h"
#include "app/wording/wording.h"
#include "ui/calendar/day-grid.h"
#include "ui/calendar/day-list.h"
#include "ui/preferences/remembered.h"

#include <glib/gi18n-lib.h>

struct _DubanCalendarPage
{
  DubanPage parent_instance;

  DubanDay day;   /* whose list is shown; DUBAN_NO_DAY until the first snapshot */
  DubanDay today; /* of what is shown */
  gboolean by_week;
  gboolean focuses; /* the focus goes to the day once it is shown */
  GtkWidget *box, *title, *month, *week;
  DubanDayGrid *grid;
  DubanDayList *list;
};

G_DEFINE_FINAL_TYPE (DubanCalendarPage, duban_calendar_page, DUBAN_TYPE_PAGE)

typedef struct
{
  DubanDay first, last;
  DubanMilestones *milestones; /* of the last answer, or NULL */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->milestones, duban_milestones_unref);
  g_free (question);
}

static gpointer
make_month (DubanSession *session, DubanSnapshot *snapshot, gpointer data,
            GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (DubanMilestones) milestones = g_steal_pointer (&question->milestones);
  GTimeZone *zone = duban_clock_get_zone (session->clock);

  if (milestones == NULL || milestones->last_change != snapshot->last_change)
    {
      g_clear_pointer (&milestones, duban_milestones_unref);
      milestones = duban_milestones_load (session, snapshot->last_change, cancellable, error);
      if (milestones == NULL)
        return NULL;
    }
  return duban_month_new (snapshot, milestones, question->first, question->last,
                          duban_as_of_dup (snapshot, zone, TRUE));
}

/* Of the whole weeks that are on the page. */
static void
get_shown (DubanCalendarPage *self, DubanDay *first, DubanDay *last)
{
  if (!self->by_week)
    {
      duban_month_get_weeks (self->day, first, last);
      return;
    }
  *first = duban_day_get_monday (self->day);
  *last = *first + 6;
}

/* Another day has begun: who looked at today goes on looking at it. */
static gpointer
duban_calendar_page_ask (DubanPage *page)
{
  DubanCalendarPage *self = DUBAN_CALENDAR_PAGE (page);
  const DubanMonth *made = duban_page_get_made (page);
  Question *question = g_new0 (Question, 1);
  DubanDay today = duban_desk_get_snapshot (duban_page_get_desk (page))->terms->today;

  if (self->day == DUBAN_NO_DAY || self->day == self->today)
    self->day = today;
  self->today = today;
  get_shown (self, &question->first, &question->last);
  if (made != NULL && made->milestones != NULL)
    question->milestones = duban_milestones_ref (made->milestones);
  return question;
}

/* 2026年11月, or 11月23日至11月29日. */
static char *
words_of_period (DubanCalendarPage *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  DubanDay first, last;
  int year, month;

  duban_day_to_ymd (self->day, &year, &month, NULL);
  if (!self->by_week)
    /* Translators: the heading of a month: year, month */
    return g_strdup_printf (C_ ("calendar", "%d-%d"), year, month);
  get_shown (self, &first, &last);
  from = duban_wording_of_day (first, self->today);
  to = duban_wording_of_day (last, self->today);
  /* Translators: the heading of a week: its first and last day */
  return g_strdup_printf (C_ ("calendar", "%s to %s"), from, to);
}

static void
show_day (DubanCalendarPage *self)
{
  const DubanMonth *month = duban_page_get_made (DUBAN_PAGE (self));

  duban_day_grid_select (self->grid, self->day, self->focuses);
  self->focuses = FALSE;
  duban_day_list_show (self->list, month, self->day);
}

static void
duban_calendar_page_show (DubanPage *page, gpointer made)
{
  DubanCalendarPage *self = DUBAN_CALENDAR_PAGE (page);
  const DubanMonth *month = made;
  g_autofree char *title = NULL;

  self->day = CLAMP (self->day, month->first, month->last);
  title = words_of_period (self);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  duban_day_grid_show (self->grid, month, self->by_week ? DUBAN_NO_DAY : self->day);
  show_day (self);
}

/* Another day, and with it another period where it lies outside. */
static void
go_to (DubanCalendarPage *self, DubanDay day)
{
  const DubanMonth *month = duban_page_get_made (DUBAN_PAGE (self));
  DubanDay first, last;

  if (month == NULL || day < DUBAN_DAY_FIRST + 62 || day > DUBAN_DAY_LAST - 62)
    return;
  self->day = day;
  get_shown (self, &first, &last);
  if (first == month->first && last == month->last)
    show_day (self);
  else
    duban_page_ask (DUBAN_PAGE (self));
}

static void
chosen_cb (DubanCalendarPage *self, int day)
{
  self->focuses = TRUE;
  go_to (self, day);
}

static void
today_cb (DubanCalendarPage *self)
{
  self->focuses = duban_day_grid_has_focus (self->grid);
  go_to (self, self->today);
}

static void
turned_cb (DubanCalendarPage *self, int by)
{
  self->focuses = duban_day_grid_has_focus (self->grid);
  go_to (self, self->by_week ? self->day + 7 * by : duban_month_shift (self->day, by));
}

static void
back_cb (DubanCalendarPage *self)
{
  turned_cb (self, -1);
}

static void
on_cb (DubanCalendarPage *self)
{
  turned_cb (self, 1);
}

/* Of the two buttons the one that was down comes up first. */
static void
view_cb (DubanCalendarPage *self)
{
  gboolean by_week = !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->month));

  if (by_week == self->by_week)
    return;
  self->by_week = by_week;
  duban_preferences_set_boolean ("calendar-by-week", by_week);
  duban_page_ask (DUBAN_PAGE (self));
}

static DubanSheet *
duban_calendar_page_dup_sheet (DubanPage *page)
{
  DubanCalendarPage *self = DUBAN_CALENDAR_PAGE (page);
  const DubanMonth *month = duban_page_get_made (page);
  int year, number;

  if (month == NULL)
    return NULL;
  if (self->by_week)
    return duban_month_dup_sheet (month, month->first, month->last);
  duban_day_to_ymd (self->day, &year, &number, NULL);
  return duban_month_dup_sheet (month, duban_day_from_ymd (year, number, 1),
                                duban_day_month_end (year, number));
}

static void
duban_calendar_page_step (DubanPage *page, int by)
{
  duban_day_list_step (DUBAN_CALENDAR_PAGE (page)->list, by);
}

static gboolean
duban_calendar_page_grab_focus (GtkWidget *widget)
{
  DubanCalendarPage *self = DUBAN_CALENDAR_PAGE (widget);

  if (self->day != DUBAN_NO_DAY)
    duban_day_grid_select (self->grid, self->day, TRUE);
  return duban_day_grid_has_focus (self->grid);
}

static void
duban_calendar_page_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_CALENDAR_PAGE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_calendar_page_parent_class)->dispose (object);
}

static void
duban_calendar_page_class_init (DubanCalendarPageClass *class)
{
  static const DubanPageSource source
      = { make_month, (GDestroyNotify) duban_month_free, question_free };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_calendar_page_dispose;
  widget_class->grab_focus = duban_calendar_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (DUBAN_TYPE_DAY_GRID);
  g_type_ensure (DUBAN_TYPE_DAY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/calendar/calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanCalendarPage, box);
  gtk_widget_class_bind_template_child (widget_class, DubanCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, DubanCalendarPage, month);
  gtk_widget_class_bind_template_child (widget_class, DubanCalendarPage, week);
  gtk_widget_class_bind_template_child (widget_class, DubanCalendarPage, grid);
  gtk_widget_class_bind_template_child (widget_class, DubanCalendarPage, list);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, turned_cb);
  page_class->needs_register = TRUE;
  page_class->source = &source;
  page_class->ask = duban_calendar_page_ask;
  page_class->show = duban_calendar_page_show;
  page_class->dup_sheet = duban_calendar_page_dup_sheet;
  page_class->step = duban_calendar_page_step;
}

static void
duban_calendar_page_init (DubanCalendarPage *self)
{
  self->day = self->today = DUBAN_NO_DAY;
  self->by_week = duban_preferences_get_boolean ("calendar-by-week", FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->by_week ? self->week : self->month), TRUE);
}

GtkWidget *
duban_calendar_page_new (DubanDesk *desk)
{
  DubanCalendarPage *self = g_object_new (DUBAN_TYPE_CALENDAR_PAGE, NULL);

  duban_page_set_desk (DUBAN_PAGE (self), desk);
  return GTK_WIDGET (self);
}

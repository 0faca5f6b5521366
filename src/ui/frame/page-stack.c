/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/page-stack.h"

#include "ui/board/board-page.h"
#include "ui/calendar/calendar-page.h"
#include "ui/cross/cross-page.h"
#include "ui/exchange/exchange-page.h"
#include "ui/summaries/summaries-page.h"
#include "ui/tasks/tasks-page.h"
#include "ui/today/today-page.h"
#include "ui/units/units-page.h"

#include <glib/gi18n-lib.h>

struct _DubanPageStack
{
  GtkWidget parent_instance;

  DubanDesk *desk;
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (DubanPageStack, duban_page_stack, GTK_TYPE_WIDGET)

enum
{
  TURNED,
  SHOWN,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const DubanPageSpec specs[] = {
  { "today", N_ ("Today"), "weather-clear-symbolic", duban_today_page_new },
  { "tasks", N_ ("Tasks"), "view-list-symbolic", duban_tasks_page_new },
  { "board", N_ ("Board"), "view-grid-symbolic", duban_board_page_new },
  { "cross", N_ ("Cross-responsibility"), "system-users-symbolic", duban_cross_page_new },
  { "units", N_ ("Units"), "user-home-symbolic", duban_units_page_new },
  { "calendar", N_ ("Calendar"), "x-office-calendar-symbolic", duban_calendar_page_new },
  { "summaries", N_ ("Summaries"), "x-office-document-symbolic", duban_summaries_page_new },
  { "exchange", N_ ("Exchange"), "network-transmit-receive-symbolic", duban_exchange_page_new },
};

static void
shown_cb (DubanPageStack *pages, DubanPage *page)
{
  if (page == duban_page_stack_get_current (pages))
    g_signal_emit (pages, signals[SHOWN], 0);
}

static void
failed_cb (DubanPageStack *pages, const char *message)
{
  g_signal_emit (pages, signals[FAILED], 0, message);
}

static GtkWidget *
build (DubanPageStack *pages, const DubanPageSpec *spec)
{
  GtkWidget *page = spec->new (pages->desk);

  g_signal_connect_object (page, "shown", G_CALLBACK (shown_cb), pages, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "failed", G_CALLBACK (failed_cb), pages, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (pages->stack), page, spec->name);
  return page;
}

static void
duban_page_stack_dispose (GObject *object)
{
  DubanPageStack *pages = DUBAN_PAGE_STACK (object);

  g_clear_pointer (&pages->stack, gtk_widget_unparent);
  g_clear_object (&pages->desk);
  G_OBJECT_CLASS (duban_page_stack_parent_class)->dispose (object);
}

static void
duban_page_stack_class_init (DubanPageStackClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_page_stack_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[TURNED] = g_signal_new ("turned", DUBAN_TYPE_PAGE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[SHOWN] = g_signal_new ("shown", DUBAN_TYPE_PAGE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DUBAN_TYPE_PAGE_STACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
duban_page_stack_init (DubanPageStack *pages)
{
  pages->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (pages->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (pages->stack), FALSE);
  gtk_widget_set_parent (pages->stack, GTK_WIDGET (pages));
}

const DubanPageSpec *
duban_page_stack_list (gsize *n)
{
  *n = G_N_ELEMENTS (specs);
  return specs;
}

GtkWidget *
duban_page_stack_new (void)
{
  return g_object_new (DUBAN_TYPE_PAGE_STACK, NULL);
}

void
duban_page_stack_set_desk (DubanPageStack *pages, DubanDesk *desk)
{
  pages->desk = g_object_ref (desk);
}

static const DubanPageSpec *
find_spec (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    if (g_strcmp0 (specs[i].name, name) == 0)
      return &specs[i];
  return &specs[0];
}

DubanPage *
duban_page_stack_find (DubanPageStack *pages, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (pages->stack), name);

  return page != NULL ? DUBAN_PAGE (page) : NULL;
}

DubanPage *
duban_page_stack_get (DubanPageStack *pages, const char *name)
{
  const DubanPageSpec *spec = find_spec (name);
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (pages->stack), spec->name);

  return DUBAN_PAGE (page != NULL ? page : build (pages, spec));
}

void
duban_page_stack_turn (DubanPageStack *pages, const char *name)
{
  DubanPage *page = duban_page_stack_get (pages, name);

  if (GTK_WIDGET (page) == gtk_stack_get_visible_child (GTK_STACK (pages->stack))
      && gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;
  gtk_stack_set_visible_child (GTK_STACK (pages->stack), GTK_WIDGET (page));
  g_signal_emit (pages, signals[TURNED], 0);
}

const char *
duban_page_stack_get_name (DubanPageStack *pages)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (pages->stack));
}

DubanPage *
duban_page_stack_get_current (DubanPageStack *pages)
{
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (pages->stack));

  return page != NULL ? DUBAN_PAGE (page) : NULL;
}

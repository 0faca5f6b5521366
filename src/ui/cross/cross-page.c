/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/cross-page.h"

#include "ui/cross/accounts-view.h"
#include "ui/cross/conflicts-view.h"
#include "ui/cross/matrix-view.h"
#include "ui/preferences/remembered.h"

#include <glib/gi18n-lib.h>

#define REMEMBERED "cross-view"
#define ALL_CARDS 2000 /* of a kind: more than anybody prints */

typedef enum
{
  CONFLICTS,
  ACCOUNTS,
  MATRIX,
  N_VIEWS
} View;

static const struct
{
  const char *name, *title;
} views[N_VIEWS] = {
  [CONFLICTS] = { "conflicts", NC_ ("view", "Conflicts") },
  [ACCOUNTS] = { "accounts", NC_ ("view", "The two ledgers") },
  [MATRIX] = { "matrix", NC_ ("view", "Matrix of the portfolio") },
};

struct _DubanCrossPage
{
  DubanPage parent_instance;

  View view;
  GtkWidget *box, *stack, *buttons[N_VIEWS];
  GtkWidget *contents[N_VIEWS];
  DubanSnapshot *shown[N_VIEWS]; /* what each view shows, or NULL */
};

G_DEFINE_FINAL_TYPE (DubanCrossPage, duban_cross_page, DUBAN_TYPE_PAGE)

typedef struct
{
  View view;
  DubanConflictQuestion conflicts;
} Question;

/* What one view shows; the view takes it over. */
typedef struct
{
  View view;
  DubanConflictCards *cards;
  DubanAccounts *accounts;
  DubanMatrix *matrix;
} Made;

static void
made_free (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->cards, duban_conflict_cards_free);
  g_clear_pointer (&made->accounts, duban_accounts_free);
  g_clear_pointer (&made->matrix, duban_matrix_free);
  g_free (made);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Made, made_free)

static gpointer
make (DubanSession *session, DubanSnapshot *snapshot, gpointer data, GCancellable *cancellable,
      GError **error)
{
  const Question *question = data;
  g_autoptr (Made) made = g_new0 (Made, 1);

  made->view = question->view;
  switch (question->view)
    {
    case CONFLICTS:
      made->cards = duban_conflict_cards_load (session, snapshot, &question->conflicts, error);
      return made->cards != NULL ? g_steal_pointer (&made) : NULL;
    case ACCOUNTS:
      made->accounts = duban_accounts_load (session, snapshot, cancellable, error);
      return made->accounts != NULL ? g_steal_pointer (&made) : NULL;
    case MATRIX:
    default:
      made->matrix = duban_matrix_load (session, snapshot);
      return g_steal_pointer (&made);
    }
}

static gpointer
duban_cross_page_ask (DubanPage *page)
{
  DubanCrossPage *self = DUBAN_CROSS_PAGE (page);
  Question *question = g_new0 (Question, 1);

  question->view = self->view;
  question->conflicts
      = *duban_conflicts_view_get_question (DUBAN_CONFLICTS_VIEW (self->contents[CONFLICTS]));
  return question;
}

static void
duban_cross_page_show (DubanPage *page, gpointer data)
{
  DubanCrossPage *self = DUBAN_CROSS_PAGE (page);
  Made *made = data;

  g_clear_pointer (&self->shown[made->view], duban_snapshot_unref);
  self->shown[made->view] = duban_snapshot_ref (duban_page_get_snapshot (page));
  if (made->cards != NULL)
    duban_conflicts_view_take (DUBAN_CONFLICTS_VIEW (self->contents[CONFLICTS]),
                               g_steal_pointer (&made->cards),
                               duban_page_get_snapshot (page)->terms);
  else if (made->accounts != NULL)
    duban_accounts_view_take (DUBAN_ACCOUNTS_VIEW (self->contents[ACCOUNTS]),
                              g_steal_pointer (&made->accounts));
  else if (made->matrix != NULL)
    duban_matrix_view_take (DUBAN_MATRIX_VIEW (self->contents[MATRIX]),
                            g_steal_pointer (&made->matrix));
}

static DubanSheet *
duban_cross_page_dup_sheet (DubanPage *page)
{
  DubanCrossPage *self = DUBAN_CROSS_PAGE (page);

  switch (self->view)
    {
    case CONFLICTS:
      return duban_conflicts_view_dup_sheet (DUBAN_CONFLICTS_VIEW (self->contents[CONFLICTS]));
    case ACCOUNTS:
      return duban_accounts_view_dup_sheet (DUBAN_ACCOUNTS_VIEW (self->contents[ACCOUNTS]));
    case MATRIX:
    default:
      return duban_matrix_view_dup_sheet (DUBAN_MATRIX_VIEW (self->contents[MATRIX]));
    }
}

/* On paper stand all conflicts, not the first of each kind alone. */
static DubanSheet *
duban_cross_page_make_sheet (DubanSession *session, DubanSnapshot *snapshot, GError **error)
{
  DubanConflictQuestion question;
  g_autoptr (DubanConflictCards) cards = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (question.limits); i++)
    question.limits[i] = ALL_CARDS;
  cards = duban_conflict_cards_load (session, snapshot, &question, error);
  return cards != NULL ? duban_conflict_cards_dup_sheet (cards) : NULL;
}

static gboolean
duban_cross_page_lists_part (DubanPage *page)
{
  return DUBAN_CROSS_PAGE (page)->view == CONFLICTS;
}

static void
turn (DubanCrossPage *self, View view)
{
  self->view = view;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->contents[view]);
}

/* A view that was seen before stands as it is, while nothing has changed. */
static gboolean
is_up_to_date (DubanCrossPage *self, View view)
{
  DubanDesk *desk = duban_page_get_desk (DUBAN_PAGE (self));

  return self->shown[view] != NULL && self->shown[view] == duban_desk_get_snapshot (desk);
}

static void
toggled_cb (GtkToggleButton *button, DubanCrossPage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < N_VIEWS; i++)
    if (self->buttons[i] == GTK_WIDGET (button) && self->view != (View) i)
      {
        turn (self, i);
        duban_preferences_set_string (REMEMBERED, views[i].name);
        if (!is_up_to_date (self, i))
          duban_page_ask (DUBAN_PAGE (self));
      }
}

static GtkWidget *
switcher_new (DubanCrossPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *linked = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                    "hexpand", TRUE, "halign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (bar, "filter-bar");
  gtk_widget_add_css_class (linked, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (linked), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("View of this page"), -1);
  for (int i = 0; i < N_VIEWS; i++)
    {
      self->buttons[i]
          = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "view", views[i].title));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      gtk_box_append (GTK_BOX (linked), self->buttons[i]);
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self, 0);
    }
  gtk_box_append (GTK_BOX (bar), linked);
  return bar;
}

static void
add_contents (DubanCrossPage *self, DubanDesk *desk)
{
  self->contents[CONFLICTS] = duban_conflicts_view_new (desk);
  self->contents[ACCOUNTS] = duban_accounts_view_new ();
  self->contents[MATRIX] = duban_matrix_view_new ();
  for (int i = 0; i < N_VIEWS; i++)
    gtk_stack_add_named (GTK_STACK (self->stack), self->contents[i], views[i].name);
  g_signal_connect_object (self->contents[CONFLICTS], "asked", G_CALLBACK (duban_page_ask), self,
                           G_CONNECT_SWAPPED);
}

static void
restore_view (DubanCrossPage *self)
{
  g_autofree char *name = duban_preferences_dup_string (REMEMBERED, views[CONFLICTS].name);

  for (int i = 0; i < N_VIEWS; i++)
    if (g_str_equal (views[i].name, name))
      turn (self, i);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[self->view]), TRUE);
}

static void
duban_cross_page_dispose (GObject *object)
{
  DubanCrossPage *self = DUBAN_CROSS_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (int i = 0; i < N_VIEWS; i++)
    g_clear_pointer (&self->shown[i], duban_snapshot_unref);
  G_OBJECT_CLASS (duban_cross_page_parent_class)->dispose (object);
}

static void
duban_cross_page_class_init (DubanCrossPageClass *class)
{
  static const DubanPageSource source = { make, made_free, g_free };
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_cross_page_dispose;
  page_class->needs_register = TRUE;
  page_class->source = &source;
  page_class->ask = duban_cross_page_ask;
  page_class->show = duban_cross_page_show;
  page_class->dup_sheet = duban_cross_page_dup_sheet;
  page_class->make_sheet = duban_cross_page_make_sheet;
  page_class->lists_part = duban_cross_page_lists_part;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
duban_cross_page_init (DubanCrossPage *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), switcher_new (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
duban_cross_page_new (DubanDesk *desk)
{
  DubanCrossPage *self = g_object_new (DUBAN_TYPE_CROSS_PAGE, NULL);

  add_contents (self, desk);
  restore_view (self);
  duban_page_set_desk (DUBAN_PAGE (self), desk);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "app/wording/snippet.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/preferences/appearance.h"
#include "ui/preferences/pages.h"
#include "ui/widgets/choice.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 24
#define N_FIXED 2 /* the office, nobody; leaders follow */

/* The line that says whose desk it is. */
typedef struct
{
  DubanDesk *desk;    /* owned */
  GtkDropDown *names; /* borrowed: the line's */
  GPtrArray *leaders; /* of char *: in the order of the names */
  gboolean showing;
} Owner;

static void
owner_free (gpointer data, GClosure *closure)
{
  Owner *owner = data;

  g_object_unref (owner->desk);
  g_ptr_array_unref (owner->leaders);
  g_free (owner);
}

typedef struct
{
  char *leader; /* or NULL */
  gboolean office;
} Choice;

static void
choice_free (gpointer data)
{
  g_free (((Choice *) data)->leader);
  g_free (data);
}

static gboolean
set_desk (DubanSession *session, gpointer data, GError **error)
{
  const Choice *choice = data;

  return duban_directory_edit_set_desk (session, choice->leader, choice->office, error);
}

/* Whose desk it is belongs to this desk alone: no step of undo. */
static void
chosen_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  if (succeeded)
    duban_page_toast (from, _ ("This desk has changed hands."), FALSE);
  else
    duban_problem_tell (from, message);
}

static void
selected_cb (GtkDropDown *names, GParamSpec *spec, gpointer user_data)
{
  Owner *owner = user_data;
  guint chosen = gtk_drop_down_get_selected (names);
  Choice *choice;

  if (owner->showing || chosen >= N_FIXED + owner->leaders->len)
    return;
  choice = g_new0 (Choice, 1);
  choice->office = chosen == 0;
  if (chosen >= N_FIXED)
    choice->leader = g_strdup (g_ptr_array_index (owner->leaders, chosen - N_FIXED));
  duban_deed_run_then (GTK_WIDGET (names), owner->desk, set_desk, choice, choice_free, chosen_cb,
                       NULL);
}

static guint
find_present (const Owner *owner, const DubanTerms *terms)
{
  const char *name = duban_directory_get_name (terms->directory, terms->desk_leader);

  for (guint i = 0; name != NULL && i < owner->leaders->len; i++)
    if (g_str_equal (g_ptr_array_index (owner->leaders, i), name))
      return N_FIXED + i;
  return terms->desk_is_office ? 0 : 1;
}

static GtkStringList *
list_names (Owner *owner, const DubanTerms *terms)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) leaders = duban_directory_rank_leaders (terms->directory, terms->today);

  gtk_string_list_append (names, _ ("Government office"));
  gtk_string_list_append (names, _ ("Nobody’s desk"));
  g_ptr_array_set_size (owner->leaders, 0);
  for (guint i = 0; i < leaders->len; i++)
    {
      const DubanLeader *leader = leaders->pdata[i];
      g_autofree char *shown = duban_snippet_dup (leader->name, NAME_CHARS);

      gtk_string_list_append (names, shown);
      g_ptr_array_add (owner->leaders, g_strdup (leader->name));
    }
  return names;
}

static void
show_owner (DubanDesk *desk, gpointer user_data)
{
  Owner *owner = user_data;
  DubanTerms *terms = duban_desk_get_terms (desk);
  g_autoptr (GtkStringList) names = NULL;

  if (terms == NULL)
    return;
  owner->showing = TRUE;
  names = list_names (owner, terms);
  gtk_drop_down_set_model (owner->names, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (owner->names, find_present (owner, terms));
  owner->showing = FALSE;
}

/* A line with a choice at its end. */
static GtkDropDown *
add_choice (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  AdwActionRow *row = duban_preferences_add_row (group, title, subtitle);
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  duban_choice_set_name (choice, title);
  adw_action_row_add_suffix (row, choice);
  adw_action_row_set_activatable_widget (row, choice);
  return GTK_DROP_DOWN (choice);
}

static void
add_owner (AdwPreferencesGroup *group, DubanDesk *desk)
{
  Owner *owner = g_new0 (Owner, 1);
  GClosure *follow;

  owner->desk = g_object_ref (desk);
  owner->leaders = g_ptr_array_new_with_free_func (g_free);
  owner->names = add_choice (group, _ ("This desk is used by"),
                             _ ("Decides what Today shows, and who records"));
  gtk_widget_set_sensitive (GTK_WIDGET (owner->names), !duban_desk_is_read_only (desk));
  g_signal_connect_data (owner->names, "notify::selected", G_CALLBACK (selected_cb), owner,
                         owner_free, 0);
  follow = g_cclosure_new (G_CALLBACK (show_owner), owner, NULL);
  g_object_watch_closure (G_OBJECT (owner->names), follow);
  g_signal_connect_closure (desk, "changed", follow, FALSE);
  show_owner (desk, owner);
}

static void
size_cb (GtkDropDown *choice)
{
  duban_appearance_set_size (duban_appearance_list_sizes ()[gtk_drop_down_get_selected (choice)]);
}

static void
add_sizes (AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const int *sizes = duban_appearance_list_sizes ();
  GtkDropDown *choice = add_choice (group, _ ("Size of text"), _ ("Takes effect at once"));
  guint present = 0;

  for (guint i = 0; sizes[i] != 0; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d %%", sizes[i]);

      gtk_string_list_append (names, name);
      present = sizes[i] == duban_appearance_get_size () ? i : present;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (choice, present);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (size_cb), NULL);
}

static const char *const schemes[] = { "default", "light", "dark" };

static void
scheme_cb (GtkDropDown *choice)
{
  duban_appearance_set_scheme (schemes[gtk_drop_down_get_selected (choice)]);
}

static void
add_schemes (AdwPreferencesGroup *group)
{
  const char *names[] = { _ ("As the desktop"), _ ("Light colours"), _ ("Dark colours"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  g_autofree char *scheme = duban_appearance_dup_scheme ();
  GtkDropDown *choice = add_choice (group, _ ("Colours"), NULL);

  gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], scheme))
      gtk_drop_down_set_selected (choice, i);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (scheme_cb), NULL);
}

AdwPreferencesPage *
duban_preferences_new_desk_page (DubanDesk *desk)
{
  AdwPreferencesPage *page
      = duban_preferences_new_page ("desk", _ ("This desk"), "preferences-system-symbolic");
  AdwPreferencesGroup *look;

  if (duban_desk_get_terms (desk) != NULL)
    add_owner (duban_preferences_add_group (page, _ ("User of this desk"), NULL), desk);
  look = duban_preferences_add_group (page, _ ("Appearance"), NULL);
  add_sizes (look);
  add_schemes (look);
  return page;
}

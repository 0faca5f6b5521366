/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/unit-dialog.h"

#include "app/edit/directory.h"
#include "core/text.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/units/form-window.h"
#include "ui/widgets/date-entry.h"

#include <glib/gi18n-lib.h>

static const char *const categories[] = { "部门", "镇", "园区", "企业", "事业", NULL };

/* What is saved; also what the form was opened with. */
typedef struct
{
  guint32 n; /* 0: a new one */
  char *name, *title, *left, *category, *head;
  GStrv short_names;
} Entry;

/* The inputs of an open form; they are the form's. */
typedef struct
{
  DubanDesk *desk;
  GtkWidget *from; /* weak */
  DubanFormWindow *window;
  guint32 n;
  GtkWidget *name, *short_names, *category, *head, *title, *left;
} Form;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->title);
  g_free (entry->left);
  g_free (entry->category);
  g_free (entry->head);
  g_strfreev (entry->short_names);
  g_free (entry);
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_weak_pointer (&form->from);
  g_object_unref (form->desk);
  g_free (form);
}

static const DubanDirectory *
get_directory (DubanDesk *desk)
{
  DubanTerms *terms = duban_desk_get_terms (desk);

  return terms != NULL ? terms->directory : NULL;
}

static gboolean
save_unit (DubanSession *session, gpointer data, GError **error)
{
  const Entry *entry = data;
  const char *const *short_names = (const char *const *) entry->short_names;
  const DubanUnitEdit edit = { .name = entry->name,
                               .short_names = short_names,
                               .category = entry->category,
                               .head = entry->head };

  if (entry->n != 0)
    return duban_directory_edit_set_unit (session, entry->n, &edit, error);
  return duban_directory_edit_add_unit (session, entry->name, short_names, entry->category,
                                        entry->head, error);
}

static gboolean
save_leader (DubanSession *session, gpointer data, GError **error)
{
  const Entry *entry = data;

  if (entry->n != 0)
    return duban_directory_edit_set_leader (session, entry->n, entry->title, entry->left, error);
  return duban_directory_edit_add_leader (session, entry->name, entry->title, error);
}

static void
saved_cb (GtkWidget *window, gboolean succeeded, const char *message, gpointer user_data)
{
  Form *form = user_data;

  duban_form_window_set_busy (DUBAN_FORM_WINDOW (window), FALSE);
  if (!succeeded)
    {
      duban_form_window_refuse (DUBAN_FORM_WINDOW (window), NULL, message);
      return;
    }
  if (form->from != NULL)
    duban_page_toast (form->from,
                      form->n != 0 ? _ ("Changed in the directory") : _ ("Added to the directory"),
                      TRUE);
  gtk_window_close (GTK_WINDOW (window));
}

/* (transfer full) entry */
static void
save (Form *form, DubanDeed deed, Entry *entry)
{
  duban_form_window_refuse (form->window, NULL, NULL);
  duban_form_window_set_busy (form->window, TRUE);
  duban_deed_run_then (GTK_WIDGET (form->window), form->desk, deed, entry, entry_free, saved_cb,
                       form);
}

/* The names between 、 and the like, each once trimmed. */
static GStrv
split_names (GtkWidget *input)
{
  g_autofree char *text = duban_form_window_dup_text (input);
  g_autoptr (GPtrArray) names = duban_text_split_names (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (builder, names->pdata[i]);
  return g_strv_builder_end (builder);
}

/* What stands there already is not said again: an empty head of a unit without one stays so. */
static char *
dup_head (Form *form)
{
  g_autofree char *head = duban_form_window_dup_text (form->head);

  return *head != '\0' ? g_steal_pointer (&head) : NULL;
}

static void
save_unit_cb (Form *form)
{
  g_autofree char *name = duban_form_window_dup_text (form->name);
  GtkStringObject *category = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (form->category));
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (form->category));
  Entry *entry;

  if (*name == '\0')
    {
      duban_form_window_refuse (form->window, form->name, _ ("Give the unit a name."));
      return;
    }
  entry = g_new0 (Entry, 1);
  entry->n = form->n;
  entry->name = g_steal_pointer (&name);
  entry->short_names = split_names (form->short_names);
  entry->category = g_strdup (chosen > 0 ? gtk_string_object_get_string (category) : "");
  entry->head = dup_head (form);
  save (form, save_unit, entry);
}

static void
save_leader_cb (Form *form)
{
  g_autofree char *name = duban_form_window_dup_text (form->name);
  g_autofree char *left = NULL;
  g_autofree char *problem = NULL;
  Entry *entry;

  if (*name == '\0')
    {
      duban_form_window_refuse (form->window, form->name, _ ("Give the leader a name."));
      return;
    }
  if (form->left != NULL && !duban_date_entry_read (DUBAN_DATE_ENTRY (form->left), &left, &problem))
    {
      duban_form_window_refuse (form->window, form->left, problem);
      return;
    }
  entry = g_new0 (Entry, 1);
  entry->n = form->n;
  entry->name = g_steal_pointer (&name);
  entry->title = duban_form_window_dup_text (form->title);
  entry->left = g_steal_pointer (&left);
  save (form, save_leader, entry);
}

static Form *
form_new (GtkWidget *from, DubanDesk *desk, guint32 n, const char *title, GCallback save_form)
{
  Form *form = g_new0 (Form, 1);

  form->desk = g_object_ref (desk);
  g_set_weak_pointer (&form->from, from);
  form->n = n;
  form->window = duban_form_window_new (from, title, _ ("_Save"));
  g_object_set_data_full (G_OBJECT (form->window), "form", form, form_free);
  g_signal_connect_swapped (form->window, "save", save_form, form);
  return form;
}

/* The categories of domain.md; one more where the unit has another. */
static void
add_category (Form *form, const char *category)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint chosen = 0;

  g_ptr_array_add (texts, _ ("no category"));
  for (guint i = 0; categories[i] != NULL; i++)
    {
      g_ptr_array_add (texts, (gpointer) categories[i]);
      if (g_strcmp0 (categories[i], category) == 0)
        chosen = i + 1;
    }
  if (category != NULL && *category != '\0' && chosen == 0)
    {
      chosen = texts->len;
      g_ptr_array_add (texts, (gpointer) category);
    }
  g_ptr_array_add (texts, NULL);
  form->category = duban_form_window_add_choice (form->window, _ ("Category"),
                                                 (const char *const *) texts->pdata, chosen);
}

void
duban_unit_dialog_open (GtkWidget *from, DubanDesk *desk, guint32 unit)
{
  const DubanDirectory *directory = get_directory (desk);
  const DubanUnit *known = directory != NULL ? duban_directory_get_unit (directory, unit) : NULL;
  g_autofree char *names = NULL;
  Form *form;

  if (directory == NULL || (unit != 0 && known == NULL))
    return;
  form = form_new (from, desk, unit, unit != 0 ? _ ("Edit unit") : _ ("New unit"),
                   G_CALLBACK (save_unit_cb));
  if (known != NULL && known->short_names != NULL)
    names = g_strjoinv ("、", known->short_names);
  form->name = duban_form_window_add_entry (
      form->window, _ ("Name"), known != NULL ? known->name : NULL,
      known != NULL ? _ ("Renamed, it is found by the former name too.") : NULL);
  form->short_names = duban_form_window_add_entry (form->window, _ ("Short names"), names,
                                                   _ ("Several names are separated by 、"));
  add_category (form, known != NULL ? known->category : NULL);
  form->head
      = duban_form_window_add_entry (form->window, _ ("Head"), known != NULL ? known->head : NULL,
                                     _ ("A new head is in office from today on."));
  gtk_window_present (GTK_WINDOW (form->window));
}

static void
add_left (Form *form, const DubanLeader *leader)
{
  char day[DUBAN_DAY_TEXT_SIZE];

  form->left = duban_date_entry_new (DUBAN_DATE_WORDS_DAY, _ ("Last day in office"));
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (form->left), duban_desk_get_terms (form->desk));
  gtk_editable_set_text (GTK_EDITABLE (form->left), duban_day_format (leader->left, day));
  duban_form_window_add (form->window, _ ("Last day in office"), form->left,
                         _ ("Empty while in office. Hand over what is held under “Portfolio”."));
}

void
duban_leader_dialog_open (GtkWidget *from, DubanDesk *desk, guint32 leader)
{
  const DubanDirectory *directory = get_directory (desk);
  const DubanLeader *known
      = directory != NULL ? duban_directory_get_leader (directory, leader) : NULL;
  Form *form;

  if (directory == NULL || (leader != 0 && known == NULL))
    return;
  form = form_new (from, desk, leader, leader != 0 ? _ ("Edit leader") : _ ("New leader"),
                   G_CALLBACK (save_leader_cb));
  form->name = duban_form_window_add_entry (form->window, C_ ("leader", "Name"),
                                            known != NULL ? known->name : NULL, NULL);
  gtk_widget_set_sensitive (form->name, known == NULL);
  form->title = duban_form_window_add_entry (form->window, _ ("Title"),
                                             known != NULL ? known->title : NULL, NULL);
  if (known != NULL)
    add_left (form, known);
  gtk_window_present (GTK_WINDOW (form->window));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/welcome/welcome-page.h"

#include "core/text.h"
#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DubanWelcomePage
{
  GtkWidget parent_instance;

  DubanDesk *desk;

  /* template */
  GtkWidget *scroll, *is_leader, *is_office, *is_nobody, *name, *problem, *begin;
};

G_DEFINE_FINAL_TYPE (DubanWelcomePage, duban_welcome_page, GTK_TYPE_WIDGET)

static gboolean
is_chosen (GtkWidget *choice)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (choice));
}

static void
show_problem (DubanWelcomePage *page, const char *message)
{
  duban_text_show (GTK_LABEL (page->problem), message);
  gtk_widget_set_visible (page->problem, message != NULL);
}

static void
choice_cb (DubanWelcomePage *page)
{
  gtk_widget_set_sensitive (page->name, is_chosen (page->is_leader));
  show_problem (page, NULL);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanWelcomePage) page = user_data;
  g_autoptr (GError) error = NULL;

  duban_worker_create_finish (DUBAN_WORKER (source), result, &error);
  if (page->desk == NULL)
    return;
  gtk_widget_set_sensitive (page->begin, TRUE);
  if (error != NULL)
    show_problem (page, error->message);
  else
    duban_desk_refresh (page->desk);
}

static void
begin_cb (DubanWelcomePage *page)
{
  g_autofree char *name
      = duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (page->name))));
  gboolean leader = is_chosen (page->is_leader);

  if (leader && name[0] == '\0')
    {
      show_problem (page, _ ("Write the leader’s name, or choose another desk."));
      gtk_widget_grab_focus (page->name);
      return;
    }
  show_problem (page, NULL);
  gtk_widget_set_sensitive (page->begin, FALSE);
  duban_worker_create_async (duban_desk_get_worker (page->desk), leader ? name : NULL,
                             is_chosen (page->is_office), created_cb, g_object_ref (page));
}

static void
duban_welcome_page_dispose (GObject *object)
{
  DubanWelcomePage *page = DUBAN_WELCOME_PAGE (object);

  g_clear_object (&page->desk);
  g_clear_pointer (&page->scroll, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_welcome_page_parent_class)->dispose (object);
}

static void
duban_welcome_page_class_init (DubanWelcomePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/welcome/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanWelcomePage, scroll);
  gtk_widget_class_bind_template_child (widget_class, DubanWelcomePage, is_leader);
  gtk_widget_class_bind_template_child (widget_class, DubanWelcomePage, is_office);
  gtk_widget_class_bind_template_child (widget_class, DubanWelcomePage, is_nobody);
  gtk_widget_class_bind_template_child (widget_class, DubanWelcomePage, name);
  gtk_widget_class_bind_template_child (widget_class, DubanWelcomePage, problem);
  gtk_widget_class_bind_template_child (widget_class, DubanWelcomePage, begin);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
}

static void
duban_welcome_page_init (DubanWelcomePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
duban_welcome_page_new (DubanDesk *desk)
{
  DubanWelcomePage *page = g_object_new (DUBAN_TYPE_WELCOME_PAGE, NULL);

  page->desk = g_object_ref (desk);
  return GTK_WIDGET (page);
}

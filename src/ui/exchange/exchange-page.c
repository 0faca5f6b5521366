/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/exchange-page.h"

#include "ui/cross/growing-list.h"
#include "ui/exchange/file-choice.h"
#include "ui/exchange/folder-part.h"
#include "ui/exchange/give-dialog.h"
#include "ui/exchange/parts.h"
#include "ui/exchange/receive.h"
#include "ui/exchange/sync-dialog.h"
#include "ui/exchange/undo-dialog.h"
#include "ui/preferences/remembered.h"

#include <glib/gi18n-lib.h>

#define REMEMBERED "exchange-tab"
#define WIDEST 900

typedef enum
{
  PEOPLE,
  DISPUTES,
  IMPORTS,
  N_TABS
} Tab;

static const struct
{
  const char *name, *title;
} tabs[N_TABS] = {
  [PEOPLE] = { "people", NC_ ("exchange", "Exchange") },
  [DISPUTES] = { "conflicts", NC_ ("exchange", "Conflicts") },
  [IMPORTS] = { "imports", NC_ ("exchange", "Imports") },
};

struct _DubanExchangePage
{
  DubanPage parent_instance;

  GtkWidget *box, *stack;
  GtkWidget *lists[N_TABS];
  guint added[N_TABS]; /* lines of each list that were added so far */
};

G_DEFINE_FINAL_TYPE (DubanExchangePage, duban_exchange_page, DUBAN_TYPE_PAGE)

static gpointer
make (DubanSession *session, DubanSnapshot *snapshot, gpointer question, GCancellable *cancellable,
      GError **error)
{
  return duban_overview_load (session, snapshot, error);
}

static void
overview_free_cb (gpointer overview)
{
  duban_overview_free (overview);
}

/* ---- what is shown */

static gboolean
add_nothing (GtkBox *list, gpointer user_data)
{
  return FALSE;
}

static gboolean
add_dispute (GtkBox *list, gpointer user_data)
{
  DubanExchangePage *page = user_data;

  return duban_disputes_part_add (list, duban_page_get_made (DUBAN_PAGE (page)),
                                  page->added[DISPUTES]++, GTK_WIDGET (page),
                                  duban_page_get_desk (DUBAN_PAGE (page)));
}

static gboolean
add_import (GtkBox *list, gpointer user_data)
{
  DubanExchangePage *page = user_data;

  return duban_imports_part_add (list, duban_page_get_made (DUBAN_PAGE (page)),
                                 page->added[IMPORTS]++);
}

static void
begin (DubanExchangePage *page, Tab tab, GtkWidget *head, DubanGrowingListStep step)
{
  page->added[tab] = 0;
  duban_growing_list_begin (DUBAN_GROWING_LIST (page->lists[tab]), head, step, page);
}

/* How much there is stands beside the name of its tab. */
static void
show_count (DubanExchangePage *page, Tab tab, guint n)
{
  const char *title = g_dpgettext2 (NULL, "exchange", tabs[tab].title);
  /* Translators: a tab, and how many it holds */
  g_autofree char *counted
      = n > 0 ? g_strdup_printf (C_ ("exchange", "%s %u"), title, n) : g_strdup (title);

  gtk_stack_page_set_title (gtk_stack_get_page (GTK_STACK (page->stack), page->lists[tab]),
                            counted);
}

static void
duban_exchange_page_show (DubanPage *base, gpointer made)
{
  DubanExchangePage *page = DUBAN_EXCHANGE_PAGE (base);
  const DubanOverview *overview = made;

  show_count (page, PEOPLE, overview->letterbox.letters->len);
  show_count (page, DISPUTES, overview->disputes->len);
  show_count (page, IMPORTS, overview->waiting->len);
  begin (page, PEOPLE, duban_people_part_new (overview), add_nothing);
  begin (page, DISPUTES, duban_disputes_part_new (overview), add_dispute);
  begin (page, IMPORTS, duban_imports_part_new (overview), add_import);
}

static DubanSheet *
duban_exchange_page_dup_sheet (DubanPage *page)
{
  const DubanOverview *overview = duban_page_get_made (page);

  return overview != NULL ? duban_overview_dup_sheet (overview) : NULL;
}

/* ---- its actions */

static void
receive_cb (GtkWidget *page, const char *path)
{
  duban_receive_open (page, duban_page_get_desk (DUBAN_PAGE (page)), path);
}

static void
import_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  duban_file_choice_open (page, _ ("Import an exchange file"), receive_cb);
}

static void
accept_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  duban_file_choice_open (page, _ ("Take an identity file"), receive_cb);
}

static void
save_identity_cb (GtkWidget *page, const char *path)
{
  duban_receive_save_identity (page, duban_page_get_desk (DUBAN_PAGE (page)), path);
}

static void
introduce_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  const DubanOverview *overview = duban_page_get_made (DUBAN_PAGE (page));
  g_autofree char *file = NULL;

  if (overview == NULL)
    return;
  /* Translators: the name of a file; %s is whose it is */
  file = g_strdup_printf (_ ("Identity of %s.duban"), overview->name);
  duban_file_choice_save (page, _ ("Export this desk’s identity"), file, save_identity_cb);
}

static void
export_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  const DubanOverview *overview = duban_page_get_made (DUBAN_PAGE (page));

  if (overview != NULL)
    duban_give_dialog_open (page, duban_page_get_desk (DUBAN_PAGE (page)), overview);
}

static void
copy_code_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  const DubanOverview *overview = duban_page_get_made (DUBAN_PAGE (page));

  if (overview == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), overview->fingerprint);
  duban_page_toast (page, _ ("The check code is on the clipboard"), FALSE);
}

static void
folder_chosen_cb (GtkWidget *page, const char *path)
{
  duban_folder_part_set (page, duban_page_get_desk (DUBAN_PAGE (page)), path);
}

static void
set_folder_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  duban_file_choice_folder (page, _ ("Set the shared folder"), folder_chosen_cb);
}

static void
unset_folder_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  duban_folder_part_set (page, duban_page_get_desk (DUBAN_PAGE (page)), NULL);
}

static void
sync_cb (GtkWidget *page, const char *name, GVariant *parameter)
{
  duban_sync_dialog_run (DUBAN_PAGE (page));
}

static void
undo_import_cb (GtkWidget *page, const char *name, GVariant *import)
{
  duban_undo_dialog_open (page, duban_page_get_desk (DUBAN_PAGE (page)),
                          g_variant_get_int64 (import));
}

/* ---- the widget */

static void
turned_cb (DubanExchangePage *page)
{
  duban_preferences_set_string (REMEMBERED,
                                gtk_stack_get_visible_child_name (GTK_STACK (page->stack)));
}

static void
duban_exchange_page_dispose (GObject *object)
{
  DubanExchangePage *page = DUBAN_EXCHANGE_PAGE (object);

  for (int i = 0; page->box != NULL && i < N_TABS; i++)
    duban_growing_list_stop (DUBAN_GROWING_LIST (page->lists[i]));
  g_clear_pointer (&page->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_exchange_page_parent_class)->dispose (object);
}

static void
duban_exchange_page_class_init (DubanExchangePageClass *class)
{
  static const DubanPageSource source = { make, overview_free_cb, NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_exchange_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  page_class->source = &source;
  page_class->show = duban_exchange_page_show;
  page_class->dup_sheet = duban_exchange_page_dup_sheet;
  gtk_widget_class_install_action (widget_class, "exchange.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "exchange.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "exchange.introduce", NULL, introduce_cb);
  gtk_widget_class_install_action (widget_class, "exchange.accept", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "exchange.set-folder", NULL, set_folder_cb);
  gtk_widget_class_install_action (widget_class, "exchange.unset-folder", NULL, unset_folder_cb);
  gtk_widget_class_install_action (widget_class, "exchange.sync", NULL, sync_cb);
  gtk_widget_class_install_action (widget_class, "exchange.undo-import", "x", undo_import_cb);
  gtk_widget_class_install_action (widget_class, "exchange.copy-code", NULL, copy_code_cb);
}

static void
duban_exchange_page_init (DubanExchangePage *page)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  page->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (page->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (page->stack), FALSE);
  gtk_widget_set_vexpand (page->stack, TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (page->stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "page-tabs");
  gtk_box_append (GTK_BOX (page->box), switcher);
  gtk_box_append (GTK_BOX (page->box), page->stack);
  for (int i = 0; i < N_TABS; i++)
    {
      page->lists[i] = duban_growing_list_new (WIDEST);
      gtk_stack_add_titled (GTK_STACK (page->stack), page->lists[i], tabs[i].name,
                            g_dpgettext2 (NULL, "exchange", tabs[i].title));
    }
  gtk_widget_set_parent (page->box, GTK_WIDGET (page));
}

GtkWidget *
duban_exchange_page_new (DubanDesk *desk)
{
  DubanExchangePage *page = g_object_new (DUBAN_TYPE_EXCHANGE_PAGE, NULL);
  g_autofree char *tab = duban_preferences_dup_string (REMEMBERED, tabs[PEOPLE].name);

  if (gtk_stack_get_child_by_name (GTK_STACK (page->stack), tab) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (page->stack), tab);
  g_signal_connect_object (page->stack, "notify::visible-child", G_CALLBACK (turned_cb), page,
                           G_CONNECT_SWAPPED);
  duban_page_set_desk (DUBAN_PAGE (page), desk);
  return GTK_WIDGET (page);
}

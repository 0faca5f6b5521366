/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/pieces.h"

#include "ui/page/page.h"
#include "ui/widgets/escape.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define DIALOG_WIDTH 560
#define DIALOG_HEIGHT 520
#define CLOSED "duban-closed"

GtkWidget *
duban_pieces_text_new (const char *text, const char *class)
{
  GtkWidget *label = duban_text_label_new (text, class);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

GtkWidget *
duban_pieces_heading_new (const char *title, const char *hint)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), duban_pieces_text_new (title, "title-4"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (box), duban_pieces_text_new (hint, "dim-label"));
  return box;
}

GtkWidget *
duban_pieces_list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

GtkWidget *
duban_pieces_row_new (const char *title, const char *const *texts)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GString) name = g_string_new (title);

  gtk_widget_add_css_class (box, "history-row");
  gtk_box_append (GTK_BOX (box), duban_pieces_text_new (title, "heading"));
  for (; *texts != NULL; texts++)
    if (**texts != '\0')
      {
        gtk_box_append (GTK_BOX (box), duban_pieces_text_new (*texts, "dim-label"));
        g_string_append_printf (name, _ (", %s"), *texts);
      }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  return row;
}

void
duban_pieces_row_add (GtkWidget *row, GtkWidget *button)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (button, 12);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), button);
}

GtkWidget *
duban_pieces_code_new (const char *fingerprint)
{
  g_auto (GStrv) groups = g_strsplit (fingerprint, " ", -1);
  g_autofree char *text = g_strjoinv ("  ", groups);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fingerprint, -1);
  return label;
}

GtkWidget *
duban_pieces_button_new (const char *text, const char *action, gboolean is_suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
header_new (DubanPiecesDialog *dialog, const char *title, const char *accept)
{
  GtkWidget *header = adw_header_bar_new ();

  dialog->cancel = duban_pieces_button_new (_ ("_Cancel"), "window.close", FALSE);
  dialog->accept = gtk_button_new_with_mnemonic (accept);
  gtk_widget_add_css_class (dialog->accept, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), dialog->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->accept);
  return header;
}

/* By its name: the page knows this file, not this file the page. */
static void
ask_pages (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "DubanExchangePage"))
    {
      duban_page_ask (DUBAN_PAGE (widget));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ask_pages (child);
}

void
duban_pieces_look_again (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWindow *parent
      = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (root != NULL)
    ask_pages (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (root));
}

static void
closed_cb (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), CLOSED, window);
}

gboolean
duban_pieces_dialog_is_open (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), CLOSED) == NULL;
}

DubanPiecesDialog
duban_pieces_dialog_new (GtkWidget *from, const char *title, const char *accept)
{
  DubanPiecesDialog dialog = { 0 };
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll;

  dialog.window
      = g_object_new (ADW_TYPE_WINDOW, "transient-for", gtk_widget_get_root (from), "modal", TRUE,
                      "destroy-with-parent", TRUE, "default-width", DIALOG_WIDTH, "default-height",
                      DIALOG_HEIGHT, "title", title, NULL);
  dialog.box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (dialog.box, "form");
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, title, dialog.box);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (content), header_new (&dialog, title, accept));
  gtk_box_append (GTK_BOX (content), scroll);
  adw_window_set_content (ADW_WINDOW (dialog.window), content);
  duban_escape_closes (dialog.window);
  g_signal_connect (dialog.window, "destroy", G_CALLBACK (closed_cb), NULL);
  return dialog;
}

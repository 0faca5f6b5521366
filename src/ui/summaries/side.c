/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/side.h"

#include "ui/summaries/check-list.h"
#include "ui/summaries/figure-list.h"
#include "ui/summaries/parts-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DubanSummarySide
{
  GtkWidget parent_instance;

  GtkWidget *box, *stack, *preview, *figures, *check, *editor;
};

G_DEFINE_FINAL_TYPE (DubanSummarySide, duban_summary_side, GTK_TYPE_WIDGET)

static void
figure_cb (DubanSummarySide *side, guint figure)
{
  g_signal_emit_by_name (side, "figure", figure);
}

static void
duban_summary_side_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_SUMMARY_SIDE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_summary_side_parent_class)->dispose (object);
}

static void
duban_summary_side_class_init (DubanSummarySideClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_summary_side_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("figure", DUBAN_TYPE_SUMMARY_SIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
set_title (DubanSummarySide *side, GtkWidget *child, const char *title)
{
  gtk_stack_page_set_title (gtk_stack_get_page (GTK_STACK (side->stack), child), title);
}

static void
duban_summary_side_init (DubanSummarySide *side)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  side->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  side->stack = gtk_stack_new ();
  side->preview = adw_bin_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (side->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (side->stack), FALSE);
  gtk_widget_set_vexpand (side->stack, TRUE);
  gtk_stack_add_titled (GTK_STACK (side->stack), side->preview, "preview", _ ("Preview"));
  gtk_stack_page_set_visible (gtk_stack_get_page (GTK_STACK (side->stack), side->preview), FALSE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (side->stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "page-tabs");
  gtk_box_append (GTK_BOX (side->box), switcher);
  gtk_box_append (GTK_BOX (side->box), side->stack);
  gtk_widget_set_parent (side->box, GTK_WIDGET (side));
}

GtkWidget *
duban_summary_side_new (DubanDrafts *drafts)
{
  DubanSummarySide *side = g_object_new (DUBAN_TYPE_SUMMARY_SIDE, NULL);

  side->figures = duban_figure_list_new ();
  side->check = duban_check_list_new ();
  side->editor = duban_parts_editor_new (drafts);
  gtk_stack_add_titled (GTK_STACK (side->stack), side->figures, "figures", _ ("Figures"));
  gtk_stack_add_titled (GTK_STACK (side->stack), side->check, "check", _ ("Check"));
  gtk_stack_add_titled (GTK_STACK (side->stack), side->editor, "write", _ ("Write"));
  gtk_stack_set_visible_child (GTK_STACK (side->stack), side->figures);
  g_signal_connect_swapped (side->figures, "figure", G_CALLBACK (figure_cb), side);
  g_signal_connect_swapped (side->check, "part", G_CALLBACK (duban_summary_side_write), side);
  return GTK_WIDGET (side);
}

/* How many there are stands in the title. */
static void
show_check_title (DubanSummarySide *side, const DubanEdition *edition)
{
  const gboolean issued = edition->issued != NULL;
  const guint n = issued ? edition->differences->len : edition->report->problems->len;
  const char *title = issued ? _ ("Differences") : _ ("Check");
  g_autofree char *counted = g_strdup_printf ("%s %u", title, n);

  set_title (side, side->check, n > 0 ? counted : title);
}

void
duban_summary_side_show (DubanSummarySide *side, DubanEdition *edition)
{
  duban_figure_list_show (DUBAN_FIGURE_LIST (side->figures), edition);
  duban_check_list_show (DUBAN_CHECK_LIST (side->check), edition);
  duban_parts_editor_show (DUBAN_PARTS_EDITOR (side->editor), edition);
  show_check_title (side, edition);
}

void
duban_summary_side_write (DubanSummarySide *side, const char *part)
{
  DubanFreePart which;

  if (part == NULL || !duban_free_part_from_code (part, &which))
    return;
  gtk_stack_set_visible_child (GTK_STACK (side->stack), side->editor);
  duban_parts_editor_write (DUBAN_PARTS_EDITOR (side->editor), which);
}

void
duban_summary_side_take_preview (DubanSummarySide *side, GtkWidget *preview)
{
  GtkStack *stack = GTK_STACK (side->stack);

  adw_bin_set_child (ADW_BIN (side->preview), preview);
  gtk_stack_page_set_visible (gtk_stack_get_page (stack, side->preview), preview != NULL);
  if (preview != NULL)
    gtk_stack_set_visible_child (stack, side->preview);
  else if (gtk_stack_get_visible_child (stack) == side->preview
           || gtk_stack_get_visible_child (stack) == NULL)
    gtk_stack_set_visible_child (stack, side->figures);
}

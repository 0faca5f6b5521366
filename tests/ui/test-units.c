/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Units in the real window, in Chinese, on the example data: figures lead to their tasks,
 * a unit is edited, and a draft of the portfolio is kept, brought into force, taken back and
 * brought back. */
#include "stage.h"

#include "app/wording/wording.h"
#include "ui/frame/page-stack.h"
#include "ui/units/form-window.h"
#include "ui/units/units-page.h"

#include <string.h>

static char *database;

typedef gboolean (*Fits) (GtkWidget *widget, const char *what);

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_sensitive (widget);
}

static GtkWidget *
find (GtkWidget *widget, Fits fits, const char *what)
{
  GtkWidget *found = fits (widget, what) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, fits, what);
  return found;
}

/* A button that can be pressed, by the beginning of its label. */
static gboolean
is_labelled (GtkWidget *widget, const char *what)
{
  return GTK_IS_BUTTON (widget) && is_shown (widget)
         && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
         && g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (widget)), what);
}

/* One by its icon, or by a part of what it says it is for. */
static gboolean
has_icon (GtkWidget *widget, const char *what)
{
  return GTK_IS_BUTTON (widget) && is_shown (widget)
         && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), what) == 0;
}

static gboolean
is_told (GtkWidget *widget, const char *what)
{
  const char *name = g_object_get_data (G_OBJECT (widget), "name");
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return GTK_IS_BUTTON (widget) && is_shown (widget)
         && ((tooltip != NULL && strstr (tooltip, what) != NULL)
             || (name != NULL && strstr (name, what) != NULL));
}

static gboolean
is_stack (GtkWidget *widget, const char *what)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), what) != NULL;
}

static gboolean
is_entry (GtkWidget *widget, const char *what)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget)
         && (*what == '\0'
             || g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), what) == 0);
}

static gboolean
is_problem (GtkWidget *widget, const char *what)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && gtk_widget_has_css_class (widget, "error")
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), what) != NULL;
}

static void
press (DubanWindow *window, GtkWidget *within, Fits fits, const char *what)
{
  GtkWidget *button = find (within, fits, what);

  g_test_message ("press %s", what);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  stage_settle (window);
}

static GtkWidget *
turn (DubanWindow *window, const char *tab)
{
  GtkWidget *page = GTK_WIDGET (duban_window_turn (window, "units"));

  stage_settle (window);
  gtk_stack_set_visible_child_name (GTK_STACK (find (page, is_stack, tab)), tab);
  stage_settle (window);
  return page;
}

/* The window that lies over the main one, or NULL. */
static GtkWidget *
find_over (DubanWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      return l->data;
  return NULL;
}

static void
close_over (DubanWindow *window)
{
  gtk_window_close (GTK_WINDOW (find_over (window)));
  stage_settle (window);
  g_assert_null (find_over (window));
}

static void
figures_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window, "units");

  press (window, page, is_told, "，在办");
  g_assert_true (GTK_WIDGET (duban_window_get_page (window)) != page);
  page = turn (window, "leaders");
  press (window, page, is_told, "，超期");
  g_assert_true (GTK_WIDGET (duban_window_get_page (window)) != page);
}

static void
test_figures_lead_to_tasks (void)
{
  stage_run (database, figures_cb, NULL);
}

static void
unit_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window, "units");
  GtkWidget *form, *name;
  g_autofree char *before = NULL;

  press (window, page, has_icon, "document-edit-symbolic");
  form = find_over (window);
  g_assert_true (DUBAN_IS_FORM_WINDOW (form));
  name = find (form, is_entry, "");
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (name)));
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_signal_emit_by_name (form, "save");
  stage_settle (window);
  g_assert_nonnull (find (form, is_problem, "名称"));
  gtk_editable_set_text (GTK_EDITABLE (name), "水利局");
  g_signal_emit_by_name (form, "save");
  stage_settle (window);
  g_assert_nonnull (find (form, is_problem, "水利局"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "水利局");
  gtk_editable_set_text (GTK_EDITABLE (name), "住建和房产管理局");
  g_signal_emit_by_name (form, "save");
  stage_settle (window);
  g_assert_null (find_over (window));
  g_assert_nonnull (find (page, is_told, "住建和房产管理局"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.take-back", NULL);
  stage_settle (window);
  g_assert_null (find (page, is_told, "住建和房产管理局"));
  g_assert_nonnull (find (page, is_told, before));
}

static void
test_unit_is_edited (void)
{
  stage_run (database, unit_cb, NULL);
}

static void
draft_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window, "portfolio");
  GtkWidget *document;

  press (window, page, has_icon, "list-remove-symbolic");
  g_assert_nonnull (find (page, is_labelled, "草案变动 1"));
  press (window, page, is_labelled, "预览影响");
  g_assert_nonnull (find_over (window));
  close_over (window);
  press (window, page, is_labelled, "生效"); /* without a document */
  g_assert_null (find_over (window));
  g_assert_nonnull (find (page, is_problem, "文号"));
  document = find (page, is_entry, "如：政办发〔2026〕9号");
  gtk_editable_set_text (GTK_EDITABLE (document), "政办发〔2026〕9号");
  press (window, page, is_labelled, "生效");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (find_over (window))), ==, "交接清单");
  close_over (window);
  g_assert_nonnull (find (page, is_labelled, "草案变动 0"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.take-back", NULL);
  stage_settle (window);
  press (window, page, is_labelled, "恢复草案");
  g_assert_nonnull (find (page, is_labelled, "草案变动 1"));
}

static void
kept_cb (DubanWindow *window, gpointer data)
{
  GtkWidget *page = turn (window, "portfolio");

  g_assert_nonnull (find (page, is_labelled, "草案变动 1"));
  press (window, page, has_icon, "edit-undo-symbolic");
  g_assert_nonnull (find (page, is_labelled, "草案变动 0"));
}

static void
test_draft_comes_into_force_and_back (void)
{
  stage_run (database, draft_cb, NULL);
  stage_run (database, kept_cb, NULL);
}

static void
take (DubanWindow *window, const char *tab, const char *state)
{
  static const int sizes[][2] = { { 900, 600 }, { 1366, 768 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf (
          "%s/units/%s%s-%d.png", g_getenv ("DUBAN_SCREENSHOTS"), tab, state, sizes[i][0]);

      stage_resize (window, sizes[i][0], sizes[i][1]);
      stage_take_picture (window, name);
    }
}

static void
pictures_cb (DubanWindow *window, gpointer data)
{
  static const char *const tabs[] = { "units", "leaders", "portfolio" };
  GtkWidget *page;

  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      turn (window, tabs[i]);
      take (window, tabs[i], "");
    }
  page = turn (window, "units");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (page, is_labelled, "排名图")), TRUE);
  stage_settle (window);
  take (window, "units", "-chart");
}

/* For people: each tab, narrow and usual. */
static void
test_pictures (void)
{
  if (g_getenv ("DUBAN_SCREENSHOTS") != NULL)
    stage_run (database, pictures_cb, NULL);
}

int
main (int argc, char **argv)
{
  int status;

  stage_begin ();
  g_test_init (&argc, &argv, NULL);
  database = stage_make_example ();
  g_test_add_func ("/units/figures-lead-to-tasks", test_figures_lead_to_tasks);
  g_test_add_func ("/units/unit-is-edited", test_unit_is_edited);
  g_test_add_func ("/units/draft-comes-into-force-and-back", test_draft_comes_into_force_and_back);
  g_test_add_func ("/units/pictures", test_pictures);
  status = g_test_run ();
  stage_remove (database);
  return status;
}

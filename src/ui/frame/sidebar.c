/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/sidebar.h"

#include "app/exchange/letterbox.h"
#include "app/view/counts.h"
#include "ui/frame/page-stack.h"
#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDE 184
#define NARROW 60
#define NAME_CHARS 20
#define NARROW_CHARS 6
#define MAX_PAGES 8

/* One line of the list. */
typedef struct
{
  GtkWidget *row, *name, *count;
} Line;

struct _DubanSidebar
{
  GtkWidget parent_instance;

  DubanDesk *desk;
  GCancellable *cancellable; /* of the counting under way, or NULL */
  gboolean narrow;
  GtkWidget *box, *scope, *scope_icon, *scope_label, *list;
  GMenu *scopes;
  Line lines[MAX_PAGES];
};

G_DEFINE_FINAL_TYPE (DubanSidebar, duban_sidebar, GTK_TYPE_WIDGET)

typedef struct
{
  guint counts[DUBAN_N_COUNTS];
} Counts;

/* The count of a page that does not stand in the order of the table; and what it counts. */
static const struct
{
  const char *page;
  DubanCount count;
  const char *words; /* of one number, read out */
} counted[] = {
  { "today", DUBAN_COUNT_TODAY, N_ ("%u overdue or due today") },
  { "tasks", DUBAN_COUNT_TASKS, N_ ("%u red") },
  { "board", DUBAN_COUNT_BOARD, N_ ("%u waiting for a stage") },
  { "cross", DUBAN_COUNT_CONFLICTS, N_ ("%u with conflicts") },
  { "units", DUBAN_COUNT_UNITS, N_ ("%u without open tasks") },
  { "calendar", DUBAN_COUNT_CALENDAR, N_ ("%u due today") },
  { "exchange", DUBAN_COUNT_EXCHANGE, N_ ("%u to decide, waiting or new") },
};

static void
show_count (DubanSidebar *sidebar, const DubanPageSpec *spec, const Line *line, const guint *counts)
{
  const char *title = _ (spec->title);
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  g_autofree char *what = NULL;
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    if (g_str_equal (counted[i].page, spec->name) && counts != NULL)
      {
        count = counts[counted[i].count];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        what = g_strdup_printf (_ (counted[i].words), count);
#pragma GCC diagnostic pop
      }
  number = g_strdup_printf (count > 999 ? "999+" : "%u", count);
  /* Translators: a page of the sidebar, and what calls for attention there, read out */
  name = count > 0 ? g_strdup_printf (_ ("%s, %s"), title, what) : g_strdup (title);
  gtk_label_set_text (GTK_LABEL (line->count), number);
  gtk_widget_set_visible (line->count, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (line->row, name);
}

static void
show_counts (DubanSidebar *sidebar, const guint *counts)
{
  gsize n;
  const DubanPageSpec *specs = duban_page_stack_list (&n);

  for (gsize i = 0; i < n; i++)
    show_count (sidebar, &specs[i], &sidebar->lines[i], counts);
}

static gpointer
count_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree Counts *counts = g_new0 (Counts, 1);

  g_auto (DubanLetterbox) letterbox = { 0 };

  if (!duban_counts_take (session, data, counts->counts, cancellable, error)
      || !duban_letterbox_look (session, &letterbox, error))
    return NULL;
  counts->counts[DUBAN_COUNT_EXCHANGE] += letterbox.letters->len;
  return g_steal_pointer (&counts);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanSidebar) sidebar = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Counts *counts = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (sidebar->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What keeps it from counting keeps a page from being made, which says so: no count then. */
  show_counts (sidebar, counts != NULL ? counts->counts : NULL);
}

/* Until the register is there, and while today is judged, the counts stay as they were. */
static void
count_anew (DubanSidebar *sidebar, DubanSnapshot *snapshot)
{
  if (snapshot->reg == NULL)
    return;
  if (sidebar->cancellable != NULL)
    g_cancellable_cancel (sidebar->cancellable);
  g_clear_object (&sidebar->cancellable);
  sidebar->cancellable = g_cancellable_new ();
  duban_worker_run_async (duban_desk_get_worker (sidebar->desk), count_job,
                          duban_snapshot_ref (snapshot), (GDestroyNotify) duban_snapshot_unref,
                          g_free, sidebar->cancellable, counted_cb, g_object_ref (sidebar));
}

static const char *
words_of_owner (const DubanTerms *terms)
{
  const char *leader = duban_directory_get_name (terms->directory, terms->desk_leader);

  if (terms->desk_is_office)
    return _ ("Government office");
  return leader != NULL ? leader : _ ("Nobody’s desk");
}

static void
append_scope (GMenu *menu, const char *title, guint32 leader)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "win.scope", "u", leader);
  g_menu_append_item (menu, item);
}

/* On the office's desk: the whole banner, or one leader's side of it. */
static void
show_scopes (DubanSidebar *sidebar, const DubanSnapshot *snapshot)
{
  const DubanDirectory *directory = snapshot->terms->directory;
  const char *name = duban_directory_get_name (directory, snapshot->scope);
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) leaders = duban_directory_rank_leaders (directory, snapshot->terms->today);

  g_menu_remove_all (sidebar->scopes);
  append_scope (sidebar->scopes, _ ("The whole banner"), 0);
  for (guint i = 0; i < leaders->len; i++)
    {
      const DubanLeader *leader = leaders->pdata[i];

      append_scope (sidebar->scopes, leader->name, leader->n);
    }
  if (snapshot->terms->desk_leader != 0 && snapshot->scope == 0)
    name = words_of_owner (snapshot->terms);
  else if (name == NULL)
    name = snapshot->terms->desk_is_office ? _ ("The whole banner")
                                           : words_of_owner (snapshot->terms);
  duban_text_show_line (GTK_LABEL (sidebar->scope_label), name, NAME_CHARS);
  /* Translators: the button that switches from whose side one looks; %s is whose side it is now */
  words = g_strdup_printf (_ ("Viewpoint: %s"), name);
  gtk_widget_set_tooltip_text (sidebar->scope, words);
  duban_lazy_menu_set_name (GTK_MENU_BUTTON (sidebar->scope), words);
}

static void
show_desk (DubanSidebar *sidebar)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (sidebar->desk);

  if (snapshot == NULL)
    return;
  show_scopes (sidebar, snapshot);
  count_anew (sidebar, snapshot);
}

static void
chosen_cb (DubanSidebar *sidebar, GtkListBoxRow *row)
{
  gsize n;
  const DubanPageSpec *specs = duban_page_stack_list (&n);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (sidebar), "win.page", "s",
                                specs[gtk_list_box_row_get_index (row)].name);
}

static void
add_line (DubanSidebar *sidebar, const DubanPageSpec *spec, Line *line)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", spec->icon, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  line->row = gtk_list_box_row_new ();
  line->name = gtk_label_new (_ (spec->title));
  line->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (line->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line->name, TRUE);
  gtk_widget_add_css_class (line->count, "caption");
  gtk_widget_add_css_class (line->count, "duban-count");
  gtk_widget_set_valign (line->count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), icon);
  gtk_box_append (GTK_BOX (content), line->name);
  gtk_box_append (GTK_BOX (content), line->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->row), content);
  gtk_list_box_append (GTK_LIST_BOX (sidebar->list), line->row);
}

static void
duban_sidebar_dispose (GObject *object)
{
  DubanSidebar *sidebar = DUBAN_SIDEBAR (object);

  if (sidebar->cancellable != NULL)
    g_cancellable_cancel (sidebar->cancellable);
  g_clear_object (&sidebar->cancellable);
  g_clear_object (&sidebar->scopes);
  g_clear_object (&sidebar->desk);
  g_clear_pointer (&sidebar->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_sidebar_parent_class)->dispose (object);
}

static void
duban_sidebar_class_init (DubanSidebarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

/* The switch shows whose side it is: the name with the menu button's own arrow; where there is
 * little room an eye, and the name small under it. */
static void
show_scope_room (DubanSidebar *sidebar)
{
  const gboolean narrow = sidebar->narrow;

  gtk_widget_set_visible (sidebar->scope_icon, narrow);
  gtk_label_set_xalign (GTK_LABEL (sidebar->scope_label), narrow ? 0.5f : 0);
  gtk_label_set_max_width_chars (GTK_LABEL (sidebar->scope_label), narrow ? NARROW_CHARS : -1);
  gtk_widget_remove_css_class (sidebar->scope_label, narrow ? "heading" : "caption");
  gtk_widget_add_css_class (sidebar->scope_label, narrow ? "caption" : "heading");
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (sidebar->scope), !narrow);
  if (narrow)
    gtk_widget_add_css_class (sidebar->scope, "narrow");
  else
    gtk_widget_remove_css_class (sidebar->scope, "narrow");
}

static void
add_scope (DubanSidebar *sidebar)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  sidebar->scopes = g_menu_new ();
  sidebar->scope = gtk_menu_button_new ();
  sidebar->scope_label = gtk_label_new (NULL);
  sidebar->scope_icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "view-reveal-symbolic",
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (sidebar->scope_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), sidebar->scope_icon);
  gtk_box_append (GTK_BOX (content), sidebar->scope_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (sidebar->scope), content);
  show_scope_room (sidebar);
  duban_lazy_menu_set (GTK_MENU_BUTTON (sidebar->scope), G_MENU_MODEL (sidebar->scopes), "");
  gtk_widget_add_css_class (sidebar->scope, "flat");
  gtk_widget_add_css_class (sidebar->scope, "sidebar-owner");
  gtk_box_append (GTK_BOX (sidebar->box), sidebar->scope);
}

static void
duban_sidebar_init (DubanSidebar *sidebar)
{
  gsize n;
  const DubanPageSpec *specs = duban_page_stack_list (&n);

  g_assert (n <= MAX_PAGES);
  sidebar->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  sidebar->list = gtk_list_box_new ();
  /* A page is turned to by Enter or a click, not by the focus on its way through. */
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (sidebar->list), GTK_SELECTION_SINGLE);
  add_scope (sidebar);
  gtk_widget_add_css_class (sidebar->list, "navigation-sidebar");
  gtk_widget_set_vexpand (sidebar->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sidebar->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  for (gsize i = 0; i < n; i++)
    add_line (sidebar, &specs[i], &sidebar->lines[i]);
  show_counts (sidebar, NULL);
  g_signal_connect_swapped (sidebar->list, "row-activated", G_CALLBACK (chosen_cb), sidebar);
  gtk_box_append (GTK_BOX (sidebar->box), sidebar->list);
  gtk_widget_set_parent (sidebar->box, GTK_WIDGET (sidebar));
  gtk_widget_set_size_request (GTK_WIDGET (sidebar), WIDE, -1);
}

GtkWidget *
duban_sidebar_new (DubanDesk *desk)
{
  DubanSidebar *sidebar = g_object_new (DUBAN_TYPE_SIDEBAR, NULL);

  sidebar->desk = g_object_ref (desk);
  /* After the page, which is waited for. */
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_desk), sidebar,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_desk (sidebar);
  return GTK_WIDGET (sidebar);
}

void
duban_sidebar_set_narrow (DubanSidebar *sidebar, gboolean narrow)
{
  gsize n;

  if (sidebar->narrow == narrow)
    return;
  sidebar->narrow = narrow;
  duban_page_stack_list (&n);
  for (gsize i = 0; i < n; i++)
    gtk_widget_set_visible (sidebar->lines[i].name, !narrow);
  show_scope_room (sidebar);
  gtk_widget_set_size_request (GTK_WIDGET (sidebar), narrow ? NARROW : WIDE, -1);
}

void
duban_sidebar_set_page (DubanSidebar *sidebar, const char *name)
{
  gsize n;
  const DubanPageSpec *specs = duban_page_stack_list (&n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (specs[i].name, name) == 0)
      gtk_list_box_select_row (GTK_LIST_BOX (sidebar->list),
                               GTK_LIST_BOX_ROW (sidebar->lines[i].row));
}

void
duban_sidebar_count (DubanSidebar *sidebar)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (sidebar->desk);

  if (snapshot != NULL)
    count_anew (sidebar, snapshot);
}

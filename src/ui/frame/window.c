/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/window.h"

#include "app/wording/wording.h"
#include "ui/frame/notice.h"
#include "ui/frame/sidebar.h"
#include "ui/frame/squeeze.h"
#include "ui/import/import-dialog.h"
#include "ui/preferences/remembered.h"
#include "ui/tasks/task-row.h"
#include "ui/welcome/welcome-page.h"
#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/status-page.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDE_FROM 1120    /* from here on details stand beside the page */
#define SIDEBAR_FROM 1000 /* from here on the sidebar has words */
#define SIDEBAR_WIDTH 190 /* about: for the first frame */
#define DETAILS_MIN 360
#define DETAILS_MAX 520
#define DRAWER_WIDTH 400
#define LARGE_TEXT 1.3
#define PRESENT_MS 250 /* an empty window is shown after this, if its data is not here yet */
#define CHECK_SECONDS 60
#define TOAST_CHARS 80
#define TOAST_SECONDS 10

struct _DubanWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  guint present_timeout;
  guint relayout_idle;
  guint complete_idle;
  guint check_timeout;
  gulong after_paint; /* of the frame clock, until the first frame */

  /* children */
  DubanTasksPage *tasks;
  DubanDetailsPane *details; /* NULL until the first frame was shown, or it is needed */
  GtkWidget *details_bin;    /* holds it, beside the page or in the drawer */
  GtkWidget *sidebar;
  GtkWidget *welcome; /* NULL until it is needed */

  gboolean wide; /* details beside the page, not over it */
  gboolean presented;
  gboolean close_after_frame; /* of the bench */
  gboolean placed;            /* the details have had their width once since they are beside */
  int details_width;
  int laid_out_for; /* the width */

  /* template */
  GMenuModel *main_menu;
  GtkWidget *title, *menu, *spinner, *notice, *toasts, *content, *body, *paned, *pages, *drawer;
};

G_DEFINE_FINAL_TYPE (DubanWindow, duban_window, ADW_TYPE_APPLICATION_WINDOW)

static void
present (DubanWindow *window)
{
  g_clear_handle_id (&window->present_timeout, g_source_remove);
  if (window->presented)
    return;
  window->presented = TRUE;
  gtk_window_present (GTK_WINDOW (window));
}

static void
present_timeout_cb (gpointer user_data)
{
  DubanWindow *window = user_data;

  window->present_timeout = 0;
  present (window);
}

static void
failed_cb (DubanWindow *window, const char *message)
{
  duban_notice_show (DUBAN_NOTICE (window->notice), message, _ ("_Try again"), "win.refresh");
  present (window);
}

static DubanDetailsPane *
ensure_details (DubanWindow *window)
{
  if (window->details != NULL)
    return window->details;
  window->details = DUBAN_DETAILS_PANE (duban_details_pane_new (window->desk));
  g_signal_connect_object (window->details, "failed", G_CALLBACK (failed_cb), window,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (window->details_bin), GTK_WIDGET (window->details));
  return window->details;
}

/* What the first frame can do without. */
static void
complete_cb (gpointer user_data)
{
  DubanWindow *window = user_data;

  window->complete_idle = 0;
  duban_tasks_page_grow (window->tasks);
  ensure_details (window);
}

static void
after_paint_cb (GdkFrameClock *clock, DubanWindow *window)
{
  g_clear_signal_handler (&window->after_paint, clock);
  window->complete_idle = g_idle_add_once (complete_cb, window);
}

/* Of the bench: tells the first frame that had rows, and ends. */
static void
tell_frame_cb (GdkFrameClock *clock, DubanWindow *window)
{
  if (!window->close_after_frame || !duban_tasks_page_is_listed (window->tasks))
    return;
  window->close_after_frame = FALSE;
  g_print ("first frame\n");
  gtk_window_close (GTK_WINDOW (window));
}

static void
mapped_cb (DubanWindow *window)
{
  window->after_paint
      = g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                                 G_CALLBACK (after_paint_cb), window, 0);
  if (window->close_after_frame)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                             G_CALLBACK (tell_frame_cb), window, 0);
}

/* 11月23日 周一 · 工作日 · 口径：日. */
static char *
words_of_today (DubanTerms *terms)
{
  g_autofree char *day = duban_wording_of_day (terms->today, terms->today);
  gboolean working = duban_calendar_is_working (terms->calendar, terms->today);

  /* Translators: date, weekday, working or rest day, how days are counted */
  return g_strdup_printf (_ ("%s %s · %s · days counted: %s"), day,
                          duban_wording_of_weekday (terms->today),
                          working ? _ ("working day") : _ ("rest day"),
                          duban_wording_of_policy (terms->settings.policy));
}

static void
show_welcome (DubanWindow *window)
{
  if (window->welcome == NULL)
    {
      window->welcome = duban_welcome_page_new (window->desk);
      gtk_stack_add_named (GTK_STACK (window->content), window->welcome, "welcome");
    }
  gtk_stack_set_visible_child_name (GTK_STACK (window->content), "welcome");
}

static void
show_notice (DubanWindow *window)
{
  const GError *error = duban_desk_get_error (window->desk);

  if (error != NULL)
    duban_notice_show (DUBAN_NOTICE (window->notice), error->message, _ ("_Try again"),
                       "win.refresh");
  else if (duban_desk_is_read_only (window->desk))
    duban_notice_show (DUBAN_NOTICE (window->notice),
                       _ ("The database can be read but not written; nothing can be recorded. Free "
                          "its folder for writing, then try again."),
                       _ ("_Try again"), "win.refresh");
  else
    duban_notice_show (DUBAN_NOTICE (window->notice), NULL, NULL, NULL);
}

static void
desk_changed_cb (DubanWindow *window)
{
  DubanDeskState state = duban_desk_get_state (window->desk);
  DubanTerms *terms = duban_desk_get_terms (window->desk);
  g_autofree char *today = terms != NULL ? words_of_today (terms) : NULL;

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (window->title), today != NULL ? today : "");
  show_notice (window);
  if (state == DUBAN_DESK_MISSING)
    show_welcome (window);
  else if (state == DUBAN_DESK_FAILED)
    duban_status_page_show (GTK_STACK (window->content), "failed", "ui/frame/failed.ui");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (window->content), "work");
  if (state == DUBAN_DESK_MISSING || state == DUBAN_DESK_FAILED)
    present (window);
}

static void
judging_cb (DubanWindow *window)
{
  gboolean judging = duban_desk_is_judging (window->desk);

  gtk_widget_set_visible (window->spinner, judging);
  gtk_spinner_set_spinning (GTK_SPINNER (window->spinner), judging);
}

static void
selected_cb (DubanWindow *window, guint task)
{
  duban_details_pane_set_task (ensure_details (window), task);
}

static void
opened_cb (DubanWindow *window, guint task)
{
  duban_details_pane_set_task (ensure_details (window), task);
  duban_window_open_details (window, TRUE);
}

static gboolean
drop_cb (DubanWindow *window, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || duban_desk_get_state (window->desk) != DUBAN_DESK_READY)
    return FALSE;
  duban_window_import (window, path);
  return TRUE;
}

static int
width_of_details (DubanWindow *window)
{
  int width
      = gtk_widget_get_width (window->paned) - gtk_paned_get_position (GTK_PANED (window->paned));

  return CLAMP (width, DETAILS_MIN, DETAILS_MAX);
}

static void
place_details (DubanWindow *window, int width)
{
  gtk_paned_set_position (GTK_PANED (window->paned), width - window->details_width);
}

/* Moves the details beside the page, or into the drawer over it. */
static void
set_wide (DubanWindow *window, gboolean wide)
{
  GtkWidget *details = g_object_ref (window->details_bin);

  window->wide = wide;
  if (wide)
    {
      gtk_widget_set_visible (window->drawer, FALSE);
      gtk_revealer_set_child (GTK_REVEALER (window->drawer), NULL);
      gtk_widget_set_size_request (details, DETAILS_MIN, -1);
      gtk_paned_set_end_child (GTK_PANED (window->paned), details);
    }
  else
    {
      gtk_paned_set_end_child (GTK_PANED (window->paned), NULL);
      gtk_widget_set_size_request (details, DRAWER_WIDTH, -1);
      gtk_revealer_set_child (GTK_REVEALER (window->drawer), details);
    }
  g_object_unref (details);
  window->placed = FALSE;
}

static gboolean
wants_wide (int width)
{
  return width >= WIDE_FROM;
}

static void
relayout (DubanWindow *window, int width)
{
  double scale = duban_task_row_get_scale (GTK_WIDGET (window));

  if (wants_wide (width) != window->wide)
    set_wide (window, wants_wide (width));
  if (window->wide && !window->placed)
    place_details (window, gtk_widget_get_width (window->paned));
  window->placed = window->wide;
  duban_sidebar_set_narrow (DUBAN_SIDEBAR (window->sidebar),
                            width < SIDEBAR_FROM || scale >= LARGE_TEXT);
}

static void
relayout_cb (gpointer user_data)
{
  DubanWindow *window = user_data;

  window->relayout_idle = 0;
  window->laid_out_for = gtk_widget_get_width (GTK_WIDGET (window));
  relayout (window, window->laid_out_for);
}

/* Children may not be moved while sizes are handed out: it is done right after. */
static void
duban_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanWindow *window = DUBAN_WINDOW (widget);

  GTK_WIDGET_CLASS (duban_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != window->laid_out_for && window->relayout_idle == 0)
    window->relayout_idle = g_idle_add_once (relayout_cb, window);
}

static gboolean
check_cb (gpointer user_data)
{
  duban_desk_check (DUBAN_WINDOW (user_data)->desk);
  return G_SOURCE_CONTINUE;
}

static gboolean
duban_window_close_request (GtkWindow *base)
{
  DubanWindow *window = DUBAN_WINDOW (base);
  gboolean maximized = gtk_window_is_maximized (base);
  int width, height;

  gtk_window_get_default_size (base, &width, &height);
  if (!maximized)
    {
      duban_preferences_set_int ("window-width", width);
      duban_preferences_set_int ("window-height", height);
    }
  duban_preferences_set_boolean ("window-maximized", maximized);
  if (window->placed)
    duban_preferences_set_int ("details-width", width_of_details (window));
  return GTK_WINDOW_CLASS (duban_window_parent_class)->close_request (base);
}

static void
duban_window_dispose (GObject *object)
{
  DubanWindow *window = DUBAN_WINDOW (object);

  g_clear_handle_id (&window->present_timeout, g_source_remove);
  g_clear_handle_id (&window->relayout_idle, g_source_remove);
  g_clear_handle_id (&window->complete_idle, g_source_remove);
  g_clear_handle_id (&window->check_timeout, g_source_remove);
  g_clear_object (&window->details_bin);
  g_clear_object (&window->desk);
  G_OBJECT_CLASS (duban_window_parent_class)->dispose (object);
}

static void
duban_window_class_init (DubanWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_window_dispose;
  widget_class->size_allocate = duban_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = duban_window_close_request;
  g_type_ensure (DUBAN_TYPE_NOTICE);
  g_type_ensure (DUBAN_TYPE_SQUEEZE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/duban/Duban/ui/frame/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, content);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, body);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, drawer);
}

static void
duban_window_init (DubanWindow *window)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (window));
  gtk_window_set_title (GTK_WINDOW (window), _ ("Duban"));
  adw_window_title_set_title (ADW_WINDOW_TITLE (window->title), _ ("Duban"));
  gtk_widget_set_visible (window->spinner, FALSE);
  duban_lazy_menu_set (GTK_MENU_BUTTON (window->menu), window->main_menu, _ ("Menu"));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
}

static void
add_parts (DubanWindow *window)
{
  window->details_bin = g_object_ref_sink (adw_bin_new ());
  gtk_widget_add_css_class (window->details_bin, "details");
  window->sidebar = duban_sidebar_new (window->desk);
  gtk_box_prepend (GTK_BOX (window->body), window->sidebar);
  window->tasks = DUBAN_TASKS_PAGE (duban_tasks_page_new (window->desk));
  gtk_stack_add_named (GTK_STACK (window->pages), GTK_WIDGET (window->tasks), "tasks");
  g_signal_connect_object (window->tasks, "selected", G_CALLBACK (selected_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->tasks, "opened", G_CALLBACK (opened_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->tasks, "listed", G_CALLBACK (present), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->tasks, "failed", G_CALLBACK (failed_cb), window,
                           G_CONNECT_SWAPPED);
}

DubanWindow *
duban_window_new (GtkApplication *application, DubanDesk *desk)
{
  DubanWindow *window = g_object_new (DUBAN_TYPE_WINDOW, "application", application, NULL);
  int width = duban_preferences_get_int ("window-width", 1280);
  int height = duban_preferences_get_int ("window-height", 720);

  window->desk = g_object_ref (desk);
  window->details_width = duban_preferences_get_int ("details-width", 360);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (duban_preferences_get_boolean ("window-maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (window));
  add_parts (window);
  set_wide (window, wants_wide (width));
  place_details (window, width - SIDEBAR_WIDTH);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "judging", G_CALLBACK (judging_cb), window, G_CONNECT_SWAPPED);
  desk_changed_cb (window);
  window->check_timeout = g_timeout_add_seconds (CHECK_SECONDS, check_cb, window);
  if (!window->presented)
    window->present_timeout = g_timeout_add_once (PRESENT_MS, present_timeout_cb, window);
  return window;
}

void
duban_window_close_after_frame (DubanWindow *window)
{
  window->close_after_frame = TRUE;
}

void
duban_window_import (DubanWindow *window, const char *path)
{
  GtkWidget *dialog
      = GTK_WIDGET (duban_import_dialog_new (GTK_WINDOW (window), window->desk, path));

  gtk_window_present (GTK_WINDOW (dialog));
}

void
duban_window_toast (DubanWindow *window, const char *text, gboolean undo)
{
  g_autofree char *markup = duban_text_dup_markup (text, TOAST_CHARS);
  AdwToast *toast = adw_toast_new (markup);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      adw_toast_set_timeout (toast, TOAST_SECONDS);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (window->toasts), toast);
}

void
duban_window_open_details (DubanWindow *window, gboolean open)
{
  if (window->wide)
    return;
  gtk_widget_set_visible (window->drawer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (window->drawer), open);
  if (open)
    gtk_widget_child_focus (window->details_bin, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (window->tasks));
}

DubanDesk *
duban_window_get_desk (DubanWindow *window)
{
  return window->desk;
}

DubanTasksPage *
duban_window_get_tasks (DubanWindow *window)
{
  return window->tasks;
}

DubanDetailsPane *
duban_window_get_details (DubanWindow *window)
{
  return ensure_details (window);
}

void
duban_window_show_page (DubanWindow *window, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (window->pages), name);
}

void
duban_window_pop_up_menu (DubanWindow *window)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (window->menu));
}

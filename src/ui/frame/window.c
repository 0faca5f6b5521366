/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/window.h"

#include "app/view/as-of.h"
#include "ui/frame/banner.h"
#include "ui/frame/page-stack.h"
#include "ui/frame/sidebar.h"
#include "ui/exchange/receive.h"
#include "ui/frame/squeeze.h"
#include "ui/import/import-dialog.h"
#include "ui/preferences/remembered.h"
#include "ui/widgets/scale.h"
#include "ui/tasks/tasks-page.h"
#include "ui/today/today-page.h"
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
  gulong after_paint; /* of the frame clock, until the first frame */

  /* children */
  DubanDetailsPane *details; /* NULL until the first frame was shown, or it is needed */
  GtkWidget *details_bin;    /* holds it, beside the page or in the drawer */
  GtkWidget *sidebar;
  GtkWidget *welcome;   /* NULL until it is needed */
  char *problem;        /* why the last thing was not done; owned, NULL: it was */
  guint32 task;         /* whose details are open; 0: none */
  gboolean has_details; /* they were opened, and not closed since */
  gboolean shown;       /* the first page has its data */

  /* what is said quietly; text NULL: nothing */
  struct
  {
    char *text, *button, *action, *dismiss;
  } hint;

  gboolean wide; /* details beside the page, not over it */
  gboolean presented;
  gboolean close_after_frame; /* of the bench */
  gboolean until_right;       /* not before today's judgement is on the page */
  gboolean placed;            /* the details have had their width once since they are beside */
  int details_width;
  int laid_out_for; /* the width */

  /* template */
  GMenuModel *main_menu;
  GtkWidget *title, *menu, *spinner, *banner, *toasts, *content, *body, *paned, *pages, *drawer;
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
  duban_banner_show (DUBAN_BANNER (window->banner), message, _ ("_Try again"), "win.refresh");
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

/* A program that is not installed brings its own icon. */
static void
ensure_icon (DubanWindow *window)
{
  GtkIconTheme *theme
      = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (window)));

  if (!gtk_icon_theme_has_icon (theme, gtk_window_get_default_icon_name ()))
    gtk_icon_theme_add_resource_path (theme, "/org/duban/Duban/icons");
}

/* What the first frame can do without. */
static void
complete_cb (gpointer user_data)
{
  DubanWindow *window = user_data;

  window->complete_idle = 0;
  duban_desk_release (window->desk);
  ensure_icon (window);
  if (DUBAN_IS_TASKS_PAGE (duban_page_stack_get_current (DUBAN_PAGE_STACK (window->pages))))
    duban_tasks_page_grow (DUBAN_TASKS_PAGE (duban_window_get_page (window)));
  ensure_details (window);
  duban_desk_want_register (window->desk);
  duban_desk_watch (window->desk);
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
  DubanPage *page = duban_window_get_page (window);
  DubanSnapshot *shown = duban_page_get_snapshot (page);

  if (!window->close_after_frame || !window->shown || !duban_page_is_complete (page))
    return;
  if (window->until_right && (shown == NULL || !shown->is_current || shown->reg == NULL))
    return;
  window->close_after_frame = FALSE;
  g_clear_handle_id (&window->complete_idle, g_source_remove);
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
show_banner (DubanWindow *window)
{
  const GError *error = duban_desk_get_error (window->desk);
  DubanSnapshot *snapshot = duban_desk_get_snapshot (window->desk);

  if (error != NULL)
    duban_banner_show (DUBAN_BANNER (window->banner), error->message, _ ("_Try again"),
                       "win.refresh");
  else if (window->problem != NULL)
    duban_banner_show (DUBAN_BANNER (window->banner), window->problem, _ ("_Close"),
                       "win.close-problem");
  else if (duban_desk_is_read_only (window->desk))
    duban_banner_show (DUBAN_BANNER (window->banner),
                       _ ("The database can be read but not written; nothing can be recorded. Free "
                          "its folder for writing, then try again."),
                       _ ("_Try again"), "win.refresh");
  else if (snapshot != NULL && !snapshot->is_current)
    duban_banner_show (DUBAN_BANNER (window->banner),
                       _ ("Being worked out for today. What is shown is as it was last judged."),
                       NULL, NULL);
  else if (window->hint.text != NULL)
    duban_banner_hint (DUBAN_BANNER (window->banner), window->hint.text, window->hint.button,
                       window->hint.action, window->hint.dismiss);
  else
    duban_banner_show (DUBAN_BANNER (window->banner), NULL, NULL, NULL);
}

/* The day and how days are counted; Today says so itself. */
static void
show_day (DubanWindow *window)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (window->desk);
  const gboolean is_said = DUBAN_IS_TODAY_PAGE (duban_window_get_page (window));
  g_autofree char *day
      = snapshot != NULL && !is_said ? duban_as_of_dup (snapshot, NULL, FALSE) : NULL;

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (window->title), day != NULL ? day : "");
}

static void
desk_changed_cb (DubanWindow *window)
{
  DubanDeskState state = duban_desk_get_state (window->desk);

  show_day (window);
  show_banner (window);
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
shown_cb (DubanWindow *window)
{
  window->shown = TRUE;
  present (window);
}

/* Beside the page once a task was chosen; until then the page has all the room.  Beside the list of
 * tasks they stay until they are closed, so that it keeps its width while several are selected. */
static void
show_details (DubanWindow *window)
{
  DubanPage *page = duban_window_get_page (window);
  const gboolean on_tasks = page != NULL && DUBAN_IS_TASKS_PAGE (page);

  if (window->wide)
    gtk_widget_set_visible (window->details_bin,
                            window->task != 0 || (on_tasks && window->has_details));
}

static void
turned_cb (DubanWindow *window)
{
  const char *name = duban_page_stack_get_name (DUBAN_PAGE_STACK (window->pages));

  duban_sidebar_set_page (DUBAN_SIDEBAR (window->sidebar), name);
  duban_preferences_set_string ("page", name);
  if (!window->wide)
    duban_window_open_details (window, FALSE);
  show_details (window);
  show_day (window);
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
  if (!wide)
    gtk_widget_set_visible (details, TRUE);
  show_details (window);
}

/* Large text needs the more room. */
static gboolean
wants_wide (DubanWindow *window, int width)
{
  return width >= WIDE_FROM * MAX (duban_scale_get (GTK_WIDGET (window)), 1.0);
}

static void
relayout (DubanWindow *window, int width)
{
  double scale = duban_scale_get (GTK_WIDGET (window));

  if (wants_wide (window, width) != window->wide)
    set_wide (window, wants_wide (window, width));
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

static void
relayout_later (DubanWindow *window)
{
  if (window->relayout_idle == 0)
    window->relayout_idle = g_idle_add_once (relayout_cb, window);
}

/* Children may not be moved while sizes are handed out: it is done right after. */
static void
duban_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanWindow *window = DUBAN_WINDOW (widget);

  GTK_WIDGET_CLASS (duban_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != window->laid_out_for)
    relayout_later (window);
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
clear_hint (DubanWindow *window)
{
  g_clear_pointer (&window->hint.text, g_free);
  g_clear_pointer (&window->hint.button, g_free);
  g_clear_pointer (&window->hint.action, g_free);
  g_clear_pointer (&window->hint.dismiss, g_free);
}

static void
duban_window_dispose (GObject *object)
{
  DubanWindow *window = DUBAN_WINDOW (object);

  g_clear_handle_id (&window->present_timeout, g_source_remove);
  g_clear_handle_id (&window->relayout_idle, g_source_remove);
  g_clear_handle_id (&window->complete_idle, g_source_remove);
  g_clear_object (&window->details_bin);
  g_clear_object (&window->desk);
  g_clear_pointer (&window->problem, g_free);
  clear_hint (window);
  G_OBJECT_CLASS (duban_window_parent_class)->dispose (object);
}

static void
duban_window_class_init (DubanWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_window_dispose;
  widget_class->size_allocate = duban_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = duban_window_close_request;
  g_type_ensure (DUBAN_TYPE_BANNER);
  g_type_ensure (DUBAN_TYPE_PAGE_STACK);
  g_type_ensure (DUBAN_TYPE_SQUEEZE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/duban/Duban/ui/frame/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DubanWindow, banner);
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
  /* Large text wants another layout than small. */
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (window)), "notify::gtk-xft-dpi",
                           G_CALLBACK (relayout_later), window, G_CONNECT_SWAPPED);
}

static void
add_parts (DubanWindow *window)
{
  window->details_bin = g_object_ref_sink (adw_bin_new ());
  gtk_widget_add_css_class (window->details_bin, "details");
  window->sidebar = duban_sidebar_new (window->desk);
  gtk_box_prepend (GTK_BOX (window->body), window->sidebar);
  duban_page_stack_set_desk (DUBAN_PAGE_STACK (window->pages), window->desk);
  g_signal_connect_object (window->pages, "turned", G_CALLBACK (turned_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->pages, "shown", G_CALLBACK (shown_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->pages, "failed", G_CALLBACK (failed_cb), window,
                           G_CONNECT_SWAPPED);
}

DubanWindow *
duban_window_new (GtkApplication *application, DubanDesk *desk)
{
  DubanWindow *window = g_object_new (DUBAN_TYPE_WINDOW, "application", application, NULL);
  int width = duban_preferences_get_int ("window-width", 1280);
  int height = duban_preferences_get_int ("window-height", 720);
  g_autofree char *page = NULL;

  window->desk = g_object_ref (desk);
  duban_desk_hold (desk);
  window->details_width = duban_preferences_get_int ("details-width", 360);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (duban_preferences_get_boolean ("window-maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (window));
  add_parts (window);
  page = duban_preferences_dup_string ("page", "");
  duban_page_stack_turn (DUBAN_PAGE_STACK (window->pages), page);
  duban_page_begin (duban_window_get_page (window));
  set_wide (window, wants_wide (window, width));
  place_details (window, width - SIDEBAR_WIDTH);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "judging", G_CALLBACK (judging_cb), window, G_CONNECT_SWAPPED);
  desk_changed_cb (window);
  if (!window->presented)
    window->present_timeout = g_timeout_add_once (PRESENT_MS, present_timeout_cb, window);
  return window;
}

void
duban_window_close_after_frame (DubanWindow *window, gboolean until_right)
{
  window->close_after_frame = TRUE;
  window->until_right = until_right;
}

void
duban_window_import (DubanWindow *window, const char *path)
{
  if (duban_receive_is_ours (path))
    duban_receive_open (GTK_WIDGET (window), window->desk, path);
  else
    gtk_window_present (
        GTK_WINDOW (duban_import_dialog_new (GTK_WINDOW (window), window->desk, path)));
}

AdwToast *
duban_window_offer (DubanWindow *window, const char *text, const char *action)
{
  g_autofree char *markup = duban_text_dup_markup (text, TOAST_CHARS);
  AdwToast *toast = adw_toast_new (markup);

  duban_window_tell_problem (window, NULL);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, action);
      adw_toast_set_timeout (toast, TOAST_SECONDS);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (window->toasts), toast);
  return toast;
}

void
duban_window_toast (DubanWindow *window, const char *text, gboolean undo)
{
  duban_window_offer (window, text, undo ? "win.take-back" : NULL);
}

void
duban_window_hint (DubanWindow *window, const char *text, const char *button, const char *action,
                   const char *dismiss)
{
  clear_hint (window);
  window->hint.text = g_strdup (text);
  window->hint.button = g_strdup (button);
  window->hint.action = g_strdup (action);
  window->hint.dismiss = g_strdup (dismiss);
  show_banner (window);
}

void
duban_window_tell_problem (DubanWindow *window, const char *message)
{
  if (message == NULL && window->problem == NULL)
    return;
  g_free (window->problem);
  window->problem = g_strdup (message);
  show_banner (window);
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
    gtk_widget_grab_focus (GTK_WIDGET (duban_window_get_page (window)));
}

void
duban_window_select_task (DubanWindow *window, guint32 task, gboolean open)
{
  window->task = task;
  window->has_details |= task != 0;
  duban_details_pane_set_task (ensure_details (window), task);
  show_details (window);
  if (open)
    duban_window_open_details (window, TRUE);
}

void
duban_window_close_details (DubanWindow *window)
{
  window->task = 0;
  window->has_details = FALSE;
  duban_window_open_details (window, FALSE);
  show_details (window);
}

DubanDesk *
duban_window_get_desk (DubanWindow *window)
{
  return window->desk;
}

DubanPage *
duban_window_get_page (DubanWindow *window)
{
  return duban_page_stack_get_current (DUBAN_PAGE_STACK (window->pages));
}

DubanPage *
duban_window_turn (DubanWindow *window, const char *name)
{
  duban_page_stack_turn (DUBAN_PAGE_STACK (window->pages), name);
  return duban_window_get_page (window);
}

void
duban_window_focus_page (DubanWindow *window)
{
  GtkWidget *page = GTK_WIDGET (duban_window_get_page (window));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (focus != NULL
      && (gtk_widget_is_ancestor (focus, window->sidebar) || gtk_widget_is_ancestor (focus, page)))
    return;
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

DubanDetailsPane *
duban_window_get_details (DubanWindow *window)
{
  return ensure_details (window);
}

void
duban_window_pop_up_menu (DubanWindow *window)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (window->menu));
}

void
duban_window_ask_page (DubanWindow *window, const char *name)
{
  DubanPage *page = duban_page_stack_find (DUBAN_PAGE_STACK (window->pages), name);

  if (page != NULL)
    duban_page_ask (page);
}

void
duban_window_count (DubanWindow *window)
{
  duban_sidebar_count (DUBAN_SIDEBAR (window->sidebar));
}

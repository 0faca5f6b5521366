/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "look.h"

#include <string.h>

#define HIT 32
#define SLACK 1.0f /* of rounding, in pixels */
#define MAX_FAULTS 40

static void
fault (Look *look, GtkWidget *widget, const char *what, const char *detail)
{
  g_autofree char *short_detail = g_strndup (detail != NULL ? detail : "", 60);
  g_autofree char *key = g_strdup_printf ("%s: %s of %s “%s”", look->page, what,
                                          G_OBJECT_TYPE_NAME (widget), short_detail);
  g_autofree char *where = NULL;

  if (!g_hash_table_add (look->seen, g_strdup (key)))
    return;
  where = g_strdup_printf ("%s (first at %d×%d, %s, %d %%)", key, look->width, look->height,
                           look->scheme, look->percent);
  g_ptr_array_add (look->faults, g_steal_pointer (&where));
}

/* With border and padding, as it is drawn and can be hit. */
static void
get_size (GtkWidget *widget, int *width, int *height)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (widget, widget, &bounds))
    return;
  *width = (int) (bounds.size.width + 0.5f);
  *height = (int) (bounds.size.height + 0.5f);
}

/* The words that a person gets by pointing there: of the widget or of what holds it. */
static gboolean
is_told_whole (GtkWidget *widget, const char *text)
{
  for (int i = 0; widget != NULL && i < 4; i++, widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL && strstr (tooltip, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_label (Look *look, GtkWidget *widget)
{
  GtkLabel *label = GTK_LABEL (widget);
  const char *text = gtk_label_get_text (label);
  int natural, minimum, width = 0, height = 0;

  if (text[0] == '\0')
    return;
  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    {
      if (pango_layout_is_ellipsized (gtk_label_get_layout (label))
          && !is_told_whole (widget, text))
        fault (look, widget, "text is cut and no tooltip has the whole", text);
      return;
    }
  get_size (widget, &width, &height);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (width < (gtk_label_get_wrap (label) ? minimum : MIN (natural, minimum)))
    fault (look, widget, "narrower than its text", text);
}

/* Four Latin letters in a row are English, unless they are a name that stays. */
static void
check_language (Look *look, GtkWidget *widget, const char *text)
{
  static const char *const names[]
      = { "Duban",         "dubanctl", "XLSX",   "HTML", "JSON", "Ctrl",  "Shift",    "Enter",
          "Asia/Shanghai", "duban",    "Return", "Esc",  "Noto", "AR PL", "Syncthing" };
  int run = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (text, names[i]) != NULL)
      return;
  for (const char *p = text; *p != '\0'; p++)
    {
      run = g_ascii_isalpha (*p) ? run + 1 : 0;
      if (run == 4)
        {
          fault (look, widget, "English text", text);
          return;
        }
    }
}

static gboolean
is_clickable (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_LIST_BOX_ROW (widget)
         || (GTK_IS_CHECK_BUTTON (widget) && !GTK_IS_LIST_BOX_ROW (gtk_widget_get_parent (widget)));
}

/* The window's own buttons, and what lies inside another control, are GTK's. */
static gboolean
is_gtks_own (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || (GTK_IS_BUTTON (widget)
             && (gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON) != NULL
                 || gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL
                 || gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) != NULL
                 || gtk_widget_get_ancestor (widget, GTK_TYPE_ENTRY) != NULL));
}

static void
check_hit (Look *look, GtkWidget *widget)
{
  g_autofree char *size = NULL;
  int width = 0, height = 0;

  get_size (widget, &width, &height);
  if (width == 0 || height == 0) /* a row of a list that is kept for when it is scrolled to */
    return;
  if (!is_clickable (widget) || is_gtks_own (widget) || (width >= HIT && height >= HIT))
    return;
  size = g_strdup_printf ("%s %d×%d",
                          gtk_widget_get_tooltip_text (widget) != NULL
                              ? gtk_widget_get_tooltip_text (widget)
                              : gtk_widget_get_name (widget),
                          width, height);
  fault (look, widget, "too small to be hit", size);
}

static gboolean
lays_over (GtkWidget *parent)
{
  return GTK_IS_OVERLAY (parent) || GTK_IS_STACK (parent) || GTK_IS_SCROLLED_WINDOW (parent)
         || ADW_IS_TOAST_OVERLAY (parent) || GTK_IS_REVEALER (parent) || GTK_IS_PANED (parent);
}

/* A line of a list that is kept beyond its edge has no place yet. */
static gboolean
is_out_of_sight (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *content = gtk_widget_get_first_child (widget);
  graphene_rect_t bounds;

  if (scrolled == NULL || !GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    return FALSE;
  if (content != NULL && gtk_widget_get_height (content) < HIT)
    return TRUE;
  return !gtk_widget_compute_bounds (widget, scrolled, &bounds)
         || bounds.origin.y + bounds.size.height < HIT
         || bounds.origin.y > (float) gtk_widget_get_height (scrolled);
}

/* The inner parts of a switch and of a leaflet, which lie over each other by GTK's own design. */
static gboolean
is_inner (GtkWidget *widget)
{
  return g_str_has_suffix (G_OBJECT_TYPE_NAME (widget), "Gizmo");
}

/* Of neighbours that are both drawn. */
static void
check_siblings (Look *look, GtkWidget *parent)
{
  graphene_rect_t a, b, common;

  if (lays_over (parent))
    return;
  for (GtkWidget *one = gtk_widget_get_first_child (parent); one != NULL;
       one = gtk_widget_get_next_sibling (one))
    for (GtkWidget *two = gtk_widget_get_next_sibling (one); two != NULL;
         two = gtk_widget_get_next_sibling (two))
      {
        if (!gtk_widget_get_mapped (one) || !gtk_widget_get_mapped (two) || is_out_of_sight (one)
            || is_out_of_sight (two) || is_inner (one) || is_inner (two) || GTK_IS_NATIVE (one)
            || GTK_IS_NATIVE (two) || !gtk_widget_compute_bounds (one, parent, &a)
            || !gtk_widget_compute_bounds (two, parent, &b)
            || !graphene_rect_intersection (&a, &b, &common))
          continue;
        if (common.size.width > SLACK && common.size.height > SLACK)
          fault (look, one, "lies over its neighbour", G_OBJECT_TYPE_NAME (two));
      }
}

/* Beyond the window's edge, unless it can be scrolled there. */
static void
check_in_sight (Look *look, GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (widget == window || gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL
      || !gtk_widget_compute_bounds (widget, window, &bounds))
    return;
  if (bounds.origin.x < -SLACK
      || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (window) + SLACK)
    fault (look, widget, "reaches beyond the window",
           GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL);
}

void
look_check (Look *look, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || is_out_of_sight (widget))
    return;
  check_in_sight (look, widget);
  if (GTK_IS_LABEL (widget))
    {
      check_label (look, widget);
      check_language (look, widget, gtk_label_get_text (GTK_LABEL (widget)));
    }
  if (gtk_widget_get_tooltip_text (widget) != NULL
      && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL)
    check_language (look, widget, gtk_widget_get_tooltip_text (widget));
  check_hit (look, widget);
  check_siblings (look, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_check (look, child);
}

void
look_take_picture (Look *look, DubanWindow *window, const char *what)
{
  const char *folder = g_getenv ("DUBAN_SCREENSHOTS");
  g_autofree char *name = g_strdup_printf ("%s-%dx%d-%s-%d.png", what, look->width, look->height,
                                           look->scheme, look->percent);
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, "looks", name, NULL);
  stage_take_picture (window, path);
}

void
look_set_scheme (Look *look, const char *scheme)
{
  look->scheme = scheme;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                   : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

void
look_set_text (Look *look, int percent)
{
  look->percent = percent;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
}

void
look_init (Look *look, const char *database)
{
  *look = (Look){ .database = database };
  look->faults = g_ptr_array_new_with_free_func (g_free);
  look->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
look_finish (Look *look)
{
  for (guint i = 0; i < MIN (look->faults->len, MAX_FAULTS); i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (look->faults, i));
  g_assert_cmpuint (look->faults->len, ==, 0);
  g_ptr_array_unref (look->faults);
  g_hash_table_unref (look->seen);
}

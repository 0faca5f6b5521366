/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/paper-pane.h"

#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FONTS_CHARS 240

struct _DubanPaperPane
{
  GtkWidget parent_instance;

  guint n_pages;
  GtkWidget *box, *view, *scroll, *number, *of, *percent, *fonts, *previous, *next;
};

G_DEFINE_FINAL_TYPE (DubanPaperPane, duban_paper_pane, GTK_TYPE_WIDGET)

static const double zooms[] = { 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0 };

static DubanPaperView *
get_view (DubanPaperPane *pane)
{
  return DUBAN_PAPER_VIEW (pane->view);
}

static void
show_scale (DubanPaperPane *pane)
{
  g_autofree char *percent
      = g_strdup_printf ("%d%%", (int) lround (duban_paper_view_get_scale (get_view (pane)) * 100));

  gtk_label_set_text (GTK_LABEL (pane->percent), percent);
}

static void
show_place (DubanPaperPane *pane)
{
  const guint page = duban_paper_view_get_page (get_view (pane));
  g_autofree char *number = g_strdup_printf ("%u", MIN (page + 1, pane->n_pages));
  /* Translators: after the number of a page: of how many */
  g_autofree char *of = g_strdup_printf (_ ("of %u"), pane->n_pages);
  g_autofree char *name = g_strdup_printf (
      ngettext ("Preview of the report as printed, %u page, page %s in sight",
                "Preview of the report as printed, %u pages, page %s in sight", pane->n_pages),
      pane->n_pages, number);

  gtk_editable_set_text (GTK_EDITABLE (pane->number), number);
  gtk_label_set_text (GTK_LABEL (pane->of), of);
  show_scale (pane);
  gtk_widget_set_sensitive (pane->previous, page > 0);
  gtk_widget_set_sensitive (pane->next, page + 1 < pane->n_pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pane->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
turned_cb (DubanPaperPane *pane)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (pane->number));
  const guint64 page = g_ascii_strtoull (text, NULL, 10);

  if (page > 0)
    duban_paper_view_turn (get_view (pane), (guint) MIN (page, MAX (pane->n_pages, 1)) - 1);
  show_place (pane);
}

void
duban_paper_pane_turn_by (DubanPaperPane *pane, int by)
{
  const int page = (int) duban_paper_view_get_page (get_view (pane)) + by;

  duban_paper_view_turn (get_view (pane), (guint) MAX (page, 0));
}

void
duban_paper_pane_zoom_by (DubanPaperPane *pane, int by)
{
  const double now = duban_paper_view_get_scale (get_view (pane));
  double next = by > 0 ? DUBAN_ZOOM_MAX : DUBAN_ZOOM_MIN;

  if (by == 0)
    next = DUBAN_ZOOM_FIT;
  for (gsize i = 0; by > 0 && i < G_N_ELEMENTS (zooms); i++)
    if (zooms[i] > now + 0.01)
      next = MIN (next, zooms[i]);
  for (gsize i = 0; by < 0 && i < G_N_ELEMENTS (zooms); i++)
    if (zooms[i] < now - 0.01)
      next = MAX (next, zooms[i]);
  duban_paper_view_set_zoom (get_view (pane), next);
}

static void
previous_cb (DubanPaperPane *pane)
{
  duban_paper_pane_turn_by (pane, -1);
}

static void
next_cb (DubanPaperPane *pane)
{
  duban_paper_pane_turn_by (pane, 1);
}

static void
smaller_cb (DubanPaperPane *pane)
{
  duban_paper_pane_zoom_by (pane, -1);
}

static void
larger_cb (DubanPaperPane *pane)
{
  duban_paper_pane_zoom_by (pane, 1);
}

static void
fit_cb (DubanPaperPane *pane)
{
  duban_paper_pane_zoom_by (pane, 0);
}

/* Page Up and Page Down turn whole pages, Home and End go to the ends. */
static gboolean
key_cb (DubanPaperPane *pane, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      duban_paper_pane_turn_by (pane, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      duban_paper_pane_turn_by (pane, 1);
      return TRUE;
    case GDK_KEY_Home:
      duban_paper_view_turn (get_view (pane), 0);
      return TRUE;
    case GDK_KEY_End:
      duban_paper_view_turn (get_view (pane), MAX (pane->n_pages, 1) - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
new_button (DubanPaperPane *pane, const char *icon, const char *name, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", pressed, pane);
  return button;
}

static GtkWidget *
new_number (DubanPaperPane *pane)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 3);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 0.5f);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go to page"), -1);
  gtk_widget_set_tooltip_text (entry, _ ("Go to page"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (turned_cb), pane);
  return entry;
}

static GtkWidget *
new_row (GtkWidget *const *children, gsize n)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (gsize i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (row), children[i]);
  return row;
}

static GtkWidget *
new_foot (DubanPaperPane *pane)
{
  GtkWidget *foot = duban_wrap_box_new (8);
  GtkWidget *turning[4], *sizing[4];

  turning[0] = pane->previous
      = new_button (pane, "go-up-symbolic", _ ("Page before"), G_CALLBACK (previous_cb));
  turning[1] = pane->number = new_number (pane);
  turning[2] = pane->of = gtk_label_new (NULL);
  turning[3] = pane->next
      = new_button (pane, "go-down-symbolic", _ ("Page after"), G_CALLBACK (next_cb));
  sizing[0] = new_button (pane, "zoom-out-symbolic", _ ("Smaller"), G_CALLBACK (smaller_cb));
  sizing[1] = pane->percent = gtk_label_new (NULL);
  sizing[2] = new_button (pane, "zoom-in-symbolic", _ ("Larger"), G_CALLBACK (larger_cb));
  sizing[3] = new_button (pane, "zoom-fit-best-symbolic", _ ("As wide as the window"),
                          G_CALLBACK (fit_cb));
  gtk_label_set_width_chars (GTK_LABEL (pane->percent), 5);
  pane->fonts = gtk_label_new (NULL);
  gtk_widget_add_css_class (pane->fonts, "dim-label");
  gtk_widget_add_css_class (pane->fonts, "caption");
  gtk_label_set_xalign (GTK_LABEL (pane->fonts), 0);
  gtk_label_set_ellipsize (GTK_LABEL (pane->fonts), PANGO_ELLIPSIZE_END);
  duban_wrap_box_append (DUBAN_WRAP_BOX (foot), new_row (turning, G_N_ELEMENTS (turning)));
  duban_wrap_box_append (DUBAN_WRAP_BOX (foot), new_row (sizing, G_N_ELEMENTS (sizing)));
  gtk_widget_add_css_class (foot, "paper-foot");
  return foot;
}

static void
duban_paper_pane_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_PAPER_PANE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_paper_pane_parent_class)->dispose (object);
}

static gboolean
duban_paper_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_PAPER_PANE (widget)->scroll);
}

static void
duban_paper_pane_class_init (DubanPaperPaneClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_paper_pane_dispose;
  GTK_WIDGET_CLASS (class)->grab_focus = duban_paper_pane_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("figure", DUBAN_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("part", DUBAN_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

static void
duban_paper_pane_init (DubanPaperPane *pane)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  pane->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  pane->scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, _ ("Preview"), NULL);
  gtk_widget_set_vexpand (pane->scroll, TRUE);
  gtk_widget_add_css_class (pane->scroll, "paper-desk");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), pane);
  gtk_widget_add_controller (pane->scroll, keys);
  gtk_box_append (GTK_BOX (pane->box), pane->scroll);
  gtk_box_append (GTK_BOX (pane->box), new_foot (pane));
  gtk_box_append (GTK_BOX (pane->box), pane->fonts);
  gtk_widget_set_margin_start (pane->fonts, 14);
  gtk_widget_set_margin_bottom (pane->fonts, 4);
  gtk_widget_set_visible (pane->fonts, FALSE);
  gtk_widget_set_parent (pane->box, GTK_WIDGET (pane));
}

static void
figure_cb (DubanPaperPane *pane, guint figure)
{
  g_signal_emit_by_name (pane, "figure", figure);
}

static void
part_cb (DubanPaperPane *pane, const char *part)
{
  g_signal_emit_by_name (pane, "part", part);
}

GtkWidget *
duban_paper_pane_new (DubanWorker *worker)
{
  DubanPaperPane *pane = g_object_new (DUBAN_TYPE_PAPER_PANE, NULL);
  GtkScrolledWindow *scroll = GTK_SCROLLED_WINDOW (pane->scroll);

  pane->view = duban_paper_view_new (worker, gtk_scrolled_window_get_vadjustment (scroll));
  gtk_scrolled_window_set_child (scroll, pane->view);
  g_signal_connect_swapped (pane->view, "moved", G_CALLBACK (show_place), pane);
  g_signal_connect_swapped (pane->view, "drawn", G_CALLBACK (show_scale), pane);
  g_signal_connect_swapped (pane->view, "figure", G_CALLBACK (figure_cb), pane);
  g_signal_connect_swapped (pane->view, "part", G_CALLBACK (part_cb), pane);
  show_place (pane);
  return GTK_WIDGET (pane);
}

/* What the fonts of this machine cannot do, the missing letters first; NULL where they can do all.
 * (transfer full) */
static char *
say_fonts (const DubanEdition *edition)
{
  GString *words = g_string_new (NULL);

  if (edition->missing != NULL)
    g_string_append_printf (words, _ ("Letters that no font here has, printed as 〓: %s"),
                            edition->missing);
  if (edition->missing != NULL && edition->stand_ins != NULL)
    g_string_append (words, " · ");
  if (edition->stand_ins != NULL)
    /* Translators: what is asked for → what is there, for each */
    g_string_append_printf (words, _ ("Typefaces that stood in: %s"), edition->stand_ins);
  return g_string_free (words, words->len == 0);
}

void
duban_paper_pane_show (DubanPaperPane *pane, DubanEdition *edition)
{
  g_autofree char *words = edition != NULL ? say_fonts (edition) : NULL;

  pane->n_pages = edition != NULL ? duban_edition_count_pages (edition) : 0;
  gtk_widget_set_visible (pane->fonts, words != NULL);
  if (words != NULL)
    {
      duban_text_show_line (GTK_LABEL (pane->fonts), words, FONTS_CHARS);
      gtk_widget_set_tooltip_text (pane->fonts, words);
    }
  duban_paper_view_show (get_view (pane), edition);
}

DubanPaperView *
duban_paper_pane_get_view (DubanPaperPane *pane)
{
  return get_view (pane);
}

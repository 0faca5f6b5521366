/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/paper-view.h"

#include "ui/summaries/tile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PIXELS_A_POINT (96.0 / 72)
#define MARGIN 12 /* pixels around the pages and between them */
#define LEAST_WIDTH 240
#define FIT_MAX 1.3 /* wider than that the first lines alone would fill a large screen */

typedef struct
{
  DubanTilePlace place;
  int serial;                /* of the look that it belongs to */
  GCancellable *cancellable; /* while it is being drawn; or NULL */
  GdkTexture *texture;       /* once it is drawn; or NULL */
} Tile;

struct _DubanPaperView
{
  GtkWidget parent_instance;

  /* owned */
  DubanWorker *worker;
  DubanEdition *edition; /* or NULL */
  GtkAdjustment *down;
  GPtrArray *tiles;
  GPtrArray *old; /* of the look before, until all in sight is drawn */

  double zoom;
  int serial;
  int looked_width, looked_scale; /* for which the tiles are */
  guint page;                     /* in sight */
  guint fetch_idle;
  struct
  {
    guint page;
    double part; /* of its height, above the viewport's edge */
  } anchor;
  gboolean has_anchor;
};

G_DEFINE_FINAL_TYPE (DubanPaperView, duban_paper_view, GTK_TYPE_WIDGET)

enum
{
  FIGURE,
  PART,
  MOVED,
  DRAWN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  if (tile->cancellable != NULL)
    g_cancellable_cancel (tile->cancellable);
  g_clear_object (&tile->cancellable);
  g_clear_object (&tile->texture);
  g_free (tile);
}

static guint
count_pages (const DubanPaperView *view)
{
  return view->edition != NULL ? duban_edition_count_pages (view->edition) : 0;
}

/* Pixels a point, of a page in a view of that width. */
static double
get_scale (const DubanPaperView *view, guint page, int width)
{
  const DubanEditionPage *paper = duban_edition_get_page (view->edition, page);

  if (view->zoom != DUBAN_ZOOM_FIT)
    return view->zoom * PIXELS_A_POINT;
  return MIN (MAX (width - 2 * MARGIN, LEAST_WIDTH) / paper->width, FIT_MAX * PIXELS_A_POINT);
}

static int
get_height (const DubanPaperView *view, guint page, int width)
{
  return (int) ceil (duban_edition_get_page (view->edition, page)->height
                     * get_scale (view, page, width));
}

static int
get_width (const DubanPaperView *view, guint page, int width)
{
  return (int) ceil (duban_edition_get_page (view->edition, page)->width
                     * get_scale (view, page, width));
}

/* Where a page stands. */
static graphene_rect_t
get_place (DubanPaperView *view, guint page)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (view));
  int y = MARGIN;

  for (guint i = 0; i < page; i++)
    y += get_height (view, i, width) + MARGIN;
  return GRAPHENE_RECT_INIT ((float) MAX ((width - get_width (view, page, width)) / 2, MARGIN),
                             (float) y, (float) get_width (view, page, width),
                             (float) get_height (view, page, width));
}

static Tile *
find_tile (GPtrArray *tiles, guint page, guint band)
{
  for (guint i = 0; i < tiles->len; i++)
    {
      Tile *tile = tiles->pdata[i];

      if (tile->place.page == page && tile->place.band == band)
        return tile;
    }
  return NULL;
}

/* What may be of pages in sight of a viewport, with a little room around it. */
static gboolean
is_near (DubanPaperView *view, double top, double bottom)
{
  const double begin = gtk_adjustment_get_value (view->down);
  const double room = gtk_adjustment_get_page_size (view->down);

  return bottom >= begin - room / 2 && top <= begin + room * 1.5;
}

static gboolean
is_in_sight (DubanPaperView *view, double top, double bottom)
{
  const double begin = gtk_adjustment_get_value (view->down);

  return bottom >= begin && top <= begin + gtk_adjustment_get_page_size (view->down);
}

/* Whose tile it is that is being drawn, and for which look. */
typedef struct
{
  DubanPaperView *view;
  DubanTilePlace place;
  int serial;
} Waiting;

static void
check_complete (DubanPaperView *view)
{
  for (guint i = 0; i < view->tiles->len; i++)
    if (((Tile *) view->tiles->pdata[i])->texture == NULL)
      return;
  g_ptr_array_set_size (view->old, 0);
  gtk_widget_queue_draw (GTK_WIDGET (view));
  g_signal_emit (view, signals[DRAWN], 0);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (DubanPaperView) view = waiting->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = duban_tile_draw_finish (source, result, &error);
  Tile *tile;

  if (texture == NULL || view->tiles == NULL || waiting->serial != view->serial)
    return;
  tile = find_tile (view->tiles, waiting->place.page, waiting->place.band);
  if (tile == NULL)
    return;
  g_clear_object (&tile->cancellable);
  g_set_object (&tile->texture, texture);
  check_complete (view);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
fetch_tile (DubanPaperView *view, DubanTilePlace place)
{
  Tile *tile = g_new0 (Tile, 1);
  Waiting *waiting = g_new0 (Waiting, 1);

  tile->place = place;
  tile->cancellable = g_cancellable_new ();
  g_ptr_array_add (view->tiles, tile);
  waiting->view = g_object_ref (view);
  waiting->place = place;
  waiting->serial = view->serial;
  duban_tile_draw_async (view->worker, view->edition, place, tile->cancellable, drawn_cb, waiting);
}

static void
fetch_page (DubanPaperView *view, guint page, const graphene_rect_t *rect)
{
  const int factor = gtk_widget_get_scale_factor (GTK_WIDGET (view));
  const double scale = get_scale (view, page, gtk_widget_get_width (GTK_WIDGET (view)));
  const double height = (double) DUBAN_TILE_HEIGHT / factor;
  const guint n
      = duban_tile_count (duban_edition_get_page (view->edition, page)->height, scale * factor);

  for (guint band = 0; band < n; band++)
    {
      const double top = rect->origin.y + band * height;

      if (is_near (view, top, top + height) && find_tile (view->tiles, page, band) == NULL)
        fetch_tile (view, (DubanTilePlace){ page, band, scale * factor });
    }
}

static void
drop_far_tiles (DubanPaperView *view)
{
  const double height
      = (double) DUBAN_TILE_HEIGHT / gtk_widget_get_scale_factor (GTK_WIDGET (view));

  for (guint i = view->tiles->len; i > 0; i--)
    {
      const Tile *tile = view->tiles->pdata[i - 1];
      const graphene_rect_t rect = get_place (view, tile->place.page);
      const double top = rect.origin.y + tile->place.band * height;

      if (!is_near (view, top, top + height))
        g_ptr_array_remove_index_fast (view->tiles, i - 1);
    }
}

static void
see_page (DubanPaperView *view, guint page)
{
  if (view->page == page)
    return;
  view->page = page;
  g_signal_emit (view, signals[MOVED], 0);
}

/* The page in sight is the one that holds the upper third. */
static void
fetch (DubanPaperView *view)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (view));
  const double eye
      = gtk_adjustment_get_value (view->down) + gtk_adjustment_get_page_size (view->down) / 3;
  guint page = 0;
  double y = MARGIN;

  drop_far_tiles (view);
  for (guint i = 0; i < count_pages (view); i++)
    {
      const int height = get_height (view, i, width);

      if (y <= eye)
        page = i;
      if (is_near (view, y, y + height))
        {
          const graphene_rect_t rect = get_place (view, i);

          fetch_page (view, i, &rect);
        }
      y += height + MARGIN;
    }
  if (count_pages (view) > 0
      && gtk_adjustment_get_value (view->down) + gtk_adjustment_get_page_size (view->down)
             >= gtk_adjustment_get_upper (view->down) - 1
      && gtk_adjustment_get_value (view->down) > 0)
    page = count_pages (view) - 1;
  see_page (view, page);
  check_complete (view);
}

/* After the size has changed the same line stands at the top. */
static void
restore_anchor (DubanPaperView *view)
{
  const guint page = MIN (view->anchor.page, count_pages (view) - 1);
  const graphene_rect_t rect = get_place (view, page);

  view->has_anchor = FALSE;
  gtk_adjustment_set_value (view->down,
                            rect.origin.y - MARGIN + view->anchor.part * rect.size.height);
}

static void
keep_anchor (DubanPaperView *view)
{
  graphene_rect_t rect;

  if (view->has_anchor || view->page >= count_pages (view))
    return;
  rect = get_place (view, view->page);
  view->anchor.page = view->page;
  view->anchor.part = (gtk_adjustment_get_value (view->down) + MARGIN - rect.origin.y)
                      / MAX (rect.size.height, 1);
  view->has_anchor = TRUE;
}

static void
fetch_cb (gpointer user_data)
{
  DubanPaperView *view = user_data;

  view->fetch_idle = 0;
  if (count_pages (view) == 0 || !gtk_widget_get_mapped (GTK_WIDGET (view)))
    return;
  if (view->has_anchor)
    restore_anchor (view);
  fetch (view);
}

static void
fetch_later (DubanPaperView *view)
{
  if (view->fetch_idle == 0)
    view->fetch_idle = g_idle_add_once (fetch_cb, view);
}

/* Another look: what was drawn stays until what is to take its place is there. */
static void
look_anew (DubanPaperView *view)
{
  gboolean has_drawn = FALSE;

  for (guint i = 0; i < view->tiles->len; i++)
    has_drawn |= ((Tile *) view->tiles->pdata[i])->texture != NULL;
  if (has_drawn)
    {
      g_ptr_array_unref (view->old);
      view->old = view->tiles;
      view->tiles = g_ptr_array_new_with_free_func (tile_free);
    }
  else
    g_ptr_array_set_size (view->tiles, 0);
  view->serial++;
  fetch_later (view);
}

static void
scrolled_cb (DubanPaperView *view)
{
  gtk_widget_queue_draw (GTK_WIDGET (view));
  fetch_later (view);
}

static void
append_tile (DubanPaperView *view, GtkSnapshot *snapshot, const Tile *tile,
             const graphene_rect_t *rect)
{
  const DubanEditionPage *paper = duban_edition_get_page (view->edition, tile->place.page);
  const double unit = rect->size.width / (paper->width * tile->place.scale);

  if (tile->texture == NULL)
    return;
  gtk_snapshot_append_texture (
      snapshot, tile->texture,
      &GRAPHENE_RECT_INIT (rect->origin.x,
                           rect->origin.y + (float) (tile->place.band * DUBAN_TILE_HEIGHT * unit),
                           (float) (gdk_texture_get_width (tile->texture) * unit),
                           (float) (gdk_texture_get_height (tile->texture) * unit)));
}

static void
append_page (DubanPaperView *view, GtkSnapshot *snapshot, guint page, const graphene_rect_t *rect)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, edge = { 0.5f, 0.5f, 0.5f, 0.6f };
  const GPtrArray *const layers[] = { view->old, view->tiles };
  const graphene_rect_t around = GRAPHENE_RECT_INIT (rect->origin.x - 1, rect->origin.y - 1,
                                                     rect->size.width + 2, rect->size.height + 2);

  gtk_snapshot_append_color (snapshot, &edge, &around);
  gtk_snapshot_append_color (snapshot, &white, rect);
  gtk_snapshot_push_clip (snapshot, rect);
  for (gsize layer = 0; layer < G_N_ELEMENTS (layers); layer++)
    for (guint i = 0; i < layers[layer]->len; i++)
      {
        const Tile *tile = layers[layer]->pdata[i];

        if (tile->place.page == page)
          append_tile (view, snapshot, tile, rect);
      }
  gtk_snapshot_pop (snapshot);
}

static void
duban_paper_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanPaperView *view = DUBAN_PAPER_VIEW (widget);
  const int width = gtk_widget_get_width (widget);
  double y = MARGIN;

  for (guint i = 0; i < count_pages (view); i++)
    {
      const int height = get_height (view, i, width);

      if (is_in_sight (view, y, y + height))
        {
          const graphene_rect_t rect = get_place (view, i);

          append_page (view, snapshot, i, &rect);
        }
      y += height + MARGIN;
    }
}

static GtkSizeRequestMode
duban_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
duban_paper_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  DubanPaperView *view = DUBAN_PAPER_VIEW (widget);
  int size = 0;

  for (guint i = 0; i < count_pages (view); i++)
    if (orientation == GTK_ORIENTATION_VERTICAL)
      size += get_height (view, i, MAX (for_size, 0)) + MARGIN;
    else if (view->zoom != DUBAN_ZOOM_FIT)
      size = MAX (size, get_width (view, i, 0) + MARGIN);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? size + MARGIN
                            : MAX (size, LEAST_WIDTH + MARGIN) + MARGIN;
}

static void
duban_paper_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanPaperView *view = DUBAN_PAPER_VIEW (widget);
  const int scale = gtk_widget_get_scale_factor (widget);

  if (width == view->looked_width && scale == view->looked_scale)
    {
      fetch_later (view);
      return;
    }
  if (scale != view->looked_scale || view->zoom == DUBAN_ZOOM_FIT)
    look_anew (view);
  view->looked_width = width;
  view->looked_scale = scale;
  fetch_later (view);
}

static void
duban_paper_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (duban_paper_view_parent_class)->map (widget);
  fetch_later (DUBAN_PAPER_VIEW (widget));
}

/* The page at a height of the view, and where it stands; FALSE between the pages. */
static gboolean
find_page (DubanPaperView *view, double at, guint *page, graphene_rect_t *rect)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (view));
  double y = MARGIN;

  for (guint i = 0; i < count_pages (view) && y <= at; i++)
    {
      const int height = get_height (view, i, width);

      if (at < y + height)
        {
          *page = i;
          *rect = get_place (view, i);
          return TRUE;
        }
      y += height + MARGIN;
    }
  return FALSE;
}

/* The figure or free part under a point of the view. */
static const DubanPageLink *
find_link (DubanPaperView *view, double x, double y)
{
  const DubanEditionPage *page;
  graphene_rect_t rect;
  double scale;
  guint number;

  if (!find_page (view, y, &number, &rect))
    return NULL;
  page = duban_edition_get_page (view->edition, number);
  scale = rect.size.width / page->width;
  x = (x - rect.origin.x) / scale;
  y = (y - rect.origin.y) / scale;
  for (guint i = 0; i < page->links->len; i++)
    {
      const DubanPageLink *link = &g_array_index (page->links, DubanPageLink, i);

      if (x >= link->x && x < link->x + link->width && y >= link->y && y < link->y + link->height)
        return link;
    }
  return NULL;
}

/* Of an issued one the free parts can no longer be written. */
static gboolean
leads_somewhere (const DubanPaperView *view, const DubanPageLink *link)
{
  return link != NULL
         && (link->figure != 0 || (link->part != NULL && view->edition->issued == NULL));
}

static void
motion_cb (DubanPaperView *view, double x, double y)
{
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (view), leads_somewhere (view, find_link (view, x, y)) ? "pointer" : NULL);
}

static gboolean
tooltip_cb (DubanPaperView *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const DubanPageLink *link = keyboard ? NULL : find_link (view, x, y);
  const DubanFigure *figure;
  g_autofree char *words = NULL;

  if (!leads_somewhere (view, link))
    return FALSE;
  figure = duban_document_get_figure (view->edition->document, link->figure);
  if (figure == NULL)
    words = g_strdup (_ ("Write this part"));
  else
    /* Translators: a figure of a report, what it says, and how many tasks it counts */
    words = g_strdup_printf (
        ngettext ("%s %s: open its %u task", "%s %s: open its %u tasks", figure->tasks->len),
        figure->label, figure->value, figure->tasks->len);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
clicked_cb (DubanPaperView *view, int n_press, double x, double y)
{
  const DubanPageLink *link = find_link (view, x, y);

  if (!leads_somewhere (view, link))
    return;
  if (link->figure != 0)
    g_signal_emit (view, signals[FIGURE], 0, link->figure);
  else
    g_signal_emit (view, signals[PART], 0, link->part);
}

static void
duban_paper_view_dispose (GObject *object)
{
  DubanPaperView *view = DUBAN_PAPER_VIEW (object);

  g_clear_handle_id (&view->fetch_idle, g_source_remove);
  g_clear_pointer (&view->tiles, g_ptr_array_unref);
  g_clear_pointer (&view->old, g_ptr_array_unref);
  g_clear_pointer (&view->edition, duban_edition_unref);
  g_clear_object (&view->down);
  g_clear_object (&view->worker);
  G_OBJECT_CLASS (duban_paper_view_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name, DUBAN_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, type != G_TYPE_NONE, type);
}

static void
duban_paper_view_class_init (DubanPaperViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_paper_view_dispose;
  widget_class->snapshot = duban_paper_view_snapshot;
  widget_class->get_request_mode = duban_paper_view_get_request_mode;
  widget_class->measure = duban_paper_view_measure;
  widget_class->size_allocate = duban_paper_view_size_allocate;
  widget_class->map = duban_paper_view_map;
  gtk_widget_class_set_css_name (widget_class, "paperview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[FIGURE] = add_signal ("figure", G_TYPE_UINT);
  signals[PART] = add_signal ("part", G_TYPE_STRING);
  signals[MOVED] = add_signal ("moved", G_TYPE_NONE);
  signals[DRAWN] = add_signal ("drawn", G_TYPE_NONE);
}

static void
duban_paper_view_init (DubanPaperView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  view->tiles = g_ptr_array_new_with_free_func (tile_free);
  view->old = g_ptr_array_new_with_free_func (tile_free);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), view);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (view, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_resize), NULL);
}

GtkWidget *
duban_paper_view_new (DubanWorker *worker, GtkAdjustment *down)
{
  DubanPaperView *view = g_object_new (DUBAN_TYPE_PAPER_VIEW, NULL);

  view->worker = g_object_ref (worker);
  view->down = g_object_ref (down);
  g_signal_connect_object (down, "value-changed", G_CALLBACK (scrolled_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "changed", G_CALLBACK (fetch_later), view, G_CONNECT_SWAPPED);
  return GTK_WIDGET (view);
}

void
duban_paper_view_show (DubanPaperView *view, DubanEdition *edition)
{
  g_clear_pointer (&view->edition, duban_edition_unref);
  view->edition = edition != NULL ? duban_edition_ref (edition) : NULL;
  look_anew (view);
  view->page = MIN (view->page, MAX (count_pages (view), 1) - 1);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  g_signal_emit (view, signals[MOVED], 0);
}

void
duban_paper_view_set_zoom (DubanPaperView *view, double zoom)
{
  if (zoom != DUBAN_ZOOM_FIT)
    zoom = CLAMP (zoom, DUBAN_ZOOM_MIN, DUBAN_ZOOM_MAX);
  if (zoom == view->zoom)
    return;
  keep_anchor (view);
  view->zoom = zoom;
  look_anew (view);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  g_signal_emit (view, signals[MOVED], 0);
}

double
duban_paper_view_get_zoom (DubanPaperView *view)
{
  return view->zoom;
}

double
duban_paper_view_get_scale (DubanPaperView *view)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (view));

  return count_pages (view) > 0 ? get_scale (view, view->page, width) / PIXELS_A_POINT : 1;
}

guint
duban_paper_view_get_page (DubanPaperView *view)
{
  return view->page;
}

void
duban_paper_view_turn (DubanPaperView *view, guint page)
{
  graphene_rect_t rect;

  if (count_pages (view) == 0)
    return;
  page = MIN (page, count_pages (view) - 1);
  rect = get_place (view, page);
  gtk_adjustment_set_value (view->down, rect.origin.y - MARGIN);
  see_page (view, page);
}

guint
duban_paper_view_count_tiles (DubanPaperView *view)
{
  return view->tiles->len + view->old->len;
}

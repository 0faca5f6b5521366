/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes/minutes-text.h"

#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

/* How parts look: by the look of the letters, and by the ground behind them. */
typedef enum
{
  LOOK_TITLE,
  LOOK_WHO,
  LOOK_PARTNER,
  LOOK_DUE,
  LOOK_PAPER,
  N_LOOKS
} Look;

static const Look looks[] = {
  [DUBAN_MINUTES_TITLE] = LOOK_TITLE,
  [DUBAN_MINUTES_LEAD] = LOOK_WHO,
  [DUBAN_MINUTES_UNIT] = LOOK_WHO,
  [DUBAN_MINUTES_COOPERATOR] = LOOK_PARTNER,
  [DUBAN_MINUTES_COOPERATING_UNIT] = LOOK_PARTNER,
  [DUBAN_MINUTES_DUE] = LOOK_DUE,
  [DUBAN_MINUTES_ASSIGNER] = LOOK_PAPER,
  [DUBAN_MINUTES_DATE] = LOOK_PAPER,
  [DUBAN_MINUTES_SOURCE_REF] = LOOK_PAPER,
};

static const char *const look_words[N_LOOKS] = {
  [LOOK_TITLE] = NC_ ("minutes", "task"),          [LOOK_WHO] = NC_ ("minutes", "lead, unit"),
  [LOOK_PARTNER] = NC_ ("minutes", "cooperating"), [LOOK_DUE] = NC_ ("minutes", "due"),
  [LOOK_PAPER] = NC_ ("minutes", "paper"),
};

struct _DubanMinutesText
{
  GtkWidget parent_instance;

  GtkWidget *box, *view;
  GtkTextBuffer *buffer; /* borrowed from the view */
  GtkTextTag *tags[N_LOOKS], *chosen;
  const DubanMinutes *minutes; /* borrowed */
  guint32 *offsets;            /* of each byte of the minutes' text: its letter */
  gboolean is_marking;
};

G_DEFINE_FINAL_TYPE (DubanMinutesText, duban_minutes_text, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
changed_cb (DubanMinutesText *self)
{
  self->minutes = NULL;
  g_signal_emit (self, signals[EDITED], 0);
}

/* Which byte of the text the letter is. */
static gsize
find_byte (const DubanMinutesText *self, guint letter)
{
  gsize low = 0, high = self->minutes->size;

  while (low < high)
    {
      const gsize middle = (low + high) / 2;

      if (self->offsets[middle] < letter)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
cursor_cb (DubanMinutesText *self)
{
  GtkTextIter at;
  gsize byte;

  if (self->minutes == NULL || self->is_marking || !gtk_widget_has_focus (self->view))
    return;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  byte = find_byte (self, (guint) gtk_text_iter_get_offset (&at));
  for (guint i = 0; i < self->minutes->proposals->len; i++)
    {
      const DubanProposal *proposal = self->minutes->proposals->pdata[i];

      if (byte >= proposal->from && byte <= proposal->to)
        {
          g_signal_emit (self, signals[CHOSEN], 0, i);
          return;
        }
    }
}

static void
get_range (const DubanMinutesText *self, gsize from, gsize to, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, (int) self->offsets[from]);
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, (int) self->offsets[to]);
}

static void
apply_marks (DubanMinutesText *self, const GArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const DubanMinutesMark *mark = &g_array_index (marks, DubanMinutesMark, i);
      GtkTextIter start, end;

      get_range (self, mark->from, mark->to, &start, &end);
      gtk_text_buffer_apply_tag (self->buffer, self->tags[looks[mark->part]], &start, &end);
    }
}

static void
count_letters (DubanMinutesText *self, const char *text)
{
  guint32 letter = 0;

  g_free (self->offsets);
  self->offsets = g_new (guint32, self->minutes->size + 1);
  for (gsize i = 0; i < self->minutes->size; i++)
    {
      if (i > 0 && ((guchar) text[i] & 0xC0) != 0x80)
        letter++;
      self->offsets[i] = letter;
    }
  self->offsets[self->minutes->size] = self->minutes->size > 0 ? letter + 1 : 0;
}

void
duban_minutes_text_mark (DubanMinutesText *self, const DubanMinutes *minutes)
{
  g_autofree char *text = duban_minutes_text_dup (self);
  GtkTextIter start, end;

  self->minutes = minutes;
  self->is_marking = TRUE;
  count_letters (self, text);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  apply_marks (self, minutes->marks);
  for (guint i = 0; i < minutes->proposals->len; i++)
    apply_marks (self, ((const DubanProposal *) minutes->proposals->pdata[i])->marks);
  self->is_marking = FALSE;
}

void
duban_minutes_text_choose (DubanMinutesText *self, int n)
{
  const DubanProposal *proposal;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->chosen, &start, &end);
  if (self->minutes == NULL || n < 0 || n >= (int) self->minutes->proposals->len)
    return;
  proposal = self->minutes->proposals->pdata[n];
  get_range (self, proposal->from, proposal->to, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->chosen, &start, &end);
  if (!gtk_widget_has_focus (self->view))
    gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &start, 0.1, FALSE, 0, 0);
}

char *
duban_minutes_text_dup (DubanMinutesText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

void
duban_minutes_text_set (DubanMinutesText *self, const char *text)
{
  gtk_text_buffer_set_text (self->buffer, text, -1);
}

static void
make_tags (DubanMinutesText *self)
{
  self->chosen = gtk_text_buffer_create_tag (self->buffer, NULL, "background",
                                             "rgba(120,120,120,0.16)", NULL);
  self->tags[LOOK_TITLE]
      = gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->tags[LOOK_WHO]
      = gtk_text_buffer_create_tag (self->buffer, NULL, "background", "rgba(53,132,228,0.22)",
                                    "underline", PANGO_UNDERLINE_SINGLE, NULL);
  self->tags[LOOK_PARTNER]
      = gtk_text_buffer_create_tag (self->buffer, NULL, "background", "rgba(46,194,126,0.22)",
                                    "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  self->tags[LOOK_DUE] = gtk_text_buffer_create_tag (
      self->buffer, NULL, "background", "rgba(245,194,17,0.30)", "style", PANGO_STYLE_ITALIC, NULL);
  self->tags[LOOK_PAPER] = gtk_text_buffer_create_tag (self->buffer, NULL, "background",
                                                       "rgba(145,65,172,0.20)", NULL);
}

static PangoAttribute *
make_ground (Look look)
{
  static const guint16 grounds[N_LOOKS][3] = { { 0, 0, 0 },
                                               { 0x3535, 0x8484, 0xE4E4 },
                                               { 0x2E2E, 0xC2C2, 0x7E7E },
                                               { 0xF5F5, 0xC2C2, 0x1111 },
                                               { 0x9191, 0x4141, 0xACAC } };

  return pango_attr_background_new (grounds[look][0], grounds[look][1], grounds[look][2]);
}

/* What the looks mean, each in its own look. */
static GtkWidget *
new_legend (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (int i = 0; i < N_LOOKS; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "minutes", look_words[i]));
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      if (i == LOOK_TITLE)
        pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      else
        {
          pango_attr_list_insert (attributes, make_ground ((Look) i));
          pango_attr_list_insert (attributes, pango_attr_background_alpha_new (0x4000));
        }
      if (i == LOOK_WHO || i == LOOK_PARTNER)
        pango_attr_list_insert (attributes,
                                pango_attr_underline_new (i == LOOK_WHO ? PANGO_UNDERLINE_SINGLE
                                                                        : PANGO_UNDERLINE_DOUBLE));
      if (i == LOOK_DUE)
        pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static gboolean
duban_minutes_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_MINUTES_TEXT (widget)->view);
}

static void
duban_minutes_text_dispose (GObject *object)
{
  DubanMinutesText *self = DUBAN_MINUTES_TEXT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_minutes_text_parent_class)->dispose (object);
}

static void
duban_minutes_text_finalize (GObject *object)
{
  g_free (DUBAN_MINUTES_TEXT (object)->offsets);
  G_OBJECT_CLASS (duban_minutes_text_parent_class)->finalize (object);
}

static void
duban_minutes_text_class_init (DubanMinutesTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_minutes_text_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_minutes_text_finalize;
  widget_class->grab_focus = duban_minutes_text_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[EDITED] = g_signal_new ("edited", DUBAN_TYPE_MINUTES_TEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", DUBAN_TYPE_MINUTES_TEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
duban_minutes_text_init (DubanMinutesText *self)
{
  GtkWidget *scroll;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->view), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the minutes"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the minutes"), -1);
  make_tags (self);
  scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, self->view);
  gtk_widget_add_css_class (scroll, "form-text");
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroll);
  gtk_box_append (GTK_BOX (self->box), new_legend ());
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
duban_minutes_text_new (void)
{
  return g_object_new (DUBAN_TYPE_MINUTES_TEXT, NULL);
}

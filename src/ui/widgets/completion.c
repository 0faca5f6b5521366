/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/completion.h"

#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MOST 40         /* candidates in the list */
#define LIST_HEIGHT 264 /* eight rows */
#define NAME_CHARS 40
#define DETAIL_CHARS 40

struct _DubanCompletion
{
  GtkWidget parent_instance;

  DubanCompletionSort sort;
  DubanCandidates *candidates;
  GPtrArray *shown; /* of const DubanCandidate: the rows of the list */

  GtkWidget *entry, *popover, *list;
  gboolean is_taking; /* the text changes because a candidate is taken */
};

static void editable_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DubanCompletion, duban_completion, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, editable_init))

enum
{
  ACTIVATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkEditable *
get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (DUBAN_COMPLETION (editable)->entry);
}

static void
editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

static gboolean
is_open (DubanCompletion *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
close_list (DubanCompletion *self)
{
  if (!is_open (self))
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE,
                               -1);
}

/* The name that is being typed: where it stands, in bytes of the text. */
static void
find_word (DubanCompletion *self, gsize *from, gsize *to)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  int cursor = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  *from = 0;
  *to = strlen (text);
  if (self->sort == DUBAN_COMPLETION_SEVERAL)
    duban_candidates_find_word (text, (gsize) (g_utf8_offset_to_pointer (text, cursor) - text),
                                from, to);
}

static char *
dup_word (DubanCompletion *self)
{
  gsize from, to;

  find_word (self, &from, &to);
  return g_strndup (gtk_editable_get_text (GTK_EDITABLE (self->entry)) + from, to - from);
}

static GtkWidget *
new_row (const DubanCandidate *candidate)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  g_autofree char *said = candidate->detail != NULL
                              ? g_strdup_printf ("%s，%s", candidate->name, candidate->detail)
                              : g_strdup (candidate->name);

  duban_text_show_line (GTK_LABEL (name), candidate->name, NAME_CHARS);
  gtk_box_append (GTK_BOX (box), name);
  if (candidate->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (NULL);

      duban_text_show_line (GTK_LABEL (detail), candidate->detail, DETAIL_CHARS);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_set_hexpand (detail, TRUE);
      gtk_widget_set_halign (detail, GTK_ALIGN_END);
      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

/* Chooses the row, shows it, and says it to those who cannot see it. */
static void
choose (DubanCompletion *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  GtkAdjustment *adjustment;
  GtkWidget *scroll = gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW);
  double y;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  if (gtk_widget_translate_coordinates (GTK_WIDGET (row), self->list, 0, 0, NULL, &y))
    gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_height (GTK_WIDGET (row)));
}

static void
fill_list (DubanCompletion *self, const char *word)
{
  GtkWidget *row;

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  if (self->candidates == NULL)
    self->shown = g_ptr_array_new ();
  else
    self->shown = duban_candidates_match (self->candidates, word, MOST);
  choose (self, -1);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self->shown->pdata[i]));
}

/* Nothing to offer: none fits, or the one that fits stands there already. */
static gboolean
is_settled (DubanCompletion *self, const char *word)
{
  const DubanCandidate *only = self->shown->len == 1 ? self->shown->pdata[0] : NULL;

  return self->shown->len == 0 || (only != NULL && g_str_equal (only->name, word));
}

static void
open_list (DubanCompletion *self, gboolean wanted)
{
  g_autofree char *word = dup_word (self);

  fill_list (self, word);
  if (self->shown->len == 0 || (!wanted && (word[0] == '\0' || is_settled (self, word))))
    {
      close_list (self);
      return;
    }
  gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE,
                               -1);
  choose (self, self->sort != DUBAN_COMPLETION_FREE && word[0] != '\0' ? 0 : -1);
}

static int
get_chosen (DubanCompletion *self)
{
  GtkListBoxRow *row
      = is_open (self) ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) : NULL;

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* Puts the candidate in the place of what was typed for it. */
static void
take (DubanCompletion *self, int index)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  const char *text = gtk_editable_get_text (entry);
  const DubanCandidate *candidate = self->shown->pdata[index];
  g_autoptr (GString) changed = g_string_new (text);
  gsize from, to;
  int cursor;

  find_word (self, &from, &to);
  g_string_erase (changed, (gssize) from, (gssize) (to - from));
  g_string_insert (changed, (gssize) from, candidate->name);
  cursor = (int) g_utf8_strlen (changed->str, (gssize) (from + strlen (candidate->name)));
  close_list (self);
  self->is_taking = TRUE;
  gtk_editable_set_text (entry, changed->str);
  gtk_editable_set_position (entry, cursor);
  self->is_taking = FALSE;
}

static void
changed_cb (DubanCompletion *self)
{
  /* Not when the form sets it: only what is typed asks for candidates. */
  if (self->is_taking
      || !gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    return;
  open_list (self, FALSE);
}

/* Enter that the input method did not want. */
static void
activate_cb (DubanCompletion *self)
{
  int chosen = get_chosen (self);

  if (chosen >= 0)
    take (self, chosen);
  else if (is_open (self))
    close_list (self);
  else
    g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
step (DubanCompletion *self, int by)
{
  int n = (int) self->shown->len;
  int chosen = get_chosen (self);

  if (chosen < 0)
    choose (self, by > 0 ? 0 : n - 1);
  else
    choose (self, CLAMP (chosen + by, 0, n - 1));
}

/* After the entry's own keys and the input method, which stand before it. */
static gboolean
key_cb (DubanCompletion *self, guint key, guint code, GdkModifierType state)
{
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  /* Ctrl+Enter saves the form: with what is chosen, as Enter would have taken it. */
  if (enter && state & GDK_CONTROL_MASK && get_chosen (self) >= 0)
    take (self, get_chosen (self));
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (down && !is_open (self))
    open_list (self, TRUE);
  else if (!is_open (self))
    return FALSE;
  else if (key == GDK_KEY_Escape)
    close_list (self);
  else if (down || key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    step (self, down ? 1 : -1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    step (self, key == GDK_KEY_Page_Down ? 7 : -7);
  else if (key == GDK_KEY_Tab && get_chosen (self) >= 0)
    {
      take (self, get_chosen (self));
      return FALSE;
    }
  else
    return FALSE;
  return TRUE;
}

static void
clicked_cb (DubanCompletion *self, GtkListBoxRow *row)
{
  take (self, gtk_list_box_row_get_index (row));
}

static void
icon_cb (DubanCompletion *self)
{
  gtk_widget_grab_focus (self->entry);
  if (is_open (self))
    close_list (self);
  else
    open_list (self, TRUE);
}

static gboolean
duban_completion_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_COMPLETION (widget)->entry);
}

static void
duban_completion_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (DUBAN_COMPLETION (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
duban_completion_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanCompletion *self = DUBAN_COMPLETION (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
duban_completion_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (!gtk_editable_delegate_set_property (object, id, value, spec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
duban_completion_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (!gtk_editable_delegate_get_property (object, id, value, spec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
duban_completion_dispose (GObject *object)
{
  DubanCompletion *self = DUBAN_COMPLETION (object);

  if (self->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->candidates, duban_candidates_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (duban_completion_parent_class)->dispose (object);
}

static void
duban_completion_class_init (DubanCompletionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = duban_completion_set_property;
  object_class->get_property = duban_completion_get_property;
  object_class->dispose = duban_completion_dispose;
  widget_class->grab_focus = duban_completion_grab_focus;
  widget_class->measure = duban_completion_measure;
  widget_class->size_allocate = duban_completion_size_allocate;
  signals[ACTIVATE] = g_signal_new ("activate", DUBAN_TYPE_COMPLETION, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_editable_install_properties (object_class, 1);
  gtk_widget_class_set_css_name (widget_class, "completion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_popover (DubanCompletion *self)
{
  GtkWidget *scroll;

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Candidates"), -1);
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, self->list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroll);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "completions");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (clicked_cb), self);
}

static void
duban_completion_init (DubanCompletion *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->shown = g_ptr_array_new ();
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     "pan-down-symbolic");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  add_popover (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (close_list), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "icon-release", G_CALLBACK (icon_cb), self);
}

GtkWidget *
duban_completion_new (DubanCompletionSort sort, const char *name)
{
  DubanCompletion *self = g_object_new (DUBAN_TYPE_COMPLETION, NULL);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_autofree char *tip = g_strdup_printf (_ ("Candidates for “%s” (Down)"), name);

  self->sort = sort;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, tip);
  return GTK_WIDGET (self);
}

void
duban_completion_set_candidates (DubanCompletion *completion, DubanCandidates *candidates)
{
  if (candidates != NULL)
    duban_candidates_ref (candidates);
  g_clear_pointer (&completion->candidates, duban_candidates_unref);
  completion->candidates = candidates;
  close_list (completion);
}

void
duban_completion_set_text (DubanCompletion *completion, const char *text)
{
  completion->is_taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (completion->entry), text);
  completion->is_taking = FALSE;
  close_list (completion);
}

GtkEntry *
duban_completion_get_entry (DubanCompletion *completion)
{
  return GTK_ENTRY (completion->entry);
}

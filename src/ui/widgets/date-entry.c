/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/date-entry.h"

#include "ui/widgets/composed.h"
#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define ENTRY_CHARS 14

struct _DubanDateEntry
{
  GtkWidget parent_instance;

  DubanDateWordsKind kind;
  DubanTerms *terms; /* NULL until it is set */
  DubanDay assigned;
  DubanDateWords words; /* as read from the text */
  char *remark;
  char *name;

  GtkWidget *row, *entry, *button, *said;
  GtkWidget *calendar; /* NULL until the button was pressed once */
  gulong picked;       /* its handler */
  int month_in_sight;  /* year × 12 + month */
};

static void editable_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DubanDateEntry, duban_date_entry, GTK_TYPE_WIDGET,
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
  return GTK_EDITABLE (DUBAN_DATE_ENTRY (editable)->entry);
}

static void
editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

/* While somebody types, what is not a date yet is no mistake: it is said, not marked. */
static void
show (DubanDateEntry *self)
{
  g_autofree char *said = NULL;
  gboolean has_remark = self->remark != NULL && self->words.is_read;

  if (self->words.said == NULL)
    return;
  said = has_remark ? g_strdup_printf ("%s · %s", self->words.said, self->remark)
                    : g_strdup (self->words.said);
  duban_text_show (GTK_LABEL (self->said), said);
  gtk_widget_set_visible (self->said, said[0] != '\0');
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  said, -1);
}

static void
mark (DubanDateEntry *self, gboolean wrong)
{
  void (*set) (GtkWidget *, const char *)
      = wrong ? gtk_widget_add_css_class : gtk_widget_remove_css_class;

  set (self->entry, "error");
  set (self->said, "error");
  if (wrong)
    gtk_widget_remove_css_class (self->said, "dim-label");
  else
    gtk_widget_add_css_class (self->said, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
read_text (DubanDateEntry *self)
{
  mark (self, FALSE);
  if (self->terms == NULL)
    return;
  duban_date_words_clear (&self->words);
  duban_date_words_read (&self->words, self->kind,
                         gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->terms,
                         self->assigned);
  show (self);
}

static void
activate_cb (DubanDateEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* A day of the month that is in sight was chosen: the calendar closes.  Turning its pages chooses
 * a day as well, of another month. */
static void
picked_cb (DubanDateEntry *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  const int month = g_date_time_get_year (date) * 12 + g_date_time_get_month (date);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (month == self->month_in_sight)
    {
      gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
      gtk_widget_grab_focus (self->entry);
    }
  self->month_in_sight = month;
}

/* The calendar opens on the day that is typed, else on today; that is no choice. */
static void
open_calendar_cb (GtkMenuButton *button, gpointer user_data)
{
  DubanDateEntry *self = user_data;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  DubanDay day = self->words.day;
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  if (self->calendar == NULL)
    {
      self->calendar
          = g_object_new (GTK_TYPE_CALENDAR, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
      self->picked
          = g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (picked_cb), self);
      duban_composed_name (self->calendar);
      gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
    }
  if (self->terms == NULL)
    return;
  duban_day_to_ymd (day != DUBAN_NO_DAY ? day : self->terms->today, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  self->month_in_sight = year * 12 + month;
  g_signal_handler_block (self->calendar, self->picked);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  g_signal_handler_unblock (self->calendar, self->picked);
}

static gboolean
duban_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_DATE_ENTRY (widget)->entry);
}

static void
duban_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (!gtk_editable_delegate_set_property (object, id, value, spec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
duban_date_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (!gtk_editable_delegate_get_property (object, id, value, spec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
duban_date_entry_dispose (GObject *object)
{
  DubanDateEntry *self = DUBAN_DATE_ENTRY (object);

  if (self->row != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_pointer (&self->terms, duban_terms_unref);
  duban_date_words_clear (&self->words);
  g_clear_pointer (&self->remark, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (duban_date_entry_parent_class)->dispose (object);
}

static void
duban_date_entry_class_init (DubanDateEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = duban_date_entry_set_property;
  object_class->get_property = duban_date_entry_get_property;
  object_class->dispose = duban_date_entry_dispose;
  widget_class->grab_focus = duban_date_entry_grab_focus;
  signals[ACTIVATE] = g_signal_new ("activate", DUBAN_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_editable_install_properties (object_class, 1);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dateentry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_date_entry_init (DubanDateEntry *self)
{
  self->assigned = DUBAN_NO_DAY;
  self->words.day = DUBAN_NO_DAY;
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_START);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), gtk_popover_new ());
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), open_calendar_cb, self,
                                         NULL);
  gtk_widget_set_valign (self->button, GTK_ALIGN_START);
  self->said = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->said), 0);
  gtk_label_set_wrap (GTK_LABEL (self->said), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->said), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->said, TRUE);
  gtk_widget_set_visible (self->said, FALSE);
  gtk_widget_add_css_class (self->said, "dim-label");
  gtk_box_append (GTK_BOX (self->row), self->entry);
  gtk_box_append (GTK_BOX (self->row), self->button);
  gtk_box_append (GTK_BOX (self->row), self->said);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (read_text), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
}

GtkWidget *
duban_date_entry_new (DubanDateWordsKind kind, const char *name)
{
  DubanDateEntry *self = g_object_new (DUBAN_TYPE_DATE_ENTRY, NULL);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_autofree char *button = g_strdup_printf (_ ("Calendar for “%s”"), name);

  self->kind = kind;
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  duban_lazy_menu_set_name (GTK_MENU_BUTTON (self->button), button);
  gtk_widget_set_tooltip_text (self->button, button);
  return GTK_WIDGET (self);
}

void
duban_date_entry_set_terms (DubanDateEntry *entry, DubanTerms *terms)
{
  duban_terms_ref (terms);
  g_clear_pointer (&entry->terms, duban_terms_unref);
  entry->terms = terms;
  read_text (entry);
}

void
duban_date_entry_set_assigned (DubanDateEntry *entry, DubanDay assigned)
{
  if (entry->assigned == assigned)
    return;
  entry->assigned = assigned;
  read_text (entry);
}

DubanDay
duban_date_entry_get_day (DubanDateEntry *entry)
{
  return entry->words.day;
}

gboolean
duban_date_entry_read (DubanDateEntry *entry, char **text, char **problem)
{
  g_return_val_if_fail (entry->terms != NULL, FALSE);

  *text = g_strdup (entry->words.text);
  if (problem != NULL)
    *problem = entry->words.is_read ? NULL : g_strdup (entry->words.said);
  return entry->words.is_read;
}

void
duban_date_entry_mark_wrong (DubanDateEntry *entry)
{
  mark (entry, TRUE);
}

void
duban_date_entry_set_remark (DubanDateEntry *entry, const char *remark)
{
  if (g_strcmp0 (entry->remark, remark) == 0)
    return;
  g_free (entry->remark);
  entry->remark = g_strdup (remark);
  show (entry);
}

GtkEntry *
duban_date_entry_get_entry (DubanDateEntry *entry)
{
  return GTK_ENTRY (entry->entry);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/setting-row.h"

#include "app/edit/directory.h"
#include "app/wording/wording.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/widgets/choice.h"

#include <glib/gi18n-lib.h>

#define NUMBER_CHARS 6
#define TEXT_CHARS 22

struct _DubanSettingRow
{
  AdwActionRow parent_instance;

  DubanDesk *desk;
  const DubanSettingSpec *spec;
  char *hint;  /* what the line says while all is well */
  char *shown; /* the value that the entry was given */
  gboolean showing;
  GtkWidget *control; /* an entry, a switch, or a drop-down of policies */
};

G_DEFINE_FINAL_TYPE (DubanSettingRow, duban_setting_row, ADW_TYPE_ACTION_ROW)

/* One value to be set. */
typedef struct
{
  const DubanSettingSpec *spec;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  g_free (((Setting *) data)->value);
  g_free (data);
}

static gboolean
set_setting (DubanSession *session, gpointer data, GError **error)
{
  const Setting *setting = data;

  return duban_directory_edit_set_setting (session, setting->spec->name, setting->value, error);
}

/* What would be a value. (transfer full) */
static char *
words_of_form (const DubanSettingSpec *spec)
{
  switch (spec->form)
    {
    case DUBAN_SETTING_FORM_NUMBER:
      return g_strdup_printf (_ ("Write a whole number from %d to %d."), spec->minimum,
                              spec->maximum);
    case DUBAN_SETTING_FORM_WEIGHT:
      return g_strdup (_ ("Write a number from 0 to 1 with at most two decimals."));
    case DUBAN_SETTING_FORM_HOURS:
      return g_strdup (_ ("Write the hours like 08:30-12:00,14:30-17:30, in their order."));
    case DUBAN_SETTING_FORM_TIMES:
      return g_strdup (_ ("Write the times like 09:00,16:00, in their order."));
    case DUBAN_SETTING_FORM_DAY:
      return g_strdup (_ ("Write the date like 2026-11-23."));
    default:
      return g_strdup (_ ("This cannot be a value here."));
    }
}

static void
show_problem (DubanSettingRow *self, const char *problem)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), problem != NULL ? problem : self->hint);
  if (problem != NULL)
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* What belongs to this desk alone is no step of undo. */
static void
applied_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  DubanSettingRow *self = DUBAN_SETTING_ROW (from);

  show_problem (self, succeeded ? NULL : message);
  if (succeeded)
    duban_page_toast (from, _ ("The setting is changed."), !self->spec->local);
}

static void
apply (DubanSettingRow *self, const char *value)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->spec = self->spec;
  setting->value = g_strdup (value);
  duban_deed_run_then (GTK_WIDGET (self), self->desk, set_setting, setting, setting_free,
                       applied_cb, NULL);
}

/* Numbers, dates and times as an input method may have written them. (transfer full) */
static char *
read_entry (DubanSettingRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->control));
  char *value = self->spec->form == DUBAN_SETTING_FORM_TEXT
                    ? g_strdup (text)
                    : g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  return g_strstrip (value != NULL ? value : g_strdup (text));
}

static void
take (DubanSettingRow *self)
{
  g_autofree char *value = read_entry (self);
  g_autofree char *problem = NULL;

  if (g_strcmp0 (value, self->shown) == 0)
    {
      show_problem (self, NULL);
      return;
    }
  if (value[0] != '\0' && !duban_setting_accepts (self->spec, value))
    {
      problem = words_of_form (self->spec);
      show_problem (self, problem);
      return;
    }
  g_free (self->shown);
  self->shown = g_strdup (value);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->control)), value))
    gtk_editable_set_text (GTK_EDITABLE (self->control), value);
  apply (self, value);
}

static void
switched_cb (DubanSettingRow *self)
{
  if (!self->showing)
    apply (self, gtk_switch_get_active (GTK_SWITCH (self->control)) ? "on" : "off");
}

static void
policy_cb (DubanSettingRow *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

  if (!self->showing && chosen < DUBAN_N_POLICIES)
    apply (self, duban_policy_get_code ((DubanPolicy) chosen));
}

/* What somebody is typing is left alone. */
static void
show_text (DubanSettingRow *self, const char *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->control));

  if (g_strcmp0 (self->shown, value) == 0
      || (self->shown != NULL && !g_str_equal (text, self->shown)))
    return;
  g_free (self->shown);
  self->shown = g_strdup (value);
  gtk_editable_set_text (GTK_EDITABLE (self->control), value);
  show_problem (self, NULL);
}

/* As it counts: what was set, else what follows where nothing was. */
static const char *
get_value (const DubanTerms *terms, DubanSettingKey key, char *day)
{
  if (key == DUBAN_SETTING_ACCOUNTS_FROM)
    return duban_day_format (terms->settings.accounts_from, day);
  return duban_settings_get_text (&terms->settings, key);
}

static void
show_value (DubanSettingRow *self)
{
  DubanTerms *terms = duban_desk_get_terms (self->desk);
  char day[DUBAN_DAY_TEXT_SIZE];
  const char *value = terms != NULL ? get_value (terms, self->spec->key, day) : NULL;

  self->showing = TRUE;
  if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), g_strcmp0 (value, "on") == 0);
  else if (GTK_IS_ENTRY (self->control))
    show_text (self, value != NULL ? value : "");
  else if (terms != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), terms->settings.policy);
  self->showing = FALSE;
}

static void
duban_setting_row_finalize (GObject *object)
{
  DubanSettingRow *self = DUBAN_SETTING_ROW (object);

  g_clear_object (&self->desk);
  g_free (self->hint);
  g_free (self->shown);
  G_OBJECT_CLASS (duban_setting_row_parent_class)->finalize (object);
}

static void
duban_setting_row_class_init (DubanSettingRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duban_setting_row_finalize;
}

static void
duban_setting_row_init (DubanSettingRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
}

static void
add_switch (DubanSettingRow *self)
{
  self->control = gtk_switch_new ();
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->control);
  g_signal_connect_swapped (self->control, "notify::active", G_CALLBACK (switched_cb), self);
}

static void
add_entry (DubanSettingRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean short_text = self->spec->form == DUBAN_SETTING_FORM_NUMBER
                        || self->spec->form == DUBAN_SETTING_FORM_WEIGHT;

  self->control = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->control),
                                short_text ? NUMBER_CHARS : TEXT_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->control),
                                    short_text ? NUMBER_CHARS : TEXT_CHARS);
  if (short_text)
    gtk_entry_set_alignment (GTK_ENTRY (self->control), 1);
  g_signal_connect_swapped (self->control, "activate", G_CALLBACK (take), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (take), self);
  gtk_widget_add_controller (self->control, focus);
}

static void
add_policies (DubanSettingRow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (int i = 0; i < DUBAN_N_POLICIES; i++)
    gtk_string_list_append (names, duban_wording_of_policy ((DubanPolicy) i));
  self->control = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  g_signal_connect_swapped (self->control, "notify::selected", G_CALLBACK (policy_cb), self);
}

/* (transfer full) */
static char *
words_of_hint (const DubanSettingSpec *spec, const char *hint)
{
  if (spec->form == DUBAN_SETTING_FORM_SWITCH || spec->form == DUBAN_SETTING_FORM_POLICY
      || spec->default_text[0] == '\0')
    return g_strdup (hint != NULL ? hint : "");
  if (hint == NULL)
    return g_strdup_printf (_ ("Usually %s"), spec->default_text);
  /* Translators: under a setting: what it is; its default */
  return g_strdup_printf (_ ("%s · usually %s"), hint, spec->default_text);
}

GtkWidget *
duban_setting_row_new (DubanDesk *desk, DubanSettingKey key, const char *title, const char *hint)
{
  DubanSettingRow *self = g_object_new (DUBAN_TYPE_SETTING_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->spec = duban_setting_get_spec (key);
  self->hint = words_of_hint (self->spec, hint);
  if (self->spec->form == DUBAN_SETTING_FORM_SWITCH)
    add_switch (self);
  else if (self->spec->form == DUBAN_SETTING_FORM_POLICY)
    add_policies (self);
  else
    add_entry (self);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  if (GTK_IS_DROP_DOWN (self->control))
    duban_choice_set_name (self->control, title);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->control);
  gtk_widget_set_sensitive (self->control, !duban_desk_is_read_only (desk));
  show_problem (self, NULL);
  show_value (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

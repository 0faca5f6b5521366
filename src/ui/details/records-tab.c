/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/tabs.h"

#include "app/wording/wording.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN 100 /* widgets; the rest is counted */

static char *
when_of (const DubanDetailRecord *record, DubanDay today)
{
  g_autofree char *day = NULL;

  if (record->day == DUBAN_NO_DAY)
    return g_strdup (_ ("on an unknown day"));
  day = duban_wording_of_day (record->day, today);
  if (record->minute == DUBAN_NO_MINUTE)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s %02d:%02d", day, record->minute / 60, record->minute % 60);
}

static void
add_mark (GtkBox *line, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "duban-badge");
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (line, label);
}

static const char *
words_of_position (DubanPosition position)
{
  switch (position)
    {
    case DUBAN_POSITION_DONE:
      return _ ("done");
    case DUBAN_POSITION_ON_TRACK:
      return _ ("on track");
    case DUBAN_POSITION_SLOW:
      return _ ("slow");
    case DUBAN_POSITION_BLOCKED:
    default:
      return _ ("blocked");
    }
}

static void
add_marks (GtkBox *line, const DubanDetailRecord *record)
{
  if (record->kind == DUBAN_RECORD_ACCOUNT)
    add_mark (line, record->ledger == DUBAN_LEDGER_CROSS ? _ ("cross account") : _ ("own account"),
              "plain");
  if (record->kind == DUBAN_RECORD_ACCOUNT)
    add_mark (line, words_of_position (record->position), "plain");
  if (record->backfilled)
    add_mark (line, _ ("written late"), "duban-yellow");
  if (record->from_ledger)
    add_mark (line, _ ("from a ledger"), "plain");
  if (record->is_void)
    add_mark (line, _ ("void"), "plain");
}

static void
strike (GtkWidget *label)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_widget_add_css_class (label, "dim-label");
  pango_attr_list_unref (attributes);
}

static void
add_void_button (GtkBox *line, const DubanDetailRecord *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  char id[DUBAN_ID_TEXT_SIZE];

  gtk_widget_set_tooltip_text (button, _ ("Void this record…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    duban_id_format (&record->id, id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.void-record");
  gtk_box_append (line, button);
}

static GtkWidget *
card_of (const DubanDetailRecord *record, DubanDay today)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (duban_wording_of_record_kind (record->kind));
  g_autofree char *when = when_of (record, today);
  /* Translators: when, and who, of a record */
  g_autofree char *line_two
      = record->by != NULL ? g_strdup_printf (_ ("%s · %s"), when, record->by) : g_strdup (when);
  GtkWidget *text = duban_text_label_new (record->text, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (line), title);
  add_marks (GTK_BOX (line), record);
  if (record->is_void)
    {
      strike (title);
      strike (text);
    }
  else if (record->kind != DUBAN_RECORD_VOID)
    add_void_button (GTK_BOX (line), record);
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), duban_text_label_new (line_two, "caption"));
  if (record->text[0] != '\0')
    gtk_box_append (GTK_BOX (card), text);
  else
    g_object_unref (g_object_ref_sink (text));
  gtk_widget_add_css_class (card, "duban-card");
  return card;
}

void
duban_records_tab_fill (GtkBox *box, const DubanDetail *detail)
{
  guint n = detail->records->len;

  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    gtk_box_append (box, card_of (&g_array_index (detail->records, DubanDetailRecord, i),
                                  detail->terms->today));
  if (n > MAX_SHOWN)
    {
      g_autofree char *rest
          = g_strdup_printf (ngettext ("%u older record is not shown here.",
                                       "%u older records are not shown here.", n - MAX_SHOWN),
                             n - MAX_SHOWN);

      gtk_box_append (box, duban_text_label_new (rest, "dim-label"));
    }
  if (n == 0)
    gtk_box_append (box, duban_text_label_new (_ ("Nothing has been recorded yet."), "dim-label"));
}

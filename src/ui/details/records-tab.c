/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/tabs.h"

#include "app/wording/wording.h"
#include "ui/details/detail-card.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define AT_ONCE 30    /* cards; older ones are folded */
#define MAX_SHOWN 300 /* under one fold; the rest is counted */
#define FILE_CHARS 40

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

/* 11月18日 09:20 · 副旗长甲 · 11月20日录入. */
static char *
dup_line (const DubanDetailRecord *record, DubanDay today)
{
  GString *line = g_string_new (NULL);
  g_autofree char *when = when_of (record, today);
  g_autofree char *written = NULL;

  g_string_append (line, when);
  if (record->by != NULL)
    g_string_append_printf (line, " · %s", record->by);
  if (record->written_day == DUBAN_NO_DAY || record->written_day == record->day)
    return g_string_free (line, FALSE);
  written = duban_wording_of_day (record->written_day, today);
  g_string_append (line, " · ");
  /* Translators: a day */
  g_string_append_printf (line, _ ("written down %s"), written);
  return g_string_free (line, FALSE);
}

static void
add_day_badge (GtkBox *line, const char *format, DubanDay day, DubanDay today)
{
  g_autofree char *words = duban_wording_of_day (day, today);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", words, 1);
  duban_detail_card_add_badge (line, text->str, NULL);
}

/* What its kind carries. */
static void
add_own_badges (GtkBox *line, const DubanDetailRecord *record, DubanDay today)
{
  if (record->kind == DUBAN_RECORD_ACCOUNT)
    {
      duban_detail_card_add_badge (line, duban_wording_of_ledger (record->ledger), NULL);
      duban_detail_card_add_badge (line, duban_wording_of_position (record->position), NULL);
    }
  if (record->level != 0)
    duban_detail_card_add_badge (line, duban_wording_of_verify_level (record->level), NULL);
  if (record->outcome != 0)
    duban_detail_card_add_badge (line, duban_wording_of_outcome (record->outcome),
                                 record->outcome == DUBAN_OUTCOME_CONTRADICTED ? "duban-red"
                                                                               : NULL);
  if (record->kind == DUBAN_RECORD_EXTENSION && record->due != DUBAN_NO_DAY)
    /* Translators: a day */
    add_day_badge (line, _ ("to %s"), record->due, today);
  if (record->kind == DUBAN_RECORD_MILESTONE && record->due != DUBAN_NO_DAY)
    /* Translators: a day */
    add_day_badge (line, _ ("Due %s"), record->due, today);
  if (record->attr != 0)
    duban_detail_card_add_badge (line, duban_wording_of_attr (record->attr), NULL);
}

static const char *
word_of_end (DubanRecordKind kind)
{
  switch (kind)
    {
    case DUBAN_RECORD_BLOCKAGE:
      return _ ("resolved");
    case DUBAN_RECORD_REQUEST:
      return _ ("answered");
    default:
      return C_ ("milestone", "done");
    }
}

static void
add_badges (GtkBox *line, const DubanDetailRecord *record, DubanDay today)
{
  add_own_badges (line, record, today);
  if (record->is_ended)
    duban_detail_card_add_badge (line, word_of_end (record->kind), NULL);
  if (record->is_late)
    duban_detail_card_add_badge (line, _ ("asked for late"), "duban-yellow");
  if (record->backfilled)
    duban_detail_card_add_badge (line, _ ("written late"), "duban-yellow");
  if (record->from_ledger)
    duban_detail_card_add_badge (line, _ ("from a ledger"), NULL);
  if (record->is_void)
    duban_detail_card_add_badge (line, _ ("void"), NULL);
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
add_void_button (GtkBox *line, const DubanDetail *detail, const DubanDetailRecord *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  char id[DUBAN_ID_TEXT_SIZE];
  g_autofree char *kind = g_strdup_printf ("void:%s", duban_id_format (&record->id, id));

  gtk_widget_set_tooltip_text (button, _ ("Void this record…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Void this record…"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", detail->task->n, kind);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.act");
  gtk_box_append (line, button);
}

static GtkWidget *
new_file (const DubanAttached *attached, guint i)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = duban_detail_card_line_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *size = g_format_size (attached->size);
  /* Translators: the name of a file, and its size */
  g_autofree char *words = g_strdup_printf (_ ("%s (%s)"), attached->name, size);
  /* Translators: the same, of a file whose contents are on another desk */
  g_autofree char *name = attached->path != NULL
                              ? g_strdup_printf (_ ("Open %s"), words)
                              : g_strdup_printf (_ ("%s – its contents are not here"), words);

  duban_text_show_line (GTK_LABEL (label), words, FILE_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (line), label);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "details.open-file");
  gtk_widget_set_sensitive (button, attached->path != NULL);
  return button;
}

static void
add_files (GtkBox *card, const DubanDetail *detail, const DubanDetailRecord *record)
{
  for (guint i = 0; i < detail->history->attachments->len; i++)
    {
      const DubanAttached *attached = detail->history->attachments->pdata[i];

      if (duban_id_equal (&attached->record, &record->id))
        gtk_box_append (card, new_file (attached, i));
    }
}

static GtkWidget *
new_card (const DubanDetail *detail, const DubanDetailRecord *record)
{
  DubanDay today = detail->terms->today;
  const char *kind = duban_wording_of_record_kind (record->kind);
  g_autofree char *when = dup_line (record, today);
  g_autofree char *name = g_strdup_printf ("%s, %s", kind, when);
  GtkWidget *card = duban_detail_card_new (name);
  GtkWidget *line = duban_detail_card_line_new ();
  GtkWidget *title = gtk_label_new (kind);
  GtkWidget *text = duban_text_label_new (record->text, NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (line), title);
  add_badges (GTK_BOX (line), record, today);
  if (!record->is_void && record->kind != DUBAN_RECORD_VOID && record->kind != DUBAN_RECORD_WAIVE)
    add_void_button (GTK_BOX (line), detail, record);
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), duban_text_label_new (when, "record-when"));
  if (record->text[0] != '\0')
    gtk_box_append (GTK_BOX (card), text);
  if (record->is_void)
    {
      strike (title);
      strike (text);
    }
  if (record->text[0] == '\0')
    g_object_unref (g_object_ref_sink (text));
  add_files (GTK_BOX (card), detail, record);
  return card;
}

/* What is folded: its cards are made when it is opened. */
typedef struct
{
  DubanDetail *detail;
  guint from, to;
} Round;

static void
round_free (gpointer data, GClosure *closure)
{
  Round *round = data;

  duban_detail_unref (round->detail);
  g_free (round);
}

static void
add_cards (GtkBox *box, const DubanDetail *detail, guint from, guint to)
{
  for (guint i = from; i < MIN (to, from + MAX_SHOWN); i++)
    gtk_box_append (box, new_card (detail, &g_array_index (detail->records, DubanDetailRecord, i)));
  if (to > from + MAX_SHOWN)
    {
      guint left = to - from - MAX_SHOWN;
      g_autofree char *rest
          = g_strdup_printf (ngettext ("%u older record is not shown here.",
                                       "%u older records are not shown here.", left),
                             left);

      gtk_box_append (box, duban_text_label_new (rest, "dim-label"));
    }
}

static void
unfold_cb (GtkExpander *expander, GParamSpec *spec, gpointer user_data)
{
  const Round *round = user_data;
  GtkWidget *box;

  if (gtk_expander_get_child (expander) != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "details-round");
  add_cards (GTK_BOX (box), round->detail, round->from, round->to);
  gtk_expander_set_child (expander, box);
}

static void
add_fold (GtkBox *box, DubanDetail *detail, const char *title, guint from, guint to)
{
  GtkWidget *expander = gtk_expander_new (title);
  Round *round = g_new0 (Round, 1);

  round->detail = duban_detail_ref (detail);
  round->from = from;
  round->to = to;
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (unfold_cb), round, round_free,
                         0);
  gtk_box_append (box, expander);
}

static void
add_round (GtkBox *box, DubanDetail *detail, guint from, guint to)
{
  int number = g_array_index (detail->records, DubanDetailRecord, from).round;
  guint shown = number < detail->clock.round ? from : MIN (to, from + AT_ONCE);
  g_autofree char *title = NULL;

  add_cards (box, detail, from, shown);
  if (shown == to)
    return;
  if (number < detail->clock.round)
    /* Translators: the number of a round of the 137 clock, and how many records it has */
    title = g_strdup_printf (_ ("Round %d: %u records"), number, to - from);
  else
    title = g_strdup_printf (ngettext ("%u older record", "%u older records", to - shown),
                             to - shown);
  add_fold (box, detail, title, shown, to);
}

void
duban_records_tab_fill (GtkBox *box, const DubanDetail *detail)
{
  guint n = detail->records->len;
  guint to = 0;
  GtkWidget *button
      = duban_detail_card_button_new (_ ("History of its fields"), "details.history", NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (box, button);
  for (guint from = 0; from < n; from = to)
    {
      int round = g_array_index (detail->records, DubanDetailRecord, from).round;

      while (to < n && g_array_index (detail->records, DubanDetailRecord, to).round == round)
        to++;
      add_round (box, (DubanDetail *) detail, from, to);
    }
  if (n == 0)
    gtk_box_append (box, duban_text_label_new (_ ("Nothing has been recorded yet."), "dim-label"));
}

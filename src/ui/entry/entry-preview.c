/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry/entry-preview.h"

#include "app/view/date-words.h"
#include "app/wording/wording.h"
#include "ui/widgets/light.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

struct _DubanEntryPreview
{
  GtkWidget parent_instance;

  GtkWidget *box, *dates, *findings;
  GtkWidget *policy; /* how days are counted */
};

G_DEFINE_FINAL_TYPE (DubanEntryPreview, duban_entry_preview, GTK_TYPE_WIDGET)

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
new_words (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* 思路  11月26日 周四 · 工作日. */
static void
add_date (DubanEntryPreview *self, int line, const char *name, const char *words, const char *class)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (GTK_GRID (self->dates), label, 0, line, 1, 1);
  gtk_grid_attach (GTK_GRID (self->dates), new_words (words, class), 1, line, 1, 1);
}

/* The day, and how it stands where it is not merely to come: 今日到期, 超期3天, 待核. */
static char *
say_stage (const DubanPreview *preview, const DubanStageResult *stage)
{
  g_autofree char *day = duban_date_words_say (stage->due, preview->terms);
  GString *words = g_string_new (day);

  if (stage->state == DUBAN_STATE_OVERDUE)
    /* Translators: after a date, by how much it is overdue */
    g_string_append_printf (
        words, ngettext (" · overdue by %d day", " · overdue by %d days", (gulong) stage->days),
        stage->days);
  else if (stage->state != DUBAN_STATE_PENDING)
    g_string_append_printf (words, " · %s", duban_wording_of_state (stage->state));
  if (stage->provisional)
    /* Translators: after a date whose year has no published holidays yet */
    g_string_append (words, _ (" · provisional"));
  return g_string_free (words, FALSE);
}

static void
show_dates (DubanEntryPreview *self, const DubanPreview *preview)
{
  g_autofree char *policy = g_strdup_printf (
      _ ("Days counted: %s"), duban_wording_of_policy (preview->terms->settings.policy));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->dates)) != NULL)
    gtk_grid_remove (GTK_GRID (self->dates), child);
  duban_text_show (GTK_LABEL (self->policy), policy);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const DubanStageResult *stage = &preview->clock.stages[i];
      g_autofree char *words = stage->due != DUBAN_NO_DAY ? say_stage (preview, stage)
                                                          : g_strdup (_ ("no date of assignment"));

      add_date (self, i, duban_wording_of_stage (i), words,
                stage->state == DUBAN_STATE_OVERDUE ? "duban-red" : NULL);
    }
  if (preview->due != DUBAN_NO_DAY)
    {
      g_autofree char *words = duban_date_words_say (preview->due, preview->terms);

      add_date (self, DUBAN_N_STAGES, _ ("Deadline"), words, NULL);
    }
}

static DubanLight
get_light (DubanSeverity severity)
{
  if (severity == DUBAN_SEVERITY_CRITICAL)
    return DUBAN_LIGHT_RED;
  return severity == DUBAN_SEVERITY_WARNING ? DUBAN_LIGHT_YELLOW : DUBAN_LIGHT_GREY;
}

/* ▲ 预警 第四条 / the sentence. */
static GtkWidget *
new_finding (const DubanPreviewFinding *finding)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = g_object_new (DUBAN_TYPE_LIGHT_MARK, NULL);
  /* Translators: how grave a finding is, and the measure that it goes back to */
  g_autofree char *kind
      = g_strdup_printf (_ ("%s · %s"), duban_wording_of_severity (finding->severity),
                         duban_wording_of_measure (finding->rule));

  duban_light_mark_set_light (DUBAN_LIGHT_MARK (mark), get_light (finding->severity));
  gtk_widget_set_visible (mark, finding->severity != DUBAN_SEVERITY_NOTICE);
  gtk_box_append (GTK_BOX (head), mark);
  gtk_box_append (GTK_BOX (head), new_words (kind, "caption-heading"));
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), new_words (finding->sentence, NULL));
  gtk_widget_set_tooltip_text (card, duban_wording_quote_measure (finding->rule));
  gtk_widget_add_css_class (card, "duban-card");
  return card;
}

static void
show_findings (DubanEntryPreview *self, const DubanPreview *preview, gboolean has_findings)
{
  empty (self->findings);
  if (!has_findings)
    {
      gtk_box_append (GTK_BOX (self->findings),
                      new_words (_ ("Write what is to be done and who does it; conflicts are shown "
                                    "here while you type."),
                                 "dim-label"));
      return;
    }
  for (guint i = 0; i < preview->findings->len; i++)
    gtk_box_append (GTK_BOX (self->findings),
                    new_finding (&g_array_index (preview->findings, DubanPreviewFinding, i)));
  if (preview->findings->len == 0)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *mark = g_object_new (DUBAN_TYPE_LIGHT_MARK, NULL);

      duban_light_mark_set_light (DUBAN_LIGHT_MARK (mark), DUBAN_LIGHT_GREEN);
      gtk_box_append (GTK_BOX (line), mark);
      gtk_box_append (GTK_BOX (line), new_words (_ ("No conflict, nothing overdue"), NULL));
      gtk_box_append (GTK_BOX (self->findings), line);
    }
}

static void
duban_entry_preview_dispose (GObject *object)
{
  DubanEntryPreview *self = DUBAN_ENTRY_PREVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_entry_preview_parent_class)->dispose (object);
}

static void
duban_entry_preview_class_init (DubanEntryPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_entry_preview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_entry_preview_init (DubanEntryPreview *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->dates = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->dates), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->dates), 12);
  self->findings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->policy = new_words (NULL, "caption");
  gtk_widget_add_css_class (self->policy, "dim-label");
  gtk_widget_set_margin_bottom (self->policy, 12);
  gtk_box_append (GTK_BOX (self->box), new_heading (_ ("Dates of the 137 clock")));
  gtk_box_append (GTK_BOX (self->box), self->dates);
  gtk_box_append (GTK_BOX (self->box), self->policy);
  gtk_box_append (GTK_BOX (self->box), new_heading (_ ("What would be found")));
  gtk_box_append (GTK_BOX (self->box), self->findings);
  gtk_widget_add_css_class (self->box, "entry-preview");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dates and findings after saving"), -1);
}

void
duban_entry_preview_show (DubanEntryPreview *self, const DubanPreview *preview,
                          gboolean has_findings)
{
  show_dates (self, preview);
  show_findings (self, preview, has_findings);
}

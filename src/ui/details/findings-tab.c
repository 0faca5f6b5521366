/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/tabs.h"

#include "app/wording/wording.h"
#include "ui/details/detail-card.h"
#include "ui/widgets/light.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

static const char *
class_of (DubanSeverity severity)
{
  switch (severity)
    {
    case DUBAN_SEVERITY_CRITICAL:
      return "duban-red";
    case DUBAN_SEVERITY_WARNING:
      return "duban-yellow";
    case DUBAN_SEVERITY_NOTICE:
    default:
      return "dim-label";
    }
}

static GtkWidget *
new_mark (const DubanDetailFinding *finding)
{
  GtkWidget *mark = g_object_new (DUBAN_TYPE_LIGHT_MARK, NULL);
  DubanLight light = finding->waived                                ? DUBAN_LIGHT_GREY
                     : finding->severity == DUBAN_SEVERITY_CRITICAL ? DUBAN_LIGHT_RED
                     : finding->severity == DUBAN_SEVERITY_WARNING  ? DUBAN_LIGHT_YELLOW
                                                                    : DUBAN_LIGHT_GREY;

  duban_light_mark_set_light (DUBAN_LIGHT_MARK (mark), light);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

static GtkWidget *
new_title (const DubanDetailFinding *finding)
{
  GtkWidget *line = duban_detail_card_line_new ();
  g_autofree char *head = g_strdup_printf ("%s · %s", duban_wording_of_severity (finding->severity),
                                           duban_wording_of_rule (finding->rule));
  GtkWidget *title = duban_text_label_new (head, "heading");

  gtk_widget_add_css_class (title, finding->waived ? "dim-label" : class_of (finding->severity));
  gtk_box_append (GTK_BOX (line), new_mark (finding));
  gtk_box_append (GTK_BOX (line), title);
  return line;
}

static void
append_text (GtkWidget *card, const char *text, const char *class)
{
  if (text != NULL && text[0] != '\0')
    gtk_box_append (GTK_BOX (card), duban_text_label_new (text, class));
}

/* Each way to settle it; the last sets it aside, or no longer. */
static void
add_buttons (GtkWidget *card, const DubanDetailFinding *finding, guint i)
{
  const char *last = finding->waived ? _ ("Set aside no longer") : _ ("Set aside…");
  DubanDetailCardButtons buttons;
  GtkWidget *button;

  duban_detail_card_buttons_init (&buttons, GTK_BOX (card));
  for (guint j = 0; !finding->waived && j < finding->remedies->len; j++)
    {
      const DubanRemedy *remedy = finding->remedies->pdata[j];

      duban_detail_card_buttons_add (&buttons,
                                     duban_detail_card_button_new (remedy->label, "details.remedy",
                                                                   g_variant_new ("(uu)", i, j)),
                                     remedy->label);
    }
  button = duban_detail_card_button_new (
      last, finding->waived ? "details.unwaive" : "details.waive", g_variant_new_uint32 (i));
  gtk_widget_add_css_class (button, "flat");
  duban_detail_card_buttons_add (&buttons, button, last);
}

static GtkWidget *
new_card (const DubanDetailFinding *finding, guint i)
{
  GtkWidget *card = duban_detail_card_new (finding->sentence);
  /* Translators: a measure of the notice, and its words */
  g_autofree char *source = g_strdup_printf (_ ("%s: %s"), duban_wording_of_measure (finding->rule),
                                             duban_wording_quote_measure (finding->rule));

  gtk_box_append (GTK_BOX (card), new_title (finding));
  append_text (card, finding->facts, "facts");
  append_text (card, finding->sentence, NULL);
  if (finding->waiver != NULL)
    {
      /* Translators: why a finding is set aside, and until when */
      g_autofree char *waiver = g_strdup_printf (_ ("Set aside: %s"), finding->waiver);

      append_text (card, waiver, NULL);
    }
  append_text (card, source, "measure");
  add_buttons (card, finding, i);
  return card;
}

void
duban_findings_tab_fill (GtkBox *box, const DubanDetail *detail)
{
  guint n_waived = 0;

  for (guint i = 0; i < detail->findings->len; i++)
    {
      const DubanDetailFinding *finding = &g_array_index (detail->findings, DubanDetailFinding, i);

      n_waived += finding->waived ? 1 : 0;
      if (!finding->waived)
        gtk_box_append (box, new_card (finding, i));
    }
  if (detail->findings->len == n_waived)
    gtk_box_append (
        box, duban_text_label_new (_ ("Nothing is wrong with this task today."), "dim-label"));
  if (n_waived == 0)
    return;
  gtk_box_append (box, duban_detail_card_heading_new (C_ ("findings", "Set aside")));
  for (guint i = 0; i < detail->findings->len; i++)
    if (g_array_index (detail->findings, DubanDetailFinding, i).waived)
      gtk_box_append (box, new_card (&g_array_index (detail->findings, DubanDetailFinding, i), i));
}

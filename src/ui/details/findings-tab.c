/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/tabs.h"

#include "app/wording/wording.h"
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
card_of (const DubanDetailFinding *finding)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *head = g_strdup_printf (finding->waived ? _ ("%s · %s · set aside") : "%s · %s",
                                           duban_wording_of_severity (finding->severity),
                                           duban_wording_of_rule (finding->rule));
  GtkWidget *title = duban_text_label_new (head, "heading");
  GtkWidget *sentence = duban_text_label_new (finding->sentence, NULL);
  /* Translators: a measure of the notice, and its words */
  g_autofree char *source = g_strdup_printf (_ ("%s: %s"), duban_wording_of_measure (finding->rule),
                                             duban_wording_quote_measure (finding->rule));
  GtkWidget *measure = duban_text_label_new (source, "caption");

  gtk_widget_add_css_class (title, finding->waived ? "dim-label" : class_of (finding->severity));
  gtk_widget_add_css_class (measure, "dim-label");
  gtk_widget_add_css_class (card, "duban-card");
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), sentence);
  gtk_box_append (GTK_BOX (card), measure);
  return card;
}

void
duban_findings_tab_fill (GtkBox *box, const DubanDetail *detail)
{
  for (guint i = 0; i < detail->findings->len; i++)
    gtk_box_append (box, card_of (&g_array_index (detail->findings, DubanDetailFinding, i)));
  if (detail->findings->len == 0)
    gtk_box_append (
        box, duban_text_label_new (_ ("Nothing is wrong with this task today."), "dim-label"));
}

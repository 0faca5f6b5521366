/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/tabs.h"

#include "app/wording/wording.h"
#include "ui/details/detail-card.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

static gboolean
is_alive (const DubanDetail *detail)
{
  return detail->task->status == DUBAN_STATUS_OPEN
         || detail->task->status == DUBAN_STATUS_SUSPENDED;
}

/* 11月3日完成; 应于11月20日，超期3天; 11月30日. */
static char *
say_state (const DubanDetailMilestone *milestone, DubanDay today)
{
  g_autofree char *due = duban_wording_of_day (milestone->due, today);
  g_autofree char *done = duban_wording_of_day (milestone->done, today);

  if (milestone->done != DUBAN_NO_DAY && milestone->done > milestone->due)
    /* Translators: two days */
    return g_strdup_printf (_ ("Due %s, done %s"), due, done);
  if (milestone->done != DUBAN_NO_DAY)
    /* Translators: a day */
    return g_strdup_printf (_ ("Done %s"), done);
  if (milestone->overdue > 0)
    return g_strdup_printf (ngettext ("Due %s, overdue by %d day", "Due %s, overdue by %d days",
                                      (gulong) milestone->overdue),
                            due, milestone->overdue);
  /* Translators: a day */
  return g_strdup_printf (_ ("Due %s"), due);
}

static GtkWidget *
new_card (const DubanDetail *detail, const DubanDetailMilestone *milestone)
{
  g_autofree char *state = say_state (milestone, detail->terms->today);
  g_autofree char *name = g_strdup_printf ("%s: %s", milestone->title, state);
  GtkWidget *card = duban_detail_card_new (name);
  GtkWidget *line = duban_detail_card_line_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  char id[DUBAN_ID_TEXT_SIZE];
  g_autofree char *kind = g_strdup_printf ("milestone:%s", duban_id_format (&milestone->id, id));
  gboolean done = milestone->done != DUBAN_NO_DAY;

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), duban_text_label_new (milestone->title, NULL));
  gtk_box_append (
      GTK_BOX (texts),
      duban_text_label_new (state, milestone->overdue > 0 ? "duban-yellow" : "dim-label"));
  gtk_box_append (GTK_BOX (line), texts);
  if (done)
    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("object-select-symbolic"));
  else if (is_alive (detail))
    {
      GtkWidget *button
          = duban_detail_card_act_new (C_ ("milestone", "Done"), detail->task->n, kind);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (card), line);
  return card;
}

void
duban_milestones_tab_fill (GtkBox *box, const DubanDetail *detail)
{
  GtkWidget *button;

  for (guint i = 0; i < detail->milestones->len; i++)
    gtk_box_append (
        box, new_card (detail, &g_array_index (detail->milestones, DubanDetailMilestone, i)));
  if (detail->milestones->len == 0)
    gtk_box_append (box, duban_text_label_new (_ ("This task has no milestones yet: the dated "
                                                  "steps of its own plan (measure 3)."),
                                               "dim-label"));
  if (!is_alive (detail))
    return;
  button = duban_detail_card_act_new (_ ("Add a milestone"), detail->task->n, "milestone");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (box, button);
}

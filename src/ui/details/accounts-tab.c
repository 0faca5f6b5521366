/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/tabs.h"

#include "app/wording/wording.h"
#include "ui/details/detail-card.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN 100 /* widgets; older ones stand among the records */

static GtkWidget *
new_week (DubanDay monday, DubanDay today)
{
  DubanPeriod week = duban_period_of (DUBAN_PERIOD_WEEK, monday);
  g_autofree char *from = duban_wording_of_day (week.from, today);
  g_autofree char *to = duban_wording_of_day (week.to, today);
  /* Translators: the first and the last day of a week */
  g_autofree char *text = g_strdup_printf (_ ("%s – %s"), from, to);

  return duban_detail_card_heading_new (text);
}

static const char *
class_of (DubanPosition position)
{
  switch (position)
    {
    case DUBAN_POSITION_BLOCKED:
      return "duban-red";
    case DUBAN_POSITION_SLOW:
      return "duban-yellow";
    default:
      return NULL;
    }
}

/* Of another's desk only what has come from it is known here. */
static const char *
word_of_missing (const DubanDetail *detail, const DubanDetailAccount *account)
{
  return detail->terms->desk_leader == account->leader ? _ ("not given") : _ ("not received");
}

static void
add_act (GtkWidget *line, const DubanDetail *detail, const DubanDetailAccount *account)
{
  GtkWidget *button;
  g_autofree char *kind
      = g_strdup_printf ("account:%s:%u", duban_ledger_get_code (account->ledger), account->leader);

  if (detail->terms->desk_leader != 0 && detail->terms->desk_leader != account->leader)
    return;
  button = duban_detail_card_act_new (_ ("Give the account"), detail->task->n, kind);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
new_card (const DubanDetail *detail, const DubanDetailAccount *account)
{
  gboolean missing = account->position == 0;
  const char *position
      = missing ? word_of_missing (detail, account) : duban_wording_of_position (account->position);
  g_autofree char *name = g_strdup_printf ("%s %s: %s", account->name != NULL ? account->name : "",
                                           duban_wording_of_ledger (account->ledger), position);
  GtkWidget *card = duban_detail_card_new (name);
  GtkWidget *line = duban_detail_card_line_new ();

  gtk_box_append (GTK_BOX (line), duban_text_label_new (account->name, "heading"));
  duban_detail_card_add_badge (GTK_BOX (line), duban_wording_of_ledger (account->ledger), NULL);
  duban_detail_card_add_badge (GTK_BOX (line), position,
                               missing ? "duban-yellow" : class_of (account->position));
  if (account->is_superseded)
    duban_detail_card_add_badge (GTK_BOX (line), _ ("revised since"), "dim-label");
  if (missing)
    add_act (line, detail, account);
  gtk_box_append (GTK_BOX (card), line);
  if (account->text[0] != '\0')
    gtk_box_append (GTK_BOX (card), duban_text_label_new (account->text, NULL));
  return card;
}

void
duban_accounts_tab_fill (GtkBox *box, const DubanDetail *detail)
{
  DubanDay week = DUBAN_NO_DAY;
  gboolean crosses = detail->task->n_cooperators > 0;
  GtkWidget *button;

  for (guint i = 0; i < MIN (detail->accounts->len, MAX_SHOWN); i++)
    {
      const DubanDetailAccount *account = &g_array_index (detail->accounts, DubanDetailAccount, i);

      if (account->week != week)
        gtk_box_append (box, new_week (account->week, detail->terms->today));
      week = account->week;
      gtk_box_append (box, new_card (detail, account));
    }
  if (detail->accounts->len == 0)
    gtk_box_append (box,
                    duban_text_label_new (crosses ? _ ("No account has been given yet.")
                                                  : _ ("This task has no cooperating leader, so no "
                                                       "accounts are owed (measure 4)."),
                                          "dim-label"));
  if (!crosses || detail->task->status != DUBAN_STATUS_OPEN)
    return;
  button = duban_detail_card_act_new (_ ("Give an account"), detail->task->n, "account");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (box, button);
}

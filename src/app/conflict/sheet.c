/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/conflict/cards.h"

#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>

/* What can be done at once, one after the other. (transfer full) */
static char *
dup_ways (const DubanConflictCard *card)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < card->ways->len; i++)
    {
      const DubanConflictWay *way = card->ways->pdata[i];

      if (duban_conflict_way_is_deed (way))
        /* Translators: between proposals of a list */
        g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between proposals", "; ") : "",
                                way->label);
    }
  return g_string_free (text, FALSE);
}

static void
add_group (DubanSheet *sheet, const DubanConflictGroup *group)
{
  const gboolean is_waived = group->rule == DUBAN_N_RULES;
  g_autofree char *title = g_strdup_printf (
      C_ ("a kind of conflict", "%s %u"),
      is_waived ? C_ ("record", "Set aside") : duban_wording_of_rule (group->rule), group->n_cards);

  duban_sheet_add_group (sheet, title);
  for (guint i = 0; i < group->cards->len; i++)
    {
      const DubanConflictCard *card = group->cards->pdata[i];
      g_autofree char *ways = dup_ways (card);
      const char *const texts[]
          = { card->number != NULL ? card->number : "", card->title != NULL ? card->title : "",
              card->sentence, ways, NULL };

      duban_sheet_take_row (sheet, g_strdupv ((char **) (gpointer) texts));
    }
  if (group->cards->len < group->n_cards)
    {
      g_autofree char *rest = g_strdup_printf (_ ("(%u more are not listed here)"),
                                               group->n_cards - group->cards->len);

      duban_sheet_add_group (sheet, rest);
    }
}

DubanSheet *
duban_conflict_cards_dup_sheet (const DubanConflictCards *cards)
{
  DubanSheet *sheet = duban_sheet_new (g_strdup (_ ("Conflicts of responsibility")), NULL,
                                       g_strdup (cards->as_of));

  duban_sheet_add_column (sheet, C_ ("field", "Number"), 0, TRUE);
  duban_sheet_add_column (sheet, C_ ("field", "Title"), 3, FALSE);
  duban_sheet_add_column (sheet, _ ("What is found"), 5, FALSE);
  duban_sheet_add_column (sheet, _ ("Ways to settle it"), 3, FALSE);
  for (guint i = 0; i < cards->groups->len; i++)
    add_group (sheet, cards->groups->pdata[i]);
  return sheet;
}

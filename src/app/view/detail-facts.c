/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/detail-facts.h"

#include "app/wording/wording.h"
#include "core/finding-detail.h"

#include "app/words.h"

#define MAX_HANDOVERS 6 /* the last ones are said */

static const char *
name_of (const DubanDirectory *directory, guint32 n)
{
  const char *name = duban_directory_get_name (directory, n);

  return name != NULL ? name : _ ("nobody");
}

char *
duban_detail_facts_join (const DubanDirectory *directory, const guint32 *ns, gsize n)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      const char *name = duban_directory_get_name (directory, ns[i]);

      if (name == NULL)
        continue;
      if (names->len > 0)
        /* translators: between the names of a list */
        g_string_append (names, C_ ("list", ", "));
      g_string_append (names, name);
    }
  return g_string_free (names, FALSE);
}

static gboolean
is_handover (const DubanRecord *record, const DubanClock137 *clock, gboolean of_unit)
{
  return record->kind == DUBAN_RECORD_HANDOVER && !record->is_void
         && (of_unit ? record->moves_unit : record->moves_lead)
         && duban_clock137_covers (clock, record);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const DubanRecord *const *record_a = a;
  const DubanRecord *const *record_b = b;

  if (*record_a == *record_b)
    return 0;
  return duban_record_is_after (*record_a, *record_b) ? 1 : -1;
}

/* 8月1日 副旗长甲→副旗长乙. */
static void
append_handover (GString *text, const DubanRemedyCase *facts, const DubanRecord *record,
                 gboolean of_unit)
{
  const DubanDirectory *directory = facts->terms->directory;
  guint32 from = of_unit ? record->unit_from : record->lead_from;
  guint32 to = of_unit ? record->unit_to : record->lead_to;
  g_autofree char *day = duban_wording_of_day (record->day, facts->terms->today);

  g_string_append_printf (text, "\n%s %s → %s", day, name_of (directory, from),
                          name_of (directory, to));
}

static char *
say_handovers (const DubanRemedyCase *facts, const DubanClock137 *clock,
               const DubanFinding *finding)
{
  gboolean of_unit = (finding->detail & DUBAN_DETAIL_UNIT) != 0;
  int window
      = duban_settings_get_number (&facts->terms->settings, DUBAN_SETTING_HANDOVER_WINDOW_DAYS);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < facts->n_records; i++)
    if (is_handover (&facts->records[i], clock, of_unit))
      g_ptr_array_add (items, (gpointer) &facts->records[i]);
  g_ptr_array_sort (items, compare_records);
  if ((finding->detail & ~DUBAN_DETAIL_UNIT) == DUBAN_DETAIL_TWICE)
    /* Translators: a number of days */
    g_string_append_printf (
        text, _ ("Handed over twice within %d days, with nothing recorded in between"), window);
  else
    g_string_append_printf (
        text, ngettext ("Handed over %u time", "Handed over %u times", items->len), items->len);
  for (guint i = items->len > MAX_HANDOVERS ? items->len - MAX_HANDOVERS : 0; i < items->len; i++)
    append_handover (text, facts, items->pdata[i], of_unit);
  return g_string_free (text, FALSE);
}

static char *
join_charge (const DubanRemedyCase *facts, DubanDay day)
{
  DubanCharge charge;

  duban_charge_of_task (&charge, facts->terms->directory, facts->task, day);
  if (charge.n_leaders == 0)
    return g_strdup (_ ("nobody"));
  return duban_detail_facts_join (facts->terms->directory, charge.leaders,
                                  MIN (charge.n_leaders, DUBAN_CHARGE_MAX));
}

static char *
say_charge (const DubanRemedyCase *facts, const DubanClock137 *clock)
{
  g_autofree char *now = join_charge (facts, facts->terms->today);
  g_autofree char *then = NULL;
  g_autofree char *day = NULL;

  if (clock->assigned == DUBAN_NO_DAY)
    /* Translators: leaders */
    return g_strdup_printf (_ ("In charge now: %s"), now);
  then = join_charge (facts, clock->assigned);
  day = duban_wording_of_day (clock->assigned, facts->terms->today);
  /* Translators: the day of assignment, leaders, leaders */
  return g_strdup_printf (_ ("In charge when assigned (%s): %s\nIn charge now: %s"), day, then,
                          now);
}

char *
duban_detail_facts_say (const DubanRemedyCase *facts, const DubanClock137 *clock,
                        const DubanFinding *finding)
{
  switch (finding->rule)
    {
    case DUBAN_RULE_PASSED_AROUND:
      return say_handovers (facts, clock, finding);
    case DUBAN_RULE_LEAD_NOT_IN_CHARGE:
    case DUBAN_RULE_LEAD_MOVED:
    case DUBAN_RULE_DOUBLE_CHARGE:
      return say_charge (facts, clock);
    default:
      return NULL;
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/tabs.h"

#include "app/view/detail-facts.h"
#include "app/wording/wording.h"
#include "core/attribute.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkGrid *grid;
  int row;
} Facts;

/* A line of name and value; none for an empty value. */
static void
add_fact (Facts *facts, const char *name, const char *value, const char *class)
{
  GtkWidget *label, *text;

  if (value == NULL || value[0] == '\0')
    return;
  label = duban_text_label_new (name, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  text = duban_text_label_new (value, class);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_grid_attach (facts->grid, label, 0, facts->row, 1, 1);
  gtk_grid_attach (facts->grid, text, 1, facts->row++, 1, 1);
}

/* A unit and its head, the first responsible person (measure 3). */
static char *
dup_unit (const DubanDirectory *directory, guint32 n)
{
  const DubanUnit *unit = duban_directory_get_unit (directory, n);

  if (unit == NULL)
    return NULL;
  /* Translators: a unit, and its head */
  return unit->head != NULL && unit->head[0] != '\0'
             ? g_strdup_printf (_ ("%s (head: %s)"), unit->name, unit->head)
             : g_strdup (unit->name);
}

/* A leader with his title. */
static char *
dup_leader (const DubanDirectory *directory, guint32 n)
{
  const DubanLeader *leader = duban_directory_get_leader (directory, n);

  if (leader == NULL)
    return NULL;
  return leader->title != NULL && leader->title[0] != '\0'
                 && strstr (leader->name, leader->title) == NULL
             ? g_strdup_printf (_ ("%s, %s"), leader->name, leader->title)
             : g_strdup (leader->name);
}

static char *
join_units (const DubanDetail *detail)
{
  const DubanTask *task = detail->task;
  GString *units = g_string_new (NULL);

  for (gsize i = 0; i < task->n_cooperating_units; i++)
    {
      g_autofree char *unit = dup_unit (detail->terms->directory, task->cooperating_units[i]);

      if (unit != NULL)
        g_string_append_printf (units, "%s%s", units->len > 0 ? "\n" : "", unit);
    }
  if (task->cooperating_text != NULL && task->cooperating_text[0] != '\0')
    g_string_append_printf (units, "%s%s", units->len > 0 ? "\n" : "", task->cooperating_text);
  return g_string_free (units, FALSE);
}

/* Said only where it is not simply the lead. */
static void
add_charge (Facts *facts, const DubanDetail *detail)
{
  const DubanCharge *charge = &detail->charge;
  g_autofree char *names = NULL;

  if (charge->n_leaders == 0
      || (charge->n_leaders == 1 && charge->leaders[0] == detail->task->lead))
    return;
  names = duban_detail_facts_join (detail->terms->directory, charge->leaders,
                                   MIN (charge->n_leaders, DUBAN_CHARGE_MAX));
  if (detail->task->lead != 0 && !duban_charge_includes (charge, detail->task->lead))
    {
      /* Translators: leaders who are in charge by the portfolio, none of whom leads */
      g_autofree char *said = g_strdup_printf (_ ("%s – not the lead"), names);

      add_fact (facts, _ ("In charge by portfolio"), said, "duban-yellow");
      return;
    }
  add_fact (facts, _ ("In charge by portfolio"), names, NULL);
}

static void
add_people (Facts *facts, const DubanDetail *detail)
{
  const DubanTask *task = detail->task;
  const DubanDirectory *directory = detail->terms->directory;
  g_autofree char *lead = dup_leader (directory, task->lead);
  g_autofree char *unit = dup_unit (directory, task->unit);
  g_autofree char *cooperators
      = duban_detail_facts_join (directory, task->cooperators, task->n_cooperators);
  g_autofree char *units = join_units (detail);

  add_fact (facts, _ ("Lead"), lead != NULL ? lead : _ ("none"), lead != NULL ? NULL : "duban-red");
  add_charge (facts, detail);
  add_fact (facts, _ ("Cooperating leaders"), cooperators, NULL);
  add_fact (facts, _ ("Responsible unit"),
            unit != NULL                                            ? unit
            : task->unit_text != NULL && task->unit_text[0] != '\0' ? task->unit_text
                                                                    : _ ("none"),
            unit != NULL ? NULL : "duban-red");
  add_fact (facts, _ ("Cooperating units"), units, NULL);
  add_fact (facts, C_ ("a line of work", "Field"),
            duban_directory_get_name (directory, task->field), NULL);
  add_fact (facts, _ ("Assigned by"), task->assigner, NULL);
  add_fact (facts, _ ("Received by"), task->assignee, NULL);
  add_fact (facts, _ ("Part of"), detail->parent, NULL);
}

static void
add_work (Facts *facts, const DubanDetail *detail)
{
  const DubanTask *task = detail->task;
  g_autofree char *follow_up = NULL;

  if (detail->clock.follows_up && detail->clock.follow_up_due != DUBAN_NO_DAY)
    follow_up = duban_wording_of_day (detail->clock.follow_up_due, detail->terms->today);
  add_fact (facts, _ ("Next follow-up"), follow_up,
            detail->clock.follow_up_days > 0 ? "duban-yellow" : NULL);
  add_fact (facts, duban_wording_of_attr (DUBAN_ATTR_IMPORTANCE),
            duban_wording_of_importance (task->importance), NULL);
  if (task->decision_state > DUBAN_DECISION_NONE)
    add_fact (facts, duban_wording_of_attr (DUBAN_ATTR_DECISION_STATE),
              duban_wording_of_decision_state (task->decision_state), NULL);
  add_fact (facts, duban_wording_of_attr (DUBAN_ATTR_HANDLING),
            duban_wording_of_handling (task->handling), NULL);
  add_fact (facts, _ ("Requirement"), task->requirement, NULL);
  add_fact (facts, _ ("Method"), task->method, NULL);
  add_fact (facts, _ ("Deadline as worded"), task->due_text, NULL);
  add_fact (facts, _ ("Document"), task->source_ref, NULL);
  add_fact (facts, _ ("Cause"), task->cause, NULL);
  add_fact (facts, _ ("Measures"), task->measures, NULL);
  add_fact (facts, _ ("Accountability"), task->accountability, NULL);
  add_fact (facts, _ ("Notes"), task->notes, NULL);
}

void
duban_people_tab_fill (GtkBox *box, const DubanDetail *detail)
{
  Facts facts = { .grid = GTK_GRID (gtk_grid_new ()) };

  gtk_grid_set_column_spacing (facts.grid, 12);
  gtk_grid_set_row_spacing (facts.grid, 8);
  add_people (&facts, detail);
  add_work (&facts, detail);
  gtk_box_append (box, GTK_WIDGET (facts.grid));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/act-palette.h"

#include "app/wording/wording.h"
#include "core/turn.h"
#include "ui/details/detail-card.h"

#include <glib/gi18n-lib.h>

#define OPEN (1 << DUBAN_STATUS_OPEN)
#define SUSPENDED (1 << DUBAN_STATUS_SUSPENDED)
#define CLOSED (1 << DUBAN_STATUS_CLOSED)
#define WITHDRAWN (1 << DUBAN_STATUS_WITHDRAWN)
#define ALIVE (OPEN | SUSPENDED)
#define ANY (ALIVE | CLOSED | WITHDRAWN)

enum
{
  PROGRESS,
  TROUBLE,
  PLAN,
  CHANGE,
  STATUS,
  OTHER,
  N_GROUPS
};

static const char *const groups[N_GROUPS] = {
  [PROGRESS] = N_ ("Progress"), [TROUBLE] = N_ ("Coordination"), [PLAN] = N_ ("Plan"),
  [CHANGE] = N_ ("Changes"),    [STATUS] = N_ ("Standing"),      [OTHER] = N_ ("Other"),
};

/* `when` is of which status, for a turn as far as it is possible.  An act that ends a record is
 * there while there is one to end. */
static const struct
{
  int group;
  const char *form;
  DubanRecordKind kind; /* 0: it is no record */
  DubanRecordKind ends; /* 0: nothing */
  int when;
  const char *label; /* NULL: the kind's name */
} acts[] = {
  { PROGRESS, "accept", DUBAN_RECORD_ACCEPT, 0, ALIVE, NULL },
  { PROGRESS, "deploy", DUBAN_RECORD_DEPLOY, 0, ALIVE, NULL },
  { PROGRESS, "approach", DUBAN_RECORD_APPROACH, 0, ALIVE, NULL },
  { PROGRESS, "feedback", DUBAN_RECORD_FEEDBACK, 0, ALIVE, NULL },
  { PROGRESS, "follow-up", DUBAN_RECORD_FOLLOW_UP, 0, ALIVE, NULL },
  { PROGRESS, "site-visit", DUBAN_RECORD_SITE_VISIT, 0, ALIVE, NULL },
  { TROUBLE, "blockage", DUBAN_RECORD_BLOCKAGE, 0, ALIVE, NULL },
  { TROUBLE, "resolve", DUBAN_RECORD_RESOLVE, DUBAN_RECORD_BLOCKAGE, ANY, NULL },
  { TROUBLE, "request", DUBAN_RECORD_REQUEST, 0, ALIVE, NULL },
  { TROUBLE, "answer", DUBAN_RECORD_ANSWER, DUBAN_RECORD_REQUEST, ANY, N_ ("Answer the request") },
  { TROUBLE, "account", DUBAN_RECORD_ACCOUNT, 0, ALIVE, NULL },
  { PLAN, "milestone", DUBAN_RECORD_MILESTONE, 0, ALIVE, N_ ("Add a milestone") },
  { PLAN, "part", 0, 0, ALIVE, N_ ("Break down") },
  { PLAN, "meeting", 0, 0, ALIVE, N_ ("Ask for a decision") },
  { PLAN, "decision", DUBAN_RECORD_DECISION, 0, ALIVE, N_ ("Record a decision") },
  { CHANGE, "handover", DUBAN_RECORD_HANDOVER, 0, ALIVE, NULL },
  { CHANGE, "extension", DUBAN_RECORD_EXTENSION, 0, ALIVE, N_ ("Ask for an extension") },
  { CHANGE, "extension-answer", DUBAN_RECORD_EXTENSION, DUBAN_RECORD_EXTENSION, ALIVE,
    N_ ("Answer an extension") },
  { CHANGE, "reissue", DUBAN_RECORD_REISSUE, 0, ANY, NULL },
  { STATUS, "close", DUBAN_RECORD_CLOSE, 0, ANY, NULL },
  { STATUS, "verify", DUBAN_RECORD_VERIFY, 0, CLOSED, NULL },
  { STATUS, "reopen", DUBAN_RECORD_REOPEN, 0, ANY, NULL },
  { STATUS, "suspend", DUBAN_RECORD_SUSPEND, 0, ANY, NULL },
  { STATUS, "resume", DUBAN_RECORD_RESUME, 0, ANY, NULL },
  { STATUS, "withdraw", DUBAN_RECORD_WITHDRAW, 0, ANY, NULL },
  { OTHER, "urge", DUBAN_RECORD_URGE, 0, ALIVE, NULL },
  { OTHER, "note", DUBAN_RECORD_NOTE, 0, ANY, NULL },
  { OTHER, "slip", 0, 0, ANY, N_ ("Print the slip") },
};

static gboolean
is_possible (gsize act, const DubanDetail *detail)
{
  DubanStatus status = detail->task->status;
  DubanRecordKind kind = acts[act].kind;

  if (!(acts[act].when & 1 << status)
      || (kind == DUBAN_RECORD_ACCEPT && !detail->terms->settings.ask_acceptance))
    return FALSE;
  if (acts[act].ends != 0)
    return duban_detail_find_open (detail, acts[act].ends) != NULL;
  return kind == 0 || duban_turn_get_status (kind) == 0 || duban_turn_is_possible (kind, status);
}

/* The action of the window that takes the task; NULL: the act is a form. */
static const char *
get_window_action (gsize act)
{
  if (acts[act].kind == DUBAN_RECORD_URGE)
    return "win.urge"; /* a message first */
  return g_str_equal (acts[act].form, "slip") ? "win.print-slips" : NULL;
}

static GtkWidget *
new_button (gsize act, guint32 task)
{
  const char *label = acts[act].label != NULL ? _ (acts[act].label)
                                              : duban_wording_of_record_kind (acts[act].kind);
  GtkWidget *button;

  if (get_window_action (act) != NULL)
    button = duban_detail_card_button_new (
        label, get_window_action (act),
        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, &task, 1, sizeof task));
  else
    button = duban_detail_card_act_new (label, task, acts[act].form);
  gtk_widget_set_tooltip_text (button, NULL);
  return button;
}

static void
add_group (GtkGrid *grid, int group, const DubanDetail *detail, GtkWidget *popover)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (_ (groups[group]));
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      GtkWidget *button;

      if (acts[i].group != group || !is_possible (i, detail))
        continue;
      button = new_button (i, detail->task->n);
      g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (row), button);
      any = TRUE;
    }
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "dim-label");
  if (any)
    {
      gtk_grid_attach (grid, name, 0, group, 1, 1);
      gtk_grid_attach (grid, row, 1, group, 1, 1);
      return;
    }
  g_object_unref (g_object_ref_sink (name));
  g_object_unref (g_object_ref_sink (row));
}

GtkWidget *
duban_act_palette_new (const DubanDetail *detail)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 8);
  for (int group = 0; group < N_GROUPS; group++)
    add_group (grid, group, detail, popover);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "act-palette");
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (grid));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Act"), -1);
  return popover;
}

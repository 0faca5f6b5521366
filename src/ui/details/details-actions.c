/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/details-actions.h"

#include "app/edit/edit.h"
#include "app/edit/settle.h"
#include "ui/days/days-window.h"
#include "ui/details/history-window.h"
#include "ui/details/open-file.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"

#include <glib/gi18n-lib.h>

struct _DubanDetailsActions
{
  GtkWidget *widget; /* borrowed */
  DubanDesk *desk;
  DubanDetail *detail; /* or NULL */
  GSimpleActionGroup *group;
  gulong rooted; /* a handler of widget */
};

/* What a remedy does on the worker. */
typedef struct
{
  guint32 task, leader;
  DubanRemedyKind kind;
  DubanRule rule;
  char *leader_name, *unit_name; /* whom a waiver names, or NULL */
} Deed;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_free (deed->leader_name);
  g_free (deed->unit_name);
  g_free (deed);
}

static gboolean
settle (DubanSession *session, gpointer data, GError **error)
{
  const Deed *deed = data;

  if (deed->kind == DUBAN_REMEDY_LEAD)
    return duban_settle_lead (session, &deed->task, 1, deed->leader,
                              _ ("whoever is in charge leads (measure 4)"), error);
  return duban_settle_cooperator (session, deed->task, deed->leader,
                                  deed->kind == DUBAN_REMEDY_COOPERATE,
                                  _ ("whoever is touched cooperates (measure 4)"), error);
}

static gboolean
unwaive (DubanSession *session, gpointer data, GError **error)
{
  const Deed *deed = data;

  return duban_edit_waive (session, deed->task, duban_rule_get_code (deed->rule), deed->leader_name,
                           deed->unit_name, NULL, NULL, TRUE, error);
}

static const DubanDetailFinding *
get_finding (DubanDetailsActions *self, guint i)
{
  if (self->detail == NULL || i >= self->detail->findings->len)
    return NULL;
  return &g_array_index (self->detail->findings, DubanDetailFinding, i);
}

static void
run_settling (DubanDetailsActions *self, const DubanRemedy *remedy)
{
  Deed *deed = g_new0 (Deed, 1);
  /* Translators: a toast; what was done */
  g_autofree char *done = g_strdup_printf (_ ("Done: %s"), remedy->label);

  deed->task = self->detail->task->n;
  deed->leader = remedy->leader;
  deed->kind = remedy->kind;
  duban_deed_run (self->widget, self->desk, settle, deed, deed_free, done);
}

static void
run_remedy (DubanDetailsActions *self, const DubanRemedy *remedy)
{
  guint32 task = self->detail->task->n;

  switch (remedy->kind)
    {
    case DUBAN_REMEDY_ACT:
      duban_page_act (self->widget, task, remedy->form);
      break;
    case DUBAN_REMEDY_ACCOUNT:
      gtk_widget_activate_action (self->widget, "win.account", "u", task);
      break;
    case DUBAN_REMEDY_URGE:
      duban_page_send_tasks (self->widget, "win.urge", &task, 1);
      break;
    case DUBAN_REMEDY_OPEN:
      duban_page_open_task (self->widget, remedy->task);
      break;
    case DUBAN_REMEDY_PAGE:
      gtk_widget_activate_action (self->widget, "win.page", "s", remedy->form);
      break;
    case DUBAN_REMEDY_LEAD:
    case DUBAN_REMEDY_COOPERATE:
    case DUBAN_REMEDY_RELEASE:
    default:
      run_settling (self, remedy);
    }
}

static void
remedy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDetailsActions *self = user_data;
  const DubanDetailFinding *finding;
  guint i, j;

  g_variant_get (parameter, "(uu)", &i, &j);
  finding = get_finding (self, i);
  if (finding != NULL && j < finding->remedies->len)
    run_remedy (self, finding->remedies->pdata[j]);
}

/* Whether the rule can find several at one task, each of another leader. */
static gboolean
names_somebody (DubanRule rule)
{
  switch (rule)
    {
    case DUBAN_RULE_MISSING_COOPERATOR:
    case DUBAN_RULE_IDLE_COOPERATOR:
    case DUBAN_RULE_OWN_ACCOUNT_MISSING:
    case DUBAN_RULE_CROSS_ACCOUNT_MISSING:
    case DUBAN_RULE_NOT_ACCEPTED:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
waive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDetailsActions *self = user_data;
  const DubanDetailFinding *finding = get_finding (self, g_variant_get_uint32 (parameter));
  g_autofree char *form = NULL;
  gboolean named;

  if (finding == NULL)
    return;
  named = names_somebody (finding->rule);
  form = g_strdup_printf ("waive:%s:%u:%u", duban_rule_get_code (finding->rule),
                          named ? finding->leader : 0,
                          finding->rule == DUBAN_RULE_MISSING_COOPERATOR ? finding->unit : 0);
  duban_page_act (self->widget, self->detail->task->n, form);
}

static void
unwaive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDetailsActions *self = user_data;
  const DubanDetailFinding *finding = get_finding (self, g_variant_get_uint32 (parameter));
  const DubanDirectory *directory;
  Deed *deed;

  if (finding == NULL)
    return;
  directory = self->detail->terms->directory;
  deed = g_new0 (Deed, 1);
  deed->task = self->detail->task->n;
  deed->rule = finding->rule;
  deed->leader_name = g_strdup (duban_directory_get_name (directory, finding->leader));
  deed->unit_name = g_strdup (duban_directory_get_name (directory, finding->unit));
  duban_deed_run (self->widget, self->desk, unwaive, deed, deed_free, _ ("Set aside no longer"));
}

static GtkWindow *
get_window (DubanDetailsActions *self)
{
  return GTK_WINDOW (gtk_widget_get_root (self->widget));
}

static void
days_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDetailsActions *self = user_data;

  if (self->detail != NULL)
    duban_days_window_present (get_window (self), self->detail, g_variant_get_uint32 (parameter));
}

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDetailsActions *self = user_data;
  guint i = g_variant_get_uint32 (parameter);

  if (self->detail != NULL && i < self->detail->history->attachments->len)
    duban_open_file (self->widget, self->detail->history->attachments->pdata[i]);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDetailsActions *self = user_data;

  if (self->detail != NULL)
    duban_history_window_present (get_window (self), self->detail);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDetailsActions *self = user_data;

  if (self->detail != NULL && self->detail->farewell == NULL)
    gtk_widget_activate_action (self->widget, "win.edit-task", "u", self->detail->task->n);
}

/* When the details are moved beside the page or over it, GTK loses sight of the group: it is put in
 * again. */
static void
root_cb (GtkWidget *widget, GParamSpec *spec, gpointer user_data)
{
  DubanDetailsActions *self = user_data;

  if (gtk_widget_get_root (widget) == NULL)
    return;
  gtk_widget_insert_action_group (widget, "details", NULL);
  gtk_widget_insert_action_group (widget, "details", G_ACTION_GROUP (self->group));
}

DubanDetailsActions *
duban_details_actions_new (GtkWidget *widget, DubanDesk *desk)
{
  const GActionEntry entries[] = {
    { "remedy", remedy_cb, "(uu)" },
    { "waive", waive_cb, "u" },
    { "unwaive", unwaive_cb, "u" },
    { "days", days_cb, "u" },
    { "open-file", open_file_cb, "u" },
    { "history", history_cb },
    { "edit", edit_cb },
  };
  DubanDetailsActions *self = g_new0 (DubanDetailsActions, 1);

  self->widget = widget;
  self->desk = g_object_ref (desk);
  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (widget, "details", G_ACTION_GROUP (self->group));
  self->rooted = g_signal_connect (widget, "notify::root", G_CALLBACK (root_cb), self);
  return self;
}

void
duban_details_actions_free (DubanDetailsActions *self)
{
  g_signal_handler_disconnect (self->widget, self->rooted);
  gtk_widget_insert_action_group (self->widget, "details", NULL);
  g_object_unref (self->group);
  g_object_unref (self->desk);
  g_clear_pointer (&self->detail, duban_detail_unref);
  g_free (self);
}

void
duban_details_actions_set_detail (DubanDetailsActions *self, DubanDetail *detail)
{
  if (detail != NULL)
    duban_detail_ref (detail);
  g_clear_pointer (&self->detail, duban_detail_unref);
  self->detail = detail;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/task-query.h"

#include "ui/preferences/remembered.h"
#include "ui/tasks/column-actions.h"

struct _DubanTaskQuery
{
  GObject parent_instance;

  GSimpleActionGroup *actions;
  DubanListingQuery query;
};

G_DEFINE_FINAL_TYPE (DubanTaskQuery, duban_task_query, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
set_state (DubanTaskQuery *self, const char *name, GVariant *value)
{
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), value);
}

/* The actions say what is asked for. */
static void
tell_actions (DubanTaskQuery *self)
{
  const DubanListingQuery *query = &self->query;
  const char *scope = query->statuses == 0                         ? "all"
                      : query->statuses == DUBAN_LISTING_UNDER_WAY ? "open"
                                                                   : "some";

  set_state (self, "order",
             g_variant_new_string (duban_column_actions_list_orders ()[query->order]));
  set_state (self, "reversed", g_variant_new_boolean (query->reversed));
  set_state (self, "light",
             g_variant_new_string (query->light == DUBAN_LISTING_ANY_LIGHT
                                       ? "any"
                                       : duban_light_get_code (query->light)));
  set_state (self, "scope", g_variant_new_string (scope));
}

static DubanListingOrder
parse_order (const char *name)
{
  const char *const *orders = duban_column_actions_list_orders ();

  for (int i = 0; orders[i] != NULL; i++)
    if (g_str_equal (orders[i], name))
      return (DubanListingOrder) i;
  return DUBAN_LISTING_BY_LIGHT;
}

static void
order_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTaskQuery *self = user_data;
  const char *name = g_variant_get_string (value, NULL);

  self->query.order = parse_order (name);
  self->query.reversed = FALSE;
  duban_preferences_set_string ("tasks-order", name);
  duban_preferences_set_boolean ("tasks-reversed", FALSE);
  duban_task_query_end (self);
}

static void
reversed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTaskQuery *self = user_data;

  self->query.reversed = g_variant_get_boolean (value);
  duban_preferences_set_boolean ("tasks-reversed", self->query.reversed);
  duban_task_query_end (self);
}

static void
light_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTaskQuery *self = user_data;
  DubanLight light;

  self->query.light = duban_light_parse (g_variant_get_string (value, NULL), &light)
                          ? (int) light
                          : DUBAN_LISTING_ANY_LIGHT;
  duban_task_query_end (self);
}

static void
scope_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTaskQuery *self = user_data;

  self->query.statuses
      = g_str_equal (g_variant_get_string (value, NULL), "all") ? 0 : DUBAN_LISTING_UNDER_WAY;
  duban_task_query_end (self);
}

static void
everything_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanTaskQuery *self = user_data;

  duban_listing_query_take_everything (&self->query);
  duban_task_query_end (self);
}

static void
duban_task_query_finalize (GObject *object)
{
  DubanTaskQuery *self = DUBAN_TASK_QUERY (object);

  g_object_unref (self->actions);
  duban_listing_query_clear (&self->query);
  G_OBJECT_CLASS (duban_task_query_parent_class)->finalize (object);
}

static void
duban_task_query_class_init (DubanTaskQueryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duban_task_query_finalize;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_TASK_QUERY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
duban_task_query_init (DubanTaskQuery *self)
{
  const GActionEntry entries[] = {
    { "order", NULL, "s", "'light'", order_cb },
    { "reversed", NULL, NULL, "false", reversed_cb },
    { "light", NULL, "s", "'any'", light_cb },
    { "scope", NULL, "s", "'open'", scope_cb },
    { "everything", everything_cb },
  };
  g_autofree char *order = duban_preferences_dup_string ("tasks-order", "light");

  duban_listing_query_init (&self->query);
  self->query.order = parse_order (order);
  self->query.reversed = duban_preferences_get_boolean ("tasks-reversed", FALSE);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  tell_actions (self);
}

DubanTaskQuery *
duban_task_query_new (void)
{
  return g_object_new (DUBAN_TYPE_TASK_QUERY, NULL);
}

const DubanListingQuery *
duban_task_query_get (DubanTaskQuery *self)
{
  return &self->query;
}

DubanListingQuery *
duban_task_query_begin (DubanTaskQuery *self)
{
  return &self->query;
}

void
duban_task_query_end (DubanTaskQuery *self)
{
  tell_actions (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

GActionMap *
duban_task_query_get_actions (DubanTaskQuery *self)
{
  return G_ACTION_MAP (self->actions);
}

void
duban_task_query_choose_order (DubanTaskQuery *self, DubanListingOrder order)
{
  GActionGroup *group = G_ACTION_GROUP (self->actions);

  if (self->query.order == order)
    g_action_group_activate_action (group, "reversed", NULL);
  else
    g_action_group_activate_action (
        group, "order", g_variant_new_string (duban_column_actions_list_orders ()[order]));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/column-actions.h"

#include <glib/gi18n-lib.h>

static const char *const orders[DUBAN_N_LISTING_ORDERS + 1] = {
  [DUBAN_LISTING_BY_LIGHT] = "light",   [DUBAN_LISTING_BY_NUMBER] = "number",
  [DUBAN_LISTING_BY_TITLE] = "title",   [DUBAN_LISTING_BY_LEAD] = "lead",
  [DUBAN_LISTING_BY_UNIT] = "unit",     [DUBAN_LISTING_BY_DUE] = "due",
  [DUBAN_LISTING_BY_DAYS] = "days",     [DUBAN_LISTING_BY_SOURCE] = "source",
  [DUBAN_LISTING_BY_STATUS] = "status", [DUBAN_LISTING_BY_STAGE] = "stage",
};

static DubanColumn
find_column (const char *code)
{
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    if (g_str_equal (duban_column_get_code (i), code))
      return (DubanColumn) i;
  return DUBAN_N_COLUMNS;
}

static void
take_choice (DubanTasksHeader *header, const DubanColumnChoice *choice)
{
  duban_tasks_header_set_choice (header, choice);
  g_signal_emit_by_name (header, "choice-changed");
}

static void
step (DubanTasksHeader *header, GVariant *parameter, int by)
{
  DubanColumnChoice choice = *duban_tasks_header_get_choice (header);
  DubanColumn column = find_column (g_variant_get_string (parameter, NULL));

  if (column == DUBAN_N_COLUMNS || column == DUBAN_COLUMN_TITLE)
    return;
  duban_columns_step (column, by, &choice);
  take_choice (header, &choice);
}

static void
wider_cb (GSimpleAction *action, GVariant *parameter, gpointer header)
{
  step (header, parameter, 1);
}

static void
narrower_cb (GSimpleAction *action, GVariant *parameter, gpointer header)
{
  step (header, parameter, -1);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer header)
{
  DubanColumnChoice choice = { .hidden = duban_tasks_header_get_choice (header)->hidden };

  take_choice (header, &choice);
}

static void
show_cb (GSimpleAction *action, GVariant *value, gpointer header)
{
  DubanColumnChoice choice = *duban_tasks_header_get_choice (header);
  guint bit = 1u << find_column (g_action_get_name (G_ACTION (action)));

  choice.hidden = g_variant_get_boolean (value) ? choice.hidden & ~bit : choice.hidden | bit;
  g_simple_action_set_state (action, value);
  take_choice (header, &choice);
}

GActionGroup *
duban_column_actions_new (DubanTasksHeader *header)
{
  const GActionEntry entries[] = {
    { "wider", wider_cb, "s" },
    { "narrower", narrower_cb, "s" },
    { "reset", reset_cb },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();
  guint hidden = duban_tasks_header_get_choice (header)->hidden;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), header);
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      g_autoptr (GSimpleAction) action = NULL;

      if (!duban_column_is_optional (i))
        continue;
      action = g_simple_action_new_stateful (duban_column_get_code (i), NULL,
                                             g_variant_new_boolean (!(hidden & 1u << i)));
      g_signal_connect (action, "change-state", G_CALLBACK (show_cb), header);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return G_ACTION_GROUP (group);
}

static GMenuModel *
new_order_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      DubanListingOrder order = duban_column_get_order (i);
      g_autofree char *action = g_strconcat ("tasks.order::", orders[order], NULL);

      g_menu_append (menu,
                     order == DUBAN_LISTING_BY_LIGHT ? _ ("Light, then days")
                                                     : duban_column_get_title (i),
                     action);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_width_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      const char *code = duban_column_get_code (i);
      const char *title = duban_column_get_title (i);
      g_autofree char *wider = g_strconcat ("columns.wider::", code, NULL);
      g_autofree char *narrower = g_strconcat ("columns.narrower::", code, NULL);
      /* Translators: of a column */
      g_autofree char *wider_label = g_strdup_printf (_ ("%s wider"), title);
      /* Translators: of a column */
      g_autofree char *narrower_label = g_strdup_printf (_ ("%s narrower"), title);

      if (!duban_column_is_optional (i))
        continue;
      g_menu_append (menu, wider_label, wider);
      g_menu_append (menu, narrower_label, narrower);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_shown_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      g_autofree char *action = g_strconcat ("columns.", duban_column_get_code (i), NULL);

      if (duban_column_is_optional (i))
        g_menu_append (menu, duban_column_get_title (i), action);
    }
  return G_MENU_MODEL (menu);
}

GMenuModel *
duban_column_actions_new_menu (void)
{
  g_autoptr (GMenuModel) order = new_order_menu ();
  g_autoptr (GMenuModel) shown = new_shown_menu ();
  g_autoptr (GMenuModel) widths = new_width_menu ();
  g_autoptr (GMenu) sorting = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append_submenu (sorting, _ ("Sort by"), order);
  g_menu_append (sorting, _ ("In reverse"), "tasks.reversed");
  g_menu_append_submenu (columns, _ ("Columns"), shown);
  g_menu_append_submenu (columns, _ ("Column widths"), widths);
  g_menu_append (columns, _ ("Widths as at first"), "columns.reset");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sorting));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

const char *const *
duban_column_actions_list_orders (void)
{
  return orders;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/selection-actions.h"

#include "app/view/as-of.h"
#include "app/view/task-sheet.h"
#include "ui/print/print.h"
#include "ui/tasks/cell-editor.h"
#include "ui/tasks/task-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE_KEY "duban-page"

/* More than this many tasks are exported, not copied or printed. */
#define SHEET_MAX 3000

typedef struct
{
  const char *action;
  const char *title;
  const char *window_action; /* win.bulk takes the action's own name */
  gboolean writes;
  gboolean in_bar; /* a button stands for it */
} Spec;

static const Spec specs[] = {
  { "fill", N_ ("_Fill in records…"), "win.bulk", TRUE, TRUE },
  { "record", N_ ("_One record for all…"), "win.bulk", TRUE, TRUE },
  { "urge", N_ ("_Urge…"), "win.urge", TRUE, TRUE },
  { "set-lead", N_ ("Set the _lead…"), "win.bulk", TRUE, FALSE },
  { "set-unit", N_ ("Set the u_nit…"), "win.bulk", TRUE, FALSE },
  { "set-due", N_ ("Set the _deadline…"), "win.bulk", TRUE, FALSE },
  { "set-importance", N_ ("Set the _importance…"), "win.bulk", TRUE, FALSE },
  { "print-slips", N_ ("_Print slips…"), "win.print-slips", FALSE, FALSE },
};

static DubanPage *
get_page (DubanTaskList *list)
{
  return g_object_get_data (G_OBJECT (list), PAGE_KEY);
}

static void
send_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanTaskList *list = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  gsize n;
  g_autofree guint32 *tasks = duban_task_list_dup_selected (list, &n);

  for (gsize i = 0; i < G_N_ELEMENTS (specs) && n > 0; i++)
    {
      if (!g_str_equal (specs[i].action, name))
        continue;
      if (g_str_equal (specs[i].window_action, "win.bulk"))
        gtk_widget_activate_action (GTK_WIDGET (list), "win.bulk", "(s@au)", name,
                                    duban_page_pack_tasks (tasks, n));
      else
        duban_page_send_tasks (GTK_WIDGET (list), specs[i].window_action, tasks, n);
    }
}

/* The selected tasks as a list, or, where they are too many for one, a toast and NULL. (transfer
 * full) */
static DubanSheet *
dup_sheet (DubanTaskList *list, guint *n_tasks)
{
  DubanSnapshot *snapshot = duban_page_get_snapshot (get_page (list));
  g_autofree char *filter = NULL;
  g_autofree char *text = NULL;
  gsize n;
  g_autofree guint32 *tasks = duban_task_list_dup_selected (list, &n);

  *n_tasks = (guint) n;
  if (snapshot == NULL || snapshot->reg == NULL || n == 0)
    return NULL;
  if (n > SHEET_MAX)
    {
      text = g_strdup_printf (ngettext ("More than %d task: export them instead.",
                                        "More than %d tasks: export them instead.", SHEET_MAX),
                              SHEET_MAX);
      duban_page_toast (GTK_WIDGET (list), text, FALSE);
      return NULL;
    }
  filter = g_strdup_printf (ngettext ("%u selected", "%u selected", (gulong) n), (guint) n);
  return duban_task_sheet_new (snapshot, tasks, n, g_steal_pointer (&filter),
                               duban_as_of_dup (snapshot, NULL, TRUE));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanTaskList *list = user_data;
  guint n;
  g_autoptr (DubanSheet) sheet = dup_sheet (list, &n);
  g_autofree char *text = NULL;

  if (sheet == NULL)
    return;
  duban_print_copy (GTK_WIDGET (list), sheet);
  text = g_strdup_printf (ngettext ("Copied %u task. It can be pasted into a spreadsheet.",
                                    "Copied %u tasks. They can be pasted into a spreadsheet.", n),
                          n);
  duban_page_toast (GTK_WIDGET (list), text, FALSE);
}

static void
print_list_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);
  guint n;
  DubanSheet *sheet = dup_sheet (user_data, &n);

  if (sheet != NULL)
    duban_print_sheet (GTK_WINDOW (root), sheet);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanTaskList *list = user_data;
  gsize n;
  guint32 *tasks = duban_task_list_dup_selected (list, &n);

  duban_task_export_open (get_page (list), tasks, n, g_variant_get_string (parameter, NULL));
}

static void
all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_task_list_select_all (user_data);
  gtk_widget_grab_focus (user_data);
}

static void
none_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_task_list_select (user_data, 0);
  gtk_widget_grab_focus (user_data);
}

static void
edit_cell_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_cell_editor_open (user_data, get_page (user_data));
}

GActionGroup *
duban_selection_actions_new (DubanTaskList *list, DubanPage *page)
{
  const GActionEntry entries[] = {
    { "print-list", print_list_cb },
    { "copy", copy_cb },
    { "export", export_cb, "s" },
    { "all", all_cb },
    { "none", none_cb },
    { "edit-cell", edit_cell_cb },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_object_set_data (G_OBJECT (list), PAGE_KEY, page);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), list);
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      const GActionEntry entry = { specs[i].action, send_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, list);
    }
  return G_ACTION_GROUP (group);
}

static void
append_specs (GMenu *menu, gsize from, gsize to, gboolean all)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (gsize i = from; i < to; i++)
    {
      g_autofree char *action = g_strconcat ("selected.", specs[i].action, NULL);

      if (all || !specs[i].in_bar)
        g_menu_append (section, _ (specs[i].title), action);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
duban_selection_actions_new_menu (gboolean all)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  g_autoptr (GMenu) formats = g_menu_new ();

  append_specs (menu, 0, 3, all);
  append_specs (menu, 3, 7, all);
  append_specs (menu, 7, G_N_ELEMENTS (specs), all);
  g_menu_append (out, _ ("_Copy as a table"), "selected.copy");
  g_menu_append (formats, _ ("Ledger in Excel (XLSX)"), "selected.export::.xlsx");
  g_menu_append (formats, _ ("Ledger as text (CSV)"), "selected.export::.csv");
  g_menu_append (formats, _ ("Deadlines as a calendar (ICS)"), "selected.export::.ics");
  g_menu_append_submenu (out, _ ("_Export"), G_MENU_MODEL (formats));
  g_menu_append (out, _ ("Print the lis_t…"), "selected.print-list");
  if (all)
    g_menu_append (out, _ ("_Edit the cell"), "selected.edit-cell");
  g_menu_append (out, _ ("Select _all"), "selected.all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  return G_MENU_MODEL (menu);
}

static void
set_enabled (GActionGroup *group, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), name)), enabled);
}

static gboolean
is_offered (GtkWidget *from, const char *window_action)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return root != NULL && G_IS_ACTION_MAP (root)
         && g_action_map_lookup_action (G_ACTION_MAP (root), window_action + strlen ("win."))
                != NULL;
}

void
duban_selection_actions_update (GActionGroup *group, GtkWidget *from, guint n_selected,
                                gboolean read_only)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    set_enabled (group, specs[i].action,
                 n_selected > 0 && !(specs[i].writes && read_only)
                     && is_offered (from, specs[i].window_action));
  set_enabled (group, "copy", n_selected > 0);
  set_enabled (group, "print-list", n_selected > 0);
  set_enabled (group, "export", n_selected > 0);
  set_enabled (group, "none", n_selected > 0);
  set_enabled (group, "edit-cell", n_selected == 1 && !read_only);
}

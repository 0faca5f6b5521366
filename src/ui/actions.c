/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/actions.h"

#include "ui/widgets/composed.h"

#include <glib/gi18n-lib.h>

/* name: a detailed action; NULL: a key that widgets handle themselves.  No bare letters: they
 * belong to input methods. */
static const struct
{
  const char *group;
  const char *name;
  const char *accel;
  const char *title;
} actions[] = {
  { N_ ("General"), "win.search", "<Control>f", N_ ("Search tasks") },
  { N_ ("General"), "win.import", "<Control>o", N_ ("Import a file") },
  { N_ ("General"), "win.undo", "<Control>z", N_ ("Undo the last change") },
  { N_ ("General"), "win.redo", "<Control><Shift>z", N_ ("Do it again") },
  { N_ ("General"), "win.history::recent", "<Control>h", N_ ("Recent changes") },
  { N_ ("General"), "win.print", "<Control>p", N_ ("Print the list") },
  { N_ ("General"), "win.copy-list", "<Control><Shift>c", N_ ("Copy the list as a table") },
  { N_ ("General"), "win.refresh", "F5", N_ ("Look for changes") },
  { N_ ("General"), "win.menu", "F10", N_ ("Menu") },
  { N_ ("General"), "win.preferences", "<Control>comma", N_ ("Preferences") },
  { N_ ("General"), "app.shortcuts", "<Control>question", N_ ("Keyboard shortcuts") },
  { N_ ("General"), "window.close", "<Control>w", N_ ("Close the window") },
  { N_ ("General"), "app.quit", "<Control>q", N_ ("Quit") },
  { N_ ("Pages"), "win.page::today", "<Control>1", N_ ("Today") },
  { N_ ("Pages"), "win.page::tasks", "<Control>2", N_ ("Tasks") },
  { N_ ("Pages"), "win.page::board", "<Control>3", N_ ("Board") },
  { N_ ("Pages"), "win.page::cross", "<Control>4", N_ ("Cross-responsibility") },
  { N_ ("Pages"), "win.page::units", "<Control>5", N_ ("Units") },
  { N_ ("Pages"), "win.page::calendar", "<Control>6", N_ ("Calendar") },
  { N_ ("Pages"), "win.page::summaries", "<Control>7", N_ ("Summaries") },
  { N_ ("Pages"), "win.page::exchange", "<Control>8", N_ ("Exchange") },
  { N_ ("Calendar"), NULL, "Page_Up", N_ ("A month, or week, back") },
  { N_ ("Calendar"), NULL, "Page_Down", N_ ("A month, or week, on") },
  { N_ ("Calendar"), NULL, "Home", N_ ("To today") },
  { N_ ("Summaries"), NULL, "Page_Up", N_ ("A page back") },
  { N_ ("Summaries"), NULL, "Page_Down", N_ ("A page on") },
  { N_ ("Summaries"), NULL, "<Control>plus", N_ ("Larger") },
  { N_ ("Summaries"), NULL, "<Control>minus", N_ ("Smaller") },
  { N_ ("Summaries"), NULL, "<Control>0", N_ ("As wide as the window") },
  { N_ ("Task"), "win.new-task('')", "<Control>n", N_ ("New task") },
  { N_ ("Task"), "win.minutes('')", "<Control><Shift>n", N_ ("Tasks from minutes") },
  { N_ ("Task"), NULL, "Return", N_ ("Open details") },
  { N_ ("Task"), "win.close-details", "Escape", N_ ("Close details") },
  { N_ ("Task"), "win.next-task", "<Alt>Down", N_ ("Next task") },
  { N_ ("Task"), "win.previous-task", "<Alt>Up", N_ ("Previous task") },
  { N_ ("Task"), "win.next-act", "<Control>Right", N_ ("Record the next act") },
  { N_ ("Task"), NULL, "F2", N_ ("Edit the cell") },
  { N_ ("Task"), NULL, "<Control>a", N_ ("Select all tasks") },
  { N_ ("Task"), NULL, "<Control>c", N_ ("Copy the selected tasks") },
  { N_ ("Task"), NULL, "<Control>v", N_ ("Paste a table") },
  { N_ ("Task"), NULL, "<Control><Shift>p", N_ ("Print slips of the selected tasks") },
  { N_ ("Task"), NULL, "<Control>Return", N_ ("Save a form") },
  { N_ ("Task"), NULL, "F6", N_ ("From the list to the details and back") },
};

gboolean
duban_actions_get (guint i, const char **name, const char **accel)
{
  if (i >= G_N_ELEMENTS (actions))
    return FALSE;
  *name = actions[i].name;
  *accel = actions[i].accel;
  return TRUE;
}

void
duban_actions_set_accels (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].name != NULL && !g_str_equal (actions[i].accel, "Escape"))
      gtk_application_set_accels_for_action (application, actions[i].name,
                                             (const char *[]){ actions[i].accel, NULL });
}

static void
append_shortcut (GString *xml, gsize i)
{
  g_autofree char *part
      = g_markup_printf_escaped ("<child><object class=\"GtkShortcutsShortcut\">"
                                 "<property name=\"accelerator\">%s</property>"
                                 "<property name=\"title\">%s</property></object></child>",
                                 actions[i].accel, _ (actions[i].title));

  g_string_append (xml, part);
}

/* The shortcuts window can be built from XML alone at the floor version of GTK. */
GtkWindow *
duban_actions_new_shortcuts_window (void)
{
  g_autoptr (GString) xml = g_string_new (
      "<interface><object class=\"GtkShortcutsWindow\" id=\"window\"><property name=\"modal\">1"
      "</property><child><object class=\"GtkShortcutsSection\">"
      "<property name=\"section-name\">all</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  const char *group = NULL;
  GtkWindow *window;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *head = NULL;

      if (group == NULL || !g_str_equal (group, actions[i].group))
        {
          head = g_markup_printf_escaped (
              "<child><object class=\"GtkShortcutsGroup\"><property name=\"title\">%s</property>",
              _ (actions[i].group));
          g_string_append (xml, group != NULL ? "</object></child>" : "");
          g_string_append (xml, head);
          group = actions[i].group;
        }
      append_shortcut (xml, i);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  gtk_window_set_title (window, _ ("Keyboard shortcuts"));
  duban_composed_name (GTK_WIDGET (window));
  return g_object_ref (window);
}

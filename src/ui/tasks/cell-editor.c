/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/cell-editor.h"

#include "app/edit/edit.h"
#include "app/view/candidates.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/widgets/completion.h"
#include "ui/widgets/date-entry.h"
#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH_MIN 260

/* One editing; the popover owns it. */
typedef struct
{
  DubanDesk *desk;
  GtkWidget *list; /* borrowed: the popover is its child */
  GtkWidget *popover, *entry, *problem;
  guint32 task;
  DubanColumn column;
  char *before;
} Editing;

/* What the deed sets. */
typedef struct
{
  guint32 task;
  char *field;
  char *value;
} Cell;

static const DubanColumn editable[]
    = { DUBAN_COLUMN_NUMBER, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_SOURCE, DUBAN_COLUMN_DUE };

static void
editing_free (gpointer data)
{
  Editing *editing = data;

  g_object_unref (editing->desk);
  g_free (editing->before);
  g_free (editing);
}

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->field);
  g_free (cell->value);
  g_free (cell);
}

static gboolean
set_cell (DubanSession *session, gpointer data, GError **error)
{
  const Cell *cell = data;
  const DubanEditField field = { cell->field, cell->value };
  const DubanEditSetOptions options = { 0 };

  return duban_edit_set_task (session, cell->task, &field, 1, &options, error);
}

static void
show_problem (Editing *editing, const char *message)
{
  duban_text_show (GTK_LABEL (editing->problem), message);
  gtk_widget_set_visible (editing->problem, TRUE);
  gtk_widget_add_css_class (editing->entry, "error");
}

/* What was typed stays until it was taken. */
static void
saved_cb (GtkWidget *popover, gboolean succeeded, const char *message, gpointer user_data)
{
  Editing *editing = g_object_get_data (G_OBJECT (popover), "duban-editing");
  GtkWidget *list = editing->list;

  if (!succeeded)
    {
      show_problem (editing, message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  duban_page_toast (list, _ ("Changed."), TRUE);
}

/* (transfer full); NULL: it is refused, in words. */
static char *
read_value (Editing *editing)
{
  char *text = NULL;
  g_autofree char *problem = NULL;

  if (!DUBAN_IS_DATE_ENTRY (editing->entry))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (editing->entry)));
  if (duban_date_entry_read (DUBAN_DATE_ENTRY (editing->entry), &text, &problem))
    return text;
  show_problem (editing, problem);
  return NULL;
}

static void
save_cb (Editing *editing)
{
  g_autofree char *value = read_value (editing);
  Cell *cell;

  if (value == NULL)
    return;
  if (g_strcmp0 (value, editing->before) == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (editing->popover));
      return;
    }
  cell = g_new0 (Cell, 1);
  cell->task = editing->task;
  cell->field = g_strdup (duban_column_get_code (editing->column));
  cell->value = g_steal_pointer (&value);
  duban_deed_run_then (editing->popover, editing->desk, set_cell, cell, cell_free, saved_cb, NULL);
}

static void
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

/* Not while it is still closing. */
static void
closed_cb (GtkPopover *popover)
{
  Editing *editing = g_object_get_data (G_OBJECT (popover), "duban-editing");

  gtk_widget_grab_focus (editing->list);
  g_idle_add_once (unparent_cb, g_object_ref (popover));
}

/* What stands there, whole: a line may show less. */
static char *
dup_value (const DubanRegister *reg, const DubanRegisterRow *row, DubanColumn column)
{
  char day[DUBAN_DAY_TEXT_SIZE];

  switch ((int) column)
    {
    case DUBAN_COLUMN_DUE:
      return g_strdup (duban_day_format (row->due, day));
    case DUBAN_COLUMN_SOURCE:
      return g_strdup (duban_register_get_text (reg, row->source));
    case DUBAN_COLUMN_NUMBER:
      return g_strdup (duban_register_get_text (reg, row->number));
    default:
      return g_strdup (duban_register_get_text (reg, row->title));
    }
}

static GtkWidget *
new_entry (Editing *editing, DubanDay assigned)
{
  DubanTerms *terms = duban_desk_get_terms (editing->desk);
  const char *name = duban_column_get_title (editing->column);
  GtkWidget *entry;

  if (editing->column == DUBAN_COLUMN_DUE)
    {
      entry = duban_date_entry_new (DUBAN_DATE_WORDS_DEADLINE, name);
      duban_date_entry_set_terms (DUBAN_DATE_ENTRY (entry), terms);
      duban_date_entry_set_assigned (DUBAN_DATE_ENTRY (entry), assigned);
      return entry;
    }
  if (editing->column == DUBAN_COLUMN_SOURCE)
    {
      g_autoptr (DubanCandidates) sources = duban_candidates_new (terms, DUBAN_CANDIDATES_SOURCES);

      entry = duban_completion_new (DUBAN_COMPLETION_FREE, name);
      duban_completion_set_candidates (DUBAN_COMPLETION (entry), sources);
      return entry;
    }
  entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static DubanColumn
nearest_editable (DubanColumn column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (editable); i++)
    if (editable[i] == column)
      return column;
  return DUBAN_COLUMN_TITLE;
}

static GtkWidget *
new_content (Editing *editing, DubanDay assigned)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (duban_column_get_title (editing->column));

  editing->entry = new_entry (editing, assigned);
  editing->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (editing->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (editing->problem), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (editing->problem), 30);
  gtk_widget_add_css_class (editing->problem, "error");
  gtk_widget_set_visible (editing->problem, FALSE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_editable_set_text (GTK_EDITABLE (editing->entry), editing->before);
  g_signal_connect_swapped (editing->entry, "activate", G_CALLBACK (save_cb), editing);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), editing->entry);
  gtk_box_append (GTK_BOX (box), editing->problem);
  return box;
}

static void
open_at (DubanTaskList *list, DubanDesk *desk, const DubanRegister *reg,
         const DubanRegisterRow *row, DubanColumn column, const GdkRectangle *place)
{
  Editing *editing = g_new0 (Editing, 1);

  editing->desk = g_object_ref (desk);
  editing->list = GTK_WIDGET (list);
  editing->task = row->task;
  editing->column = column;
  editing->before = dup_value (reg, row, column);
  editing->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (editing->popover), "duban-editing", editing, editing_free);
  gtk_popover_set_child (GTK_POPOVER (editing->popover), new_content (editing, row->assigned));
  gtk_accessible_update_property (GTK_ACCESSIBLE (editing->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  duban_column_get_title (column), -1);
  gtk_widget_set_parent (editing->popover, GTK_WIDGET (list));
  gtk_popover_set_pointing_to (GTK_POPOVER (editing->popover), place);
  gtk_popover_set_position (GTK_POPOVER (editing->popover), GTK_POS_BOTTOM);
  gtk_widget_set_size_request (editing->entry, MAX (place->width, WIDTH_MIN), -1);
  g_signal_connect (editing->popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (editing->popover));
  gtk_widget_grab_focus (editing->entry);
}

void
duban_cell_editor_open (DubanTaskList *list, DubanPage *page)
{
  DubanColumn column = DUBAN_COLUMN_TITLE;
  GdkRectangle place;
  const DubanListingRow *shown = duban_task_list_get_cell (list, &column, &place);
  DubanSnapshot *snapshot = duban_page_get_snapshot (page);
  const DubanRegisterRow *row = NULL;

  if (shown != NULL && snapshot != NULL && snapshot->reg != NULL)
    row = duban_register_find (snapshot->reg, shown->task);
  if (row == NULL)
    return;
  if (column == DUBAN_COLUMN_LEAD || column == DUBAN_COLUMN_UNIT)
    {
      gtk_widget_activate_action (GTK_WIDGET (list), "win.bulk", "(s@au)",
                                  column == DUBAN_COLUMN_LEAD ? "set-lead" : "set-unit",
                                  duban_page_pack_tasks (&row->task, 1));
      return;
    }
  open_at (list, duban_page_get_desk (page), snapshot->reg, row, nearest_editable (column), &place);
}

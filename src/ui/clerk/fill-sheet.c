/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/fill-sheet.h"

#include "app/view/board.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "core/text.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 60
#define UNIT_CHARS 24
#define ENTRY_CHARS 30

enum
{
  TITLE_COLUMN,
  UNIT_COLUMN,
  KIND_COLUMN,
  TEXT_COLUMN,
};

typedef struct
{
  guint32 task;
  char *name;           /* number and title, for those who cannot see the row */
  DubanRecordKind next; /* 0: it is over, and takes none */
  DubanStatus status;
  GtkWidget *kind, *entry;
} Row;

struct _DubanFillSheet
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GArray *rows; /* of Row */
  DubanRecordKind kind;
};

G_DEFINE_FINAL_TYPE (DubanFillSheet, duban_fill_sheet, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->name);
}

static Row *
get_row (DubanFillSheet *self, guint i)
{
  return &g_array_index (self->rows, Row, i);
}

/* What is recorded next, by the same reading as on the board. */
static DubanRecordKind
find_next (const DubanRegisterRow *row, const DubanTaskVerdict *verdict, DubanDay today)
{
  if (row->status == DUBAN_STATUS_CLOSED || row->status == DUBAN_STATUS_WITHDRAWN)
    return 0;
  switch (duban_board_place (row, verdict, today))
    {
    case DUBAN_BOARD_DEPLOY:
      return DUBAN_RECORD_DEPLOY;
    case DUBAN_BOARD_APPROACH:
      return DUBAN_RECORD_APPROACH;
    case DUBAN_BOARD_FEEDBACK:
      return DUBAN_RECORD_FEEDBACK;
    case DUBAN_BOARD_FOLLOW_UP:
    case DUBAN_BOARD_CLOSED:
    case DUBAN_N_BOARD_COLUMNS:
    default:
      return DUBAN_RECORD_FOLLOW_UP;
    }
}

static DubanRecordKind
get_kind (const DubanFillSheet *self, const Row *row)
{
  return row->next == 0 || self->kind == 0 ? row->next : self->kind;
}

static void
show_kind (DubanFillSheet *self, Row *row)
{
  const DubanRecordKind kind = get_kind (self, row);
  const char *word
      = kind != 0 ? duban_wording_of_record_kind (kind) : duban_wording_of_status (row->status);
  /* Translators: a task's number and title, what is recorded of it */
  g_autofree char *name = g_strdup_printf (C_ ("fill", "%s: %s"), row->name, word);

  gtk_label_set_text (GTK_LABEL (row->kind), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row->entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The row that the entry is of. */
static guint
find_row (DubanFillSheet *self, GtkWidget *entry)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->entry == entry)
      return i;
  return self->rows->len;
}

/* To the next row that takes a text; FALSE where there is none. */
static gboolean
step (DubanFillSheet *self, GtkWidget *entry, int by)
{
  for (guint i = find_row (self, entry) + (guint) by; i < self->rows->len; i += (guint) by)
    if (get_row (self, i)->next != 0)
      return gtk_widget_grab_focus (get_row (self, i)->entry);
  return FALSE;
}

static void
activate_cb (DubanFillSheet *self, GtkWidget *entry)
{
  if (!step (self, entry, 1))
    g_signal_emit (self, signals[DONE], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer user_data)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;
  step (user_data, entry, key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

/* Where a paste of several lines begins. */
typedef struct
{
  DubanFillSheet *sheet;
  guint row;
} Paste;

static void
fill_lines (DubanFillSheet *self, guint row, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && row < self->rows->len; i++)
    {
      const char *line = duban_text_trim (lines[i]);

      while (row < self->rows->len && get_row (self, row)->next == 0)
        row++;
      if (row < self->rows->len && (*line != '\0' || lines[i + 1] != NULL))
        gtk_editable_set_text (GTK_EDITABLE (get_row (self, row++)->entry), line);
    }
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Paste *paste = user_data;
  g_autoptr (DubanFillSheet) sheet = paste->sheet;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkEditable *entry;

  if (text == NULL || sheet->rows == NULL || paste->row >= sheet->rows->len)
    return;
  entry = GTK_EDITABLE (get_row (sheet, paste->row)->entry);
  if (strchr (text, '\n') != NULL)
    fill_lines (sheet, paste->row, text);
  else
    {
      int at = gtk_editable_get_position (entry);

      gtk_editable_delete_selection (entry);
      at = gtk_editable_get_position (entry);
      gtk_editable_insert_text (entry, text, -1, &at);
      gtk_editable_set_position (entry, at);
    }
}

/* A column of a spreadsheet fills the rows below. */
static void
paste_cb (GtkText *text, DubanFillSheet *self)
{
  GtkWidget *entry = gtk_widget_get_ancestor (GTK_WIDGET (text), GTK_TYPE_ENTRY);
  Paste *paste = g_new0 (Paste, 1);

  g_signal_stop_emission_by_name (text, "paste-clipboard");
  paste->sheet = g_object_ref (self);
  paste->row = find_row (self, entry);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, clipboard_cb,
                                 paste);
}

static GtkWidget *
attach_label (DubanFillSheet *self, const char *text, guint max_chars, int column, int line)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (label), text, max_chars);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, line, 1, 1);
  return label;
}

static void
add_headings (DubanFillSheet *self)
{
  const char *const words[]
      = { C_ ("fill", "Task"), C_ ("fill", "Unit"), C_ ("fill", "Record"), C_ ("fill", "Text") };

  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    {
      GtkWidget *label = attach_label (self, words[i], UNIT_CHARS, i, 0);

      gtk_widget_set_tooltip_text (label, NULL);
      gtk_widget_add_css_class (label, "dim-label");
    }
}

static GtkWidget *
new_entry (DubanFillSheet *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), DUBAN_TEXT_MAX / 4);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), ENTRY_CHARS);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "paste-clipboard",
                           G_CALLBACK (paste_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static void
add_row (DubanFillSheet *self, const DubanSnapshot *snapshot, guint32 task)
{
  const DubanRegisterRow *facts = duban_register_find (snapshot->reg, task);
  const DubanTaskVerdict *verdict = duban_verdict_find_task (snapshot->verdict, task);
  const int line = (int) self->rows->len + 1;
  const char *number, *unit;
  GtkWidget *title;
  Row row = { .task = task };

  if (facts == NULL || verdict == NULL)
    return;
  number = duban_register_get_text (snapshot->reg, facts->number);
  unit = duban_directory_get_name (snapshot->terms->directory, facts->unit);
  row.name = g_strdup_printf ("%s%s%s", number, *number != '\0' ? "  " : "",
                              duban_register_get_text (snapshot->reg, facts->title));
  row.next = find_next (facts, verdict, snapshot->terms->today);
  row.status = (DubanStatus) facts->status;
  title = attach_label (self, row.name, TITLE_CHARS, TITLE_COLUMN, line);
  gtk_label_set_width_chars (GTK_LABEL (title), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 36);
  attach_label (self, unit != NULL ? unit : "", UNIT_CHARS, UNIT_COLUMN, line);
  row.kind = attach_label (self, "", UNIT_CHARS, KIND_COLUMN, line);
  row.entry = new_entry (self);
  gtk_widget_set_sensitive (row.entry, row.next != 0);
  gtk_grid_attach (GTK_GRID (self->grid), row.entry, TEXT_COLUMN, line, 1, 1);
  show_kind (self, &row);
  g_array_append_val (self->rows, row);
}

static gboolean
duban_fill_sheet_grab_focus (GtkWidget *widget)
{
  DubanFillSheet *self = DUBAN_FILL_SHEET (widget);

  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->next != 0)
      return gtk_widget_grab_focus (get_row (self, i)->entry);
  return FALSE;
}

static void
duban_fill_sheet_dispose (GObject *object)
{
  DubanFillSheet *self = DUBAN_FILL_SHEET (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (duban_fill_sheet_parent_class)->dispose (object);
}

static void
duban_fill_sheet_class_init (DubanFillSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_fill_sheet_dispose;
  widget_class->grab_focus = duban_fill_sheet_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[DONE] = g_signal_new ("done", DUBAN_TYPE_FILL_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
duban_fill_sheet_init (DubanFillSheet *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
duban_fill_sheet_new (const DubanSnapshot *snapshot, const guint32 *tasks, gsize n_tasks)
{
  DubanFillSheet *self = g_object_new (DUBAN_TYPE_FILL_SHEET, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sheet"),
                                  -1);
  add_headings (self);
  for (gsize i = 0; i < MIN (n_tasks, DUBAN_FILL_MAX); i++)
    add_row (self, snapshot, tasks[i]);
  return GTK_WIDGET (self);
}

void
duban_fill_sheet_set_kind (DubanFillSheet *self, DubanRecordKind kind)
{
  self->kind = kind;
  for (guint i = 0; i < self->rows->len; i++)
    show_kind (self, get_row (self, i));
}

guint
duban_fill_sheet_refresh (DubanFillSheet *self, const DubanSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);
      const DubanRegisterRow *facts = duban_register_find (snapshot->reg, row->task);
      const DubanTaskVerdict *verdict = duban_verdict_find_task (snapshot->verdict, row->task);
      const DubanRecordKind next = facts != NULL && verdict != NULL
                                       ? find_next (facts, verdict, snapshot->terms->today)
                                       : 0;

      if (next == row->next)
        continue;
      n++;
      row->next = next;
      row->status = facts != NULL ? (DubanStatus) facts->status : DUBAN_STATUS_WITHDRAWN;
      gtk_widget_set_sensitive (row->entry, next != 0);
      show_kind (self, row);
    }
  return n;
}

guint
duban_fill_sheet_get_n_rows (DubanFillSheet *self)
{
  return self->rows->len;
}

void
duban_fill_sheet_say (DubanFillSheet *self, guint32 task, const char *text)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->task == task && get_row (self, i)->next != 0)
      gtk_editable_set_text (GTK_EDITABLE (get_row (self, i)->entry), text);
}

char *
duban_fill_sheet_dup_row (DubanFillSheet *self, guint i, guint32 *task, DubanRecordKind *kind)
{
  const Row *row = get_row (self, i);

  *task = row->task;
  *kind = get_kind (self, row);
  return duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->entry))));
}

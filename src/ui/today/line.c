/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/line.h"

#include "app/edit/extension.h"
#include "app/view/today-words.h"
#include "app/wording/wording.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/widgets/light.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define SUBJECT_CHARS 120
#define FACTS_CHARS 200

struct _DubanTodayLineRow
{
  GtkListBoxRow parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanToday *today;

  const DubanTodayLine *line; /* of today */
};

G_DEFINE_FINAL_TYPE (DubanTodayLineRow, duban_today_line, GTK_TYPE_LIST_BOX_ROW)

/* An extension that is answered. */
typedef struct
{
  guint32 task;
  gboolean granted;
} Answer;

static gboolean
answer_deed (DubanSession *session, gpointer data, GError **error)
{
  const Answer *answer = data;

  return duban_edit_answer_extension (session, answer->task, answer->granted, error);
}

static void
answer (DubanTodayLineRow *row, gboolean granted)
{
  Answer *data = g_new0 (Answer, 1);

  data->task = duban_today_line_get_task (row);
  data->granted = granted;
  duban_deed_run (GTK_WIDGET (row), row->desk, answer_deed, data, g_free,
                  granted ? _ ("The extension is granted.") : _ ("The extension is refused."));
}

static void
refuse_cb (DubanTodayLineRow *row)
{
  answer (row, FALSE);
}

static void
show_tasks (DubanTodayLineRow *row)
{
  g_autofree char *subject = duban_today_say_subject (row->today, row->line);
  g_autofree char *owed = duban_today_say_owed (row->today, row->line);
  /* Translators: a person and what is owed, as the name of a list of tasks */
  g_autofree char *words = g_strdup_printf (C_ ("today", "%s: %s"), subject, owed);

  duban_page_show_tasks (GTK_WIDGET (row), words,
                         duban_today_get_tasks (row->today, row->line->tasks), row->line->tasks.n);
}

static void
act_cb (DubanTodayLineRow *row)
{
  GtkWidget *widget = GTK_WIDGET (row);
  const guint32 task = duban_today_line_get_task (row);
  const DubanRecordKind kind
      = duban_today_owed_get_record_kind ((DubanTodayOwedKind) row->line->owed);

  switch ((DubanNextAct) row->line->act)
    {
    case DUBAN_NEXT_RECORD:
      duban_page_act (widget, task, duban_record_kind_get_code (kind));
      break;
    case DUBAN_NEXT_URGE:
      duban_page_send_tasks (widget, "win.urge",
                             duban_today_get_tasks (row->today, row->line->tasks),
                             row->line->tasks.n);
      break;
    case DUBAN_NEXT_ACCOUNT:
      gtk_widget_activate_action (widget, "win.account", "u", task);
      break;
    case DUBAN_NEXT_ANSWER:
      duban_page_act (widget, task, "answer");
      break;
    case DUBAN_NEXT_GRANT:
      answer (row, TRUE);
      break;
    case DUBAN_NEXT_VERIFY:
      duban_page_act (widget, task, "verify");
      break;
    case DUBAN_NEXT_NAME_LEAD:
      gtk_widget_activate_action (widget, "win.edit-task", "u", task);
      break;
    case DUBAN_NEXT_NONE:
    default:
      show_tasks (row);
    }
}

static void
duban_today_line_dispose (GObject *object)
{
  DubanTodayLineRow *row = DUBAN_TODAY_LINE (object);

  row->line = NULL;
  g_clear_pointer (&row->today, duban_today_unref);
  g_clear_object (&row->desk);
  G_OBJECT_CLASS (duban_today_line_parent_class)->dispose (object);
}

static void
duban_today_line_class_init (DubanTodayLineRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_today_line_dispose;
}

static void
duban_today_line_init (DubanTodayLineRow *row)
{
}

static GtkWidget *
new_label (const char *text, guint max_chars, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (label), text, max_chars);
  gtk_widget_set_tooltip_text (label, text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* Its name says what is done, and with which task. */
static GtkWidget *
new_button (DubanTodayLineRow *row, const char *label, const char *subject, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: an act and the task that it is done with, read out */
  g_autofree char *name = g_strdup_printf (C_ ("today", "%s: %s"), label, subject);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, row);
  return button;
}

static void
add_buttons (DubanTodayLineRow *row, GtkWidget *box, const char *subject)
{
  gtk_box_append (GTK_BOX (box),
                  new_button (row, duban_today_say_act (row->line), subject, G_CALLBACK (act_cb)));
  if (row->line->act == DUBAN_NEXT_GRANT)
    gtk_box_append (GTK_BOX (box),
                    new_button (row, C_ ("today", "Refuse"), subject, G_CALLBACK (refuse_cb)));
}

/* What is owed stands first; who, why and since when behind it. */
static GtkWidget *
new_second_line (const DubanTodayLine *line, const char *owed, const char *facts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *owed_label = new_label (owed, FACTS_CHARS, line->days > 0 ? "duban-red" : NULL);
  GtkWidget *facts_label = new_label (facts, FACTS_CHARS, "dim-label");

  gtk_widget_set_hexpand (facts_label, TRUE);
  gtk_box_append (GTK_BOX (box), owed_label);
  gtk_box_append (GTK_BOX (box), facts_label);
  return box;
}

static void
fill (DubanTodayLineRow *row, gboolean has_act)
{
  const DubanTodayLine *line = row->line;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *light = g_object_new (DUBAN_TYPE_LIGHT_MARK, "valign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *subject = duban_today_say_subject (row->today, line);
  g_autofree char *owed = duban_today_say_owed (row->today, line);
  g_autofree char *facts = duban_today_say_facts (row->today, line);
  /* Translators: light, task, what is owed, who and why; a line read out */
  g_autofree char *name
      = g_strdup_printf (C_ ("today", "%s, %s, %s, %s"),
                         duban_wording_of_light ((DubanLight) line->light), subject, owed, facts);

  duban_light_mark_set_light (DUBAN_LIGHT_MARK (light), (DubanLight) line->light);
  gtk_widget_add_css_class (box, "duban-today-line");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), new_label (subject, SUBJECT_CHARS, NULL));
  gtk_box_append (GTK_BOX (lines), new_second_line (line, owed, facts));
  gtk_box_append (GTK_BOX (box), light);
  gtk_box_append (GTK_BOX (box), lines);
  if (has_act)
    add_buttons (row, box, subject);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
duban_today_line_new (DubanDesk *desk, DubanToday *today, const DubanTodayLine *line,
                      gboolean has_act)
{
  DubanTodayLineRow *row = g_object_new (DUBAN_TYPE_TODAY_LINE, NULL);

  row->desk = g_object_ref (desk);
  row->today = duban_today_ref (today);
  row->line = line;
  fill (row, has_act);
  return GTK_WIDGET (row);
}

void
duban_today_line_open (DubanTodayLineRow *row)
{
  if (row->line->title == 0)
    show_tasks (row);
  else
    duban_page_open_task (GTK_WIDGET (row), duban_today_line_get_task (row));
}

guint32
duban_today_line_get_task (DubanTodayLineRow *row)
{
  return row->line->tasks.n > 0 ? *duban_today_get_tasks (row->today, row->line->tasks) : 0;
}

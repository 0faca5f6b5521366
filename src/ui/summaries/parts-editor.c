/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/parts-editor.h"

#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define FIELD_HEIGHT 96

struct _DubanPartsEditor
{
  GtkWidget parent_instance;

  DubanDrafts *drafts;
  DubanReportKey key;
  gboolean has_key;
  gboolean showing; /* the fields are being filled: nobody types */
  GtkWidget *scroll, *closed, *problem_box, *problem, *fields;
  GtkWidget *texts[DUBAN_N_FREE_PARTS];
};

G_DEFINE_FINAL_TYPE (DubanPartsEditor, duban_parts_editor, GTK_TYPE_WIDGET)

/* Translators: the parts of a report that a person writes, and what each is for */
static const struct
{
  const char *title, *hint;
} parts[DUBAN_N_FREE_PARTS] = {
  [DUBAN_PART_OVERVIEW]
  = { NC_ ("report", "Overall"), N_ ("Stands after the figures at a glance.") },
  [DUBAN_PART_PROBLEMS] = { NC_ ("report", "Main problems"), N_ ("Stands before the findings.") },
  [DUBAN_PART_SUGGESTIONS]
  = { NC_ ("report", "Suggestions"), N_ ("What you suggest, and who is to do it.") },
  [DUBAN_PART_NEXT]
  = { NC_ ("report", "Next steps"), N_ ("Stands before the dates that come next.") },
};

const char *
duban_parts_editor_get_title (DubanFreePart part)
{
  return g_dpgettext2 (NULL, "report", parts[part].title);
}

static char *
dup_text (GtkWidget *field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
typed_cb (GtkTextBuffer *buffer, DubanPartsEditor *editor)
{
  if (editor->showing || !editor->has_key)
    return;
  for (guint i = 0; i < DUBAN_N_FREE_PARTS; i++)
    if (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor->texts[i])) == buffer)
      {
        g_autofree char *text = dup_text (editor->texts[i]);

        duban_drafts_type (editor->drafts, &editor->key, (DubanFreePart) i, text);
      }
}

static void
told_cb (DubanPartsEditor *editor)
{
  const char *problem = duban_drafts_get_problem (editor->drafts);
  /* Translators: what follows is why */
  g_autofree char *words
      = problem != NULL
            ? g_strdup_printf (_ ("Not kept yet; what you wrote stays in its field. %s"), problem)
            : NULL;

  gtk_widget_set_visible (editor->problem_box, problem != NULL);
  duban_text_show (GTK_LABEL (editor->problem), words);
}

static void
again_cb (DubanPartsEditor *editor)
{
  duban_drafts_flush (editor->drafts);
}

static GtkWidget *
new_field (DubanPartsEditor *editor, DubanFreePart part)
{
  GtkWidget *text = gtk_text_view_new ();
  const char *title = duban_parts_editor_get_title (part);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_set_size_request (text, -1, FIELD_HEIGHT);
  gtk_widget_add_css_class (text, "free-part");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (parts[part].hint), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed",
                           G_CALLBACK (typed_cb), editor, 0);
  return text;
}

static void
add_field (DubanPartsEditor *editor, DubanFreePart part)
{
  GtkWidget *title = gtk_label_new (duban_parts_editor_get_title (part));
  GtkWidget *hint = gtk_label_new (_ (parts[part].hint));
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  editor->texts[part] = new_field (editor, part);
  gtk_widget_add_css_class (frame, "form-text");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (frame), editor->texts[part]);
  gtk_box_append (GTK_BOX (editor->fields), title);
  gtk_box_append (GTK_BOX (editor->fields), hint);
  gtk_box_append (GTK_BOX (editor->fields), frame);
  gtk_widget_set_margin_bottom (frame, 12);
}

static void
add_problem (DubanPartsEditor *editor, GtkWidget *box)
{
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("_Try again"));

  editor->problem_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  editor->problem = duban_text_label_new ("", "error");
  gtk_widget_set_halign (again, GTK_ALIGN_START);
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (again_cb), editor);
  gtk_box_append (GTK_BOX (editor->problem_box), editor->problem);
  gtk_box_append (GTK_BOX (editor->problem_box), again);
  gtk_widget_set_visible (editor->problem_box, FALSE);
  gtk_box_append (GTK_BOX (box), editor->problem_box);
}

static void
duban_parts_editor_dispose (GObject *object)
{
  DubanPartsEditor *editor = DUBAN_PARTS_EDITOR (object);

  g_clear_pointer (&editor->scroll, gtk_widget_unparent);
  g_clear_object (&editor->drafts);
  G_OBJECT_CLASS (duban_parts_editor_parent_class)->dispose (object);
}

static void
duban_parts_editor_class_init (DubanPartsEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_parts_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
duban_parts_editor_init (DubanPartsEditor *editor)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  editor->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  editor->closed = duban_text_label_new (
      _ ("This one was issued and stays as it is. To write, go back to the present data and issue "
         "it once more."),
      "dim-label");
  gtk_widget_add_css_class (box, "summaries-list");
  add_problem (editor, box);
  gtk_box_append (GTK_BOX (box), editor->closed);
  for (guint i = 0; i < DUBAN_N_FREE_PARTS; i++)
    add_field (editor, (DubanFreePart) i);
  gtk_box_append (GTK_BOX (box), editor->fields);
  editor->scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, box);
  gtk_widget_set_parent (editor->scroll, GTK_WIDGET (editor));
}

GtkWidget *
duban_parts_editor_new (DubanDrafts *drafts)
{
  DubanPartsEditor *editor = g_object_new (DUBAN_TYPE_PARTS_EDITOR, NULL);

  editor->drafts = g_object_ref (drafts);
  g_signal_connect_object (drafts, "told", G_CALLBACK (told_cb), editor, G_CONNECT_SWAPPED);
  return GTK_WIDGET (editor);
}

/* A field that says it already is left alone, with its cursor and its undo. */
static void
show_text (DubanPartsEditor *editor, guint part, const char *text)
{
  g_autofree char *shown = dup_text (editor->texts[part]);

  if (g_strcmp0 (shown, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor->texts[part])),
                              text != NULL ? text : "", -1);
}

void
duban_parts_editor_show (DubanPartsEditor *editor, const DubanEdition *edition)
{
  const gboolean is_open = edition->issued == NULL;
  DubanEditionQuestion now = { .key = edition->key };

  gtk_widget_set_visible (editor->fields, is_open);
  gtk_widget_set_visible (editor->closed, !is_open);
  if (!is_open)
    return;
  duban_drafts_fill (editor->drafts, &now);
  editor->showing = TRUE;
  editor->key = edition->key;
  editor->has_key = TRUE;
  for (guint i = 0; i < DUBAN_N_FREE_PARTS; i++)
    show_text (editor, i, now.is_typed[i] ? now.typed.texts[i] : edition->parts.texts[i]);
  editor->showing = FALSE;
  duban_free_parts_clear (&now.typed);
}

void
duban_parts_editor_write (DubanPartsEditor *editor, DubanFreePart part)
{
  gtk_widget_grab_focus (editor->texts[part]);
}

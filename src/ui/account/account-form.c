/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/account/account-form.h"

#include "app/wording/wording.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define N_POSITIONS (DUBAN_POSITION_BLOCKED + 1)
#define TITLE_CHARS 80
#define TEXT_HEIGHT 110

struct _DubanAccountForm
{
  GtkWidget parent_instance;

  char *news; /* what happened this week, to be inserted; or NULL */
  GtkWidget *scroller, *title, *saved, *before, *records, *records_box, *others, *others_box;
  GtkWidget *positions[N_POSITIONS], *position_problem, *text, *problem;
};

G_DEFINE_FINAL_TYPE (DubanAccountForm, duban_account_form, GTK_TYPE_WIDGET)

static void
say (GtkWidget *label, const char *text)
{
  duban_text_show (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, text != NULL);
}

static void
duban_account_form_dispose (GObject *object)
{
  DubanAccountForm *form = DUBAN_ACCOUNT_FORM (object);

  g_clear_pointer (&form->scroller, gtk_widget_unparent);
  g_clear_pointer (&form->news, g_free);
  G_OBJECT_CLASS (duban_account_form_parent_class)->dispose (object);
}

static void
duban_account_form_class_init (DubanAccountFormClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_account_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
label_new (const char *text, const char *class)
{
  GtkWidget *label = duban_text_label_new (text, class);

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  return label;
}

static GtkWidget *
problem_new (void)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                      PANGO_WRAP_WORD_CHAR, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);

  gtk_widget_add_css_class (label, "error");
  return label;
}

/* A name, and under it what is read. */
static GtkWidget *
add_reading (GtkBox *box, const char *name, GtkWidget **holder)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = label_new (NULL, NULL);

  gtk_widget_add_css_class (field, "duban-facts");
  gtk_box_append (GTK_BOX (field), label_new (name, "dim-label"));
  gtk_box_append (GTK_BOX (field), text);
  gtk_box_append (box, field);
  if (holder != NULL)
    *holder = field;
  return text;
}

static GtkWidget *
positions_new (DubanAccountForm *form)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "homogeneous", TRUE, NULL);

  gtk_widget_add_css_class (row, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How it stands"), -1);
  for (int i = DUBAN_POSITION_DONE; i < N_POSITIONS; i++)
    {
      g_autofree char *tooltip = g_strdup_printf ("%s (Alt+%d)", duban_wording_of_position (i), i);

      form->positions[i] = gtk_toggle_button_new_with_label (duban_wording_of_position (i));
      gtk_widget_set_tooltip_text (form->positions[i], tooltip);
      if (i > DUBAN_POSITION_DONE)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (form->positions[i]),
                                     GTK_TOGGLE_BUTTON (form->positions[DUBAN_POSITION_DONE]));
      gtk_box_append (GTK_BOX (row), form->positions[i]);
    }
  return row;
}

static GtkWidget *
text_new (DubanAccountForm *form)
{
  GtkWidget *scroller;

  form->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (form->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (form->text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words of the account"), -1);
  scroller = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, form->text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "form-text");
  return scroller;
}

static void
add_records (DubanAccountForm *form, GtkBox *box)
{
  GtkWidget *insert = gtk_button_new_with_label (_ ("Insert into the text (F4)"));

  form->records = add_reading (box, _ ("What happened since that Monday"), &form->records_box);
  gtk_widget_set_halign (insert, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (form->records_box), insert);
  g_signal_connect_object (insert, "clicked", G_CALLBACK (duban_account_form_insert_records), form,
                           G_CONNECT_SWAPPED);
}

static void
duban_account_form_init (DubanAccountForm *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (box, "form");
  form->title = label_new (NULL, "title-4");
  form->saved = label_new (_ ("Saved already; saving again revises it."), "dim-label");
  form->problem = problem_new ();
  form->position_problem = problem_new ();
  gtk_box_append (GTK_BOX (box), form->title);
  gtk_box_append (GTK_BOX (box), form->saved);
  form->before = add_reading (GTK_BOX (box), _ ("The last account"), NULL);
  form->others = add_reading (GTK_BOX (box), _ ("What the others say"), &form->others_box);
  add_records (form, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), positions_new (form));
  gtk_box_append (GTK_BOX (box), form->position_problem);
  gtk_box_append (GTK_BOX (box), text_new (form));
  gtk_box_append (GTK_BOX (box), form->problem);
  form->scroller = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, box);
  gtk_widget_set_parent (form->scroller, GTK_WIDGET (form));
}

GtkWidget *
duban_account_form_new (void)
{
  return g_object_new (DUBAN_TYPE_ACCOUNT_FORM, NULL);
}

void
duban_account_form_show (DubanAccountForm *form, const DubanAccountCase *value, const char *text,
                         DubanPosition position, gboolean saved)
{
  g_autofree char *title = value->number != NULL
                               ? g_strdup_printf ("%s %s", value->number, value->title)
                               : g_strdup (value->title);

  duban_text_show_line (GTK_LABEL (form->title), title, TITLE_CHARS);
  gtk_widget_set_visible (form->saved, saved);
  duban_text_show (GTK_LABEL (form->before),
                   value->before != NULL ? value->before : _ ("none so far"));
  duban_text_show (GTK_LABEL (form->others), value->others);
  gtk_widget_set_visible (form->others_box, value->others[0] != '\0');
  duban_text_show (GTK_LABEL (form->records), value->records);
  gtk_widget_set_visible (form->records_box, value->records[0] != '\0');
  g_free (form->news);
  form->news = g_strdup (value->records);
  duban_account_form_set_position (form, position);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (form->text)),
                            text != NULL ? text : "", -1);
  say (form->position_problem, NULL);
  say (form->problem, NULL);
  gtk_widget_grab_focus (form->text);
}

gboolean
duban_account_form_check (DubanAccountForm *form)
{
  g_autofree char *text = duban_account_form_dup_text (form);
  const DubanPosition position = duban_account_form_get_position (form);

  g_strstrip (text);
  say (form->position_problem, position == 0 ? _ ("Say how it stands: one of the four.") : NULL);
  say (form->problem, text[0] == '\0' ? _ ("Say in a sentence what was done.") : NULL);
  if (position == 0)
    gtk_widget_grab_focus (form->positions[DUBAN_POSITION_DONE]);
  else if (text[0] == '\0')
    gtk_widget_grab_focus (form->text);
  return position != 0 && text[0] != '\0';
}

void
duban_account_form_say_problem (DubanAccountForm *form, const char *text)
{
  say (form->problem, text);
}

void
duban_account_form_insert_records (DubanAccountForm *form)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (form->text));

  if (form->news == NULL || form->news[0] == '\0' || !gtk_widget_get_mapped (form->text))
    return;
  gtk_text_buffer_insert_at_cursor (buffer, form->news, -1);
  gtk_widget_grab_focus (form->text);
}

void
duban_account_form_set_position (DubanAccountForm *form, DubanPosition position)
{
  for (int i = DUBAN_POSITION_DONE; i < N_POSITIONS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (form->positions[i]), i == (int) position);
}

DubanPosition
duban_account_form_get_position (DubanAccountForm *form)
{
  for (int i = DUBAN_POSITION_DONE; i < N_POSITIONS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (form->positions[i])))
      return (DubanPosition) i;
  return 0;
}

char *
duban_account_form_dup_text (DubanAccountForm *form)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (form->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/text.h"

#include "app/wording/snippet.h"

#define MAX_CHARS 2000
#define MAX_LINES 60
#define TOOLTIP_CHARS 300

void
duban_text_show (GtkLabel *label, const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", MAX_LINES);
  guint left = MAX_CHARS;

  for (guint i = 0; lines[i] != NULL && left > 0; i++)
    {
      gsize start = shown->len;

      if (i > 0)
        g_string_append_c (shown, '\n');
      duban_snippet_append (shown, lines[i], left);
      left -= MIN (left, (guint) g_utf8_strlen (shown->str + start, -1));
    }
  gtk_label_set_text (label, shown->str);
}

void
duban_text_show_line (GtkLabel *label, const char *text, guint max_chars)
{
  g_autofree char *line = duban_snippet_dup (text, max_chars);
  g_autofree char *more = duban_snippet_dup (text, TOOLTIP_CHARS);

  gtk_label_set_text (label, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), g_str_equal (line, more) ? NULL : more);
}

char *
duban_text_dup_markup (const char *text, guint max_chars)
{
  g_autofree char *line = duban_snippet_dup (text, max_chars);

  return g_markup_escape_text (line, -1);
}

GtkWidget *
duban_text_label_new (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

AdwToast *
duban_text_problem_toast_new (const char *message)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show (GTK_LABEL (label), message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return toast;
}

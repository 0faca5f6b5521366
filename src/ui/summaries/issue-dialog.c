/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/issue-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST_SENTENCES 4
#define MOST_CHARS 90

typedef struct
{
  GWeakRef from;
  void (*done) (GtkWidget *from);
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_weak_ref_clear (&asked->from);
  g_free (asked);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&asked->from);

  if (from != NULL && g_str_equal (response, "issue"))
    asked->done (from);
}

static void
append_sentence (GString *text, const char *sentence)
{
  const gboolean is_long = g_utf8_strlen (sentence, -1) > MOST_CHARS;
  g_autofree char *head = g_utf8_substring (sentence, 0, is_long ? MOST_CHARS : -1);

  g_string_append_printf (text, "\n· %s%s", head, is_long ? "…" : "");
}

static char *
dup_body (const GPtrArray *problems)
{
  GString *text = g_string_new (
      _ ("It is kept as it stands, with its figures, and is not changed any more. Whatever changes "
         "later shows as a difference; it can be issued once more."));

  if (problems->len > 0)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (text,
                              ngettext ("The check still names %u thing:",
                                        "The check still names %u things:", problems->len),
                              problems->len);
    }
  for (guint i = 0; i < MIN (problems->len, MOST_SENTENCES); i++)
    append_sentence (text, ((DubanReportProblem *) problems->pdata[i])->sentence);
  if (problems->len > MOST_SENTENCES)
    g_string_append (text, "\n· …");
  return g_string_free (text, FALSE);
}

void
duban_issue_dialog_open (GtkWidget *from, const DubanEdition *edition,
                         void (*done) (GtkWidget *from))
{
  g_autofree char *body = dup_body (edition->report->problems);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)),
                                              _ ("Issue this report?"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  Asked *asked = g_new0 (Asked, 1);

  g_weak_ref_init (&asked->from, from);
  asked->done = done;
  adw_message_dialog_set_body_use_markup (message, FALSE);
  adw_message_dialog_set_body (message, body);
  adw_message_dialog_add_response (message, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (message, "issue", _ ("_Issue"));
  adw_message_dialog_set_response_appearance (message, "issue", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "issue");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/waive-dialog.h"

#include "app/edit/edit.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/widgets/date-entry.h"
#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TERM_DAYS 30 /* what is proposed */
#define HEADING_CHARS 40

#define DUBAN_TYPE_WAIVE_DIALOG (duban_waive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanWaiveDialog, duban_waive_dialog, DUBAN, WAIVE_DIALOG, AdwWindow)

struct _DubanWaiveDialog
{
  AdwWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  GtkWidget *from;
  char *leader; /* whom the finding names, or NULL */

  guint32 task;
  DubanRule rule;
  GtkWidget *reason, *reason_problem, *decided_by, *until, *until_problem, *problem, *save;
};

G_DEFINE_FINAL_TYPE (DubanWaiveDialog, duban_waive_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  guint32 task;
  DubanRule rule;
  char *leader, *reason, *until;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->leader);
  g_free (ask->reason);
  g_free (ask->until);
  g_free (ask);
}

static gboolean
waive_deed (DubanSession *session, gpointer data, GError **error)
{
  const Ask *ask = data;

  return duban_edit_waive (session, ask->task, duban_rule_get_code (ask->rule), ask->leader, NULL,
                           ask->reason, ask->until, FALSE, error);
}

static void
say_problem (GtkWidget *label, const char *text)
{
  duban_text_show (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, text != NULL);
}

static void
done_cb (GtkWidget *widget, gboolean succeeded, const char *message, gpointer user_data)
{
  DubanWaiveDialog *dialog = DUBAN_WAIVE_DIALOG (widget);

  if (dialog->from == NULL)
    return;
  gtk_widget_set_sensitive (dialog->save, TRUE);
  if (!succeeded)
    {
      say_problem (dialog->problem, message);
      return;
    }
  duban_page_toast (dialog->from, _ ("The finding is set aside"), TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* 旗长认定：理由 (transfer full) */
static char *
dup_reason (DubanWaiveDialog *dialog)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->reason)));
  g_autofree char *who = g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->decided_by)));

  g_strstrip (reason);
  g_strstrip (who);
  if (reason[0] == '\0' || who[0] == '\0')
    return g_steal_pointer (&reason);
  /* Translators: in order: who decided that a finding is set aside, and why */
  return g_strdup_printf (_ ("Decided by %s: %s"), who, reason);
}

static void
save_cb (DubanWaiveDialog *dialog)
{
  g_autofree char *reason = dup_reason (dialog);
  g_autofree char *until = NULL;
  g_autofree char *problem = NULL;
  const gboolean is_read
      = duban_date_entry_read (DUBAN_DATE_ENTRY (dialog->until), &until, &problem);
  Ask *ask;

  if (!gtk_widget_get_sensitive (dialog->save))
    return;
  say_problem (dialog->reason_problem, reason[0] == '\0' ? _ ("Say why this is set aside.") : NULL);
  say_problem (dialog->until_problem, is_read && until[0] == '\0'
                                          ? _ ("Say until when; it is set aside for a time.")
                                          : NULL);
  if (reason[0] == '\0')
    gtk_widget_grab_focus (dialog->reason);
  else if (!is_read || until[0] == '\0')
    gtk_widget_grab_focus (dialog->until);
  if (reason[0] == '\0' || !is_read || until[0] == '\0')
    return;
  ask = g_new0 (Ask, 1);
  ask->task = dialog->task;
  ask->rule = dialog->rule;
  ask->leader = g_strdup (dialog->leader);
  ask->reason = g_steal_pointer (&reason);
  ask->until = g_steal_pointer (&until);
  say_problem (dialog->problem, NULL);
  gtk_widget_set_sensitive (dialog->save, FALSE);
  duban_deed_run_then (GTK_WIDGET (dialog), dialog->desk, waive_deed, ask, ask_free, done_cb, NULL);
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

static void
add_field (GtkBox *box, const char *name, GtkWidget *input, GtkWidget *problem)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (field), label);
  gtk_box_append (GTK_BOX (field), input);
  if (problem != NULL)
    gtk_box_append (GTK_BOX (field), problem);
  gtk_box_append (box, field);
}

static GtkWidget *
entry_new (const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

static void
add_fields (DubanWaiveDialog *dialog, GtkBox *box, DubanTerms *terms)
{
  char until[DUBAN_DAY_TEXT_SIZE];

  dialog->problem = problem_new ();
  dialog->reason = entry_new (_ ("Reason"));
  dialog->reason_problem = problem_new ();
  dialog->decided_by = entry_new (_ ("Decided by"));
  dialog->until = duban_date_entry_new (DUBAN_DATE_WORDS_DAY, _ ("Until"));
  dialog->until_problem = problem_new ();
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (dialog->until), terms);
  gtk_editable_set_text (GTK_EDITABLE (dialog->until),
                         duban_day_format (terms->today + TERM_DAYS, until));
  gtk_box_append (box, dialog->problem);
  add_field (box, _ ("Reason"), dialog->reason, dialog->reason_problem);
  add_field (box, _ ("Decided by"), dialog->decided_by, NULL);
  add_field (box, _ ("Until"), dialog->until, dialog->until_problem);
  g_signal_connect_object (dialog->reason, "activate", G_CALLBACK (save_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->decided_by, "activate", G_CALLBACK (save_cb), dialog,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
header_new (DubanWaiveDialog *dialog, const DubanConflictCard *card)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_autofree char *title = duban_text_dup_markup (card->title, HEADING_CHARS);

  dialog->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (dialog->save, "suggested-action");
  gtk_widget_set_tooltip_text (dialog->save, _ ("Save (Ctrl+Enter)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Set a finding aside"), title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->save);
  g_signal_connect_object (dialog->save, "clicked", G_CALLBACK (save_cb), dialog,
                           G_CONNECT_SWAPPED);
  return header;
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  save_cb (DUBAN_WAIVE_DIALOG (widget));
  return TRUE;
}

static void
duban_waive_dialog_dispose (GObject *object)
{
  DubanWaiveDialog *dialog = DUBAN_WAIVE_DIALOG (object);

  g_clear_object (&dialog->desk);
  g_clear_object (&dialog->from);
  g_clear_pointer (&dialog->leader, g_free);
  G_OBJECT_CLASS (duban_waive_dialog_parent_class)->dispose (object);
}

static void
duban_waive_dialog_class_init (DubanWaiveDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_waive_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
duban_waive_dialog_init (DubanWaiveDialog *dialog)
{
}

void
duban_waive_dialog_open (GtkWidget *from, DubanDesk *desk, DubanTerms *terms,
                         const DubanConflictCard *card)
{
  DubanWaiveDialog *dialog = g_object_new (
      DUBAN_TYPE_WAIVE_DIALOG, "transient-for", gtk_widget_get_root (from), "modal", TRUE,
      "destroy-with-parent", TRUE, "default-width", 460, "title", _ ("Set a finding aside"), NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  dialog->desk = g_object_ref (desk);
  dialog->from = g_object_ref (from);
  dialog->leader = g_strdup (duban_directory_get_name (terms->directory, card->leader));
  dialog->task = card->task;
  dialog->rule = card->rule;
  gtk_widget_add_css_class (form, "form");
  gtk_box_append (GTK_BOX (content), header_new (dialog, card));
  gtk_box_append (GTK_BOX (form), duban_text_label_new (card->sentence, NULL));
  add_fields (dialog, GTK_BOX (form), terms);
  gtk_box_append (GTK_BOX (content), form);
  adw_window_set_content (ADW_WINDOW (dialog), content);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (dialog->reason);
}

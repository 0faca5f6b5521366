/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry/entry-dialog.h"

#include "ui/entry/entry-draft.h"
#include "ui/entry/entry-form.h"
#include "ui/entry/entry-preview.h"
#include "ui/frame/banner.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_MS 150          /* after the last key */
#define KEPT "duban-entry-kept" /* at the window: what was typed and not saved */
#define TOAST_CHARS 80
#define MARGIN 48 /* of the window, that the dialog leaves free */

struct _DubanEntryDialog
{
  AdwWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  GSimpleActionGroup *actions;
  GCancellable *looking; /* the preview that is being made; or NULL */
  DubanPreview *shown;   /* the last one; or NULL */
  guint timeout;

  guint32 task;        /* 0: a new one */
  gboolean is_loaded;  /* the fields of an existing task are here */
  gboolean is_another; /* begin another one after saving */

  /* template */
  GtkWidget *toasts, *heading, *save, *another, *notice, *form, *preview;
};

G_DEFINE_FINAL_TYPE (DubanEntryDialog, duban_entry_dialog, ADW_TYPE_WINDOW)

static DubanEntryForm *
get_form (DubanEntryDialog *dialog)
{
  return DUBAN_ENTRY_FORM (dialog->form);
}

static void
say (DubanEntryDialog *dialog, const char *text)
{
  duban_banner_show (DUBAN_BANNER (dialog->notice), text, NULL, NULL);
}

static void
show_preview (DubanEntryDialog *dialog, DubanPreview *preview, gboolean is_final)
{
  duban_entry_form_show (get_form (dialog), preview, is_final);
  duban_entry_preview_show (DUBAN_ENTRY_PREVIEW (dialog->preview), preview,
                            duban_entry_form_is_begun (get_form (dialog)));
  if (preview == dialog->shown)
    return;
  g_clear_pointer (&dialog->shown, duban_preview_free);
  dialog->shown = preview;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanEntryDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanPreview) preview
      = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (dialog->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&dialog->looking);
  if (error != NULL)
    say (dialog, error->message);
  else
    show_preview (dialog, g_steal_pointer (&preview), FALSE);
}

/* One preview at a time: an older question is not waited for. */
static void
look (DubanEntryDialog *dialog)
{
  DubanEntryDraft *draft = duban_entry_form_dup_draft (get_form (dialog));

  if (dialog->shown != NULL && dialog->shown->twins != NULL)
    draft->twins = g_variant_ref (dialog->shown->twins);
  g_clear_handle_id (&dialog->timeout, g_source_remove);
  if (dialog->looking != NULL)
    g_cancellable_cancel (dialog->looking);
  g_clear_object (&dialog->looking);
  dialog->looking = g_cancellable_new ();
  duban_worker_run_async (duban_desk_get_worker (dialog->desk), duban_entry_draft_preview, draft,
                          duban_entry_draft_free, (GDestroyNotify) duban_preview_free,
                          dialog->looking, looked_cb, g_object_ref (dialog));
}

static void
look_cb (gpointer user_data)
{
  DubanEntryDialog *dialog = user_data;

  dialog->timeout = 0;
  look (dialog);
}

/* A paragraph in the title: minutes or an instruction, perhaps of several tasks. */
static gboolean
has_paragraph (DubanEntryDialog *dialog)
{
  g_autofree char *title = duban_entry_form_dup_field (get_form (dialog), "title");

  return dialog->task == 0 && strpbrk (title, "\r\n") != NULL;
}

static void
split_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (DubanEntryDialog) dialog = g_object_ref (user_data);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autofree char *text = duban_entry_form_dup_field (get_form (dialog), "title");

  if (parent == NULL)
    return;
  duban_entry_form_say_field (get_form (dialog), "title", "");
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.new-task", "s", text);
}

static void
changed_cb (DubanEntryDialog *dialog)
{
  if (has_paragraph (dialog))
    duban_banner_show (DUBAN_BANNER (dialog->notice),
                       _ ("Several lines were pasted. They can be read as minutes, item by item."),
                       _ ("_Split into tasks"), "entry.split");
  g_clear_handle_id (&dialog->timeout, g_source_remove);
  dialog->timeout = g_timeout_add_once (PREVIEW_MS, look_cb, dialog);
}

/* What somebody has left is judged as wrong only now. */
static void
focus_cb (DubanEntryDialog *dialog)
{
  if (dialog->shown != NULL && dialog->timeout == 0 && dialog->looking == NULL)
    show_preview (dialog, dialog->shown, FALSE);
}

static void
forget_kept (DubanEntryDialog *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (dialog->task == 0 && parent != NULL)
    g_object_set_data (G_OBJECT (parent), KEPT, NULL);
}

static void
begin_new (DubanEntryDialog *dialog)
{
  duban_entry_form_begin_new (get_form (dialog));
  say (dialog, NULL);
  gtk_widget_grab_focus (dialog->form);
  look (dialog);
}

static void
begin_another (DubanEntryDialog *dialog)
{
  duban_entry_form_begin_another (get_form (dialog));
  say (dialog, NULL);
  gtk_widget_grab_focus (dialog->form);
  look (dialog);
}

static void
discard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  forget_kept (user_data);
  begin_new (user_data);
}

static char *
say_saved (DubanEntryDialog *dialog, const DubanEntrySaved *saved)
{
  if (dialog->task != 0)
    return g_strdup (_ ("The task was changed."));
  if (saved->lead != NULL && saved->lead[0] != '\0')
    /* Translators: a toast; %s is a leader */
    return g_strdup_printf (_ ("The task was added, led by %s."), saved->lead);
  return g_strdup (_ ("The task was added."));
}

/* Where the next one is begun the window lies behind the dialog, and so would its toast. */
static void
tell (DubanEntryDialog *dialog, const char *words, guint32 task)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autofree char *markup = duban_text_dup_markup (words, TOAST_CHARS);
  AdwToast *toast;

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.select-task", "u", task);
  if (!dialog->is_another)
    {
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)", words, TRUE);
      return;
    }
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "entry.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (dialog->toasts), toast);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanEntryDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanEntrySaved) saved
      = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  g_autofree char *words = NULL;

  if (dialog->desk == NULL)
    return;
  gtk_widget_set_sensitive (dialog->save, TRUE);
  if (error != NULL)
    {
      say (dialog, error->message);
      return;
    }
  if (saved->preview != NULL)
    {
      show_preview (dialog, g_steal_pointer (&saved->preview), TRUE);
      return;
    }
  words = say_saved (dialog, saved);
  forget_kept (dialog);
  duban_desk_refresh (dialog->desk);
  tell (dialog, words, saved->task);
  if (dialog->is_another)
    begin_another (dialog);
  else
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
save (DubanEntryDialog *dialog, gboolean another)
{
  DubanEntryDraft *draft;

  if (!gtk_widget_get_sensitive (dialog->save) || !dialog->is_loaded)
    return;
  draft = duban_entry_form_dup_final (get_form (dialog));
  if (draft == NULL)
    return;
  if (dialog->task != 0 && draft->fields->len == 0)
    {
      duban_entry_draft_free (draft);
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  dialog->is_another = another;
  gtk_widget_set_sensitive (dialog->save, FALSE);
  duban_worker_run_async (duban_desk_get_worker (dialog->desk), duban_entry_draft_save, draft,
                          duban_entry_draft_free, duban_entry_saved_free, NULL, saved_cb,
                          g_object_ref (dialog));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  save (user_data, FALSE);
}

static void
save_another_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanEntryDialog *dialog = user_data;

  save (dialog, dialog->task == 0);
}

/* The fields came in for the first time, or as somebody else left them while they were being
 * edited here. */
static void
take_fields (DubanEntryDialog *dialog, const char *const *texts)
{
  g_autofree char *names = NULL;
  g_autofree char *notice = NULL;

  if (!dialog->is_loaded)
    {
      duban_entry_form_begin_edit (get_form (dialog), dialog->task, texts);
      dialog->is_loaded = TRUE;
      gtk_widget_grab_focus (dialog->form);
      look (dialog);
      return;
    }
  names = duban_entry_form_merge (get_form (dialog), texts);
  if (names == NULL)
    return;
  /* Translators: %s is the names of fields */
  notice = g_strdup_printf (_ ("This task was just changed elsewhere: %s. What you typed is kept; "
                               "saving writes only that."),
                            names);
  say (dialog, notice);
  look (dialog);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanEntryDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (dialog->desk == NULL)
    return;
  if (error != NULL)
    say (dialog, error->message);
  else
    take_fields (dialog, (const char *const *) texts);
}

static void
load (DubanEntryDialog *dialog)
{
  duban_worker_run_async (duban_desk_get_worker (dialog->desk), duban_entry_draft_load,
                          GUINT_TO_POINTER (dialog->task), NULL, (GDestroyNotify) g_strfreev, NULL,
                          loaded_cb, g_object_ref (dialog));
}

/* Other tasks may have the title now. */
static void
forget_twins (DubanEntryDialog *dialog)
{
  if (dialog->looking != NULL)
    g_cancellable_cancel (dialog->looking);
  if (dialog->shown != NULL)
    g_clear_pointer (&dialog->shown->twins, g_variant_unref);
}

static void
desk_changed_cb (DubanEntryDialog *dialog)
{
  DubanTerms *terms = duban_desk_get_terms (dialog->desk);

  if (terms == NULL)
    return;
  forget_twins (dialog);
  duban_entry_form_set_terms (get_form (dialog), terms);
  if (dialog->task != 0)
    load (dialog);
  changed_cb (dialog);
}

/* The window's own: as its group of actions the dialog would hold the window for ever. */
static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (user_data);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.take-back", NULL);
}

/* Closing loses nothing: what was typed is there again the next time. */
static gboolean
duban_entry_dialog_close_request (GtkWindow *base)
{
  DubanEntryDialog *dialog = DUBAN_ENTRY_DIALOG (base);
  GtkWindow *parent = gtk_window_get_transient_for (base);

  if (dialog->task == 0 && parent != NULL)
    g_object_set_data_full (G_OBJECT (parent), KEPT,
                            duban_entry_form_is_said (get_form (dialog))
                                ? duban_entry_form_dup_said (get_form (dialog))
                                : NULL,
                            (GDestroyNotify) g_ptr_array_unref);
  return GTK_WINDOW_CLASS (duban_entry_dialog_parent_class)->close_request (base);
}

static void
duban_entry_dialog_dispose (GObject *object)
{
  DubanEntryDialog *dialog = DUBAN_ENTRY_DIALOG (object);

  g_clear_handle_id (&dialog->timeout, g_source_remove);
  if (dialog->looking != NULL)
    g_cancellable_cancel (dialog->looking);
  g_clear_object (&dialog->looking);
  g_clear_object (&dialog->desk);
  g_clear_object (&dialog->actions);
  g_clear_pointer (&dialog->shown, duban_preview_free);
  G_OBJECT_CLASS (duban_entry_dialog_parent_class)->dispose (object);
}

static void
duban_entry_dialog_class_init (DubanEntryDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_entry_dialog_dispose;
  GTK_WINDOW_CLASS (class)->close_request = duban_entry_dialog_close_request;
  g_type_ensure (DUBAN_TYPE_BANNER);
  g_type_ensure (DUBAN_TYPE_ENTRY_FORM);
  g_type_ensure (DUBAN_TYPE_ENTRY_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/entry/entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanEntryDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DubanEntryDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DubanEntryDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DubanEntryDialog, another);
  gtk_widget_class_bind_template_child (widget_class, DubanEntryDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, DubanEntryDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DubanEntryDialog, preview);
}

static void
duban_entry_dialog_init (DubanEntryDialog *dialog)
{
  const GActionEntry entries[] = { { "save", save_cb },
                                   { "save-another", save_another_cb },
                                   { "discard", discard_cb },
                                   { "split", split_cb },
                                   { "undo", undo_cb } };

  dialog->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (dialog->actions), entries, G_N_ELEMENTS (entries),
                                   dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "entry", G_ACTION_GROUP (dialog->actions));
  gtk_widget_init_template (GTK_WIDGET (dialog));
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect (dialog, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}

/* A form is read best as a whole: as high as the window lets it be. */
static void
fit (DubanEntryDialog *dialog, GtkWindow *parent)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (parent));
  const int height = gtk_widget_get_height (GTK_WIDGET (parent));

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (960, width),
                                 CLAMP (height - MARGIN, 480, 720));
}

/* The first line is the title, what follows the requirement. */
static void
say_text (DubanEntryDialog *dialog, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char *end = trimmed + strcspn (trimmed, "\r\n");
  const char *rest = *end != '\0' ? end + 1 : "";

  *end = '\0';
  if (rest[0] != '\0')
    duban_entry_form_say_field (get_form (dialog), "requirement", rest);
  duban_entry_form_say_field (get_form (dialog), "title", trimmed);
}

/* What was typed before and not saved stands there again, and can be cleared away. */
static void
begin (DubanEntryDialog *dialog, GtkWindow *parent, const char *title)
{
  GPtrArray *kept = g_object_get_data (G_OBJECT (parent), KEPT);

  dialog->is_loaded = TRUE;
  begin_new (dialog);
  if (title != NULL && title[0] != '\0')
    say_text (dialog, title);
  else if (kept != NULL)
    {
      duban_entry_form_say (get_form (dialog), kept);
      duban_banner_show (DUBAN_BANNER (dialog->notice),
                         _ ("This was typed before and not saved yet."), _ ("_Clear"),
                         "entry.discard");
    }
}

void
duban_entry_dialog_open (GtkWindow *parent, DubanDesk *desk, guint32 task, const char *title)
{
  const char *heading = task == 0 ? _ ("New task") : _ ("Edit the task");
  DubanEntryDialog *dialog;

  if (duban_desk_get_state (desk) != DUBAN_DESK_READY || duban_desk_is_read_only (desk))
    return;
  dialog = g_object_new (DUBAN_TYPE_ENTRY_DIALOG, "transient-for", parent, NULL);
  dialog->desk = g_object_ref (desk);
  dialog->task = task;
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  adw_window_title_set_title (ADW_WINDOW_TITLE (dialog->heading), heading);
  gtk_widget_set_visible (dialog->another, task == 0);
  fit (dialog, parent);
  duban_entry_form_set_terms (get_form (dialog), duban_desk_get_terms (desk));
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  if (task == 0)
    begin (dialog, parent, title);
  else
    load (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

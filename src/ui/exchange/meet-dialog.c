/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/meet-dialog.h"

#include "app/exchange/colleagues.h"
#include "ui/exchange/pieces.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"

#include <glib/gi18n-lib.h>

#define MEETING "duban-meeting" /* kept by the window */

/* owned by the window */
typedef struct
{
  DubanPiecesDialog dialog;
  DubanDesk *desk;
  char *path;
  char *name;         /* of whom, once it was read */
  GtkWidget *problem; /* why he was not accepted */
} Meeting;

static void
meeting_free (gpointer data)
{
  Meeting *meeting = data;

  g_object_unref (meeting->desk);
  g_free (meeting->path);
  g_free (meeting->name);
  g_free (meeting);
}

static void
encounter_free (gpointer data)
{
  DubanEncounter *encounter = data;

  duban_encounter_clear (encounter);
  g_free (encounter);
}

static gpointer
read_job (DubanSession *session, gpointer path, GCancellable *cancellable, GError **error)
{
  g_autofree DubanEncounter *encounter = g_new0 (DubanEncounter, 1);

  if (!duban_session_refresh (session, error)
      || !duban_encounter_read (encounter, session, path, error))
    return NULL;
  return g_steal_pointer (&encounter);
}

/* What was shown is what is believed: a file that has been replaced meanwhile has another code. */
typedef struct
{
  char *path;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
} Acceptance;

static void
acceptance_free (gpointer data)
{
  Acceptance *acceptance = data;

  g_free (acceptance->path);
  g_free (acceptance);
}

static gboolean
accept_deed (DubanSession *session, gpointer data, GError **error)
{
  const Acceptance *acceptance = data;
  g_auto (DubanEncounter) encounter = { 0 };

  return duban_encounter_read (&encounter, session, acceptance->path, error)
         && duban_encounter_accept (&encounter, session, acceptance->fingerprint, error);
}

static void
accepted_cb (GtkWidget *window, gboolean succeeded, const char *message, gpointer user_data)
{
  Meeting *meeting = g_object_get_data (G_OBJECT (window), MEETING);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window)));
  g_autofree char *done = NULL;

  if (!succeeded)
    {
      gtk_label_set_text (GTK_LABEL (meeting->problem), message);
      gtk_widget_set_visible (meeting->problem, TRUE);
      return;
    }
  /* Translators: %s is a colleague */
  done = g_strdup_printf (_ ("%s is known by this file now"), meeting->name);
  duban_pieces_look_again (window);
  duban_page_toast (parent, done, FALSE);
  gtk_window_close (GTK_WINDOW (window));
}

static void
accept_cb (GtkWidget *window)
{
  Meeting *meeting = g_object_get_data (G_OBJECT (window), MEETING);
  Acceptance *acceptance = g_new0 (Acceptance, 1);

  acceptance->path = g_strdup (meeting->path);
  g_strlcpy (acceptance->fingerprint, g_object_get_data (G_OBJECT (window), "duban-code"),
             sizeof acceptance->fingerprint);
  gtk_widget_set_sensitive (meeting->dialog.accept, FALSE);
  duban_deed_run_then (window, meeting->desk, accept_deed, acceptance, acceptance_free, accepted_cb,
                       NULL);
}

static const char *
say_role (DubanRole role)
{
  switch (role)
    {
    case DUBAN_ROLE_OFFICE:
      return _ ("The desk of the government office");
    case DUBAN_ROLE_LEADER:
      return _ ("The desk of a leader");
    case DUBAN_ROLE_NOBODY:
    default:
      return _ ("Nobody’s desk");
    }
}

static void
append (Meeting *meeting, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (meeting->dialog.box), child);
}

/* What is accepted, and where it is said why it was not. */
static void
add_problem (Meeting *meeting, const DubanEncounter *encounter)
{
  meeting->problem = duban_pieces_text_new ("", "error");
  gtk_widget_set_visible (meeting->problem, FALSE);
  append (meeting, meeting->problem);
  g_object_set_data_full (G_OBJECT (meeting->dialog.window), "duban-code",
                          g_strdup (encounter->fingerprint), g_free);
}

/* A key that is renewed or revoked: signed by one that is known, so nobody need be called. */
static void
show_key (Meeting *meeting, const DubanEncounter *encounter)
{
  append (meeting, duban_pieces_heading_new (encounter->introduction.name, NULL));
  append (meeting,
          duban_pieces_text_new (
              encounter->introduction.kind == DUBAN_INTRODUCTION_REVOCATION
                  ? _ ("This file revokes a key: what it signs from now on is not believed.")
                  : _ ("This file renews a key; it is signed with the one that is known here."),
              NULL));
  append (meeting, duban_pieces_text_new (_ ("Check code in the file"), "dim-label"));
  append (meeting, duban_pieces_code_new (encounter->fingerprint));
  add_problem (meeting, encounter);
  gtk_button_set_label (GTK_BUTTON (meeting->dialog.accept), _ ("_Take in"));
  gtk_widget_set_sensitive (meeting->dialog.accept, TRUE);
}

static void
add_comparison (Meeting *meeting, const DubanEncounter *encounter)
{
  GtkWidget *check = gtk_check_button_new_with_label (
      _ ("I have called him, and all six groups of digits are the same"));
  g_autofree char *how = g_strdup_printf (
      _ ("Call %s by a number that you knew before, have the check code of his computer read out "
         "to you, and compare it group by group. Whoever changed the file on its way cannot have "
         "these digits."),
      encounter->introduction.name);

  append (meeting, duban_pieces_text_new (how, NULL));
  append (meeting, check);
  add_problem (meeting, encounter);
  g_object_bind_property (check, "active", meeting->dialog.accept, "sensitive",
                          G_BINDING_SYNC_CREATE);
  gtk_widget_grab_focus (check);
}

static void
show_encounter (Meeting *meeting, const DubanEncounter *encounter)
{
  meeting->name = g_strdup (encounter->introduction.name);
  if (encounter->introduction.kind != DUBAN_INTRODUCTION_MEETING)
    {
      show_key (meeting, encounter);
      return;
    }
  append (meeting, duban_pieces_heading_new (encounter->introduction.name,
                                             say_role (encounter->introduction.role)));
  if (encounter->is_known)
    append (meeting, duban_pieces_text_new (_ ("He is known here already with this check code; "
                                               "there is nothing more to do."),
                                            NULL));
  if (encounter->is_renewed)
    append (meeting, duban_pieces_text_new (_ ("This desk is known here with another check code. "
                                               "Accept the new one only if he himself says that "
                                               "his computer or key was changed."),
                                            "error"));
  append (meeting, duban_pieces_text_new (_ ("Check code in the file"), "dim-label"));
  append (meeting, duban_pieces_code_new (encounter->fingerprint));
  if (encounter->is_known)
    return;
  add_comparison (meeting, encounter);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  Meeting *meeting = g_object_get_data (G_OBJECT (window), MEETING);
  g_autoptr (GError) error = NULL;
  DubanEncounter *encounter = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (!duban_pieces_dialog_is_open (window))
    {
      g_clear_pointer (&encounter, encounter_free);
      return;
    }
  if (encounter == NULL)
    append (meeting, duban_pieces_text_new (error->message, "error"));
  else
    show_encounter (meeting, encounter);
  g_clear_pointer (&encounter, encounter_free);
}

void
duban_meet_dialog_open (GtkWidget *from, DubanDesk *desk, const char *path)
{
  Meeting *meeting = g_new0 (Meeting, 1);
  GtkWidget *window;

  meeting->dialog
      = duban_pieces_dialog_new (from, _ ("An identity file"), _ ("The code is _right"));
  window = meeting->dialog.window;
  meeting->desk = g_object_ref (desk);
  meeting->path = g_strdup (path);
  g_object_set_data_full (G_OBJECT (window), MEETING, meeting, meeting_free);
  gtk_widget_set_sensitive (meeting->dialog.accept, FALSE);
  g_signal_connect_object (meeting->dialog.accept, "clicked", G_CALLBACK (accept_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  duban_worker_run_async (duban_desk_get_worker (desk), read_job, g_strdup (path), g_free,
                          encounter_free, NULL, read_cb, g_object_ref (window));
}

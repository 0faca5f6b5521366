/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry/entry-reason.h"

#include "core/text.h"

#include <glib/gi18n-lib.h>

struct _DubanEntryReason
{
  GtkWidget parent_instance;

  GtkWidget *card, *handover, *correction, *entry, *problem;
};

G_DEFINE_FINAL_TYPE (DubanEntryReason, duban_entry_reason, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_problem (DubanEntryReason *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
changed_cb (DubanEntryReason *self)
{
  show_problem (self, NULL);
}

static void
toggled_cb (DubanEntryReason *self)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), duban_entry_reason_is_correction (self)
                                                               ? _ ("What was mistyped")
                                                               : _ ("Why it is passed on"));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
duban_entry_reason_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_ENTRY_REASON (widget)->entry);
}

static void
duban_entry_reason_dispose (GObject *object)
{
  DubanEntryReason *self = DUBAN_ENTRY_REASON (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_entry_reason_parent_class)->dispose (object);
}

static void
duban_entry_reason_class_init (DubanEntryReasonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_entry_reason_dispose;
  widget_class->grab_focus = duban_entry_reason_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_ENTRY_REASON, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_entry (DubanEntryReason *self)
{
  const char *label = _ ("Reason");

  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (self->card), self->entry);
  gtk_box_append (GTK_BOX (self->card), self->problem);
}

static void
duban_entry_reason_init (DubanEntryReason *self)
{
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->handover = gtk_check_button_new_with_label (_ ("Passed on to another"));
  self->correction = gtk_check_button_new_with_label (_ ("A typing error put right"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->correction),
                              GTK_CHECK_BUTTON (self->handover));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->handover), TRUE);
  gtk_box_append (GTK_BOX (choices), self->handover);
  gtk_box_append (GTK_BOX (choices), self->correction);
  gtk_box_append (GTK_BOX (self->card), choices);
  add_entry (self);
  gtk_widget_add_css_class (self->card, "duban-card");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->correction, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why lead or unit change"), -1);
  toggled_cb (self);
}

GtkWidget *
duban_entry_reason_new (void)
{
  return g_object_new (DUBAN_TYPE_ENTRY_REASON, NULL);
}

gboolean
duban_entry_reason_is_correction (DubanEntryReason *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->correction));
}

char *
duban_entry_reason_dup_text (DubanEntryReason *self)
{
  g_autofree char *text
      = duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (text[0] != '\0')
    return g_steal_pointer (&text);
  show_problem (self, duban_entry_reason_is_correction (self)
                          ? _ ("A correction has a reason; say what was mistyped.")
                          : _ ("Say why it is passed on."));
  return NULL;
}

void
duban_entry_reason_clear (DubanEntryReason *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->handover), TRUE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files to be attached to a record: a list that takes more by a button or by dropping them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_RECORD_FILES (duban_record_files_get_type ())
G_DECLARE_FINAL_TYPE (DubanRecordFiles, duban_record_files, DUBAN, RECORD_FILES, GtkWidget)

GtkWidget *duban_record_files_new (void);

void duban_record_files_add (DubanRecordFiles *files, const char *path);

/* Their paths, NULL-terminated; NULL where there are none. (transfer full) */
GStrv duban_record_files_dup_paths (DubanRecordFiles *files) G_GNUC_WARN_UNUSED_RESULT;

/* Takes files that are dropped on the widget. */
void duban_record_files_take_drops (DubanRecordFiles *files, GtkWidget *widget);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 撰写: the free parts of a report as fields. */
#pragma once

#include "ui/summaries/drafts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_PARTS_EDITOR (duban_parts_editor_get_type ())
G_DECLARE_FINAL_TYPE (DubanPartsEditor, duban_parts_editor, DUBAN, PARTS_EDITOR, GtkWidget)

GtkWidget *duban_parts_editor_new (DubanDrafts *drafts);

/* What is being typed stays as it is. edition: of the present data; else the fields are closed. */
void duban_parts_editor_show (DubanPartsEditor *editor, const DubanEdition *edition);

/* The field of that part gets the keys. */
void duban_parts_editor_write (DubanPartsEditor *editor, DubanFreePart part);

/* The title of a part: 总体情况. (transfer none) */
const char *duban_parts_editor_get_title (DubanFreePart part);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder that this desk shares with its colleagues (sync.md, “Shared folder”): local. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* *folder: as it was set, or NULL. (transfer full) */
gboolean duban_shared_folder_get (DubanSession *session, char **folder, GError **error);

/* Whether the folder is there, and is the one that was set: an empty mount point is not. */
gboolean duban_shared_folder_is_available (const char *folder);

/* The key of what the last sync reached (app/exchange/letterbox.h); another folder knows nothing.
 */
#define DUBAN_SHARED_FOLDER_SYNCED "folder-synced"

/* Sets it, and marks it by a folder of Duban's own; "" and NULL: no more. */
gboolean duban_shared_folder_set (DubanSession *session, const char *folder, GError **error);

G_END_DECLS

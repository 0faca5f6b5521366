/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desks that this one knows, while a file comes in that may tell of more: the office's list of
 * desks travels with the changes. */
#pragma once

#include "app/exchange/colleagues.h"
#include "app/session.h"
#include "exchange/bundle/bundle-read.h"

G_BEGIN_DECLS

typedef struct
{
  DubanSession *session; /* borrowed */
  GPtrArray *peers;      /* of DubanPeerRow */
  GArray *own_former;    /* of DubanFormerKey */
  DubanPublicKey own;
  gboolean has_office; /* what was kept named a desk of the office */
} DubanDeskList;
gboolean duban_desk_list_load (DubanDeskList *list, DubanSession *session,
                               const DubanPublicKey *own, GError **error);
void duban_desk_list_clear (DubanDeskList *list);

/* For what asks about desks. (transfer none) */
DubanColleagues duban_desk_list_get_colleagues (const DubanDeskList *list);

/* What the office's list in this very file says of desks, each entry under a seal of the office's
 * own; nothing is written. */
void duban_desk_list_learn (DubanDeskList *list, const DubanBundle *bundle);

/* Writes the list as it stands with the changes numbered from first on. */
gboolean duban_desk_list_keep (DubanDeskList *list, gint64 first, GError **error);

G_END_DECLS

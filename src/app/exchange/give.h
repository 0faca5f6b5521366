/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving out: what colleagues do not have yet, as files (sync.md, “What is sent”). */
#pragma once

#include "app/exchange/effort.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *files; /* of char *: their paths; several where it was too large for one */
  gsize n_changes;  /* 0: the acknowledgement alone */
  gboolean is_full; /* from the beginning */
} DubanGiving;
void duban_giving_clear (DubanGiving *giving);

/* Writes what the desks of these names lack to the file; further ones beside it, named with -2, -3
 * … before the ending.  Refused where the names have different views.  full: from the beginning. */
gboolean duban_exchange_give (DubanSession *session, const char *const *names, gboolean full,
                              const char *path, DubanGiving *giving, GError **error);

/* The same watched: cancelled, nothing was given out. */
gboolean duban_exchange_give_with_effort (DubanSession *session, const char *const *names,
                                          gboolean full, const char *path,
                                          const DubanEffort *effort, DubanGiving *giving,
                                          GError **error);

/* What one colleague lacks, by the numbers of changes. */
typedef struct
{
  gint64 base; /* up to where he has proved to have all that he may see; 0: nothing */
  gint64 upto; /* the last change that he lacks; base where he lacks none */
  gsize n_changes;
} DubanGivingSpan;
gboolean duban_exchange_look_ahead (DubanSession *session, const DubanId *desk,
                                    const DubanEffort *effort, DubanGivingSpan *span,
                                    GError **error);

/* What he lacks as bytes, noted as given out. */
typedef struct
{
  GPtrArray *files;    /* of GBytes */
  gint64 first_number; /* of the first; the others follow it */
  DubanGivingSpan span;
} DubanPack;
gboolean duban_exchange_pack (DubanSession *session, const DubanId *desk, DubanPack *pack,
                              GError **error);
gboolean duban_exchange_pack_with_effort (DubanSession *session, const DubanId *desk,
                                          const DubanEffort *effort, DubanPack *pack,
                                          GError **error);
void duban_pack_clear (DubanPack *pack);

/* Of n files from that number on the first n_written are there, and writing the next failed with
 * cause: the others were not given out after all. */
void duban_exchange_forget (DubanSession *session, gint64 first_number, guint n, guint n_written,
                            const GError *cause);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanPack, duban_pack_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanGiving, duban_giving_clear)

G_END_DECLS

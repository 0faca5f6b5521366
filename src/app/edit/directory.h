/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing the directory, the portfolio, the calendar and the settings. Each call is one
 * command: one transaction, one step of undo. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

gboolean duban_directory_edit_add_leader (DubanSession *session, const char *name,
                                          const char *title, GError **error);
gboolean duban_directory_edit_add_unit (DubanSession *session, const char *name,
                                        const char *const *short_names, const char *category,
                                        const char *head, GError **error);

/* What a unit is, entered anew; what is NULL stays. */
typedef struct
{
  const char *name; /* another than before: it was renamed, and is found by the former one too */
  const char *const *short_names; /* all of them, NULL-terminated */
  const char *category;           /* "" clears */
  const char *head;               /* the present first responsible person, from today on */
} DubanUnitEdit;
gboolean duban_directory_edit_set_unit (DubanSession *session, guint32 unit,
                                        const DubanUnitEdit *edit, GError **error);

/* left: the last day in office, "" for one who is; each may be NULL. */
gboolean duban_directory_edit_set_leader (DubanSession *session, guint32 leader, const char *title,
                                          const char *left, GError **error);

/* held: a unit or a field by name; a name that is neither and looks like a unit's, or anything
 * else, is refused unless it is a field's: then the field is created. kind NULL: 分管. */
gboolean duban_directory_edit_set_portfolio (DubanSession *session, const char *leader,
                                             const char *held, const char *kind, const char *from,
                                             const char *to, GError **error);
gboolean duban_directory_edit_end_portfolio (DubanSession *session, const char *leader,
                                             const char *held, const char *on, GError **error);
gboolean duban_directory_edit_add_meeting (DubanSession *session, const char *kind,
                                           const char *date, const char *number, GError **error);

/* A key of interface.md, “Settings keys”; "" restores the default. */
gboolean duban_directory_edit_set_setting (DubanSession *session, const char *key,
                                           const char *value, GError **error);

/* Whose desk this is: at init, or said later. */
gboolean duban_directory_edit_set_desk (DubanSession *session, const char *leader, gboolean office,
                                        GError **error);

G_END_DECLS

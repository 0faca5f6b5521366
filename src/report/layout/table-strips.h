/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as strips: its title, its head that stands on every page, and its rows, of which one
 * that is higher than a page goes on over pages line by line. */
#pragma once

#include "report/layout/mason.h"
#include "report/table.h"

G_BEGIN_DECLS

/* FALSE: it was left unfinished, as duban_mason_step() said. */
gboolean duban_mason_add_table (DubanMason *mason, const DubanTable *table);

G_END_DECLS

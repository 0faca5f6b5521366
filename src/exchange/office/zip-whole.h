/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a zip of XML parts that was just written has all of them to their ends. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each part is read to its end, which must close its first element; with little memory. */
gboolean duban_zip_is_whole (const char *data, gsize size);

G_END_DECLS

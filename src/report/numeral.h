/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How headings of an official document are numbered (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 1 … 9999 as Chinese numerals: 十二, 一百零五. (transfer full) */
char *duban_numeral_to_chinese (guint number) G_GNUC_WARN_UNUSED_RESULT;

/* level: 1 to 4. (transfer full) */
char *duban_numeral_of_heading (guint level, guint number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

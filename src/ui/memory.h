/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the process of a window keeps its memory. */
#pragma once

/* Called once, early in main(). */
void duban_memory_begin (void);

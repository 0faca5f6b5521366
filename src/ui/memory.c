/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/memory.h"

#include <stdlib.h> /* says which C library it is */

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define LARGE_BLOCK (128 * 1024) /* bytes: glibc's own first value, which it raises unless said */
#define MAX_ARENAS 2             /* the window's and the worker's; what others make is little */

/* A job over all tasks makes blocks of megabytes and frees them, as does a frame.  From a large
 * block on they go back to the system; glibc would take the first that is freed as a sign to keep
 * them, and a seventh of what a window holds would be such leavings. */
void
duban_memory_begin (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
  mallopt (M_ARENA_MAX, MAX_ARENAS);
#endif
}

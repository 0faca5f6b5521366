/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the office's desk of a sample: the desk of 副旗长甲, which has met it, and the folder that
 * both share. */
#pragma once

#include "sample-session.h"

typedef struct
{
  SampleSession *office; /* borrowed */
  char *path;            /* the neighbour's database */
  char *shared;          /* the folder */
  DubanClock *clock;
  DubanSession *session;
  guint n_units; /* that it added */
} SampleNeighbour;

void sample_neighbour_init (SampleNeighbour *neighbour, SampleSession *office, const char *now);
void sample_neighbour_clear (SampleNeighbour *neighbour);

/* Changes something that is no task of anybody's, and syncs: a file lies there for the office. */
void sample_neighbour_send (SampleNeighbour *neighbour);

/* The names of the files that lie there for the office. (transfer full) */
GPtrArray *sample_neighbour_list (SampleNeighbour *neighbour);

/* The folder that they lie in. (transfer full) */
char *sample_neighbour_dup_folder (SampleNeighbour *neighbour);

/* The carrier stops, or runs again: the whole shared folder is not there, or is. */
void sample_neighbour_hide (SampleNeighbour *neighbour, gboolean hidden);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments as days of a time zone, for hundreds of thousands of them: neighbours in time mostly
 * have the same offset, so it is asked for only where that is not known. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* A plain value; the zone is borrowed. */
typedef struct
{
  GTimeZone *zone;
  int interval;       /* of the zone; -1: none looked at yet */
  gint64 first, last; /* Unix seconds known to lie in it */
  gint64 offset;      /* seconds east of Greenwich */
} DubanZoneDays;

void duban_zone_days_init (DubanZoneDays *days, GTimeZone *zone);

/* The day on which a moment (Unix milliseconds) falls. */
DubanDay duban_zone_days_get (DubanZoneDays *days, gint64 milliseconds);

/* The same, and the minute of that day. */
DubanDay duban_zone_days_get_minute (DubanZoneDays *days, gint64 milliseconds, int *minute);

G_END_DECLS

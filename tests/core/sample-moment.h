/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments in words: "2026-03-02 08:30"; "-" is none. */
#pragma once

#include "core/remind/moment.h"

DubanMoment sample_moment (const char *text);

/* (transfer full) */
char *sample_moment_text (DubanMoment moment);

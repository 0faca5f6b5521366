/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a summary counts, and for a quarter how the units are ranked, on standard output. */
#pragma once

#include "app/report/figures.h"
#include "cli/json.h"

G_BEGIN_DECLS

/* The members of an object that has been begun (interface.md). */
void duban_report_print_members (DubanJson *json, const DubanFigures *figures);

/* A table for a person, beside the period before. */
void duban_report_print_text (const DubanFigures *figures);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that the tests of the outputs are made on; all of them made up. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* A week as it is handed in: every kind of block, tables upright and across that run over pages,
 * each kind of chart. (transfer full) */
DubanDocument *sample_week (void) G_GNUC_WARN_UNUSED_RESULT;

/* More than forty pages as an office's are: dates and numbers in every sentence, and a ledger
 * across of narrow columns. (transfer full) */
DubanDocument *sample_long (void) G_GNUC_WARN_UNUSED_RESULT;

/* Full lines alone: one paragraph of so many Chinese characters. (transfer full) */
DubanDocument *sample_lines (guint n_letters) G_GNUC_WARN_UNUSED_RESULT;

/* What a person can type, and what a file may hold: characters that XML forbids, formulas,
 * entities, a cell of more than 32,767 characters, sheets of one name. (transfer full) */
DubanDocument *sample_nasty (void) G_GNUC_WARN_UNUSED_RESULT;

/* Nothing at all. (transfer full) */
DubanDocument *sample_empty (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

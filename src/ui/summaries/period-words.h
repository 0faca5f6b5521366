/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A period, and an issued report, in the words of the chooser. */
#pragma once

#include "app/report/issue.h"
#include "core/terms.h"

G_BEGIN_DECLS

/* Week 47 of 2026, 11-16 to 11-22. (transfer full) */
char *duban_period_words_dup (DubanPeriod period) G_GNUC_WARN_UNUSED_RESULT;

/* 周报, 月通报, 季通报. (transfer none) */
const char *duban_period_words_get_kind (DubanPeriodKind kind);

/* 已印发 11-20 17:42; zone: the office's. (transfer full) */
char *duban_period_words_dup_issued (const DubanIssued *issued,
                                     const DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small histories of one task, for tests of the fold: changes named by their index. */
#pragma once

#include "core/change-builder.h"
#include "core/fold/fold.h"

#include <string.h>

#define SAMPLE_MAX 16

typedef struct
{
  DubanChangeBuilder *builder;
  guint8 *bodies[SAMPLE_MAX];
  DubanChange changes[SAMPLE_MAX];
  const DubanChange *list[SAMPLE_MAX]; /* parents first */
  guint n;
} Sample;

static inline void
sample_init (Sample *sample)
{
  *sample = (Sample){ .builder = duban_change_builder_new () };
}

static inline void
sample_clear (Sample *sample)
{
  for (guint i = 0; i < sample->n; i++)
    {
      duban_change_clear (&sample->changes[i]);
      g_free (sample->bodies[i]);
    }
  duban_change_builder_free (sample->builder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

/* parents: bit i stands for change i.  What it writes is put into sample->builder. */
static inline void
sample_begin (Sample *sample, DubanOrigin origin, guint parents)
{
  const DubanId entity = { "entity" };

  duban_change_builder_begin (sample->builder, DUBAN_ENTITY_TASK, &entity, origin);
  for (guint i = 0; i < sample->n; i++)
    if (parents >> i & 1)
      duban_change_builder_add_parent (sample->builder, &sample->changes[i].hash);
}

static inline void
sample_end (Sample *sample, gint64 time)
{
  const DubanId desk = { "desk" };
  const guint8 chance[8] = { (guint8) sample->n };
  DubanHash hash;
  DubanSpan body = duban_change_builder_finish (sample->builder, &desk, NULL, time, chance, &hash);
  guint i = sample->n;

  g_assert_cmpuint (i, <, SAMPLE_MAX);
  sample->bodies[i] = g_memdup2 (body.data, body.size);
  g_assert_true (duban_change_decode (sample->bodies[i], body.size, &sample->changes[i], NULL));
  sample->list[i] = &sample->changes[i];
  sample->n++;
}

static inline void
sample_record (Sample *sample, char id, DubanRecordKind kind, DubanDay day, char target)
{
  const DubanId name = { { (guint8) id } }, named = { { (guint8) target } };

  duban_change_builder_begin_record (sample->builder, &name, kind, day, DUBAN_NO_MINUTE, NULL,
                                     NULL);
  duban_change_builder_extra_id (sample->builder, DUBAN_EXTRA_TARGET, target ? &named : NULL);
  duban_change_builder_end_record (sample->builder);
}

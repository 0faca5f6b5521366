/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notifier that writes down: nothing is shown to anybody. */
#pragma once

#include "app/remind/notifier.h"

#define SAMPLE_TYPE_NOTIFIER (sample_notifier_get_type ())
G_DECLARE_FINAL_TYPE (SampleNotifier, sample_notifier, SAMPLE, NOTIFIER, GObject)

struct _SampleNotifier
{
  GObject parent_instance;

  GHashTable *standing; /* key → DubanNotice */
  GArray *old;          /* of guint: numbers of an earlier run that were closed */
  guint n_shown;
  guint last_number;
  gboolean is_silent; /* tells nothing, as a service that hangs */
  gboolean is_broken; /* tells that it failed */
};

SampleNotifier *sample_notifier_new (void);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-notifier.h"

static void
show (DubanNotifier *notifier, const DubanNotice *notice)
{
  SampleNotifier *sample = SAMPLE_NOTIFIER (notifier);

  sample->n_shown++;
  if (sample->is_silent)
    return;
  if (sample->is_broken)
    {
      duban_notifier_tell_failed (notifier, notice->key, "No service.");
      return;
    }
  g_hash_table_replace (sample->standing, g_strdup (notice->key), duban_notice_copy (notice));
  duban_notifier_tell_shown (notifier, notice->key, ++sample->last_number);
}

static void
close_one (DubanNotifier *notifier, const char *key)
{
  SampleNotifier *sample = SAMPLE_NOTIFIER (notifier);
  g_autofree char *owned = g_strdup (key);

  if (g_hash_table_remove (sample->standing, owned))
    duban_notifier_tell_gone (notifier, owned);
}

static void
close_old (DubanNotifier *notifier, const char *server, guint number)
{
  g_assert_cmpstr (server, ==, "server-1");
  g_array_append_val (SAMPLE_NOTIFIER (notifier)->old, number);
}

static char *
dup_server (DubanNotifier *notifier)
{
  return g_strdup ("server-1");
}

static void
sample_notifier_interface_init (DubanNotifierInterface *interface)
{
  interface->show = show;
  interface->close = close_one;
  interface->close_old = close_old;
  interface->dup_server = dup_server;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SampleNotifier, sample_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DUBAN_TYPE_NOTIFIER,
                                                      sample_notifier_interface_init))

static void
sample_notifier_finalize (GObject *object)
{
  SampleNotifier *sample = SAMPLE_NOTIFIER (object);

  g_hash_table_unref (sample->standing);
  g_array_unref (sample->old);
  G_OBJECT_CLASS (sample_notifier_parent_class)->finalize (object);
}

static void
sample_notifier_class_init (SampleNotifierClass *class)
{
  G_OBJECT_CLASS (class)->finalize = sample_notifier_finalize;
}

static void
sample_notifier_init (SampleNotifier *sample)
{
  sample->standing
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) duban_notice_free);
  sample->old = g_array_new (FALSE, FALSE, sizeof (guint));
  sample->last_number = 100;
}

SampleNotifier *
sample_notifier_new (void)
{
  return g_object_new (SAMPLE_TYPE_NOTIFIER, NULL);
}

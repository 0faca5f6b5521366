/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fold/state.h"
#include "store/changes.h"
#include "store/offices.h"
#include "store/verify-private.h"

typedef struct
{
  DubanFold *fold;
  GArray *states; /* of DubanEntityState */
} Summing;

static gboolean
sum_entity_cb (DubanChanges *changes, guint32 entity, gpointer data, GError **error)
{
  Summing *summing = data;
  DubanEntityState state;
  gsize n_changes;
  const DubanChange *const *list = duban_changes_get (changes, &n_changes);

  duban_fold_load (summing->fold, list, n_changes);
  state = duban_entity_state_of (summing->fold);
  g_array_append_val (summing->states, state);
  return TRUE;
}

gboolean
duban_verify_state (DubanVerify *verify, GError **error)
{
  g_autoptr (GArray) offices = duban_offices_list (verify->db, error);
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (DubanEntityState));
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();
  Summing summing = { fold, states };

  if (offices == NULL)
    return FALSE;
  duban_fold_set_offices (fold, (gpointer) offices->data, offices->len);
  if (!duban_changes_each (verify->db, sum_entity_cb, &summing, verify->cancellable, error))
    return FALSE;
  verify->state = duban_state_hash ((gpointer) states->data, states->len);
  verify->has_state = TRUE;
  return TRUE;
}

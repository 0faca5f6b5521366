/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a few desks of the program come to, step by step. */
#include "app/edit/conflict.h"
#include "app/edit/directory.h"
#include "app/edit/edit.h"
#include "app/edit/undo.h"
#include "app/exchange/identity.h"
#include "app/exchange/renewal.h"
#include "app/import/run.h"
#include "realm.h"
#include "store/history.h"
#include "store/tasks.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Realm *realm;
  char *root;
} Case;

static void
begin_as_strangers (Case *one, guint n_people, guint n_offices)
{
  GError *error = NULL;

  one->root = g_dir_make_tmp ("duban-XXXXXX", &error);
  g_assert_no_error (error);
  one->realm = realm_new_of (7, one->root, n_people, n_offices);
  g_assert_cmpstr (one->realm->world->fault, ==, NULL);
}

static void
begin (Case *one, guint n_people, guint n_offices)
{
  begin_as_strangers (one, n_people, n_offices);
  realm_introduce_all (one->realm);
  g_assert_cmpstr (one->realm->world->fault, ==, NULL);
}

static void
end (Case *one)
{
  g_assert_cmpstr (one->realm->world->fault, ==, NULL);
  realm_free (one->realm);
  g_assert_cmpint (g_rmdir (one->root), ==, 0);
  g_free (one->root);
}

static DubanSession *
session_of (Case *one, guint d)
{
  return one->realm->seats[d]->session;
}

static void
hand (Case *one, guint from, guint to)
{
  g_assert_true (realm_give (one->realm, from, to));
  realm_take (one->realm, to, one->realm->letters->pdata[0], TAKE_FINALLY);
  g_ptr_array_set_size (one->realm->letters, 0);
  g_assert_cmpstr (one->realm->world->fault, ==, NULL);
}

static void
hand_all (Case *one)
{
  for (guint round = 0; round < 3; round++)
    for (guint a = 0; a < one->realm->world->n_desks; a++)
      for (guint b = 0; b < one->realm->world->n_desks; b++)
        if (a != b)
          hand (one, a, b);
}

/* ---- the same ledger on two leaders' desks */

static void
take_ledger (Case *one, guint d, const char *lead)
{
  static const DubanImportOptions options = { .tracked_from = DUBAN_NO_DAY };
  g_autofree char *text = g_strdup_printf ("编号,事项,牵头领导\n1,供水,%s\n", lead);
  g_autofree char *path = realm_name_file (one->realm, ".csv");
  g_autoptr (DubanImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  result = duban_import_run (session_of (one, d), path, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  shadow_note (one->realm, d, FALSE);
}

static const DubanId *
get_task (Case *one)
{
  const World *world = one->realm->world;

  for (guint e = 0; e < world->n_entities; e++)
    if (world->kinds[e] == DUBAN_ENTITY_TASK)
      return &world->ids[e];
  g_assert_not_reached ();
}

static guint32
find_task (Case *one, guint d)
{
  guint32 n = 0;

  g_assert_true (duban_history_find_entity (session_of (one, d)->db, get_task (one), &n, NULL));
  return n;
}

/* How many changes of the one task a desk has. */
static gsize
count_changes (Case *one, guint d)
{
  guint32 n = find_task (one, d);
  g_autoptr (DubanHistory) history
      = n != 0 ? duban_history_load (session_of (one, d)->db, n, NULL) : NULL;

  return history != NULL ? history->n_changes : 0;
}

static void
test_a_ledger_is_two_works_until_somebody_sees_both (void)
{
  static const struct
  {
    guint n_people, n_offices, first;
    const char *lead;
    gsize n_changes;
  } rows[] = {
    { 2, 0, 0, "副旗长丁", 1 }, /* he has no desk: each keeps his own, and all of it */
    { 3, 0, 0, "副旗长丙", 2 }, /* he has, and passes on what he was told */
    { 2, 0, 0, "副旗长乙", 2 }, /* one of the two leads it: he sees both */
    { 3, 1, 1, "副旗长丁", 2 }, /* the office sees all */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Case one;

      begin (&one, rows[i].n_people, rows[i].n_offices);
      take_ledger (&one, rows[i].first, rows[i].lead);
      take_ledger (&one, rows[i].first + 1, rows[i].lead);
      hand_all (&one);
      g_assert_cmpuint (count_changes (&one, rows[i].first), ==, rows[i].n_changes);
      g_assert_cmpuint (count_changes (&one, rows[i].first + 1), ==, rows[i].n_changes);
      end (&one);
    }
}

/* ---- a task that is seen through its heads */

static void
set_lead (Case *one, guint d, const char *lead)
{
  const DubanEditField field = { "lead", lead };
  const DubanEditSetOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  duban_edit_set_task (session_of (one, d), find_task (one, d), &field, 1, &options, &error);
  g_assert_no_error (error);
  shadow_note (one->realm, d, TRUE);
}

static void
assert_moved (Case *one, guint d, gboolean expected)
{
  gboolean is_moved = FALSE;

  g_assert_true (
      duban_tasks_is_moved (session_of (one, d)->db, find_task (one, d), &is_moved, NULL));
  g_assert_cmpint (is_moved, ==, expected);
}

static void
settle_on (Case *one, guint d, const char *lead)
{
  g_autoptr (GPtrArray) conflicts = duban_edit_list_conflicts (session_of (one, d), NULL);
  const DubanConflict *conflict;
  guint n = 0;

  g_assert_nonnull (conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  while (g_strcmp0 (((DubanConflictValue *) conflict->values->pdata[n])->text, lead) != 0)
    n++;
  g_assert_true (duban_edit_settle (session_of (one, d), conflict->id, n + 1, NULL));
  shadow_note (one->realm, d, TRUE);
}

static void
test_who_stands_in_any_head_sees_the_task (void)
{
  const DubanEditField fields[] = { { "title", "供水" }, { "lead", "副旗长乙" } };
  guint32 task;
  Case one;

  begin (&one, 4, 1);
  hand_all (&one);
  g_assert_true (duban_edit_add_task (session_of (&one, 0), fields, 2, &task, NULL));
  shadow_note (one.realm, 0, TRUE);
  hand_all (&one);
  set_lead (&one, 0, "副旗长丙");
  set_lead (&one, 1, "副旗长丁");
  hand_all (&one);
  assert_moved (&one, 1, TRUE);
  assert_moved (&one, 2, FALSE);
  assert_moved (&one, 3, FALSE);
  settle_on (&one, 0, "副旗长丁");
  hand_all (&one);
  assert_moved (&one, 2, TRUE);
  assert_moved (&one, 3, FALSE);
  end (&one);
}

/* ---- a name that the office took back, a leader who is called otherwise */

static void
test_a_desk_whose_leader_has_no_name_is_still_his (void)
{
  g_autofree char *text = NULL;
  GError *error = NULL;
  Case one;

  begin (&one, 2, 1);
  g_assert_true (duban_directory_edit_add_leader (session_of (&one, 0), "副旗长丁", NULL, &error));
  shadow_note (one.realm, 0, FALSE);
  g_assert_true (duban_directory_edit_set_desk (session_of (&one, 1), "副旗长丁", FALSE, &error));
  shadow_note (one.realm, 1, FALSE);
  g_assert_true (duban_undo_last (session_of (&one, 0), 0, NULL, &error));
  shadow_note (one.realm, 0, FALSE);
  hand (&one, 0, 1);
  hand (&one, 1, 0);
  hand (&one, 0, 1);
  g_assert_cmpstr (session_of (&one, 1)->author, ==, "");
  g_assert_cmpint (duban_identity_get_role (session_of (&one, 1)), ==, DUBAN_ROLE_LEADER);
  text = duban_identity_introduce (session_of (&one, 1), &error);
  g_assert_no_error (error);
  g_assert_nonnull (text);
  end (&one);
}

/* ---- a new key, and an older database */

static void
test_a_restored_desk_with_a_new_key_takes_its_own_words_back (void)
{
  const DubanEditField fields[] = { { "title", "供水" }, { "lead", "副旗长乙" } };
  Realm *realm;
  guint32 task;
  Case one;

  begin (&one, 2, 1);
  realm = one.realm;
  hand_all (&one);
  realm_back_up (realm, 1);
  g_assert_true (duban_edit_add_task (session_of (&one, 1), fields, 2, &task, NULL));
  shadow_note (realm, 1, TRUE);
  hand (&one, 1, 0);
  realm_renew (realm, 1);
  realm_meet (realm, 0, 1);
  realm_restore (realm, 1);
  g_assert_cmpuint (count_changes (&one, 1), ==, 0);
  hand (&one, 1, 0);
  hand (&one, 0, 1);
  g_assert_cmpuint (count_changes (&one, 1), ==, 1);
  end (&one);
}

/* ---- words under a key that the reader never knew */

static void
meet_each_other (Case *one, guint a, guint b)
{
  realm_meet (one->realm, a, b);
  realm_meet (one->realm, b, a);
}

/* One desk writes, another passes it on to a third, which knows the first by its new key alone. */
static void
begin_with_an_unknown_key (Case *one, gboolean is_restored)
{
  const DubanEditField fields[]
      = { { "title", "供水" }, { "lead", "副旗长乙" }, { "cooperators", "副旗长丙" } };
  guint32 task;

  begin_as_strangers (one, 3, 0);
  meet_each_other (one, 0, 2);
  meet_each_other (one, 1, 2);
  g_assert_true (duban_directory_edit_add_leader (session_of (one, 0), "副旗长乙", NULL, NULL));
  g_assert_true (duban_directory_edit_add_leader (session_of (one, 0), "副旗长丙", NULL, NULL));
  shadow_note (one->realm, 0, FALSE);
  realm_back_up (one->realm, 0);
  g_assert_true (duban_edit_add_task (session_of (one, 0), fields, 3, &task, NULL));
  shadow_note (one->realm, 0, TRUE);
  hand (one, 0, 2);
  if (is_restored)
    realm_restore (one->realm, 0);
  realm_renew (one->realm, 0);
  meet_each_other (one, 0, 1);
  meet_each_other (one, 0, 2);
}

static void
test_words_under_an_unknown_key_are_taken_once_their_author_gave_them (void)
{
  Case one;

  begin_with_an_unknown_key (&one, FALSE);
  hand (&one, 2, 1);
  g_assert_cmpuint (one.realm->tallies[TALLY_DECLINED], ==, 1);
  g_assert_cmpuint (count_changes (&one, 1), ==, 0);
  hand (&one, 0, 1);
  g_assert_cmpuint (count_changes (&one, 1), ==, 1);
  set_lead (&one, 2, "副旗长丙");
  hand (&one, 2, 1);
  g_assert_cmpuint (one.realm->tallies[TALLY_DECLINED], ==, 1);
  g_assert_cmpuint (count_changes (&one, 1), ==, 2);
  end (&one);
}

static void
test_own_words_that_come_back_under_a_former_key_are_sealed_anew (void)
{
  Case one;

  begin_with_an_unknown_key (&one, TRUE);
  hand (&one, 0, 2);
  hand (&one, 2, 0);
  g_assert_cmpuint (count_changes (&one, 0), ==, 1);
  hand (&one, 0, 1);
  g_assert_cmpuint (one.realm->tallies[TALLY_DECLINED], ==, 0);
  g_assert_cmpuint (count_changes (&one, 1), ==, 1);
  end (&one);
}

/* ---- which of two listed keys is the newer */

/* One office lists a desk, the other its next key; what a third learns from the list. */
static void
check_listed_keys (gboolean is_first_ahead, gboolean is_known_before)
{
  static const int days[] = { 15000, 21000 };
  g_autofree char *text = NULL;
  Case one;

  begin_as_strangers (&one, 4, 2);
  meet_each_other (&one, 0, 1);
  meet_each_other (&one, 0, 3);
  meet_each_other (&one, 1, 3);
  duban_clock_hold (one.realm->seats[0]->clock, days[is_first_ahead], 600);
  duban_clock_hold (one.realm->seats[1]->clock, days[!is_first_ahead], 600);
  realm_meet (one.realm, 0, 2);
  hand (&one, 0, 1);
  if (is_known_before)
    {
      hand (&one, 0, 3);
      g_assert_true (realm_is_met (one.realm, 3, 2));
    }
  text = duban_renewal_make (session_of (&one, 2), NULL);
  g_assert_nonnull (text);
  g_assert_false (realm_is_met (one.realm, 3, 2));
  realm_meet (one.realm, 1, 2);
  hand (&one, 1, 3);
  g_assert_true (realm_is_met (one.realm, 3, 2));
  hand (&one, 1, 0);
  g_assert_true (realm_is_met (one.realm, 3, 2));
  end (&one);
}

/* A list whose clock is years ahead says an older key than the one that a person met. */
static void
test_a_key_that_a_person_met_stays_before_an_older_one_of_the_list (void)
{
  g_autofree char *text = NULL;
  Case one;

  begin_as_strangers (&one, 3, 1);
  meet_each_other (&one, 0, 2);
  duban_clock_hold (one.realm->seats[0]->clock, 21000, 600);
  duban_clock_hold (one.realm->seats[2]->clock, 15000, 600);
  realm_meet (one.realm, 0, 1);
  text = duban_renewal_make (session_of (&one, 1), NULL);
  g_assert_nonnull (text);
  realm_meet (one.realm, 2, 1);
  hand (&one, 0, 2);
  g_assert_true (realm_is_met (one.realm, 2, 1));
  end (&one);
}

static void
test_of_two_listed_keys_the_newer_follows_whatever_the_clocks_say (void)
{
  for (guint i = 0; i < 4; i++)
    check_listed_keys (i & 1, i & 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/realm/a-ledger-is-two-works-until-somebody-sees-both",
                   test_a_ledger_is_two_works_until_somebody_sees_both);
  g_test_add_func ("/realm/who-stands-in-any-head-sees-the-task",
                   test_who_stands_in_any_head_sees_the_task);
  g_test_add_func ("/realm/a-desk-whose-leader-has-no-name-is-still-his",
                   test_a_desk_whose_leader_has_no_name_is_still_his);
  g_test_add_func ("/realm/a-restored-desk-with-a-new-key-takes-its-own-words-back",
                   test_a_restored_desk_with_a_new_key_takes_its_own_words_back);
  g_test_add_func ("/realm/words-under-an-unknown-key-are-taken-once-their-author-gave-them",
                   test_words_under_an_unknown_key_are_taken_once_their_author_gave_them);
  g_test_add_func ("/realm/own-words-that-come-back-under-a-former-key-are-sealed-anew",
                   test_own_words_that_come_back_under_a_former_key_are_sealed_anew);
  g_test_add_func ("/realm/of-two-listed-keys-the-newer-follows-whatever-the-clocks-say",
                   test_of_two_listed_keys_the_newer_follows_whatever_the_clocks_say);
  g_test_add_func ("/realm/a-key-that-a-person-met-stays-before-an-older-one-of-the-list",
                   test_a_key_that_a_person_met_stays_before_an_older_one_of_the_list);
  return g_test_run ();
}

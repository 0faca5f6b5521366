/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does next about a reminder: whoever owes it records it, whoever does not urges. */
#include "app/remind/next.h"

#define ME 7
#define OTHER 8
#define OFFICE 0

static const struct
{
  const char *name;
  DubanOwedWhat what;
  guint32 leader, unit, side;
  gboolean is_extension;
  DubanNextAct act;
  DubanTodayOwedKind owed;
} cases[] = {
  { "deploy/mine", DUBAN_OWED_DEPLOY, ME, 0, ME, FALSE, DUBAN_NEXT_RECORD,
    DUBAN_TODAY_OWED_DEPLOY },
  { "deploy/another's", DUBAN_OWED_DEPLOY, OTHER, 0, ME, FALSE, DUBAN_NEXT_URGE,
    DUBAN_TODAY_OWED_DEPLOY },
  { "deploy/office", DUBAN_OWED_DEPLOY, OTHER, 0, OFFICE, FALSE, DUBAN_NEXT_URGE,
    DUBAN_TODAY_OWED_DEPLOY },
  { "approach/mine", DUBAN_OWED_APPROACH, ME, 0, ME, FALSE, DUBAN_NEXT_RECORD,
    DUBAN_TODAY_OWED_APPROACH },
  { "feedback/another's", DUBAN_OWED_FEEDBACK, OTHER, 0, ME, FALSE, DUBAN_NEXT_URGE,
    DUBAN_TODAY_OWED_FEEDBACK },
  { "follow-up/a unit's", DUBAN_OWED_FOLLOW_UP, 0, 3, OFFICE, FALSE, DUBAN_NEXT_URGE,
    DUBAN_TODAY_OWED_FOLLOW_UP },
  { "due/nobody's", DUBAN_OWED_DUE, 0, 0, OFFICE, FALSE, DUBAN_NEXT_NAME_LEAD,
    DUBAN_TODAY_OWED_DUE },
  { "due/mine", DUBAN_OWED_DUE, ME, 3, ME, FALSE, DUBAN_NEXT_RECORD, DUBAN_TODAY_OWED_DUE },
  { "milestone/mine", DUBAN_OWED_MILESTONE, ME, 3, ME, FALSE, DUBAN_NEXT_RECORD,
    DUBAN_TODAY_OWED_MILESTONE },
  { "account/mine", DUBAN_OWED_ACCOUNT, ME, 0, ME, FALSE, DUBAN_NEXT_ACCOUNT,
    DUBAN_TODAY_OWED_ACCOUNT },
  { "account/office", DUBAN_OWED_ACCOUNT, OTHER, 0, OFFICE, FALSE, DUBAN_NEXT_URGE,
    DUBAN_TODAY_OWED_ACCOUNT },
  { "request", DUBAN_OWED_REQUEST, ME, 0, ME, FALSE, DUBAN_NEXT_ANSWER, DUBAN_TODAY_OWED_ANSWER },
  { "request/office", DUBAN_OWED_REQUEST, OTHER, 0, OFFICE, FALSE, DUBAN_NEXT_ANSWER,
    DUBAN_TODAY_OWED_ANSWER },
  { "extension", DUBAN_OWED_REQUEST, ME, 0, ME, TRUE, DUBAN_NEXT_GRANT,
    DUBAN_TODAY_OWED_EXTENSION },
  { "decision", DUBAN_OWED_DECISION, ME, 0, ME, FALSE, DUBAN_NEXT_RECORD,
    DUBAN_TODAY_OWED_DECISION },
  { "decision/office", DUBAN_OWED_DECISION, OTHER, 0, OFFICE, FALSE, DUBAN_NEXT_RECORD,
    DUBAN_TODAY_OWED_DECISION },
  { "conflict", DUBAN_OWED_CONFLICT, ME, 0, ME, FALSE, DUBAN_NEXT_NONE, DUBAN_TODAY_OWED_BULLETIN },
  { "arrival", DUBAN_OWED_ARRIVAL, 0, 0, ME, FALSE, DUBAN_NEXT_NONE, DUBAN_TODAY_OWED_BULLETIN },
};

static void
test_the_act_of_each_thing (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  const DubanOwed owed
      = { .what = (guint8) cases[i].what, .leader = cases[i].leader, .unit = cases[i].unit };
  const DubanReminderNext next = duban_reminder_next (&owed, cases[i].side, cases[i].is_extension);

  g_assert_cmpint (next.act, ==, cases[i].act);
  g_assert_cmpint (next.owed, ==, cases[i].owed);
}

/* 记录 opens a form whoever owes it; what has none is looked at. */
static void
test_every_code_has_its_form (void)
{
  static const struct
  {
    DubanOwedWhat what;
    DubanNextAct act;
  } codes[] = {
    { DUBAN_OWED_DEPLOY, DUBAN_NEXT_RECORD },   { DUBAN_OWED_MILESTONE, DUBAN_NEXT_RECORD },
    { DUBAN_OWED_ACCOUNT, DUBAN_NEXT_ACCOUNT }, { DUBAN_OWED_REQUEST, DUBAN_NEXT_ANSWER },
    { DUBAN_OWED_DECISION, DUBAN_NEXT_RECORD }, { DUBAN_OWED_CONFLICT, DUBAN_NEXT_NONE },
  };
  const DubanOwed request = { .what = DUBAN_OWED_REQUEST };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpint (duban_reminder_next_of_code (duban_owed_get_code (codes[i].what)).act, ==,
                     codes[i].act);
  g_assert_cmpint (duban_reminder_next_of_code (duban_reminder_get_code (&request, FALSE)).act, ==,
                   DUBAN_NEXT_ANSWER);
  g_assert_cmpint (duban_reminder_next_of_code (duban_reminder_get_code (&request, TRUE)).act, ==,
                   DUBAN_NEXT_GRANT);
  g_assert_cmpint (duban_reminder_next_of_code ("deplo").act, ==, DUBAN_NEXT_NONE);
  g_assert_cmpint (duban_reminder_next_of_code (NULL).act, ==, DUBAN_NEXT_NONE);
}

/* The record that is meant is the one whose id begins so. */
static void
test_a_request_is_told_from_an_extension (void)
{
  const DubanRecord records[]
      = { { .id = { .bytes = { 0x81, 2, 3, 4, 5, 6, 7, 8, 9 } }, .kind = DUBAN_RECORD_REQUEST },
          { .id = { .bytes = { 0x81, 2, 3, 4, 5, 6, 7, 9, 9 } }, .kind = DUBAN_RECORD_EXTENSION } };
  DubanOwed owed
      = { .what = DUBAN_OWED_REQUEST, .target = (gint64) G_GUINT64_CONSTANT (0x8102030405060708) };

  g_assert_false (duban_reminder_is_extension (&owed, records, G_N_ELEMENTS (records)));
  owed.target++;
  g_assert_true (duban_reminder_is_extension (&owed, records, G_N_ELEMENTS (records)));
  g_assert_false (duban_reminder_is_extension (&owed, records, 1));
  owed.what = DUBAN_OWED_MILESTONE;
  g_assert_false (duban_reminder_is_extension (&owed, records, G_N_ELEMENTS (records)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reminder-next/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_the_act_of_each_thing);
    }
  g_test_add_func ("/reminder-next/every-code-has-its-form", test_every_code_has_its_form);
  g_test_add_func ("/reminder-next/a-request-is-told-from-an-extension",
                   test_a_request_is_told_from_an_extension);
  return g_test_run ();
}

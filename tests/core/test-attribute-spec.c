/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/attribute-spec.h"

#include "core/settings.h"

#include <string.h>

/* interface.md, “Field names”. */
static const char *const field_names[] = {
  "title",         "number",         "requirement",    "method",      "notes",
  "parent",        "source",         "source-ref",     "source-date", "paper",
  "rectification", "assigner",       "assignee",       "assigned",    "tracked-from",
  "importance",    "lead",           "cooperators",    "unit",        "cooperating-units",
  "field",         "decision-level", "decision-state", "meeting",     "due",
  "due-text",      "follow-up",      "cause",          "measures",    "accountability",
  "quantity",      "target",         "measure",        "handling",
};

static void
test_every_row_is_found (void)
{
  gsize n_specs;
  const DubanAttrSpec *specs = duban_attr_list (&n_specs);

  for (gsize i = 0; i < n_specs; i++)
    {
      g_assert_nonnull (specs[i].name);
      g_assert_true (i == 0 || specs[i - 1].attr < specs[i].attr);
      g_assert_true (duban_attr_get_spec (specs[i].attr) == &specs[i]);
      g_assert_true (duban_attr_find (specs[i].entity, specs[i].name) == &specs[i]);
      g_assert_true ((specs[i].type == DUBAN_TYPE_CODE) == (specs[i].codes != NULL));
      g_assert_true ((specs[i].type == DUBAN_TYPE_REF || specs[i].type == DUBAN_TYPE_REFS)
                     == (specs[i].refers_to != 0));
      g_assert_true (specs[i].merge != DUBAN_MERGE_UNION || specs[i].type == DUBAN_TYPE_REFS);
    }
  for (guint attr = 0; attr < 400; attr++)
    if (duban_attr_get_spec (attr))
      g_assert_cmpuint (duban_attr_get_spec (attr)->attr, ==, attr);
  g_assert_null (duban_attr_get_spec (0));
  g_assert_null (duban_attr_get_spec (DUBAN_ATTR_ROW_DIGEST + 1));
  g_assert_null (duban_attr_get_spec (G_MAXUINT));
  g_assert_null (duban_attr_find (DUBAN_ENTITY_LEADER, "due"));
}

static void
test_fields_of_the_interface_have_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    g_assert_nonnull (duban_attr_find (DUBAN_ENTITY_TASK, field_names[i]));
}

static void
test_office_settings_have_rows (void)
{
  for (guint key = 0; key < DUBAN_SETTING_REMIND_LEAD; key++)
    {
      const DubanAttrSpec *spec = duban_attr_get_spec (DUBAN_ATTR_SETTING_FIRST + key);

      g_assert_nonnull (spec);
      g_assert_cmpint (spec->entity, ==, DUBAN_ENTITY_SETTINGS);
    }
  g_assert_null (duban_attr_get_spec (DUBAN_ATTR_SETTING_FIRST + DUBAN_SETTING_REMIND_LEAD));
}

/* sync.md: lead, cooperators, responsible unit, due, status, deleted, holders, settings. */
static void
test_what_people_must_settle (void)
{
  const guint contested[] = {
    DUBAN_ATTR_LEAD,   DUBAN_ATTR_COOPERATORS, DUBAN_ATTR_UNIT,         DUBAN_ATTR_DUE,
    DUBAN_ATTR_STATUS, DUBAN_ATTR_DELETED,     DUBAN_ATTR_UNIT_HOLDERS, DUBAN_ATTR_FIELD_HOLDERS,
  };
  gsize n_specs;
  const DubanAttrSpec *specs = duban_attr_list (&n_specs);

  for (gsize i = 0; i < n_specs; i++)
    {
      gboolean expected = specs[i].entity == DUBAN_ENTITY_SETTINGS;

      for (guint j = 0; j < G_N_ELEMENTS (contested); j++)
        expected = expected || contested[j] == specs[i].attr;
      g_assert_cmpint (specs[i].contested, ==, expected);
    }
}

static void
test_merges (void)
{
  static const struct
  {
    guint attr;
    DubanMerge merge;
  } cases[] = {
    { DUBAN_ATTR_TITLE, DUBAN_MERGE_LATEST },
    { DUBAN_ATTR_LEAD, DUBAN_MERGE_LATEST },
    { DUBAN_ATTR_DUE, DUBAN_MERGE_EARLIEST },
    { DUBAN_ATTR_STATUS, DUBAN_MERGE_OPENEST },
    { DUBAN_ATTR_DELETED, DUBAN_MERGE_KEPT },
    { DUBAN_ATTR_HANDLING, DUBAN_MERGE_STRICTER },
    { DUBAN_ATTR_COOPERATORS, DUBAN_MERGE_UNION },
    { DUBAN_ATTR_COOPERATING_UNITS, DUBAN_MERGE_UNION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (duban_attr_get_spec (cases[i].attr)->merge, ==, cases[i].merge);
}

static void
test_codes_are_numbers_and_back (void)
{
  const DubanAttrSpec *status = duban_attr_get_spec (DUBAN_ATTR_STATUS);
  const DubanAttrSpec *title = duban_attr_get_spec (DUBAN_ATTR_TITLE);

  g_assert_cmpuint (duban_attr_parse_code (status, "closed"), ==, DUBAN_STATUS_CLOSED);
  g_assert_cmpstr (duban_attr_get_code (status, DUBAN_STATUS_WITHDRAWN), ==, "withdrawn");
  g_assert_cmpuint (duban_attr_parse_code (status, "Closed"), ==, 0);
  g_assert_null (duban_attr_get_code (status, 0));
  g_assert_null (duban_attr_get_code (status, 5));
  g_assert_null (duban_attr_get_code (title, 1));
  g_assert_cmpuint (
      duban_attr_parse_code (duban_attr_get_spec (DUBAN_ATTR_DECISION_STATE), "decided"), ==,
      DUBAN_DECISION_DECIDED);
  g_assert_cmpuint (duban_attr_parse_code (duban_attr_get_spec (DUBAN_ATTR_HANDLING), "restricted"),
                    ==, DUBAN_HANDLING_RESTRICTED);
}

#define ID_A "AAAAAAAAAAAAAAAA"
#define ID_B "BBBBBBBBBBBBBBBB"
#define NIL "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define NONE "\0\0\0\x80"        /* DUBAN_NO_DAY */
#define FIRST "\x21\x9c\xff\xff" /* 1900-01-01 */
#define BEFORE "\x20\x9c\xff\xff"
#define LAST "\x87\xbd\x05\0" /* 2999-12-31 */
#define AFTER "\x88\xbd\x05\0"
#define CASE(attr, bytes, good)                                                                    \
  {                                                                                                \
    DUBAN_ATTR_##attr, bytes, sizeof bytes - 1, good                                               \
  }

static const struct
{
  guint attr;
  const char *bytes;
  gsize size;
  gboolean good;
} values[] = {
  CASE (TITLE, "", TRUE),
  CASE (TITLE, "修路", TRUE),
  CASE (TITLE, "\xe4\xbf", FALSE),
  CASE (TITLE, "a\0b", FALSE),
  CASE (DUE, FIRST, TRUE),
  CASE (DUE, BEFORE, FALSE),
  CASE (DUE, LAST, TRUE),
  CASE (DUE, AFTER, FALSE),
  CASE (DUE, NONE, FALSE),
  CASE (DUE, "\0\0\0", FALSE),
  CASE (DUE, "\0\0\0\0\0", FALSE),
  CASE (ASSIGNED, LAST "\xff\xff", TRUE),
  CASE (ASSIGNED, LAST "\xfe\xff", FALSE),
  CASE (ASSIGNED, LAST "\x9f\x05", TRUE), /* 23:59 */
  CASE (ASSIGNED, LAST "\xa0\x05", FALSE),
  CASE (ASSIGNED, AFTER "\0\0", FALSE),
  CASE (ASSIGNED, LAST, FALSE),
  CASE (STATUS, "\1", TRUE),
  CASE (STATUS, "\4", TRUE),
  CASE (STATUS, "\5", FALSE),
  CASE (STATUS, "\0", FALSE),
  CASE (STATUS, "\1\1", FALSE),
  CASE (UNDATED_STAGES, "\7", TRUE),
  CASE (UNDATED_STAGES, "\7\7", FALSE),
  CASE (LEAD, ID_A, TRUE),
  CASE (LEAD, NIL, FALSE),
  CASE (LEAD, "AAAA", FALSE),
  CASE (COOPERATORS, ID_A ID_B, TRUE),
  CASE (COOPERATORS, ID_B ID_A, FALSE),
  CASE (COOPERATORS, ID_A ID_A, FALSE),
  CASE (COOPERATORS, NIL ID_A, FALSE),
  CASE (COOPERATORS, ID_A "B", FALSE),
  CASE (UNIT_SHORT_NAMES, "\1\0a\2\0bc", TRUE),
  CASE (UNIT_SHORT_NAMES, "\1\0a\3\0bc", FALSE),
  CASE (UNIT_SHORT_NAMES, "\1\0a\2", FALSE),
  CASE (UNIT_SHORT_NAMES, "\1\0\xff", FALSE),
  CASE (UNIT_HOLDERS, ID_A "\1" NONE NONE, TRUE),
  CASE (UNIT_HOLDERS, ID_A "\5" FIRST LAST ID_A "\1" FIRST LAST, TRUE),
  CASE (UNIT_HOLDERS, ID_A "\6" NONE NONE, FALSE),
  CASE (UNIT_HOLDERS, ID_A "\0" NONE NONE, FALSE),
  CASE (UNIT_HOLDERS, NIL "\1" NONE NONE, FALSE),
  CASE (UNIT_HOLDERS, ID_A "\1" BEFORE NONE, FALSE),
  CASE (UNIT_HOLDERS, ID_A "\1" NONE AFTER, FALSE),
  CASE (UNIT_HOLDERS, ID_A "\1" NONE, FALSE),
  CASE (UNIT_HEADS, FIRST NONE "\3\0甲", TRUE),
  CASE (UNIT_HEADS, FIRST NONE "\4\0甲", FALSE),
  CASE (UNIT_HEADS, BEFORE NONE "\3\0甲", FALSE),
  CASE (YEAR_DAYS, FIRST "\1\3\0节", TRUE),
  CASE (YEAR_DAYS, FIRST "\2\0\0", TRUE),
  CASE (YEAR_DAYS, FIRST "\3\0\0", FALSE),
  CASE (YEAR_DAYS, NONE "\1\0\0", FALSE),
  CASE (ROW_DIGEST, "12345678", TRUE),
  CASE (ROW_DIGEST, "1234567", FALSE),
};

static void
test_values_are_checked (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const DubanAttrSpec *spec = duban_attr_get_spec (values[i].attr);
      /* A copy of exactly that size, so that a step outside is seen by the sanitizer. */
      g_autofree guint8 *bytes = g_memdup2 (values[i].bytes, values[i].size);

      g_test_message ("%s, case %u", spec->name, i);
      g_assert_cmpint (duban_attr_check_value (spec, bytes, values[i].size), ==, values[i].good);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attribute-spec/every-row-is-found", test_every_row_is_found);
  g_test_add_func ("/attribute-spec/fields-of-the-interface-have-rows",
                   test_fields_of_the_interface_have_rows);
  g_test_add_func ("/attribute-spec/office-settings-have-rows", test_office_settings_have_rows);
  g_test_add_func ("/attribute-spec/what-people-must-settle", test_what_people_must_settle);
  g_test_add_func ("/attribute-spec/merges", test_merges);
  g_test_add_func ("/attribute-spec/codes-are-numbers-and-back", test_codes_are_numbers_and_back);
  g_test_add_func ("/attribute-spec/values-are-checked", test_values_are_checked);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says of the columns stands over what they are called. */
#include "exchange/mapping.h"

#include "exchange/heading.h"

#define NONE DUBAN_N_COLUMNS

/* A table of one row for each line of text, cells parted by |. */
static DubanFileTable *
table_from_text (const char *lines)
{
  char *text = g_strdup (lines);
  gsize size = strlen (text);
  DubanFileTable *table = duban_file_table_new (text, size);
  guint row = 1;

  for (char *at = text; at <= text + size; at++)
    {
      char *end = at + strcspn (at, "|\n");
      char stop = *end;

      *end = '\0';
      duban_file_table_add_cell (table, at);
      if (stop != '|')
        duban_file_table_end_row (table, row++);
      at = end;
    }
  return table;
}

/* The mapping of words parted by blanks. */
static DubanMapping *
mapping_from_text (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  DubanMapping *mapping = duban_mapping_new ();

  for (gsize i = 0; parts[i]; i++)
    {
      g_autoptr (GError) error = NULL;

      duban_mapping_parse (mapping, parts[i], &error);
      g_assert_no_error (error);
    }
  return mapping;
}

static void
test_words_are_read (void)
{
  static const struct
  {
    const char *text;
    DubanTableKind sheet;
    const char *key;
    DubanColumn column; /* NONE: nothing is said */
  } cases[] = {
    { "主责=unit", DUBAN_SHEET_LEDGER, "主责", DUBAN_COLUMN_UNIT },
    { "主责=unit", DUBAN_SHEET_UNITS, "主责", DUBAN_COLUMN_UNIT_NAME },
    { "主责=unit", DUBAN_SHEET_HOLIDAYS, "主责", NONE },
    { "主责=UNIT", DUBAN_SHEET_LEDGER, "主责", DUBAN_COLUMN_UNIT },
    { "（主 责）＝ｕｎｉｔ", DUBAN_SHEET_LEDGER, "主责", DUBAN_COLUMN_UNIT },
    { "协同=cooperating-units", DUBAN_SHEET_LEDGER, "协同", DUBAN_COLUMN_COOPERATING_UNITS },
    { "协同=cooperating_units", DUBAN_SHEET_LEDGER, "协同", DUBAN_COLUMN_COOPERATING_UNITS },
    { "协同=配合单位", DUBAN_SHEET_LEDGER, "协同", DUBAN_COLUMN_COOPERATING_UNITS },
    { "协同=协办单位", DUBAN_SHEET_LEDGER, "协同", DUBAN_COLUMN_COOPERATING_UNITS },
    { "Item=title", DUBAN_SHEET_LEDGER, "item", DUBAN_COLUMN_TITLE },
    { "甲=", DUBAN_SHEET_LEDGER, "甲", DUBAN_COLUMN_UNKNOWN },
    { "甲=-", DUBAN_SHEET_LEDGER, "甲", DUBAN_COLUMN_UNKNOWN },
    { "甲=notes-only", DUBAN_SHEET_HOLIDAYS, "甲", DUBAN_COLUMN_UNKNOWN },
    { "甲=notes", DUBAN_SHEET_LEDGER, "甲", DUBAN_COLUMN_NOTES },
    { "甲=ignore", DUBAN_SHEET_PORTFOLIO, "甲", DUBAN_COLUMN_IGNORED },
    { "a=b=due", DUBAN_SHEET_LEDGER, "a=b", DUBAN_COLUMN_DUE },
    { "第3列=due", DUBAN_SHEET_LEDGER, "第3列", DUBAN_COLUMN_DUE },
    { "领域=领域", DUBAN_SHEET_PORTFOLIO, "领域", DUBAN_COLUMN_HOLDS_FIELD },
    { "领域=领域", DUBAN_SHEET_LEDGER, "领域", DUBAN_COLUMN_FIELD },
    { "名=职务", DUBAN_SHEET_LEDGER, "名", NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanMapping) mapping = duban_mapping_new ();
      g_autoptr (GError) error = NULL;
      DubanColumn column = NONE;

      duban_mapping_parse (mapping, cases[i].text, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (duban_mapping_get_n (mapping), ==, 1);
      g_assert_cmpstr (duban_mapping_get_key (mapping, 0), ==, cases[i].key);
      duban_mapping_find (mapping, cases[i].sheet, cases[i].key, &column);
      g_assert_cmpint (column, ==, cases[i].column);
    }
}

static void
test_bad_words_are_refused (void)
{
  static const struct
  {
    const char *before; /* or NULL */
    const char *text;
    const char *says;
  } cases[] = {
    { NULL, "", "no mapping" },
    { NULL, "主责", "no mapping" },
    { NULL, "=unit", "no mapping" },
    { NULL, "（ ）=unit", "no mapping" },
    { NULL, "主责=单位名", "no field" },
    { NULL, "主责=unknown", "no field" },
    { "主责=unit", "主责=lead", "two fields" },
    { "主责=unit", "主 责=unit", "two fields" },
    { "主责=unit", "承接=责任单位", "both" },
    { "主责=unit", "承接=牵头单位", "both" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanMapping) mapping
          = mapping_from_text (cases[i].before ? cases[i].before : "甲=");
      g_autoptr (GError) error = NULL;

      g_assert_false (duban_mapping_parse (mapping, cases[i].text, &error));
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_cmpuint (duban_mapping_get_n (mapping), ==, 1);
    }
}

static void
test_long_words_are_refused_in_short (void)
{
  g_autoptr (DubanMapping) mapping = duban_mapping_new ();
  g_autofree char *heading = g_strnfill (64 * 1024, 'x');
  char *texts[] = { g_strconcat (heading, "=unit", NULL), g_strconcat ("a=", heading, NULL), NULL };

  for (gsize i = 0; texts[i]; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (duban_mapping_parse (mapping, texts[i], &error));
      g_assert_cmpuint (strlen (error->message), <, 400);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_free (texts[i]);
    }
}

static void
test_keys_of_headings (void)
{
  static const char *const headings[] = { "主 责", "", "主责", "Item", "第2列", "（）", NULL };
  static const char *const keys[] = { "主责", "第2列", "第3列", "item", "第5列", "第6列", NULL };
  g_autofree char *text = g_strnfill (DUBAN_MAPPING_MAX_HEADING + 1, 'x');
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_auto (GStrv) found = NULL;

  for (gsize i = 0; headings[i]; i++)
    g_ptr_array_add (texts, (gpointer) headings[i]);
  g_ptr_array_add (texts, text + 1);
  g_ptr_array_add (texts, text);
  found = duban_mapping_dup_keys (texts);
  for (gsize i = 0; keys[i]; i++)
    g_assert_cmpstr (found[i], ==, keys[i]);
  g_assert_cmpstr (found[6], ==, text + 1);
  g_assert_cmpstr (found[7], ==, "第8列");
}

static void
test_columns_by_word (void)
{
  static const struct
  {
    const char *lines;
    const char *words;
    DubanTableKind sheet;
    guint row; /* of the heading */
    DubanColumn columns[4];
    DubanHeadingReason reasons[4];
  } cases[] = {
    { "编号|工作清单|主责\n1|修路|水利局",
      "工作清单=title 主责=unit",
      DUBAN_SHEET_LEDGER,
      1,
      { DUBAN_COLUMN_NUMBER, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT },
      { DUBAN_HEADING_BY_NAME, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN } },
    { "督办台账\n工作清单\n修路",
      "工作清单=title",
      DUBAN_SHEET_LEDGER,
      2,
      { DUBAN_COLUMN_TITLE },
      { DUBAN_HEADING_CHOSEN } },
    { "事项|要点|单位|备注",
      "要点=title",
      DUBAN_SHEET_LEDGER,
      1,
      { DUBAN_COLUMN_REQUIREMENT, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_NOTES },
      { DUBAN_HEADING_BY_CONTAINING, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_BY_NOTHING,
        DUBAN_HEADING_BY_NAME } },
    { "事项|牵头单位|责任单位|要求",
      "牵头单位= 责任单位=unit",
      DUBAN_SHEET_LEDGER,
      1,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_REQUIREMENT },
      { DUBAN_HEADING_BY_NAME, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN,
        DUBAN_HEADING_BY_CONTAINING } },
    { "督办台账|督办台账|督办台账\n事项||主责\n修路|12月|水利局",
      "第2列=due",
      DUBAN_SHEET_LEDGER,
      2,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_DUE, DUBAN_COLUMN_UNKNOWN },
      { DUBAN_HEADING_BY_NAME, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_BY_NOTHING } },
    { "事项|说明|说明|责任单位",
      "第3列=cause 说明=problem",
      DUBAN_SHEET_LEDGER,
      1,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_PROBLEM, DUBAN_COLUMN_PROBLEM_CAUSE, DUBAN_COLUMN_UNIT },
      { DUBAN_HEADING_BY_NAME, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN,
        DUBAN_HEADING_BY_NAME } },
    /* the place says it of a column with a heading too, and stands over its name */
    { "督办台账\n事项|要点|主责\n修路|路基|水利局",
      "第2列=method 第3列=unit",
      DUBAN_SHEET_LEDGER,
      2,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_METHOD, DUBAN_COLUMN_UNIT },
      { DUBAN_HEADING_BY_NAME, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN } },
    { "甲|乙\n修路|水利局",
      "第1列=title",
      DUBAN_SHEET_LEDGER,
      1,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNKNOWN },
      { DUBAN_HEADING_CHOSEN, DUBAN_HEADING_BY_NOTHING } },
    { "台账\n填报：甲局|||3月\n事务|主责|末日|近况\n修路|水利局|6月|开工",
      "第1列=title 第2列=unit 第3列=due 第4列=progress",
      DUBAN_SHEET_LEDGER,
      3,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_DUE, DUBAN_COLUMN_PROGRESS },
      { DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN } },
    { "事项|第1列|主责",
      "第1列=unit",
      DUBAN_SHEET_LEDGER,
      1,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_UNKNOWN },
      { DUBAN_HEADING_BY_NAME, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_BY_NOTHING } },
    { "姓名|负责|职务",
      "姓名=leader 负责=holds",
      DUBAN_SHEET_PORTFOLIO,
      1,
      { DUBAN_COLUMN_LEADER, DUBAN_COLUMN_HOLDS, DUBAN_COLUMN_LEADER_TITLE },
      { DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_BY_NAME } },
    { "部门名称|别称",
      "部门名称=单位 别称=简称",
      DUBAN_SHEET_UNITS,
      1,
      { DUBAN_COLUMN_UNIT_NAME, DUBAN_COLUMN_SHORT_NAMES },
      { DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN } },
    { "哪天|放假或上班",
      "哪天=day 放假或上班=类型",
      DUBAN_SHEET_HOLIDAYS,
      1,
      { DUBAN_COLUMN_DAY, DUBAN_COLUMN_DAY_KIND },
      { DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN } },
    { "事项|责任|责任\n事项|甲方|乙方\n修路|水利局|交通局",
      "责任/甲方=unit 乙方=cooperating-units",
      DUBAN_SHEET_LEDGER,
      2,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_COOPERATING_UNITS },
      { DUBAN_HEADING_BY_NAME, DUBAN_HEADING_CHOSEN, DUBAN_HEADING_CHOSEN } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines);
      g_autoptr (DubanMapping) mapping = mapping_from_text (cases[i].words);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, DUBAN_SHEET_ANY, mapping, "x", &error);

      g_assert_no_error (error);
      g_assert_cmpint (heading->sheet, ==, cases[i].sheet);
      g_assert_cmpuint (duban_file_table_get_row_number (table, heading->row), ==, cases[i].row);
      for (gsize k = 0; k < MIN (heading->n_columns, 4); k++)
        {
          g_assert_cmpint (heading->columns[k], ==, cases[i].columns[k]);
          g_assert_cmpint (heading->reasons[k], ==, cases[i].reasons[k]);
        }
    }
}

/* Words that a ledger knows too make no other table of what may be one. */
static void
test_common_words_tell_no_kind (void)
{
  static const struct
  {
    const char *lines;
    const char *words;
    DubanTableKind asked;
    DubanTableKind found; /* ANY: none */
  } cases[] = {
    { "工作清单|主责\n修路|水利局", "主责=unit", DUBAN_SHEET_ANY, DUBAN_SHEET_ANY },
    { "工作清单|主责\n修路|水利局", "主责=unit", DUBAN_SHEET_UNITS, DUBAN_SHEET_UNITS },
    { "工作清单|主责\n修路|水利局", "主责=unit 工作清单=title", DUBAN_SHEET_ANY,
      DUBAN_SHEET_LEDGER },
    { "工作清单|主责\n修路|水利局", "主责=unit 工作清单=short", DUBAN_SHEET_ANY,
      DUBAN_SHEET_UNITS },
    { "简称|主责\n修路|水利局", "主责=unit", DUBAN_SHEET_ANY, DUBAN_SHEET_UNITS },
    { "主责|别的\n水利局|x", "主责=单位", DUBAN_SHEET_ANY, DUBAN_SHEET_UNITS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines);
      g_autoptr (DubanMapping) mapping = mapping_from_text (cases[i].words);
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, cases[i].asked, mapping, "x", NULL);

      g_assert_cmpint (heading ? heading->sheet : DUBAN_SHEET_ANY, ==, cases[i].found);
    }
}

static void
test_later_words_stand (void)
{
  g_autoptr (DubanMapping) first = duban_mapping_new ();
  g_autoptr (DubanMapping) second = mapping_from_text ("乙=title 丙=");
  DubanColumn column;

  duban_mapping_set (first, DUBAN_SHEET_LEDGER, "甲", DUBAN_COLUMN_TITLE, DUBAN_MAPPING_REMEMBERED);
  duban_mapping_set (first, DUBAN_SHEET_LEDGER, "丙", DUBAN_COLUMN_UNIT, DUBAN_MAPPING_REMEMBERED);
  duban_mapping_set (first, DUBAN_SHEET_LEDGER, "丁", DUBAN_COLUMN_DUE, DUBAN_MAPPING_REMEMBERED);
  duban_mapping_lay_over (first, second);
  g_assert_cmpint (duban_mapping_find (first, DUBAN_SHEET_LEDGER, "甲", &column), ==,
                   DUBAN_MAPPING_NO_WORD);
  g_assert_cmpint (duban_mapping_find (first, DUBAN_SHEET_LEDGER, "乙", &column), ==,
                   DUBAN_MAPPING_CHOSEN);
  g_assert_cmpint (duban_mapping_find (first, DUBAN_SHEET_LEDGER, "丙", &column), ==,
                   DUBAN_MAPPING_CHOSEN);
  g_assert_cmpint (column, ==, DUBAN_COLUMN_UNKNOWN);
  g_assert_cmpint (duban_mapping_find (first, DUBAN_SHEET_LEDGER, "丁", &column), ==,
                   DUBAN_MAPPING_REMEMBERED);
  g_assert_cmpint (duban_mapping_find (first, DUBAN_SHEET_UNITS, "丁", &column), ==,
                   DUBAN_MAPPING_NO_WORD);
}

/* Every field goes by a code that names it again, and by its Chinese name. */
static void
test_codes_name_their_column (void)
{
  for (DubanTableKind sheet = DUBAN_SHEET_LEDGER; sheet < DUBAN_N_SHEETS; sheet++)
    for (DubanColumn column = DUBAN_COLUMN_UNKNOWN; column < DUBAN_N_COLUMNS; column++)
      {
        DubanColumn found = NONE;

        if (!duban_column_is_of (sheet, column))
          continue;
        g_assert_true (duban_column_parse_field (sheet, duban_column_get_field (column), &found));
        g_assert_cmpint (found, ==, column);
        if (column <= DUBAN_COLUMN_IGNORED)
          continue;
        g_assert_true (duban_column_parse_field (sheet, duban_column_get_name (column), &found));
        g_assert_cmpint (found, ==, column);
      }
}

static void
test_headings_are_a_set (void)
{
  g_autoptr (DubanFileTable) table
      = table_from_text ("甲|乙|丙\n丙|（甲）||乙\n甲|乙\n甲|乙|丙|丙\n甲|乙丙\nA|b\na|B");
  DubanHash hashes[7];

  for (gsize i = 0; i < 7; i++)
    g_assert_true (duban_heading_hash_row (table, i, &hashes[i]));
  g_assert_cmpmem (&hashes[0], DUBAN_HASH_SIZE, &hashes[1], DUBAN_HASH_SIZE);
  g_assert_cmpmem (&hashes[5], DUBAN_HASH_SIZE, &hashes[6], DUBAN_HASH_SIZE);
  for (gsize i = 2; i < 5; i++)
    g_assert_cmpint (memcmp (&hashes[0], &hashes[i], DUBAN_HASH_SIZE), !=, 0);
  g_assert_cmpint (memcmp (&hashes[2], &hashes[4], DUBAN_HASH_SIZE), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/words-are-read", test_words_are_read);
  g_test_add_func ("/mapping/bad-words-are-refused", test_bad_words_are_refused);
  g_test_add_func ("/mapping/long-words-are-refused-in-short",
                   test_long_words_are_refused_in_short);
  g_test_add_func ("/mapping/keys-of-headings", test_keys_of_headings);
  g_test_add_func ("/mapping/columns-by-word", test_columns_by_word);
  g_test_add_func ("/mapping/common-words-tell-no-kind", test_common_words_tell_no_kind);
  g_test_add_func ("/mapping/later-words-stand", test_later_words_stand);
  g_test_add_func ("/mapping/codes-name-their-column", test_codes_name_their_column);
  g_test_add_func ("/mapping/headings-are-a-set", test_headings_are_a_set);
  return g_test_run ();
}

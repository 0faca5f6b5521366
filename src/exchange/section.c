/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/section.h"

#include <string.h>

#include "core/letter.h"

#define MAX_TITLE 300 /* bytes: a longer text is no title */
#define SPANNING 3    /* columns that a merged title fills */

/* A row that is no data, and the category from it on. */
typedef struct
{
  gsize row;
  DubanRowKind kind;
  char *category;
} Mark;

struct _DubanSections
{
  GArray *marks; /* Mark, by row */
};

/* What a row has beside its 序号. */
typedef struct
{
  const char *number; /* the cell of 序号; "" for none */
  const char *text;   /* the only text of the row; NULL where there are several, "" for none */
  guint n_cells;      /* that hold it */
} Content;

typedef struct
{
  const DubanFileTable *table;
  const DubanHeading *heading;
  gboolean has_figures;  /* some 序号 is a figure */
  gboolean has_ordinary; /* some row with a title that bears no section's number has more to it */
  char *titles[2];       /* of the sections that the row at hand is in */
} Look;

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->category);
}

static Content
read_content (const Look *look, gsize row)
{
  gsize n_columns
      = MIN (look->heading->n_columns, duban_file_table_get_row_size (look->table, row));
  Content content = { "", "", 0 };

  for (gsize i = 0; i < n_columns; i++)
    {
      const char *cell = duban_file_table_get_cell (look->table, row, i);

      if (!*cell)
        continue;
      if (look->heading->columns[i] == DUBAN_COLUMN_IGNORED && !*content.number)
        content.number = cell;
      else if (!*content.text || g_str_equal (content.text, cell))
        {
          content.text = cell;
          content.n_cells++;
        }
      else
        {
          content.text = NULL;
          return content;
        }
    }
  return content;
}

/* Takes any run of 一 … 十, 百. */
static gboolean
take_numerals (const char **at)
{
  static const char numerals[] = "一二三四五六七八九十百";
  const char *from = *at;

  for (gboolean goes_on = TRUE; goes_on && **at;)
    {
      const char *next = *at;
      gunichar letter = duban_letter_next (&next);

      goes_on = g_utf8_strchr (numerals, -1, letter) != NULL;
      *at = goes_on ? next : *at;
    }
  return *at > from;
}

static gboolean
take_letter (const char **at, const char *letters)
{
  const char *next = *at;
  gunichar letter = **at ? duban_letter_next (&next) : 0;

  if (letter == 0 || !g_utf8_strchr (letters, -1, letter))
    return FALSE;
  *at = next;
  return TRUE;
}

/* 1 for 一、 and 第一部分, 2 for （一）, else 0.  is_alone: the number may be all there is. */
static int
get_level (const char *text, gboolean is_alone)
{
  const char *at = text;

  if (take_letter (&at, "（(〔"))
    return take_numerals (&at) && take_letter (&at, "）)〕") ? 2 : 0;
  if (take_letter (&at, "第"))
    return take_numerals (&at) && (g_str_has_prefix (at, "部分") || take_letter (&at, "章篇")) ? 1
                                                                                               : 0;
  if (!take_numerals (&at))
    return 0;
  if (!take_letter (&at, "、.．"))
    return is_alone && !*at ? 1 : 0;
  return take_numerals (&at) && take_letter (&at, "期季号级标") ? 0 : 1; /* 一、二期工程 */
}

static gboolean
begins_with_any (const char *text, const char *const *words)
{
  for (gsize i = 0; words[i]; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_remark (const char *text)
{
  static const char *const words[]
      = { "注：",       "注:",       "备注：",   "备注:",        "说明：",  "说明:",    "填表说明",
          "填报说明",   "填报人：",  "填报人:",  "填表人：",     "填表人:", "制表人：", "审核人：",
          "填报单位：", "填报单位:", "联系人：", "单位负责人：", NULL };

  return begins_with_any (text, words);
}

/* 12, 1,300.5, 40%, 9项, 800万元, or nothing. */
static gboolean
is_figure (const char *cell)
{
  static const char *const measures[]
      = { "", "项", "件", "个", "处", "户", "家", "人", "元", "万元", "亿元", "公里", "亩", NULL };
  gsize n_digits = strspn (cell, "0123456789.,%- ");

  return !*cell || (n_digits > 0 && g_strv_contains (measures, cell + n_digits));
}

/* 合计 beside nothing but figures. */
static gboolean
is_total (const Look *look, gsize row)
{
  static const char *const totals[] = { "合计", "小计", "总计", "合 计", "小 计", NULL };
  gsize n_columns
      = MIN (look->heading->n_columns, duban_file_table_get_row_size (look->table, row));
  gboolean is_said = FALSE;

  for (gsize i = 0; i < n_columns; i++)
    {
      const char *cell = duban_file_table_get_cell (look->table, row, i);

      if (g_strv_contains (totals, cell))
        is_said = TRUE;
      else if (!is_figure (cell))
        return FALSE;
    }
  return is_said;
}

static gboolean
repeats_heading (const Look *look, gsize row)
{
  const DubanHeading *heading = look->heading;
  const char *title = duban_heading_get_cell (heading, look->table, row, DUBAN_COLUMN_TITLE);
  gsize n_equal = 0;

  if (!*title
      || !g_str_equal (title,
                       g_ptr_array_index (heading->texts, heading->places[DUBAN_COLUMN_TITLE])))
    return FALSE;
  for (gsize i = 0; i < heading->n_columns; i++)
    {
      const char *cell = duban_file_table_get_cell (look->table, row, i);

      if (*cell && !g_str_equal (cell, g_ptr_array_index (heading->texts, i)))
        return FALSE;
      n_equal += *cell != '\0';
    }
  return n_equal > 1;
}

/* Whether the text is the title of a section, its level in *level: 1 or 2. */
static gboolean
is_section (const Look *look, const Content *content, int *level)
{
  gboolean is_numbered_apart = *content->number && get_level (content->number, TRUE) > 0;
  const char *text = *content->text ? content->text : content->number;

  if (!content->text || strlen (text) > MAX_TITLE || g_ascii_isdigit (*content->number))
    return FALSE;
  *level = get_level (text, FALSE);
  if (is_numbered_apart && *content->text)
    *level = get_level (content->number, TRUE);
  if (content->n_cells >= SPANNING)
    {
      *level = MAX (*level, 1);
      return TRUE;
    }
  /* a title that was merged over the table stands in its first column, which is 序号 */
  if (*level == 0 && !*content->text && g_utf8_strlen (text, -1) >= 2)
    *level = get_level (text, TRUE) == 0 ? 1 : 0;
  if (*level == 0)
    return FALSE;
  if (is_numbered_apart && *content->text)
    return look->has_figures;
  return look->has_ordinary;
}

static DubanRowKind
tell (const Look *look, gsize row, Content *content, int *level)
{
  *content = read_content (look, row);
  if (is_total (look, row))
    return DUBAN_ROW_TOTAL;
  if (content->text)
    {
      const char *text = *content->text ? content->text : content->number;

      if (!g_ascii_isdigit (*content->number) && is_remark (text))
        return DUBAN_ROW_REMARK;
      if (is_section (look, content, level))
        return DUBAN_ROW_SECTION;
    }
  return repeats_heading (look, row) ? DUBAN_ROW_HEADING : DUBAN_ROW_DATA;
}

/* What a row says of the table it is in. */
static void
look_at (Look *look, gsize row)
{
  const char *title = duban_heading_get_cell (look->heading, look->table, row, DUBAN_COLUMN_TITLE);
  Content content = read_content (look, row);

  look->has_figures |= g_ascii_isdigit (*content.number);
  look->has_ordinary |= *title && get_level (title, FALSE) == 0
                        && (!content.text || g_ascii_isdigit (*content.number));
}

/* The title of a section as its rows shall have it: 一 in 序号 and 重点项目 in 事项 are one. */
static void
enter (Look *look, const Content *content, int level)
{
  gboolean is_apart
      = *content->number && *content->text && !g_str_equal (content->number, content->text);

  if (level == 1)
    g_clear_pointer (&look->titles[1], g_free);
  g_free (look->titles[level - 1]);
  look->titles[level - 1]
      = is_apart ? g_strconcat (content->number, get_level (content->number, FALSE) > 0 ? "" : "、",
                                content->text, NULL)
                 : g_strdup (*content->text ? content->text : content->number);
  g_strdelimit (look->titles[level - 1], "\r\n\t", ' ');
}

static char *
dup_category (const Look *look)
{
  if (look->titles[0] && look->titles[1])
    return g_strconcat (look->titles[0], " / ", look->titles[1], NULL);
  if (look->titles[0] || look->titles[1])
    return g_strdup (look->titles[0] ? look->titles[0] : look->titles[1]);
  return g_strdup ("");
}

DubanSections *
duban_sections_new (const DubanFileTable *table, const DubanHeading *heading)
{
  DubanSections *sections = g_new0 (DubanSections, 1);
  gsize n_rows = duban_file_table_get_n_rows (table);
  Look look = { .table = table, .heading = heading };

  sections->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (sections->marks, mark_clear);
  for (gsize row = heading->row + 1; row < n_rows && !(look.has_figures && look.has_ordinary);
       row++)
    look_at (&look, row);
  for (gsize row = heading->row + 1; row < n_rows; row++)
    {
      int level = 0;
      Content content;
      Mark mark = { row, tell (&look, row, &content, &level), NULL };

      if (mark.kind == DUBAN_ROW_DATA)
        continue;
      if (mark.kind == DUBAN_ROW_SECTION)
        enter (&look, &content, level);
      mark.category = dup_category (&look);
      g_array_append_val (sections->marks, mark);
    }
  g_free (look.titles[0]);
  g_free (look.titles[1]);
  return sections;
}

void
duban_sections_free (DubanSections *sections)
{
  if (!sections)
    return;
  g_array_unref (sections->marks);
  g_free (sections);
}

/* The last mark at or above the row, or NULL. */
static const Mark *
find (const DubanSections *sections, gsize row)
{
  guint low = 0, high = sections->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sections->marks, Mark, middle).row <= row)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (sections->marks, Mark, low - 1) : NULL;
}

DubanRowKind
duban_sections_get_kind (const DubanSections *sections, gsize row)
{
  const Mark *mark = find (sections, row);

  return mark && mark->row == row ? mark->kind : DUBAN_ROW_DATA;
}

const char *
duban_sections_get_category (const DubanSections *sections, gsize row)
{
  const Mark *mark = find (sections, row);

  return mark ? mark->category : "";
}

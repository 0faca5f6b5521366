/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/notice.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "exchange/holiday/notice-date.h"
#include "exchange/holiday/notice-item.h"
#include "exchange/holiday/notice-text.h"
#include "exchange/table.h"

#define FIRST_YEAR 1901
#define LAST_YEAR 2998
#define EXCERPT 30 /* letters */

static gboolean
refuse (const char *name, const char *sentence, GError **error)
{
  /* Translators: a file, and a sentence about it. */
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE, _ ("“%s”: %s"), name, sentence);
  return FALSE;
}

/* Without a title the items may name the year themselves: 2021年1月1日至3日. */
static int
find_year_of_items (const DubanNoticeText *notice)
{
  int year = 0;

  for (guint i = 0; i < notice->pieces->len; i++)
    {
      const DubanNoticePiece *piece = g_ptr_array_index (notice->pieces, i);

      if (duban_notice_item_is_one (piece->text))
        year = MAX (year, duban_notice_dates_find_year (piece->text));
    }
  return year;
}

static gboolean
find_year (const DubanNoticeText *notice, int asked, const char *name, int *year, GError **error)
{
  *year = notice->year;
  if (asked != 0 && notice->year > 0 && asked != notice->year)
    {
      g_autofree char *sentence
          = g_strdup_printf (_ ("the notice is about %d, and %d was asked for; leave the year "
                                "out."),
                             notice->year, asked);

      return refuse (name, sentence, error);
    }
  if (asked != 0)
    *year = asked;
  else if (*year == 0)
    *year = find_year_of_items (notice);
  if (*year < 0)
    return refuse (name, _ ("the notice names several years; say which one it is about."), error);
  if (*year == 0)
    return refuse (name,
                   _ ("the notice does not say which year it is about: paste its title too, or "
                      "say the year."),
                   error);
  return (*year >= FIRST_YEAR && *year <= LAST_YEAR)
         || refuse (name, _ ("the year of the notice cannot be right."), error);
}

/* The holiday that an item is about: its own name, what it names itself, else the title's. */
static char *
find_holiday (const DubanNoticeText *notice, const DubanNoticePiece *piece)
{
  g_autofree char *own = NULL;

  if (strstr (piece->name, "放假") || strstr (piece->name, "假期")) /* 劳动节放假调整为： */
    own = duban_notice_text_list_holidays (piece->name, strlen (piece->name));
  if (own && *own != '\0')
    return g_steal_pointer (&own);
  if (*piece->name != '\0')
    return g_strdup (piece->name);
  g_free (own);
  own = duban_notice_text_list_holidays (piece->text, strlen (piece->text));
  return *own != '\0' ? g_steal_pointer (&own) : g_strdup (notice->title_holidays);
}

/* A correction says all of its holiday anew: what was known of that and is not said again goes. */
static void
take_away (DubanDayEntry *entry, const DubanNoticeTerms *terms)
{
  gsize n;
  g_autofree DubanCalendarDay *days = duban_calendar_dup_year (terms->known, terms->year, &n);

  for (gsize i = 0; i < n && *entry->holiday != '\0'; i++)
    if (g_strcmp0 (days[i].name, entry->holiday) == 0
        && duban_day_entry_find (entry, days[i].day) == NULL)
      duban_day_entry_add (entry, days[i].day, days[i].day, DUBAN_DAY_PLAIN);
}

/* A sentence around the items that cannot be told is left out, and said so. */
static void
pass_over (DubanHolidayList *list, const char *text)
{
  g_autofree char *excerpt = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), EXCERPT));

  g_ptr_array_set_size (list->entries, (int) list->entries->len - 1);
  g_ptr_array_add (list->notes, g_strdup_printf (_ ("Passed over: “%s…”"), excerpt));
}

static void
read_piece (const DubanNoticeText *notice, const DubanNoticePiece *piece,
            const DubanNoticeTerms *terms, DubanHolidayList *list, guint *n_advice)
{
  DubanDayEntry *entry = duban_holiday_list_add (list);
  gboolean is_prose = FALSE;

  g_free (entry->name);
  g_free (entry->holiday);
  entry->holiday = find_holiday (notice, piece);
  entry->name = g_strdup (entry->holiday);
  if (strlen (entry->holiday) > DUBAN_NAME_MAX)
    duban_day_entry_refuse (entry, g_strdup (_ ("The name of the holiday is too long.")));
  else if (!duban_notice_item_is_one (piece->text))
    duban_day_entry_refuse (
        entry, g_strdup (_ ("It names no date that can be read: write dates as 10月1日.")));
  else
    is_prose = !duban_notice_item_read (piece->text, terms, entry, n_advice) && !piece->is_numbered
               && *piece->name == '\0' && entry->days->len == 0;
  if (is_prose)
    {
      pass_over (list, piece->text);
      return;
    }
  if (notice->is_adjustment && terms->known != NULL && entry->reason == NULL
      && entry->days->len > 0)
    take_away (entry, terms);
}

/* Prose between and after the items is passed over; an item without a date is refused. */
static gboolean
is_item (const DubanNoticePiece *piece)
{
  return duban_notice_item_is_one (piece->text)
         || (piece->is_numbered && *piece->name != '\0' && strstr (piece->text, "放假") != NULL);
}

static gboolean
has_item (const DubanNoticeText *notice)
{
  for (guint i = 0; i < notice->pieces->len; i++)
    if (is_item (g_ptr_array_index (notice->pieces, i)))
      return TRUE;
  return FALSE;
}

static void
read_pieces (const DubanNoticeText *notice, const DubanNoticeTerms *terms, DubanHolidayList *list)
{
  guint n_advice = 0;

  for (guint i = 0; i < notice->pieces->len; i++)
    {
      const DubanNoticePiece *piece = g_ptr_array_index (notice->pieces, i);

      if (is_item (piece))
        read_piece (notice, piece, terms, list, &n_advice);
    }
  if (n_advice > 0)
    g_ptr_array_add (list->notes,
                     g_strdup_printf (ngettext ("%u sentence only recommends (鼓励…) and changes "
                                                "no day.",
                                                "%u sentences only recommend (鼓励…) and change "
                                                "no day.",
                                                n_advice),
                                      n_advice));
  duban_holiday_list_settle (list);
}

DubanHolidayList *
duban_notice_read (const char *text, const DubanNoticeContext *context, const char *name,
                   GError **error)
{
  g_autoptr (DubanNoticeText) notice = NULL;
  g_autoptr (DubanHolidayList) list = duban_holiday_list_new ();
  DubanNoticeTerms terms = { 0, context->known };

  if (strlen (text) > DUBAN_NOTICE_MAX_BYTES)
    {
      refuse (name, _ ("it is too long for a notice on holidays: paste the notice alone."), error);
      return NULL;
    }
  if (duban_text_is_secret (text))
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SECRET,
                   _ ("“%s” bears a secret mark: secret matters have no place in Duban, and "
                      "nothing of it was taken in."),
                   name);
      return NULL;
    }
  notice = duban_notice_text_new (text);
  if (!has_item (notice))
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER,
                   _ ("“%s” says of no date that it is off or worked, as in "
                      "“10月1日至7日放假调休，共7天”."),
                   name);
      return NULL;
    }
  if (!find_year (notice, context->year, name, &terms.year, error))
    return NULL;
  list->year = terms.year;
  read_pieces (notice, &terms, list);
  return g_steal_pointer (&list);
}

gboolean
duban_notice_is_likely (const char *text)
{
  static const char *const words[] = { "节假日", "放假", "假期" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) != NULL)
      return strstr (text, "月") != NULL && strstr (text, "日") != NULL;
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/wording.h"
#include "ui/import/import-dialog.h"
#include "ui/preferences/notice-dialog.h"
#include "ui/preferences/pages.h"

#include <glib/gi18n-lib.h>

#define CHOOSER "duban-holiday-chooser" /* kept by the page while it is open */

/* What the page has besides its widgets. */
typedef struct
{
  DubanDesk *desk;            /* owned */
  AdwPreferencesGroup *years; /* borrowed */
  GPtrArray *rows;            /* borrowed: of the group */
} Holidays;

static void
holidays_free (gpointer data)
{
  Holidays *holidays = data;

  g_object_unref (holidays->desk);
  g_ptr_array_unref (holidays->rows);
  g_free (holidays);
}

/* 国庆节 10月1日至7日, a stretch of days of one name. */
static void
append_stretch (GString *words, const DubanCalendarDay *from, const DubanCalendarDay *to)
{
  g_autofree char *first = duban_wording_of_day (from->day, from->day);
  g_autofree char *last = duban_wording_of_day (to->day, to->day);
  g_autofree char *stretch = NULL;

  if (from == to)
    stretch = g_strdup_printf ("%s %s", from->name != NULL ? from->name : "", first);
  else
    /* Translators: a holiday: its name, first and last day */
    stretch
        = g_strdup_printf (_ ("%s %s to %s"), from->name != NULL ? from->name : "", first, last);
  if (words->len > 0)
    /* Translators: between the holidays of a year */
    g_string_append (words, _ ("; "));
  g_string_append (words, stretch);
}

static char *
words_of_holidays (const DubanCalendarDay *days, gsize n)
{
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      gsize last = i;

      if (days[i].kind != DUBAN_DAY_OFF)
        continue;
      while (last + 1 < n && days[last + 1].kind == DUBAN_DAY_OFF
             && days[last + 1].day == days[last].day + 1
             && g_strcmp0 (days[last + 1].name, days[i].name) == 0)
        last++;
      append_stretch (words, &days[i], &days[last]);
      i = last;
    }
  return g_string_free (words, FALSE);
}

static void
add_year (Holidays *holidays, const DubanCalendar *calendar, int year)
{
  gsize n;
  g_autofree DubanCalendarDay *days = duban_calendar_dup_year (calendar, year, &n);
  g_autofree char *names = words_of_holidays (days, n);
  g_autofree char *title = NULL;
  guint off = 0;

  for (gsize i = 0; i < n; i++)
    off += days[i].kind == DUBAN_DAY_OFF;
  /* Translators: a year of the holiday calendar: days off, weekend days worked */
  title = g_strdup_printf (_ ("%d: %u days off, %u worked instead"), year, off, (guint) n - off);
  g_ptr_array_add (holidays->rows, duban_preferences_add_row (holidays->years, title, names));
}

/* The year after the last one is missing in winter until it is published. */
static void
add_missing (Holidays *holidays, const DubanTerms *terms)
{
  int year = duban_day_get_year (terms->today);

  for (int i = year; i <= year + 1; i++)
    {
      g_autofree char *title = NULL;

      if (duban_calendar_covers (terms->calendar, i))
        continue;
      title = g_strdup_printf (_ ("%d: not there yet"), i);
      g_ptr_array_add (
          holidays->rows,
          duban_preferences_add_row (holidays->years, title,
                                     _ ("Dates in this year count Monday to Friday and are "
                                        "marked provisional until its calendar is taken in.")));
    }
}

static void
show_years (DubanDesk *desk, gpointer user_data)
{
  Holidays *holidays = user_data;
  DubanTerms *terms = duban_desk_get_terms (desk);
  g_autofree int *years = NULL;
  gsize n;

  if (terms == NULL)
    return;
  for (guint i = 0; i < holidays->rows->len; i++)
    adw_preferences_group_remove (holidays->years, g_ptr_array_index (holidays->rows, i));
  g_ptr_array_set_size (holidays->rows, 0);
  add_missing (holidays, terms);
  years = duban_calendar_dup_years (terms->calendar, &n);
  for (gsize i = n; i-- > 0;)
    add_year (holidays, terms->calendar, years[i]);
}

static void
file_cb (GtkNativeDialog *chooser, int response, GtkWidget *page)
{
  DubanDesk *desk = g_object_get_data (G_OBJECT (page), "duban-desk");
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    gtk_window_present (
        GTK_WINDOW (duban_import_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)), desk, path)));
  g_object_set_data (G_OBJECT (page), CHOOSER, NULL);
}

static void
import_cb (GtkWidget *page)
{
  GtkFileChooserNative *chooser;

  if (g_object_get_data (G_OBJECT (page), CHOOSER) != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Take in a holiday calendar"),
                                         GTK_WINDOW (gtk_widget_get_root (page)),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_object_set_data_full (G_OBJECT (page), CHOOSER, chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
paste_cb (GtkWidget *page)
{
  DubanDesk *desk = g_object_get_data (G_OBJECT (page), "duban-desk");

  if (duban_desk_get_terms (desk) != NULL)
    gtk_window_present (duban_notice_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)), desk));
}

static void
add_button (AdwPreferencesPage *page, GtkBox *box, DubanDesk *desk, const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_sensitive (button, !duban_desk_is_read_only (desk));
  gtk_box_append (box, button);
  g_signal_connect_object (button, "clicked", callback, page, G_CONNECT_SWAPPED);
}

static void
add_buttons (AdwPreferencesPage *page, AdwPreferencesGroup *group, DubanDesk *desk)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  add_button (page, GTK_BOX (box), desk, _ ("_Paste a notice…"), G_CALLBACK (paste_cb));
  add_button (page, GTK_BOX (box), desk, _ ("From a _file…"), G_CALLBACK (import_cb));
  adw_preferences_group_add (group, box);
}

AdwPreferencesPage *
duban_preferences_new_calendar_page (DubanDesk *desk)
{
  AdwPreferencesPage *page
      = duban_preferences_new_page ("calendar", _ ("Holidays"), "x-office-calendar-symbolic");
  AdwPreferencesGroup *group = duban_preferences_add_group (
      page, _ ("Holiday calendar"),
      _ ("Statutory holidays and the weekend days worked instead, as published each year. What is "
         "pasted or read from a file is shown first, with the deadlines that move."));
  Holidays *holidays = g_new0 (Holidays, 1);
  GClosure *follow;

  add_buttons (page, group, desk);
  holidays->desk = g_object_ref (desk);
  holidays->years = duban_preferences_add_group (page, _ ("Years"), NULL);
  holidays->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (page), "duban-holidays", holidays, holidays_free);
  g_object_set_data (G_OBJECT (page), "duban-desk", desk);
  follow = g_cclosure_new (G_CALLBACK (show_years), holidays, NULL);
  g_object_watch_closure (G_OBJECT (page), follow);
  g_signal_connect_closure (desk, "changed", follow, FALSE);
  show_years (desk, holidays);
  return page;
}

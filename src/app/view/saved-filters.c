/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/saved-filters.h"

#include "app/search/alphabet.h"
#include "core/text.h"
#include "store/local.h"

#include "app/words.h"
#include <string.h>

#define KEY "task-filters" /* in the table local: a dictionary of GVariant, name → text */

static void
saved_filter_free (gpointer data)
{
  DubanSavedFilter *filter = data;

  g_free (filter->name);
  g_free (filter->text);
  g_free (filter);
}

static int
compare_filters (gconstpointer a, gconstpointer b)
{
  const DubanSavedFilter *filter_a = *(const DubanSavedFilter *const *) a;
  const DubanSavedFilter *filter_b = *(const DubanSavedFilter *const *) b;

  return duban_alphabet_compare (filter_a->name, filter_b->name);
}

static void
add (GPtrArray *filters, const char *name, const char *text)
{
  DubanSavedFilter *filter = g_new0 (DubanSavedFilter, 1);

  filter->name = g_strdup (name);
  filter->text = g_strdup (text);
  g_ptr_array_add (filters, filter);
}

/* What is not to be read is as if it were not there: filters can be made again. */
GPtrArray *
duban_saved_filters_load (DubanSession *session, GError **error)
{
  GPtrArray *filters;
  g_autofree char *stored = NULL;
  g_autoptr (GVariant) value = NULL;
  GVariantIter iter;
  const char *name, *text;

  if (!duban_local_get (session->db, KEY, &stored, error))
    return NULL;
  filters = g_ptr_array_new_with_free_func (saved_filter_free);
  if (stored != NULL)
    value = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), stored, NULL, NULL, NULL);
  if (value == NULL)
    return filters;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &text))
    add (filters, name, text);
  g_ptr_array_sort (filters, compare_filters);
  return filters;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (name[0] != '\0' && g_utf8_strlen (name, -1) <= DUBAN_SAVED_FILTER_NAME_MAX)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               ngettext ("Give the filter a name of at most %d character.",
                         "Give the filter a name of at most %d characters.",
                         DUBAN_SAVED_FILTER_NAME_MAX),
               DUBAN_SAVED_FILTER_NAME_MAX);
  return FALSE;
}

static gboolean
store (DubanSession *session, GPtrArray *filters, GError **error)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < filters->len; i++)
    {
      const DubanSavedFilter *filter = g_ptr_array_index (filters, i);

      g_variant_builder_add (&builder, "{ss}", filter->name, filter->text);
    }
  value = g_variant_ref_sink (g_variant_builder_end (&builder));
  text = filters->len > 0 ? g_variant_print (value, FALSE) : NULL;
  return duban_local_set (session->db, KEY, text, error);
}

gboolean
duban_saved_filters_put (DubanSession *session, const char *given, const char *text, GError **error)
{
  g_autofree char *name = duban_text_trim (g_strdup (given));
  g_autoptr (GPtrArray) filters = NULL;

  if (!check_name (name, error))
    return FALSE;
  filters = duban_saved_filters_load (session, error);
  if (filters == NULL)
    return FALSE;
  for (guint i = 0; i < filters->len; i++)
    if (strcmp (((DubanSavedFilter *) g_ptr_array_index (filters, i))->name, name) == 0)
      g_ptr_array_remove_index (filters, i--);
  if (text != NULL && filters->len >= DUBAN_SAVED_FILTERS_MAX)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                           _ ("Enough filters are saved; delete one first."));
      return FALSE;
    }
  if (text != NULL)
    add (filters, name, text);
  return store (session, filters, error);
}

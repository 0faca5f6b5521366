/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/language.h"

#include "app/catalogue.h"
#include "app/error.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* What a thread speaks beside the language of the process. */
typedef struct
{
  gboolean is_official;
  const char *language;
  const DubanCatalogue *catalogue; /* NULL: as the sources have it */
  gboolean has_missed;
} Speech;

static _Thread_local Speech speech;

static const char *
get_folder (void)
{
  const char *folder = g_getenv ("DUBAN_LOCALE_DIR");

  return folder != NULL ? folder : DUBAN_LOCALE_DIR;
}

void
duban_language_begin (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* zh_CN, de …: what may be a part of a path. */
static gboolean
is_name (const char *language)
{
  return language[0] != '\0' && language[strspn (language, G_CSET_A_2_Z G_CSET_a_2_z "_@")] == '\0';
}

/* Catalogues are kept to the end of the program: their texts are given out for ever. */
static const DubanCatalogue *
find_catalogue (const char *language, GError **error)
{
  static GMutex lock;
  static GHashTable *known; /* path → catalogue */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *path
      = g_build_filename (get_folder (), language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  DubanCatalogue *catalogue;

  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  catalogue = g_hash_table_lookup (known, path);
  if (catalogue != NULL)
    return catalogue;
  catalogue = duban_catalogue_load (path, error);
  if (catalogue != NULL)
    g_hash_table_insert (known, g_steal_pointer (&path), catalogue);
  return catalogue;
}

gboolean
duban_language_begin_official (const char *language, GError **error)
{
  const gboolean is_source = g_str_equal (language, "en") || g_str_has_prefix (language, "en_");
  const DubanCatalogue *catalogue = NULL;

  g_return_val_if_fail (!speech.is_official, FALSE);
  if (!is_name (language))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("“%s” is no language for papers; set report-language to zh_CN."), language);
      return FALSE;
    }
  if (!is_source)
    catalogue = find_catalogue (language, error);
  if (!is_source && catalogue == NULL)
    return FALSE;
  speech = (Speech){ .is_official = TRUE, .language = language, .catalogue = catalogue };
  return TRUE;
}

gboolean
duban_language_end_official (GError **error)
{
  const Speech spoken = speech;

  speech = (Speech){ 0 };
  if (spoken.has_missed)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                 _ ("The texts of papers (%s) are of another version of Duban; install it again."),
                 spoken.language);
  return !spoken.has_missed;
}

/* In the official language; NULL where the catalogue has none, or the sources speak. */
static const char *
find_official (const char *text)
{
  const char *found
      = speech.catalogue != NULL ? duban_catalogue_find (speech.catalogue, text) : NULL;

  speech.has_missed |= speech.catalogue != NULL && found == NULL;
  return found;
}

const char *
duban_language_say (const char *text)
{
  const char *found;

  if (!speech.is_official)
    return g_dgettext (GETTEXT_PACKAGE, text);
  found = find_official (text);
  return found != NULL ? found : text;
}

const char *
duban_language_say_after (const char *text, gsize skip)
{
  const char *found;

  if (!speech.is_official)
    return g_dpgettext (GETTEXT_PACKAGE, text, skip);
  found = find_official (text);
  return found != NULL ? found : text + skip;
}

const char *
duban_language_say_in (const char *context, const char *text)
{
  g_autofree char *both = NULL;
  const char *found;

  if (!speech.is_official)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
  both = g_strconcat (context, "\004", text, NULL);
  found = find_official (both);
  return found != NULL ? found : text;
}

/* Chinese has one form; the sources have two. */
const char *
duban_language_count (const char *one, const char *many, gulong n)
{
  const char *found;

  if (!speech.is_official)
    return g_dngettext (GETTEXT_PACKAGE, one, many, n);
  found = find_official (one);
  return found != NULL ? found : n == 1 ? one : many;
}

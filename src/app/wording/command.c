/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/command.h"

#include "app/wording/wording.h"
#include "core/attribute-spec.h"
#include "core/record.h"

#include "app/words.h"
#include <string.h>

#define UNDO "undo: "

static const struct
{
  const char *label, *words;
} plain[] = {
  { "add", N_ ("New task") },
  { "delete", N_ ("Task deleted") },
  { "undelete", N_ ("Deleted task restored") },
  { "record", N_ ("Several records") },
  { "waive", N_ ("Finding set aside") },
  { "waive --end", N_ ("Finding no longer set aside") },
  { "exchange settle", N_ ("Conflict decided") },
  { "restore", N_ ("Later changes taken back in") },
  { "portfolio set", N_ ("Portfolio changed") },
  { "portfolio end", N_ ("Portfolio ended") },
  { "portfolio apply", N_ ("Portfolio put into force") },
  { "meetings add", N_ ("Meeting entered") },
};

/* A command with a name behind it, which a person or a file gave. */
static const struct
{
  const char *prefix, *words;
} named[] = {
  { "leaders add ", N_ ("Leader entered: %s") },   { "units add ", N_ ("Unit entered: %s") },
  { "leaders set ", N_ ("Leader changed: %s") },   { "units set ", N_ ("Unit changed: %s") },
  { "meetings add ", N_ ("Meeting entered: %s") }, { "import ", N_ ("Imported: %s") },
};

/* 完成时限、牵头领导: the names of the fields, separated by blanks. (transfer full) */
static char *
say_fields (const char *names)
{
  g_auto (GStrv) codes = g_strsplit (names, " ", 0);
  GString *words = g_string_new (NULL);

  for (int i = 0; codes[i] != NULL; i++)
    {
      const DubanAttrSpec *spec = duban_attr_find (DUBAN_ENTITY_TASK, codes[i]);
      const char *name = spec != NULL ? duban_wording_of_attr (spec->attr) : codes[i];

      if (i > 0)
        /* Translators: between the names of several fields */
        g_string_append (words, C_ ("fields", ", "));
      g_string_append (words, name);
    }
  return g_string_free (words, FALSE);
}

static char *
say_set (const char *names)
{
  g_autofree char *fields = say_fields (names);

  return g_strdup_printf (_ ("Changed: %s"), fields);
}

static char *
say_record (const char *code)
{
  const DubanRecordKind kind = duban_record_kind_parse (code);

  return g_strdup_printf (_ ("Recorded: %s"),
                          kind != 0 ? duban_wording_of_record_kind (kind) : code);
}

static char *
say_redo (const char *label)
{
  const char *words = strchr (label, ' ');
  g_autofree char *said = duban_wording_of_command (words != NULL ? words + 1 : label);

  return g_strdup_printf (_ ("Done again: %s"), said);
}

static char *
say_named (const char *label)
{
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_has_prefix (label, named[i].prefix))
      {
        g_auto (GStrv) around = g_strsplit (_ (named[i].words), "%s", 2);

        return g_strjoinv (label + strlen (named[i].prefix), around);
      }
  return NULL;
}

char *
duban_wording_of_command (const char *label)
{
  char *words;

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (label, plain[i].label))
      return g_strdup (_ (plain[i].words));
  if (g_str_has_prefix (label, "set "))
    return say_set (label + strlen ("set "));
  if (g_str_has_prefix (label, "record "))
    return say_record (label + strlen ("record "));
  if (g_str_has_prefix (label, "redo "))
    return say_redo (label + strlen ("redo "));
  if (g_str_has_prefix (label, "settings "))
    return g_strdup (_ ("Setting changed"));
  words = say_named (label);
  return words != NULL ? words : g_strdup (label);
}

char *
duban_wording_of_reason (const char *reason)
{
  g_autofree char *words = NULL;

  if (reason == NULL || !g_str_has_prefix (reason, UNDO))
    return g_strdup (reason);
  words = duban_wording_of_command (reason + strlen (UNDO));
  return g_strdup_printf (_ ("Taken back: %s"), words);
}

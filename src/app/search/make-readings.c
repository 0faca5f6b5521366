/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run when the program is built: writes the table of app/search/reading.h.
 *
 *   make-readings several.txt > readings.c
 *
 * It runs on the machine that builds, so it stands on ICU and the C library alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/utrans.h>

#define FIRST 0x3400
#define LAST 0x9FFF
#define N_CHARACTERS (LAST - FIRST + 1)
#define MAX_READINGS 4
#define READING_SIZE 8 /* the longest is zhuang */

typedef struct
{
  char texts[MAX_READINGS][READING_SIZE];
  int n;
} Set;

static Set sets[N_CHARACTERS]; /* of each character */

static void
fail (const char *what)
{
  fprintf (stderr, "make-readings: %s\n", what);
  exit (EXIT_FAILURE);
}

static void
add (Set *set, const char *text)
{
  size_t length = strlen (text);

  for (int i = 0; i < set->n; i++)
    if (strcmp (set->texts[i], text) == 0)
      return;
  if (set->n == MAX_READINGS)
    fail ("a character has too many readings");
  if (length == 0 || length >= READING_SIZE)
    fail ("a reading is empty or too long");
  memcpy (set->texts[set->n++], text, length + 1);
}

/* zhǎng becomes zhang, lǜ becomes lv; FALSE for what is no reading. text is decomposed. */
static int
take_off_tone (const UChar *text, int length, char out[READING_SIZE])
{
  int n = 0;

  for (int i = 0; i < length; i++)
    {
      UChar letter = text[i];

      if (letter == 0x0308 && n > 0 && out[n - 1] == 'u') /* two dots */
        out[n - 1] = 'v';
      else if (letter >= 0x0300 && letter < 0x0370)
        continue;
      else if (letter < 'a' || letter > 'z' || n + 1 == READING_SIZE)
        return 0;
      else
        out[n++] = (char) letter;
    }
  out[n] = '\0';
  return n > 0;
}

static void
read_icu (void)
{
  static const UChar id[] = { 'H', 'a', 'n', '-', 'L', 'a', 't', 'i', 'n' };
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *pinyin
      = utrans_openU (id, sizeof id / sizeof *id, UTRANS_FORWARD, NULL, 0, NULL, &status);
  const UNormalizer2 *decompose = unorm2_getNFDInstance (&status);

  if (U_FAILURE (status))
    fail (u_errorName (status));
  for (int i = 0; i < N_CHARACTERS; i++)
    {
      UChar text[32] = { (UChar) (FIRST + i) }, parts[64];
      int32_t length = 1, limit = 1;
      char reading[READING_SIZE];

      utrans_transUChars (pinyin, text, &length, sizeof text / sizeof *text, 0, &limit, &status);
      length = unorm2_normalize (decompose, text, length, parts, sizeof parts / sizeof *parts,
                                 &status);
      if (U_FAILURE (status))
        fail (u_errorName (status));
      if (take_off_tone (parts, length, reading))
        add (&sets[i], reading);
    }
  utrans_close (pinyin);
}

/* A character of three bytes of UTF-8, as all of the table are. */
static int
decode (const char *text)
{
  const unsigned char *bytes = (const unsigned char *) text;
  int letter;

  if (strlen (text) != 3)
    fail ("a line does not begin with one character");
  letter = (bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
  if (letter < FIRST || letter > LAST)
    fail ("a character lies outside the table");
  return letter;
}

static void
read_several (const char *path)
{
  FILE *file = fopen (path, "r");
  char line[256];

  if (file == NULL)
    fail ("the list of several readings cannot be read");
  while (fgets (line, sizeof line, file) != NULL)
    {
      char *word = strtok (line, " \n");
      Set *set;

      if (word == NULL || word[0] == '#')
        continue;
      set = &sets[decode (word) - FIRST];
      while ((word = strtok (NULL, " \n")) != NULL)
        add (set, word);
    }
  fclose (file);
}

static void
write_set (const Set *set)
{
  unsigned int firsts = 0;

  for (int i = 0; i < set->n; i++)
    firsts |= 1u << (set->texts[i][0] - 'a');
  printf ("  { 0x%xu, { ", firsts);
  for (int i = 0; i < set->n; i++)
    printf ("\"%s\", ", set->texts[i]);
  printf ("NULL } },\n");
}

static int
compare_owners (const void *a, const void *b)
{
  return memcmp (sets[*(const int *) a].texts, sets[*(const int *) b].texts, sizeof sets[0].texts);
}

/* The characters that have a set which none before them has, by their readings. */
static int
find_owners (int owners[N_CHARACTERS])
{
  int n = 0;

  for (int i = 0; i < N_CHARACTERS; i++)
    {
      int k = 0;

      while (k < n && compare_owners (&owners[k], &i) != 0)
        k++;
      if (sets[i].n > 0 && k == n)
        owners[n++] = i;
    }
  qsort (owners, (size_t) n, sizeof *owners, compare_owners);
  return n;
}

/* Characters that are read alike share their set; sets stand in the order of their readings. */
static void
write_table (void)
{
  static int owners[N_CHARACTERS];
  int n_owners = find_owners (owners);

  printf ("/* Made by make-readings.c. */\n#include \"app/search/reading.h\"\n\n"
          "const DubanReadings duban_reading_sets[] = {\n  { 0 },\n");
  for (int k = 0; k < n_owners; k++)
    write_set (&sets[owners[k]]);
  printf ("};\n\nconst guint16 duban_n_reading_sets = %d;\n", n_owners + 1);
  printf ("\nconst guint16 duban_reading_places[] = {");
  for (int i = 0; i < N_CHARACTERS; i++)
    {
      const int *owner = bsearch (&i, owners, (size_t) n_owners, sizeof *owners, compare_owners);

      printf ("%s%d,", i % 16 == 0 ? "\n  " : " ", owner != NULL ? (int) (owner - owners) + 1 : 0);
    }
  printf ("\n};\n");
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    fail ("it takes the list of several readings");
  read_icu ();
  read_several (argv[1]);
  write_table ();
  return fflush (stdout) == 0 && !ferror (stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}

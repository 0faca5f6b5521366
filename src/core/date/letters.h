/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wording as the reading of dates needs it: half width, lower case, no blanks, Chinese
 * numerals as figures, and one letter for each thing that many are written for:
 *
 *     ,  、 ，            a list, or a pause      -  － ‐ –     within a date, or a span
 *     ;  。 ； （ …       a break                 ~  — ～ 〜     a span
 *     ?  numerals that make no number (十四五, 一二)
 *
 * One blank stays between two figures.  What reads it moves a pointer along: each take
 * function moves *at past what it took, and leaves it where there is nothing to take. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUBAN_DATE_LETTERS_SIZE 2048

/* FALSE where the wording is too long to be one.  buffer: DUBAN_DATE_LETTERS_SIZE bytes. */
gboolean duban_date_letters_write (const char *text, char *buffer);

/* Inline, for it is asked of every letter, and nearly always the first byte says no. */
static inline gboolean
duban_date_take (const char **at, const char *word)
{
  const char *here = *at;

  for (; *word != '\0'; word++, here++)
    {
      if (*here != *word)
        return FALSE;
    }
  *at = here;
  return TRUE;
}

/* Any of the words, which are NULL-terminated and tried in their order: its place in the
 * list, or -1. */
int duban_date_take_any (const char **at, const char *const *words);

/* Figures: their value and how many there are; more than nine have the value -1. */
gboolean duban_date_take_number (const char **at, int *value, int *n_figures);

/* 至, 到, - or ~; and , 和 及 与. */
gboolean duban_date_take_span_mark (const char **at);
gboolean duban_date_take_list_mark (const char **at);

/* 内, 以内 or 之内. */
gboolean duban_date_take_within (const char **at);

G_END_DECLS

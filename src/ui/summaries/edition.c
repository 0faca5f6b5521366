/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/edition.h"

#include "store/history.h"

static void
clear_sheet (gpointer data)
{
  g_array_unref (((DubanEditionPage *) data)->links);
}

void
duban_edition_question_free (DubanEditionQuestion *question)
{
  duban_free_parts_clear (&question->typed);
  g_free (question);
}

static gboolean
compose (DubanEdition *edition, DubanSession *session, const DubanEditionQuestion *question,
         GCancellable *cancellable, GError **error)
{
  edition->key = question->key;
  if (!duban_free_parts_load (session, &question->key, &edition->parts, error))
    return FALSE;
  for (gsize i = 0; i < DUBAN_N_FREE_PARTS; i++)
    if (question->is_typed[i])
      {
        g_free (edition->parts.texts[i]);
        edition->parts.texts[i] = g_strdup (question->typed.texts[i]);
      }
  edition->report
      = duban_report_compose (session, &question->key, &edition->parts, cancellable, error);
  if (edition->report == NULL)
    return FALSE;
  edition->document = edition->report->document;
  return TRUE;
}

static gboolean
load (DubanEdition *edition, DubanSession *session, gint64 issued, GCancellable *cancellable,
      GError **error)
{
  edition->document = duban_issue_load (session, issued, &edition->issued, error);
  if (edition->document == NULL)
    return FALSE;
  edition->key = edition->issued->key;
  edition->differences = duban_issue_compare (session, issued, cancellable, error);
  return edition->differences != NULL;
}

static void
read_page (DubanEdition *edition, guint i)
{
  DubanEditionPage page;
  guint n;
  const DubanPageLink *links = duban_pages_get_links (edition->pages, i, &n);

  duban_pages_get_size (edition->pages, i, &page.width, &page.height);
  page.links = g_array_sized_new (FALSE, FALSE, sizeof (DubanPageLink), n);
  if (n > 0)
    g_array_append_vals (page.links, links, n);
  g_array_append_val (edition->sheets, page);
}

/* NULL where there are none. (transfer full) */
static char *
join (const GPtrArray *texts, const char *mark)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append (line, mark);
      g_string_append (line, texts->pdata[i]);
    }
  return g_string_free (line, line->len == 0);
}

static gboolean
lay_out (DubanEdition *edition, GCancellable *cancellable, GError **error)
{
  edition->pages = duban_pages_new (edition->document, NULL, NULL, cancellable, error);
  if (edition->pages == NULL)
    return FALSE;
  for (guint i = 0; i < duban_pages_count (edition->pages); i++)
    read_page (edition, i);
  edition->stand_ins = join (duban_pages_get_stand_ins (edition->pages), "; ");
  edition->missing = join (duban_pages_get_missing (edition->pages), " ");
  return TRUE;
}

DubanEdition *
duban_edition_make (DubanSession *session, const DubanEditionQuestion *question,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanEdition) edition = g_new0 (DubanEdition, 1);

  g_atomic_ref_count_init (&edition->ref_count);
  edition->sheets = g_array_new (FALSE, FALSE, sizeof (DubanEditionPage));
  g_array_set_clear_func (edition->sheets, clear_sheet);
  if (!duban_session_refresh (session, error))
    return NULL;
  if (question->issued != 0 ? !load (edition, session, question->issued, cancellable, error)
                            : !compose (edition, session, question, cancellable, error))
    return NULL;
  edition->all_issued = duban_issue_list (session, error);
  if (edition->all_issued == NULL || !lay_out (edition, cancellable, error))
    return NULL;
  return g_steal_pointer (&edition);
}

DubanEdition *
duban_edition_ref (DubanEdition *edition)
{
  g_atomic_ref_count_inc (&edition->ref_count);
  return edition;
}

void
duban_edition_unref (DubanEdition *edition)
{
  if (!g_atomic_ref_count_dec (&edition->ref_count))
    return;
  g_clear_pointer (&edition->pages, duban_pages_free);
  if (edition->report == NULL)
    g_clear_pointer (&edition->document, duban_document_free);
  g_clear_pointer (&edition->report, duban_report_free);
  g_clear_pointer (&edition->issued, duban_issued_free);
  g_clear_pointer (&edition->differences, g_ptr_array_unref);
  g_clear_pointer (&edition->all_issued, g_ptr_array_unref);
  duban_free_parts_clear (&edition->parts);
  g_array_unref (edition->sheets);
  g_free (edition->stand_ins);
  g_free (edition->missing);
  g_free (edition);
}

guint
duban_edition_count_pages (const DubanEdition *edition)
{
  return edition->sheets->len;
}

const DubanEditionPage *
duban_edition_get_page (const DubanEdition *edition, guint page)
{
  return &g_array_index (edition->sheets, DubanEditionPage, page);
}

GArray *
duban_edition_find_tasks (const DubanEdition *edition, guint figure, DubanSession *session,
                          GError **error)
{
  const DubanFigure *found = duban_document_get_figure (edition->document, figure);
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; found != NULL && i < found->tasks->len; i++)
    {
      guint32 n = 0;

      if (!duban_history_find_entity (session->db, &g_array_index (found->tasks, DubanId, i), &n,
                                      error))
        return NULL;
      if (n != 0)
        g_array_append_val (tasks, n);
    }
  return g_steal_pointer (&tasks);
}

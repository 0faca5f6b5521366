/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/output.h"

#include "exchange/file-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The share of a PDF's making that the laying out of its pages is. */
#define LAYING_OUT 0.5

static const char *const endings[] = { ".pdf", ".docx", ".xlsx", ".html", ".txt" };

gboolean
duban_output_kind_of (const char *path, DubanOutputKind *kind, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *kind = (DubanOutputKind) i;
        return TRUE;
      }
  name = g_filename_display_name (path);
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("“%s”: the ending says no format; name a file that ends in .pdf, .docx, .xlsx, "
                  ".html or .txt."),
               name);
  return FALSE;
}

/* A part of the whole that is told on. */
typedef struct
{
  DubanReportProgress progress; /* or NULL */
  gpointer data;
  double from, share;
} Part;

static void
tell_cb (double done, gpointer data)
{
  const Part *part = data;

  if (part->progress != NULL)
    part->progress (part->from + done * part->share, part->data);
}

static GBytes *
make_pdf (const DubanDocument *document, DubanReportProgress progress, gpointer data,
          GCancellable *cancellable, GError **error)
{
  Part pages_part = { progress, data, 0, LAYING_OUT };
  Part file_part = { progress, data, LAYING_OUT, 1 - LAYING_OUT };
  g_autoptr (DubanPages) pages
      = duban_pages_new (document, tell_cb, &pages_part, cancellable, error);

  return pages != NULL ? duban_pdf_make (document, pages, tell_cb, &file_part, cancellable, error)
                       : NULL;
}

static GBytes *
make_plain (const DubanDocument *document)
{
  char *text = duban_plain_make (document);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
duban_output_make (const DubanDocument *document, DubanOutputKind kind,
                   DubanReportProgress progress, gpointer data, GCancellable *cancellable,
                   GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  switch (kind)
    {
    case DUBAN_OUTPUT_PDF:
      return make_pdf (document, progress, data, cancellable, error);
    case DUBAN_OUTPUT_DOCX:
      return duban_docx_make (document, cancellable, error);
    case DUBAN_OUTPUT_XLSX:
      return duban_xlsx_make (document, cancellable, error);
    case DUBAN_OUTPUT_HTML:
      return duban_html_make (document);
    case DUBAN_OUTPUT_TEXT:
      return make_plain (document);
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
duban_output_keep (GBytes *bytes, const char *path, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return duban_file_write (path, data, size, error);
}

gboolean
duban_output_write (const DubanDocument *document, const char *path, DubanReportProgress progress,
                    gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  DubanOutputKind kind;

  if (!duban_output_kind_of (path, &kind, error))
    return FALSE;
  bytes = duban_output_make (document, kind, progress, data, cancellable, error);
  /* What was cancelled in the last moment is not written. */
  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && duban_output_keep (bytes, path, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/print.h"

#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/print/sheet-pages.h"
#include "ui/print/slip-pages.h"

#include <glib/gi18n-lib.h>

#define MARGIN_MM 15

/* What is printed: pages that lay themselves out step by step. */
typedef struct
{
  gpointer pages;
  gboolean (*lay_out) (gpointer pages, GtkPrintContext *context);
  int (*count) (gpointer pages);
  void (*draw) (gpointer pages, GtkPrintContext *context, int page);
  GDestroyNotify free;
} Printed;

static gboolean
lay_sheet_out (gpointer pages, GtkPrintContext *context)
{
  return duban_sheet_pages_lay_out (pages, context);
}

static int
count_sheet (gpointer pages)
{
  return duban_sheet_pages_count (pages);
}

static void
draw_sheet (gpointer pages, GtkPrintContext *context, int page)
{
  duban_sheet_pages_draw (pages, context, page);
}

static gboolean
lay_slips_out (gpointer pages, GtkPrintContext *context)
{
  return duban_slip_pages_lay_out (pages, context);
}

static int
count_slips (gpointer pages)
{
  return duban_slip_pages_count (pages);
}

static void
draw_slips (gpointer pages, GtkPrintContext *context, int page)
{
  duban_slip_pages_draw (pages, context, page);
}

static void
printed_free (gpointer data)
{
  Printed *printed = data;

  printed->free (printed->pages);
  g_free (printed);
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  const Printed *printed = user_data;

  if (!printed->lay_out (printed->pages, context))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, printed->count (printed->pages));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  const Printed *printed = user_data;

  printed->draw (printed->pages, context, page);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  GtkWidget *parent = g_object_get_data (G_OBJECT (operation), "parent");
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || parent == NULL)
    return;
  gtk_print_operation_get_error (operation, &error); /* there must be one */
  if (error != NULL)
    duban_problem_tell_error (parent, error);
}

static GtkPageSetup *
new_setup (gboolean portrait)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_paper_size_free (a4);
  gtk_page_setup_set_orientation (setup, portrait ? GTK_PAGE_ORIENTATION_PORTRAIT
                                                  : GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_page_setup_set_top_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  return setup;
}

static GtkPrintOperation *
new_operation (const Printed *printed, const char *name, gboolean portrait)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_setup (portrait);
  Printed *kept = g_memdup2 (printed, sizeof *printed);

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "printed", kept, printed_free);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), kept);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), kept);
  return operation;
}

GtkPrintOperation *
duban_print_operation_new (DubanSheet *sheet)
{
  const Printed printed = { .pages = duban_sheet_pages_new (sheet),
                            .lay_out = lay_sheet_out,
                            .count = count_sheet,
                            .draw = draw_sheet,
                            .free = (GDestroyNotify) duban_sheet_pages_free };

  return new_operation (&printed, sheet->title, sheet->portrait);
}

GtkPrintOperation *
duban_print_slips_operation_new (DubanSlips *slips)
{
  const Printed printed = { .pages = duban_slip_pages_new (slips),
                            .lay_out = lay_slips_out,
                            .count = count_slips,
                            .draw = draw_slips,
                            .free = (GDestroyNotify) duban_slip_pages_free };

  return new_operation (&printed, slips->title, TRUE);
}

void
duban_print_run (GtkWindow *parent, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "parent", g_object_ref (parent), g_object_unref);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), NULL);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
          == GTK_PRINT_OPERATION_RESULT_ERROR
      && error != NULL)
    duban_problem_tell_error (GTK_WIDGET (parent), error);
}

void
duban_print_sheet (GtkWindow *parent, DubanSheet *sheet)
{
  g_autoptr (GtkPrintOperation) operation = duban_print_operation_new (sheet);

  duban_print_run (parent, operation);
}

void
duban_print_slips (GtkWindow *parent, DubanSlips *slips)
{
  g_autoptr (GtkPrintOperation) operation = duban_print_slips_operation_new (slips);

  duban_print_run (parent, operation);
}

void
duban_print_copy (GtkWidget *from, const DubanSheet *sheet)
{
  g_autofree char *tsv = duban_sheet_to_tsv (sheet);
  g_autofree char *html = duban_sheet_to_html (sheet);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, tsv),
    gdk_content_provider_new_for_bytes ("text/html", bytes),
  };
  g_autoptr (GdkContentProvider) both
      = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (from), both);
}

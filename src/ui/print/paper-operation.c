/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/paper-operation.h"

/* What the operation owns. */
typedef struct
{
  DubanPages *pages;
  gpointer keep;
  GDestroyNotify free_keep;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  duban_pages_free (paper->pages);
  paper->free_keep (paper->keep);
  g_free (paper);
}

static void
set_up (GtkPageSetup *setup, gboolean across)
{
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_paper_size_free (a4);
  gtk_page_setup_set_orientation (setup, across ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);
}

static gboolean
is_across (const Paper *paper, int page)
{
  double width, height;

  duban_pages_get_size (paper->pages, (guint) page, &width, &height);
  return width > height;
}

static void
request_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
                  GtkPageSetup *setup, gpointer user_data)
{
  set_up (setup, is_across (user_data, page));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  const Paper *paper = user_data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_set_source_rgb (cr, 0, 0, 0);
  duban_pages_draw (paper->pages, (guint) page, cr);
}

GtkPrintOperation *
duban_paper_operation_new (DubanPages *pages, const char *name, gpointer keep,
                           GDestroyNotify free_keep)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Paper *paper = g_new0 (Paper, 1);

  paper->pages = pages;
  paper->keep = keep;
  paper->free_keep = free_keep;
  set_up (setup, is_across (paper, 0));
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) duban_pages_count (pages));
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "paper", paper, paper_free);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_setup_cb), paper);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), paper);
  return operation;
}

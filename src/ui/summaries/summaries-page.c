/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/summaries-page.h"

#include "app/view/as-of.h"
#include "ui/summaries/deeds-bar.h"
#include "ui/summaries/delivery.h"
#include "ui/summaries/figure-tasks.h"
#include "ui/summaries/issue-dialog.h"
#include "ui/summaries/paper-pane.h"
#include "ui/summaries/period-words.h"
#include "ui/summaries/report-chooser.h"
#include "ui/summaries/side.h"
#include "ui/widgets/scale.h"
#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SIDE_WIDTH 340
#define WIDE_FROM 900 /* from here on the side stands beside the preview */

struct _DubanSummariesPage
{
  DubanPage parent_instance;

  /* owned */
  DubanDrafts *drafts;
  GSimpleActionGroup *actions;
  guint relayout_idle;

  DubanReportChoice choice;
  gboolean has_choice;  /* somebody chose, or wrote: it stays at midnight */
  guint32 scope;        /* from whose side it was chosen */
  DubanDay left_on;     /* the page was last left then; DUBAN_NO_DAY: it was not */
  gboolean is_making;   /* it was asked for, and is not here yet */
  gboolean issue_later; /* once it is here */
  gboolean is_wide;
  int laid_out_for;

  GtkWidget *box, *chooser, *status, *status_words, *stack, *stopped, *paned, *pane, *side;
  GtkWidget *composing, *delivering;
};

G_DEFINE_FINAL_TYPE (DubanSummariesPage, duban_summaries_page, DUBAN_TYPE_PAGE)

static DubanEdition *
get_edition (DubanSummariesPage *page)
{
  return duban_page_get_made (DUBAN_PAGE (page));
}

static DubanDelivery
get_delivery (DubanSummariesPage *page)
{
  return (DubanDelivery){ GTK_WIDGET (page),
                          duban_desk_get_worker (duban_page_get_desk (DUBAN_PAGE (page))),
                          DUBAN_BUSY_BAR (page->delivering) };
}

static gpointer
make (DubanSession *session, DubanSnapshot *snapshot, gpointer question, GCancellable *cancellable,
      GError **error)
{
  return duban_edition_make (session, question, cancellable, error);
}

/* The desk's own, or whose side it is looked at from. */
static guint32
get_usual_leader (const DubanSnapshot *snapshot)
{
  return snapshot->scope != 0 ? snapshot->scope : snapshot->terms->desk_leader;
}

static void
choose_usual (DubanSummariesPage *page, const DubanSnapshot *snapshot)
{
  if (page->left_on != DUBAN_NO_DAY && page->left_on != snapshot->terms->today)
    page->has_choice = FALSE;
  page->left_on = DUBAN_NO_DAY;
  page->has_choice |= duban_drafts_is_waiting (page->drafts);
  if (!page->has_choice)
    page->choice.key.period = duban_period_at_hand (DUBAN_PERIOD_WEEK, snapshot->terms->today);
  if (!page->has_choice || page->scope != snapshot->scope)
    {
      page->choice.key.leader = get_usual_leader (snapshot);
      page->choice.issued = 0;
    }
  page->scope = snapshot->scope;
}

static gpointer
ask (DubanPage *base)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (base);
  DubanEditionQuestion *question = g_new0 (DubanEditionQuestion, 1);

  choose_usual (page, duban_desk_get_snapshot (duban_page_get_desk (base)));
  question->issued = page->choice.issued;
  question->key = page->choice.key;
  duban_drafts_fill (page->drafts, question);
  page->is_making = TRUE;
  if (get_edition (page) == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "wait");
  duban_busy_bar_set (DUBAN_BUSY_BAR (page->composing), _ ("Composing the report…"));
  return question;
}

static void
show_status (DubanSummariesPage *page, const DubanEdition *edition, const DubanTerms *terms)
{
  g_autofree char *when
      = edition->issued != NULL ? duban_period_words_dup_issued (edition->issued, terms) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (page->status, when != NULL);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (page->actions), "issue")),
      when == NULL);
  if (when == NULL)
    return;
  /* Translators: when it was issued, by whom */
  words = g_strdup_printf (_ ("%s by %s; it is shown as it was issued."), when,
                           *edition->issued->author != '\0' ? edition->issued->author
                                                            : _ ("nobody’s desk"));
  duban_text_show (GTK_LABEL (page->status_words), words);
}

static void
end_making (DubanSummariesPage *page)
{
  page->is_making = FALSE;
  duban_busy_bar_set (DUBAN_BUSY_BAR (page->composing), NULL);
}

static void
issued_cb (GtkWidget *from, gint64 issued)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (from);

  page->choice.issued = issued;
  page->has_choice = TRUE;
  duban_page_ask (DUBAN_PAGE (page));
}

static void
issue_now (DubanSummariesPage *page)
{
  const DubanDelivery delivery = get_delivery (page);

  page->issue_later = FALSE;
  if (get_edition (page) != NULL && get_edition (page)->issued == NULL)
    duban_delivery_issue (&delivery, get_edition (page), issued_cb);
}

static void
show (DubanPage *base, gpointer made)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (base);
  const DubanSnapshot *snapshot = duban_page_get_snapshot (base);
  DubanEdition *edition = made;

  end_making (page);
  page->choice.key = edition->key;
  gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "work");
  duban_report_chooser_show (DUBAN_REPORT_CHOOSER (page->chooser), snapshot, edition);
  show_status (page, edition, snapshot->terms);
  duban_paper_pane_show (DUBAN_PAPER_PANE (page->pane), edition);
  duban_summary_side_show (DUBAN_SUMMARY_SIDE (page->side), edition);
  if (page->issue_later)
    issue_now (page);
}

/* It is not to be had, or was given up: what was shown stays, and what is chosen with it. */
static void
give_up (DubanSummariesPage *page, const char *why)
{
  DubanEdition *edition = get_edition (page);

  end_making (page);
  page->issue_later = FALSE;
  if (edition == NULL)
    {
      adw_status_page_set_description (ADW_STATUS_PAGE (page->stopped), NULL);
      if (why != NULL)
        {
          g_autofree char *markup = duban_text_dup_markup (why, 300);

          adw_status_page_set_description (ADW_STATUS_PAGE (page->stopped), markup);
        }
      gtk_stack_set_visible_child_name (GTK_STACK (page->stack), "stopped");
      return;
    }
  page->choice.key = edition->key;
  page->choice.issued = edition->issued != NULL ? edition->issued->id : 0;
  duban_report_chooser_show (DUBAN_REPORT_CHOOSER (page->chooser),
                             duban_page_get_snapshot (DUBAN_PAGE (page)), edition);
}

static void
failed_cb (DubanSummariesPage *page, const char *message)
{
  give_up (page, message);
}

static void
stop_cb (DubanSummariesPage *page)
{
  duban_page_stop (DUBAN_PAGE (page));
  give_up (page, NULL);
}

static void
again_cb (DubanSummariesPage *page)
{
  duban_page_ask (DUBAN_PAGE (page));
}

static void
chosen_cb (DubanSummariesPage *page)
{
  page->choice = duban_report_chooser_get (DUBAN_REPORT_CHOOSER (page->chooser));
  page->has_choice = TRUE;
  duban_drafts_flush (page->drafts);
  duban_page_ask (DUBAN_PAGE (page));
}

/* Somebody wrote, and paused. */
static void
paused_cb (DubanSummariesPage *page)
{
  page->has_choice = TRUE;
  if (page->choice.issued == 0)
    duban_page_ask (DUBAN_PAGE (page));
}

static void
figure_cb (DubanSummariesPage *page, guint figure)
{
  duban_figure_tasks_open (GTK_WIDGET (page), get_delivery (page).worker, get_edition (page),
                           figure);
}

static void
part_cb (DubanSummariesPage *page, const char *part)
{
  duban_summary_side_write (DUBAN_SUMMARY_SIDE (page->side), part);
}

static void
print (DubanPage *base)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (base);
  const DubanDelivery delivery = get_delivery (page);

  if (get_edition (page) != NULL)
    duban_delivery_print (&delivery, get_edition (page));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  print (user_data);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const DubanDelivery delivery = get_delivery (user_data);

  if (get_edition (user_data) != NULL)
    duban_delivery_copy (&delivery, get_edition (user_data));
}

static void
export_cb (GSimpleAction *action, GVariant *ending, gpointer user_data)
{
  const DubanDelivery delivery = get_delivery (user_data);
  DubanOutputKind kind;

  if (get_edition (user_data) != NULL
      && duban_output_kind_of (g_variant_get_string (ending, NULL), &kind, NULL))
    duban_delivery_export (&delivery, get_edition (user_data), kind);
}

/* What is issued is what was written last. */
static void
issue_confirmed_cb (GtkWidget *from)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (from);

  if (page->is_making)
    page->issue_later = TRUE;
  else
    issue_now (page);
}

static void
issue_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanSummariesPage *page = user_data;

  if (get_edition (page) == NULL)
    return;
  if (duban_drafts_is_waiting (page->drafts))
    {
      duban_drafts_flush (page->drafts);
      paused_cb (page);
    }
  duban_issue_dialog_open (GTK_WIDGET (page), get_edition (page), issue_confirmed_cb);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanSummariesPage *page = user_data;

  page->choice.issued = 0;
  duban_page_ask (DUBAN_PAGE (page));
}

static void
zoom_cb (GSimpleAction *action, GVariant *by, gpointer user_data)
{
  DubanSummariesPage *page = user_data;

  duban_paper_pane_zoom_by (DUBAN_PAPER_PANE (page->pane), g_variant_get_int32 (by));
}

static DubanSheet *
dup_sheet (DubanPage *base)
{
  const DubanEdition *edition = duban_page_get_made (base);
  DubanSnapshot *snapshot = duban_page_get_snapshot (base);
  DubanSheet *sheet;

  if (edition == NULL)
    return NULL;
  sheet = duban_sheet_new (g_strdup (edition->document->title), NULL,
                           duban_as_of_dup (snapshot, NULL, TRUE));
  duban_sheet_add_column (sheet, _ ("Figure"), 4, FALSE);
  duban_sheet_add_column (sheet, _ ("Value"), 0, TRUE);
  for (guint i = 0; i < edition->document->figures->len; i++)
    {
      const DubanFigure *figure = edition->document->figures->pdata[i];
      GStrv texts = g_new0 (char *, 3);

      texts[0] = g_strdup (figure->label);
      texts[1] = g_strdup (figure->value);
      duban_sheet_take_row (sheet, texts);
    }
  return sheet;
}

/* Side by side, or one at a time. */
static void
set_wide (DubanSummariesPage *page, gboolean wide, int width)
{
  g_autoptr (GtkWidget) pane = g_object_ref (page->pane);

  page->is_wide = wide;
  if (wide)
    {
      duban_summary_side_take_preview (DUBAN_SUMMARY_SIDE (page->side), NULL);
      gtk_paned_set_start_child (GTK_PANED (page->paned), pane);
    }
  else
    {
      gtk_paned_set_start_child (GTK_PANED (page->paned), NULL);
      duban_summary_side_take_preview (DUBAN_SUMMARY_SIDE (page->side), pane);
    }
  gtk_widget_set_size_request (page->side, wide ? SIDE_WIDTH : -1, -1);
  if (wide && width > SIDE_WIDTH)
    gtk_paned_set_position (GTK_PANED (page->paned), width - SIDE_WIDTH);
}

static void
relayout_cb (gpointer user_data)
{
  DubanSummariesPage *page = user_data;
  const int width = gtk_widget_get_width (GTK_WIDGET (page));
  const gboolean wide = width >= WIDE_FROM * MAX (duban_scale_get (GTK_WIDGET (page)), 1.0);

  page->relayout_idle = 0;
  page->laid_out_for = width;
  if (wide != page->is_wide)
    set_wide (page, wide, width);
}

static void
duban_summaries_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (DUBAN_SUMMARIES_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
duban_summaries_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (widget);

  gtk_widget_allocate (page->box, width, height, -1, NULL);
  if (width != page->laid_out_for && page->relayout_idle == 0)
    page->relayout_idle = g_idle_add_once (relayout_cb, page);
}

static gboolean
duban_summaries_page_grab_focus (GtkWidget *widget)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (widget);

  return gtk_widget_get_mapped (page->pane) && gtk_widget_grab_focus (page->pane);
}

/* Whoever leaves has what was typed kept. */
static void
duban_summaries_page_unmap (GtkWidget *widget)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (widget);
  const DubanSnapshot *snapshot = duban_page_get_snapshot (DUBAN_PAGE (page));
  const gboolean is_waiting = duban_drafts_is_waiting (page->drafts);

  duban_drafts_flush (page->drafts);
  page->left_on = snapshot != NULL ? snapshot->terms->today : DUBAN_NO_DAY;
  GTK_WIDGET_CLASS (duban_summaries_page_parent_class)->unmap (widget);
  page->has_choice |= is_waiting;
  if (is_waiting)
    duban_page_ask (DUBAN_PAGE (page)); /* when it comes back */
}

static void
duban_summaries_page_dispose (GObject *object)
{
  DubanSummariesPage *page = DUBAN_SUMMARIES_PAGE (object);

  g_clear_handle_id (&page->relayout_idle, g_source_remove);
  g_clear_pointer (&page->box, gtk_widget_unparent);
  g_clear_object (&page->pane);
  g_clear_object (&page->drafts);
  g_clear_object (&page->actions);
  G_OBJECT_CLASS (duban_summaries_page_parent_class)->dispose (object);
}

static void
add_shortcut (GtkWidgetClass *class, guint key, int by)
{
  gtk_widget_class_add_binding_action (class, key, GDK_CONTROL_MASK, "summaries.zoom", "i", by);
}

static void
duban_summaries_page_class_init (DubanSummariesPageClass *class)
{
  static const DubanPageSource source = { make, (GDestroyNotify) duban_edition_unref,
                                          (GDestroyNotify) duban_edition_question_free };
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_summaries_page_dispose;
  widget_class->measure = duban_summaries_page_measure;
  widget_class->size_allocate = duban_summaries_page_size_allocate;
  widget_class->grab_focus = duban_summaries_page_grab_focus;
  widget_class->unmap = duban_summaries_page_unmap;
  page_class->source = &source;
  page_class->ask = ask;
  page_class->show = show;
  page_class->print = print;
  page_class->dup_sheet = dup_sheet;
  add_shortcut (widget_class, GDK_KEY_plus, 1);
  add_shortcut (widget_class, GDK_KEY_equal, 1);
  add_shortcut (widget_class, GDK_KEY_KP_Add, 1);
  add_shortcut (widget_class, GDK_KEY_minus, -1);
  add_shortcut (widget_class, GDK_KEY_KP_Subtract, -1);
  add_shortcut (widget_class, GDK_KEY_0, 0);
  add_shortcut (widget_class, GDK_KEY_KP_0, 0);
}

static void
add_actions (DubanSummariesPage *page)
{
  const GActionEntry entries[] = {
    { "issue", issue_cb }, { "export", export_cb, "s" }, { "print", print_cb },
    { "copy", copy_cb },   { "present", present_cb },    { "zoom", zoom_cb, "i" },
  };

  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (page->actions), entries, G_N_ELEMENTS (entries),
                                   page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "summaries", G_ACTION_GROUP (page->actions));
}

static GtkWidget *
new_status (DubanSummariesPage *page)
{
  GtkWidget *present = gtk_button_new_with_mnemonic (_ ("To the _present data"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (present), "summaries.present");
  page->status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  page->status_words = duban_text_label_new ("", NULL);
  gtk_widget_set_hexpand (page->status_words, TRUE);
  gtk_box_append (GTK_BOX (page->status), page->status_words);
  gtk_box_append (GTK_BOX (page->status), present);
  gtk_widget_add_css_class (page->status, "duban-hint");
  gtk_widget_set_visible (page->status, FALSE);
  return page->status;
}

/* One that turns out of sight draws frames all the same. */
static GtkWidget *
new_waiting (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();

  g_signal_connect_object (box, "map", G_CALLBACK (gtk_spinner_start), spinner, G_CONNECT_SWAPPED);
  g_signal_connect_object (box, "unmap", G_CALLBACK (gtk_spinner_stop), spinner, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Composing the report…"), -1);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Composing the report…")));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
new_stopped (DubanSummariesPage *page)
{
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("_Try again"));

  page->stopped = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (page->stopped), _ ("The report was not composed."));
  gtk_accessible_update_property (/* of what scrolls inside of it */
                                  GTK_ACCESSIBLE (gtk_widget_get_first_child (page->stopped)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The report was not composed."),
                                  -1);
  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (again, "pill");
  g_signal_connect_swapped (again, "clicked", G_CALLBACK (again_cb), page);
  adw_status_page_set_child (ADW_STATUS_PAGE (page->stopped), again);
  return page->stopped;
}

static GtkWidget *
new_work (DubanSummariesPage *page, DubanWorker *worker)
{
  page->pane = g_object_ref_sink (duban_paper_pane_new (worker));
  page->side = duban_summary_side_new (page->drafts);
  page->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->paned), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Width of the preview"), -1);
  gtk_paned_set_end_child (GTK_PANED (page->paned), page->side);
  gtk_paned_set_resize_end_child (GTK_PANED (page->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (page->paned), FALSE);
  duban_summary_side_take_preview (DUBAN_SUMMARY_SIDE (page->side), page->pane);
  gtk_paned_set_shrink_start_child (GTK_PANED (page->paned), FALSE);
  g_signal_connect_swapped (page->pane, "figure", G_CALLBACK (figure_cb), page);
  g_signal_connect_swapped (page->pane, "part", G_CALLBACK (part_cb), page);
  g_signal_connect_swapped (page->side, "figure", G_CALLBACK (figure_cb), page);
  return page->paned;
}

static void
build (DubanSummariesPage *page, DubanWorker *worker)
{
  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  page->chooser = duban_report_chooser_new ();
  g_signal_connect_swapped (page->chooser, "chosen", G_CALLBACK (chosen_cb), page);
  page->stack = gtk_stack_new ();
  page->composing = duban_busy_bar_new ();
  page->delivering = duban_busy_bar_new ();
  g_signal_connect_swapped (page->composing, "stopped", G_CALLBACK (stop_cb), page);
  gtk_stack_set_vhomogeneous (GTK_STACK (page->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (page->stack), FALSE);
  gtk_widget_set_vexpand (page->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (page->stack), new_waiting (), "wait");
  gtk_stack_add_named (GTK_STACK (page->stack), new_stopped (page), "stopped");
  gtk_stack_add_named (GTK_STACK (page->stack), new_work (page, worker), "work");
  gtk_box_append (GTK_BOX (page->box), duban_deeds_bar_new (page->chooser));
  gtk_box_append (GTK_BOX (page->box), new_status (page));
  gtk_box_append (GTK_BOX (page->box), page->stack);
  gtk_box_append (GTK_BOX (page->box), page->composing);
  gtk_box_append (GTK_BOX (page->box), page->delivering);
  gtk_widget_set_parent (page->box, GTK_WIDGET (page));
}

static void
duban_summaries_page_init (DubanSummariesPage *page)
{
  page->left_on = DUBAN_NO_DAY;
  add_actions (page);
  g_signal_connect (page, "failed", G_CALLBACK (failed_cb), NULL);
}

GtkWidget *
duban_summaries_page_new (DubanDesk *desk)
{
  DubanSummariesPage *page = g_object_new (DUBAN_TYPE_SUMMARIES_PAGE, NULL);

  page->drafts = duban_drafts_new (duban_desk_get_worker (desk));
  g_signal_connect_object (page->drafts, "paused", G_CALLBACK (paused_cb), page, G_CONNECT_SWAPPED);
  build (page, duban_desk_get_worker (desk));
  duban_page_set_desk (DUBAN_PAGE (page), desk);
  return GTK_WIDGET (page);
}

void
duban_summaries_page_choose (DubanSummariesPage *page, DubanReportKey key)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_page_get_desk (DUBAN_PAGE (page)));

  page->choice = (DubanReportChoice){ 0, key };
  page->has_choice = TRUE;
  page->left_on = DUBAN_NO_DAY;
  page->scope = snapshot != NULL ? snapshot->scope : 0;
  duban_page_ask (DUBAN_PAGE (page));
}

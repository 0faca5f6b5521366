/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details and their forms in the real window, in Chinese, on the example data: what is refused
 * and in which words, what is done at once and taken back, and a change from elsewhere. */
#include "look.h"

#include "app/edit/edit.h"
#include "app/view/detail.h"
#include "ui/details/open-file.h"
#include "ui/record/record-dialog.h"
#include "ui/record/record-field.h"

#include <glib/gstdio.h>
#include <string.h>

static char *database;

static void
quiet_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Long enough for a form to be read and shown. */
static void
settle (DubanWindow *window)
{
  gboolean over = FALSE;

  g_timeout_add_once (100, quiet_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  stage_settle (window);
}

/* The window that lies over the program's own; NULL where there is none. */
static GtkWidget *
find_over (DubanWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) over = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (over) == GTK_WINDOW (window))
        return GTK_WIDGET (over);
    }
  return NULL;
}

/* Whether any visible label of the widget has the words. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static DubanRecordField *
find_field (GtkWidget *widget, const char *label)
{
  DubanRecordField *field = g_object_get_data (G_OBJECT (widget), "record-field");
  GtkWidget *first = gtk_widget_get_first_child (widget);

  if (field != NULL)
    return g_str_has_prefix (gtk_label_get_text (GTK_LABEL (first)), label) ? field : NULL;
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      field = find_field (child, label);
      if (field != NULL)
        return field;
    }
  return NULL;
}

static void
fill (DubanWindow *window, const char *label, const char *text)
{
  DubanRecordField *field = find_field (find_over (window), label);

  g_assert_nonnull (field);
  duban_record_field_set_text (field, text);
}

static void
save (DubanWindow *window)
{
  g_assert_true (gtk_widget_activate_action (find_over (window), "record.save", NULL));
  settle (window);
}

/* Whatever lies over it goes, and nothing holds it. */
static void
close_over (DubanWindow *window)
{
  gpointer over = find_over (window);

  g_object_add_weak_pointer (over, &over);
  gtk_window_close (over);
  settle (window);
  g_assert_null (over);
}

static void
open_form (DubanWindow *window, guint32 task, const char *form)
{
  duban_page_act (GTK_WIDGET (window), task, form);
  settle (window);
  g_assert_true (DUBAN_IS_RECORD_DIALOG (find_over (window)));
}

/* The first open task that a rule finds something of. */
static guint32
find_task (DubanWindow *window, DubanRule rule)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_window_get_desk (window));
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (snapshot->verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (findings[i].rule == rule && !findings[i].waived
        && duban_verdict_find_task (snapshot->verdict, findings[i].task)->status
               == DUBAN_STATUS_OPEN)
      return findings[i].task;
  g_assert_not_reached ();
}

static DubanDetail *
show (DubanWindow *window, guint32 task)
{
  DubanDetail *detail;

  duban_page_open_task (GTK_WIDGET (window), task);
  settle (window);
  detail = duban_details_pane_get_detail (duban_window_get_details (window));
  g_assert_nonnull (detail);
  g_assert_cmpuint (detail->task->n, ==, task);
  return detail;
}

static guint
find_finding (const DubanDetail *detail, DubanRule rule)
{
  for (guint i = 0; i < detail->findings->len; i++)
    if (g_array_index (detail->findings, DubanDetailFinding, i).rule == rule)
      return i;
  return G_MAXUINT;
}

static void
undo (DubanWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  settle (window);
}

static void
activate (DubanWindow *window, const char *action, GVariant *target)
{
  GtkWidget *pane = GTK_WIDGET (duban_window_get_details (window));

  g_assert_true (gtk_widget_activate_action_variant (pane, action, target));
  settle (window);
}

static void
check_blockage (DubanWindow *window, gpointer data)
{
  guint32 task = find_task (window, DUBAN_RULE_APPROACH_OVERDUE);
  const DubanDetailRecord *blockage;
  GtkWidget *dialog;

  open_form (window, task, "blockage");
  dialog = find_over (window);
  fill (window, "堵点情况", "资金未到位");
  save (window);
  g_assert_true (says (dialog, "上报堵点须写明原因（第七条）"));
  g_assert_true (says (dialog, "上报堵点须提出建议（第七条）"));
  fill (window, "原因", "县级配套不足");
  fill (window, "意见建议", "请财政局调度");
  save (window);
  g_assert_null (find_over (window));
  blockage = duban_detail_find_open (show (window, task), DUBAN_RECORD_BLOCKAGE);
  g_assert_nonnull (blockage);
  g_assert_cmpstr (blockage->text, ==, "资金未到位\n县级配套不足\n请财政局调度");
  open_form (window, task, "resolve");
  fill (window, "疏通情况", "已拨付");
  save (window);
  g_assert_null (duban_detail_find_open (show (window, task), DUBAN_RECORD_BLOCKAGE));
  undo (window);
  undo (window);
  g_assert_null (find_over (window));
}

/* A past date says before saving what will become of it. */
static void
check_dates (DubanWindow *window, gpointer data)
{
  guint32 task = find_task (window, DUBAN_RULE_APPROACH_OVERDUE);
  DubanDetail *detail = show (window, task);
  DubanDay due = detail->clock.stages[DUBAN_STAGE_APPROACH].due;
  char text[DUBAN_DAY_TEXT_SIZE];

  open_form (window, task, "approach");
  g_assert_true (says (find_over (window), "超期"));
  fill (window, "日期", duban_day_format (due, text));
  settle (window);
  g_assert_true (says (find_over (window), "将标注为补录"));
  fill (window, "日期", "2027-01-01");
  fill (window, "工作思路", "分两步推进");
  save (window);
  g_assert_nonnull (find_over (window));
  fill (window, "日期", "某日");
  save (window);
  g_assert_nonnull (find_over (window));
  close_over (window);
}

static void
check_rectification (DubanWindow *window, gpointer data)
{
  guint32 task = find_task (window, DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE);
  DubanDetail *detail;

  open_form (window, task, "close");
  fill (window, "办结情况", "整改到位");
  fill (window, "整改措施", "");
  fill (window, "责任追究", "");
  save (window);
  g_assert_true (says (find_over (window), "整改事项办结须写明病因（第六条）"));
  g_assert_true (says (find_over (window), "整改事项办结须写明整改措施（第六条）"));
  g_assert_true (says (find_over (window), "整改事项办结须写明责任追究情况（第六条）"));
  fill (window, "病因", "制度缺位");
  fill (window, "整改措施", "修订制度");
  fill (window, "责任追究", "约谈1人");
  save (window);
  g_assert_null (find_over (window));
  detail = show (window, task);
  g_assert_cmpint (detail->task->status, ==, DUBAN_STATUS_CLOSED);
  g_assert_cmpstr (detail->task->cause, ==, "制度缺位");
  undo (window);
  detail = show (window, task);
  g_assert_cmpint (detail->task->status, ==, DUBAN_STATUS_OPEN);
  g_assert_cmpstr (detail->task->cause, ==, NULL);
}

static gpointer
retitle_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const DubanEditField field = { "notes", "电话已核实" };
  const DubanEditSetOptions options = { 0 };

  g_assert_true (
      duban_edit_set_task (session, GPOINTER_TO_UINT (data), &field, 1, &options, error));
  return NULL;
}

static void
check_change_from_elsewhere (DubanWindow *window, gpointer data)
{
  guint32 task = find_task (window, DUBAN_RULE_APPROACH_OVERDUE);
  DubanDesk *desk = duban_window_get_desk (window);
  g_autofree char *kept = NULL;

  open_form (window, task, "note");
  fill (window, "备注", "写到一半");
  duban_worker_run_async (duban_desk_get_worker (desk), retitle_job, GUINT_TO_POINTER (task), NULL,
                          NULL, NULL, NULL, NULL);
  duban_desk_refresh (desk);
  settle (window);
  g_assert_true (says (find_over (window), "改动了本事项，所填内容仍予保留"));
  kept = duban_record_field_dup_text (find_field (find_over (window), "备注"));
  g_assert_cmpstr (kept, ==, "写到一半");
  save (window);
  g_assert_null (find_over (window));
}

static void
check_remedy (DubanWindow *window, gpointer data)
{
  guint32 task = find_task (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
  DubanDetail *detail = show (window, task);
  guint32 lead = detail->task->lead;
  guint i = find_finding (detail, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
  const DubanDetailFinding *finding = &g_array_index (detail->findings, DubanDetailFinding, i);
  const DubanRemedy *remedy = finding->remedies->pdata[0];
  guint32 next = remedy->leader;

  g_assert_cmpint (remedy->kind, ==, DUBAN_REMEDY_LEAD);
  g_assert_true (says (GTK_WIDGET (duban_window_get_details (window)), remedy->label));
  activate (window, "details.remedy", g_variant_new ("(uu)", i, 0));
  g_assert_cmpuint (show (window, task)->task->lead, ==, next);
  undo (window);
  g_assert_cmpuint (show (window, task)->task->lead, ==, lead);
}

static void
check_waiver (DubanWindow *window, gpointer data)
{
  guint32 task = find_task (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
  DubanDetail *detail = show (window, task);
  guint i = find_finding (detail, DUBAN_RULE_LEAD_NOT_IN_CHARGE);

  activate (window, "details.waive", g_variant_new_uint32 (i));
  save (window);
  g_assert_true (says (find_over (window), "请写明理由"));
  fill (window, "理由", "旗委会议议定");
  fill (window, "截止日期", "2026-12-31");
  save (window);
  g_assert_null (find_over (window));
  detail = show (window, task);
  i = find_finding (detail, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
  g_assert_true (g_array_index (detail->findings, DubanDetailFinding, i).waived);
  g_assert_true (says (GTK_WIDGET (duban_window_get_details (window)), "已认定：旗委会议议定"));
  activate (window, "details.unwaive", g_variant_new_uint32 (i));
  detail = show (window, task);
  i = find_finding (detail, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
  g_assert_false (g_array_index (detail->findings, DubanDetailFinding, i).waived);
}

/* A new lead is handed over, or was a typing error; each leaves its own record. */
static void
check_handover (DubanWindow *window, gpointer data)
{
  guint32 task = find_task (window, DUBAN_RULE_APPROACH_OVERDUE);
  DubanDetail *detail = show (window, task);
  const char *name = duban_directory_get_name (detail->terms->directory, detail->task->lead);
  const char *other = g_strcmp0 (name, "副旗长丙") == 0 ? "副旗长丁" : "副旗长丙";

  open_form (window, task, "handover");
  fill (window, "新牵头领导", "");
  fill (window, "理由", "录入时选错");
  save (window);
  g_assert_true (says (find_over (window), "请填写新的牵头领导或责任单位"));
  fill (window, "新牵头领导", other);
  fill (window, "变更类型", "correction");
  save (window);
  g_assert_null (find_over (window));
  detail = show (window, task);
  g_assert_cmpstr (duban_directory_get_name (detail->terms->directory, detail->task->lead), ==,
                   other);
  g_assert_cmpint (g_array_index (detail->records, DubanDetailRecord, 0).kind, ==,
                   DUBAN_RECORD_CORRECTION);
  undo (window);
}

static void
check_windows (DubanWindow *window, gpointer data)
{
  show (window, find_task (window, DUBAN_RULE_APPROACH_OVERDUE));
  activate (window, "details.days", g_variant_new_uint32 (DUBAN_STAGE_APPROACH));
  g_assert_true (says (find_over (window), "次日起算，第3日为"));
  g_assert_true (says (find_over (window), "民法典第二百零一条"));
  close_over (window);
  activate (window, "details.days", g_variant_new_uint32 (DUBAN_N_STAGES));
  g_assert_true (says (find_over (window), "完成时限"));
  close_over (window);
  activate (window, "details.history", NULL);
  g_assert_true (says (find_over (window), "变更历史"));
  close_over (window);
}

/* Every form can be opened, in any status, and lets itself be closed. */
static void
check_every_form (DubanWindow *window, gpointer data)
{
  static const char *const forms[]
      = { "next",      "accept",   "deploy",     "approach",  "feedback",
          "follow-up", "account",  "blockage",   "request",   "decision",
          "meeting",   "handover", "milestone",  "extension", "suspend",
          "reissue",   "close",    "withdraw",   "urge",      "note",
          "part",      "set-due",  "site-visit", "set-cause", "set-assigned" };
  guint32 task = find_task (window, DUBAN_RULE_APPROACH_OVERDUE);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      open_form (window, task, forms[i]);
      close_over (window);
    }
}

static GtkStack *
find_tabs (GtkWidget *widget)
{
  GtkStack *found = NULL;

  if (GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), "findings") != NULL)
    return GTK_STACK (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_tabs (child);
  return found;
}

/* Whatever is there to be pressed can be, beside the page and over it. */
static void
check_sensitive (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL
      && g_str_has_prefix (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "details."))
    g_assert_true (gtk_widget_is_sensitive (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_sensitive (child);
}

/* Every tab, and what lies over the window. */
static void
look_at_details (Look *look, DubanWindow *window)
{
  static const char *const names[] = { "findings", "people", "milestones", "accounts", "records" };
  GtkWidget *pane = GTK_WIDGET (duban_window_get_details (window));
  GtkStack *tabs = find_tabs (pane);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *what = NULL;

      look->page = names[i];
      gtk_stack_set_visible_child_name (tabs, names[i]);
      stage_settle (window);
      check_sensitive (pane);
      look_check (look, pane);
      what = g_strdup_printf ("details-%s", names[i]);
      look_take_picture (look, window, what);
    }
  look->page = "blockage";
  open_form (window, duban_details_pane_get_detail (DUBAN_DETAILS_PANE (pane))->task->n,
             "blockage");
  save (window);
  look_check (look, find_over (window));
  close_over (window);
  look->page = "days";
  activate (window, "details.days", g_variant_new_uint32 (DUBAN_STAGE_FEEDBACK));
  look_check (look, find_over (window));
  close_over (window);
}

static void
check_looks (DubanWindow *window, gpointer data)
{
  static const int sizes[][3] = { { 900, 600, 115 }, { 1366, 768, 100 }, { 1366, 768, 150 } };
  Look look;

  look_init (&look, database);
  show (window, find_task (window, DUBAN_RULE_CROSS_ACCOUNT_MISSING));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      look_set_scheme (&look, i % 2 == 0 ? "light" : "dark");
      look.width = sizes[i][0];
      look.height = sizes[i][1];
      look_set_text (&look, sizes[i][2]);
      stage_resize (window, look.width, look.height);
      duban_window_open_details (window, TRUE);
      settle (window);
      look_at_details (&look, window);
    }
  look_set_scheme (&look, "light");
  look_set_text (&look, 100);
  look_finish (&look);
}

typedef struct
{
  const char *name;
  StageBody body;
} Check;

/* It is said in words, and no copy is left where what is temporary lies. */
static void
check_lost_attachment (DubanWindow *window, gpointer data)
{
  char lost[] = "/nowhere/kept";
  char name[] = "附件.pdf";
  const DubanAttached attached = { .name = name, .path = lost };

  duban_open_file (GTK_WIDGET (window), &attached);
  settle (window);
  g_assert_true (says (GTK_WIDGET (window), lost));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-problem", NULL);
  settle (window);
}

static const Check checks[] = {
  { "/details/blockage-names-measure-7", check_blockage },
  { "/details/past-dates-are-told", check_dates },
  { "/details/rectification-names-measure-6", check_rectification },
  { "/details/change-from-elsewhere", check_change_from_elsewhere },
  { "/details/remedy-at-once-and-back", check_remedy },
  { "/details/waiver-and-its-end", check_waiver },
  { "/details/handover-or-typing-error", check_handover },
  { "/details/windows", check_windows },
  { "/details/every-form", check_every_form },
  { "/details/an-attachment-that-cannot-be-read", check_lost_attachment },
  { "/details/looks", check_looks },
};

/* One window for all: beginning it is what takes long. */
static void
body (DubanWindow *window, gpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_test_message ("%s", checks[i].name);
      checks[i].body (window, NULL);
    }
}

static void
test_details (void)
{
  stage_run (database, body, NULL);
}

int
main (int argc, char *argv[])
{
  /* What is temporary lies here; nothing may be left of it. */
  char temporary[] = "/tmp/duban-details-XXXXXX";
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_mkdtemp (temporary));
  g_setenv ("TMPDIR", temporary, TRUE);
  database = stage_make_example ();
  g_test_add_func ("/details", test_details);
  status = g_test_run ();
  stage_remove (database);
  g_assert_cmpint (g_rmdir (temporary), ==, 0);
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk fails under an open window, in Chinese, on the example data: whatever was being done is
 * refused in one whole sentence that says what to do, what was typed stays, nothing is half done,
 * and the same press does it once the disk is sound again. */
#include "disk.h"
#include "stage.h"

#include "app/example/example.h"
#include "app/view/detail.h"
#include "ui/record/record-field.h"
#include "ui/tasks/saved-panel.h"
#include "ui/tasks/task-list.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAUSE_MS 120
#define LEDGER "编号,事项,牵头领导,责任单位,交办时间\n新-9,清淤疏浚,副旗长甲,水利局,2026-11-20\n"

/* One thing that a person does, which writes. */
typedef struct
{
  const char *name;
  void (*begin) (DubanWindow *window); /* opens and types, on a sound disk */
  const char *press; /* an action of what lies on top, or the label of a button there, or NULL: the
                        button that is suggested there */
  const char *typed; /* what must stay to be read until it is taken; or NULL */
  void (*act) (DubanWindow *window);         /* instead of press; or NULL */
  gboolean (*is_done) (DubanWindow *window); /* NULL: there is a change more; else another place
                                                can be chosen for it, too */
} Deed;

/* What is expected of every deed. */
typedef struct
{
  const char *path;
  DiskFault fault;
  gint64 room;
  const char *advice; /* how the sentence ends */
} Trouble;

static const Trouble *trouble; /* of the present window */
static char *database, *folder, *outside;
static guint n_done; /* deeds of the present window */

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

  g_timeout_add_once (PAUSE_MS, quiet_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  stage_settle (window);
}

/* The window that lies over all others. */
static GtkWidget *
find_top (DubanWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *top = GTK_WIDGET (window);
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (guint i = 0; !found && i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) over = g_list_model_get_item (windows, i);

          found = gtk_widget_get_mapped (GTK_WIDGET (over))
                  && gtk_window_get_transient_for (over) == GTK_WINDOW (top);
          top = found ? GTK_WIDGET (over) : top;
        }
    }
  return top;
}

typedef gboolean (*Fits) (GtkWidget *widget, gconstpointer what);

static GtkWidget *
find (GtkWidget *widget, Fits fits, gconstpointer what)
{
  GtkWidget *found = gtk_widget_get_mapped (widget) && fits (widget, what) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, fits, what);
  return found;
}

static gboolean
is_suggested (GtkWidget *widget, gconstpointer what)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget)
         && gtk_widget_has_css_class (widget, "suggested-action");
}

static gboolean
is_labelled (GtkWidget *widget, gconstpointer what)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget) && GTK_IS_LABEL (child)
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (child)), what);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

/* To be read to its end. */
static gboolean
says (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL
         && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

static gboolean
has_typed (GtkWidget *widget, gconstpointer words)
{
  g_autofree char *text = NULL;

  if (GTK_IS_EDITABLE (widget))
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
  return text != NULL && strstr (text, words) != NULL;
}

static GtkWidget *
find_type (DubanWindow *window, GType type)
{
  GtkWidget *found = find (find_top (window), is_of_type, &type);

  g_assert_nonnull (found);
  return found;
}

static void
press (DubanWindow *window, const char *what)
{
  GtkWidget *top = find_top (window);
  GtkWidget *button;

  if (what != NULL && strchr (what, '.') != NULL)
    g_assert_true (gtk_widget_activate_action (top, what, NULL));
  else
    {
      button = what != NULL ? find (top, is_labelled, what) : find (top, is_suggested, NULL);
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
    }
  settle (window);
}

static void
activate (DubanWindow *window, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target));
  settle (window);
}

static gpointer
count_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (duban_db_get_last_change (session->db, data, error));
  return NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  duban_worker_run_finish (DUBAN_WORKER (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static gint64
count_changes (DubanWindow *window)
{
  gint64 n = -1;
  gboolean is_counted = FALSE;

  duban_worker_run_async (duban_desk_get_worker (duban_window_get_desk (window)), count_job, &n,
                          NULL, NULL, NULL, counted_cb, &is_counted);
  while (!is_counted)
    g_main_context_iteration (NULL, TRUE);
  return n;
}

/* The first open task that something is found of. */
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

static void
type (DubanWindow *window, GtkWidget *editable, const char *text)
{
  gtk_widget_grab_focus (editable);
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
  settle (window);
}

static gboolean
is_field (GtkWidget *widget, gconstpointer label)
{
  return g_object_get_data (G_OBJECT (widget), "record-field") != NULL
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (widget))),
                              label);
}

static void
begin_record (DubanWindow *window)
{
  GtkWidget *field;

  duban_page_act (GTK_WIDGET (window), find_task (window, DUBAN_RULE_APPROACH_OVERDUE), "note");
  settle (window);
  field = find (find_top (window), is_field, "备注");
  duban_record_field_set_text (g_object_get_data (G_OBJECT (field), "record-field"),
                               "水位已降到警戒线以下");
}

static void
begin_task (DubanWindow *window)
{
  activate (window, "win.new-task('')");
  type (window, find_type (window, GTK_TYPE_TEXT), "加固河堤三段");
}

static void
begin_edit (DubanWindow *window)
{
  g_autofree char *action = g_strdup_printf ("win.edit-task(uint32 %u)",
                                             find_task (window, DUBAN_RULE_APPROACH_OVERDUE));

  activate (window, action);
  type (window, find_type (window, GTK_TYPE_TEXT), "加固河堤四段");
}

static void
begin_nothing (DubanWindow *window)
{
}

static void
begin_history (DubanWindow *window)
{
  activate (window, "win.history('recent')");
}

static void
begin_import (DubanWindow *window)
{
  g_autofree char *path = g_build_filename (outside, "台账.csv", NULL);

  g_assert_true (g_file_set_contents (path, LEDGER, -1, NULL));
  duban_window_import (window, path);
  settle (window);
}

static void
begin_minutes (DubanWindow *window)
{
  activate (window, "win.minutes('旗长11月20日批示：\n1.由住建局牵头，12月底前完成管网检修。\n"
                    "2.由水利局负责，12月底前完成清淤。')");
}

static void
begin_urge (DubanWindow *window)
{
  g_autofree char *action
      = g_strdup_printf ("win.urge([uint32 %u])", find_task (window, DUBAN_RULE_APPROACH_OVERDUE));

  activate (window, action);
}

/* The task is shown; what its first finding of that kind asks for is one press. */
static guint
find_remedy (DubanWindow *window, DubanRule rule)
{
  DubanDetail *detail;

  duban_page_open_task (GTK_WIDGET (window), find_task (window, rule));
  settle (window);
  detail = duban_details_pane_get_detail (duban_window_get_details (window));
  for (guint i = 0; i < detail->findings->len; i++)
    if (g_array_index (detail->findings, DubanDetailFinding, i).rule == rule)
      return i;
  g_assert_not_reached ();
}

static void
begin_settle (DubanWindow *window)
{
  find_remedy (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
}

static void
begin_waiver (DubanWindow *window)
{
  const guint i = find_remedy (window, DUBAN_RULE_LEAD_NOT_IN_CHARGE);
  GtkWidget *pane = GTK_WIDGET (duban_window_get_details (window));
  GtkWidget *field;

  g_assert_true (gtk_widget_activate_action (pane, "details.waive", "u", i));
  settle (window);
  field = find (find_top (window), is_field, "理由");
  duban_record_field_set_text (g_object_get_data (G_OBJECT (field), "record-field"), "另行研究");
  field = find (find_top (window), is_field, "截止");
  duban_record_field_set_text (g_object_get_data (G_OBJECT (field), "record-field"), "2026-12-31");
}

static gboolean
is_menu_named (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_MENU_BUTTON (widget)
         && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "duban-name"), name) == 0;
}

static void
settle_lead (DubanWindow *window)
{
  DubanDetailsPane *pane = duban_window_get_details (window);
  DubanDetail *detail = duban_details_pane_get_detail (pane);

  for (guint i = 0; i < detail->findings->len; i++)
    if (g_array_index (detail->findings, DubanDetailFinding, i).rule
        == DUBAN_RULE_LEAD_NOT_IN_CHARGE)
      {
        g_assert_true (
            gtk_widget_activate_action (GTK_WIDGET (pane), "details.remedy", "(uu)", i, 0));
        break;
      }
  settle (window);
}

/* What is kept on this desk alone. */
static void
begin_filter (DubanWindow *window)
{
  GtkWidget *button;

  duban_window_turn (window, "tasks");
  settle (window);
  button = find (GTK_WIDGET (window), is_menu_named, "已存筛选");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (window);
}

static GtkWidget *
find_in_panel (DubanWindow *window, GType type)
{
  const GType panel = DUBAN_TYPE_SAVED_PANEL;
  GtkWidget *found = find (GTK_WIDGET (window), is_of_type, &panel);

  g_assert_nonnull (found);
  return find (found, is_of_type, &type);
}

static void
save_filter (DubanWindow *window)
{
  GtkWidget *entry = find_in_panel (window, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "下周要看的");
  g_signal_emit_by_name (entry, "activate");
  settle (window);
}

static gboolean
is_filter_saved (DubanWindow *window)
{
  const gboolean is_saved = find (find_in_panel (window, GTK_TYPE_BOX), says, "下周要看的") != NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "tasks");
  gtk_popover_popdown (GTK_POPOVER (
      gtk_widget_get_ancestor (find_in_panel (window, GTK_TYPE_ENTRY), GTK_TYPE_POPOVER)));
  settle (window);
  return is_saved;
}

/* The chooser of files is answered as a person would, with a file in the folder. */
static void
choose (DubanWindow *window, GObject *keeper, const char *key, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkFileChooserNative *chooser = g_object_get_data (keeper, key);

  g_assert_nonnull (chooser);
  g_object_ref (chooser);
  settle (window);
  gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL);
  settle (window);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  settle (window);
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_ACCEPT);
  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
  settle (window);
}

static gboolean
is_there (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
begin_export (DubanWindow *window)
{
  GtkWidget *page = GTK_WIDGET (duban_window_turn (window, "tasks"));
  const GType list = DUBAN_TYPE_TASK_LIST;

  settle (window);
  g_assert_true (gtk_widget_activate_action (find (page, is_of_type, &list), "selected.all", NULL));
  settle (window);
}

static void export(DubanWindow *window)
{
  GtkWidget *page = GTK_WIDGET (duban_window_get_page (window));
  const GType list = DUBAN_TYPE_TASK_LIST;

  g_assert_true (
      gtk_widget_activate_action (find (page, is_of_type, &list), "selected.export", "s", ".csv"));
  choose (window, G_OBJECT (page), "duban-export-chooser", "事项.csv");
}

static gboolean
is_exported (DubanWindow *window)
{
  return is_there ("事项.csv");
}

static void
begin_backup (DubanWindow *window)
{
  activate (window, "win.preferences");
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (find_top (window)),
                                                "backup");
  settle (window);
}

static void
back_up (DubanWindow *window)
{
  GtkWidget *page = find_type (window, ADW_TYPE_PREFERENCES_PAGE);

  press (window, "备份(");
  choose (window, G_OBJECT (page), "duban-backup-chooser", "手工备份.db");
}

static gboolean
is_backed_up (DubanWindow *window)
{
  return is_there ("手工备份.db");
}

static const Deed deeds[] = {
  { "record", begin_record, "record.save", "水位已降到警戒线以下", NULL, NULL },
  { "new task", begin_task, "entry.save", "加固河堤三段", NULL, NULL },
  { "edit", begin_edit, "entry.save", "加固河堤四段", NULL, NULL },
  { "settle", begin_settle, NULL, NULL, settle_lead, NULL },
  { "set aside", begin_waiver, "record.save", "另行研究", NULL, NULL },
  { "undo", begin_nothing, "win.undo", NULL, NULL, NULL },
  { "redo", begin_nothing, "win.redo", NULL, NULL, NULL },
  { "take back", begin_history, "撤销", NULL, NULL, NULL },
  { "import", begin_import, NULL, NULL, NULL, NULL },
  { "minutes", begin_minutes, "form.save", NULL, NULL, NULL },
  { "urge", begin_urge, "form.save", NULL, NULL, NULL },
  { "export", begin_export, NULL, NULL, export, is_exported },
  { "filter", begin_filter, NULL, "下周要看的", save_filter, is_filter_saved },
  { "backup", begin_backup, NULL, NULL, back_up, is_backed_up },
};

static void
carry_out (DubanWindow *window, const Deed *deed)
{
  if (deed->act != NULL)
    deed->act (window);
  else
    press (window, deed->press);
}

static void
close_all (DubanWindow *window)
{
  for (int i = 0; i < 5 && find_top (window) != GTK_WIDGET (window); i++)
    {
      gtk_window_close (GTK_WINDOW (find_top (window)));
      settle (window);
    }
  g_assert_true (find_top (window) == GTK_WIDGET (window));
}

/* What is in sight, for the words of a failure. */
static void
tell_labels (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget)
      && (strstr (gtk_label_get_text (GTK_LABEL (widget)), folder) != NULL
          || gtk_widget_has_css_class (widget, "error")))
    g_test_message ("  there is: %s", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_labels (child);
}

static gboolean
is_done (DubanWindow *window, const Deed *deed, gint64 before)
{
  return deed->is_done != NULL ? deed->is_done (window) : count_changes (window) > before;
}

static void
take_picture (DubanWindow *window)
{
  g_autofree char *path
      = g_strdup_printf ("%s%s.png", g_getenv ("DUBAN_SCREENSHOTS"), trouble->path);

  stage_take_picture (window, path);
}

static void
try_deed (DubanWindow *window, const Deed *deed)
{
  gint64 before;

  g_test_message ("%s", deed->name);
  deed->begin (window);
  before = count_changes (window);
  disk_fail (folder, trouble->fault, trouble->room);
  carry_out (window, deed);
  if (deed->act == settle_lead)
    take_picture (window);
  if (trouble->room > 0 && is_done (window, deed, before))
    g_test_message ("there was room for it");
  else
    {
      if (find (find_top (window), says, trouble->advice) == NULL
          && (deed->is_done == NULL || find (find_top (window), says, "另选") == NULL))
        {
          tell_labels (find_top (window));
          g_test_fail_printf ("%s: nobody says “%s”", deed->name, trouble->advice);
        }
      if (deed->typed != NULL && find (find_top (window), has_typed, deed->typed) == NULL)
        g_test_fail_printf ("%s: “%s” is lost", deed->name, deed->typed);
      g_assert_cmpint (count_changes (window), ==, before);
      disk_heal ();
      carry_out (window, deed);
      if (!is_done (window, deed, before))
        g_test_fail_printf ("%s: is not done on a sound disk", deed->name);
    }
  disk_heal ();
  close_all (window);
  n_done++;
}

static void
try_all (DubanWindow *window, gpointer data)
{
  const char *only = g_getenv ("DUBAN_DEED");

  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (only == NULL || strstr (only, deeds[i].name) != NULL)
      try_deed (window, &deeds[i]);
}

static void
play (gconstpointer data)
{
  trouble = data;
  database = stage_make_example ();
  folder = g_path_get_dirname (database);
  outside = g_dir_make_tmp ("duban-outside-XXXXXX", NULL);
  n_done = 0;
  stage_run (database, try_all, NULL);
  g_assert_cmpuint (n_done, >, 0);
  stage_remove (database);
  duban_example_remove (outside);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&outside, g_free);
}

/* The disk fails already when the window opens: all is shown, and once it is sound again and 重试
 * was pressed, all can be done. */
static void
open_on_it (DubanWindow *window, gpointer data)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (duban_window_get_desk (window));
  const gint64 before = count_changes (window);

  g_assert_nonnull (snapshot);
  g_assert_true (snapshot->is_current);
  n_done++;
  disk_heal ();
  activate (window, "win.refresh");
  begin_record (window);
  press (window, "record.save");
  g_assert_cmpint (count_changes (window), ==, before + 1);
}

static void
play_open (void)
{
  database = stage_make_example ();
  folder = g_path_get_dirname (database);
  for (int fault = DISK_FULL; fault < DISK_N_FAULTS; fault++)
    {
      g_autofree char *now = g_strdup_printf ("2026-11-2%dT09:00", 4 + fault);

      g_test_message ("fault %d", fault);
      g_setenv ("DUBAN_NOW", now, TRUE); /* another day: to be judged anew */
      n_done = 0;
      disk_fail (folder, fault, 0);
      stage_run (database, open_on_it, NULL);
      g_assert_cmpuint (n_done, ==, 1);
    }
  stage_remove (database);
  g_clear_pointer (&folder, g_free);
}

int
main (int argc, char **argv)
{
  static const Trouble troubles[] = {
    { "/faults/full-disk", DISK_FULL, 0, "请腾出空间" },
    { "/faults/little-room", DISK_FULL, 12000, "请腾出空间" },
    { "/faults/broken-disk", DISK_BROKEN, 0, "请检查磁盘" },
    { "/faults/permission-taken", DISK_DENIED, 0, "请取得权限" },
    { "/faults/read-only-disk", DISK_READ_ONLY, 0, "请取得权限" },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    g_test_add_data_func (troubles[i].path, &troubles[i], play);
  g_test_add_func ("/faults/opened-on-a-failing-disk", play_open);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the window: what every one of them has in common.
 *
 * A page shows a value that is made on the worker from a snapshot, and nothing else: when the desk
 * changes, or the page comes into sight after a change, or what it asks for changes, the value is
 * made anew and handed to `show`.  So pages hold no data of their own and are right at midnight,
 * after a commit and under another viewpoint without a line of code for it.
 *
 * A page knows no other page. It speaks to the window through actions:
 *
 *   win.open-task    u      selects the task and shows its details
 *   win.show-tasks   (sau)  the page Tasks with exactly these tasks, and the words for them
 *   win.act          (us)   opens the form of that record kind for the task ("next": its next act)
 *   win.urge         au     催办: the dialog for these tasks
 *   win.account      u      交账: the walk, from this task on (0: from the first that is owed)
 *   win.new-task     s      the dialog of a new task, with that text in it (minutes, or "")
 *   win.edit-task    u      the dialog of that task
 *   win.print-slips  au     督办单
 *   win.bulk         (sau)  many tasks at once: "fill" 批量填报, "record", "set-lead", "set-unit" …
 *   win.uncover             closes details that lie over the page
 *   win.page         s      another page by name
 *   win.summary      (us)   周报通报: a leader's (0: the office's), of a period (core/period.h)
 *   win.answer-reminders  (ass)  lines of the inbox, by their keys (ui/frame/reminding.h)
 *   win.toast        (sb)   a line; TRUE: with a button that takes the last change back
 */
#pragma once

#include "app/desk.h"
#include "app/view/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_PAGE (duban_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DubanPage, duban_page, DUBAN, PAGE, GtkWidget)

/* A question that a page asks the worker: plain values; NULL: nothing in particular. */
typedef struct
{
  /* On the worker. snapshot->reg is there if the class needs it. (transfer full) */
  gpointer (*make) (DubanSession *session, DubanSnapshot *snapshot, gpointer question,
                    GCancellable *cancellable, GError **error);
  GDestroyNotify free_made;
  GDestroyNotify free_question; /* may be NULL */
} DubanPageSource;

struct _DubanPageClass
{
  GtkWidgetClass parent_class;

  gboolean needs_register;
  const DubanPageSource *source; /* static; NULL: the page fetches for itself */

  /* What to ask now; may be NULL. (transfer full) */
  gpointer (*ask) (DubanPage *page);
  /* On the main thread; made belongs to the page's base until the next one. */
  void (*show) (DubanPage *page, gpointer made);
  /* Whether it shows what it is for. NULL: once it has shown anything. */
  gboolean (*is_complete) (DubanPage *page);

  /* Ctrl+F; FALSE or NULL: the window goes to Tasks. Ctrl+P; NULL: its list is printed. */
  gboolean (*search) (DubanPage *page);
  void (*print) (DubanPage *page);

  /* From what is shown, for Ctrl+P and Ctrl+Shift+C; NULL: no list. (transfer full) */
  DubanSheet *(*dup_sheet) (DubanPage *page);
  /* On the worker: all, where `lists_part` says that not all is shown. (transfer full) */
  DubanSheet *(*make_sheet) (DubanSession *session, DubanSnapshot *snapshot, GError **error);
  gboolean (*lists_part) (DubanPage *page);

  /* Alt+Down and Alt+Up: the next task of the list, or the one before. May be NULL. */
  void (*step) (DubanPage *page, int by);
};

/* Signals: "shown": what was asked for is on the page; "failed" (message). */

/* Once, by the constructor of the page. */
void duban_page_set_desk (DubanPage *page, DubanDesk *desk);
DubanDesk *duban_page_get_desk (DubanPage *page);

/* Asks although it is not in sight yet: for the page that the window opens with. */
void duban_page_begin (DubanPage *page);

/* The question is another: ask anew, at once if the page is in sight. */
void duban_page_ask (DubanPage *page);

/* What is being made is given up; what is shown stays. */
void duban_page_stop (DubanPage *page);

/* What is shown, or NULL; and of which snapshot. (transfer none) */
gpointer duban_page_get_made (DubanPage *page);
DubanSnapshot *duban_page_get_snapshot (DubanPage *page);

/* For one that fetches for itself: it is there; it could not be had. */
void duban_page_tell_shown (DubanPage *page);
void duban_page_fail (DubanPage *page, const char *message);

gboolean duban_page_is_complete (DubanPage *page);
gboolean duban_page_search (DubanPage *page);
gboolean duban_page_print (DubanPage *page); /* FALSE: its list is to be printed */
void duban_page_step (DubanPage *page, int by);
DubanSheet *duban_page_dup_sheet (DubanPage *page) G_GNUC_WARN_UNUSED_RESULT;

/* All that the page lists, at once or from the worker. (transfer full) sheet: or NULL. */
typedef void (*DubanPageSheetFunc) (DubanPage *page, DubanSheet *sheet);
void duban_page_list_all (DubanPage *page, DubanPageSheetFunc func);

/* Activate win.… from any widget. */
void duban_page_open_task (GtkWidget *from, guint32 task);
void duban_page_act (GtkWidget *from, guint32 task, const char *kind);
void duban_page_show_tasks (GtkWidget *from, const char *words, const guint32 *tasks, gsize n);
void duban_page_send_tasks (GtkWidget *from, const char *action, const guint32 *tasks, gsize n);
void duban_page_toast (GtkWidget *from, const char *text, gboolean undo);

/* au, and its reading. (transfer floating), (transfer container) */
GVariant *duban_page_pack_tasks (const guint32 *tasks, gsize n);
const guint32 *duban_page_unpack_tasks (GVariant *variant, gsize *n);

G_END_DECLS

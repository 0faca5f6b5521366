/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made desktop: a notifier that does with every notice what a test wants. */
#pragma once

#include "app/remind/reminders.h"
#include "ui/frame/window.h"

G_BEGIN_DECLS

#define MADE_DESKTOP_REASON "桌面通知服务没有运行。" /* of one that fails */

/* Shows every notice at once, none of them, or says nothing at all. */
typedef enum
{
  MADE_DESKTOP_SHOWS,
  MADE_DESKTOP_FAILS,
  MADE_DESKTOP_HANGS,
} MadeDesktopMode;

/* The reminders of the window's database, before such a desktop. (transfer full) */
DubanReminders *made_desktop_new_reminders (DubanWindow *window,
                                            MadeDesktopMode mode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

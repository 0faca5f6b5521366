/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/error.h"

G_DEFINE_QUARK (duban - app - error - quark, duban_app_error)

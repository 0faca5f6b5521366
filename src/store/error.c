/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/error.h"

G_DEFINE_QUARK (duban - store - error - quark, duban_store_error)

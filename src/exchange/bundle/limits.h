/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of everything that desks give each other: asked before anything is allocated, by
 * readers and writers alike.  A change is limited by DUBAN_CHANGE_MAX, a text by DUBAN_TEXT_MAX. */
#pragma once

#include "core/change.h"
#include "core/text.h"

#define DUBAN_BUNDLE_MAX (64u * 1024 * 1024) /* bytes of a file; larger packages are split */
#define DUBAN_BUNDLE_HEADER_MAX (64u * 1024) /* bytes of the header that anyone can read */
#define DUBAN_BUNDLE_CHUNK_SIZE (64u * 1024) /* bytes of a chunk before it is encrypted */
#define DUBAN_BUNDLE_RECIPIENTS_MAX 64       /* desks that a file is written for */
#define DUBAN_BUNDLE_ACKS_MAX 64             /* files taken in that a file speaks of */
#define DUBAN_SEAL_CHANGES_MAX 256           /* changes under one signature */
#define DUBAN_INTRODUCTION_MAX (16u * 1024)  /* bytes of an introduction's file */
#define DUBAN_DESK_NAME_MAX DUBAN_NAME_MAX   /* bytes of a desk's name */
#define DUBAN_PEER_KEYS_MAX 16               /* keys that one desk has had */

/* A part is never made smaller than what holds one change with its seal. */
#define DUBAN_BUNDLE_PART_MIN (2u * 1024 * 1024)

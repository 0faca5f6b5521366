/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of an office file is read.  A workbook is a zip of XML parts, and a few kilobytes of it
 * can say gigabytes: what is beyond one of these is refused in a sentence.  Together they keep any
 * file below 512 MiB of memory and ten seconds. */
#pragma once

/* The sheet of a spreadsheet program; an index beyond it is a damaged file. */
#define DUBAN_OFFICE_MAX_COLUMNS 16384
#define DUBAN_OFFICE_MAX_ROWS 1048576

/* Of all sheets together.  Of columns with a cell filled, DUBAN_TABLE_MAX_COLUMNS holds. */
#define DUBAN_OFFICE_MAX_SHEETS 256
#define DUBAN_OFFICE_MAX_CELLS (12u * 1024 * 1024)
#define DUBAN_OFFICE_MAX_STRINGS (8u * 1024 * 1024)
#define DUBAN_OFFICE_MAX_TEXT (160u * 1024 * 1024) /* bytes */
#define DUBAN_OFFICE_MAX_MERGES 65536              /* of one sheet */
#define DUBAN_OFFICE_MAX_STYLES 65536

/* A longer text is cut here; its row is refused by name, for no value may be longer. */
#define DUBAN_OFFICE_MAX_CELL_TEXT (64 * 1024 + 8)

/* Of the zip. */
#define DUBAN_OFFICE_MAX_FILE (64u * 1024 * 1024) /* bytes as packed */
#define DUBAN_OFFICE_MAX_MEMBERS 4096
#define DUBAN_OFFICE_MAX_UNPACKED (384u * 1024 * 1024) /* bytes, of all members that are read */
#define DUBAN_OFFICE_MAX_RATIO 400                     /* unpacked to packed; once beyond … */
#define DUBAN_OFFICE_FREE_UNPACKED (16u * 1024 * 1024)

/* Of the XML. */
#define DUBAN_OFFICE_MAX_DEPTH 128          /* elements in each other */
#define DUBAN_OFFICE_MAX_ATTRIBUTES 128     /* of one element; libxml2 compares each with each */
#define DUBAN_OFFICE_MAX_TAG (256 * 1024)   /* bytes */
#define DUBAN_OFFICE_MAX_NAMES (512 * 1024) /* bytes of all different names of one part */

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two names of units are probably one's: 住建局 and 住房和城乡建设局.  It is a suggestion
 * for people and decides nothing. */
#pragma once

#include "core/directory.h"

G_BEGIN_DECLS

/* Why; the smaller, the surer. */
typedef enum
{
  DUBAN_LIKENESS_NONE,
  DUBAN_LIKENESS_WORDS, /* the same but for what offices leave out: 发展改革委, 某某旗财政局,
                         * 某某镇人民政府, 农牧局（乡村振兴局） */
  DUBAN_LIKENESS_BRANCH, /* the local branch of a bureau: 市生态环境局某某分局 and 生态环境分局 */
  DUBAN_LIKENESS_SHORT, /* the one abbreviates the other: 人社局 and 人力资源和社会保障局 */
} DubanLikeness;

/* The same in either order.  A name of the city or province is never like one of the county. */
DubanLikeness duban_unit_likeness_tell (const char *one, const char *other);

/* The unit that the name is most like; NULL where there is none, or two are as like as each other.
 * Merged units are none.  except: a unit that is not asked, or 0. (transfer none) */
const DubanUnit *duban_unit_likeness_find (const DubanDirectory *directory, const char *name,
                                           guint32 except, DubanLikeness *likeness);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which unit is meant by a name, as offices write them: in full, short, former, with the own
 * county's name before it or not. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the order in which they are asked. */
typedef enum
{
  DUBAN_UNIT_NAME,
  DUBAN_UNIT_SHORT_NAME,
  DUBAN_UNIT_FORMER_NAME,
  DUBAN_N_UNIT_NAME_SORTS
} DubanUnitNameSort;

typedef struct _DubanUnitNames DubanUnitNames;

DubanUnitNames *duban_unit_names_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_unit_names_free (DubanUnitNames *names);

/* Tells the own county by the name of its office (伊金霍洛旗人民政府办公室: 伊金霍洛旗); where that
 * names none, or is NULL, nothing is known of it. */
void duban_unit_names_set_office_name (DubanUnitNames *names, const char *office_name);

/* unit: an entity number, never 0.  The name is borrowed and must outlive the names; a NULL or
 * empty one is none. */
void duban_unit_names_add (DubanUnitNames *names, DubanUnitNameSort sort, const char *name,
                           guint32 unit);

/* The unit by the first of these that fits any, and 0 where that fits two, or nothing fits:
 *   its name; a short name; a former name (住建局 = 住房和城乡建设局);
 *   any of these with the own county's name, or its bare 旗/县/区, before it or not;
 *   where the own county is not known: any of these but for the shortest leading run of 1 to 6
 *   characters that ends in 旗/县/区, left out of the one or the other, there also but for its
 *   last character (伊金霍洛旗住建局: 旗住建局, 住建局).
 * 市 or 省 is never left out. */
guint32 duban_unit_names_find (const DubanUnitNames *names, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanUnitNames, duban_unit_names_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/roster.h"

#include "core/text.h"

#include <string.h>

/* Numbers are stored, and never reused: see core/attribute-spec.h and core/attribute.h. */
#define ATTR_NAME 170
#define ATTR_ROLE 171
#define ATTR_LEADER 172
#define ATTR_KEYS 173
#define ATTR_LAST_SEAL 174 /* i64; absent or empty: not revoked */

#define ROLE_MAX 3

gboolean
duban_share_is_desk (guint kind)
{
  return kind == DUBAN_SHARE_KIND_DESK;
}

void
duban_share_begin_desk (DubanChangeBuilder *builder, const DubanId *desk)
{
  duban_change_builder_begin (builder, (DubanEntityKind) DUBAN_SHARE_KIND_DESK, desk,
                              DUBAN_ORIGIN_HAND);
}

void
duban_share_write_desk (DubanChangeBuilder *builder, const DubanShareDesk *desk)
{
  guint8 role = (guint8) desk->role;
  guint64 last_seal = GUINT64_TO_LE ((guint64) desk->last_seal);

  duban_change_builder_set (builder, (DubanAttr) ATTR_NAME, desk->name.data, desk->name.size);
  duban_change_builder_set (builder, (DubanAttr) ATTR_ROLE, &role, 1);
  duban_change_builder_set (builder, (DubanAttr) ATTR_LEADER, &desk->leader,
                            duban_id_is_nil (&desk->leader) ? 0 : DUBAN_ID_SIZE);
  duban_change_builder_set (builder, (DubanAttr) ATTR_KEYS, desk->keys, DUBAN_SHARE_KEYS_SIZE);
  duban_change_builder_set (builder, (DubanAttr) ATTR_LAST_SEAL, &last_seal,
                            desk->last_seal != G_MAXINT64 ? sizeof last_seal : 0);
}

/* Values as they came: nothing of them is trusted. */
static gboolean
is_usable (DubanShareDesk *desk, DubanSpan role, DubanSpan leader, DubanSpan keys)
{
  if (role.size != 1 || role.data[0] < 1 || role.data[0] > ROLE_MAX
      || keys.size != DUBAN_SHARE_KEYS_SIZE || desk->name.size == 0
      || desk->name.size > DUBAN_NAME_MAX
      || !g_utf8_validate_len ((const char *) desk->name.data, desk->name.size, NULL)
      || (leader.size != 0 && !duban_span_get_id (leader, &desk->leader)))
    return FALSE;
  desk->role = role.data[0];
  desk->keys = keys.data;
  return TRUE;
}

static gboolean
read_last_seal (DubanSpan value, DubanShareDesk *desk)
{
  guint64 bytes;

  if (value.size == 0)
    return TRUE;
  if (value.size != sizeof bytes)
    return FALSE;
  memcpy (&bytes, value.data, sizeof bytes);
  desk->last_seal = (gint64) GUINT64_FROM_LE (bytes);
  return desk->last_seal >= 0;
}

gboolean
duban_share_read_desk (const DubanChange *change, DubanShareDesk *desk)
{
  DubanSpan role = { 0 }, leader = { 0 }, keys = { 0 };

  *desk = (DubanShareDesk){ .desk = change->entity, .last_seal = G_MAXINT64, .time = change->time };
  if (!duban_share_is_desk (change->kind))
    return FALSE;
  for (guint i = 0; i < change->n_writes; i++)
    switch (change->writes[i].attr)
      {
      case ATTR_NAME:
        desk->name = change->writes[i].value;
        break;
      case ATTR_ROLE:
        role = change->writes[i].value;
        break;
      case ATTR_LEADER:
        leader = change->writes[i].value;
        break;
      case ATTR_KEYS:
        keys = change->writes[i].value;
        break;
      case ATTR_LAST_SEAL:
        if (!read_last_seal (change->writes[i].value, desk))
          return FALSE;
        break;
      default:
        break;
      }
  return is_usable (desk, role, leader, keys);
}

gboolean
duban_share_fold_desk (DubanFold *fold, const DubanChange *const *changes, gsize n_changes,
                       DubanShareDesk *desk)
{
  gsize n_heads;
  const DubanHead *heads;

  duban_fold_load (fold, changes, n_changes);
  heads = duban_fold_get_heads (fold, (DubanAttr) ATTR_KEYS, &n_heads);
  return n_heads > 0 && duban_fold_is_by_office (fold, heads[0].change)
         && duban_share_read_desk (heads[0].change, desk);
}

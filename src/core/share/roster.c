/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/roster.h"

#include "core/text.h"

/* Numbers are stored, and never reused: see core/attribute-spec.h and core/attribute.h. */
#define ATTR_NAME 170
#define ATTR_ROLE 171
#define ATTR_LEADER 172
#define ATTR_KEYS 173

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

  duban_change_builder_set (builder, (DubanAttr) ATTR_NAME, desk->name.data, desk->name.size);
  duban_change_builder_set (builder, (DubanAttr) ATTR_ROLE, &role, 1);
  duban_change_builder_set (builder, (DubanAttr) ATTR_LEADER, &desk->leader,
                            duban_id_is_nil (&desk->leader) ? 0 : DUBAN_ID_SIZE);
  duban_change_builder_set (builder, (DubanAttr) ATTR_KEYS, desk->keys, DUBAN_SHARE_KEYS_SIZE);
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

gboolean
duban_share_read_desk (const DubanChange *change, DubanShareDesk *desk)
{
  DubanSpan role = { 0 }, leader = { 0 }, keys = { 0 };

  *desk = (DubanShareDesk){ .desk = change->entity };
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

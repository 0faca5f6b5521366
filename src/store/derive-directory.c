/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/derive-private.h"

#include "core/reader.h"

static void
bind_text_attr (DubanDerive *derive, DubanStmt *stmt, int parameter, DubanAttr attr)
{
  DubanSpan value = duban_fold_get (derive->fold, attr);

  duban_stmt_bind_text (stmt, parameter, value.data, (gssize) value.size);
}

static void
bind_day_attr (DubanDerive *derive, DubanStmt *stmt, int parameter, DubanAttr attr)
{
  duban_stmt_bind_day (stmt, parameter, duban_span_get_day (duban_fold_get (derive->fold, attr)));
}

static gboolean
bind_ref_attr (DubanDerive *derive, DubanStmt *stmt, int parameter, DubanAttr attr, GError **error)
{
  return duban_derive_bind_ref (derive, stmt, parameter, duban_fold_get (derive->fold, attr),
                                error);
}

/* The statement with what every row of a thing begins with: its number and its id. */
static DubanStmt *
begin_row (DubanDerive *derive, DubanDeriveInsert which, guint32 n, const DubanChange *first,
           GError **error)
{
  DubanStmt *stmt = duban_derive_get_insert (derive, which, error);

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, n);
  duban_stmt_bind_id (stmt, 2, &first->entity);
  return stmt;
}

/* A text of u16 length, as it stands inside lists. */
static DubanSpan
take_short_text (DubanReader *reader)
{
  gsize size = (guint16) duban_reader_take_i16 (reader);
  const guint8 *data = duban_reader_take (reader, size);

  return (DubanSpan){ data, data != NULL ? size : 0 };
}

static gboolean
write_names (DubanDerive *derive, guint32 unit, gboolean former, DubanAttr attr, GError **error)
{
  DubanReader reader;

  duban_reader_init (&reader, duban_fold_get (derive->fold, attr));
  for (gint64 k = 1; reader.size > 0; k++)
    {
      DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_UNIT_NAME, error);
      DubanSpan name = take_short_text (&reader);

      if (stmt == NULL)
        return FALSE;
      if (name.size == 0)
        continue;
      duban_stmt_bind_int (stmt, 1, unit);
      duban_stmt_bind_int (stmt, 2, former);
      duban_stmt_bind_int (stmt, 3, k);
      duban_stmt_bind_text (stmt, 4, name.data, (gssize) name.size);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_heads (DubanDerive *derive, guint32 unit, GError **error)
{
  DubanReader reader;

  duban_reader_init (&reader, duban_fold_get (derive->fold, DUBAN_ATTR_UNIT_HEADS));
  for (gint64 k = 1; reader.size > 0; k++)
    {
      DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_UNIT_HEAD, error);
      DubanDay since = duban_reader_take_i32 (&reader);
      DubanDay until = duban_reader_take_i32 (&reader);
      DubanSpan name = take_short_text (&reader);

      if (stmt == NULL)
        return FALSE;
      if (name.size == 0)
        continue;
      duban_stmt_bind_int (stmt, 1, unit);
      duban_stmt_bind_int (stmt, 2, k);
      duban_stmt_bind_text (stmt, 3, name.data, (gssize) name.size);
      duban_stmt_bind_day (stmt, 4, since);
      duban_stmt_bind_day (stmt, 5, until);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_holders (DubanDerive *derive, guint32 held, DubanAttr attr, GError **error)
{
  DubanReader reader;

  duban_reader_init (&reader, duban_fold_get (derive->fold, attr));
  for (gint64 k = 1; reader.size > 0; k++)
    {
      DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_HOLDING, error);
      DubanId leader;
      guint32 n;

      duban_reader_take_id (&reader, &leader);
      if (stmt == NULL || !duban_entities_number (derive->entities, &leader, &n, error))
        return FALSE;
      duban_stmt_bind_int (stmt, 1, held);
      duban_stmt_bind_int (stmt, 2, k);
      duban_stmt_bind_int (stmt, 3, n);
      duban_stmt_bind_int (stmt, 4, duban_reader_take_u8 (&reader));
      duban_stmt_bind_day (stmt, 5, duban_reader_take_i32 (&reader));
      duban_stmt_bind_day (stmt, 6, duban_reader_take_i32 (&reader));
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_derive_leader (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error)
{
  DubanStmt *stmt = begin_row (derive, DUBAN_DERIVE_LEADER, n, first, error);

  if (stmt == NULL)
    return FALSE;
  bind_text_attr (derive, stmt, 3, DUBAN_ATTR_LEADER_NAME);
  bind_text_attr (derive, stmt, 4, DUBAN_ATTR_LEADER_TITLE);
  bind_day_attr (derive, stmt, 5, DUBAN_ATTR_LEADER_LEFT);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_derive_unit (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error)
{
  DubanStmt *stmt = begin_row (derive, DUBAN_DERIVE_UNIT, n, first, error);

  if (stmt == NULL)
    return FALSE;
  bind_text_attr (derive, stmt, 3, DUBAN_ATTR_UNIT_NAME);
  bind_text_attr (derive, stmt, 4, DUBAN_ATTR_UNIT_CATEGORY);
  bind_day_attr (derive, stmt, 7, DUBAN_ATTR_UNIT_MERGED_ON);
  return bind_ref_attr (derive, stmt, 5, DUBAN_ATTR_UNIT_PARENT, error)
         && bind_ref_attr (derive, stmt, 6, DUBAN_ATTR_UNIT_MERGED_INTO, error)
         && duban_stmt_run (stmt, error)
         && write_names (derive, n, FALSE, DUBAN_ATTR_UNIT_SHORT_NAMES, error)
         && write_names (derive, n, TRUE, DUBAN_ATTR_UNIT_FORMER_NAMES, error)
         && write_heads (derive, n, error)
         && write_holders (derive, n, DUBAN_ATTR_UNIT_HOLDERS, error);
}

gboolean
duban_derive_field (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error)
{
  DubanStmt *stmt = begin_row (derive, DUBAN_DERIVE_FIELD, n, first, error);

  if (stmt == NULL)
    return FALSE;
  bind_text_attr (derive, stmt, 3, DUBAN_ATTR_FIELD_NAME);
  return duban_stmt_run (stmt, error) && write_holders (derive, n, DUBAN_ATTR_FIELD_HOLDERS, error);
}

gboolean
duban_derive_meeting (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error)
{
  DubanStmt *stmt = begin_row (derive, DUBAN_DERIVE_MEETING, n, first, error);

  if (stmt == NULL)
    return FALSE;
  bind_text_attr (derive, stmt, 3, DUBAN_ATTR_MEETING_KIND);
  bind_day_attr (derive, stmt, 4, DUBAN_ATTR_MEETING_DATE);
  bind_text_attr (derive, stmt, 5, DUBAN_ATTR_MEETING_NUMBER);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_derive_year (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error)
{
  DubanReader reader;

  duban_reader_init (&reader, duban_fold_get (derive->fold, DUBAN_ATTR_YEAR_DAYS));
  for (gint64 k = 1; reader.size > 0; k++)
    {
      DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_YEAR_DAY, error);
      DubanSpan name;

      if (stmt == NULL)
        return FALSE;
      duban_stmt_bind_int (stmt, 1, n);
      duban_stmt_bind_int (stmt, 2, k);
      duban_stmt_bind_int (stmt, 3, duban_reader_take_i32 (&reader));
      duban_stmt_bind_int (stmt, 4, duban_reader_take_u8 (&reader));
      name = take_short_text (&reader);
      duban_stmt_bind_text (stmt, 5, name.data, (gssize) name.size);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_derive_settings (DubanDerive *derive, guint32 n, const DubanChange *first, GError **error)
{
  gsize n_attrs;
  const guint *attrs = duban_fold_get_attrs (derive->fold, &n_attrs);

  for (gsize i = 0; i < n_attrs; i++)
    {
      DubanStmt *stmt = duban_derive_get_insert (derive, DUBAN_DERIVE_SETTING, error);
      const DubanAttrSpec *spec = duban_attr_get_spec (attrs[i]);
      DubanSpan value = duban_fold_get (derive->fold, attrs[i]);

      if (stmt == NULL)
        return FALSE;
      /* One of a later version is kept as facts. */
      if (spec == NULL || value.size == 0)
        continue;
      duban_stmt_bind_int (stmt, 1, attrs[i]);
      duban_stmt_bind_text (stmt, 2, value.data, (gssize) value.size);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

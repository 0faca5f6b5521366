/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/field-texts.h"

#include "app/edit/value.h"
#include "app/entity/value-text.h"
#include "store/tasks.h"

/* Puts the number of the parent in the place of its id, unless another task could be meant. */
static gboolean
name_parent (DubanSession *session, const DubanEntity *task, char **text, GError **error)
{
  DubanId id = duban_entity_get_ref (task, DUBAN_ATTR_PARENT);
  g_autoptr (DubanEntity) parent = NULL;
  g_autoptr (GArray) found = NULL;
  g_autofree char *number = NULL;

  if (duban_id_is_nil (&id))
    return TRUE;
  parent = duban_entity_find (session->db, DUBAN_ENTITY_TASK, &id, error);
  if (parent == NULL)
    return FALSE;
  number = duban_entity_dup_text (parent, DUBAN_ATTR_NUMBER);
  if (number == NULL)
    return TRUE;
  found = duban_tasks_find (session->db, number, error);
  if (found == NULL)
    return FALSE;
  if (found->len == 1 && g_array_index (found, guint32, 0) == parent->n)
    {
      g_free (*text);
      *text = g_steal_pointer (&number);
    }
  return TRUE;
}

static gboolean
take_text (DubanSession *session, const DubanEntity *task, const char *name, GPtrArray *texts,
           GError **error)
{
  const DubanAttrSpec *spec = duban_attr_find (DUBAN_ENTITY_TASK, name);
  g_autofree char *text = NULL;

  if (!duban_value_to_text (session, spec, duban_entity_get (task, spec->attr), &text, error)
      || (spec->attr == DUBAN_ATTR_PARENT && !name_parent (session, task, &text, error)))
    return FALSE;
  g_ptr_array_add (texts, text != NULL ? g_steal_pointer (&text) : g_strdup (""));
  return TRUE;
}

gboolean
duban_edit_load_fields (DubanSession *session, guint32 task, GStrv *texts, GError **error)
{
  const char *const *names = duban_edit_field_list ();
  const gsize n = g_strv_length ((char **) (gpointer) names);
  g_autoptr (DubanEntity) entity = duban_entity_load (session->db, task, error);
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_free);

  *texts = NULL;
  if (entity == NULL)
    return FALSE;
  if (entity->kind != DUBAN_ENTITY_TASK
      || duban_entity_get_code (entity, DUBAN_ATTR_DELETED) == DUBAN_YES)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    if (!take_text (session, entity, names[i], array, error))
      return FALSE;
  g_ptr_array_add (array, NULL);
  *texts = (GStrv) g_ptr_array_steal (array, NULL);
  return TRUE;
}

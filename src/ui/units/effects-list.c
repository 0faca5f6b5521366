/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/effects-list.h"

#include "app/wording/sentence.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MOST 60 /* rows of one part; the rest is counted, and printed */
#define LINE_CHARS 80

/* A button that leads to tasks. */
typedef struct
{
  DubanEffectsShow show;
  gpointer user_data;
  char *words;
  GArray *tasks;
} Link;

typedef struct
{
  const DubanPortfolioEffects *effects;
  DubanEffectsShow show;
  gpointer user_data;
  GtkWidget *box;
} Parts;

static void
link_free (gpointer data, GClosure *closure)
{
  Link *link = data;

  g_free (link->words);
  g_array_unref (link->tasks);
  g_free (link);
}

static void
link_cb (GtkWidget *button, gpointer data)
{
  Link *link = data;

  link->show (link->user_data, link->words, link->tasks);
}

static GtkWidget *
build_link (const Parts *parts, const char *words, GArray *tasks)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u task", "%u tasks", tasks->len), tasks->len);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, text);
  GtkWidget *button = gtk_button_new_with_label (text);
  Link *link = g_new0 (Link, 1);

  *link = (Link){ parts->show, parts->user_data, g_strdup (words), g_array_ref (tasks) };
  gtk_widget_set_sensitive (button, tasks->len > 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (link_cb), link, link_free, 0);
  return button;
}

static GtkWidget *
build_line (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (label), text, LINE_CHARS);
  gtk_widget_set_tooltip_text (label, text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
begin_part (GtkWidget *box, const char *title, const char *hint)
{
  GtkWidget *heading = duban_text_label_new (title, "heading");
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_selectable (GTK_LABEL (heading), FALSE);
  gtk_box_append (GTK_BOX (box), heading);
  if (hint != NULL)
    {
      GtkWidget *note = duban_text_label_new (hint, "dim-label");

      gtk_label_set_selectable (GTK_LABEL (note), FALSE);
      gtk_box_append (GTK_BOX (box), note);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

/* first, second: side by side; end: a link, or NULL. */
static void
add_row (GtkWidget *list, const char *first, const char *second, GtkWidget *end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autoptr (GString) sentence = g_string_new (first);

  duban_sentence_add (sentence, second);
  gtk_widget_add_css_class (line, "effects-row");
  gtk_box_append (GTK_BOX (line), build_line (first));
  gtk_box_append (GTK_BOX (line), build_line (second));
  if (end != NULL)
    gtk_box_append (GTK_BOX (line), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence->str, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
add_rest (GtkWidget *box, guint n)
{
  g_autofree char *text = g_strdup_printf (_ ("and %u more"), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_held_row (const Parts *parts, GtkWidget *list, const DubanHeldEffect *held)
{
  g_autofree char *before = duban_portfolio_effects_dup_leaders (parts->effects, &held->before);
  g_autofree char *after = duban_portfolio_effects_dup_leaders (parts->effects, &held->after);
  g_autofree char *way = g_strdup_printf ("%s → %s", before, after);

  add_row (list, held->name, way, build_link (parts, held->name, held->tasks));
}

static char *
dup_title (DubanEffectKind kind, guint n)
{
  switch (kind)
    {
    case DUBAN_EFFECT_OWNERLESS:
      return g_strdup_printf (_ ("Nobody in charge afterwards: %u"), n);
    case DUBAN_EFFECT_DOUBLED:
      return g_strdup_printf (_ ("Several in charge afterwards: %u"), n);
    case DUBAN_EFFECT_HANDS:
    case DUBAN_N_EFFECTS:
    default:
      return g_strdup_printf (_ ("Changes hands: %u"), n);
    }
}

static void
add_held_part (const Parts *parts, DubanEffectKind kind)
{
  const guint n = duban_portfolio_effects_count (parts->effects, kind);
  g_autofree char *title = dup_title (kind, n);
  GtkWidget *list;

  if (n == 0)
    return;
  list = begin_part (parts->box, title, NULL);
  for (guint i = 0; i < parts->effects->held->len; i++)
    {
      const DubanHeldEffect *held = parts->effects->held->pdata[i];

      if (held->kind == kind)
        add_held_row (parts, list, held);
    }
}

/* Tasks by who gives and who takes over: they stand in that order. */
static void
add_moves (const Parts *parts)
{
  const DubanPortfolioEffects *effects = parts->effects;
  const DubanDirectory *directory = effects->snapshot->terms->directory;
  const guint n = effects->moves->len;
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u task gets another lead", "%u tasks get another lead", n), n);
  GtkWidget *list;

  if (n == 0)
    return;
  list = begin_part (parts->box, title, NULL);
  for (guint i = 0; i < n;)
    {
      const DubanLeadMove first = g_array_index (effects->moves, DubanLeadMove, i);
      const char *from = duban_directory_get_name (directory, first.from);
      const char *to = duban_directory_get_name (directory, first.to);
      g_autofree char *words = g_strdup_printf (_ ("%s hands over to %s"), from, to);
      g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

      for (; i < n && g_array_index (effects->moves, DubanLeadMove, i).from == first.from
             && g_array_index (effects->moves, DubanLeadMove, i).to == first.to;
           i++)
        g_array_append_val (tasks, g_array_index (effects->moves, DubanLeadMove, i).task);
      add_row (list, from, to, build_link (parts, words, tasks));
    }
}

static void
add_undecided (const Parts *parts)
{
  GArray *tasks = parts->effects->undecided;
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u task loses its lead and gets none by the portfolio",
                "%u tasks lose their lead and get none by the portfolio", tasks->len),
      tasks->len);
  GtkWidget *list;

  if (tasks->len == 0)
    return;
  list = begin_part (parts->box, title,
                     _ ("Nobody, or several, are in charge afterwards: the lead stays until "
                        "somebody decides."));
  add_row (list, _ ("To be decided"), "", build_link (parts, _ ("Lead to be decided"), tasks));
}

GtkWidget *
duban_effects_list_new (const DubanPortfolioEffects *effects, DubanEffectsShow show,
                        gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const Parts parts = { effects, show, user_data, box };

  gtk_widget_add_css_class (box, "form");
  for (int kind = 0; kind < DUBAN_N_EFFECTS; kind++)
    add_held_part (&parts, (DubanEffectKind) kind);
  add_moves (&parts);
  add_undecided (&parts);
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box),
                    duban_text_label_new (_ ("Nobody else is in charge of anything after this: no "
                                             "task changes its lead."),
                                          NULL));
  return box;
}

GtkWidget *
duban_effects_list_new_of_sheet (const DubanSheet *sheet)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = NULL;
  guint shown = 0;

  gtk_widget_add_css_class (box, "form");
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *const *texts = sheet->rows->pdata[i];

      if (duban_sheet_is_group (sheet, i))
        list = shown < MOST ? begin_part (box, texts[0], NULL) : list;
      else if (list != NULL && shown < MOST)
        {
          g_autofree char *what = g_strdup_printf ("%s %s", texts[0], texts[1]);

          add_row (list, texts[2], what, NULL);
          shown++;
        }
      else
        {
          add_rest (box, sheet->rows->len - i);
          break;
        }
    }
  if (sheet->rows->len == 0)
    gtk_box_append (GTK_BOX (box),
                    duban_text_label_new (_ ("The portfolio is in force. No task had to change its "
                                             "lead."),
                                          NULL));
  return box;
}

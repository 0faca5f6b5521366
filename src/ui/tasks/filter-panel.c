/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/filter-panel.h"

#include "app/view/candidates.h"
#include "app/wording/wording.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/completion.h"
#include "ui/widgets/date-entry.h"

#include <glib/gi18n-lib.h>

#define N_STATUSES 4

struct _DubanFilterPanel
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *direction, *rule, *importance, *source, *leader, *unit, *date, *span, *days;
  GtkWidget *from, *to;
  GtkWidget *statuses[N_STATUSES]; /* in the order of DubanStatus */
  GtkWidget *handed_over;          /* stands alone */
  GArray *rules;                   /* of int: what stands in the drop-down */
  GPtrArray *sources;              /* of texts: the same */
  DubanCandidates *leaders, *units;
  DubanTerms *terms;
  int n_rows;
  gboolean showing; /* nobody chose anything */
};

G_DEFINE_FINAL_TYPE (DubanFilterPanel, duban_filter_panel, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_custom (DubanFilterPanel *panel)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->span)) == DUBAN_SPAN_DAYS;
}

static void
show_days (DubanFilterPanel *panel)
{
  gboolean dated = gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->date)) != 0;

  gtk_widget_set_sensitive (panel->span, dated);
  gtk_widget_set_visible (panel->days, dated && is_custom (panel));
}

static void
changed_cb (DubanFilterPanel *panel)
{
  if (panel->showing)
    return;
  show_days (panel);
  g_signal_emit (panel, signals[CHANGED], 0);
}

static void
add_row (DubanFilterPanel *panel, const char *title, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (panel->grid), label, 0, panel->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (panel->grid), widget, 1, panel->n_rows++, 1, 1);
}

static GtkWidget *
new_drop_down (DubanFilterPanel *panel, const char *title, const char *const *choices)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (choices);

  duban_choice_set_name (drop_down, title);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (changed_cb), panel,
                           G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
add_drop_down (DubanFilterPanel *panel, const char *title, const char *const *choices)
{
  GtkWidget *drop_down = new_drop_down (panel, title, choices);

  add_row (panel, title, drop_down);
  return drop_down;
}

static GtkWidget *
add_completion (DubanFilterPanel *panel, const char *title)
{
  GtkWidget *completion = duban_completion_new (DUBAN_COMPLETION_ONE, title);

  gtk_entry_set_placeholder_text (duban_completion_get_entry (DUBAN_COMPLETION (completion)),
                                  _ ("Any"));
  g_signal_connect_object (completion, "changed", G_CALLBACK (changed_cb), panel,
                           G_CONNECT_SWAPPED);
  add_row (panel, title, completion);
  return completion;
}

static GtkWidget *
new_status (DubanFilterPanel *panel, const char *name, GtkWidget *box)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (name);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (changed_cb), panel, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_statuses (DubanFilterPanel *panel)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < N_STATUSES; i++)
    panel->statuses[i]
        = new_status (panel, duban_wording_of_status ((DubanStatus) (DUBAN_STATUS_OPEN + i)), box);
  panel->handed_over = new_status (panel, C_ ("task", "handed over"), box);
  add_row (panel, _ ("Status"), box);
}

static GtkWidget *
new_day (DubanFilterPanel *panel, const char *name)
{
  GtkWidget *entry = duban_date_entry_new (DUBAN_DATE_WORDS_DAY, name);

  gtk_entry_set_placeholder_text (duban_date_entry_get_entry (DUBAN_DATE_ENTRY (entry)), name);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), panel, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_dates (DubanFilterPanel *panel)
{
  const char *const dates[] = { _ ("Any"), _ ("Assigned"), _ ("Deadline"), NULL };
  const char *const spans[] = { _ ("From … to"),
                                _ ("This week"),
                                _ ("Next week"),
                                _ ("This month"),
                                _ ("This quarter"),
                                _ ("This year"),
                                NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  panel->date = new_drop_down (panel, _ ("Which date"), dates);
  panel->span = new_drop_down (panel, _ ("Which days"), spans);
  gtk_widget_set_hexpand (panel->date, TRUE);
  gtk_widget_set_hexpand (panel->span, TRUE);
  gtk_box_append (GTK_BOX (box), panel->date);
  gtk_box_append (GTK_BOX (box), panel->span);
  add_row (panel, _ ("Period"), box);
  panel->days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  panel->from = new_day (panel, _ ("From the day"));
  panel->to = new_day (panel, _ ("To the day"));
  gtk_box_append (GTK_BOX (panel->days), panel->from);
  gtk_box_append (GTK_BOX (panel->days), panel->to);
  gtk_grid_attach (GTK_GRID (panel->grid), panel->days, 1, panel->n_rows++, 1, 1);
}

static void
duban_filter_panel_dispose (GObject *object)
{
  DubanFilterPanel *panel = DUBAN_FILTER_PANEL (object);

  panel->showing = TRUE;
  g_clear_pointer (&panel->grid, gtk_widget_unparent);
  g_clear_pointer (&panel->leaders, duban_candidates_unref);
  g_clear_pointer (&panel->units, duban_candidates_unref);
  g_clear_pointer (&panel->terms, duban_terms_unref);
  G_OBJECT_CLASS (duban_filter_panel_parent_class)->dispose (object);
}

static void
duban_filter_panel_finalize (GObject *object)
{
  g_array_unref (DUBAN_FILTER_PANEL (object)->rules);
  g_ptr_array_unref (DUBAN_FILTER_PANEL (object)->sources);
  G_OBJECT_CLASS (duban_filter_panel_parent_class)->finalize (object);
}

static void
duban_filter_panel_class_init (DubanFilterPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_filter_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_filter_panel_finalize;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_FILTER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_filter_panel_init (DubanFilterPanel *panel)
{
  const char *const directions[]
      = { _ ("Any"), C_ ("direction", "Assigned to me"), C_ ("direction", "Assigned by me"), NULL };
  const char *const importances[] = { _ ("Any"), duban_wording_of_importance (DUBAN_ROUTINE),
                                      duban_wording_of_importance (DUBAN_KEY), NULL };
  const char *const none[] = { _ ("Any"), NULL };

  panel->showing = TRUE;
  panel->rules = g_array_new (FALSE, FALSE, sizeof (int));
  panel->sources = g_ptr_array_new_with_free_func (g_free);
  panel->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (panel->grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (panel->grid), 12);
  gtk_widget_set_parent (panel->grid, GTK_WIDGET (panel));
  gtk_accessible_update_property (GTK_ACCESSIBLE (panel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
  panel->direction = add_drop_down (panel, _ ("Direction"), directions);
  panel->rule = add_drop_down (panel, _ ("Problem"), none);
  add_statuses (panel);
  panel->leader = add_completion (panel, _ ("Leader"));
  panel->unit = add_completion (panel, _ ("Unit"));
  panel->source = add_drop_down (panel, _ ("Source"), none);
  panel->importance = add_drop_down (panel, _ ("Importance"), importances);
  add_dates (panel);
  panel->showing = FALSE;
}

GtkWidget *
duban_filter_panel_new (void)
{
  return g_object_new (DUBAN_TYPE_FILTER_PANEL, NULL);
}

/* Fills a drop-down anew. (transfer full) choices: of texts */
static void
set_choices (GtkWidget *drop_down, GPtrArray *choices, guint selected)
{
  g_autoptr (GtkStringList) list = NULL;

  g_ptr_array_add (choices, NULL);
  list = gtk_string_list_new ((const char *const *) choices->pdata);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  g_ptr_array_unref (choices);
}

/* The rules that have findings, each with how many tasks. */
static void
show_rules (DubanFilterPanel *panel, const DubanListingQuery *query, const DubanListing *listing)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  g_array_set_size (panel->rules, 0);
  g_ptr_array_add (choices, g_strdup (_ ("Any")));
  for (int rule = 0; rule < DUBAN_N_RULES; rule++)
    {
      if (listing->n_rules[rule] == 0 && query->rule != rule)
        continue;
      g_array_append_val (panel->rules, rule);
      if (query->rule == rule)
        selected = panel->rules->len;
      /* Translators: a name, and how many there are of it */
      g_ptr_array_add (choices, g_strdup_printf (_ ("%s (%u)"), duban_wording_of_rule (rule),
                                                 listing->n_rules[rule]));
    }
  set_choices (panel->rule, choices, selected);
}

static void
show_sources (DubanFilterPanel *panel, const DubanListingQuery *query, const DubanListing *listing)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_free);
  guint n = listing->sources != NULL ? listing->sources->len : 0;
  guint selected = 0;

  g_ptr_array_set_size (panel->sources, 0);
  g_ptr_array_add (choices, g_strdup (_ ("Any")));
  for (guint i = 0; i < n; i++)
    {
      const DubanListingSource *source = &g_array_index (listing->sources, DubanListingSource, i);

      g_ptr_array_add (panel->sources, g_strdup (source->source));
      if (g_strcmp0 (query->source, source->source) == 0)
        selected = panel->sources->len;
      g_ptr_array_add (choices,
                       g_strdup_printf (_ ("%s (%u)"), source->source, (guint) source->n_tasks));
    }
  set_choices (panel->source, choices, selected);
}

static void
show_name (GtkWidget *completion, const DubanDirectory *directory, guint32 n)
{
  const char *name = duban_directory_get_name (directory, n);

  gtk_editable_set_text (GTK_EDITABLE (completion), name != NULL ? name : "");
}

static void
show_day (GtkWidget *entry, DubanTerms *terms, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (entry), terms);
  gtk_editable_set_text (GTK_EDITABLE (entry), duban_day_format (day, text));
}

static void
take_terms (DubanFilterPanel *panel, DubanTerms *terms)
{
  if (panel->terms == terms)
    return;
  g_clear_pointer (&panel->terms, duban_terms_unref);
  g_clear_pointer (&panel->leaders, duban_candidates_unref);
  g_clear_pointer (&panel->units, duban_candidates_unref);
  panel->terms = duban_terms_ref (terms);
  panel->leaders = duban_candidates_new (terms, DUBAN_CANDIDATES_LEADERS);
  panel->units = duban_candidates_new (terms, DUBAN_CANDIDATES_UNITS);
  duban_completion_set_candidates (DUBAN_COMPLETION (panel->leader), panel->leaders);
  duban_completion_set_candidates (DUBAN_COMPLETION (panel->unit), panel->units);
}

void
duban_filter_panel_show (DubanFilterPanel *panel, const DubanListingQuery *query,
                         const DubanListing *listing)
{
  DubanTerms *terms = listing->snapshot->terms;

  panel->showing = TRUE;
  take_terms (panel, terms);
  show_rules (panel, query, listing);
  show_sources (panel, query, listing);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (panel->direction), query->direction);
  gtk_widget_set_sensitive (panel->direction,
                            duban_listing_query_get_self (listing->snapshot) != 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (panel->importance), (guint) query->importance);
  for (int i = 0; i < N_STATUSES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (panel->statuses[i]),
                                  (query->statuses >> (DUBAN_STATUS_OPEN + i) & 1) != 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (panel->handed_over),
                                (query->statuses & DUBAN_LISTING_HANDED_OVER) != 0);
  gtk_widget_set_visible (panel->handed_over, terms->desk_leader != 0 && !terms->desk_is_office);
  show_name (panel->leader, terms->directory, query->leader);
  show_name (panel->unit, terms->directory, query->unit);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (panel->date), query->date);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (panel->span), query->span);
  show_day (panel->from, terms, query->from);
  show_day (panel->to, terms, query->to);
  show_days (panel);
  panel->showing = FALSE;
}

static guint32
read_name (GtkWidget *completion, const DubanCandidates *candidates)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (completion));
  const DubanCandidate *found
      = text[0] != '\0' && candidates != NULL ? duban_candidates_find (candidates, text) : NULL;

  return found != NULL ? found->n : 0;
}

/* What was handed over is a list of its own: choosing it leaves the others, and choosing one of
 * these leaves it. */
static guint
read_statuses (DubanFilterPanel *panel, guint before)
{
  const gboolean was_handed_over = (before & DUBAN_LISTING_HANDED_OVER) != 0;
  const gboolean is_handed_over
      = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (panel->handed_over));
  guint statuses = 0;

  for (int i = 0; i < N_STATUSES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (panel->statuses[i])))
      statuses |= 1u << (DUBAN_STATUS_OPEN + i);
  if (is_handed_over && (!was_handed_over || statuses == 0))
    statuses = DUBAN_LISTING_HANDED_OVER;
  panel->showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (panel->handed_over),
                                statuses == DUBAN_LISTING_HANDED_OVER);
  for (int i = 0; i < N_STATUSES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (panel->statuses[i]),
                                  (statuses >> (DUBAN_STATUS_OPEN + i) & 1) != 0);
  panel->showing = FALSE;
  return statuses;
}

void
duban_filter_panel_read (DubanFilterPanel *panel, DubanListingQuery *query)
{
  guint rule = gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->rule));
  guint source = gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->source));
  guint importance = gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->importance));

  query->direction = gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->direction));
  query->importance = importance <= DUBAN_KEY ? (int) importance : 0;
  query->rule = rule > 0 && rule <= panel->rules->len ? g_array_index (panel->rules, int, rule - 1)
                                                      : DUBAN_LISTING_ANY_RULE;
  g_free (query->source);
  query->source = source > 0 && source <= panel->sources->len
                      ? g_strdup (g_ptr_array_index (panel->sources, source - 1))
                      : NULL;
  query->statuses = read_statuses (panel, query->statuses);
  query->leader = read_name (panel->leader, panel->leaders);
  query->unit = read_name (panel->unit, panel->units);
  query->date = gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->date));
  query->span = gtk_drop_down_get_selected (GTK_DROP_DOWN (panel->span));
  query->from = duban_date_entry_get_day (DUBAN_DATE_ENTRY (panel->from));
  query->to = duban_date_entry_get_day (DUBAN_DATE_ENTRY (panel->to));
}

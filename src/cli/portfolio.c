/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portfolio: who is in charge of what, and the draft that this desk keeps of it – the same that
 * the window shows. */
#include "app/edit/directory.h"
#include "app/edit/portfolio-draft.h"
#include "app/judgement.h"
#include "app/view/portfolio-effects.h"
#include "app/view/portfolio-rows.h"
#include "cli/command.h"
#include "cli/directory-list.h"
#include "cli/json.h"
#include "cli/text-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef struct
{
  char *kind, *from, *to, *on, *document;
  gboolean preview;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_free (options->from);
  g_free (options->to);
  g_free (options->on);
  g_free (options->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Whether the arguments are these words and so many more. */
static gboolean
is_said (int argc, char **argv, const char *first, const char *second, int n_more)
{
  const int n_words = second != NULL ? 2 : 1;

  return argc == 1 + n_words + n_more && g_str_equal (argv[1], first)
         && (second == NULL || g_str_equal (argv[2], second));
}

static gboolean
show_portfolio (DubanCli *cli, const DubanSession *session, GError **error)
{
  return !cli->json || duban_directory_list_print (TRUE, session, DUBAN_LIST_PORTFOLIO, error);
}

static gboolean
list (DubanCli *cli, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, TRUE, error);

  return session != NULL
         && duban_directory_list_print (cli->json, session, DUBAN_LIST_PORTFOLIO, error);
}

static gboolean
set (DubanCli *cli, char **argv, const Options *options, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);

  return session != NULL
         && duban_directory_edit_set_portfolio (session, argv[2], argv[3], options->kind,
                                                options->from, options->to, error)
         && show_portfolio (cli, session, error);
}

static gboolean
end (DubanCli *cli, char **argv, const Options *options, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);

  return session != NULL
         && duban_directory_edit_end_portfolio (session, argv[2], argv[3], options->on, error)
         && show_portfolio (cli, session, error);
}

static DubanSnapshot *
take_snapshot (DubanSession *session, GError **error)
{
  DubanRegister *reg = NULL;
  DubanVerdict *verdict = duban_judgement_get_with_register (session, &reg, NULL, error);

  return verdict != NULL ? duban_snapshot_new (duban_terms_ref (session->terms), verdict, reg,
                                               session->last_change, session->now.milliseconds)
                         : NULL;
}

/* The kept draft; an empty one of today where there is none. */
static DubanPortfolioDraft *
load (DubanSession *session, GError **error)
{
  DubanPortfolioDraft *draft;

  if (!duban_edit_load_draft (session, &draft, error))
    return NULL;
  return draft != NULL ? draft : duban_portfolio_draft_new (session->now.today);
}

static const char *
get_leader_name (const DubanDirectory *directory, const DubanId *id)
{
  gsize n;
  const DubanLeader *const *leaders = duban_directory_list_leaders (directory, &n);

  for (gsize i = 0; i < n; i++)
    if (duban_id_equal (&leaders[i]->id, id))
      return leaders[i]->name;
  return NULL;
}

static gboolean
print_draft_json (const DubanSession *session, const DubanPortfolioDraft *draft, GError **error)
{
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  duban_json_day (json, "from", draft->effective);
  duban_json_filled (json, "document", draft->document);
  duban_json_begin_array (json, "lines");
  for (guint i = 0; i < draft->lines->len; i++)
    {
      const DubanDraftLine *line = draft->lines->pdata[i];

      duban_json_begin_object (json, NULL);
      duban_json_text (json, "does", line->deed == DUBAN_DRAFT_END ? "end" : "take");
      duban_json_text (json, "leader", get_leader_name (session->terms->directory, &line->leader));
      duban_json_text (json, "held", line->name);
      duban_json_text (json, "kind", duban_directory_list_get_kind (line->kind));
      duban_json_day (json, "to", line->to);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static gboolean
print_draft (DubanCli *cli, const DubanSession *session, const DubanPortfolioDraft *draft,
             GError **error)
{
  const char *headings[] = { _ ("Leader"), _ ("Draft"), _ ("Unit or field"), _ ("Kind"), _ ("To") };
  g_autoptr (DubanTextTable) table = duban_text_table_new (headings, G_N_ELEMENTS (headings));
  char day[DUBAN_DAY_TEXT_SIZE];

  if (cli->json)
    return print_draft_json (session, draft, error);
  for (guint i = 0; i < draft->lines->len; i++)
    {
      const DubanDraftLine *line = draft->lines->pdata[i];

      duban_text_table_add (table, get_leader_name (session->terms->directory, &line->leader), 0);
      duban_text_table_add (table,
                            line->deed == DUBAN_DRAFT_END ? _ ("gives up") : _ ("takes over"), 0);
      duban_text_table_add (table, line->name, 0);
      duban_text_table_add (table, duban_directory_list_get_kind (line->kind), 0);
      duban_text_table_add (table, duban_day_format (line->to, day), 0);
    }
  printf (_ ("In force from %s: %s\n"), duban_day_format (draft->effective, day), draft->document);
  duban_text_table_print (table);
  return TRUE;
}

static gboolean
show_draft (DubanCli *cli, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, TRUE, error);
  g_autoptr (DubanPortfolioDraft) draft = session != NULL ? load (session, error) : NULL;

  return draft != NULL && print_draft (cli, session, draft, error);
}

/* words: NULL, or the leader and what is taken over, or (ends) given up. */
static gboolean
edit_draft (DubanCli *cli, char **words, gboolean ends, const Options *options, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);
  g_autoptr (DubanPortfolioDraft) draft = session != NULL ? load (session, error) : NULL;

  return draft != NULL
         && duban_edit_draft_head (session, draft, options->from, options->document, error)
         && (words == NULL
             || duban_edit_draft_say (session, draft, ends, words[0], words[1], options->kind,
                                      options->to, error))
         && duban_edit_keep_draft (session, draft, error)
         && (!cli->json || print_draft (cli, session, draft, error));
}

static gboolean
drop_draft (DubanCli *cli, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, FALSE, error);

  return session != NULL && duban_edit_keep_draft (session, NULL, error);
}

static void
print_held (DubanJson *json, const DubanPortfolioEffects *effects, DubanEffectKind kind,
            const char *name)
{
  duban_json_begin_array (json, name);
  for (guint i = 0; i < effects->held->len; i++)
    {
      const DubanHeldEffect *held = effects->held->pdata[i];

      if (held->kind == kind)
        duban_json_text (json, NULL, held->name);
    }
  duban_json_end_array (json);
}

static void
print_task (DubanJson *json, const DubanRegister *reg, guint32 task)
{
  const DubanRegisterRow *row = duban_register_find (reg, task);

  if (row == NULL)
    return;
  duban_json_filled (json, "number", duban_register_get_text (reg, row->number));
  duban_json_text (json, "title", duban_register_get_text (reg, row->title));
}

static gboolean
print_effects_json (const DubanPortfolioEffects *effects, const GArray *moves, GError **error)
{
  const DubanDirectory *directory = effects->snapshot->terms->directory;
  g_autoptr (DubanJson) json = duban_json_new ();

  duban_json_begin_object (json, NULL);
  print_held (json, effects, DUBAN_EFFECT_OWNERLESS, "ownerless");
  print_held (json, effects, DUBAN_EFFECT_DOUBLED, "doubled");
  print_held (json, effects, DUBAN_EFFECT_HANDS, "hands");
  duban_json_begin_array (json, "moves");
  for (guint i = 0; i < moves->len; i++)
    {
      const DubanLeadMove *move = &g_array_index (moves, DubanLeadMove, i);

      duban_json_begin_object (json, NULL);
      print_task (json, effects->snapshot->reg, move->task);
      duban_json_text (json, "from", duban_directory_get_name (directory, move->from));
      duban_json_text (json, "to", duban_directory_get_name (directory, move->to));
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_begin_array (json, "undecided");
  for (guint i = 0; i < effects->undecided->len; i++)
    {
      duban_json_begin_object (json, NULL);
      print_task (json, effects->snapshot->reg, g_array_index (effects->undecided, guint32, i));
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
  duban_json_end_object (json);
  return duban_json_finish (json, error);
}

static void
print_effects (const DubanPortfolioEffects *effects, const GArray *moves)
{
  g_autoptr (DubanSheet) sheet = duban_portfolio_effects_dup_sheet (effects, moves, NULL);
  g_autofree char *text = duban_sheet_to_tsv (sheet);

  printf (_ ("Nobody in charge afterwards: %u\n"),
          duban_portfolio_effects_count (effects, DUBAN_EFFECT_OWNERLESS));
  printf (_ ("Several in charge afterwards: %u\n"),
          duban_portfolio_effects_count (effects, DUBAN_EFFECT_DOUBLED));
  printf (_ ("Changes hands: %u\n"), duban_portfolio_effects_count (effects, DUBAN_EFFECT_HANDS));
  printf (_ ("Tasks whose lead is to be decided: %u\n"), effects->undecided->len);
  printf ("%s", text);
}

/* What the kept draft brings about; and, unless that is all, brings it about. */
static gboolean
apply (DubanCli *cli, gboolean preview, GError **error)
{
  g_autoptr (DubanSession) session = duban_cli_open (cli, preview, error);
  g_autoptr (DubanPortfolioDraft) draft = session != NULL ? load (session, error) : NULL;
  g_autoptr (DubanSnapshot) snapshot = draft != NULL ? take_snapshot (session, error) : NULL;
  g_autoptr (DubanPortfolioEffects) effects = NULL;
  g_autoptr (GArray) moves = NULL;

  if (snapshot == NULL || (!preview && !duban_edit_apply_draft (session, draft, &moves, error)))
    return FALSE;
  effects = duban_portfolio_effects_new (snapshot, g_steal_pointer (&draft));
  if (moves == NULL)
    moves = g_array_ref (effects->moves);
  if (cli->json)
    return print_effects_json (effects, moves, error);
  print_effects (effects, moves);
  return TRUE;
}

/* Which of the draft's commands it is; FALSE with error where it is none. */
static gboolean
run_draft (DubanCli *cli, int argc, char **argv, const Options *options, GError **error)
{
  const gboolean has_head = options->from != NULL || options->document != NULL;
  const gboolean has_line = options->kind != NULL || options->to != NULL;

  if (argc == 2 && !has_head && !has_line)
    return show_draft (cli, error);
  if (argc == 2 && !has_line)
    return edit_draft (cli, NULL, FALSE, options, error);
  if (is_said (argc, argv, "draft", "take", 2))
    return edit_draft (cli, argv + 3, FALSE, options, error);
  if (is_said (argc, argv, "draft", "end", 2) && options->to == NULL)
    return edit_draft (cli, argv + 3, TRUE, options, error);
  if (is_said (argc, argv, "draft", "drop", 0) && !has_head && !has_line)
    return drop_draft (cli, error);
  return duban_cli_refuse_usage (argv[0], error);
}

gboolean
duban_cli_portfolio (DubanCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, NULL, NULL },
    { "document", 0, 0, G_OPTION_ARG_STRING, &options.document, NULL, NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &options.preview, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean sets, drafts;

  if (!duban_cli_parse (cli, &argc, &argv, entries, 0, 4, error))
    return FALSE;
  sets = options.kind != NULL || options.from != NULL || options.to != NULL;
  drafts = options.document != NULL || options.preview;
  if (argc == 1 && !sets && !drafts && options.on == NULL)
    return list (cli, error);
  if (is_said (argc, argv, "set", NULL, 2) && options.on == NULL && !drafts)
    return set (cli, argv, &options, error);
  if (is_said (argc, argv, "end", NULL, 2) && options.on != NULL && !sets && !drafts)
    return end (cli, argv, &options, error);
  if (argc > 1 && g_str_equal (argv[1], "draft") && options.on == NULL && !options.preview)
    return run_draft (cli, argc, argv, &options, error);
  if (is_said (argc, argv, "apply", NULL, 0) && options.on == NULL && !sets
      && options.document == NULL)
    return apply (cli, options.preview, error);
  return duban_cli_refuse_usage (argv[0], error);
}

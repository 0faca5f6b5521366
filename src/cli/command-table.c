/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <glib/gi18n-lib.h>

#define TASK_FIELDS                                                                                \
  N_ ("Fields: title, number, requirement, method, notes, parent, source, source-ref,\n"           \
      "source-date, paper, rectification (yes, no), assigner, assignee, assigned, tracked-from,\n" \
      "importance (routine, key), lead, cooperators, unit, cooperating-units, field,\n"            \
      "decision-level (unit, deputy, executive), decision-state (none, awaiting, scheduled,\n"     \
      "decided), meeting, due, due-text, follow-up (7d, weekly:5, monthly:25,\n"                   \
      "quarter-end:20), cause, measures, accountability, quantity, target, measure,\n"             \
      "handling (petition, restricted).\n"                                                         \
      "Several names are separated by 、 or a comma; an empty value clears. Dates are\n"          \
      "2026-11-23, or worded as in a ledger: 11月23日, 9月底前, 持续推进.")

#define RULES                                                                                      \
  N_ ("--leader NAME  those that concern that leader\n"                                            \
      "--rule R       those of one rule:\n"                                                        \
      "deploy-overdue, approach-overdue, feedback-overdue, deploy-late, approach-late,\n"          \
      "feedback-late, deploy-today, approach-today, feedback-today, follow-up-overdue,\n"          \
      "due-overdue, due-soon, closed-late, due-unclear, milestone-overdue, backfilled,\n"          \
      "undated, provisional-date, suspended-long; no-lead, no-charge, no-portfolio,\n"             \
      "double-charge, lead-not-in-charge, lead-moved, missing-cooperator, self-cooperation,\n"     \
      "idle-cooperator, own-account-missing, cross-account-missing, contradictory-accounts,\n"     \
      "contested-lead, passed-around, inverted-deadline, duplicate-assignment, not-accepted,\n"    \
      "unverified-claim; no-unit, idle-unit, waiting-for-meeting, meeting-passed,\n"               \
      "decision-waiting, request-waiting, blockage-without-remedy,\n"                              \
      "rectification-without-cause, key-without-milestones.")

static const DubanCliCommand commands[] = {
  { "init", duban_cli_init, "[--leader NAME | --office | --example]",
    N_ ("creates the database; says whose desk this is"),
    N_ ("--leader NAME  the desk of that leader, who is entered where unknown\n"
        "--office       the desk of the government office that assigns and collects\n"
        "--example      the office's desk of a made-up banner, with a year of tasks\n"
        "Without any of them it is nobody's in particular. A database that exists is left\n"
        "alone.") },
  { "import", duban_cli_import,
    "FILE… [--as KIND] [--preview] [--year YYYY] [--sheet NAME]… [--map HEADING=FIELD]…\n"
    "FILE… [--forget] [--tracked-from DATE] [--all-or-nothing] [--confirm COUNT]",
    N_ ("takes in a ledger, portfolio, units, holidays, or an exchange file"),
    N_ ("The kind is told from the content, unless KIND says it: ledger, portfolio, units,\n"
        "holidays, exchange. Prints what was added, changed, left unchanged, and what was\n"
        "refused: row, column, why.\n"
        "--preview           says what would happen, and changes nothing\n"
        "--year YYYY         of dates that name no year\n"
        "--sheet NAME        that sheet of a workbook, or several; else all that are ledgers\n"
        "--map HEADING=FIELD the column with that heading (第3列: that has none) is FIELD: one of\n"
        "                    “add”, its Chinese name, notes-only (kept in the notes), ignore;\n"
        "                    remembered for a table with the same headings\n"
        "--forget            what was remembered for these headings no longer counts\n"
        "--tracked-from DATE since when the tasks of this ledger are watched\n"
        "--all-or-nothing    one bad row refuses the file\n"
        "--confirm COUNT     takes in what closes, deletes or re-leads that many tasks") },
  { "export", duban_cli_export,
    "FILE [--what ledger|portfolio|units|deadlines|holidays] [--leader NAME] [--with-restricted]",
    N_ ("writes a ledger or a part of the directory to a file"),
    N_ ("The ending of FILE says the format: .csv, .xlsx, .ics (deadlines). Tasks that may not\n"
        "be passed on are left out unless --with-restricted; how many is said.\n"
        "--leader  tasks that concern that leader, as “tasks --leader” lists them\n"
        "An .ics holds an event of a whole day for each deadline; a later one, taken in again,\n"
        "moves them, and cancels what was done in the last 31 days.") },
  { "tasks", duban_cli_tasks,
    "[--light L] [--rule R] [--leader NAME] [--unit NAME] [--status S] [--search TEXT]",
    N_ ("lists tasks"),
    N_ ("Of every status unless one is named: open, suspended, closed, withdrawn; or\nhanded-over, "
        "what this desk's leader sees no more.\n"
        "--light   red, yellow, green, grey\n"
        "--rule    tasks with that finding\n"
        "--leader  where that leader is lead, cooperator, assignee, assigner or in charge") },
  { "show", duban_cli_show, "TASK", N_ ("shows one task with its records, stages and findings"),
    N_ ("TASK is an id, a unique beginning of one, or a number.") },
  { "add", duban_cli_add, "--title TEXT [--FIELD VALUE]…", N_ ("creates a task"), TASK_FIELDS },
  { "set", duban_cli_set, "TASK FIELD VALUE… [--reason TEXT] [--correction REASON] [--since DATE]",
    N_ ("changes a task"),
    N_ ("A new lead or unit is written down as a handover (--reason), or as the correction of\n"
        "a typing error (--correction). --since: the day since which the decision stands so.\n"
        "The fields are those of “dubanctl help add”; an empty value clears.") },
  { "record", duban_cli_record,
    "TASK KIND [--on TIME] [--by NAME] [--text TEXT] [--attach FILE]… [OPTION…]",
    N_ ("writes down what happened to a task"),
    N_ ("accept, deploy, approach, follow-up, site-visit, urge, note, suspend, resume, reissue,\n"
        "close, reopen, withdraw: nothing more is needed.\n"
        "feedback   [--to NAME]; without it, to the assigner\n"
        "account    --ledger own|cross --position done|on-track|slow|blocked\n"
        "           [--period 2026-W47]\n"
        "blockage   [--cause TEXT] [--suggestion TEXT]\n"
        "resolve    --record ID of the blockage\n"
        "request    --to NAME\n"
        "answer     --record ID of the request\n"
        "handover   --lead NAME and/or --unit NAME [--reason TEXT]\n"
        "extension  --due DATE [--reason TEXT] [--granted | --refused]\n"
        "decision   --outcome TEXT\n"
        "milestone  --title TEXT --due DATE, or --milestone ID --done DATE\n"
        "verify     --level unit|leader|office|inspection --outcome confirmed|contradicted\n"
        "void       --record ID --reason TEXT") },
  { "delete", duban_cli_delete, "TASK", N_ ("deletes a task; “undo” brings it back"), NULL },
  { "undelete", duban_cli_undelete, "[TASK]", N_ ("brings a deleted task back; lists them"), NULL },
  { "undo", duban_cli_undo, "[--command N | --redo | --list]",
    N_ ("takes back the last command on this desk"),
    N_ ("What it wrote gets its former value back, its records are voided, a task that it\n"
        "created is deleted. What was changed again since is left as it is.\n"
        "--command N  takes back that one alone, by its number in the list\n"
        "--redo       does again what was taken back last, unless another came after it\n"
        "--list       lists the commands of this desk, the newest first") },
  { "leaders", duban_cli_leaders,
    "\nadd NAME [--title TITLE]\nset NAME [--title TITLE] [--left DATE]",
    N_ ("lists leaders; adds or changes one"),
    N_ ("Adding one who is known changes the title. --left is the last day in office; empty\n"
        "for one who is.") },
  { "units", duban_cli_units,
    "\nadd NAME [--short NAME]… [--category C] [--head NAME]\n"
    "set NAME [--name NAME] [--short NAME]… [--category C] [--head NAME]\n"
    "merge NAME INTO [--on DATE]",
    N_ ("lists units; adds, changes or joins them"),
    N_ ("Adding one that is known changes what is said, and “set” as well: there the short names\n"
        "are all that it has, and with --name it is renamed and found by its former name too.\n"
        "C: 部门, 镇, 园区, 企业 or 事业.\n"
        "“merge” makes one unit of two that are one under two names: its tasks and its portfolio\n"
        "become the other's, which is found by the old name from then on. With --on it is a\n"
        "merger of that day: open tasks are handed over, and what fell due before stays the old\n"
        "unit's.") },
  { "portfolio", duban_cli_portfolio,
    "\nset LEADER UNIT|FIELD [--kind KIND] [--from DATE] [--to DATE]\n"
    "end LEADER UNIT|FIELD --on DATE\n"
    "draft [take|end LEADER UNIT|FIELD] [--kind KIND] [--to DATE] [--from DATE]\n"
    "draft [--from DATE] [--document NUMBER]\n"
    "draft drop\n"
    "apply [--preview]",
    N_ ("lists who is in charge of what; changes it"),
    N_ ("KIND: 分管 (unless said), 代管, 协管, 联系, 包联. A name that is no unit's is a field's.\n"
        "--to and --on are the last day. The draft is kept by this desk: who takes over or gives\n"
        "up what, from which day on, by which document. “apply” brings it into force with one\n"
        "handover for each task whose lead moves, as one step of undo; --preview only says what\n"
        "it would bring about.") },
  { "meetings", duban_cli_meetings, "\nadd --kind KIND --date DATE [--number NUMBER]",
    N_ ("lists meetings; adds one"), NULL },
  { "holidays", duban_cli_holidays, "", N_ ("lists holidays and make-up working days"),
    N_ ("More years, and local days, come in with “dubanctl import”.") },
  { "check", duban_cli_check, "[--leader NAME] [--rule R]", N_ ("lists the findings"), RULES },
  { "remind", duban_cli_remind, "[--inbox]\n--answer KEY --as acted|dismissed|hour|morning",
    N_ ("what the reminders would show now, when the next is due, and why"),
    N_ ("Nothing is shown on the desktop, and nothing counts as shown.\n"
        "--inbox       what was shown and not answered, each with its key\n"
        "--answer KEY  answers one, or “group”: acted, dismissed, in an hour, in the morning") },
  { "cross", duban_cli_cross, "conflicts|accounts|matrix [--leader NAME]",
    N_ ("lists conflicts of responsibility, the two ledgers, or the matrix of the portfolio"),
    N_ ("conflicts: the statement of each case, with the ways to settle it. accounts: what each "
        "leader said of the tasks that cross, last week and this. matrix: who holds each unit and "
        "field; gaps and overlaps. --leader looks from that leader’s side.") },
  { "urge", duban_cli_urge, "TASK… [--unit] [--all] [--record]",
    N_ ("prints a ready message for each who owes something of these tasks"),
    N_ ("--unit    to the responsible unit, not to the lead or assignee\n"
        "--all     with all else that is overdue of the same ones\n"
        "--record  writes down that they were urged") },
  { "minutes", duban_cli_minutes, "FILE",
    N_ ("lists the tasks that minutes or an instruction propose"),
    N_ ("Reads a text of at most 64 KiB: numbered items, or sentences that say who does what by\n"
        "when. Nothing is changed; “dubanctl add” makes a task of a proposal.") },
  { "waive", duban_cli_waive,
    "TASK|- RULE [--leader NAME] [--unit NAME] --reason TEXT --until DATE\n"
    "TASK|- RULE [--leader NAME] [--unit NAME] --end",
    N_ ("sets a finding aside; takes that back"),
    N_ ("- stands for a finding that belongs to no task. --until is the last day.") },
  { "report", duban_cli_report,
    "weekly|monthly|quarterly [--leader NAME | --office] [--period PERIOD] [-o FILE] "
    "[--text SECTION=FILE]… [--issue]\nissued [NUMBER [-o FILE] [--diff]]",
    N_ ("writes the summary of a week, month or quarter, or its figures; lists what was issued"),
    N_ ("PERIOD: 2026-W47, 2026-11 or 2026-Q4; unless said, the last complete one. Unless said,\n"
        "it is the report of this desk’s leader, else of the office. A quarter’s report ranks\n"
        "the units. Without -o and --issue the figures alone are printed.\n"
        "-o: by its ending .pdf, .docx, .xlsx, .html or .txt. --text: SECTION is overview,\n"
        "problems, suggestions or next; what FILE says stands there instead of what this desk\n"
        "has kept for it, which stays as it is. --issue keeps the report as it is now, one more\n"
        "each time. What is missing or odd is said on standard error.\n"
        "issued: the reports that were issued; with NUMBER the text of one, with -o its file\n"
        "again, the same byte for byte where the same fonts are, with --diff what it would say\n"
        "otherwise now.") },
  { "exchange", duban_cli_exchange,
    "identity\nintroduce [--renew | --revoke NAME] -o FILE\naccept FILE [--fingerprint "
    "F]\ncolleagues\n"
    "export --to NAME… [--full] [--preview] -o FILE\nimport FILE [--preview] [--confirm "
    "COUNT]\nimports\n"
    "undo IMPORT [--confirm]\nfolder [DIR]\nsync\nconflicts\nsettle CONFLICT --take N",
    N_ ("gives colleagues what they lack, takes in what they give; decides conflicts"),
    N_ ("A colleague is met by his introduction: accept it only when the fingerprint is the one\n"
        "that he reads out. export: a --to for each name; --full from the beginning. undo: takes\n"
        "an import back, by its number; says first whose edits that reverses. folder: the one\n"
        "that is shared with colleagues; an empty DIR clears it. sync: takes in what lies there\n"
        "and puts there what they lack, once. settle: N counts the values as they are listed,\n"
        "from 1.\n"
        "introduce --renew gives this desk a new key, signed by the old; --revoke says that a\n"
        "colleague's key (the office alone) or, by its fingerprint, a former one of this desk's\n"
        "counts no more after the last seal that is here. Both are accepted without a call.") },
  { "verify", duban_cli_verify, "[--rebuild]",
    N_ ("checks the database and its history end to end"),
    N_ ("--rebuild first builds the tables that are derived from the history anew.") },
  { "backup", duban_cli_backup, "FILE", N_ ("writes a consistent copy of the database"), NULL },
  { "restore", duban_cli_restore, "FILE|--newest [--keep-later], or --later FILE",
    N_ ("puts a backup in the database's place"),
    N_ ("The backup is checked first, and what it replaces is kept beside it. --newest takes the "
        "newest good one of the folder “backups”. --keep-later takes the changes that the backup "
        "does not know yet back in from what was replaced, as far as that can be read; --later "
        "does so afterwards, from that file.") },
  { "settings", duban_cli_settings, "[KEY [VALUE]]", N_ ("lists settings; shows or changes one"),
    N_ ("An empty VALUE restores the default.") },
  { "help", duban_cli_help, "[COMMAND]", N_ ("explains the commands"), NULL },
};

const DubanCliCommand *
duban_cli_list_commands (gsize *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

const DubanCliCommand *
duban_cli_find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

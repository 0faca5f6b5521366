# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that break windows: markup, line breaks, emoji, marks that turn the direction of writing,
and 64 KiB, in every field; every page must still open, and nothing be complained of."""
import json

import desktop

NASTY = 'R&D <b>粗体</b> &amp; %s %n\n第二行\t"引号" \u202e倒写\u202c \u200fعربى עברית 👨‍👩‍👧‍👦🚧 é\u0301'
LONG = ('水利&住建 <5户> ' * 4000)[:20000]

FIELDS = ('requirement', 'method', 'notes', 'source-ref', 'assigner', 'due-text', 'cause',
          'measures', 'accountability', 'quantity', 'target', 'measure')


def fill_database(d):
    d.ctl('init', '--office')
    d.ctl('leaders', 'add', '副旗长<甲>&', '--title', '副旗长 <b>')
    d.ctl('units', 'add', 'R&D <局>', '--head', '<i>负责人</i>')
    for number, text in (('N&1<b>', NASTY), ('\u202eN2', LONG)):
        more = [part for name in FIELDS for part in ('--' + name, text)]
        task = json.loads(d.ctl('--json', 'add', '--title', text + number, '--number', number,
                                '--lead', '副旗长<甲>&', '--unit', 'R&D <局>',
                                '--assigned', '2026-11-02', *more))['id']
        d.ctl('record', task, 'deploy', '--text', text, '--on', '2026-11-03')
        d.ctl('record', task, 'blockage', '--text', text, '--cause', text, '--suggestion', text)
        d.ctl('record', task, 'feedback', '--text', text, '--to', text)


def every_page_opens_on_every_text(d):
    fill_database(d)
    d.start()
    d.turn_to_tasks()
    d.wait_for(lambda: len(d.rows()) == 2, 'two lines')
    for _ in range(2):
        d.key('alt+Down')
        for tab in ('People', 'Records', 'Findings'):
            d.press('page tab', tab)
        d.key('ctrl+Right')
        d.get('button', 'Save')
        d.key('Escape')
    d.screenshot('texts.png')


def a_ledger_full_of_markup_is_reported(d):
    d.ctl('init', '--office')
    ledger = d.folder / 'R&D <b>台账.csv'
    rows = ['编号,事项,R&D <b>,责任单位,交办时间', f'1,"{NASTY.replace(chr(34), chr(39))}",x,<局>,2026-11-02',
            '2,"水利&住建 <5户>",x,<局>,2026-02-30<b>']
    ledger.write_text('\n'.join(rows), encoding='utf-8')
    d.start(str(ledger))
    d.expect_text('Nothing has been written yet')
    d.press('button', 'Take in')
    d.expect_text('was taken in')
    d.press('button', 'Done')
    d.get('list item', 'Tasks, 1 red')


desktop.main([
    every_page_opens_on_every_text,
    a_ledger_full_of_markup_is_reported,
])

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the naive reading judges: plain values, no rules."""
import dataclasses
import datetime
from typing import Optional

Date = Optional[datetime.date]


@dataclasses.dataclass
class Record:
    kind: str
    on: Date
    written: Date = None  # None: came with a ledger
    by: Optional[str] = None
    void: bool = False
    to: Optional[str] = None
    ledger: Optional[str] = None
    position: Optional[str] = None
    week: Date = None
    cause: Optional[str] = None
    suggestion: Optional[str] = None
    target: Optional['Record'] = None
    lead: Optional[tuple] = None  # (from, to) of a handover
    unit: Optional[tuple] = None
    due: Date = None
    done: Date = None
    outcome: Optional[str] = None
    title: Optional[str] = None


@dataclasses.dataclass
class Task:
    title: str
    number: Optional[str] = None
    source: str = '其他'
    source_ref: Optional[str] = None
    importance: str = 'routine'
    rectification: Optional[bool] = None
    assigner: Optional[str] = None
    parent: Optional[str] = None
    lead: Optional[str] = None
    cooperators: set = dataclasses.field(default_factory=set)
    unit: Optional[str] = None
    cooperating: set = dataclasses.field(default_factory=set)
    field: Optional[str] = None
    assigned: Date = None
    tracked_from: Date = None
    due: Date = None
    due_unclear: bool = False
    follow_up: Optional[str] = None
    status: str = 'open'
    closed: Date = None  # of closing or withdrawal; None while ended: an unknown day
    decision_level: Optional[str] = None
    decision_state: str = 'none'
    decision_since: Date = None
    meeting: Date = None
    cause: Optional[str] = None
    undated_stages: set = dataclasses.field(default_factory=set)
    records: list = dataclasses.field(default_factory=list)

    def standing(self, *kinds):
        return [r for r in self.records if r.kind in kinds and not r.void]


@dataclasses.dataclass
class Holding:
    leader: str
    held: str
    kind: str = '分管'
    start: Date = None
    end: Date = None

    def is_on(self, day):
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


# The thresholds of domain.md section 5, by the keys of interface.md, with their defaults.
THRESHOLDS = {'follow-up-key': 7, 'follow-up-routine': 30, 'due-soon-days': 3,
              'meeting-wait-days': 15, 'decision-wait-days': 3, 'handover-window-days': 30,
              'idle-unit-days': 90, 'suspended-days': 30, 'request-wait-days': 1,
              'request-late-days': 3, 'milestones-days': 3, 'cause-days': 7}


@dataclasses.dataclass
class Waiver:
    rule: str
    number: Optional[str]  # of the task; None: the office's
    whom: Optional[str]
    until: datetime.date
    ended: bool = False

    def covers(self, finding, today):
        rule, _, number, whom, _, _ = finding
        return (not self.ended and today <= self.until and rule == self.rule
                and number == self.number and self.whom in (None, whom))


@dataclasses.dataclass
class World:
    today: datetime.date
    policy: str = 'calendar'
    leaders: dict = dataclasses.field(default_factory=dict)  # name -> title
    units: list = dataclasses.field(default_factory=list)
    holdings: list = dataclasses.field(default_factory=list)
    tasks: list = dataclasses.field(default_factory=list)
    accounts_from: Date = None
    office: bool = True
    ask_acceptance: bool = False
    thresholds: dict = dataclasses.field(default_factory=lambda: dict(THRESHOLDS))
    waivers: list = dataclasses.field(default_factory=list)

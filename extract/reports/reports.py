"""Officers' reports from their header boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extract.dates.dates import parse_date
from extract.facts import AgendaItem, Meeting, Report
from extract.labels import fold, vocabulary
from extract.minutes.minuted_applications import find_minuted
from extract.minutes.when_and_where import DAY_RE
from extract.parts import Part
from extract.people.roles import OFFICE_RE
from extract.reports.applications import Application, make_application
from extract.reports.box_columns import find_unpaired
from extract.reports.box_labels import label_apart
from extract.reports.box_values import Box
from extract.reports.boxes import find_box
from extract.reports.head_patterns import DASH_RE, LABEL_DASH_RE, MEMBER_RE, REPORT_OF_RE
from extract.reports.heads import find_head, is_untitled, read_below
from extract.reports.leads import Lead, find_lead, is_section, joined_title, lines_of
from extract.reports.trails import is_audit_trail
from ingest.markers import split_marker
from ingest.model import Block, Document, Issue

MEMBER_LINE_RE = re.compile(r"(?:Cabinet|Executive|Lead) Member for [^:.]{3,80}: (?:Councillor|Cllr)\.? [^.:]{3,60}$")
NEXT_PERSON_RE = re.compile(r"\sand\s(?=[A-Z][\w'\u2019-]+\s[A-Z][\w'\u2019-]+,)")
DIVISIONS_RE = re.compile(r"affected|impacted|^electoral division")
NAMED_MEMBER_RE = re.compile(r"(?:Councillor|Cllr)\.?\s+[A-Z]")
NO_WARDS = ("n a", "na", "not applicable", "none", "nil")
OTHER_POSTS = ("lead member", "portfolio holder", "executive member", "lead councillor")
SAME_NAME, SAME_TITLE = 90, 85
# "Agenda part: 1" leaves the number of the part alone.
PART_RE = re.compile(r"^(?:[12]|I{1,2})$")
# Boxes to tick, as fonts for symbols and other fonts have them, with the answer beside them.
TICKS_RE = re.compile(r"[\u2610-\u2612\u2713\u2714\u25a0\u25a1\uf0a8\uf0fe]\s*(?:yes|no)?\b", re.IGNORECASE)
DAY_BEFORE_LABEL_RE = re.compile(r"(?<=\b\d{4})\s+[A-Z][\w ]{0,20}:.*$")  # "4 May 2031 For: Decision"
ITEM_NUMBER_RE = re.compile(r"\d{1,3}[a-z]?(?:[./]\d{1,3})?(?:\s?\([a-z\d]\))?|[A-Z]\d{1,2}")
LONGEST_DAY = 90  # characters of a value that holds a day and what runs into it


@dataclass(frozen=True)
class ReportFacts:
    """Reports in reading order, the part each came from, the blocks of their boxes, and what was half understood."""

    reports: tuple[Report, ...] = ()
    parts: tuple[int, ...] = ()
    blocks: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()
    applications: tuple[Application, ...] = ()


def find_reports(
    document: Document, parts: Sequence[Part], words: frozenset[str], meeting: Meeting | None = None
) -> ReportFacts:
    """One report for each header box; `words` are the paper's own, `meeting` is the one that the pack is for."""
    reports, places, issues = [], [], []
    applications: list[Application | None] = []
    blocks: set[int] = set()
    for place, part in enumerate(parts):
        for minuted, own in find_minuted(document.blocks, part, words) if part.kind == "minutes" else ():
            applications.append(minuted)
            blocks.update(own)
        if part.kind != "report":
            continue
        box = read_head(document, parts, place, words)
        if box is None:
            continue
        blocks.update(range(box.first, box.last + 1))
        blocks.update(part.first + at for at in read_later_labels(part, box))
        issues += box_issues(box)
        report = make_report(box, meeting)
        reports.append(replace(report, member_post=member_post(document.blocks[box.first : box.last + 1])))
        applications.append(make_application(box, reports[-1]))
        places.append(place)
    issues += find_unpaired(document.blocks, frozenset(blocks))
    found = tuple(application for application in applications if application is not None)
    return ReportFacts(tuple(reports), tuple(places), frozenset(blocks), tuple(issues), found)


def read_head(document: Document, parts: Sequence[Part], place: int, words: frozenset[str]) -> Box | None:
    """The head of a report part: its header box with the lines without labels above it, or such lines alone."""
    part, blocks = parts[place], document.blocks
    if part.box_first is None:
        lead = find_head(blocks, part.first, words)
        box = Box(part.first, lead.last, part.blocks[0].span, rule="header-lines-unlabelled") if lead else None
    else:
        box = find_box(blocks, part.box_first, words)
        untitled = box is not None and is_untitled(blocks, box, words)
        lead = find_lead(blocks, part.box_first, part.first, untitled=untitled)
    if box is None or lead is None:
        return None
    box.first = min(box.first, lead.first)
    box.doubtful += lead.cut
    for name, value in lead.values.items():
        box.put(name, value)
    # Over the box of an application stands what kind of paper it is, if anything.
    if "title" not in box.values and lead.titles and not (box.is_application and "proposal" in box.values):
        box.put("title", joined_title(lead) or "")
    if not box.values.keys() & {"title", "proposal"}:
        add_below(box, read_below(blocks, box.last + 1, words))
    return box


def add_below(box: Box, below: Lead | None) -> None:
    """Take the title under a box into it, with what else stands there."""
    if below is None:
        return
    for name, value in below.values.items():
        box.put(name, value)
    if "title" not in box.values:
        box.put("title", joined_title(below) or "")
    box.last = below.last


def member_post(blocks: Sequence[Block]) -> str | None:
    """What a box calls the member responsible, where its label says another post than cabinet member."""
    for block in blocks:
        rows = block.grid.texts() if block.grid is not None else []
        for text in [*(cell for row in rows for cell in row), *(lines_of(block) if block.grid is None else ())]:
            label = label_apart(text)
            post = next((p for p in OTHER_POSTS if label and label.printed.startswith(p)), None)
            if label is not None and label.field == "cabinet_member" and post:
                return post.title()
    return None


def read_later_labels(part: Part, box: Box) -> list[int]:
    """Wards and cabinet member that a report states below its head: after a label of their own in a line, a heading or
    a small grid. The places in the part of the lines that said so.
    """
    told: list[int] = []
    wanted = {"wards", "cabinet_member"} - box.labels
    below = box.last + 1 - part.first
    blocks = part.blocks[below:]
    for index, block in enumerate(blocks):
        officer = REPORT_OF_RE.match(block.text) if "from_officer" not in box.values and len(block.lines) == 1 else None
        if officer is not None and OFFICE_RE.search(officer["from"]) and is_set_apart(block):
            box.put("from_officer", officer["from"])
            told.append(below + index)
        if "cabinet_member" in wanted and (member := MEMBER_LINE_RE.match(block.text)) is not None:
            box.put("cabinet_member", member[0])
            wanted.discard("cabinet_member")
            told.append(below + index)
        for line in labelled_lines(block) if wanted and not is_audit_trail(block) else ():
            dashed = LABEL_DASH_RE.fullmatch(line)  # "Wards Affected - Various"
            label = vocabulary("box").split(f"{dashed['label']}: {dashed['value']}" if dashed else line)
            if label is None or label.field not in wanted or not label.apart:
                continue
            if label.field == "wards" and not (
                DIVISIONS_RE.search(label.printed) and (block.grid is None or label.rest)
            ):
                continue
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            value = label.rest
            if (
                not value
                and block.grid is None
                and following is not None
                and following.grid is None
                and not is_section(following)
            ):
                value = following.text
            named = label.field == "wards" or NAMED_MEMBER_RE.match(value) is not None
            if value and len(value) < 200 and named:
                box.put(label.field, value)
                wanted.discard(label.field)
                told += [below + index] if block.grid is None else []
    return told


def is_set_apart(block: Block) -> bool:
    """Whether a line stands alone as a heading does: no sentence, in no list."""
    return block.grid is None and block.number is None and block.kind != "item" and not block.text.endswith((".", ":"))


def labelled_lines(block: Block) -> list[str]:
    """The lines of a block; of a box of any length each row that may be a label and its value."""
    if block.grid is None or block.grid.width > 4:
        return lines_of(block)
    rows = [[" ".join(text.split()) for text in row if text.strip()] for row in block.grid.texts()]
    return [f"{row[0].rstrip(' :')}: {row[1]}" if len(row) == 2 else row[0] for row in rows if 0 < len(row) <= 2]


def with_mapped(facts: ReportFacts, mapped: Mapping[int, Report]) -> ReportFacts:
    """The reports from header boxes and those that only the pack's map names, in the order of their parts."""
    by_part = {**dict(zip(facts.parts, facts.reports, strict=True)), **mapped}
    places = sorted(by_part)
    return replace(facts, reports=tuple(by_part[place] for place in places), parts=tuple(places))


def make_report(box: Box, meeting: Meeting | None) -> Report:
    """The report that a header box speaks of; its meeting is the pack's when nothing in the box says otherwise."""
    values = box.values
    name, date = split_meeting(values.get("meeting_name"), values.get("date"))
    report = Report(
        span=box.span,
        rule=box.rule or ("header-box-grid" if box.grid is not None else "header-box-lines"),
        item_number=item_number(values.get("item_number")),
        classification=PART_RE.sub(r"Part \g<0>", values["classification"]) if "classification" in values else None,
        date=date,
        meeting_name=name,
        title=values.get("title") or values.get("proposal"),
        wards=named_wards(values.get("wards")),
        from_officer=values.get("from_officer"),
        cabinet_member=values.get("cabinet_member") or member_reporting(values.get("from_officer")),
    )
    same_day = meeting is not None and (date is None or meeting.date is None or date == meeting.date)
    return replace(report, meeting=meeting) if same_day else report


def member_reporting(officer: str | None) -> str | None:
    """The cabinet member who reports, named with that post ("Councillor Ann Moor, Cabinet Member for Quays")."""
    told = MEMBER_RE.match(officer or "")
    alone = told is not None and ";" not in told["member"] and NEXT_PERSON_RE.search(told["member"]) is None
    return told["member"] if told is not None and alone else None


def named_wards(value: str | None) -> str | None:
    """The wards that a head names; None for a word that names none, and for boxes to tick ("☒ Yes ☐ No")."""
    named = TICKS_RE.sub("", value or "").strip(" -\u2013\u2014,;") if value else ""
    return named if named and fold(named) not in NO_WARDS and NAMED_MEMBER_RE.match(named) is None else None


def meeting_of_reports(meeting: Meeting | None, facts: ReportFacts) -> tuple[Meeting | None, ReportFacts]:
    """The meeting of a paper without a cover, as the box of its first report states it, and the reports tied to it."""
    first = facts.reports[0] if facts.reports else None
    if meeting is not None or first is None or not first.meeting_name or not first.date:
        return meeting, facts
    name = first.meeting_name
    own = Meeting(span=first.span, rule="header-box-meeting", committee=name, date=first.date, role="pack")
    names = [fuzz.ratio(fold(report.meeting_name or ""), fold(name)) >= SAME_NAME for report in facts.reports]
    same = [named and report.date == own.date for named, report in zip(names, facts.reports, strict=True)]
    reports = tuple(replace(r, meeting=own) if is_same else r for r, is_same in zip(facts.reports, same, strict=True))
    new = dict(zip(map(id, facts.reports), reports, strict=True))
    applications = tuple(replace(found, report=new.get(id(found.report))) for found in facts.applications)
    return own, replace(facts, reports=reports, applications=applications)


def tie_items(items: Sequence[AgendaItem], reports: Sequence[Report]) -> tuple[AgendaItem, ...]:
    """The items of the agenda, each with the report on it: of the same number, else of a title that agrees.

    A report goes with one item only, the one whose title agrees best.
    """
    options = []
    for n, item in enumerate(items):
        for m, report in enumerate(reports):
            numbered = item.number is not None and report.item_number == item.number
            score = fuzz.token_set_ratio(fold(item.title), fold(report.title or ""))
            if numbered or (score >= SAME_TITLE and report.title and report.item_number in (None, item.number)):
                options.append((not numbered, -score, n, m))
    tied: dict[int, int] = {}
    for _, _, n, m in sorted(options):
        if n not in tied and m not in tied.values():
            tied[n] = m
    return tuple(replace(item, report=reports[tied[n]]) if n in tied else item for n, item in enumerate(items))


def split_meeting(name: str | None, date: str | None) -> tuple[str | None, str | None]:
    """The committee and the ISO day of a box; a day printed after the committee's name is taken off it."""
    day = parse_date(DAY_BEFORE_LABEL_RE.sub("", date)) or _day_beside(date) if date else None
    if name and DAY_RE.fullmatch(name.strip()):  # "Meeting: 4 May 2031"
        return None, day or parse_date(name)
    if not name:
        return None, day
    *body, kind = DASH_RE.split(name)  # "Harbours Committee – For decision"
    if body and vocabulary("head_lines").field(kind) == "kind":
        name = name[: -len(kind)].rstrip(" -\u2013\u2014")
    tokens = name.split()
    for start in range(1, len(tokens)):
        if found := parse_date(" ".join(tokens[start:])):
            return " ".join(tokens[:start]).rstrip(" -\u2013\u2014,:"), day or found
    return name, day


def _day_beside(text: str) -> str | None:
    """The one day in a value that the labels and values of a narrow column beside it run into; None in a sentence."""
    days = list(DAY_RE.finditer(text)) if len(text) < LONGEST_DAY else []
    around = text.replace(days[0][0], " ") if len(days) == 1 else ""
    return parse_date(days[0][0]) if around and not any(word[0].islower() for word in around.split()) else None


def item_number(text: str | None) -> str | None:
    """The number alone of "7.", "Item 7", "No. 7"; None when the box was left empty."""
    if not text:
        return None
    marker = split_marker(text)
    if marker is not None and marker.number and not marker.rest:
        return marker.number
    found = ITEM_NUMBER_RE.findall(text)
    return found[0] if len(found) == 1 else None


def box_issues(box: Box) -> list[Issue]:
    """What a reader of the paper should know: no title, a day that is none, values cut by a cell's edge."""
    issues = []
    shown = "; ".join(f"{name}: {value}" for name, value in box.values.items()) or None
    if box.rule is not None and box.values.keys() == {"title"}:
        message = "This reads as an officer's report, but of its head nothing beside a title was understood."
        issues.append(Issue("extract", "report-head-unread", message, shown, box.span))
    if "title" not in box.values and "proposal" not in box.values:
        message = "A report's header box states no title."
        issues.append(Issue("extract", "header-box-without-title", message, shown, box.span))
    if (date := box.values.get("date")) and split_meeting(None, date)[1] is None and fold(date):
        message = "The date in a report's header box is no day."
        issues.append(Issue("extract", "header-box-date", message, date, box.span))
    if box.waiting:
        message = "These labels of a report's head have not as many values under them."
        issues.append(Issue("extract", "header-box-unpaired", message, "; ".join(box.waiting), box.span))
    for value in box.doubtful:
        message = "A cell's edge cut these words and the paper does not settle how they go on."
        issues.append(Issue("extract", "header-box-cut-value", message, value, box.span))
    return issues

"""Which of the lines at the head of a report that nothing else explains is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.people.roles import OFFICE_RE
from extract.reports.leads import Lead
from ingest.model import Block

MOST_LINES = 4
SUBJECT_RE = re.compile(r"(?P<officer>.{5,90}?)\s+on\s+(?:the\s+)?(?P<title>(?-i:[A-Z]).{4,120})", re.IGNORECASE)
Group = list[tuple[int, str]]


def settle_title(lead: Lead, blocks: Sequence[Block], from_at: int) -> None:
    """Leave one title among the lines of a head, or none where they do not tell; `from_at` is the "Report of …"."""
    groups = join_titles(lead, blocks)
    below = len(groups) > 1 and from_at >= 0 and follows(blocks, from_at, groups[0][0][0])
    if below and blocks[from_at].text.isupper() == groups[0][0][1].isupper():
        more = " ".join(text for _, text in groups.pop(0))
        lead.values["from_officer"] = f"{lead.values['from_officer']} {more}"
    groups = [group for group in groups if len(group) <= MOST_LINES] if "title" not in lead.values else []
    if len(groups) > 1:
        groups = [group for group in groups if len(text_of(group).split()) > 1]
    if len(groups) > 1:
        set_apart = [group for group in groups if is_set_apart(group, blocks)]
        groups = set_apart if len(set_apart) == 1 else []  # two that may be it: neither is
    lead.titles = [(group[0][0], text) for group in groups for _, text in group]


def part_subject(lead: Lead) -> None:
    """Tell the title from who reports where one line says both: "Report by the Director of Harbours on Fees"."""
    officer = lead.values.get("from_officer", "")
    parted = SUBJECT_RE.fullmatch(officer)
    if parted is None or lead.titles or "title" in lead.values or OFFICE_RE.search(parted["officer"]) is None:
        return
    lead.values |= {"from_officer": parted["officer"], "title": parted["title"]}


def is_set_apart(group: Group, blocks: Sequence[Block]) -> bool:
    """Whether the lines of a title are in bold, a heading or in capitals, which is all that a text file can tell."""
    block = blocks[group[0][0]]
    return text_of(group).isupper() or (block.size > 0 and (block.bold or block.kind == "heading"))


def text_of(group: Group) -> str:
    return " ".join(text for _, text in group)


def join_titles(lead: Lead, blocks: Sequence[Block]) -> list[Group]:
    """Lines right under each other are one title, where they are set in the same way."""
    groups: list[Group] = []
    for index, text in lead.titles:
        if groups and (groups[-1][-1][0] == index or follows(blocks, groups[-1][-1][0], index)):
            same = groups[-1][-1][1].isupper() == text.isupper()
            if same or groups[-1][-1][0] == index:
                groups[-1].append((index, text))
                continue
        groups.append([(index, text)])
    return groups


def follows(blocks: Sequence[Block], above: int, below: int) -> bool:
    """Whether a block stands right under another, no blank line between them (known of text files only)."""
    end, start = blocks[above].lines[-1:], blocks[below].span.line
    return bool(end) and start is not None and end[0].span.line == start - 1

"""What one line at the head of a report says by itself, without a label before it: body, day, item, officer, member."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extract.dates.dates import parse_date
from extract.labels import Label, fold, vocabulary
from extract.people.names import parse_person
from extract.reports.box_labels import label_apart, split_labels
from extract.reports.box_values import CUT_ENDS
from extract.reports.head_patterns import (
    AGENDA_ITEM_RE,
    AUTHORITY_RE,
    BEFORE_ITEM_RE,
    BODY_END_RE,
    BODY_LINE_RE,
    BODY_MEETING_RE,
    CLOCK_FIRST_RE,
    CLOCK_RE,
    DASH_RE,
    DAY_INSIDE_RE,
    FOR_RE,
    HELD_RE,
    KEY_DECISION_RE,
    LABEL_DASH_RE,
    MAX_LINE,
    MEETING_OF_MEMBER_RE,
    MEMBER_BEHIND_PORTFOLIO_RE,
    MEMBER_FOR_RE,
    MEMBER_RE,
    MONTH_RE,
    NO_BODY_WORDS,
    OF_REPORT_RE,
    PAPER_OF_BODY_RE,
    PORTFOLIO_RE,
    REPORT_END_RE,
    REPORT_OF_RE,
    REPORT_TO_MEETING_RE,
    SLASHED_REFERENCE_RE,
    SMALL_WORDS,
    SPACED_RE,
    WHOLE_COUNCIL_RE,
)

# What a report says of itself: "This item is not exempt".
LEAST_BROKEN = 3  # words of such a line
NO_TITLE_STARTS = ("this ", "these ", "please note")


def may_be_title(line: str) -> bool:
    if is_reference(line) or line.lower().startswith(NO_TITLE_STARTS):
        return False
    lettered = 2 * sum(char.isalpha() for char in line) > len(line)
    # A title in capitals may break behind its colon.
    broken = line.endswith(":") and line.isupper() and len(line.split()) > LEAST_BROKEN
    return lettered and 5 < len(line) < MAX_LINE and (broken or not line.endswith((".", ":", ";", "?")))


def is_reference(line: str) -> bool:
    """Whether a line is the number of the paper itself: "HFA/31/12", "Report No. 123/31"."""
    numbered = SLASHED_REFERENCE_RE.fullmatch(line) is not None and any(char.isdigit() for char in line)
    return numbered and (line.isupper() or line.lower().startswith(("report", "paper", "ref", "enclosure")))


@lru_cache(maxsize=4096)  # the rows of a grid and the lines of a page are tried from several places
def read_line(line: str) -> Mapping[str, str] | None:
    """What one line says: fields of a header box ({} for a line that is known and fills none); None if not known."""
    if len(line) >= MAX_LINE + 60:
        return None
    match = BODY_LINE_RE.match(line)
    if match and match["day"] and (found := _read_plain(line)):  # no label is in "Harbour Board: 4 May 2031"
        return found
    parts = split_labels(line)
    if len(parts) > 1:
        return _read_each([_read_labelled(part) for part in parts])
    if SPACED_RE.fullmatch(line):  # "C A B I N E T"
        line = line.replace(" ", "")
    match = BEFORE_ITEM_RE.match(line)
    before = _read_each([_read_plain(match["before"]), _read_plain(match["item"])]) if match else None
    if before:
        return before
    found = read_around_day(line) or _read_plain(line)
    return found if found is not None else _read_pieces(line)


def read_around_day(line: str) -> dict[str, str] | None:
    """The body whose name a day set at the right parts ("HARBOURS AND 4 May 2031 COMMITTEE")."""
    match = DAY_INSIDE_RE.search(line)
    body = _read_plain(f"{line[: match.start()]} {line[match.end() :]}") if match else None
    if match is None or body is None or body.keys() != {"meeting_name"} or parse_date(match[0]) is None:
        return None
    return {**body, "date": match[0].strip()}


def _read_dashed(line: str) -> dict[str, str] | None:
    """What "Responsible Director - Mara Pell, Director of Place" says."""
    match = LABEL_DASH_RE.fullmatch(line)
    label = vocabulary("box").split(match["label"]) if match else None
    if match is None or label is None or not label.apart or label.rest:
        return None
    dated = label.field == "date" and parse_date(match["value"]) is not None
    return {label.field: match["value"]} if dated or label.field in ("from_officer", "cabinet_member") else None


def read_to_meeting(line: str) -> Mapping[str, str] | None:
    """What "Report of the Director to the meeting of Executive to be held on 4 May 2031" says."""
    match = REPORT_TO_MEETING_RE.match(line)
    if match is None or parse_date(match["day"]) is None:
        return None
    return {"from_officer": match["from"], "meeting_name": match["body"], "date": match["day"]}


def _read_labelled(part: str) -> Mapping[str, str] | None:
    """What a label and its value say that stand beside another such pair."""
    label = label_apart(part)
    wanted = label is not None and label.field in ("item_number", "date", "wards", "title", "classification")
    return {label.field: label.rest} if wanted and label is not None and label.rest else read_line(part)


def read_beside_title(line: str) -> tuple[dict[str, str], str] | None:
    """What a label says that stands in the line of a title ("Mooring fees   Agenda No: 5a"), and the title, "" where
    its words are cut.
    """
    title, *rest = split_labels(line)
    found = _read_each([_read_labelled(part) for part in rest])
    if not found or not may_be_title(title) or label_apart(title) is not None:
        return None
    return found, "" if title.lower().endswith(CUT_ENDS) else title  # "Local Member(s) and Division: All"


def _read_each(found: Sequence[Mapping[str, str] | None]) -> dict[str, str] | None:
    """What several pieces say together; None where one of them is not known."""
    if not found or any(read is None for read in found):
        return None
    said: dict[str, str] = {}
    for read in found:
        merge(said, read or {})
    return said


def _read_pieces(line: str) -> dict[str, str] | None:
    """What a line set with dashes says ("Weir Council \u2013 Committee Report \u2013 4 May 2027"), each known."""
    pieces = [piece for piece in DASH_RE.split(line) if piece]
    return _read_each([_read_plain(piece) for piece in pieces]) if len(pieces) > 1 else None


def _read_plain(line: str) -> Mapping[str, str] | None:
    if match := AGENDA_ITEM_RE.match(line):
        return {"item_number": match["number"]}
    if (found := read_to_meeting(line)) is not None:
        return found
    if match := REPORT_OF_RE.match(line):
        return {"from_officer": match["from"]}
    if match := MEMBER_RE.match(line):
        return {"cabinet_member": match["member"]}
    if match := MEMBER_FOR_RE.match(line):
        return {"cabinet_member": match["member"]}
    if (match := MEMBER_BEHIND_PORTFOLIO_RE.match(line)) and parse_person(match["name"].title()) is not None:
        return {"cabinet_member": match["member"]}
    if match := PORTFOLIO_RE.match(line):
        return {"cabinet_member": match["member"]}
    if match := MEETING_OF_MEMBER_RE.match(line):
        return {"meeting_name": match["body"]}
    known = vocabulary("head_lines").field(line)
    if known is not None:
        return {"classification": line} if known == "classification" else {}
    if (found := _read_dashed(line)) is not None:
        return found
    if match := HELD_RE.match(line):
        line = match["day"]
    day = CLOCK_FIRST_RE.sub("", CLOCK_RE.sub("", line))
    if parse_date(line) or parse_date(day):
        return {"date": day}
    if MONTH_RE.fullmatch(line):
        return {}
    if vocabulary("box").field(line) == "item_number":
        return {}  # left empty, or its number stands elsewhere
    if line.startswith("(") and line.endswith(")") or KEY_DECISION_RE.match(line) or OF_REPORT_RE.match(line):
        return {}
    if (
        SLASHED_REFERENCE_RE.fullmatch(line)
        and any(char.isdigit() for char in line)
        and (line.isupper() or line.lower().startswith("rep"))
    ):
        return {}
    label = vocabulary("box").split(line)
    if label is not None and label.field == "other" and label.apart:
        return {}
    if label is not None and label.field in ("wards", "classification") and label.apart and label.rest:
        return {label.field: label.rest}
    if label is not None and label.field == "wards" and vocabulary("ward_values").field(label.rest) == "all":
        return {"wards": label.rest}
    if WHOLE_COUNCIL_RE.search(line) and len(line) < 80:
        # The authority itself meets, where no committee of it is named below.
        return {"meeting_name": line} if AUTHORITY_RE.search(line) else {}
    if (body := _behind_label(label)) is not None:
        return body
    line = FOR_RE.sub("", line) if line.lower().startswith("report to ") else REPORT_END_RE.sub("", line)
    line = BODY_MEETING_RE.sub("\\g<body> \u2013 ", line)
    match = BODY_LINE_RE.match(line)
    if match and BODY_END_RE.search(match["body"]) and is_name(match["body"]) and (label is None or not label.apart):
        dated = {"date": match["day"]} if match["day"] and parse_date(match["day"]) else {}
        return {"meeting_name": match["body"].strip(" ,-"), **dated}
    if match and line.lower().startswith("report to ") and is_name(match["body"]):
        return {"meeting_name": match["body"].strip(" ,-")}
    return None


def _behind_label(label: Label | None) -> Mapping[str, str] | None:
    """The body that a label only a space parts from it names ("Committee CABINET", "Meeting Audit Panel")."""
    if label is None or label.apart or label.field != "meeting_name" or label.printed.startswith(("report", "to")):
        return None
    found = _read_plain(label.rest) if label.rest[:1].isupper() else None
    return found if found is not None and "meeting_name" in found else None


def is_name(text: str) -> bool:
    """Whether every word but the small ones has a capital: a name, no sentence; no plan or report of a body either."""
    words = [word for word in re.split(r"[\s/]+", text) if word]
    if NO_BODY_WORDS & set(fold(text).split()) or PAPER_OF_BODY_RE.search(text):
        return False
    return len(words) <= 14 and all(w[0].isupper() or not w[0].isalpha() or w in SMALL_WORDS for w in words)


def is_council(name: str) -> bool:
    """Whether the name of a body is that of a whole council ("Marlstow and Weir Council"), not "Council" alone."""
    words = fold(name).split()
    whole = words[-1:] in (["council"], ["authority"])
    return len(words) > 1 and whole and words[0] not in ("full", "county", "city", "annual", "the")


def merge(values: dict[str, str], said: Mapping[str, str]) -> None:
    """Add what a line says to `values`: one more officer, the body after its council, else what is new."""
    for name, value in said.items():
        if name == "from_officer" and name in values:
            values[name] = f"{values[name]}; {value}"
        elif name == "meeting_name" and (is_council(values.get(name, "")) or value.endswith(f" {values.get(name)}")):
            values[name] = value
        else:
            values.setdefault(name, value)

"""What a report's header box says, gathered label by label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.labels import fold, vocabulary
from extract.patterns import pattern
from extract.people.names import parse_person
from ingest.model import Grid, Span

MIN_FIELDS = 3
# What an application is about: such labels alone make no header of a report, an application with its number does.
ABOUT_APPLICATION = frozenset(
    "application reference proposal site applicant agent case_officer parish recommended".split()
)
APPLICATION_NUMBER_RE = pattern(
    "application-number",
    r"^(?=\S{0,12}\d)[A-Z\d]{1,8}(?:[/.-][A-Z\d]{1,10}){1,5}"
    r"(?:\s?[,&+]\s?[A-Z\d]{1,8}(?:[/.-][A-Z\d]{1,10}){1,5}|\s(?:and|-)\s.{1,40}|\s\(.{1,40}\))?$",
    matches=(
        "27/01234/FUL",
        "S/0106/28/FL",
        "P2027/0415",
        "DC/27/00119/LBC & DC/27/00120/FUL",
        "27/00412/OUT (outline)",
    ),
    rejects=(
        "Full",
        "27/01234/FUL and 27/01235/FUL and 27/01236/FUL and five more of the kind listed",
        "A report",
    ),
    flags=re.IGNORECASE,
)
FOOTNOTE_MARK_RE = re.compile(r"(?<=\S)\s?[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021*]{1,3}$")


# A value that ends so goes on in a place that was not found.
CUT_ENDS = (" and", " of", " for", " the", " to", " at", " in", " with", " by", ",", " &")
WHOLE = frozenset(("title", "meeting_name", "from_officer", "cabinet_member"))
# Two members in one cell, each on lines of their own.
NEXT_MEMBER_RE = pattern(
    "next-member-of-a-cell",
    r"(?<=[a-z)])(?<!\sand)(?<!\swith)(?<!\sof)(?<!\sto)\s+(?=(?:Councillor|Cllr)\.?\s[A-Z][\w'\u2019-]+(?:\s[A-Z][\w'\u2019-]+)?(?:,\s|\s?[(]|\s[-\u2013]\s))",
    matches=("Councillor Moor - Member for Quays Councillor Reed - Leader", "Cllr Moor (Quays) Cllr Ann Reed, Leader"),
    rejects=("Councillor Moor and Councillor Reed", "Deputy to Councillor Reed, Leader", "Member Cllr Reed"),
)
# A value under "Portfolio" that names who holds it, and not only the field.
MEMBER_RE = pattern(
    "portfolio-holder-named",
    r"\b(?:councillors?|cllrs?|leader|mayor|member|holder)\b",
    matches=("Councillor Moor, Quays", "Leader of the Council", "Portfolio Holder for Quays"),
    rejects=("Quays and Harbours", "Membership"),
    flags=re.IGNORECASE,
)
ANSWERS = ("yes", "no", "y", "n", "yes no", "no no", "yes yes")  # to a question in a label


def is_row_of_labels(text: str) -> bool:
    """Whether a text is the labels of columns run together ("Date Item No"), the value of none."""
    fields: list[str] = []
    while (label := vocabulary("box").split(text)) is not None and len(label.rest) < len(text):
        fields.append(label.field)
        text = label.rest
    return not text and len(fields) > 1 and bool({"date", "item_number"} & set(fields))


@dataclass(slots=True)
class Box:
    """A header box in blocks `first` to `last` (indexes, both included): values by field, in doubt or not.

    `doubtful` holds values whose words a cell edge cut in a way that nothing settles, `waiting` the labels of a head
    that should have a value and for which none was found.
    """

    first: int
    last: int
    span: Span
    values: dict[str, str] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    doubtful: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    grid: Grid | None = None
    untitled: bool = False
    bare: list[str] = field(default_factory=list)
    latest: str | None = None
    rule: str | None = None
    officer_alone: bool = False  # whoever the report is from stands beside "Officer" alone
    presented: bool = False  # whom the report is from is only told by who presents it

    def put(self, name: str, value: str, sure: bool = True) -> None:
        value = value.strip(" \t_|").lstrip(": ")  # a colon may have a column of its own
        value = FOOTNOTE_MARK_RE.sub("", value) if name == "title" else value
        if name == "portfolio":
            name = "cabinet_member" if MEMBER_RE.search(value) or parse_person(value) else name
        if name == "presenter":
            if "from_officer" in self.values:
                return
            name, self.presented = "from_officer", True
        elif name == "from_officer" and self.presented:
            self.values.pop(name, None)
            self.presented = False
        self.labels.add(name)
        if name == "portfolio":
            return  # the field alone is nobody
        if name == "classification" and fold(value) in ANSWERS:
            return  # to "Does it contain exempt information?", or whatever is asked
        if name in ("classification", "meeting_name") and vocabulary("head_lines").field(value) == "kind":
            return  # "Status: For decision", "Report for: Action"
        if name in WHOLE and is_row_of_labels(value):
            self.doubtful.append(value)
            return
        if name == "cabinet_member":
            value = NEXT_MEMBER_RE.sub("; ", value)
        if name in WHOLE and value.lower().endswith(CUT_ENDS):
            self.doubtful.append(value)
            return
        if name == "post" and value and "from_officer" in self.values:
            self.values["from_officer"] += f", {value}"
        elif value and (name not in self.values or (name == "from_officer" and self._names_the_post(value))):
            self.values[name], self.latest = value, name
            if not sure:
                self.doubtful.append(value)

    def settle_application(self) -> None:
        """Put what an application is for, and who deals with it, where the box calls them "Application", "Officer"."""
        if {"application", "site", "applicant"} <= self.values.keys() and self.application_number is None:
            self.values.setdefault("proposal", self.values.pop("application"))
        if self.officer_alone and self.is_application:
            self.values.setdefault("case_officer", self.values.pop("from_officer", ""))

    def _names_the_post(self, value: str) -> bool:
        """Whether a second label names the person in the post that the first gave ("By: Clerk", "From: A B, Clerk")."""
        post = fold(self.values["from_officer"])
        return post in fold(value) and post != fold(value)

    @property
    def is_header(self) -> bool:
        """A box that stands alone, or one that needs lines above it.

        Those are three labels of which two speak of a report, without a title; or a title and two more of any kind.
        """
        known = self.labels - {"other", "post"} - ABOUT_APPLICATION
        return self.stands_alone or self.unmet or (self.untitled and len(known) >= MIN_FIELDS)

    @property
    def application_number(self) -> str | None:
        """The number of the one application that the box is about, as printed."""
        printed = self.values.get("application") or self.values.get("reference") or ""
        return printed if APPLICATION_NUMBER_RE.match(printed) else None

    @property
    def is_application(self) -> bool:
        """A box that numbers an application and says two more of: what is proposed, where, by whom."""
        about = self.values.keys() & {"proposal", "site", "applicant"}
        return self.application_number is not None and len(about) >= 2

    @property
    def unmet(self) -> bool:
        """A title with two more labels but no meeting, or what an application without a number is for, where and by
        whom: a header where the lines above name meeting and day.
        """
        if self.stands_alone:
            return False
        titled = "title" in self.labels and len(self.labels) >= MIN_FIELDS
        return titled or {"proposal", "site", "applicant"} <= self.values.keys()

    @property
    def stands_alone(self) -> bool:
        """A box with a title and two more labels; without a title four, of which a classification or a meeting."""
        if self.is_application:
            return True
        known = self.labels - {"other", "post"} - ABOUT_APPLICATION
        if "title" in known:
            return len(known) >= MIN_FIELDS and bool(known & {"meeting_name", "classification", "from_officer", "date"})
        return len(known) > MIN_FIELDS and bool(known & {"classification", "meeting_name"})

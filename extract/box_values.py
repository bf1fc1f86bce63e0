"""What a report's header box says, gathered label by label."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.labels import fold
from ingest.model import Grid, Span

MIN_FIELDS = 3
FOOTNOTE_MARK_RE = re.compile(r"(?<=\S)\s?[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021*]{1,3}$")


@dataclass(slots=True)
class Box:
    """A header box in blocks `first` to `last` (indexes, both included): values by field, in doubt or not.

    `doubtful` holds values whose words a cell edge cut in a way that nothing settles.
    """

    first: int
    last: int
    span: Span
    values: dict[str, str] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    doubtful: list[str] = field(default_factory=list)
    grid: Grid | None = None
    untitled: bool = False
    rule: str | None = None

    def put(self, name: str, value: str, sure: bool = True) -> None:
        value = value.strip(" \t_|")
        value = FOOTNOTE_MARK_RE.sub("", value) if name == "title" else value
        self.labels.add(name)
        if name == "post" and value and "from_officer" in self.values:
            self.values["from_officer"] += f", {value}"
        elif value and (name not in self.values or (name == "from_officer" and self._names_the_post(value))):
            self.values[name] = value
            if not sure:
                self.doubtful.append(value)

    def _names_the_post(self, value: str) -> bool:
        """Whether a second label names the person in the post that the first gave ("By: Clerk", "From: A B, Clerk")."""
        post = fold(self.values["from_officer"])
        return post in fold(value) and post != fold(value)

    @property
    def is_header(self) -> bool:
        """A box that stands alone, or one that needs lines above it.

        Those are three labels of which two speak of a report, without a title; or a title and two more of any kind.
        """
        known = self.labels - {"other", "post"}
        return self.stands_alone or self.unmet or (self.untitled and len(known) >= MIN_FIELDS)

    @property
    def unmet(self) -> bool:
        """A title with two more labels but no meeting: a header where the lines above name meeting and day."""
        return not self.stands_alone and "title" in self.labels and len(self.labels) >= MIN_FIELDS

    @property
    def stands_alone(self) -> bool:
        """A box with a title and two more labels; without a title four, of which a classification or a meeting."""
        known = self.labels - {"other", "post"}
        if "title" in known:
            return len(known) >= MIN_FIELDS and bool(known & {"meeting_name", "classification", "from_officer", "date"})
        return len(known) > MIN_FIELDS and bool(known & {"classification", "meeting_name"})

"""The small markup of a source's bodies becomes elements that the typesetter, the text writer and the truth share.

A line is a paragraph. What it begins with says what it is:

    # HEADING   ## Sub-heading   3. numbered   2.1 numbered   (a) lettered   - bullet   > decided (before any of these)
    !RESOLVED:   a decision word on a line of its own
    @table Title … @end     `= A | B` are header rows, other lines rows; a cell `<` is merged with the one to its left,
                            `^` with the one above; "@table" alone has no title; `@table* Title` is unruled
    @landscape … @end       the elements between stand on a landscape page
    @scan … @end            the lines between are a page of a scan: an image, no text
    @centre text            a centred line      @page   a page break
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "bullet", "word", "table", "landscape", "scan", "centre", "page"]
MARK_RE = re.compile(r"(?:(\d+(?:\.\d+)+|\d+[.)]|\([a-z]+\)|[A-Z]\d+)\s+|(- ))")


@dataclass(frozen=True)
class Element:
    """One element of a body; `marker` is what is printed before the text, `decided` marks what a meeting decided."""

    kind: Kind
    text: str = ""
    marker: str | None = None
    level: int = 0
    decided: bool = False
    header: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    ruled: bool = True
    inner: tuple[Element, ...] = field(default=())

    @property
    def number(self) -> str | None:
        """The printed number without its own punctuation."""
        return self.marker.strip("().") if self.marker and self.marker != "-" else None


def parse_body(text: str) -> tuple[Element, ...]:
    """The elements of a body; raises ValueError where an `@` block is not ended."""
    lines = [line.strip() for line in text.strip("\n").split("\n")]
    found: list[Element] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith(("@table", "@landscape", "@scan")):
            end = find_end(lines, at)
            found.append(parse_block(line, lines[at:end]))
            at = end + 1
        elif line:
            found.append(parse_line(line))
    return tuple(found)


def find_end(lines: list[str], at: int) -> int:
    """The index of the `@end` that ends the block whose inside begins at `at`."""
    depth = 1
    for index in range(at, len(lines)):
        if lines[index].startswith(("@table", "@landscape", "@scan")):
            depth += 1
        elif lines[index] == "@end":
            depth -= 1
            if not depth:
                return index
    raise ValueError(f"no @end for the block at {lines[at - 1]!r}")


def parse_block(opening: str, lines: list[str]) -> Element:
    name, _, title = opening.partition(" ")
    if name == "@landscape":
        return Element("landscape", inner=parse_body("\n".join(lines)))
    if name == "@scan":
        return Element("scan", text="\n".join(lines))
    header = tuple(split_cells(line[1:]) for line in lines if line.startswith("= "))
    rows = tuple(split_cells(line) for line in lines if line and not line.startswith("= "))
    return Element("table", text=title, header=header, rows=rows, ruled=not name.endswith("*"))


def split_cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def parse_line(line: str) -> Element:
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        return Element("heading", text, level=len(marks))
    if line.startswith("> "):
        return replace(parse_line(line[2:]), decided=True)
    if line.startswith("!"):
        return Element("word", line[1:])
    if line.startswith("@centre "):
        return Element("centre", line[8:])
    if line == "@page":
        return Element("page")
    mark = MARK_RE.match(line)
    if mark is None:
        return Element("paragraph", line)
    if mark[2]:
        return Element("bullet", line[2:], marker="-")
    return Element("item", line[mark.end() :], marker=mark[1])


def walk(elements: tuple[Element, ...]) -> list[Element]:
    """All elements in reading order, those on landscape pages too."""
    return [inner for element in elements for inner in (walk(element.inner) if element.inner else [element])]

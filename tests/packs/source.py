"""A paper's source, one TOML file, is read into frozen classes; the writers of PDF, text and truth read only these."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packs.markup import Element, parse_body

SOURCES = Path(__file__).parent / "sources"
GROUPS = ("present", "other members present", "officer support", "apologies")


@dataclass(frozen=True)
class Trail:
    """An audit trail: rows of label and value as printed, their normalised values, consultees."""

    values: dict[str, Any]
    consultees: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Report:
    key: str
    box: dict[str, Any]
    body: tuple[Element, ...]
    background: tuple[tuple[str, str, str], ...] = ()
    appendices: tuple[tuple[str, str], ...] = ()
    annexes: tuple[tuple[Element, ...], ...] = ()
    trail: Trail | None = None


@dataclass(frozen=True)
class Minutes:
    meeting: dict[str, Any]
    attendance: dict[str, list[list[str]]]
    items: tuple[tuple[str, str, tuple[Element, ...]], ...]
    absent: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True)
class Paper:
    """A whole paper; `style` is "pack", "minutes" or "inspection", `facts` is truth that is written by hand."""

    stem: str
    style: str
    kind: str
    title: str
    head: str
    meeting: dict[str, Any]
    contact: dict[str, str]
    agenda: tuple[dict[str, str], ...]
    minutes: tuple[Minutes, ...]
    reports: tuple[Report, ...]
    distribution: dict[str, Any]
    body: tuple[Element, ...] = ()
    cover: tuple[Element, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


def read_papers() -> list[Paper]:
    """All papers in the order of their file names."""
    return [read_paper(path) for path in sorted(SOURCES.glob("*.toml"))]


def read_paper(path: Path) -> Paper:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Paper(
        stem=path.stem,
        style=data["style"],
        kind=data["kind"],
        title=data["title"],
        head=data["head"],
        meeting=data.get("meeting", {}),
        contact=data.get("contact", {}),
        agenda=tuple(data.get("agenda", [])),
        minutes=tuple(parse_minutes(entry) for entry in data.get("minutes", [])),
        reports=tuple(parse_report(entry) for entry in data.get("reports", [])),
        distribution=data.get("distribution", {}),
        body=parse_body(data.get("body", "")),
        cover=parse_body(data.get("cover", "")),
        facts=data.get("facts", {}),
        options=data.get("options", {}),
    )


def parse_minutes(entry: dict[str, Any]) -> Minutes:
    return Minutes(
        meeting={k: v for k, v in entry.items() if k not in ("attendance", "items", "absent")},
        attendance=entry["attendance"],
        items=tuple((i["number"], i["title"], parse_body(i["body"])) for i in entry["items"]),
        absent=tuple((name, role or None) for name, role in entry.get("absent", [])),
    )


def parse_report(entry: dict[str, Any]) -> Report:
    trail = entry.get("trail")
    return Report(
        key=entry["key"],
        box=entry["box"],
        body=parse_body(entry["body"]),
        background=tuple((a, b, c) for a, b, c in entry.get("background", [])),
        appendices=tuple((a, b) for a, b in entry.get("appendices", [])),
        annexes=tuple(parse_body(text) for text in entry.get("annexes", [])),
        trail=Trail(
            {k: v for k, v in trail.items() if k != "consultees"},
            tuple((a, b, c) for a, b, c in trail.get("consultees", [])),
        )
        if trail
        else None,
    )


def pair_entries(listing: dict[str, Any]) -> list[tuple[list[str], list[str]]]:
    """The rows of a distribution list set in two columns: each side a name with its copies, or "*" with a heading."""
    left, right = list(listing["left"]), list(listing["right"])
    right += [["", ""]] * (len(left) - len(right) - 2) + [["Total:", str(listing["total"])], [listing["dated"], ""]]
    left += [["", ""]] * (len(right) - len(left))
    return list(zip(left, right, strict=True))

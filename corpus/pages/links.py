"""Stable addresses: of each kind of record, and of the place in a paper that a fact was read from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from corpus.cells import proof_path, table_of_fact

# Table → the word in the address of its records.
PAGE_OF_TABLE = {
    "meetings": "meeting", "agenda_items": "item", "minute_items": "item", "reports": "report",
    "resolutions": "resolution", "recommendations": "recommendation", "tables": "table", "people": "person",
    "committees": "committee", "documents": "paper", "paragraphs": "paragraph",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses under wherever the site is mounted."""

    path: Callable[[str], str]
    absolute: Callable[[str], str]

    def to(self, table: str, identifier: str) -> str:
        """The page of a record; tables without pages of their own have Datasette's."""
        return self.path(f"/{PAGE_OF_TABLE[table]}/{identifier}")

    def record(self, identifier: str) -> str | None:
        """The page of a fact, told from its id; None for a fact that has no page of its own."""
        table = table_of_fact(identifier)
        return self.to(table, identifier) if table in PAGE_OF_TABLE else None

    def proof(self, row: Mapping[str, Any]) -> str:
        """The page of the paper that a fact stands on, with its place marked."""
        identifier = str(row.get("id") or "")
        fact = identifier if table_of_fact(identifier) else None
        return self.path(proof_path(row["document_id"], row["page"], row["line"], row.get("bbox"), fact))

    def page(self, document: str, number: int) -> str:
        return self.path(f"/page/{document}/{number}")

    def search(self, **fields: Any) -> str:
        """The search page with these fields filled in."""
        return self.path("/search") + "?" + urlencode({name: value for name, value in fields.items() if value})

    def permanent(self, table: str, identifier: str) -> str:
        """The address of a record in full, for citing."""
        return self.absolute(self.to(table, identifier))


def place_of(identifier: str) -> str:
    """The part of a fact's id that says where it stands, as an anchor: `l131`, `p4-120-72`."""
    kind_and_place = identifier.split("-")
    for number, part in enumerate(kind_and_place[1:], 1):
        if part[:1] in "lp" and part[1:].isdigit():
            return "-".join(kind_and_place[number:])
    return kind_and_place[-1]

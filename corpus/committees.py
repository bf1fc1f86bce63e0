"""One row for each committee, worked out from the meetings that name it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable


def refresh_committees(connection: sqlite3.Connection, committees: Iterable[str]) -> None:
    """Make the rows of these committees again from `meetings`; one that no meeting names any more goes.

    The outcome depends on the meetings stored, not on the order they came in.
    """
    for committee in sorted(committees):
        meetings = connection.execute(
            "SELECT m.committee, d.council, m.document_id, m.page, m.line, m.bbox, m.rule FROM meetings AS m "
            "JOIN documents AS d ON d.id = m.document_id WHERE m.committee_id = ? ORDER BY m.date, m.id",
            (committee,),
        ).fetchall()
        if not meetings:
            connection.execute("DELETE FROM committees WHERE id = ?", (committee,))
            continue
        name = usual_form(meeting[0] for meeting in meetings)
        council = next(iter(sorted(filter(None, (meeting[1] for meeting in meetings)))), None)
        connection.execute(
            "INSERT INTO committees (id, name, council, document_id, page, line, bbox, rule) VALUES (?,?,?,?,?,?,?,?) "
            "ON CONFLICT (id) DO UPDATE SET name=excluded.name, council=excluded.council, "
            "document_id=excluded.document_id, page=excluded.page, line=excluded.line, bbox=excluded.bbox, "
            "rule=excluded.rule",
            (committee, name, council, *meetings[0][2:]),
        )


def usual_form(names: Iterable[str]) -> str:
    """The form printed most often; one in capitals only if there is no other, the first in the alphabet on a tie."""
    counts = Counter(names)
    return min(counts, key=lambda name: (name.isupper(), -counts[name], name))

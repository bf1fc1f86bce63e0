"""One row for each committee, worked out from the meetings that name it: counted, so that one more costs the same."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

COMMITTEES_SQL = (
    """CREATE TABLE IF NOT EXISTS committee_forms (committee_id TEXT, name TEXT, council TEXT, meetings INTEGER,
        PRIMARY KEY (committee_id, name, council)) WITHOUT ROWID""",
)
COUNTED_SQL = (
    "SELECT m.committee_id, m.committee, coalesce(d.council, '') AS council, count(*) AS meetings FROM meetings AS m "
    "JOIN documents AS d ON d.id = m.document_id WHERE m.committee_id IS NOT NULL AND m.committee IS NOT NULL"
)


BOROUGHS = ("royal borough of ", "london borough of ")  # "Marlstow" for "London Borough of Marlstow"


def _name_sql(column: str) -> str:
    return f"replace(lower({column}), '&', 'and')"


def _council_sql(column: str) -> str:
    """A council's name without the words before its place, in lower case; "" where it is not known."""
    name = f"lower(coalesce({column}, ''))"
    for words in BOROUGHS:
        name = f"replace({name}, '{words}', '')"
    return name


def _begins_sql(name: str, words: str) -> str:
    """A condition: a council's name begins with the words of another: "Ayle Council" with "Ayle" but not "Ay"."""
    return f"({words} = '' OR instr({name} || ' ', {words} || ' ') = 1)"


def same_meeting_sql(one: str, other: str) -> str:
    """A condition on two rows of `meetings` by these names: they are of one committee and one day.

    A report or a notice of decisions may name its committee and not the council, or the council by its place alone
    ("Marlstow" for "Marlstow City Council"). Then the same name on the same day tells; another council's does not.
    """
    names = (_name_sql(f"{row}.committee") for row in (one, other))
    councils = [_council_sql(f"(SELECT council FROM documents WHERE id = {row}.document_id)") for row in (one, other)]
    begins = " OR ".join(_begins_sql(a, b) for a, b in (councils, councils[::-1]))
    return (
        f"{one}.date = {other}.date AND ({one}.committee_id = {other}.committee_id "
        f"OR {' = '.join(names)} AND ({begins}))"
    )


def count_meetings_sql(meetings: str) -> str:
    """How many meetings the rows of a table or view tell of, each counted once whatever papers it is in.

    The meeting of a paper that names its council less fully than another of the same committee and day is that one's.
    """
    return (
        f"WITH held AS (SELECT DISTINCT coalesce(m.date, m.id) AS day, m.committee_id AS body, "
        f"{_name_sql('m.committee')} AS name, {_council_sql('d.council')} AS council "
        f"FROM {meetings} AS m JOIN documents AS d ON d.id = m.document_id) "
        "SELECT count(*) FROM (SELECT DISTINCT day, body FROM held AS one WHERE NOT EXISTS ("
        "SELECT 1 FROM held AS other WHERE other.day = one.day AND other.name = one.name AND other.body <> one.body "
        f"AND length(other.council) > length(one.council) AND {_begins_sql('other.council', 'one.council')}))"
    )


def aliases_sql() -> str:
    """The ids of committees that papers without a council's name gave, each with the one body that it can only be.

    An alias needs proof for every one of its days: a meeting of the same name on that day in a paper that does name
    its council, and of no other council's body anywhere.
    """
    return (
        f"WITH held AS (SELECT DISTINCT m.committee_id AS body, m.date AS day, {_name_sql('m.committee')} AS name, "
        f"{_council_sql('d.council')} AS council FROM meetings AS m JOIN documents AS d ON d.id = m.document_id "
        "WHERE m.committee_id IS NOT NULL AND m.date IS NOT NULL) "
        "SELECT one.body AS alias_id, min(other.body) AS committee_id, count(DISTINCT one.day) AS days "
        "FROM held AS one JOIN held AS other ON other.day = one.day AND other.name = one.name "
        "AND other.body <> one.body AND other.council <> '' WHERE one.council = '' GROUP BY one.body "
        "HAVING count(DISTINCT other.body) = 1 AND count(DISTINCT one.day) = "
        "(SELECT count(DISTINCT m.date) FROM meetings AS m WHERE m.committee_id = one.body)"
    )


def are_same_meeting(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """What `same_meeting_sql` says of two rows with `committee_id`, `committee`, `date` and `council`."""
    if not one["date"] or one["date"] != other["date"]:
        return False
    if one["committee_id"] == other["committee_id"]:
        return True
    names = [(row["committee"] or "").lower().replace("&", "and") for row in (one, other)]
    councils = [(row["council"] or "").lower() for row in (one, other)]
    for words in BOROUGHS:
        councils = [council.replace(words, "") for council in councils]
    return names[0] == names[1] and (_begins(*councils) or _begins(*councils[::-1]))


def _begins(name: str, words: str) -> bool:
    return not words or f"{name} ".startswith(f"{words} ")


def add_meetings(connection: sqlite3.Connection, document: str) -> set[str]:
    """Count in how a document just stored names its committees; returns their ids."""
    return _count(connection, document, 1)


def drop_meetings(connection: sqlite3.Connection, document: str) -> set[str]:
    """Count a document's meetings out, which must still be stored; returns the ids of their committees."""
    return _count(connection, document, -1)


def recount_meetings(connection: sqlite3.Connection) -> None:
    """Count all meetings again; inside a transaction."""
    connection.execute("DELETE FROM committee_forms")
    connection.execute(f"INSERT INTO committee_forms {COUNTED_SQL} GROUP BY 1, 2, 3")


def _count(connection: sqlite3.Connection, document: str, sign: int) -> set[str]:
    rows = connection.execute(f"{COUNTED_SQL} AND m.document_id = ? GROUP BY 1, 2, 3", (document,)).fetchall()
    for *key, meetings in rows:
        connection.execute(
            "INSERT INTO committee_forms VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET meetings = meetings + excluded.meetings",
            (*key, sign * meetings),
        )
    found = {row[0] for row in rows}
    if sign < 0:
        sql = "DELETE FROM committee_forms WHERE committee_id = ? AND meetings <= 0"
        connection.executemany(sql, [(committee,) for committee in found])
    return found


def refresh_committees(connection: sqlite3.Connection, committees: Iterable[str]) -> None:
    """Make the rows of these committees again from what is counted; one that no meeting names any more goes.

    The outcome depends on the meetings stored, not on the order they came in.
    """
    for committee in sorted(committees):
        forms = connection.execute(
            "SELECT name, council, meetings FROM committee_forms WHERE committee_id = ?", (committee,)
        ).fetchall()
        if not forms:
            connection.execute("DELETE FROM committees WHERE id = ?", (committee,))
            continue
        names = Counter[str]()
        for name, _, meetings in forms:
            names[name] += meetings
        council = min((council for _, council, _ in forms if council), default=None)
        connection.execute(
            "INSERT INTO committees (id, name, council, document_id, page, line, bbox, rule) "
            "SELECT ?1, ?2, ?3, document_id, page, line, bbox, rule FROM meetings "
            "WHERE committee_id = ?1 ORDER BY date, id LIMIT 1 "
            "ON CONFLICT (id) DO UPDATE SET name=excluded.name, council=excluded.council, "
            "document_id=excluded.document_id, page=excluded.page, line=excluded.line, bbox=excluded.bbox, "
            "rule=excluded.rule",
            (committee, usual_form(names), council),
        )


def usual_form(counts: Mapping[str, int]) -> str:
    """The form printed most often; one in capitals only if there is no other, the first in the alphabet on a tie."""
    return min(counts, key=lambda name: (name.isupper(), -counts[name], name))

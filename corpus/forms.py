"""The forms of names that papers print, counted across all papers as they come and go.

Who is one person is decided by a form's roles and company, not by each paper's rows: counted here, so that one more
paper costs the same however many name the same people. A count is the sum over the papers stored, in any order.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import TypeVar

from corpus.ids import slug
from extract.people.names import parse_person
from extract.people.people import fold_name, person_key

# Tables that name people, and the word that says what kind of person the row speaks of.
NAMING = (
    ("attendance", "status"),
    ("distribution", "role"),
    ("officers", "context"),
    ("votes", "option"),
    ("declarations", "interest_kind"),
)
WITHOUT_ROLE = frozenset(("votes", "declarations"))
GENERIC_COUNCIL_WORDS = frozenset(
    (
        "the", "of", "and", "council", "county", "city", "borough", "district", "london", "royal", "metropolitan",
        "unitary", "authority", "combined", "town", "parish",
    )
)  # fmt: skip
# `evidence`: how often each pair of a word and a role stands beside the form, as JSON; `company`: in how many papers it
# stands with another form of the same surname. `settled` is 0 while what decides who it is has changed.
FORMS_SQL = (
    """CREATE TABLE IF NOT EXISTS person_forms (surname TEXT, name TEXT, council TEXT, papers INTEGER, evidence TEXT,
        company TEXT, person_id TEXT, reason TEXT, settled INTEGER, PRIMARY KEY (surname, name, council))
        WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS person_names_new ON person_names (surname) WHERE person_id IS NULL",
)

Pair = tuple[str | None, str | None]
T = TypeVar("T")


@dataclass(slots=True)
class Form:
    """A name as papers of one council print it, with what stands beside it in all of them."""

    surname: str
    name: str
    council: str
    papers: int
    evidence: Counter[Pair]
    company: Counter[str]
    person: str | None = None
    reason: str | None = None
    settled: bool = False

    @property
    def given(self) -> tuple[str, ...]:
        return (name_parts(self.name) or ((), "", ""))[0]

    @property
    def whole(self) -> str:
        return (name_parts(self.name) or ((), "", ""))[2]

    @property
    def roles(self) -> set[str]:
        return {slug(role) for _, role in self.evidence if role}

    @property
    def key(self) -> tuple[str, str, str]:
        return self.surname, self.name, self.council


@lru_cache(1 << 16)
def name_parts(printed: str) -> tuple[tuple[str, ...], str, str] | None:
    """Given names, the last word of the surname, and the whole name run together; None when there is no letter in it.

    A title is no given name: of "Councillor Moor" the given names are ().
    """
    person = parse_person(printed)
    words = fold_name(person.bare if person is not None else printed).split()
    if not words or not slug(words[-1]):
        return None
    key = person_key(printed)
    given, initials = (key.given, key.initials) if key is not None else ((), "")
    return given, words[-1], "".join((*words, " ", initials))


def council_key(council: str | None) -> str:
    return "-".join(word for word in slug(council or "").split("-") if word not in GENERIC_COUNCIL_WORDS)


def add_names(connection: sqlite3.Connection, document: str) -> set[str]:
    """Note the names that a document's rows have just brought, and count them in; returns their surnames."""
    seen: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for name, *place in _printed_names(connection, document):
        parts = name_parts(name) if name and name not in seen else None
        if parts is None:
            continue
        seen[name] = parts[1]
        rows.append((f"{document}-name-{slug(name)}-{len(seen)}", name, parts[1], document, *place[:4]))
    connection.executemany(
        "INSERT INTO person_names (id, name, surname, document_id, page, line, bbox, rule) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    _count(connection, document, seen, 1)
    return set(seen.values())


def drop_names(connection: sqlite3.Connection, document: str) -> set[str]:
    """Count the names of a document out, whose rows must still be stored; returns their surnames."""
    sql = "SELECT name, surname FROM person_names WHERE document_id = ?"
    names = dict(connection.execute(sql, (document,)).fetchall())
    _count(connection, document, names, -1)
    connection.execute("DELETE FROM person_names WHERE document_id = ?", (document,))
    return set(names.values())


def forms_of(connection: sqlite3.Connection, surname: str) -> list[Form]:
    """The forms with this surname, in the order of their letters."""
    sql = (
        "SELECT surname, name, council, papers, evidence, company, person_id, reason, settled FROM person_forms "
        "WHERE surname = ? ORDER BY name, council"
    )
    return [_form(*row) for row in connection.execute(sql, (surname,))]


def store_form(connection: sqlite3.Connection, form: Form) -> None:
    """Write a form and its counts; one that no paper prints any more goes."""
    if form.papers <= 0:
        sql = "DELETE FROM person_forms WHERE surname = ? AND name = ? AND council = ?"
        connection.execute(sql, form.key)
        return
    evidence = sorted(([*pair, count] for pair, count in form.evidence.items()), key=repr)
    connection.execute(
        "INSERT OR REPLACE INTO person_forms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*form.key, form.papers, json.dumps(evidence), json.dumps(sorted(form.company.items())), form.person,
         form.reason, int(form.settled)),
    )  # fmt: skip


def recount(connection: sqlite3.Connection) -> None:
    """Count all names again, where an older version of the program has made the database; inside a transaction."""
    connection.execute("DELETE FROM person_forms")
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for document, name, surname in connection.execute("SELECT document_id, name, surname FROM person_names"):
        names[document][name] = surname
    for document, printed in names.items():
        _count(connection, document, printed, 1)


def _printed_names(connection: sqlite3.Connection, document: str) -> list[tuple[str, ...]]:
    naming = " UNION ALL ".join(
        f"SELECT name, page, line, bbox, rule, {order} AS source, rowid AS place "
        f"FROM {table} WHERE document_id = :document"
        for order, (table, _) in enumerate(NAMING)
    )
    sql = f"SELECT * FROM ({naming}) ORDER BY source, place"
    return connection.execute(sql, {"document": document}).fetchall()


def _count(connection: sqlite3.Connection, document: str, names: dict[str, str], sign: int) -> None:
    """Count a document's names, given with their surnames, in (1) or out (-1)."""
    row = connection.execute("SELECT council FROM documents WHERE id = ?", (document,)).fetchone()
    council = council_key(row[0] if row else None)
    evidence = _evidence(connection, document)
    company: dict[str, set[str]] = defaultdict(set)
    by_surname: dict[str, list[str]] = defaultdict(list)
    for name, surname in names.items():
        by_surname[surname].append(name)
    for one, other in (pair for together in by_surname.values() for pair in permutations(together, 2)):
        company[one].add(other)
    for surname, name in sorted((surname, name) for name, surname in names.items()):
        form = _stored(connection, surname, name, council)
        before = _shape(form)
        form.papers += sign
        form.evidence = _added(form.evidence, evidence[name], sign)
        form.company = _added(form.company, company[name], sign)
        if _shape(form) != before:
            _unsettle(connection, surname)
            form.settled = False
        store_form(connection, form)


def _evidence(connection: sqlite3.Connection, document: str) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for table, word in NAMING:
        role = "NULL" if table in WITHOUT_ROLE else "role"
        sql = f"SELECT name, {word}, {role} FROM {table} WHERE document_id = ?"
        for name, *pair in connection.execute(sql, (document,)):
            found[name].append((pair[0], pair[1]))
    return found


def _added(counts: Counter[T], more: Iterable[T], sign: int) -> Counter[T]:
    total = Counter(counts)
    for one in more:
        total[one] += sign
    return +total


def _shape(form: Form) -> tuple[object, ...]:
    """What decides who it is: whether it is there, its roles, the lists with and without one, its company."""
    lists = frozenset((word, role is None) for word, role in form.evidence)
    return form.papers > 0, form.roles, lists, frozenset(form.company)


def _unsettle(connection: sqlite3.Connection, surname: str) -> None:
    connection.execute("UPDATE person_forms SET settled = 0 WHERE surname = ? AND settled", (surname,))


def _stored(connection: sqlite3.Connection, surname: str, name: str, council: str) -> Form:
    row = connection.execute(
        "SELECT papers, evidence, company, person_id, reason, settled FROM person_forms "
        "WHERE surname = ? AND name = ? AND council = ?",
        (surname, name, council),
    ).fetchone()
    return _form(surname, name, council, *(row or (0, "[]", "[]", None, None, 0)))


def _form(surname: str, name: str, council: str, papers: int, evidence: str, company: str, *settled: object) -> Form:
    pairs = Counter({(word, role): count for word, role, count in json.loads(evidence)})
    person, reason, is_settled = settled
    return Form(
        surname, name, council, papers, pairs, Counter(dict(json.loads(company))),
        str(person) if person else None, str(reason) if reason else None, bool(is_settled),
    )  # fmt: skip

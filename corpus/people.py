"""One person across papers: which printed names are the same person's, with the reason kept for each.

Only names with the same surname are compared, and a surname alone never joins two. The outcome depends on the names
stored, not on the order in which papers came in: a surname's people are worked out again whenever a paper with that
surname comes or goes.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.ids import slug
from extract.names import parse_person
from extract.people import fold_name, person_key, same_person

# Tables that name people, and the word that says what kind of person the row speaks of.
NAMING = (
    ("attendance", "status"),
    ("distribution", "role"),
    ("officers", "context"),
    ("votes", "option"),
    ("declarations", "interest_kind"),
)
COUNCILLOR_RE = re.compile(
    r"\b(councillor|cllr|chair(man|woman|person)?|mayor|alderman|leader of the (council|opposition)|"
    r"cabinet member|portfolio holder|group leader)\b",
    re.IGNORECASE,
)
CO_OPTED_RE = re.compile(
    r"\bco-?opt|\bparent governor|\bdiocesan?\b|\bchurch of england\b|\b(church|faith|parent|teacher) representative",
    re.IGNORECASE,
)
OFFICER_RE = re.compile(
    r"\b(officer|director|manager|head of|clerk|lawyer|solicitor|adviser|advisor|secretary|engineer|"
    r"accountant|monitoring|consultant|chief executive|lead)\b",
    re.IGNORECASE,
)
OFFICER_CONTEXTS = frozenset(("officer support", "audit trail", "contact", "report header"))
MEMBER_LISTS = frozenset(("present", "other members present"))
MEMBER_CONTEXTS = frozenset(("for", "against", "abstain"))
GENERIC_COUNCIL_WORDS = frozenset(
    (
        "the", "of", "and", "council", "county", "city", "borough", "district", "london", "royal", "metropolitan",
        "unitary", "authority", "combined", "town", "parish",
    )
)  # fmt: skip


@dataclass(slots=True)
class Form:
    """A name as one document prints it: `row` is its row in `person_names`."""

    row: str
    document: str
    council: str
    name: str
    given: tuple[str, ...]
    surname: str
    whole: str
    evidence: list[tuple[str | None, str | None]] = field(default_factory=list)
    reason: str = "same name"


@dataclass(slots=True)
class Cluster:
    forms: list[Form]
    council: str = ""

    @property
    def given(self) -> tuple[str, ...]:
        return max((form.given for form in self.forms), key=lambda given: (sum(map(len, given)), given))


def name_parts(printed: str) -> tuple[tuple[str, ...], str, str] | None:
    """Given names, the last word of the surname, and the whole name run together; None when there is no letter in it.

    A title is no given name: of "Councillor Moor" the given names are ().
    """
    person = parse_person(printed)
    words = fold_name(person.bare if person is not None else printed).split()
    if not words or not slug(words[-1]):
        return None
    key = person_key(printed)
    return (key.given if key is not None else ()), words[-1], "".join(words)


def surnames_of(connection: sqlite3.Connection, document: str) -> set[str]:
    """The surnames that a document prints; made up from its rows when it has just been loaded."""
    known = {
        row[0] for row in connection.execute("SELECT surname FROM person_names WHERE document_id = ?", (document,))
    }
    return known or _add_names(connection, document)


def _add_names(connection: sqlite3.Connection, document: str) -> set[str]:
    naming = " UNION ALL ".join(
        f"SELECT name, page, line, bbox, rule, {order} AS source, rowid AS place "
        f"FROM {table} WHERE document_id = :document"
        for order, (table, _) in enumerate(NAMING)
    )
    surnames: set[str] = set()
    seen: set[str] = set()
    for name, *place in connection.execute(
        f"SELECT * FROM ({naming}) ORDER BY source, place", {"document": document}
    ).fetchall():
        parts = name_parts(name) if name and name not in seen else None
        if parts is None:
            continue
        seen.add(name)
        surnames.add(parts[1])
        connection.execute(
            "INSERT INTO person_names (id, name, surname, document_id, page, line, bbox, rule) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (f"{document}-name-{slug(name)}-{len(seen)}", name, parts[1], document, *place[:4]),
        )
    return surnames


def refresh_people(connection: sqlite3.Connection, surnames: Iterable[str]) -> None:
    """Work out the people with these surnames again from all names stored."""
    for surname in sorted(surnames):
        forms = _forms(connection, surname)
        _store(connection, surname, _clusters(forms))


def _forms(connection: sqlite3.Connection, surname: str) -> list[Form]:
    rows = connection.execute(
        "SELECT n.id, n.document_id, d.council, n.name FROM person_names AS n "
        "JOIN documents AS d ON d.id = n.document_id "
        "WHERE n.surname = ? ORDER BY n.document_id, n.id",
        (surname,),
    ).fetchall()
    forms = []
    for row, document, council, name in rows:
        parts = name_parts(name)
        if parts is None:
            continue
        form = Form(row, document, _council_key(council), name, *parts)
        for table, word in NAMING:
            role = "role" if table not in ("votes", "declarations") else "NULL"
            sql = f"SELECT {word}, {role} FROM {table} WHERE document_id = ? AND name = ?"
            form.evidence += connection.execute(sql, (document, name)).fetchall()
        forms.append(form)
    return forms


def _council_key(council: str | None) -> str:
    return "-".join(word for word in slug(council or "").split("-") if word not in GENERIC_COUNCIL_WORDS)


def _clusters(forms: Sequence[Form]) -> list[Cluster]:
    """Forms that are one person: the same name in papers of one council, then shorter forms that fit just one."""
    same: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        # A title stands in for given names that are not printed, so that "Mrs Moor" and "Councillor Moor" stay two.
        same[form.whole if form.given else f" {slug(form.name)}"].append(form)
    clusters = [cluster for group in same.values() for cluster in _by_council(group)]
    clusters.sort(
        key=lambda cluster: (-sum(map(len, cluster.given)), cluster.given, cluster.council, cluster.forms[0].row)
    )
    kept: list[Cluster] = []
    for cluster in clusters:
        fits = [other for other in kept if _may_be(cluster, other)]
        if len(fits) == 1:
            for form in cluster.forms:
                form.reason = "shorter form with the same role or paper, fits no one else"
            fits[0].forms += cluster.forms
        else:
            kept.append(cluster)
    return kept


def _by_council(forms: list[Form]) -> list[Cluster]:
    councils = {form.council for form in forms} - {""}
    if len(councils) < 2:
        return [Cluster(forms, next(iter(councils), ""))]
    split: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        split[form.council].append(form)
    return [Cluster(group, council) for council, group in split.items()]


def _may_be(shorter: Cluster, longer: Cluster) -> bool:
    """Whether a shorter form of a name may be the person: given names agree, and so does a role or a paper."""
    if (
        not shorter.given
        or not longer.given
        or (shorter.council and longer.council and shorter.council != longer.council)
    ):
        return False
    pairs = ((one.name, other.name) for one in shorter.forms for other in longer.forms)
    if any(same_person(*pair) is None for pair in pairs):
        return False
    if {form.document for form in shorter.forms} & {form.document for form in longer.forms}:
        return True
    return bool(_roles(shorter) & _roles(longer))


def _roles(cluster: Cluster) -> set[str]:
    return {slug(role) for form in cluster.forms for _, role in form.evidence if role}


def _kind(cluster: Cluster) -> str:
    texts = [text for form in cluster.forms for pair in form.evidence for text in pair if text]
    names = " ".join(form.name for form in cluster.forms)
    everything = " ; ".join((*texts, names))
    if CO_OPTED_RE.search(everything):
        return "co-opted"
    votes = Counter(
        {
            "councillor": sum(bool(COUNCILLOR_RE.search(text)) for text in (*texts, names))
            + 2 * sum(t in MEMBER_CONTEXTS for t in texts),
            "officer": sum(text in OFFICER_CONTEXTS or bool(OFFICER_RE.search(text)) for text in texts),
        }
    )
    kind, count = max(sorted(votes.items()), key=lambda vote: vote[1])
    if count:
        return kind
    # Who is listed as present with no post and no title is a member: officers are listed apart or with their post.
    listed = any(text in MEMBER_LISTS for text in texts)
    return "councillor" if listed and not any(role for form in cluster.forms for _, role in form.evidence) else "other"


def _store(connection: sqlite3.Connection, surname: str, clusters: list[Cluster]) -> None:
    before = {row[0] for row in connection.execute("SELECT id FROM people WHERE surname = ?", (surname,))}
    ids: Counter[str] = Counter()
    for cluster in sorted(clusters, key=lambda cluster: (cluster.given, cluster.council, cluster.forms[0].name)):
        forms = sorted(cluster.forms, key=lambda form: (-sum(map(len, form.given)), form.name.isupper(), form.name))
        base = slug(_bare(forms[0].name)) if forms[0].given else slug(forms[0].name)
        ids[base] += 1
        person = base if ids[base] == 1 else f"{base}-{cluster.council or ids[base]}"
        before.discard(person)
        _store_person(connection, person, surname, _kind(cluster), forms)
    connection.executemany("DELETE FROM people WHERE id = ?", [(person,) for person in before])


def _bare(printed: str) -> str:
    person = parse_person(printed)
    return person.bare if person is not None else printed


def _store_person(connection: sqlite3.Connection, person: str, surname: str, kind: str, forms: list[Form]) -> None:
    first = min(forms, key=lambda form: form.row)
    connection.execute(
        "INSERT INTO people (id, name, kind, surname, document_id, page, line, bbox, rule) "
        "SELECT ?, ?, ?, ?, document_id, page, line, bbox, rule FROM person_names WHERE id = ? "
        "ON CONFLICT (id) DO UPDATE SET name=excluded.name, kind=excluded.kind, surname=excluded.surname, "
        "document_id=excluded.document_id, page=excluded.page, line=excluded.line, bbox=excluded.bbox, "
        "rule=excluded.rule",
        (person, forms[0].name, kind, surname, first.row),
    )
    for form in forms:
        connection.execute(
            "UPDATE person_names SET person_id = ?, reason = ? WHERE id = ?", (person, form.reason, form.row)
        )
        for table, _ in NAMING:
            connection.execute(
                f"UPDATE {table} SET person_id = ?1 WHERE document_id = ?2 AND name = ?3 AND person_id IS NOT ?1",
                (person, form.document, form.name),
            )

"""One person across papers: which printed names are the same person's, with the reason kept for each.

Only names with the same surname are compared, and a surname alone never joins two. The outcome depends on the names
stored, not on the order in which papers came in: a surname's people are worked out again from its forms whenever a
paper brings or takes a form, a role or a company of it; a paper that brings nothing new only finds its people.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.forms import NAMING, Form, Pair, council_key, forms_of, store_form
from corpus.ids import slug
from extract.people.names import parse_person
from extract.people.people import same_person

SAME_NAME = "same name"
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
TITLE_RE = re.compile(r"\b(councillors?|cllrs?|aldermen|alderman)\b", re.IGNORECASE)
# Words of posts that most councils have: alone they tell nobody from another council's.
PLAIN_POSTS = frozenset(
    """chair chairman chairwoman chairperson vice deputy acting interim clerk leader mayor chief executive director
    secretary treasurer officer manager monitoring member councillor of the to council town parish and""".split()
)
OFFICER_CONTEXTS = frozenset(("officer support", "audit trail", "contact", "report header"))
MEMBER_LISTS = frozenset(("present", "other members present"))
MEMBER_CONTEXTS = frozenset(("for", "against", "abstain"))
AT_ONCE = 200  # surnames whose links are in memory together
# By document and printed name: the row of `person_names`, and the form that tells whose name it is.
Links = defaultdict[str, dict[str, tuple[str, Form]]]


@dataclass(slots=True)
class Cluster:
    forms: list[Form]
    council: str = ""

    @property
    def given(self) -> tuple[str, ...]:
        return max((form.given for form in self.forms), key=lambda given: (sum(map(len, given)), given))


def refresh_people(connection: sqlite3.Connection, surnames: Iterable[str]) -> None:
    """Bring the people with these surnames up to date with the forms counted."""
    left = sorted(surnames)
    while left:
        now, left = left[:AT_ONCE], left[AT_ONCE:]
        links: Links = defaultdict(dict)
        by_surname = {surname: forms_of(connection, surname) for surname in now}
        for surname, forms in by_surname.items():
            changed = [] if all(form.settled for form in forms) else _settle(connection, forms)
            _link_again(connection, changed, links)
            _link_new(connection, surname, forms, links)
        _write_links(connection, links)
        for surname, forms in by_surname.items():
            _store(connection, surname, forms)


def group_forms(forms: Sequence[Form]) -> list[Cluster]:
    """Forms that are one person: the same name in papers of one council, then shorter forms that fit just one."""
    for form in forms:
        form.reason = SAME_NAME
    same: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        # A title stands in for given names that are not printed, so that "Mrs Moor" and "Councillor Moor" stay two.
        same[form.whole if form.given else f" {slug(form.name)}"].append(form)
    clusters = [part for group in same.values() for cluster in _by_council(group) for part in _by_calling(cluster)]
    clusters.sort(
        key=lambda cluster: (-sum(map(len, cluster.given)), cluster.given, cluster.council, cluster.forms[0].name)
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


def _by_calling(cluster: Cluster) -> list[Cluster]:
    """The forms of one name, parted where a paper has both a member and an officer of that name."""
    officers = [form for form in cluster.forms if _callings([form]) == {"officer"}]
    members = [form for form in cluster.forms if form not in officers]
    sure = {form.name for form in members if _callings([form]) == {"member"}}
    if not any(sure & set(form.company) for form in officers):
        return [cluster]
    return [Cluster(members, cluster.council), Cluster(officers, cluster.council)]


def _callings(forms: Iterable[Form]) -> set[str]:
    """Whether forms are known as a member's, as an officer's or as both; empty where nothing tells."""
    callings = set()
    for form in forms:
        if _says(TITLE_RE, form.name):
            callings.add("member")
        for context, role in form.evidence:
            listed = context in MEMBER_LISTS and role is None
            if context in MEMBER_CONTEXTS or listed or _says(COUNCILLOR_RE, role or ""):
                callings.add("member")
            elif context in OFFICER_CONTEXTS or _says(OFFICER_RE, role or ""):
                callings.add("officer")
    return callings


def _may_be(shorter: Cluster, longer: Cluster) -> bool:
    """Whether a shorter form of a name may be the person: given names agree, and so does a role or a paper."""
    if (
        not shorter.given
        or not longer.given
        or (shorter.council and longer.council and shorter.council != longer.council)
    ):
        return False
    pairs = [(one, other) for one in shorter.forms for other in longer.forms]
    if not all(_can_be_same(one.name, other.name) for one, other in pairs):
        return False
    if {"officer", "member"} == _callings(shorter.forms) ^ _callings(longer.forms):
        return False
    if any(one.council == other.council and other.name in one.company for one, other in pairs):
        return True
    shared = _roles(shorter) & _roles(longer)
    # A council that is not known may be any: "Clerk" alone is said of somebody in each.
    return bool(shared) if shorter.council == longer.council else any(map(_is_special, shared))


def _is_special(role: str) -> bool:
    return not PLAIN_POSTS.issuperset(role.split("-"))


@lru_cache(1 << 16)
def _can_be_same(one: str, other: str) -> bool:
    return same_person(one, other) is not None


def _roles(cluster: Cluster) -> set[str]:
    return set().union(*(form.roles for form in cluster.forms))


@lru_cache(1 << 14)
def _says(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _kind(forms: Sequence[Form]) -> str:
    evidence = sum((form.evidence for form in forms), Counter[Pair]())
    texts = Counter[str]()
    for pair, count in evidence.items():
        for text in filter(None, pair):
            texts[text] += count
    names = " ".join(form.name for form in forms)
    if any(_says(CO_OPTED_RE, text) for text in (*texts, names)):
        return "co-opted"
    votes = Counter(
        {
            "councillor": sum(count for text, count in texts.items() if _says(COUNCILLOR_RE, text))
            + _says(COUNCILLOR_RE, names)
            + 2 * sum(count for text, count in texts.items() if text in MEMBER_CONTEXTS),
            "officer": sum(
                count for text, count in texts.items() if text in OFFICER_CONTEXTS or _says(OFFICER_RE, text)
            ),
        }
    )
    kind, count = max(sorted(votes.items()), key=lambda vote: vote[1])
    if count:
        return kind
    # Who is listed as present with no post and no title is a member: officers are listed apart or with their post.
    listed = any(text in MEMBER_LISTS for text in texts)
    return "councillor" if listed and not any(role for _, role in evidence) else "other"


def _settle(connection: sqlite3.Connection, forms: Sequence[Form]) -> list[Form]:
    """Decide anew who each form is; returns those that are another person than before."""
    before = {form.key: (form.person, form.reason) for form in forms}
    taken: set[str] = set()
    clusters = group_forms(forms)
    for cluster in sorted(clusters, key=lambda cluster: (cluster.given, cluster.council, cluster.forms[0].name)):
        fullest = _fullest(cluster.forms)
        base = slug(_bare(fullest.name)) if fullest.given else slug(fullest.name)
        numbered = (f"{base}-{number}" for number in range(2, len(clusters) + 2))
        told = (f"{base}-{cluster.council}",) if cluster.council else ()
        person = next(one for one in (base, *told, *numbered) if one not in taken)
        taken.add(person)
        for form in cluster.forms:
            form.person, form.settled = person, True
    for form in forms:
        store_form(connection, form)
    return [form for form in forms if before[form.key] != (form.person, form.reason)]


def _fullest(forms: Sequence[Form]) -> Form:
    return min(forms, key=lambda form: (-sum(map(len, form.given)), form.name.isupper(), form.name))


def _bare(printed: str) -> str:
    person = parse_person(printed)
    return person.bare if person is not None else printed


def _link_again(connection: sqlite3.Connection, changed: Sequence[Form], links: Links) -> None:
    """All papers' rows with these forms are their person's."""
    for form in changed:
        sql = (
            "SELECT n.id, n.document_id, d.council FROM person_names AS n JOIN documents AS d ON d.id = n.document_id "
            "WHERE n.surname = ? AND n.name = ?"
        )
        for row, document, council in connection.execute(sql, (form.surname, form.name)):
            if council_key(council) == form.council:
                links[document][form.name] = row, form


def _link_new(connection: sqlite3.Connection, surname: str, forms: Sequence[Form], links: Links) -> None:
    """The rows of papers that have just come are their people's."""
    known = {(form.name, form.council): form for form in forms}
    sql = (
        "SELECT n.id, n.document_id, n.name, d.council FROM person_names AS n JOIN documents AS d "
        "ON d.id = n.document_id WHERE n.surname = ? AND n.person_id IS NULL"
    )
    for row, document, name, council in connection.execute(sql, (surname,)):
        links[document][name] = row, known[name, council_key(council)]


def _write_links(connection: sqlite3.Connection, links: Links) -> None:
    """Point the rows at their people: a paper's rows are looked through once, however many it names."""
    for document, named in links.items():
        connection.executemany(
            "UPDATE person_names SET person_id = ?, reason = ? WHERE id = ?",
            [(form.person, form.reason, row) for row, form in named.values()],
        )
        for table, _ in NAMING:
            rows = connection.execute(f"SELECT rowid, name, person_id FROM {table} WHERE document_id = ?", (document,))
            linked = [
                (named[name][1].person, row)
                for row, name, person in rows
                if name in named and named[name][1].person != person
            ]
            connection.executemany(f"UPDATE {table} SET person_id = ? WHERE rowid = ?", linked)


def _store(connection: sqlite3.Connection, surname: str, forms: Sequence[Form]) -> None:
    """The rows of the people with a surname, whose forms all know their person."""
    before = {row[0] for row in connection.execute("SELECT id FROM people WHERE surname = ?", (surname,))}
    people: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        people[form.person or ""].append(form)
    for person, theirs in people.items():
        before.discard(person)
        connection.execute(
            "INSERT INTO people (id, name, kind, surname, document_id, page, line, bbox, rule) "
            "SELECT ?1, ?2, ?3, ?4, document_id, page, line, bbox, rule FROM person_names "
            "WHERE id = (SELECT min(id) FROM person_names WHERE person_id = ?1) "
            "ON CONFLICT (id) DO UPDATE SET name=excluded.name, kind=excluded.kind, surname=excluded.surname, "
            "document_id=excluded.document_id, page=excluded.page, line=excluded.line, bbox=excluded.bbox, "
            "rule=excluded.rule",
            (person, _fullest(theirs).name, _kind(theirs), surname),
        )
    connection.executemany("DELETE FROM people WHERE id = ?", [(person,) for person in before])

"""The people of one cell or label, each with a role: "NAME, ROLE", "ROLE - NAME", several joined by "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.attendance.rosters import name_then_post
from extract.facts import Officer
from extract.patterns import pattern
from extract.people.names import looks_like_person, looks_like_role, parse_person
from extract.people.roles import OFFICE_RE, TITLE_WORD_RE
from extract.people.shared_posts import find_shared_posts
from ingest.model import Span

PERSON_BREAK_RE = pattern(
    "break-between-people",
    r"(?:;|,?\s(?:and|&)|\s/)\s+|(?<=[a-z])\s(?=[A-Z][a-z'’-]+\s[A-Z][\w'’-]+,\s)",
    matches=("Ann Moor and Bo Reed", "Ann Moor; Bo Reed", "Leader Bo Reed, Clerk"),
    rejects=("Ann Moor, Clerk",),
)
TITLED_RE = re.compile(r"(?:Councillor|Cllr)\.?\s[A-Z][a-z]")
PHONE_OR_MAIL_RE = pattern(
    "phone-or-mail",
    r"(?:\b[Tt]el(?:ephone)?\b\.?:?|\b[Ee]-?mail\b:?|(?<![^\s@])[^\s@]{1,80}@\S{1,120}|\(?\b0\d[\d\s()-]{7,}\d)",
    matches=("Tel: 020 7946 0011", "a.moor@example.org"),
    rejects=("Head of Parks", "7 May"),
)


def make_officer(name: str, role: str, context: str, rule: str, span: Span) -> Officer:
    return Officer(name=" ".join(name.split()), role=" ".join(role.split()), context=context, rule=rule, span=span)


def people_of_text(text: str | None, context: str, rule: str, span: Span) -> Iterator[Officer]:
    """The people of one cell, each with a role: "NAME, ROLE", "ROLE - NAME", two people joined by "and"."""
    text = PHONE_OR_MAIL_RE.split(text or "")[0] or ""
    shared = list(find_shared_posts(text))
    for name, role, *_ in shared:
        yield make_officer(name, role, context, rule, span)
    for part in _people(text) if not shared else ():
        person = parse_person(part)
        if person is None or not person.role:
            person = name_then_post(part) or person
        if person and person.role:
            yield make_officer(person.name, person.role, context, rule, span)


def _people(text: str) -> Iterator[str]:
    """A cell's text cut before each "and" or semicolon that a person's name follows."""
    start = 0
    for match in PERSON_BREAK_RE.finditer(text):
        words = re.split(r"[,(;]", text[match.end() :])[0].split()
        known = any(looks_like_person(" ".join(words[:count])) for count in (2, 3) if len(words) >= count)
        if match[0].startswith(";") and TITLED_RE.match(text, match.end()):
            yield text[start : match.start()]
            start = match.end()
            continue
        # Without a word between them only "NAME, ROLE" begins the next person ("Leader Ann Moor, Deputy Leader").
        alone = not match[0].strip(" ,;")
        if alone and TITLE_WORD_RE.search(text[start : match.start()].split()[-1]):
            continue
        if known and (not alone or _has_role_next(text[match.end() :], words)):
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _has_role_next(text: str, words: list[str]) -> bool:
    rest = text[len(" ".join(words)) :]
    return 2 <= len(words) <= 3 and rest.startswith(",") and bool(OFFICE_RE.search(rest[1:60].split(",")[0]))


def people_of_cabinet_cell(
    text: str | None, context: str, span: Span, post: str = "Cabinet Member"
) -> Iterator[Officer]:
    """The councillors of a cell; `post` is what the cell's label calls them, where the cell states no post."""
    for part in _people(text or ""):
        person = parse_person(part)
        if person is None:
            continue
        role = person.role or ""
        if not OFFICE_RE.search(role):
            # "Cllr Moor, Ann": the given name, and no field of a post
            given = len(role.split()) == 1 and role.istitle() and not looks_like_role(role)
            role = f"{post}, {role}" if role and not given else post
        yield make_officer(person.name, role, context, "cabinet-member-cell", span)

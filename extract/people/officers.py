"""People with the roles that a paper states for them: one fact for each distinct pairing of a name and a role.

First from the facts that forms gave (audit trails, attendance, distribution lists, report boxes, background papers),
then from labels ("Lead inspector: …"), then from sentences (`extract.people_in_text`).
A name without a role makes none; a member is an officer here only with a post, such as chair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.contacts.signatures import find_signatures
from extract.facts import Attendance, AuditTrail, BackgroundPaper, Consultee, Contact, Distribution, Officer, Report
from extract.patterns import pattern
from extract.people.labelled_people import find_labelled
from extract.people.listed_people import find_listed
from extract.people.names import looks_like_role, parse_person
from extract.people.people_in_cells import make_officer, people_of_cabinet_cell, people_of_text
from extract.people.posts_in_tables import find_posts_in_tables
from extract.people.roles import OFFICE_RE
from extract.people.run_on_people import person_and_post
from ingest.model import Document, Span

# A councillor by title alone holds no post.
NO_POSTS = frozenset(("councillor", "councillors", "member", "members", "cllr", "present", "apologies", "substitute"))

# What is counted or left unnamed in a list of those present holds no post.
CROWD_RE = pattern(
    "those-without-names",
    r"^\d+\s|\b(?i:members?\sof\s(?:the\s)?(?:public|press))\b",
    matches=("12 members of the public", "member of the public"),
    rejects=("Member of the Board", "14-19 Representative"),
)


PRESIDED_RE = pattern(
    "presided",
    r"^(?P<post>.*?)(?<![\s,])[\s,]*+\b(?i:in\sthe\schair)\b",
    matches=("in the Chair", "Vice Chairperson, in the Chair. Before that"),
    rejects=("Chair", "Vice-Chair"),
)


def find_officers(
    document: Document,
    *,
    attendance: Iterable[Attendance] = (),
    distribution: Iterable[Distribution] = (),
    contacts: Iterable[Contact] = (),
    audit_trails: Iterable[AuditTrail] = (),
    consultees: Iterable[Consultee] = (),
    reports: Iterable[Report] = (),
    background_papers: Iterable[BackgroundPaper] = (),
    prose: Iterable[Officer] = (),
) -> tuple[Officer, ...]:
    """Every distinct pairing of a person and a role that the paper states, in the order of the sources above.

    `prose` are the people that `extract.language.read_language` found in sentences.
    """
    attended = tuple(attendance)
    others = [_pair(make_officer(entry.name, entry.role or "", "", "", entry.span)) for entry in attended]
    named: list[Iterator[Officer]] = [
        _of_audit_trails(audit_trails),
        _of_consultees(consultees),
        _of_reports(reports),
        _of_cells(((entry.contact, entry.span) for entry in background_papers), "background paper"),
        _of_lists(attended, "attendance"),
        _of_cells(((entry.name, entry.span) for entry in contacts), "contact"),
        _of_lists(distribution, "distribution list"),
        find_labelled(document),
        find_posts_in_tables(document),
        find_signatures(document),
        iter(prose),
        find_listed(document),
    ]
    found: dict[tuple[str, str], Officer] = {}
    for officer in (officer for source in named for officer in source):
        doubtful = officer.context in ("prose", "list") and (
            _is_cut_short(officer, found) or _is_another(officer, others) or _holds_name(officer, found)
        )
        if _is_post(officer.role) and not doubtful:
            found.setdefault(_pair(officer), officer)
    return tuple(_presiding(found))


def _presiding(found: Mapping[tuple[str, str], Officer]) -> Iterator[Officer]:
    """The people found; who was "in the Chair" held the post named before that, or the chair if no other is known."""
    chairs = {name for (name, role) in found if not PRESIDED_RE.match(role) and "chair" in role}
    for (name, _), officer in found.items():
        presided = PRESIDED_RE.match(officer.role or "")
        post = presided["post"].strip(" ,") if presided else officer.role
        if post and (not presided or (name, _folded(post)) not in found):
            yield replace(officer, role=post)
        elif not post and name not in chairs:
            yield replace(officer, role="Chair")


def _is_cut_short(officer: Officer, found: Iterable[tuple[str, str]]) -> bool:
    """Whether a longer role of the same person begins with this one: a sentence broke off in it."""
    name, role = _pair(officer)
    return any(name == other and longer.startswith(role + " ") for other, longer in found)


def _holds_name(officer: Officer, found: Iterable[tuple[str, str]]) -> bool:
    """Whether the role is that of somebody else with the name before it, who was found before."""
    name, role = _pair(officer)
    return any(" " in other and other != name and role.startswith(f"{other} ") for other, _ in found)


def _is_another(officer: Officer, others: Sequence[tuple[str, str]]) -> bool:
    """Whether `others`, those listed as present and their posts, show that "NAME, ROLE" ran two people together.

    The role holds another's name ("Clerk Bo Reed"), or is the post of another while the name is a member's
    ("a question from Councillor Moor, the Treasurer said").
    """
    name, role = _pair(officer)
    surname = name.split()[-1] if name else ""
    listed = any(other.split()[-1:] == [surname] for other, _ in others)
    for other, post in others:
        if other.split()[-1:] == [surname]:
            continue
        if len(other.split()) > 1 and f" {other} " in f" {role} ":
            return True
        if listed and officer.rule == "officer-name-comma-role" and role and f"{post} ".startswith(f"{role} "):
            return True
    return False


def _pair(officer: Officer) -> tuple[str, str]:
    person = parse_person(officer.name)
    name = person.bare if person else officer.name
    return re.sub(r"\W+", " ", name.lower()).strip(), _folded(officer.role or "")


def _folded(role: str) -> str:
    return re.sub(r"\W+", " ", role.lower().replace("&", " and ").removeprefix("the ")).strip()


def _is_post(role: str | None) -> bool:
    return bool(role) and (role or "").strip(" .").lower() not in NO_POSTS and not CROWD_RE.search(role or "")


def _of_audit_trails(audit_trails: Iterable[AuditTrail]) -> Iterator[Officer]:
    for trail in audit_trails:
        for text in (trail.lead_officer, *(trail.report_author or "").split(";")):
            yield from people_of_text(text, "audit trail", "audit-trail-person", trail.span)
        yield from people_of_cabinet_cell(trail.cabinet_member, "audit trail", trail.span)


def _of_consultees(consultees: Iterable[Consultee]) -> Iterator[Officer]:
    for row in consultees:
        if (told := person_and_post(row.officer_title)) is not None:
            yield make_officer(*told, "audit trail", "consultee-person", row.span)
        else:
            yield from people_of_text(row.officer_title, "audit trail", "consultee-person", row.span)


def _of_reports(reports: Iterable[Report]) -> Iterator[Officer]:
    for report in reports:
        yield from people_of_text(report.from_officer, "report", "report-from", report.span)
        post = report.member_post or "Cabinet Member"
        yield from people_of_cabinet_cell(report.cabinet_member, "report", report.span, post)


CELL_RULES = {
    "audit trail": "audit-trail-consultee",
    "background paper": "background-paper-contact",
    "contact": "contact-role",
}
LIST_RULES = {"attendance": "attendance-role", "distribution list": "distribution-role"}


def _of_cells(cells: Iterable[tuple[str | None, Span]], context: str) -> Iterator[Officer]:
    for text, span in cells:
        yield from people_of_text(text, context, CELL_RULES[context], span)


def _of_lists(entries: Iterable[Attendance | Distribution], context: str) -> Iterator[Officer]:
    for entry in entries:
        # "Councillor Moor (Harwick)": the ward of a member is no post
        if entry.role and (OFFICE_RE.search(entry.role) or looks_like_role(entry.role)):
            yield make_officer(entry.name, entry.role, context, LIST_RULES[context], entry.span)

"""People with the roles that a paper states for them: one fact for each distinct pairing of a name and a role.

First from the facts that forms gave (audit trails, attendance, distribution lists, report boxes, background papers),
then from labels ("Lead inspector: …"), then from sentences (`extract.people_in_text`).
A name without a role makes none; a member is an officer here only with a post, such as chair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.facts import Attendance, AuditTrail, BackgroundPaper, Contact, Distribution, Officer, Report
from extract.names import looks_like_person, looks_like_role, parse_person
from extract.patterns import pattern
from extract.people_in_text import find_roles
from extract.roles import OFFICE_RE, TITLE_WORD_RE, names_office
from extract.signatures import find_signatures
from ingest.model import Block, Document, Span

# A councillor by title alone holds no post.
NO_POSTS = frozenset(("councillor", "councillors", "member", "members", "cllr", "present", "apologies", "substitute"))

LABELLED_RE = pattern(
    "role-label",
    r"^\W{0,3}(?P<role>[A-Z][\w'’&/() -]{3,70}?)\s?:\s+(?P<names>[A-Z][^:]{3,300})$",
    matches=("Lead inspector: Ann Moor", "Team inspectors: Ann Moor, Bo Reed", "Report Author: Ann Moor, Clerk"),
    rejects=("Note: it was", "lead inspector"),
)
FOREWORD_RE = pattern(
    "foreword-by",
    r"^\W{0,3}(?i:(?:Foreword|Introduction|Preface|Message|Statement)\s(?:by|from)\s(?:the\s)?)(?P<rest>[A-Z].{5,160})$",
    matches=("Foreword by Councillor Ann Moor, Cabinet Member for Parks", "Message from the Mayor, Bo Reed"),
    rejects=("The foreword by Ann", "Foreword"),
)
INITIALLED_RE = pattern(
    "name-initials-role",
    r"^(?P<name>(?:[A-Z][\w'’.-]*\s){1,4}[A-Z][\w'’-]+)[\s,]+\(?(?P<initials>[A-Z]{2,4}[a-z]?)\)?[\s,–-]+(?P<role>[A-Z].{3,100})$",
    matches=("Dr Ann Moor AM Clinical Chair", "Bo Reed (BR) Director of Finance", "Ann Moor AMo Head of Parks"),
    rejects=("Ann Moor, Head of Parks", "Ann Moor AM"),
)
# Labels that say what somebody did with the paper and hold a post's name before it ("Contact officer: NAME, ROLE").
OF_PAPER_RE = pattern(
    "label-of-paper",
    r"(?i:^(?:report|contact|lead|author|responsible|originating|originator|reporting|prepared|enquiries|for)\b)",
    matches=("Contact officer", "Report author"),
    rejects=("Head of Parks", "Quality manager"),
)
SPEAKER_RE = pattern(
    "who-will-speak",
    r"\bwill\s(?:present|give|introduce|attend|report|provide|update|speak|be\s(?:present|attending|in attendance))",
    matches=("Ann Moor, Head of Parks will present the report",),
    rejects=("the report will follow",),
)
PERSON_BREAK_RE = pattern(
    "break-between-people",
    r"(?:;|,?\s(?:and|&)|\s/)\s+|(?<=[a-z])\s(?=[A-Z][a-z'’-]+\s[A-Z][\w'’-]+,\s)",
    matches=("Ann Moor and Bo Reed", "Ann Moor; Bo Reed", "Leader Bo Reed, Clerk"),
    rejects=("Ann Moor, Clerk",),
)
ROLE_NOTE_RE = pattern(
    "note-after-role",
    r"\s*\((?i:part|item|until|from|via|virtual|deput|represent|observ|minute|on behalf)[^()]*\)?$",
    matches=("Chair (part meeting)", "Clerk (item 5 only)"),
    rejects=("Director (Parks)",),
)
CABINET_RE = pattern(
    "cabinet-member-label",
    r"^(?i:(?:cabinet|executive|lead)\s(?:member|councillor)|portfolio\s?holder)\(?s?\)?$",
    matches=("Cabinet Member", "Portfolio Holder", "Lead member(s)"),
    rejects=("Cabinet Member for Parks", "Member"),
)
# What is counted or left unnamed in a list of those present holds no post.
CROWD_RE = pattern(
    "those-without-names",
    r"^\d|\b(?i:members?\sof\s(?:the\s)?(?:public|press))\b",
    matches=("12 members of the public", "member of the public"),
    rejects=("Member of the Board",),
)
PHONE_OR_MAIL_RE = pattern(
    "phone-or-mail",
    r"(?:\b[Tt]el(?:ephone)?\b\.?:?|\b[Ee]-?mail\b:?|(?<![^\s@])[^\s@]{1,80}@\S{1,120}|\(?\b0\d[\d\s()-]{7,}\d)",
    matches=("Tel: 020 7946 0011", "a.moor@example.org"),
    rejects=("Head of Parks", "7 May"),
)


def find_officers(
    document: Document,
    *,
    attendance: Iterable[Attendance] = (),
    distribution: Iterable[Distribution] = (),
    contacts: Iterable[Contact] = (),
    audit_trails: Iterable[AuditTrail] = (),
    reports: Iterable[Report] = (),
    background_papers: Iterable[BackgroundPaper] = (),
    prose: Iterable[Officer] = (),
) -> tuple[Officer, ...]:
    """Every distinct pairing of a person and a role that the paper states, in the order of the sources above.

    `prose` are the people that `extract.language.read_language` found in sentences.
    """
    attended = tuple(attendance)
    others = [_pair(_officer(entry.name, entry.role or "", "", "", entry.span)) for entry in attended]
    named: list[Iterator[Officer]] = [
        _of_audit_trails(audit_trails),
        _of_reports(reports),
        (
            officer
            for entry in background_papers
            for officer in _of_text(entry.contact, "background paper", "background-paper-contact", entry.span)
        ),
        (
            _officer(entry.name, entry.role, "attendance", "attendance-role", entry.span)
            for entry in attended
            if entry.role
        ),
        (officer for entry in contacts for officer in _of_text(entry.name, "contact", "contact-role", entry.span)),
        (
            _officer(entry.name, entry.role, "distribution list", "distribution-role", entry.span)
            for entry in distribution
            if entry.role
        ),
        _of_labels(document),
        find_signatures(document),
        iter(prose),
    ]
    found: dict[tuple[str, str], Officer] = {}
    for officer in (officer for source in named for officer in source):
        doubtful = officer.context == "prose" and (_is_cut_short(officer, found) or _is_another(officer, others))
        if _is_post(officer.role) and not doubtful:
            found.setdefault(_pair(officer), officer)
    return tuple(found.values())


def _is_cut_short(officer: Officer, found: Iterable[tuple[str, str]]) -> bool:
    """Whether a longer role of the same person begins with this one: a sentence broke off in it."""
    name, role = _pair(officer)
    return any(name == other and longer.startswith(role + " ") for other, longer in found)


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


def _officer(name: str, role: str, context: str, rule: str, span: Span) -> Officer:
    return Officer(name=" ".join(name.split()), role=" ".join(role.split()), context=context, rule=rule, span=span)


def _pair(officer: Officer) -> tuple[str, str]:
    person = parse_person(officer.name)
    name = person.bare if person else officer.name
    role = (officer.role or "").lower().replace("&", " and ").removeprefix("the ")
    return re.sub(r"\W+", " ", name.lower()).strip(), re.sub(r"\W+", " ", role).strip()


def _is_post(role: str | None) -> bool:
    return bool(role) and (role or "").strip(" .").lower() not in NO_POSTS and not CROWD_RE.search(role or "")


def _of_audit_trails(audit_trails: Iterable[AuditTrail]) -> Iterator[Officer]:
    for trail in audit_trails:
        for text in (trail.lead_officer, *(trail.report_author or "").split(";")):
            yield from _of_text(text, "audit trail", "audit-trail-person", trail.span)
        yield from _of_cabinet_member(trail.cabinet_member, "audit trail", trail.span)


def _of_reports(reports: Iterable[Report]) -> Iterator[Officer]:
    for report in reports:
        yield from _of_text(report.from_officer, "report", "report-from", report.span)
        yield from _of_cabinet_member(report.cabinet_member, "report", report.span)


def _of_text(text: str | None, context: str, rule: str, span: Span) -> Iterator[Officer]:
    """The people of one cell, each with a role: "NAME, ROLE", "ROLE - NAME", two people joined by "and"."""
    for part in _people(PHONE_OR_MAIL_RE.split(text or "")[0] or ""):
        person = parse_person(part)
        if person and person.role:
            yield _officer(person.name, person.role, context, rule, span)


def _people(text: str) -> Iterator[str]:
    """A cell's text cut before each "and" or semicolon that a person's name follows."""
    start = 0
    for match in PERSON_BREAK_RE.finditer(text):
        words = re.split(r"[,(;]", text[match.end() :])[0].split()
        known = any(looks_like_person(" ".join(words[:count])) for count in (2, 3) if len(words) >= count)
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


def _of_cabinet_member(text: str | None, context: str, span: Span) -> Iterator[Officer]:
    for part in _people(text or ""):
        person = parse_person(part)
        if person is None:
            continue
        role = person.role or ""
        if not OFFICE_RE.search(role):
            role = f"Cabinet Member, {role}" if role else "Cabinet Member"
        yield _officer(person.name, role, context, "cabinet-member-cell", span)


def _of_labels(document: Document) -> Iterator[Officer]:
    """ "Lead inspector: NAME", "Team inspectors: NAME, NAME", "Foreword by NAME, ROLE"."""
    for block in document.blocks:
        if block.grid is None:
            yield from _of_line(block.text, block.span)
            yield from _of_initialled(block)
        else:
            for row in block.grid.texts():
                cells = [cell for cell in row if cell.strip()]
                for cell in cells:
                    if SPEAKER_RE.search(cell):
                        for name, role, _, _, rule in find_roles(cell):
                            yield _officer(_without_title(name), role, "agenda", rule, block.span)
                yield from _of_line(": ".join(cells).replace("::", ":") if len(cells) == 2 else "", block.span)


def _of_initialled(block: Block) -> Iterator[Officer]:
    """ "NAME INITIALS ROLE", as boards of health list who came: the initials are the name's own."""
    for line in block.lines:
        match = INITIALLED_RE.search(line.text.strip())
        person = parse_person(match["name"]) if match else None
        if match is None or person is None or not _are_initials(match["initials"], person.bare):
            continue
        role = ROLE_NOTE_RE.sub("", match["role"]).strip(" .,")
        if looks_like_role(role) or OFFICE_RE.search(role):
            yield _officer(person.name, role, "attendance", "initialled-line", line.span)


def _are_initials(initials: str, name: str) -> bool:
    first = [word[0] for word in re.split(r"[\s-]", name) if word]
    letters = [letter for letter in initials if letter.isupper()]
    return letters[0] == first[0] and all(letter in first for letter in letters)


def _without_title(name: str) -> str:
    """The last two words of a longer name: the item's title stands right before it in the same cell."""
    person = parse_person(name)
    words = name.split()
    return name if person is None or person.honorific or len(words) < 3 else " ".join(words[-2:])


def _of_line(text: str, span: Span) -> Iterator[Officer]:
    if len(text) > 400 or not names_office(text) or not OFFICE_RE.search(text):
        return
    if match := FOREWORD_RE.search(text):
        yield from _of_text(match["rest"], "foreword", "foreword-by", span)
    match = LABELLED_RE.search(text)
    if match is None or not OFFICE_RE.search(match["role"]) or parse_person(match["role"]):
        return
    label = " ".join(match["role"].split())
    if CABINET_RE.match(label) and "(" in match["names"]:
        yield from _of_cabinet_member(match["names"], "label", span)
        return
    own = parse_person(match["names"])
    if own and own.role and not looks_like_person(own.role.split(",")[0]) and OF_PAPER_RE.search(label):
        yield from _of_text(match["names"], "label", "role-label", span)
        return
    names = [name.strip(" .") for name in re.split(r",|;|\sand\s", match["names"]) if name.strip(" .")]
    if names and all(looks_like_person(name) for name in names):
        for name in names:
            yield _officer(name, _singular(label) if len(names) > 1 else label, "label", "role-label", span)


def _singular(label: str) -> str:
    return label[:-1] if label.endswith("s") and not label.endswith("ss") else label

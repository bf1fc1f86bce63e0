"""Apologies: told of in a sentence, or listed under a heading of that name."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.attendance.rosters import people_length, run_of_people, split_people
from extract.cells.cuts import cut_block
from extract.facts import Attendance, AttendanceStatus, Meeting
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.names import NO_POST_RE, looks_like_role, parse_person
from extract.people.roles import names_office
from ingest.model import Block, Span

APOLOGY_SENTENCE_RE = pattern(
    "apology-sentence",
    r"\bapolog(?:y|ies)\b(?![^.;]{0,40}\blate)[^.;:]{0,120}?\b(?:from|by|on\s+behalf\s+of|(?<=accept\sthe\sapologies\s)of)\s*:?\s+",
    matches=(
        "It was resolved to accept the apologies of Mr Moor",
        "There were apologies from Councillor Moor",
        "Apologies for absence, due to illness, were received from Mr Moor",
        "The clerk reported apologies from Mr Moor",
    ),
    rejects=("Apologies for lateness were received from Councillor Moor", "There were no apologies."),
    flags=re.IGNORECASE,
)
# Who came instead, told of behind a name; the substitute is listed among those present.
SUBSTITUTE_RE = pattern(
    "substitute-after-name",
    r"(?:,|(?<!\s))\s++(?:\(\s?)?(?:for\s++whom\b|with\s++(?=[^,;]{3,40}\bas\s+substitute)|(?:who\s+was\s+)?(?:substituted|replaced|represented)\s+by\b|substitute\s*[:\-\u2013])[^;\n]*",
    matches=("Councillor Moor, for whom Councillor Lane was substitute;", "Mr Moor (substituted by Mrs Lane)"),
    rejects=("Councillor Moor (substitute)", "Councillor Moor substituted for Mr Lane"),
    flags=re.IGNORECASE,
)
# Under a heading of apologies: what may stand before the names, and where another list begins.
RECEIVED_FROM_RE = pattern(
    "received-from",
    r"^\W*+(?:apolog(?:y|ies)\s++)?(?:(?:was|were|had\s++been|have\s++been)\s++)?"
    r"(?:received|given|accepted|noted|sent)?\s*+(?:from|by)\b\s*+:?\s*+",
    matches=("were received from: Councillor Moor", "From Councillor Moor"),
    rejects=("Councillor Moor",),
    flags=re.IGNORECASE,
)
# What ends a list of names with their reasons: "…, holiday; all apologies accepted."
ACCEPTED_RE = pattern(
    "apologies-accepted",
    r"[;,.]\s*(?:all|these|the|both|and)\s(?:these\s|the\s)?(?:apologies|reasons)\s(?:were\s|was\s|being\s)?(?:duly\s)?(?:accepted|approved|noted|received)\.?$",
    matches=("Cllr Moor, holiday; all apologies accepted.", "Cllr Moor. The apologies were accepted"),
    rejects=("It was resolved that the apologies of Cllr Moor be accepted",),
    flags=re.IGNORECASE,
)
ALSO_RE = pattern("also-list", r"\.\s+Also\b\s*:?\s*", matches=("Mr Moor. Also: Mr Lane",), rejects=("also Mr Lane",))
SENT_APOLOGY_RE = pattern(
    "sent-apology",
    r"^(?P<people>(?:[^.;:]|(?<=Cllr)\.|(?<=Cllrs)\.|(?<=\b[A-Z])\.){3,160}?)\s++(?:had\s++|have\s++|has\s++)?"
    r"(?:(?:sent|gave|given|submitted|tendered|offered)\s++(?:his|her|their)?\s*+apologi(?:es|[sz]es)\b(?!\s+for\s+late)"
    r"|apologi[sz]ed\s+for\s+(?:(?:his|her|their)\s+)?(?:absence|inability\s+to\s+attend|not\s+being\s+able))",
    matches=(
        "Cllr. A. Moor sent his apologies",
        "Mr Moor apologised for his absence",
        "Cllr Moor and Cllr Lane had given their apologies",
    ),
    rejects=("Councillor Moor sent his apologies for lateness", "Apologies were sent"),
    flags=re.IGNORECASE,
)


def find_apologies(block: Block, meeting: Meeting) -> list[Attendance]:
    """The people whose apologies a paragraph tells of; apologies for lateness are passed over."""
    found: list[Attendance] = []
    for match in APOLOGY_SENTENCE_RE.finditer(block.text):
        for item in run_of_people(block.text[match.end() :]):
            span = block.part(match.end() + item.start, match.end() + item.end)
            found.append(attendance_row(item.person, span, "apologies", meeting, "apologies-sentence"))
    sent = SENT_APOLOGY_RE.match(block.text)
    if sent is not None and not found:
        for item in split_people(sent["people"]):
            span = block.part(item.start, item.end)
            found.append(attendance_row(item.person, span, "apologies", meeting, "apologies-sentence"))
    return found


def read_names(block: Block, meeting: Meeting) -> list[Attendance]:
    """The people whom a block under a heading of apologies lists, when it lists nothing else."""
    lead = RECEIVED_FROM_RE.match(block.text)
    if lead is not None:
        block = cut_block(block, lead.end())
    if SUBSTITUTE_RE.search(block.text):
        return _replaced(block, meeting)
    if (accepted := ACCEPTED_RE.search(block.text)) is not None:
        return _excused(block, accepted.start(), meeting)
    end = ALSO_RE.search(block.text)
    listed = split_people(block.text[: end.start()] if end else block.text, strict=True)
    if not listed or not end and len(block.text) - people_length(listed) > 6 * len(listed) + 12:
        return []
    if end is not None:
        more = split_people(block.text[end.end() :], strict=True)
        listed += [replace(item, start=item.start + end.end(), end=item.end + end.end()) for item in more]
    return [
        attendance_row(item.person, block.part(item.start, item.end), "apologies", meeting, "apologies-list")
        for item in listed
    ]


def _excused(block: Block, end: int, meeting: Meeting) -> list[Attendance]:
    """Those whose apologies were accepted, each with a title; what stands between them are their reasons."""
    listed = [item for item in split_people(block.text[:end]) if item.person.honorific is not None]
    return [
        attendance_row(
            replace(item.person, role=None), block.part(item.start, item.end), "apologies", meeting, "apologies-list"
        )
        for item in listed
    ]


def _replaced(block: Block, meeting: Meeting) -> list[Attendance]:
    """Those whom substitutes replaced, where each stretch between semicolons names one and the substitute."""
    found, at = [], 0
    for piece in block.text.split(";"):
        match = SUBSTITUTE_RE.search(piece)
        name = piece[: match.start()] if match is not None else piece
        for item in split_people(name, strict=True):
            span = block.part(at + item.start, at + item.end)
            found.append(attendance_row(item.person, span, "apologies", meeting, "apologies-list"))
        at += len(piece) + 1
    return found


BODY_ROLE_RE = pattern(
    "body-instead-of-a-post",
    r"^(?!.*\b(?:officer|manager|director|head|clerk|chief|executive|of)\b).*\b(?:council|authority|borough)$",
    matches=("Mead District Council", "Ayle Police Authority"),
    rejects=("Clerk to the Council", "Head of Law, Mead District Council"),
    flags=re.IGNORECASE,
)
LONGEST_POST = 18  # words
REASON_RE = pattern(
    "reason-for-absence",
    r"^\W*(?:(?:due|owing)\s+to\s+|on\s+|an?\s+|an?other\s+)?(?:ill|poor)?[\s-]?"
    r"(?:health|illness|sick\w*|unwell|work\w*|business|holidays?|vacation|leave|away|family|funeral|bereavement|hospital|medical|personal|prior|childcare)"
    r"(?:\s+(?:commitments?|reasons?|matters?|issues?|appointments?|engagements?|leave|illness|emergency))?\W*$",
    matches=("Ill health", "work", "Family commitments", "on holiday"),
    rejects=("Mead Work Trust", "Head of Health", "Director, Family Services"),
    flags=re.IGNORECASE,
)
CLERK_RE = pattern(
    "clerk-of-a-council",
    r"^(?:(?:the|as|parish|town|community|council|acting|temporary|locum|interim|deputy|assistant|committee|minutes?)\s+){0,3}"
    r"(?:clerk\b|RFO\b|responsible\s+financial\s+officer|proper\s+officer|minute\s+taker)",
    matches=("Clerk", "Parish Clerk and RFO", "the temporary clerk", "RFO"),
    rejects=("Chair", "Mayor"),
    flags=re.IGNORECASE,
)


def attendance_row(person: Person, span: Span, status: AttendanceStatus, meeting: Meeting, rule: str) -> Attendance:
    if status == "officer support" and _is_councillor(person):
        status = "other members present"
    elif (status == "other members present" and person.role and not _is_member(person)) or (
        status == "present" and CLERK_RE.match(person.role or "") and not _is_printed_councillor(person)
    ):
        status = "officer support"
    role = person.role if person.role and is_post(person.role) else None
    if role is not None and status == "apologies" and _is_reason(role):
        role = None
    return Attendance(span=span, rule=rule, meeting=meeting, name=person.name, role=role, status=status)


def is_post(role: str) -> bool:
    """Whether what stands behind a name can be a post or a body; a sentence, a reason or somebody else cannot."""
    words = role.split()
    half = len(words) // 2
    twice = half > 1 and words[:half] == words[half:]  # the body of two people, one above the other
    if NO_POST_RE.search(role) or len(words) > LONGEST_POST or twice:
        return False
    other = parse_person(role)
    if other is not None and other.honorific is not None and other.role is None:
        return False
    return not role[0].islower() or looks_like_role(role)


def _is_reason(role: str) -> bool:
    """Whether what stands behind the name of somebody absent says why, or goes on past the name."""
    told = role[0].islower() and not names_office(role) and not role.startswith("represent")
    return told or ";" in role or REASON_RE.match(role) is not None


def _is_councillor(person: Person) -> bool:
    words = (person.honorific or "").lower().split()
    return any(word.strip(".").startswith(("councill", "councilor", "cllr", "cclr", "clr")) for word in words)


def _is_printed_councillor(person: Person) -> bool:
    """Whether the name itself begins with the title; in a run of "Councillors A, B and C (Clerk)" C has none."""
    return _is_councillor(person) and person.name.startswith(person.honorific or "")


def _is_member(person: Person) -> bool:
    words = (person.role or "").lower()
    return (
        BODY_ROLE_RE.search(words) is not None
        or _is_councillor(person)
        or (person.honorific or "").lower().startswith("alderman")
        or any(word in words for word in ("member", "councillor", "ward", "chair", "leader", "portfolio"))
    )

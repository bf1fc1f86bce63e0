"""Whom to ask: the name, telephone and e-mail printed after "Contact", "Ask for:" or "For further information"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.contacts.contact_lines import part_lines
from extract.contacts.contact_sentences import told_maker
from extract.contacts.contact_words import CONTACT_LABEL_RE, DETAIL_RE, EXTENSION_RE, MAIL_RE, PHONE_RE
from extract.facts import Contact, Meeting
from extract.labels import fold, heading_field, load_labels
from extract.parts import Part
from extract.patterns import pattern
from extract.people.bare_names import Person
from extract.people.names import parse_person
from extract.people.posts_before_names import POSTS
from extract.people.roles import OFFICE_RE
from ingest.model import Span

# A number without its dialling code is one where a sign or a word says so.
LOCAL_PHONE_RE = pattern(
    "contact-local-phone",
    r"(?:[\u260e\u2706]|\b(?:Tel(?:ephone)?(?:\s+No)?|Phone)\b[.:]{0,2})\s{0,3}(?P<number>\d{5,7})\b(?!\s?\d)",
    matches=("\u260e 960123", "Tel: 960123", "Telephone No. 960123"),
    rejects=("paper 960123", "Tel: 01632 960123"),
)
OWN_LABEL_RE = pattern(
    "contact-label-itself",
    r"^\W*(?:(?:lead|officer|report|public|main)\s+)?contact(?:\s+(?:officers?|names?|persons?|points?))?(?:\(s\))?\s*(?::|$)",
    matches=("Contact Officer: Ann Dale", "Lead contact: Ann Dale", "Contact:", "Contact Officer"),
    rejects=("Contact details:", "Report author: Ann Dale", "Contact with families: a study"),
    flags=re.IGNORECASE,
)
# A narrow cell breaks an address before a dot or after the sign.
BROKEN_MAIL_RE = re.compile(r"(?<=@)\s++|(?<!\s)\s++(?=\.(?:gov|org|co)\b)")
NAME_END_RE = re.compile(
    r"(?<!\s)\s++(?:on|at|tel|telephone|or|phone|via|email|e-mail|ext|extension)\b.*|[,(:|].*|\s[-\u2013\u2014]\s.*",
    re.IGNORECASE,
)
# Two people in one line: "A Dale 020 7946 0001 or B Moor 020 7946 0002", "a.dale@x.gov.uk; b.moor@x.gov.uk".
NEXT_CONTACT_RE = re.compile(
    r"(?<=\d)\s+(?:or|and)\s+(?=[A-Z][\w'\u2019-]+\s+[A-Z])|(?<=\w)\s*(?:;|\bor\b|,)\s+(?=[\w.+'-]+@)"
)
ANNOUNCED_RE = re.compile(
    r"\bcontact(?: details| officers?)?(?: for (?:documents|papers|this report))?\s*:?$", re.IGNORECASE
)
SENTENCES_OF_CONTACT = ("should contact", "please contact", "may contact")
# A line of a name and its number at the end of a report, without a label: "Ann Dale: Extension 5401".
NAME_AND_NUMBER_RE = pattern(
    "contact-name-and-number",
    r"^(?-i:[A-Z])[\w'\u2019.-]*(?:\s(?-i:[A-Z])[\w'\u2019.-]*){1,3}\s?[:,\u2013-]\s*(?:ext(?:ension|n)?|tel(?:ephone)?)\b"
    r"[\s.:]{0,3}[\d ()]{3,16}$",
    matches=("Ann Dale: Extension 5401", "Ann Dale - Tel 01632 960100"),
    rejects=("Ann Dale: Extension of the lease", "The extension: Extension 5401 was"),
    flags=re.IGNORECASE,
)
# A label between the two lines of its value.
BARE_AUTHOR_RE = re.compile(r"(?:report\s+)?authors?:", re.IGNORECASE)
HALF_LINE = 9.0  # points
NEAR = 14
MOST_POST_WORDS = 6


@dataclass(slots=True)
class Found:
    """A contact on its way: whatever of name, telephone and e-mail has been read, and where; it begins at `span`."""

    span: Span
    places: list[Span] = field(default_factory=list)
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    asked: bool = False  # a label says that this is whom to ask

    def contact(self, meeting: Meeting | None) -> Contact:
        rule, span = "contact-lines", Span.cover(self.places or [self.span])
        return Contact(span=span, rule=rule, meeting=meeting, name=self.name, phone=self.phone, email=self.email)


def read_contacts(lines: Iterable[tuple[str, Span]]) -> list[Found]:
    """The contacts in lines that are known to give them.

    One without telephone and e-mail is none, unless a label of contacts stands right before the name.
    """
    every: list[Found] = []
    labelled = False
    for piece, span in ((piece, span) for line, span in lines for piece in NEXT_CONTACT_RE.split(line)):
        name = contact_name(piece)
        before, labelled = labelled, OWN_LABEL_RE.match(piece) is not None
        text = BROKEN_MAIL_RE.sub("", piece)
        mail, phone = MAIL_RE.search(text), phone_in(MAIL_RE.sub(" ", text))
        if mail and name is None and (owner := addressee(mail[0], every)) is not None:
            owner.email, owner.phone = mail[0], owner.phone or phone
            owner.places.append(span)
            continue
        found = every[-1] if every else None
        another = found is not None and bool(found.name or found.email or found.phone) if name else bool(mail)
        if found is None or (another and (name or found.email)):
            every.append(found := Found(span))
        if name or mail or phone:
            found.places.append(span)
        found.asked = found.asked or (found.name is None and name is not None and (labelled or before))
        found.name = found.name or name
        found.email = found.email or (mail[0] if mail else None)
        found.phone = found.phone or phone
    return [found for found in every if found.name and (found.phone or found.email or found.asked)]


def phone_in(text: str) -> str | None:
    """The first telephone number in a text, white space folded; a bracket around all of it is none of the number."""
    match = PHONE_RE.search(text)
    if match is not None:
        number = " ".join(match[0].split())
        return number if ")" in number else number.lstrip("(")
    local = LOCAL_PHONE_RE.search(text) or EXTENSION_RE.search(text)
    return local["number"] if local is not None else None


def addressee(mail: str, every: Sequence[Found]) -> Found | None:
    """The one contact without an address whose surname stands before the sign of `mail`."""
    local = fold(mail.partition("@")[0]).replace(" ", "")
    waiting = [found for found in every if found.name and found.email is None]
    named = [found for found in waiting if fold((found.name or "").split()[-1]).replace(" ", "") in local]
    return named[0] if len(named) == 1 else None


def contact_name(text: str) -> str | None:
    """The person whom a line names, its label and what follows the name taken off."""
    for _ in range(2):
        text = CONTACT_LABEL_RE.sub("", text, 1).lstrip(" \u2022-*")
    text = DETAIL_RE.sub("", text)
    plain = MAIL_RE.sub(" ", PHONE_RE.sub(" ", text))
    # "The Clerk, NAME, The Parish Office": the name may follow the post.
    post, _, after = plain.partition(",")
    for piece in (plain, after.lstrip() if OFFICE_RE.search(post) else ""):
        head = NAME_END_RE.sub("", piece).strip(" .()")
        person = (parse_person(head) or _behind_post(head)) if head and len(head) < 60 else None
        if person is not None:
            return person.name
    return None


def _behind_post(text: str) -> Person | None:
    """The person behind a post without a mark between: "Area Manager Ann Dale"."""
    words = text.split()
    last = max((n for n, word in enumerate(words[:-1]) if word.lower() in POSTS), default=-1)
    return parse_person(" ".join(words[last + 1 :])) if 0 <= last < MOST_POST_WORDS else None


def find_contacts(parts: Sequence[Part], meeting: Meeting | None) -> tuple[Contact, ...]:
    """The contacts of cover and reports: in the lines after a heading or label of contacts, a few lines at most."""
    contacts: list[Contact] = []
    of_minutes = not any(part.kind in ("cover", "report") for part in parts)
    for part in parts:
        if part.kind in ("cover", "report"):
            lines = list(part_lines(part.blocks))
        elif part.kind == "minutes" and of_minutes:
            # Elsewhere in minutes labels and numbers are what was talked of.
            lines = [told for block in part.blocks if (told := told_maker(block)) is not None]
        else:
            continue
        at = 0
        while at < len(lines):
            if not announces(lines[at][0]):
                at += 1
                continue
            end, limit = at + 1, at + NEAR
            while end < min(len(lines), limit) and (announces(lines[end][0]) or not ends_contacts(lines[end][0])):
                limit = end + NEAR if announces(lines[end][0]) else limit
                end += 1
            begin = at - 1 if _is_centred(lines, at) else at
            for found in read_contacts((text, span) for text, span in lines[begin:end]):
                if not any(fold(found.name or "") == fold(other.name or "") for other in contacts):
                    contacts.append(found.contact(meeting))
            at = end
    return tuple(contacts)


def _is_centred(lines: Sequence[tuple[str, Span]], at: int) -> bool:
    """Whether a label of authors stands alone beside the two lines of its value, between them: "Ann Dale, Head of" over
    "Author:" over "Parks".
    """
    text, span = lines[at]
    if at == 0 or BARE_AUTHOR_RE.fullmatch(text.strip()) is None:
        return False
    (above, place), below = lines[at - 1], lines[at + 1][0] if at + 1 < len(lines) else ""
    if span.line is not None:
        beside = place.line is not None and place.line == span.line - 1
    else:
        upper, own = place.boxes[:1], span.boxes[:1]
        beside = place.page == span.page and bool(upper and own)
        beside = beside and 0 < own[0].top - upper[0].top < HALF_LINE and upper[0].x0 > own[0].x1
    return beside and contact_name(above) is not None and contact_name(below) is None


def announces(text: str) -> bool:
    """Whether a line is a heading or label after which contacts stand."""
    plain = text.strip("*# ")
    if NAME_AND_NUMBER_RE.match(plain) is not None and contact_name(plain) is not None:
        return True
    if heading_field(plain) == "contact" or CONTACT_LABEL_RE.match(plain) is not None:
        return True
    return (len(plain) < 80 and ANNOUNCED_RE.search(plain) is not None) or plain.rstrip(" :").endswith(
        SENTENCES_OF_CONTACT
    )


def ends_contacts(text: str) -> bool:
    """Whether a line ends a list of contacts: a heading of something else, or a running sentence."""
    field = heading_field(text)
    agenda = {fold(word) for word in load_labels()["agenda"]["agenda"]}
    sentence = len(text) > 120 and not MAIL_RE.search(text)
    return (field is not None and field != "contact") or fold(text) in agenda or sentence

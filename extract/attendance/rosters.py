"""Runs of people in one text: "Councillors: A (Chair), B, C and D", "Mr A B Lane, CBE, and Mrs C Moor (Clerk)".

A chunk between commas is a new person, more of the last one's post-nominals, or more of the last one's role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.patterns import pattern, vocabulary
from extract.people.bare_names import Person
from extract.people.name_words import HONORIFIC_LINKS, HONORIFICS, NEVER_NAMES, OTHER_WORDS, POST_NOMINALS, SURNAMES_TOO
from extract.people.names import looks_like_role, parse_person

# What parts two people: a comma, semicolon, tab, "and", "&", or a new honorific after a name.
ROSTER_BREAK_RE = pattern(
    "roster-break",
    r"[,;]\s*(?:and\s|&\s|together\swith\s|along\swith\s)?(?:from\s)?|(?<!\s)\s+(?:and|&|plus)\s+(?:from\s)?|\t|\n|\u2022"
    r"|(?<!\s)\s+(?=(?:Councill?ors?|C{0,2}ll?rs?|Alderm[ae]n|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Revd|Rev|Prof|Professor)\b[.:]?\s)",
    matches=("A Moor, B Lane", "A Moor and B Lane", "Mr Moor Mrs Lane", "Cllr A Moor Cllr B Lane"),
    rejects=("Ann Moor-Lane", "Ann Moor (Chair)"),
)
PLURAL_HONORIFIC_RE = pattern(
    "plural-honorific",
    r"^\s*(?:and\s+)?(?:(?:county|borough|district|city|town|parish|community)\s+)?"
    r"(?P<word>councill?ors|c{0,2}ll?rs|aldermen|bailies|members|messrs)\b\s*+(?:[:.,\-\u2013]++\s*+)?",
    matches=("Councillors Moor, Lane", "Cllrs: A Moor", "Councillors: A Moor", "Aldermen \u2013 A Moor"),
    rejects=("Councillor Moor",),
    flags=re.IGNORECASE,
)
# A post that all behind the title have: "Cabinet Assistants: Councillors Moor and Lane".
SHARED_POST_RE = pattern(
    "post-shared-by-those-behind",
    r"^\s*(?P<post>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}?\s(?:Assistant|Champion|Convener|Secretary|Adviser|Member|Chair))s\s*:\s*"
    r"(?:(?:County|Borough|District|City|Town|Parish|Community)\s)?(?P<word>Councill?ors|C{0,2}ll?rs)\b\.?\s+",
    matches=("Cabinet Assistants: County Councillors F Penn", "Deputy Cabinet Members: Cllrs Moor"),
    rejects=("Councillors: Moor", "Cabinet Assistant: Councillor Penn", "In attendance: Councillors Penn"),
)
POST_BEGINNINGS = vocabulary(
    """clerk chair chairman chairperson chairwoman convener mayor president director head deputy assistant
    principal senior manager leader translator the temporary acting interim locum parish
    town vice-chair vice-chairman"""
)
SINGULAR = {"members": "", "messrs": "Mr", "aldermen": "Alderman"}  # others lose their "s"
# A full stop ends a run of people unless it belongs to an initial or to a shortened honorific.
RUN_END_RE = pattern(
    "roster-end",
    r"(?<![\s.][A-Z])(?<!^[A-Z])(?<!Cllr)(?<!Cllrs)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Rev)(?<!Revd)(?<!Prof)(?<!St)(?<!Fr)\.(?=\s|$)"
    r"|;\s|\n\n",
    matches=("Mr Moor. The chair", "Ann Lane."),
    rejects=("Cllr. J. Moor", "Dr. B Lane"),
)


CROWD_TAIL_RE = pattern(
    "people-without-names-behind",
    r"[,;.]?(?<!\s)\s++(?:(?:and|plus|with|&)\s++)?(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]{2,6}teen|several)\s++"
    r"(?:other\s++)?(?:members?\s++of\s++(?:the\s++)?(?:public|press)|residents?|parishioners?|electors?)\W{0,3}$",
    matches=("Mr Moor (Clerk) and two members of the public", "Mr Moor, 4 residents."),
    rejects=("Two members of the public", "Mr Moor (Clerk)"),
    flags=re.IGNORECASE,
)
SEMICOLON_PIECE_RE = pattern(
    "between-semicolons",
    r"[^;]+",
    matches=("A Moor, Clerk",),
    rejects=(";",),
)
POST_THEN_NAME_RE = pattern(
    "post-then-name-in-brackets",
    r"(?P<post>[A-Z][^()]{2,120}?)\s?\((?P<name>[^()]{4,40})\)",
    matches=("Director, Parks and Quays (Mr. A. Moor)",),
    rejects=("(Mr. A. Moor)",),
)
FEWEST_BRACKETS = 2
TEAM_BREAK_RE = pattern(
    "between-people-of-a-team", r",|(?<!\s)\s+(?:and|&)\s", matches=(",", "A and B"), rejects=("Brandon",)
)
TEAM_NOTE_RE = pattern(
    "team-in-brackets", r"\([^()]*\)[\s.]*$", matches=(" (all Parks).",), rejects=("(Clerk) A Moor",)
)
FEWEST_PIECES = 3
MOST_LIKE_PEOPLE = 0.3  # of what stands behind commas
BODY_LETTERS_RE = pattern("body-by-letters", r"[A-Z]{2,5}", matches=("PKC",), rejects=("Moor",))
BRACKET_END_RE = pattern(
    "bracket-then-name",
    r"[)\]]\s+(?=[A-Z])",
    matches=("A Moor (AM) B Lane",),
    rejects=("A Moor (AM), B Lane",),
)
CROWD_RE = pattern(
    "people-without-names",
    r"^\W*(?:there\s+(?:was|were)\s+)?(?:\d{1,3}|an?|no|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|several)\s+"
    r"(?:other\s+)?(?:members?\s+of\s+(?:the\s+)?(?:public|press)|residents?|parishioners?|electors?|observers?)\b",
    matches=("7 members of the public", "One member of the press", "No residents attended"),
    rejects=("Members of the public", "Member of the Board"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of a run and where the text about that person stands in it (0-based, end excluded)."""

    person: Person
    start: int
    end: int


def split_people(text: str, *, strict: bool = False) -> list[Listed]:
    """The people that `text` lists; `strict` stops at the first chunk that is neither a person nor a person's role.

    After a plural honorific ("Councillors Moor, Lane and Hale") a surname alone is a person too, and each has it as
    the honorific.
    """
    if parted := list(_parted_by_semicolons(text)) or _posts_then_names(text):
        return parted
    found: list[Listed] = []
    plural = ""
    shared: str | None = None  # the post that all behind the title have
    chunks = list(_chunks(text))
    for (start, end), (next_start, next_end) in zip(chunks, [*chunks[1:], (0, 0)], strict=True):
        chunk = text[start:end]
        if BODY_LETTERS_RE.fullmatch(chunk.strip()) and PLURAL_HONORIFIC_RE.match(text[next_start:next_end]):
            continue  # "PKC Cllrs Moor and Lane"
        if match := PLURAL_HONORIFIC_RE.match(chunk):
            plural, shared = _singular(match["word"]), None
            start += match.end()
            chunk = text[start:end]
        if not chunk.strip():
            continue
        if match := SHARED_POST_RE.match(chunk):
            plural, shared = _singular(match["word"]), match["post"]
            start += match.end()
            chunk = text[start:end]
        person = _read_chunk(chunk, plural) or _read_with_next(text[start:next_end], chunk)
        if person is not None and found and _is_post_of(person, chunk, found[-1].person):
            found[-1] = Listed(replace(found[-1].person, role=" ".join(chunk.split())), found[-1].start, end)
        elif person is not None:
            honorific = person.honorific or plural or None
            found.append(Listed(replace(person, honorific=honorific, role=person.role or shared), start, end))
        elif found and text[:start].rstrip().endswith(";") and not chunk.lstrip().startswith("("):
            continue  # "Cllr Moor; the Clerk": somebody else
        elif found and _belongs_to_last(chunk):
            last = found[-1]
            whole = parse_person(text[last.start : end])
            if whole is not None:
                honorific = whole.honorific or last.person.honorific
                found[-1] = Listed(replace(whole, honorific=honorific), last.start, end)
        elif strict:
            break
    return found


def _singular(word: str) -> str:
    """The honorific of each of several people: "Councillor" of "councillors"."""
    return SINGULAR.get(word.lower(), f"{word[:1].upper()}{word[1:-1]}")


def _parted_by_semicolons(text: str) -> Iterator[Listed]:
    """The people that semicolons part, each with the post or body behind the first comma; none for other lists."""
    pieces = [match for match in SEMICOLON_PIECE_RE.finditer(text) if match[0].strip()]
    behind = [match[0].partition(",")[2].strip() for match in pieces]
    if any(PLURAL_HONORIFIC_RE.match(match[0]) for match in pieces):
        return
    if len(pieces) < FEWEST_PIECES or 2 * sum(map(bool, behind)) < len(pieces):
        return
    # What stands behind most commas is a person where commas part people too.
    people = [rest for rest in behind if rest and (person := parse_person(rest)) is not None and not person.role]
    titled = [rest for rest in people if (person := parse_person(rest)) is not None and person.honorific]
    if titled or len(people) > MOST_LIKE_PEOPLE * len(pieces):
        return
    for match in pieces:
        if several := _team(match[0]):
            yield from (replace(item, start=match.start(), end=match.end()) for item in several)
            continue
        name, comma, rest = match[0].partition(",")
        person = parse_person(name, listed=True)
        if person is not None:
            role = " ".join(rest.split()).strip(" .") or person.role
            yield Listed(replace(person, role=role if comma else person.role), match.start(), match.end())


def _posts_then_names(text: str) -> list[Listed]:
    """The people in brackets behind posts that commas part too: "Director, Parks and Quays (Mr. A. Moor)"."""
    found = list(POST_THEN_NAME_RE.finditer(text)) if text.count("(") >= FEWEST_BRACKETS else []
    if len(found) < FEWEST_BRACKETS or len(found) != text.count("("):
        return []
    people = [_in_brackets(match) for match in found]
    sure = [person for person in people if person is not None]
    if len(sure) < len(found):
        return []
    return [Listed(person, match.start("post"), match.end()) for person, match in zip(sure, found, strict=True)]


def _in_brackets(match: re.Match[str]) -> Person | None:
    """The titled person of a bracket with the post before it; None where either is something else."""
    person, post = parse_person(match["name"]), " ".join(match["post"].split()).strip(" ,")
    titled = person is not None and person.role is None and (person.honorific is not None or "." in match["name"])
    posted = looks_like_role(post) and parse_person(post) is None
    return replace(person, role=post) if person is not None and titled and posted else None


def _team(piece: str) -> list[Listed]:
    """The people of one piece between semicolons where it names nobody's post: "A Moor, B Lane and C Hale (Parks)"."""
    names = [name.strip() for name in TEAM_BREAK_RE.regex.split(TEAM_NOTE_RE.regex.sub("", piece)) if name.strip()]
    people = [parse_person(name) for name in names]
    whole = [person for person, name in zip(people, names, strict=True) if person is not None and person.name == name]
    return [Listed(person, 0, 0) for person in whole] if 1 < len(whole) == len(names) else []


def _is_post_of(person: Person, chunk: str, last: Person) -> bool:
    """Whether a stretch that reads as a post and a name is the last one's post and body: "Manager - Mead Buses"."""
    posted = person.role is not None and chunk.strip().startswith(person.role) and person.honorific is None
    return posted and last.role is None and last.honorific is None and ":" not in chunk


def _read_with_next(text: str, chunk: str) -> Person | None:
    """The person whom only the chunk behind the comma tells to be one ("Ada Moor, Head of Parks")."""
    if text[len(chunk) : len(chunk) + 1] != ",":
        return None
    with_role = parse_person(text)
    named = with_role is not None and chunk.strip().startswith(with_role.name)
    return replace(with_role, role=None) if with_role is not None and named else None


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch that may be a person: between breaks, and after a bracket where a name follows."""
    held: int | None = None
    stretches = list(_stretches(text))
    for (start, end), (_, next_end) in zip(stretches, [*stretches[1:], (0, 0)], strict=True):
        if held is None and next_end and _is_post_before(text[start:end], text[start:next_end]):
            held = start
            continue
        start, held = (start if held is None else held), None
        for match in BRACKET_END_RE.regex.finditer(text, start, end):
            following = text[match.end() : end]
            if _begins_name(following) and parse_person(text[start : match.end()]) is not None:
                yield start, match.end()
                start = match.end()
        yield start, end


def _begins_name(text: str) -> bool:
    person = parse_person(text)
    return person is not None and text.lstrip().startswith(person.name) and not looks_like_role(person.name)


def _is_post_before(chunk: str, whole: str) -> bool:
    """Whether a stretch is the post of the titled person that stands after the next comma: "Clerk, Mrs Moor"."""
    if not chunk.strip() or not whole[len(chunk) :].startswith(",") or not looks_like_role(chunk):
        return False
    person = parse_person(whole)
    return person is not None and person.honorific is not None and whole.rstrip().endswith(person.name)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch between breaks that stand outside brackets."""
    depth, start, at = 0, 0, 0
    breaks = {match.start(): match.end() for match in ROSTER_BREAK_RE.finditer(text)}
    while at < len(text):
        depth += (text[at] in "([") - (text[at] in ")]" and depth > 0)
        if depth == 0 and at in breaks and not _inside_name(text[start:at], text[at : breaks[at]]):
            yield start, at
            at = start = max(breaks[at], at + 1)
        else:
            at += 1
    yield start, len(text)


def _inside_name(before: str, mark: str) -> bool:
    """Whether a space before an honorific stands between two honorifics ("Councillor Dr Moor", "The Right Revd")."""
    if not mark.strip(" ") and before.rstrip().endswith(":") and looks_like_role(before):
        return True  # "Chairman: Cllr Moor"
    words = before.split()
    last = words[-1].strip(".,").lower() if words else ""
    return not mark.strip() and mark not in ("\t", "\n") and (not words or last in HONORIFICS | HONORIFIC_LINKS)


def _read_chunk(chunk: str, plural: str) -> Person | None:
    person = parse_person(chunk)
    if person is not None:
        return person
    named = name_then_post(chunk)
    if named is not None:
        return named
    stop = RUN_END_RE.search(chunk)
    if (
        stop is not None
        and stop.end() < len(chunk.rstrip())
        and (first := parse_person(chunk[: stop.start()])) is not None
    ):
        return first  # a sentence or a heading follows the last of a list
    words = chunk.split("(")[0].split()
    if (
        plural
        and 2 <= len(words) <= 5
        and chunk.isupper()
        and (titled := parse_person(f"{plural} {chunk}")) is not None
    ):
        return replace(titled, name=titled.name.removeprefix(f"{plural} "))  # capitals are a name behind a title only
    if plural and words and words[0][:1].isupper() and all(len(word.strip(".")) <= 2 for word in words[:-1]):
        # A surname alone, or behind initials one that is also a word of posts ("T Lead").
        surname = words[-1].strip(".,:")
        barred = NEVER_NAMES if len(words) > 1 else NEVER_NAMES | (OTHER_WORDS - SURNAMES_TOO)
        if surname.lower() not in barred and len(surname) > 1 and len(words) <= 4:
            return parse_person(f"{plural} {chunk.strip()}")
    return None


def name_then_post(chunk: str) -> Person | None:
    """ "Ann Moor Clerk to the Council": a name with the post after it and no mark between them."""
    words = chunk.split()
    for count in range(2, min(5, len(words))):
        if words[count].lower() in POST_BEGINNINGS:
            person = parse_person(f"{' '.join(words[:count])}, {' '.join(words[count:])}")
            if person is not None and person.name == " ".join(words[:count]):
                return person
    return None


def _belongs_to_last(chunk: str) -> bool:
    words = [word.strip(".,") for word in chunk.split()]
    if CROWD_RE.match(chunk):
        return False
    return all(word in POST_NOMINALS for word in words) or looks_like_role(chunk) or chunk.lstrip().startswith("(")


def people_length(listed: Sequence[Listed]) -> int:
    """How many characters of a text the people take up that it lists."""
    return sum(item.end - item.start for item in listed)


def run_of_people(text: str) -> list[Listed]:
    """The people that a sentence goes on with ("Mr Moor, Mrs Lane and Mr Hale. The chair …"), up to its end."""
    end = RUN_END_RE.search(text)
    run = text[: end.start()] if end else text
    # The whole sentence may stand in brackets.
    return split_people(run.rstrip(" .)") if run.count(")") > run.count("(") else run, strict=True)

"""People's names as papers print them: honorific, name, post-nominals, and the role printed with them.

`parse_person` takes "Name", "Name, Role, Team", "Name (Role)", "Name - Role", "Role: Name"; what is not one person's
name gives None: group headings, organisations, job titles on their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extract.patterns import pattern
from extract.people.bare_names import Person, is_initial, leading_honorifics, parse_name
from extract.people.name_words import LINK_WORDS, OTHER_WORDS, POST_NOMINALS, SURNAMES_TOO

NAME_BREAK_RE = pattern(
    "name-break",
    r"\s[-\u2013\u2014\u2212]\s|\t|[:;,]\s|[(\[]|\s(?=[Ii]n the [Cc]hair\b)",
    matches=("Ann Moor - Clerk", "Ann Moor, Clerk", "Clerk: Ann Moor", "Ann Moor (Chair)"),
    rejects=("Ann Moor-Field", "A.B. Moor"),
)
# What stands in brackets after a name and is no role: party, ward, when or how somebody attended, a body's initials.
NAME_NOTE_RE = pattern(
    "name-note",
    r"""^(?:
        (?:\w+\s)?(?:vacanc(?:y|ies)|vacant)
      | .*\b(?:attending|deputi[sz]ing|substituting|standing\sin|(?<!member\s)representing)\b.*
      | .*\b(?:virtual(?:ly)?|remote(?:ly)?|online|zoom|teams|skype
           |video(?:[\s-]?(?:link|conferenc\w+))?|tele(?:phone|conferenc\w+)|apologies|absent)\b.*
      | (?:from|until|till|up\sto|for|to|left|arrived|joined|items?|minutes?|part|after|before|via|except|
           substitut\w+|reserve|in\splace|on\sbehalf|sub)\b.*
      | (?:labour|conservatives?|liberal\sdemocrats?|lib\sdem|green(?:\sparty)?|independent|reform(?:\suk)?|
           plaid\scymru|snp|ukip|con|lab|ld|ind|lab/co-op)\.?
      | (?:work|holiday|illness|sickness|leave|(?:personal|family|prior|other|business|work)\s.*)
      | (?!.*\b(?:members?|head|executive|representative)\b)(?:[\w'&-]+\s){1,4}(?:council|authority)
      | \W*
    )$""",
    matches=(
        "Two vacancies",
        "Helen Moor attending",
        "substitute for Councillor Moor",
        "until 8.30 pm",
        "Labour",
        "joined online",
        "-",
    ),
    rejects=("Chair", "Head of Service", "Democratic Services Manager"),
    flags=re.IGNORECASE | re.VERBOSE,
)
BODY_INITIALS_RE = pattern(
    "body-initials",
    r"^[A-Z][A-Za-z]{0,3}$",
    matches=("SBC", "RB", "MCa", "EHC"),
    rejects=("Chair", "Head of Service"),
)
# A post before a name without a mark between them.
POST_FIRST_RE = pattern(
    "post-before-name",
    r"^(?:the\s+)?(?P<post>(?i:(?:(?:vice|deputy|depute|acting|parish|town|community|assistant|locum|temporary)[\s-])?(?:chair(?:man|woman|person)?|convener|convenor|clerk(?:\s(?:and|&)\sRFO)?|leader)"
    r"|RFO|(?i:(?:lay|independent|co-?opted)\s(?:member|person)|(?:(?:assistant|deputy|acting)\s)?chief\sconstable)))\s+(?P<name>[A-Z].{3,60})$",
    matches=(
        "Chair Cllr A Moor",
        "Lay Member B Reed",
        "RFO Bo Reed",
        "Parish Clerk Ann Lane",
        "Depute Convener Bo Reed",
        "Deputy Chief Constable Bo Reed",
    ),
    rejects=("Chair", "Clerk to the Council", "Chairs Ann"),
)
# The same before initials, which tell where the name begins: "Chief Fire Officer A Moor".
POST_AND_INITIALS_RE = pattern(
    "post-before-initials",
    r"^(?P<post>(?:[A-Z][\w&'\u2019-]+\s){0,5}(?:Officer|Director|Manager|Treasurer|Solicitor|Superintendent|Inspector|Commissioner))\s+(?P<name>(?:[A-Z]\.?\s?){1,3}[A-Z][a-z'\u2019][\w'\u2019-]+)$",
    matches=("Deputy Chief Fire Officer A Moor", "Director A.B. Moor"),
    rejects=("Chief Fire Officer", "Officer Ann Moor", "Director of Quays A Moor"),
)
BRACKETED_NAME_RE = pattern(
    "post-then-name-in-brackets",
    r"^(?P<post>[A-Z][^()]{4,80}?)\s*\((?P<name>[^()]{4,40})\)$",
    matches=("Director \u2013 Law (A. Moor)",),
    rejects=("Director (Law) (A. Moor)", "Director"),
)
BRACKETED_FIELD_RE = pattern(
    "post-with-field-in-brackets-then-name",
    r"^(?P<post>[A-Z][^():]{4,60}\([^()]{2,40}\))\s?[-\u2013:]\s(?P<name>[^()\u2013:]{4,40})$",
    matches=("Manager (Law) \u2013 A. Moor",),
    rejects=("Manager (Law)", "Manager \u2013 A. Moor"),
)
# What heads an item, or is said in a sentence, has words of posts and bodies too.
NO_POST_RE = pattern(
    "words-of-no-post",
    r"^\W*(?:items?|numbers?|no|minutes?|agenda|actions?|notes?|present)(?:\W+(?:items?|numbers?|no|actions?|description|title))*\W*$|^\W*(?:minutes?\s+(?:of|from|-|\u2013)|apolog\w+|declarations?\s+of|matters\s+arising|agenda\b|to\s+[a-z]+\b|date\s+of)"
    r"|\b(?:was|were|is(?!-)|are|has|have|had)\b|[a-z]{3}\.\s+[A-Z0-9]|\d/\d|\b(?-i:RESOLVED|AGREED|NOTED)\b",
    matches=(
        "Item",
        "Item Item/Description Action",
        "Minutes of Last Meeting",
        "Except where stated, all were approved",
        "accepted. To receive DECLARATIONS",
    ),
    rejects=("Minutes Secretary", "Clerk to the Council", "Head of Parks", "Director, Agenda for Change"),
    flags=re.IGNORECASE,
)
# A post said in brackets is a post even where a party or "for" stands beside it.
POST_WORDS = frozenset(
    ("chair", "chairman", "chairwoman", "vice-chair", "clerk", "leader", "director", "officer", "mayor", "manager")
)


@lru_cache(maxsize=2048)  # who votes, moves and comes is named again and again
def parse_person(text: str, listed: bool = False) -> Person | None:
    """The one person whom `text` names, with the role printed beside the name; None when it does not name one.

    `listed` tells that only people can stand there: words of places may then be surnames ("Hetty Grant").
    """
    text = " ".join(text.replace("\t", " \t ").split(" ")).strip(" \t*_,;.:").replace("\u00a0", " ")
    if not text or len(text) > 300:
        return None
    head, rest = _split_name(text)
    prefixed = POST_FIRST_RE.match(head)
    if prefixed is not None and (named := parse_name(prefixed["name"])) is not None:
        role, note = _parse_rest(rest)
        post = " ".join(prefixed["post"].split())
        post = f"{post}, {role}" if role and parse_person(role) is None else post
        return Person(named.name, named.bare, named.honorific, named.post_nominals, post, note)
    unmarked = _parse_unmarked(head, rest, 2)
    if unmarked is not None:
        return unmarked
    initialled = POST_AND_INITIALS_RE.match(head) if not rest else None
    if initialled is not None and (named := parse_name(initialled["name"])) is not None:
        return replace(named, role=" ".join(initialled["post"].split()))
    name = parse_name(head, listed or bool(rest))
    if name is not None:
        role, note = _parse_rest(rest)
        return Person(name.name, name.bare, name.honorific, name.post_nominals, role, note)
    if listed and head.isupper() and looks_like_role(rest) and (name := parse_name(head.title())) is not None:
        role, note = _parse_rest(rest)
        return Person(head, head, None, (), role, note)  # "ANN MOOR - Chair" in a list of people
    return _parse_role_first(head, rest) or _parse_unmarked(head, rest, 1) or _parse_bracketed(text)


def looks_like_person(text: str) -> bool:
    """Whether `text` is one person's name and nothing else (honorific and post-nominals are part of it)."""
    head, rest = _split_name(text.strip())
    return not rest and parse_name(head) is not None


def looks_like_role(text: str) -> bool:
    """Whether `text` is a post that a person holds: it has a word of posts and bodies, and is no sentence."""
    if NO_POST_RE.search(text):
        return False
    words = [word for word in _words(text.lower().replace("/", " ")) if word not in LINK_WORDS]
    return 0 < len(words) <= 20 and any(word in OTHER_WORDS for word in words) and not text.rstrip().endswith("?")


def _words(text: str) -> list[str]:
    return [word.strip(".,;:()'\"\u2019\u201c\u201d*") for word in text.split()]


def _split_name(text: str) -> tuple[str, str]:
    """What stands before the first break and what after it; post-nominals after a comma stay with the name."""
    start = 0
    while (match := NAME_BREAK_RE.search(text, start)) is not None:
        following = text[match.end() :].lstrip()
        chunk = following.split(",")[0].split("(")[0].split(" - ")[0].strip(" .")
        if match[0][0] == "," and chunk and all(word.strip(".") in POST_NOMINALS for word in chunk.split()):
            start = text.index(chunk, match.end()) + len(chunk)
            continue
        rest = following if match[0] not in "([" else match[0] + following
        return text[: match.start()].strip(), rest.strip(" \t.,;")
    return text.strip(" .,;"), ""


def _parse_rest(rest: str) -> tuple[str | None, str | None]:
    """The role and the note in what follows a name; brackets around the whole are taken off."""
    rest = rest.strip(" \t-\u2013\u2014,;:")
    note = None
    while rest.startswith("(") or rest.startswith("["):
        inside, _, after = rest[1:].partition(")" if rest[0] == "(" else "]")
        inside, after = inside.strip(), after.strip(" \t-\u2013\u2014,;:.")
        if inside and not is_note(inside) and (inside[0].isupper() or looks_like_role(inside)):
            role = inside if not after else f"{inside}, {after}"
            return " ".join(role.split()), note
        note, rest = inside or note, after
    return (" ".join(rest.split()) or None), note


def is_note(text: str) -> bool:
    """Whether what stands in brackets after a name is no post: a party, when somebody attended, initials."""
    text = text.strip()
    if BODY_INITIALS_RE.match(text):
        return True
    return NAME_NOTE_RE.match(text) is not None and not any(word in POST_WORDS for word in _words(text.lower()))


def _parse_role_first(head: str, rest: str) -> Person | None:
    """ "Role: Name", "Role - Name", "Role (Name)", when what comes second is a name and the first a post."""
    second = re.sub(r"(?<!\s)\s++in the chair$", "", rest.strip("() ."), flags=re.IGNORECASE)
    name = parse_name(second) if second else None
    if name is None or not looks_like_role(head) or parse_name(head) is not None or _parse_unmarked(second, "", 2):
        return None
    return Person(name.name, name.bare, name.honorific, name.post_nominals, head, None)


def _parse_bracketed(text: str) -> Person | None:
    """ "Director \u2013 Law (A. Moor)", "Manager (Law) \u2013 A. Moor": a post with a break in it, and who holds it."""
    match = BRACKETED_NAME_RE.match(text) or BRACKETED_FIELD_RE.match(text)
    name = parse_name(match["name"]) if match is not None else None
    if match is None or name is None or not looks_like_role(match["post"]) or parse_name(match["post"]) is not None:
        return None
    return replace(name, role=" ".join(match["post"].split()))


def _parse_unmarked(head: str, rest: str, least: int) -> Person | None:
    """ "Mr A Moor Clerk to the Council", "Cllr B Lane Marlstow Borough Council": a post right behind a titled name.

    Without initials the name is the words, `least` of them at least, before the first word of posts; with initials it
    is one word more, the surname.
    """
    words = head.split()
    titles = leading_honorifics(words)
    first = next((at for at in range(titles, len(words)) if not is_initial(words[at])), len(words))
    posts = (
        at
        for at in range(titles + least, len(words))
        if not OTHER_WORDS.isdisjoint(set(words[at].lower().strip(".,").split("/")) - SURNAMES_TOO)
    )
    end = first + 1 if first > titles else next(posts, len(words))
    name, post = parse_name(" ".join(words[:end])), " ".join(words[end:])
    if not titles or name is None or not post[:1].isupper() or not looks_like_role(post):
        return None
    own = not OTHER_WORDS.isdisjoint(words[end].lower().strip(".,").split("/")) or post.lower().endswith(
        (" council", " authority", " police")
    )
    role, note = _parse_rest(f"{post}, {rest}" if rest else post)
    return replace(name, role=role, note=note) if own else None

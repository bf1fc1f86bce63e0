"""Posts that people hold, as they are said in sentences and beside labels.

A role is a run of words with a word of office in it ("Director", "cabinet member"); it ends where a verb begins, at a
comma before a small letter, or before the next person.
"""

from __future__ import annotations

import re

from extract.patterns import pattern, vocabulary
from extract.people.name_words import OTHER_WORDS
from extract.people.names import looks_like_person
from extract.word_sets import telling_words, words_of

# One word or two: the phrases that make a run of words a post.
_OFFICES = """
    director, head, manager, officer, chair, chairman, chairwoman, chairperson, vice-chair, vice-chairman,
    vice chair, vice chairman, deputy chair, leader, deputy leader, lead inspector, inspector, inspectors,
    analyst, assistant, clerk, mayor, mayoress, sheriff, secretary, solicitor, lawyer, barrister, counsel,
    coordinator, co-ordinator, commissioner, adviser, advisor, cabinet member, lead member, executive
    member, portfolio holder, treasurer, chief executive, deputy, accountant, auditor, engineer, planner,
    surveyor, architect, consultant, governor, headteacher, head teacher, principal, specialist,
    practitioner, partner, supervisor, administrator, superintendent, constable, sergeant, registrar,
    trustee, convener, convenor, spokesperson, provost, president, editor, author, champion, lead,
    ecologist, archaeologist, technician, ranger, archivist, librarian, nurse, psychologist, epidemiologist,
    executive, hmi, representative, chaplain, commander, co-opted member, independent member, independent person,
    lay member, board member, co-optee, co-chair, chief of staff, spokesman, spokeswoman, teacher, warden,
    coroner, ombudsman, economist, statistician, scientist, therapist, midwife, pharmacist, bursar, whip, ceo,
    facilitator, organiser, valuer, steward, vice-president, vicar, rector, bishop, archdeacon, captain,
    pcc, pcvc, professor of, designated doctor, named doctor, parish priest, ward member, gp
"""
OFFICES = tuple(" ".join(office.split()) for office in _OFFICES.split(","))
ENDS = vocabulary(
    """who which that to has had have was is were are will would be been being said gave told spoke began took made
    thanked in on at with from as until since during when where while also then presented summarised stated asked
    noted felt by if than but because not confirmed he she they it both tel telephone email e-mail phone ext
    after before"""
)
# Words that end in -ed or -ly and belong to roles.
ADJECTIVES = vocabulary(
    """family early elderly supply assembly disabled co-opted integrated looked shared advanced licensed related
    dedicated accredited named designated qualified"""
)
LINKS = vocabulary("of for to and & with in at by on")
LOOSE_ENDS = vocabulary("and & of for the a an or , - –")
LONGEST_ROLE = 16

ROLE_WORD_RE = pattern(
    "word-of-a-role",
    r"\s*(?:(?P<initials>\([A-Z][A-Za-z&'’-]{1,20}(?:,?\s(?:and|&|of|for|the|[A-Z][A-Za-z'’-]{1,20})){0,5}\))|(?P<word>[^\W_][\w&'’/.-]*(?<!\.)|&|[-–](?=\s))|(?P<mark>\S))",
    matches=(" Director", ", ", "(SSB)", " (People and Place)"),
    rejects=("", " "),
)
TERM_RE = pattern(
    "term-of-office",
    r"^\s*for\s+(?:the\s+)?(?:(?:next|coming|ensuing|remainder|rest|duration|meeting|item|municipal|civic|council|\d{4})\b)",
    matches=(" for the municipal year", "for the remainder of", " for 2025/26"),
    rejects=(" for Housing", " for the Environment"),
)
TITLE_WORD_RE = pattern(
    "title-before-name",
    r"^(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Prof(?:essor)?|Revd?|Alderman)\b",
    matches=("Councillor Moor", "Mrs Reed"),
    rejects=("Director", "Mrsham"),
)
# Somebody else begins here, without a mark between them: the next line of a list ("Clerk Councillor Moor").
NEXT_PERSON_RE = pattern(
    "next-person-in-role",
    r"(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?\s(?P<name>[A-Z][\w'’.-]*)",
    matches=("Councillor Ann Moor", "Cllr. Reed", "Mrs A Moor"),
    rejects=("Councillors for Parks", "Councillor for Parks"),
)
# "in" goes on where it says what somebody practises, not where they are.
FIELD_RE = pattern(
    "practitioner-in-a-field",
    r"(?i:(?:consultant|specialist|lecturer|adviser|nurse)s?\sin\s[a-z]+\s(?:health|medicine|care|nursing)"
    r"|officer\sin\scharge|(?:clerk|assistant|designate|secretary|counsel|chaplain|deputy)\sto\s(?:the\s)?"
    r"(?:(?-i:[A-Z])[a-z]+|governors|governing|council|board|trustees|justices|panel|committee))\b",
    matches=(
        "Consultant in Public Health",
        "Officer in charge",
        "Clerk to the Council",
        "clerk to the governors",
        "Officer Designate to Harwick",
    ),
    rejects=("Director in Harwick", "officer in the room", "consultant in March", "Clerk to write"),
)
# Where somebody holds the post is part of it where the body is named.
AT_BODY_RE = pattern(
    "body-of-a-post",
    r"\sat\s(?:the\s)?(?:[A-Z][\w'’&-]*\s(?:(?:of|and|&|for)\s)?){1,5}(?:Council|Board|Trust|Authority|Association|University|College|School"
    r"|Academy|Hospital|Service|Services|Police|Partnership|Foundation|Agency|Commission|Society|Union|Company|Ltd|Limited)\b",
    matches=(" at the Harwick Care Board", " at East Mead Council"),
    rejects=(" at the Trust", " at the meeting of the Council", " at Harwick"),
)
OBJECT_RE = pattern(
    "object-of-a-verb", r"\s(?:the|an?|his|her|their)\s", matches=(" the report",), rejects=(" reports",)
)
AGES_RE = pattern(
    "ages-before-a-post",
    r"\d\d?[-–]\d\d?\s(?=[A-Z])",
    matches=("14-19 Representative", "0–5 Lead"),
    rejects=("14-19 people", "2031 Chair"),
)
FIELD_AFTER_COLON_RE = pattern(
    "field-after-colon",
    r"\s(?:[A-Z][\w'’&-]*(?:,?\s(?:and|of|for|the|&|[A-Z][\w'’&-]*))*)(?=[,.;)]|$|\sand\s)",
    matches=(" Children’s Social Care.", " Parks and Paths"),
    rejects=(" Thank you all.", " the parks"),
)
THING_RE = pattern(
    "word-for-a-thing",
    r"\w{3}[ts]ions?$|\w{4}ments?$|\w{3}[ai]lity$",
    matches=("Adoption", "Provisions", "Procurement", "Sustainability"),
    rejects=("Marion", "Sion", "Clement", "Lity"),
)
OFFICE_RE = pattern(
    "word-of-office",
    r"(?i:\b(?:" + "|".join(sorted(map(re.escape, OFFICES), key=len, reverse=True)) + r")\b)",
    matches=("Head of Housing", "strategic director", "the Cabinet Member for Parks"),
    rejects=("heading", "direct"),
)


FAR = 40  # characters in which an initial and a surname stand
# One of these is in every text that OFFICE_RE or a phrase matcher over OFFICES finds something in.
OFFICE_WORDS = telling_words(OFFICES)


def names_office(text: str) -> bool:
    """Whether a text may hold a word of office: a cheap look before the rules that find them."""
    return not OFFICE_WORDS.isdisjoint(words_of(text))


def parse_role(text: str, start: int = 0) -> str | None:
    """The role that begins at `start` of `text`; None where no word of office is in what stands there."""
    if _begins_with_initial(text[start : start + FAR]):
        return None
    end, words = _role_words(text, start)
    if words and (body := AT_BODY_RE.match(text, end)):
        words += body[0].split()
    while words and words[-1] in LOOSE_ENDS:
        words.pop()
    role = " ".join(words).replace(" ,", ",").replace(" :", ":")
    return role if role and OFFICE_RE.search(role) else None


def _role_words(text: str, start: int) -> tuple[int, list[str]]:
    words: list[str] = []
    at = start
    while (match := ROLE_WORD_RE.match(text, at)) and len(words) < LONGEST_ROLE:
        word = match["word"] or match["initials"] or match["mark"]
        following = text[match.end() :]
        if following[:1] == "@":
            break  # an address
        if match["mark"] and not (_goes_on(following) if word == "," else _names_field(word, words, following)):
            break
        if _is_loose_number(text, match, words) or (word in "-–" and not re.match(r"\s[A-Z]", following)):
            break
        field = bool(words) and FIELD_RE.match(f"{words[-1]} {word}{following}")
        if match["word"] and not field and (_is_end(word) or _is_verb(word, following) or TERM_RE.match(text[at:])):
            break
        named = NEXT_PERSON_RE.match(text, match.start("word")) if match["word"] else None
        if named is not None and named["name"].lower() not in OTHER_WORDS:
            break
        if word in ("and", "&") and _begins_next(following):
            break
        words.append(word)
        at = match.end()
        # A sentence ends here, unless an abbreviation does.
        if following[:1] == ".":
            break
    return at, words


def _is_loose_number(text: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether a word is a number of no role's name: one may begin with ages ("14-19 Representative")."""
    if not (match["word"] or "")[:1].isdigit() or (words or [""])[-1].lower() in ("section", "s"):
        return False
    return bool(words) or not AGES_RE.match(text, match.start("word"))


def _names_field(mark: str, words: list[str], following: str) -> bool:
    """Whether a colon after a word of office leads in its field ("Chief Officer: Parks"), and nobody's speech."""
    if mark != ":" or not words or not OFFICE_RE.search(words[-1]):
        return False
    field = FIELD_AFTER_COLON_RE.match(following)
    return field is not None and not _begins_person(following)


def _begins_with_initial(text: str) -> bool:
    """Whether a person of a list begins here: an initial and a surname are no role ("B Reed, C Lane (Chair)")."""
    words = [word.strip(",;()") for word in text.split()[:2]]
    initial = len(words) == 2 and words[0] != "A" and len(words[0].rstrip(".")) == 1 and words[0][0].isupper()
    return initial and looks_like_person(" ".join(words))


def _is_end(word: str) -> bool:
    plain = word.lower()
    verb_or_adverb = plain.endswith(("ed", "ly")) and plain not in ADJECTIVES
    return plain in ENDS or (word[0].islower() and verb_or_adverb)


def _is_verb(word: str, following: str) -> bool:
    """Whether a small word with an object is what somebody does: "Head of Parks (North) present the report"."""
    return word.islower() and word not in LINKS and OBJECT_RE.match(following) is not None


def _goes_on(following: str) -> bool:
    """Whether the role goes on after a comma: with a capitalised word that begins no person's name."""
    if not re.match(r"\s+[A-Z]", following):
        return False
    chunk, _, rest = following.strip().partition(",")
    if TITLE_WORD_RE.match(chunk) or _begins_with_initial(chunk):
        return False
    # "Manager, Priority Learners" reads like a name; a person in a list is followed by a role.
    return not (_begins_person(chunk) and OFFICE_RE.search(rest.split(",")[0].split(".")[0]))


def _begins_next(following: str) -> bool:
    """Whether a person follows "and": a name, before a comma only with a role after it ("and Bo Reed, Clerk")."""
    chunk, comma, rest = following.strip().partition(",")
    if TITLE_WORD_RE.match(chunk) or not comma or len(chunk.split()) > 4:
        return _begins_person(following)
    return _begins_person(chunk) and bool(OFFICE_RE.search(re.split(r"[,.;]", rest)[0]))


def _begins_person(following: str) -> bool:
    words = re.split(r"[,;.()]", following.strip())[0].split()
    if len(words) > 1 and THING_RE.search(words[1]):
        return False  # "and Income Generation"
    return any(looks_like_person(" ".join(words[:count])) for count in (2, 3, 4) if len(words) >= count)

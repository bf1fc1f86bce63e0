"""The words of the forms, from labels.toml: labels are compared without case, punctuation and "&"."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

WORD_RE = re.compile(r"[^\W_]+")
# The first word of a text, where that is plain: with "&" before it or an apostrophe in it, or letters beyond ASCII,
# it is folded into another.
OPENING_RE = re.compile(r"(?:(?!&)[\W_])*(?P<word>[a-zA-Z0-9]++)(?![\w&'\u2019])")
HEADING_NUMBER_RE = re.compile(r"^\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=[A-Z])")
HEADING_NOTE_RE = re.compile(r"\s\([^()]{6,80}\)\s*:?$")
# Words that a label may do with or without: "Title of (the) report", "Ward(s)".
LOOSE_WORDS = frozenset({"the", "this", "s"})
# What a form asks of whoever fills it in, after a label: "(if any)", "(name, telephone number)".
FORM_NOTE = r"\((?:if|where|please|name|as|and|list|delete|including)\b[^()]{0,60}\)"
# A second name for the same thing, up to the colon or the end: "Subject / Summary of report".
SECOND_NAME = r"\s?/\s?[a-z]+(?:\s[a-z]+){0,3}(?=\s{0,2}(?::|$))"
LONGEST_HEADING = 110
LONGEST_COMPOSED, MOST_COMPOSED = 70, 9  # characters and words of a label that is put together


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The words of `text` in lower case with one space between them: "Ward(s) affected:" gives "ward s affected".

    A word set with spaced letters ("A G E N D A") is that word."""
    wide = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = wide.lower().replace("&", " and ").replace("'", "").replace("\u2019", "")
    words = WORD_RE.findall(plain)
    spaced = len(words) > 3 and all(len(word) == 1 and word.isalpha() for word in words)
    return "".join(words) if spaced else " ".join(words)


@lru_cache(maxsize=8192)
def bare_words(text: str) -> str:
    """The folded words of a label without those it may do without: "Title of the Report" gives "title of report"."""
    folded = fold(text)
    words = folded.split()
    return folded if LOOSE_WORDS.isdisjoint(words) else " ".join(word for word in words if word not in LOOSE_WORDS)


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the start of a text: the field it names, what follows it, and whether it stands apart.

    `apart` is true when the label fills the text or a colon follows it; false when only a space does. `printed` is the
    label's words, folded.
    """

    field: str
    rest: str
    apart: bool
    printed: str = ""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """One section of labels.toml: fields and the labels that name them."""

    fields: dict[str, frozenset[str]]
    names: dict[str, str]  # fields by label
    regex: re.Pattern[str]
    starts: frozenset[str]
    openings: frozenset[str]  # the first words of its labels, as they may be printed
    composes: bool = False  # whether labels may be put together from the words of [label_cores] and [label_around]

    def field(self, text: str) -> str | None:
        """The field whose label fills the text."""
        return self.names.get(bare_words(text))

    def begins(self, text: str) -> bool:
        """Whether the text is the beginning, not the whole, of a longer label ("Ward(s) or groups")."""
        return fold(text) in self.starts

    def split(self, text: str) -> Label | None:
        """The label that the text begins with, the longest there is."""
        return split_label(self, text)

    def may_open(self, text: str) -> bool:
        """A cheap look at the first word: whether a label may begin with it."""
        match = OPENING_RE.match(text)
        return match is None or match["word"].lower() in self.openings

    def find_label(self, text: str) -> Label | None:
        if not self.may_open(text):
            return None
        listed = self.find_listed(text)
        if not self.composes or (listed is not None and listed.apart):
            return listed
        words, colon, rest = text.partition(":")
        field = composed_field(words.strip(" \t*#_?")) if len(words) <= LONGEST_COMPOSED else None
        return Label(field, rest.strip(" \t*_"), True, fold(words)) if field is not None else listed

    def find_listed(self, text: str) -> Label | None:
        match = self.regex.match(text)
        if match is None:
            return None
        field = self.field(match["label"])
        if field is None:
            return None
        rest = text[match.end() :]
        return Label(field, rest.strip(), bool(match["colon"]) or not rest.strip(" \t.)"), fold(match["label"]))


@lru_cache(maxsize=4096)  # the cells of a grid are looked at by several rules
def split_label(words: Vocabulary, text: str) -> Label | None:
    return words.find_label(text)


@lru_cache(maxsize=8192)
def composed_field(text: str) -> str | None:
    """The field of a label put together from the words of one ("Accountable officer"); None for any other text."""
    words = fold(text).split()
    if not 2 <= len(words) <= MOST_COMPOSED or text[:1].islower():  # the rest of a sentence: "electoral wards?"
        return None
    sections = load_labels()
    if words[0] not in composed_words():
        return None
    for name, cores in sections["label_cores"].items():
        core = next((core for core in cores if f" {core} " in f" {' '.join(words)} "), None)
        if core is None or not any(word in sections["label_marks"].get(name, words) for word in words):
            continue
        if all(word in sections["label_around"][name] or word in core.split() for word in words):
            return name
    return None


@cache
def composed_words() -> frozenset[str]:
    sections = load_labels()
    texts = (text for name in ("label_cores", "label_around") for texts in sections[name].values() for text in texts)
    return frozenset(word for text in texts for word in text.split())


@cache
def load_labels() -> dict[str, dict[str, list[str]]]:
    """The whole of labels.toml."""
    return tomllib.loads(files("extract").joinpath("labels.toml").read_text(encoding="utf-8"))


@cache
def vocabulary(section: str) -> Vocabulary:
    """The labels of one section ("box", "trail", "headings", "columns", "agenda")."""
    raw = load_labels()[section]
    fields = {name: frozenset(fold(label) for label in labels) for name, labels in raw.items()}
    bare = {bare_words(label): name for name, found in reversed(fields.items()) for label in found}
    words = "|".join(map(_loosely, sorted(filter(None, bare), key=len, reverse=True)))
    after = rf"(?:{SECOND_NAME})?(?:\s{{0,2}}{FORM_NOTE})?[?).;_*\s]*(?P<colon>:?)[);*\s]*"
    regex = re.compile(rf"[\W_]*+(?P<label>{words})(?![^\W_]){after}", re.IGNORECASE)
    labels = {label for found in fields.values() for label in found}
    starts = {" ".join(label.split()[:count]) for label in labels for count in range(1, len(label.split()))}
    firsts = {label.split()[0] for label in filter(None, bare)}
    openings = firsts | {f"{word}s" for word in firsts}  # "Ward" and "Wards"
    composes = section == "box"
    openings |= composed_words() if composes else set()
    return Vocabulary(fields, bare, regex, frozenset(starts), frozenset(openings), composes)


def _loosely(label: str) -> str:
    """An expression for a label with or without articles and "(s)" in it."""
    words = [rf"{re.escape(word)}(?:[\W_]{{0,2}}s(?![^\W_])\)?)?" for word in label.split()]
    return r"[\W_]{1,3}(?:(?:the|this)[\W_]{1,2})?".join(words) + r"(?:\s{1,2}the(?![^\W_]))?"


def load_vocabularies() -> None:
    """Make the vocabulary of every section, for a process whose children read papers."""
    for section in load_labels():
        vocabulary(section)


def heading_text(text: str) -> str:
    """A heading without marks of formatting, a number printed without a dot ("2 Recommendations") and a note at its
    end in brackets ("Background documents (available for inspection)").
    """
    return HEADING_NOTE_RE.sub("", HEADING_NUMBER_RE.sub("", text.strip("*# "), count=1))


@lru_cache(maxsize=4096)  # a line is asked by every rule that looks for where a section begins or ends
def heading_field(text: str) -> str | None:
    """What a section heading announces ("recommendations", "appendices", …), None for any other heading.

    Around what it announces only words of the trade may stand ("List of background papers under section 100D").
    """
    plain = heading_text(text)
    return vocabulary("headings").field(plain) or (_wrapped_field(plain) if len(plain) < LONGEST_HEADING else None)


@cache
def _words_around_headings(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that may stand before and after what a heading announces."""
    words = load_labels()["heading_words"]
    around = words["around"]
    return frozenset(words.get(f"before_{name}", around)), frozenset(words.get(f"after_{name}", around))


@lru_cache(maxsize=4096)
def _wrapped_field(text: str) -> str | None:
    words = fold(text)
    for name, labels in load_labels()["heading_cores"].items():
        first, last = _words_around_headings(name)
        for label in labels:
            before, found, after = f" {words} ".partition(f" {label} ")
            known = all(word in first or word.isdigit() for word in before.split()) and all(
                word in last or word.isdigit() for word in after.split()
            )
            if found and known:
                return name
    return None


@cache
def label_words() -> frozenset[str]:
    """Every word of every label."""
    texts = (label for section in load_labels().values() for labels in section.values() for label in labels)
    return frozenset(word for text in texts for word in fold(text).split() if not word.isdigit())

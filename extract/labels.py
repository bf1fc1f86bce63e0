"""The words of the forms, from labels.toml: labels are compared without case, punctuation and "&"."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

WORD_RE = re.compile(r"[^\W_]+")
HEADING_NUMBER_RE = re.compile(r"^\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?=[A-Z])")
HEADING_NOTE_RE = re.compile(r"\s\([^()]{6,80}\)\s*:?$")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The words of `text` in lower case with one space between them: "Ward(s) affected:" gives "ward s affected".

    A word set with spaced letters ("A G E N D A") is that word."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("&", " and ").replace("'", "").replace("\u2019", "")
    words = WORD_RE.findall(plain)
    spaced = len(words) > 3 and all(len(word) == 1 and word.isalpha() for word in words)
    return "".join(words) if spaced else " ".join(words)


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

    def field(self, text: str) -> str | None:
        """The field whose label fills the text."""
        return self.names.get(fold(text))

    def begins(self, text: str) -> bool:
        """Whether the text is the beginning, not the whole, of a longer label ("Ward(s) or groups")."""
        return fold(text) in self.starts

    def split(self, text: str) -> Label | None:
        """The label that the text begins with, the longest there is."""
        return split_label(self, text)

    def find_label(self, text: str) -> Label | None:
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


@cache
def load_labels() -> dict[str, dict[str, list[str]]]:
    """The whole of labels.toml."""
    return tomllib.loads(files("extract").joinpath("labels.toml").read_text(encoding="utf-8"))


@cache
def vocabulary(section: str) -> Vocabulary:
    """The labels of one section ("box", "trail", "headings", "columns", "agenda")."""
    raw = load_labels()[section]
    fields = {name: frozenset(fold(label) for label in labels) for name, labels in raw.items()}
    labels = sorted({label for found in fields.values() for label in found}, key=len, reverse=True)
    words = "|".join(r"[\W_]{1,3}".join(re.escape(word) for word in label.split()) for label in labels)
    regex = re.compile(rf"[\W_]*+(?P<label>{words})(?![^\W_])[?).;_*\s]*(?P<colon>:?)[);*\s]*", re.IGNORECASE)
    starts = {" ".join(label.split()[:count]) for label in labels for count in range(1, len(label.split()))}
    names = {label: name for name, labels in reversed(fields.items()) for label in labels}
    return Vocabulary(fields, names, regex, frozenset(starts))


def heading_text(text: str) -> str:
    """A heading without marks of formatting, a number printed without a dot ("2 Recommendations") and a note at its
    end in brackets ("Background documents (available for inspection)").
    """
    return HEADING_NOTE_RE.sub("", HEADING_NUMBER_RE.sub("", text.strip("*# "), count=1))


def heading_field(text: str) -> str | None:
    """What a section heading announces ("recommendations", "appendices", …), None for any other heading."""
    return vocabulary("headings").field(heading_text(text))


@cache
def label_words() -> frozenset[str]:
    """Every word of every label."""
    texts = (label for section in load_labels().values() for labels in section.values() for label in labels)
    return frozenset(word for text in texts for word in fold(text).split() if not word.isdigit())

"""spaCy's part of the language stage: a text in words and marks, its sentences, and where it names an office.

A blank English pipeline with our own components, built once a process: a plain tokenizer, a sentence splitter, and one
matcher of phrases for the words of office and those by which somebody comes to hold one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import spacy
from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extract.people.roles import OFFICES
from extract.sentences import sentence_starts

OFFICE, TOKENIZER = "OFFICE", "committee_words"
OFFICE_SPANS, HOLDING_SPANS, STARTS, TEXT = "offices", "holdings", "sentence_starts", "printed_text"
# How a sentence says that somebody holds an office, beside "NAME, ROLE". One matcher of phrases for these and for the
# offices: patterns of tokens cost many times as much.
SERVES = "served serves serving acts acted acting stood remains remained continues continued".split()
SPEAKS = ["speaking as", "writing as", "role as", "capacity as", "position as", "post as", "had been", "has been"]
COMES = """elected appointed re-elected re-appointed became join joins joined step steps stepped retires retired takes
    took who retiring joining stepping""".split()
HOLDINGS = {
    "SERVES": [f"{word} {link}" for word in SERVES for link in ("as", "in as")] + SPEAKS,
    "COMES": COMES,
    "FILLS": ["position of", "post of", "role of", "office of"],
    "IS": ["is", "was", "as"],
}
TOKEN_RE = re.compile(r"(\w+|\W)( ?)")


@spacy.registry.tokenizers(TOKENIZER)  # type: ignore[attr-defined, untyped-decorator]
def make_tokenizer() -> Callable[[Language], PlainTokenizer]:
    return lambda nlp: PlainTokenizer(nlp.vocab)


@cache
def load_pipeline() -> Language:
    """The pipeline, built at its first use in a process."""
    # Named here, for the English tokenizer takes longer to make than most papers take to read.
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    # The rest of what spaCy asks of each new word (its shape, whether it is like an address) is used by nothing here.
    nlp.vocab.lex_attr_getters = {LOWER: str.lower}  # type: ignore[attr-defined]
    nlp.add_pipe("committee_sentences")
    nlp.add_pipe("committee_offices")
    return nlp


class PlainTokenizer:
    """Parts a text into words and marks: no abbreviation matters to what is looked for, and looking them up costs."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words, spaces = zip(*TOKEN_RE.findall(text), strict=True) if text else ((), ())
        doc = Doc(self.vocab, words=list(words), spaces=list(map(bool, spaces)))
        doc.user_data[TEXT] = text  # `Doc.text` joins its tokens each time, which takes as long as all the rest
        return doc


@Language.component("committee_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Mark the first token of each sentence (`extract.sentences`); their offsets are kept with the document."""
    doc.user_data[STARTS] = starts = list(sentence_starts(doc.user_data[TEXT]))
    if len(doc) > 1:
        doc[-1].is_sent_start = False  # spaCy wants to be told of one token beside the first
    for start in starts[1:]:
        if token := doc.char_span(start, start + 1, alignment_mode="expand"):
            token[0].is_sent_start = True
    return doc


@Language.factory("committee_offices")
def make_offices(nlp: Language, name: str) -> OfficeMarker:
    return OfficeMarker(nlp)


class OfficeMarker:
    """Marks the words of office, and the words by which somebody comes to hold one."""

    def __init__(self, nlp: Language) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for label, phrases in {OFFICE: OFFICES, **HOLDINGS}.items():
            self.matcher.add(label, [nlp.make_doc(phrase) for phrase in phrases])

    def __call__(self, doc: Doc) -> Doc:
        found = self.matcher(doc, as_spans=True)
        doc.spans[OFFICE_SPANS] = [span for span in found if span.label_ == OFFICE]
        doc.spans[HOLDING_SPANS] = [span for span in found if span.label_ != OFFICE and _tells(span)]
        return doc


def _tells(span: Span) -> bool:
    """Whether words tell that somebody holds an office: a bare "is" does so only behind a name."""
    if span.label_ != "IS":
        return True
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.text.isalpha() and not before.text.islower()

"""Labels and values of a header box that stand one under the other: what a converter makes of the box's two columns.

It sets a label before its value, each a paragraph of its own, or the labels of a whole column before the values of the
next; a label that was broken in its cell is two paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.dates.dates import parse_date
from extract.labels import Label, heading_field
from extract.reports.box_labels import label_apart
from extract.reports.box_values import ABOUT_APPLICATION, Box
from extract.reports.head_patterns import AGENDA_ITEM_RE, REPORT_OF_RE
from ingest.model import Block, Issue

LONGEST_LABEL = 70
LEAST_LABELS, MOST_LABELS = 3, 14
WRAPPED_ENDS = (" and", " of", " for", " the", " to", " in", ",", " -", "\u2013", "&")


def read_column(blocks: Sequence[Block], index: int) -> Box | None:
    """The labels from block `index` on and the values under them; None where labels and values are not as many."""
    labels, end = ([], index) if in_column(blocks, index) else read_labels(blocks, index)
    if not labels or (len(labels) == 1 and end == index + 1 and ":" in blocks[index].text) or end >= len(blocks):
        return None
    values = read_values(blocks, end, len(labels))
    if values is None:
        return None
    texts, last = values
    box = Box(index, last, blocks[index].span)
    for label, text in zip(labels, texts, strict=True):
        if label.field == "date" and parse_date(text) is None and not text.isdigit():
            return None
        if label.field == "item_number" and len(labels) == 1 and not AGENDA_ITEM_RE.match(f"Item {text}"):
            return None
        box.put(label.field, text)
    return box


def in_column(blocks: Sequence[Block], index: int) -> bool:
    """Whether a label stands right above block `index`: its values, if there are any, begin elsewhere."""
    above = blocks[index - 1] if index else None
    if above is None or above.span.page != blocks[index].span.page:
        return False
    return is_plain(above) and lone_label(above.text) is not None


def find_unpaired(blocks: Sequence[Block], taken: frozenset[int]) -> Iterator[Issue]:
    """An issue for each column of labels of a report whose values could not be told."""
    index = 0
    while index < len(blocks):
        labels, end = read_labels(blocks, index) if index not in taken else ([], index)
        if len({label.field for label in labels} - {"other"}) >= LEAST_LABELS:
            text = " ".join(block.text for block in blocks[index:end])
            message = "These labels of a report's head have not as many values under them."
            yield Issue("extract", "header-box-unpaired", message, text, blocks[index].span)
        index = max(end, index + 1)


def read_labels(blocks: Sequence[Block], index: int) -> tuple[list[Label], int]:
    """The labels that stand alone from block `index` on, and the index of the block after them."""
    labels: list[Label] = []
    while index < len(blocks) and len(labels) < MOST_LABELS:
        label = lone_label(blocks[index].text) if is_plain(blocks[index]) else None
        if label is None and not labels and alternates(blocks, index):
            named = label_apart(blocks[index].text)
            return [named] if named is not None else [], index + 1
        size = 1
        if label is None and index + 1 < len(blocks) and is_plain(blocks[index]) and is_plain(blocks[index + 1]):
            label, size = lone_label(f"{blocks[index].text} {blocks[index + 1].text}"), 2
        if label is None or (labels and not blocks[index + size - 1].text.rstrip().endswith(":")):
            break
        labels.append(label)
        index += size
    return labels, index


def alternates(blocks: Sequence[Block], index: int) -> bool:
    """Whether label and value take turns here, a paragraph each, without colons: a label two paragraphs on or back."""
    if not _fills(blocks, index) or _fills(blocks, index + 1):
        return False
    return _fills(blocks, index + 2) or _fills(blocks, index - 2)


def _fills(blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph is a label of a report's head and nothing else."""
    block = blocks[index] if 0 <= index < len(blocks) else None
    if block is None or not is_plain(block) or len(block.text) > LONGEST_LABEL or heading_field(block.text) is not None:
        return False
    label = label_apart(block.text)
    return label is not None and not label.rest and label.field not in ABOUT_APPLICATION | {"other", "post"}


def is_broken_label(blocks: Sequence[Block], index: int) -> bool:
    """Whether a label that is not known stands in two paragraphs, its value in the next: "Relevant Scrutiny" over
    "Committee:".
    """
    three = blocks[index : index + 3]
    if len(three) < 3 or not all(is_plain(block) and len(block.text) <= LONGEST_LABEL for block in three):
        return False
    first, second, value = (block.text.rstrip() for block in three)
    return second.endswith(":") and not first.endswith((":", ".")) and not value.endswith((":", "."))


def lone_label(text: str) -> Label | None:
    """The label that fills a text, marked as one by a colon or by capitals."""
    label = label_apart(text) if len(text) <= LONGEST_LABEL else None
    if label is None or label.rest:
        return None
    # Capitals alone may be the heading of a section: "SITE", "RECOMMENDATION".
    headed = label.field in ABOUT_APPLICATION or heading_field(text) is not None
    return label if text.rstrip().endswith(":") or (text.isupper() and not headed) else None


def read_values(blocks: Sequence[Block], index: int, count: int) -> tuple[list[str], int] | None:
    """`count` values from block `index` on with the index of the last block; None where there are fewer."""
    values: list[str] = []
    while index < len(blocks):
        block = blocks[index]
        if not is_plain(block) or (":" in block.text and label_apart(block.text)) or REPORT_OF_RE.match(block.text):
            break
        if values and (block.text[:1].islower() or values[-1].endswith(WRAPPED_ENDS)):
            values[-1] += f" {block.text}"
        elif len(values) == count:
            break
        else:
            values.append(block.text)
        index += 1
    return (values, index - 1) if len(values) == count else None


def is_plain(block: Block) -> bool:
    return block.grid is None and block.number is None and block.kind != "item"

"""The tags of a tagged PDF: for each marked piece of a page's text the element of the structure tree that it stands in.

A `Tag` says in which paragraph, heading, list item or cell the piece stands. pdfium gives the tree page by page: what
stands on other pages, and an empty cell, is a child without contents. Source of the roles: ISO 32000-1, 14.8.4; a
file's own names for them are looked up in its role map.
"""

from __future__ import annotations

from collections import Counter
from ctypes import byref, c_float, c_int, c_ulong, c_void_p, create_string_buffer
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdfium.frames import prototype

MOST = 20_000  # children of elements looked at on one page
DEEPEST = 60
LONG = 100  # children of an element, of which a page has but a few
APART = 50  # children between two that are on one page
LONGEST = 64  # bytes of a role's name
LARGEST = 200  # rows or columns of one cell
INLINE = frozenset(
    ("Span", "Link", "NonStruct", "Reference", "Quote", "Code", "Em", "Strong", "Sub", "Ruby", "RB", "RT", "RP",
     "Warichu", "WT", "WP", "Annot", "Lbl", "BibEntry", "Private")
)  # fmt: skip
PICTURES = frozenset(("Figure", "Formula"))

open_tree = prototype("FPDF_StructTree_GetForPage", c_void_p, c_void_p)
close_tree = prototype("FPDF_StructTree_Close", None, c_void_p)
count_roots = prototype("FPDF_StructTree_CountChildren", c_int, c_void_p)
get_root = prototype("FPDF_StructTree_GetChildAtIndex", c_void_p, c_void_p, c_int)
count_children = prototype("FPDF_StructElement_CountChildren", c_int, c_void_p)
get_child = prototype("FPDF_StructElement_GetChildAtIndex", c_void_p, c_void_p, c_int)
get_content = prototype("FPDF_StructElement_GetChildMarkedContentID", c_int, c_void_p, c_int)
get_role = prototype("FPDF_StructElement_GetType", c_ulong, c_void_p, c_void_p, c_ulong)
count_attributes = prototype("FPDF_StructElement_GetAttributeCount", c_int, c_void_p)
get_attributes = prototype("FPDF_StructElement_GetAttributeAtIndex", c_void_p, c_void_p, c_int)
get_value = prototype("FPDF_StructElement_Attr_GetValue", c_void_p, c_void_p, c_void_p)
get_number = prototype("FPDF_StructElement_Attr_GetNumberValue", c_int, c_void_p, c_void_p)
content_of = prototype("FPDFPageObj_GetMarkedContentID", c_int, c_void_p)
count_marks = prototype("FPDFPageObj_CountMarks", c_int, c_void_p)
get_mark = prototype("FPDFPageObj_GetMark", c_void_p, c_void_p, c_int)
get_mark_name = prototype("FPDFPageObjMark_GetName", c_int, c_void_p, c_void_p, c_ulong, c_void_p)
NAME = create_string_buffer(LONGEST)
NUMBER, LENGTH = c_float(), c_ulong()


class Tag(NamedTuple):
    """Where in the tree a piece of text stands; all numbers count from 1 on its page, and 0 is none.

    `order` is its place among all pieces; `block` the element that it is a line or word of; `heading` the rank of a
    heading; `item` the list item, which it `begins` where it is its first piece; `cell` a table's cell; `picture` one
    whose words are not in a paragraph of their own.
    """

    order: int
    block: int
    heading: int = 0
    item: int = 0
    begins: bool = False
    cell: int = 0
    picture: int = 0


ARTIFACT = Tag(0, 0)  # what is marked as no part of the text: running heads, page numbers, dots


@dataclass(slots=True)
class TaggedCell:
    """A cell of a tagged table: `row` and `column` from 0, the columns and rows it is wide and high."""

    table: int
    row: int
    rowspan: int = 1
    colspan: int = 1
    head: bool = False


@dataclass(slots=True)
class Tree:
    """Where in long elements, by their depth, the last page began: the next one does no earlier, as a rule."""

    begun: dict[int, int] = field(default_factory=dict)

    def children(self, element: int, count: int, depth: int) -> list[tuple[int, int]]:
        """The elements in a long element and the numbers of its pieces on one page, which stand together."""
        first = self.begun.get(depth, 0)
        found: list[tuple[int, int]] = []
        for start in (first, 0) if first else (0,):
            last = start
            for at in range(start, count):
                child, piece = child_at(element, at)
                if child or piece >= 0:
                    if not found:
                        self.begun[depth] = at
                    found.append((child, piece))
                    last = at
                elif found and at > last + APART:
                    break
            if found:
                break
        return found


@dataclass(slots=True)
class Tags:
    """The tags of a page by the number of the marked piece; its tables' cells, the first of which is number 1."""

    tree: Tree
    page: int  # pdfium pointer as an integer, while it is open
    pieces: dict[int, Tag] = field(default_factory=dict)
    cells: list[TaggedCell] = field(default_factory=list)
    nested: set[int] = field(default_factory=set)  # tables that hold another one
    runs: Counter[int] = field(default_factory=Counter)  # of each table, once they are known
    blocks: int = 0
    items: int = 0
    tables: int = 0
    pictures: int = 0
    seen: int = 0

    def read(self) -> bool:
        """Whether the open page has tags; looks into the tree the first time it is asked."""
        if not self.pieces and self.page and (tree := open_tree(self.page)):
            try:
                for at in range(min(count_roots(tree), MOST)):
                    if root := get_root(tree, at):
                        walk(self, root, Tag(0, 0), 0)
            finally:
                close_tree(tree)
        self.page = 0
        return bool(self.pieces) and self.seen < MOST

    def tag_of(self, handle: int) -> Tag | None:
        """The tag of a text object, None where nothing says what it is."""
        return self.pieces.get(content_of(handle)) or (ARTIFACT if is_artifact(handle) else None)

    def add(self, piece: int, tag: Tag) -> None:
        self.pieces.setdefault(piece, tag._replace(order=len(self.pieces) + 1))


def open_tags(pdf: pdfium.PdfDocument) -> Tree | None:
    """The tree of a file that says it is tagged."""
    return Tree() if raw.FPDFCatalog_IsTagged(pdf.raw) else None


def is_artifact(handle: int) -> bool:
    """Whether a text object is marked as no part of the text."""
    return any(
        get_mark_name(get_mark(handle, at), NAME, LONGEST, byref(LENGTH)) and name(LENGTH.value) == "Artifact"
        for at in range(count_marks(handle))
    )


def role_of(element: int) -> str:
    """The role of an element, "" where its name is no standard one."""
    return name(get_role(element, NAME, LONGEST))


def name(length: int) -> str:
    """The name that pdfium has written, of so many bytes."""
    return NAME.raw[: length - 2].decode("utf-16-le", "replace") if 2 < length <= LONGEST else ""


def child_at(element: int, at: int) -> tuple[int, int]:
    """An element in an element, or the number of one of its pieces: 0 and -1 for what has no contents on the page."""
    child = get_child(element, at) or 0
    return child, -1 if child else get_content(element, at)


def children(tags: Tags, element: int, depth: int) -> list[tuple[int, int]]:
    """The elements in an element and the numbers of its pieces."""
    count = min(count_children(element), MOST)
    found = (
        tags.tree.children(element, count, depth) if count > LONG else [child_at(element, at) for at in range(count)]
    )
    tags.seen += len(found)
    return found if tags.seen < MOST else []


def walk(tags: Tags, element: int, outer: Tag, depth: int) -> None:
    """Notes the pieces of an element and those of the elements in it, given what it stands in."""
    role = role_of(element)
    if role == "Table":
        read_table(tags, element, outer, depth)
    else:
        walk_into(tags, element, enter(tags, role, element, outer), depth)


def walk_into(tags: Tags, element: int, own: Tag, depth: int) -> None:
    for child, piece in children(tags, element, depth):
        if child and depth < DEEPEST:
            walk(tags, child, own, depth + 1)
        elif piece >= 0:
            tags.add(piece, own)


def enter(tags: Tags, role: str, element: int, outer: Tag) -> Tag:
    """What the pieces of an element stand in."""
    if role in INLINE:
        return outer
    tags.blocks += 1
    own = outer._replace(block=tags.blocks, picture=0)
    if role == "H" or (role[:1] == "H" and role[1:].isdigit()):
        return own._replace(heading=min(6, int(role[1:] or 1)))
    if role == "LI":
        tags.items += 1
        return own._replace(item=tags.items, begins=not is_continued(element))
    if role in PICTURES:
        tags.pictures += 1
        return own._replace(picture=tags.pictures)
    return own


def is_continued(element: int) -> bool:
    """Whether the first piece of an element stands on a page before."""
    for _ in range(DEEPEST):
        if not (child := get_child(element, 0)):
            break
        element = child
    return bool(get_content(element, 0) < 0)


def read_table(tags: Tags, table: int, outer: Tag, depth: int) -> None:
    """Notes the cells of a table, its rows counted through its head, body and foot."""
    tags.tables += 1
    if outer.cell:
        tags.nested.add(tags.cells[outer.cell - 1].table)
    number, row = tags.tables, 0
    own = outer._replace(heading=0, item=0, begins=False, cell=0, picture=0)
    groups = [table]
    for group in groups:
        for child, piece in children(tags, group, depth):
            role = role_of(child) if child else ""
            if role == "TR":
                read_cells(tags, child, TaggedCell(number, row), own, depth + 1)
            elif role in ("THead", "TBody", "TFoot"):
                groups.append(child)
            elif child and depth < DEEPEST:
                walk(tags, child, own, depth + 1)
            elif piece >= 0:
                tags.add(piece, own)
            row += role == "TR"


def read_cells(tags: Tags, line: int, place: TaggedCell, outer: Tag, depth: int) -> None:
    """Notes the cells of a table's row that have contents on the page."""
    for child, _ in children(tags, line, depth):
        role = role_of(child) if child else ""
        if role in ("TD", "TH"):
            high, wide = span(child, b"RowSpan"), span(child, b"ColSpan")
            tags.cells.append(replace(place, rowspan=high, colspan=wide, head=role == "TH"))
            tags.blocks += 1
            walk_into(tags, child, outer._replace(block=tags.blocks, cell=len(tags.cells)), depth)
        elif child and depth < DEEPEST:
            walk(tags, child, outer, depth + 1)


def span(cell: int, key: bytes) -> int:
    """How many rows or columns a cell's attribute says it takes, 1 without one."""
    for at in range(min(count_attributes(cell), 8)):
        attributes = get_attributes(cell, at)
        value = get_value(attributes, key) if attributes else None
        if value and get_number(value, byref(NUMBER)):
            return max(1, min(int(NUMBER.value), LARGEST))
    return 1

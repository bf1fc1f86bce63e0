"""A tagged PDF of one page written by hand: lines of text, and the tree that says what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rawpdf import raw_pdf

Shown = tuple[float, float, str]  # x, height from the page's top, text; coloured with a fourth part "0 0 1 rg"
FIRST = 9  # number of the first element's object


def tagged_pdf(
    shown: Sequence[tuple[Any, ...]], tree: tuple[Any, ...], drawn: bytes = b"", artifacts: Sequence[int] = (),
    more: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """A page that shows lines, each a marked piece with its place in `shown` for a number.

    An element of the `tree` is its role, what is in it (numbers of pieces, elements, None for an empty one) and, where
    it has any, its attributes. `more` are objects behind those of the elements, the first of which is number 9.
    """
    objects: list[str] = []
    owners: dict[int, int] = {}

    def write(element: tuple[Any, ...], parent: int) -> int:
        role, kids, *attributes = element
        number = FIRST + len(objects)
        objects.append("")
        parts = []
        for kid in kids:
            if isinstance(kid, int):
                owners[kid] = number
            parts.append(str(kid) if isinstance(kid, int) else f"{write(kid or ('P', []), number)} 0 R")
        given = f"/A << /O /Table {attributes[0]} >>" if attributes else ""
        objects[number - FIRST] = f"<< /S /{role} /P {parent} 0 R /Pg 3 0 R {given} /K [{' '.join(parts)}] >>"
        return number

    root = write(tree, 7)
    content = [drawn]
    for number, (x, top, text, *ink) in enumerate(shown):
        mark = b"/Artifact BMC" if number in artifacts else b"/P << /MCID %d >> BDC" % number
        marked = number in owners or number in artifacts
        line = f"{ink[0] if ink else '0 g'} BT /F1 11 Tf {x} {842 - top} Td <{text.encode('latin-1').hex()}> Tj ET"
        content.append(b"%s %s EMC" % (mark, line.encode()) if marked else line.encode())
    found = " ".join(f"{owners[number]} 0 R" if number in owners else "null" for number in range(len(shown)))
    tops = (f"<< /Type /StructTreeRoot /K {root} 0 R /ParentTree 8 0 R >>", f"<< /Nums [0 [{found}]] >>")
    catalog = "/MarkInfo << /Marked true >> /StructTreeRoot 7 0 R"
    return raw_pdf(b"\n".join(content), page="/StructParents 0", extra=(*tops, *objects, *more), catalog=catalog)

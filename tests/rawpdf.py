"""A PDF of one page written by hand: for what a typesetting library would not write."""

from __future__ import annotations

import io


def raw_pdf(
    content: bytes, unicode: dict[int, str] | None = None, page: str = "", extra: tuple[str, ...] = (),
    catalog: str = "",
) -> bytes:  # fmt: skip
    """A page of 595 by 842 points with `content`, in Helvetica whose codes mean what `unicode` says.

    `page` is added to the page's dictionary, `catalog` to the file's; `extra` are further objects, the first of which
    is number 7.
    """
    lines = [f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in (unicode or {}).items()]
    cmap = "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def",
            "1 begincodespacerange <00> <ff> endcodespacerange",
            f"{len(lines)} beginbfchar",
            *lines,
            "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog.encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s %s >>"
        % (b"/Resources << /Font << /F1 5 0 R >> >>", page.encode()),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica %s >>" % (b"/ToUnicode 6 0 R" if unicode else b""),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
        *(body.encode() for body in extra),
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def show(*lines: tuple[float, float, str]) -> bytes:
    """Content that shows each text at x and at a height from the page's top."""
    parts = [f"BT /F1 11 Tf {x} {842 - top} Td <{text.encode('latin-1').hex()}> Tj ET" for x, top, text in lines]
    return "\n".join(parts).encode()

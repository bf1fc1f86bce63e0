"""Hostile and odd files: each is loaded or refused with a sentence, within its limits, and costs no other file."""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from checks import check_text
from corpus.ingesting import Options, ingest
from corpus.limits import Limits
from corpus.load import Outcome
from corpus.parsing import parse_file
from corpus.work import Parse
from corpus.workers import parse_all
from ingest.errors import LockedPdf
from ingest.sources import read_document
from poisons import parse_weighed

LIMITS = Limits(timeout=60, memory=800)
LINE = b"BT /F1 10 Tf 50 700 Td (1. The committee met.) Tj ET"
WORDS = "PARKS COMMITTEE\n\n1. The committee considered the beehives on the common.\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def write_pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def pages(count: int, content: bytes = LINE, box: bytes = b"[0 0 595 842]", extra: bytes = b"") -> bytes:
    return _pages(count, stream(content), box, extra)


def _pages(count: int, content: bytes, box: bytes = b"[0 0 595 842]", extra: bytes = b"") -> bytes:
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> %s >>"
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return write_pdf([CATALOG, tree, content, FONT, *[page % (box, extra)] * count])


def many_characters(count: int) -> bytes:
    """Each row other words: the same a little lower is printed bold, for pdfium, and read once."""
    rows = (b"1 0 0 1 10 %d Tm (%s) Tj" % (830 - n % 820, b"%09d " % n * 20) for n in range(count // 200))
    return pages(1, b"BT /F1 2 Tf " + b"\n".join(rows) + b" ET")


def bomb(unit: bytes, megabytes: int) -> bytes:
    data = zlib.compress(unit * ((megabytes << 20) // len(unit)), 9)
    return _pages(1, stream(data, b"/Filter /FlateDecode"))


def deep_tree(depth: int) -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(depth)]
    return write_pdf([CATALOG, *nodes, b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 9 9] >>" % (depth + 1)])


def looping_form() -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    )
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return write_pdf([CATALOG, tree, page, stream(b"/X Do"), stream(b"/X Do /X Do", form)])


LOADED = "loaded"
# What is made, and the words of the sentence it fails with; "" where either end is right.
HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("no pages", lambda: pages(0), "cannot be opened as a PDF"),
    ("2,000 pages", lambda: pages(2000), LOADED),
    ("a page of 100,000 characters", lambda: many_characters(100_000), ""),
    ("a page tree 5,000 deep", lambda: deep_tree(5000), ""),
    ("a page tree that is its own child", lambda: write_pdf([CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]),
     ""),
    ("arrays 100,000 deep", lambda: pages(1, extra=b"/X " + b"[" * 100_000 + b"]" * 100_000), ""),
    ("200 MB of zeros in 200 kB", lambda: bomb(b"\0", 200), ""),
    ("16 MB of operators in 16 kB", lambda: bomb(b"(a) Tj ", 16), ""),
    ("a form that draws itself twice", looping_form, "more than 800 MB of memory"),
    ("20,000 rectangles", lambda: pages(1, b"\n".join(b"%d 9 5 5 re S" % (n % 590) for n in range(20_000))), LOADED),
    ("a page a billion points wide", lambda: pages(1, box=b"[0 0 1e9 1e9]"), LOADED),
    ("a page as wide as numbers go", lambda: pages(1, box=b"[-1e38 -1e38 1e38 1e38]"), ""),
    ("a page of no size", lambda: pages(1, box=b"[0 0 0 0]"), LOADED),
    ("a page from right to left", lambda: pages(1, box=b"[595 842 0 0]"), LOADED),
    ("a page turned by 45 degrees", lambda: pages(1, extra=b"/Rotate 45 /UserUnit 1e9"), LOADED),
    ("a picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "neither a PDF nor text"),
    ("text in UTF-16", lambda: WORDS.encode("utf-16"), LOADED),
    ("text in Windows-1252", lambda: WORDS.replace("bee", "\u201cbee\u201d").encode("cp1252"), LOADED),
    ("text with a NUL", lambda: (WORDS * 3).encode() + b"\0\n", LOADED),
    ("a line of 1 MB without a space", lambda: b"a" * (1 << 20), LOADED),
    ("1 MB of spaces", lambda: b" " * (1 << 20) + b"x", LOADED),
    ("1 MB of digits", lambda: b"1234567890" * (100 << 10), LOADED),
    ("tabs alone", lambda: b"\t" * (1 << 20) + b"x", LOADED),
    ("a table 3,000 columns wide", lambda: b"\n".join([b"\t".join(b"%d" % n for n in range(3000))] * 5), LOADED),
]  # fmt: skip


def outcome_of(file: Path, data: bytes, limits: Limits = LIMITS, parse: Parse = parse_file) -> str:
    """ "loaded", or the sentence it failed with, which must be one that names the file."""
    file.write_bytes(data)
    [(_, parsed)] = parse_all([(str(file), f"papers/{file.name}")], 1, limits, parse=parse)
    if parsed.rows is not None:
        return LOADED
    assert parsed.error and f"papers/{file.name}" in parsed.error and parsed.error.endswith(".")
    assert "A mistake in this program" not in parsed.error, parsed.error
    return parsed.error


@pytest.mark.parametrize(("make", "wanted"), [pytest.param(make, words, id=name) for name, make, words in HOSTILE])
def test_hostile_file(tmp_path: Path, make: Callable[[], bytes], wanted: str) -> None:
    assert wanted in outcome_of(tmp_path / "paper.pdf", make())


LONG: list[tuple[str, Callable[[], bytes]]] = [
    ("20,000 pages", lambda: pages(20_000)),
    ("a page of a million characters", lambda: many_characters(1_000_000)),
    ("a page of ten million characters", lambda: many_characters(10_000_000)),
    ("a line of 50 MB", lambda: b"The committee agreed to it. " * (50_000_000 // 28)),
    ("a line of 50 MB without a space", lambda: b"a" * 50_000_000),
]


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in LONG])
def test_long_file(tmp_path: Path, make: Callable[[], bytes]) -> None:
    """Each is loaded, or ends at a limit with the sentence that says so; time and memory are told with `-s`."""
    paper, begun = tmp_path / "paper.pdf", time.monotonic()
    said = outcome_of(paper, make(), Limits(), parse_weighed)
    peak = Path(f"{paper}.peak")
    memory = int(peak.read_text()) if peak.exists() else None
    print(f"{said}: {time.monotonic() - begun:.0f} s, {memory or 'too many'} MB")
    assert (memory or 0) < Limits().memory + 100  # MB of libraries that are shared with other processes
    assert said == LOADED or "was not read within 600 seconds" in said or "more than 1500 MB of memory" in said


def run(paths: list[Path], database: Path) -> list[Outcome]:
    """The outcomes of a run, each a file loaded, unchanged or failed with a sentence that is no mistake of ours."""
    outcomes = ingest(paths, database, Options(2, LIMITS)).outcomes
    for outcome in outcomes:
        error = outcome.error or ""
        assert (outcome.status == "failed") == bool(error)
        assert "A mistake in this program" not in error and "brought the reader down" not in error, error
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    return outcomes


def test_a_pdf_broken_off_at_every_tenth_byte(papers: Path, tmp_path: Path) -> None:
    """Also one that was added to, as viewers do: broken off in what was added, its first state can still be read."""
    paper = min((papers / "pdf").glob("*.pdf"), key=lambda path: path.stat().st_size).read_bytes()
    added = pages(2) + pages(3)
    files = []
    for data in (paper, added):
        for cut in range(0, len(data), 10):
            file = tmp_path / f"{len(files)}.pdf"
            file.write_bytes(data[:cut])
            files.append((str(file), f"papers/{file.name}"))
    read = 0
    for location, parsed in parse_all(files, 2, LIMITS):
        read += parsed.rows is not None
        name = f"papers/{Path(location).name} "
        assert parsed.rows is not None or (parsed.error or "").startswith(
            (name + "cannot be opened", name + "is empty", name + "is a PDF without pages")
        ), parsed.error
    assert len(added) // 20 < read < len(added) // 10


@pytest.mark.parametrize("strength", [40, 128])
@pytest.mark.parametrize("password", ["", "sesame"])
def test_an_encrypted_pdf(tmp_path: Path, password: str, strength: int) -> None:
    """One that opens without a password is read whatever else it forbids; one that needs a password says so."""
    lock = StandardEncryption(password, "of the owner", canCopy=0, canPrint=0, strength=strength)
    canvas = Canvas(str(tmp_path / "paper.pdf"), encrypt=lock)
    canvas.drawString(60, 700, "1. The committee met.")
    canvas.save()
    if password:
        with pytest.raises(LockedPdf, match=r"paper\.pdf needs a password: save a copy without one"):
            read_document(tmp_path / "paper.pdf")
    else:
        assert "1. The committee met." in read_document(tmp_path / "paper.pdf").pages[0].text


@pytest.mark.parametrize(("name", "password"), [("open", False), ("closed", True)])
def test_a_pdf_encrypted_with_aes_256(name: str, password: bool) -> None:
    """Made once with reportlab and pyaes: StandardEncryption("" or a word, "of the owner", strength=256)."""
    paper = Path(__file__).parent / "locked" / f"aes256-{name}.pdf"
    assert b"/AESV3" in paper.read_bytes()
    if password:
        with pytest.raises(LockedPdf, match=r"needs a password: save a copy without one"):
            read_document(paper)
    else:
        assert "1. The committee met." in read_document(paper).pages[0].text


def test_odd_papers(shared: Path, tmp_path: Path) -> None:
    odd = shared / "packs" / "odd"
    if not odd.is_dir():
        pytest.skip("needs ../shared/packs/odd")
    files = [path for path in odd.iterdir() if path.is_file()]
    assert len(run([odd], tmp_path / "corpus.db")) == len(files)


def test_odd_places(tmp_path: Path) -> None:
    """Pipes, loops, names of all bytes, copies: each file once, none in the way of the others."""
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    (folder / "nowhere").symlink_to(folder / "gone.pdf")
    names = [b"a'b.txt", b'a"b.txt', b"a\nb.txt", b"a\xffb.txt", b"a;b--.txt", "\u202e.txt".encode(), b"[1]%s.txt"]
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"{WORDS}{number}\n", "utf-8")
    (folder / "copy.txt").write_text(f"{WORDS}0\n", "utf-8")
    outcomes = run([folder], tmp_path / "corpus.db")
    said = {
        status: sum(outcome.status == status for outcome in outcomes) for status in ("loaded", "unchanged", "failed")
    }
    assert said == {"loaded": len(names), "unchanged": 1, "failed": 3}
    assert {outcome.status for outcome in run([folder], tmp_path / "corpus.db")} == {"unchanged", "failed"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text(WORDS)
    (tmp_path / "locked.txt").chmod(0)
    assert [outcome.status for outcome in run([tmp_path / "locked.txt"], tmp_path / "corpus.db")] == ["failed"]


@pytest.mark.parametrize("change", ["gone", "other"])
def test_a_file_that_vanishes_or_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """It happens after the file was parsed; its copies and the other files are settled all the same."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, words in (("a.txt", WORDS), ("b.txt", WORDS + "2\n"), ("copy.txt", WORDS)):
        (folder / name).write_text(words, "utf-8")

    def parse(*given: object) -> object:
        for location, parsed in parse_all(*given):  # type: ignore[arg-type]
            if location.endswith("a.txt"):
                Path(location).unlink() if change == "gone" else Path(location).write_text("other words")
            yield location, parsed

    monkeypatch.setattr("corpus.ingesting.parse_groups", lambda *given: iter([list(parse(*given))]))
    outcomes = {Path(outcome.path).name: outcome for outcome in run([folder], tmp_path / "corpus.db")}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "a.txt": "failed", "b.txt": "loaded", "copy.txt": "failed"
    }  # fmt: skip
    assert "Run the same command again." in (outcomes["a.txt"].error or "")


PIECES = st.sampled_from(
    ["RESOLVED: ", "1. ", "1.1 ", "(a) ", "\t", "\f", "\n\n", "Report title:\t", "Councillor Ada Thornfield (Chair)",
     "\u00a31.5m", "7 May 2031", "Apologies for absence", "MINUTES", "|", "----", "2031/32", "12%", "\u2022 ",
     "Item No.", "That ", "Present:\n", "-", "\u00a0", "\ufeff", "and"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    check_text(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check_text(data)

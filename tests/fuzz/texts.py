"""Coverage-guided fuzzing of the text reader, the rules and the rows they make: `./run fuzz [SECONDS]`.

Each input is a text file of its own. Found is: an exception that is no IngestError, a fact whose place lies outside its
document, another outcome on a second reading, and an input that takes longer than SLOW seconds. What is found stays in
`.fuzz/found`; what reached new code stays in `.fuzz/inputs`, so that the next run goes on from there.
"""

from __future__ import annotations

import argparse
import hashlib
import signal
import sys
import time
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

with atheris.instrument_imports(include=["ingest", "extract", "corpus.rows"]):
    import checks

SLOW = 20  # seconds of processor time for one input, by instrumented code; the first input loads the language rules
LONGEST = 4096  # bytes of an input
WORDS = (
    "RESOLVED:", "Report title:", "Councillor", "Apologies", "Present:", "MINUTES", "Item No.", "Ward(s)", "(Chair)",
    "Agenda Item", "2031/32", "7 May 2031", "10.30 am", "1.1 ", "(a) ", "| --- |", "**", "\\x09", "\\x0c", "That ",
    "be authorised to", "in consultation with", "declared an interest", "seconded by", "Page 1 of 2", "APPENDIX",
    "Recommendation", "Date final report sent", "the Head of", "was in attendance", "\\xc2\\xa3", "....... 7",
)  # fmt: skip


def stop(*_: object) -> None:
    raise TimeoutError(f"more than {SLOW} seconds for one input")


def try_one(data: bytes) -> None:
    signal.setitimer(signal.ITIMER_PROF, SLOW)
    try:
        checks.check_text(data)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=int, default=600, help="how long to go on; 600 unless told")
    given = parser.parse_args()
    inputs, found = ROOT / ".fuzz" / "inputs", ROOT / ".fuzz" / "found"
    for folder in (inputs, found):
        folder.mkdir(parents=True, exist_ok=True)
    for file in (ROOT / "tests" / "packs" / "papers" / "text").glob("*.txt"):
        data = file.read_bytes()
        for start in range(0, len(data), LONGEST):
            piece = data[start : start + LONGEST]
            (inputs / hashlib.sha256(piece).hexdigest()).write_bytes(piece)
    words = inputs.parent / "words.txt"
    words.write_text("".join(f'"{word}"\n' for word in WORDS), "utf-8")
    signal.signal(signal.SIGPROF, stop)
    begun = time.monotonic()
    options = [f"-max_total_time={given.seconds}", f"-max_len={LONGEST}", f"-dict={words}",
               f"-artifact_prefix={found}/", "-timeout=300", "-rss_limit_mb=3000", "-print_final_stats=1"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(inputs)], try_one)
    print(f"fuzzing for {given.seconds} s from {len(list(inputs.iterdir()))} inputs", file=sys.stderr, flush=True)
    atheris.Fuzz()
    print(f"{time.monotonic() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()

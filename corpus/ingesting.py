"""One run of `papers ingest`: which files are new or changed, workers that parse them, one writer that stores them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.clusters import parse_on_cluster
from corpus.databases import open_for_writing, said_plainly, transaction
from corpus.errors import ExtraNeeded
from corpus.ids import document_id
from corpus.limits import Limits
from corpus.load import Outcome, SeenFile, adopt_file, record, remember_file, store_document
from corpus.originals import clear_incoming, keep_original
from corpus.parsing import Parsed
from corpus.versions import fingerprint
from corpus.workers import parse_groups
from ingest.errors import IngestError
from ingest.scans.recognizers import MISSING, has_recognizer
from ingest.sources import find_files, hash_file

READ_PICTURES = "+ocr"  # behind the version of a paper whose pictures were read
UNREAD = "page-without-text"

UNSTORABLE = (sqlite3.IntegrityError, sqlite3.ProgrammingError, ValueError)

Report = Callable[[Outcome], None]
Group = Sequence[tuple[SeenFile, Parsed]]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: worker processes, what a document may take, whether to read images and papers taken back.

    `scheduler` is the address of a Dask scheduler, whose cluster then reads in the place of `jobs` processes here.
    """

    jobs: int = 1
    limits: Limits = Limits()
    ocr: bool = False
    even_withdrawn: bool = False
    scheduler: str | None = None


@dataclass(slots=True)
class Summary:
    """What came of a run, file by file."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def failed(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.status == "failed"]


def ingest(
    paths: Iterable[str | Path],
    database: Path,
    options: Options = Options(),  # noqa: B008 (frozen)
    report: Report = lambda outcome: None,
    begin: Callable[[int], None] = lambda total: None,
) -> Summary:
    """Bring the database up to date with the files at `paths`; `begin` is told how many, `report` hears of each.

    A file that fails costs that file alone. Raises a CorpusError when the database cannot be written to.
    """
    if options.ocr and not has_recognizer():
        raise ExtraNeeded(MISSING)
    connection = open_for_writing(database)
    try:
        with said_plainly(database):
            files = list(find_files(Path(path) for path in paths))
            begin(len(files))
            clear_incoming(database)
            return _Run(connection, database, options, report).over(files)
    finally:
        connection.close()


class _Run:
    def __init__(self, connection: sqlite3.Connection, database: Path, options: Options, report: Report) -> None:
        self.connection, self.database, self.options, self.say = connection, database, options, report
        self.version = fingerprint()
        self.mark = self.version + READ_PICTURES * options.ocr
        self.known = self._know()
        self.withdrawn = dict(connection.execute("SELECT document_id, at FROM withdrawals"))
        self.hashes = {known[2] for known in self.known.values() if known[3] == self.version}
        self.places: dict[str, str] = {}  # by location: a name of other bytes than UTF-8 is not stored as it is
        self.summary = Summary()

    def _know(self) -> dict[str, tuple[int, int, str, str]]:
        """Size, time, hash and version of each file read before.

        A paper read with its pictures is as good without --ocr; one read without them, and that has some, is to be read
        again with it.
        """
        rows = self.connection.execute(
            "SELECT location, size, modified, sha256, version, "
            "document_id IN (SELECT document_id FROM issues WHERE code = ?) FROM files",
            (UNREAD,),
        )
        found = {}
        for location, size, modified, sha256, version, unread in rows:
            plain = version.removesuffix(READ_PICTURES) if version else version
            stale = self.options.ocr and unread and plain == version
            found[location] = (size, modified, sha256, "" if stale else plain)
        return found

    def over(self, files: list[Path]) -> Summary:
        waiting: dict[str, SeenFile] = {}  # by hash: each content is parsed once
        copies: list[SeenFile] = []
        settled: list[Outcome] = []
        moved: list[SeenFile] = []
        for path in files:
            file = self._look(path, settled, moved)
            if file is None:
                continue
            if file.sha256 in waiting or file.sha256 in self.hashes:
                copies.append(file)
            else:
                waiting[file.sha256] = file
        with transaction(self.connection):
            for file in moved:
                remember_file(self.connection, file, self.mark)
            record(self.connection, settled)
        self._parse(waiting)
        self._settle_copies(copies)
        return self.summary

    def _look(self, path: Path, settled: list[Outcome], moved: list[SeenFile]) -> SeenFile | None:
        """The file with its hash when it has to be looked into; None when it is settled as unchanged or failed."""
        try:
            file = SeenFile.of(path)
            self.places[file.location] = str(path.absolute())
            known = self.known.get(file.location)
            if known and known[:2] == (file.size, file.modified) and known[3] == self.version:
                self._settle(settled, Outcome(file.path, "unchanged", sha256=known[2]))
                return None
            file = replace(file, sha256=hash_file(path))
        except (OSError, ValueError, IngestError) as error:
            self._settle(settled, Outcome(str(path), "failed", "find", _find_sentence(path, error)))
            return None
        if not self.options.even_withdrawn and (at := self.withdrawn.get(document_id(file.sha256))):
            refusal = f"{file.path} was withdrawn on {at[:10]} and is not read again. To read it, use --even-withdrawn."
            self._settle(settled, Outcome(file.path, "failed", "find", refusal))
            return None
        if known and known[2:] == (file.sha256, self.version):
            moved.append(file)
            self._settle(settled, Outcome(file.path, "unchanged", sha256=file.sha256))
            return None
        return file

    def _settle(self, settled: list[Outcome], outcome: Outcome) -> None:
        settled.append(outcome)
        self._report(outcome)

    def _report(self, outcome: Outcome) -> None:
        self.summary.outcomes.append(outcome)
        self.say(outcome)

    def _parse(self, waiting: dict[str, SeenFile]) -> None:
        # The largest first, so that no worker is left alone with a pack when the others have run out of files.
        largest_first = sorted(waiting.values(), key=lambda file: file.size, reverse=True)
        files = {self.places[file.location]: file for file in largest_first}
        options, tasks = self.options, [(place, file.path) for place, file in files.items()]
        if options.scheduler is None:
            groups = parse_groups(tasks, options.jobs, options.limits, options.ocr)
        else:
            groups = parse_on_cluster(tasks, options.scheduler, options.limits, options.ocr)
        for group in groups:
            self._finish([(files[location], parsed) for location, parsed in group])

    def _finish(self, group: Group) -> None:
        """Store what came of some files in one transaction; each in one of its own if any of them cannot be stored."""
        try:
            with transaction(self.connection):
                outcomes = [self._store(file, parsed) for file, parsed in group]
        except UNSTORABLE as error:
            if len(group) > 1:
                for one in group:
                    self._finish([one])
                return
            outcomes = [self._give_up(*group[0], error)]
        for outcome in outcomes:
            if outcome.status == "loaded" and outcome.sha256:
                self.hashes.add(outcome.sha256)
            self._report(outcome)

    def _give_up(self, file: SeenFile, parsed: Parsed, error: Exception) -> Outcome:
        message = f"What was read from {file.path} could not be stored: {error}. Please report it."
        outcome = Outcome(file.path, "failed", "load", message, seconds=round(parsed.seconds, 3), sha256=file.sha256)
        with transaction(self.connection):
            record(self.connection, [outcome])
        return outcome

    def _store(self, file: SeenFile, parsed: Parsed) -> Outcome:
        """Store one document, or why there is none; inside a transaction."""
        outcome = Outcome(
            file.path, "failed", parsed.stage, parsed.error, seconds=round(parsed.seconds, 3), sha256=file.sha256
        )
        if parsed.rows is not None:
            # The bytes parsed are those that count, should the file have changed since it was looked at.
            file = replace(file, sha256=parsed.rows.document["sha256"])
            outcome = replace(outcome, status="loaded", stage=None, pages=parsed.rows.pages, sha256=file.sha256)
            try:
                keep_original(self.database, file.sha256, Path(self.places[file.location]))
                store_document(self.connection, parsed.rows, file, self.mark, outcome)
                return outcome
            except IngestError as error:  # before anything was stored
                message = str(error).replace(file.location, file.path)
                outcome = replace(outcome, status="failed", stage="find", error=message)
        record(self.connection, [outcome])
        return outcome

    def _settle_copies(self, copies: list[SeenFile]) -> None:
        failed = {outcome.sha256: outcome for outcome in self.summary.failed if outcome.sha256}
        for file in copies:
            if file.sha256 in self.hashes:
                twin = self.connection.execute(
                    "SELECT path FROM files WHERE document_id = ? AND location <> ? ORDER BY path",
                    (document_id(file.sha256), file.location),
                ).fetchone()
                note = f"The same bytes as {twin[0]}: one document." if twin else None
                outcome = Outcome(file.path, "unchanged", note=note, sha256=file.sha256)
                adopt_file(self.connection, file, self.mark, outcome)
            else:
                twin_failed = failed.get(file.sha256) or Outcome(
                    file.path,
                    "failed",
                    "find",
                    f"{file.path} has changed while it was read. Run the same command again.",
                )
                error = (twin_failed.error or "").replace(twin_failed.path, file.path)
                outcome = replace(twin_failed, path=file.path, error=error)
                with transaction(self.connection):
                    record(self.connection, [outcome])
            self._report(outcome)


def _find_sentence(path: Path, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{path} does not exist. Check the path for a typing error."
    if isinstance(error, OSError):
        return f"{path} cannot be reached: {error.strerror or error}. Check the path and its permissions."
    return str(error)

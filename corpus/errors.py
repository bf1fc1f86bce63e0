"""Why the corpus could not do what was asked: one base error, one subclass a cause, each a sentence of advice."""

from __future__ import annotations


class CorpusError(Exception):
    """Something asked of the corpus cannot be done; str(error) is a sentence a person understands."""


class NoDatabase(CorpusError):
    """The database file named is not there."""


class NotACorpus(CorpusError):
    """The file named is no corpus database: not SQLite, or without our tables."""


class DatabaseBusy(CorpusError):
    """Another run is writing to the same database and did not finish in time."""


class CannotWrite(CorpusError):
    """The database, its folder or the folder of originals cannot be written to, or the disk is full."""


class NoWorkers(CorpusError):
    """No worker process could be started."""


class NoCluster(CorpusError):
    """The cluster cannot be reached, has no workers or cannot run the reader."""


class OtherVersion(CorpusError):
    """A worker of the cluster would read by other rules than this machine."""


class NoSuchDocument(CorpusError):
    """No document of the corpus has the id, hash or path given."""


class AmbiguousDocument(CorpusError):
    """More than one document of the corpus has the id, hash or path given."""


class StillRead(CorpusError):
    """A document is withdrawn, but readers kept its words from being wiped from the file."""


class NoSamplePapers(CorpusError):
    """The sample papers are neither in a checkout nor in the installed package."""


class ExtraNeeded(CorpusError):
    """What was asked needs an optional part of the distribution that is not installed."""

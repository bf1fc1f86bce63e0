"""A header box whose cells a converter set one under the other, column by column: which lines are whose value.

Labels and values come in runs; a run of values belongs to the labels right above it, then to those above that are
still without a value. Which lines make one value is settled by what a
label asks for (a day, a body, a post); a field on which that leaves two readings is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cells.cells import join_rows
from extract.labels import Label, fold, vocabulary
from extract.people.names import parse_person
from extract.reports.box_columns import in_column
from extract.reports.box_fits import POOR, UNLIKELY, fit
from extract.reports.box_labels import MESSAGE_WORDS
from extract.reports.box_pieces import Piece, ends_stack, find_pieces, pieces_of
from extract.reports.box_values import Box
from extract.reports.consultees import is_list_head
from ingest.model import Block

LEAST_LABELS, LEAST_VALUES = 3, 2
MOST_JOINED, MOST_PASSED, LONGEST_RUN = 7, 3, 14  # lines of a value, labels passed over, lines of a run
WRAPPED_ENDS = (" and", " of", " for", " the", " to", " in", ",", " -", "\u2013", "&", "/")
WRAPPED_STARTS = ("and ", "of ", "for ", "to ", "in ", "with ", "on ", "& ")
KEPT, KEPT_INSIDE = 16, 3  # readings looked at, after a run and within it
MARGIN = 0.45  # by which the best reading must be better for a field to be sure
# What a reading costs: a label left empty, lines joined, lines joined over a gap, a label passed over.
EMPTY = {"item_number": 0.3, "classification": 0.6, "other": 0.5, "cabinet_member": 0.9, "wards": 0.9}
WANTED = frozenset(("title", "meeting_name", "date"))
EMPTY_ELSE, JOINED, GAP, PASSED = 1.6, 0.5, 1.6, 0.4
APART = 4.0
WRAPPED = 0.4  # what a line that is plainly not at its end, or long, gives back
LONG_LINE = 36  # characters; cells are about half a page wide


@dataclass(frozen=True, slots=True)
class Run:
    """Labels and the lines under them, down to the next label; `close` are the labels that no white parts from them."""

    labels: tuple[int, ...]
    lines: tuple[Piece, ...]
    close: tuple[int, ...] = ()

    def orders(self) -> list[tuple[int, ...]]:
        """The orders in which the lines may go to the labels: as printed, or to the closest first."""
        apart = tuple(place for place in self.labels if place not in self.close)
        return [self.labels] if not apart or not self.close else [self.labels, (*self.close, *apart)]


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read the runs so far: values by label, labels waiting, what it is worth."""

    worth: float = 0.0
    values: tuple[tuple[int, tuple[str, ...]], ...] = ()
    waiting: tuple[int, ...] = ()
    last: int = -1


def read_stack(blocks: Sequence[Block], index: int, alone: bool = True) -> Box | None:
    """The box that begins with block `index`; None where labels and values do not come in runs or nothing fits.

    `alone` asks for a box that says enough by itself, or would with the lines above it.
    """
    if ends_stack(blocks[index]):
        return None
    first = next(iter(pieces_of(blocks, index)), None)
    if first is None or first.label is None:
        return None
    pieces = list(find_pieces(blocks, index))
    labels = [piece.label for piece in pieces if piece.label is not None]
    fields = {label.field for label in labels}
    if not fields & {"title", "application", "reference"} and not {"meeting_name", "date"} <= fields:
        return None
    in_runs = blocks[index].span.line is not None or comes_in_runs(pieces)  # a text file tells what stands apart
    if len(labels) < LEAST_LABELS or not in_runs or any(is_of_other(piece.text) for piece in pieces):
        return None
    runs = make_runs(pieces)
    if in_column(blocks, index) or any(len(run.lines) > LONGEST_RUN for run in runs[:-1]):
        return None
    readings = read_runs([*runs[:-1], replace(runs[-1], lines=runs[-1].lines[:LONGEST_RUN])], labels)
    if not readings:
        return None
    best = readings[0]
    box = Box(index, max(best.last, *(piece.block for piece in pieces if piece.label)), blocks[index].span)
    for place, label in enumerate(labels):
        if not dict(best.values).get(place) and label.field in WANTED:
            box.waiting.append(label.printed)
        near = (reading for reading in readings if best.worth - reading.worth < MARGIN)
        found = {joined(label.field, dict(reading.values).get(place, ())) for reading in near}
        box.put(label.field, found.pop() if len(found) == 1 else "")
        box.doubtful += sorted(filter(None, found)) if len(found) > 1 and label.field != "other" else []
    said = len(box.values.keys() - {"other", "post"}) + (1 if box.doubtful else 0)
    return box if said >= LEAST_VALUES and (box.stands_alone or box.unmet or not alone) else None


def is_of_other(text: str) -> bool:
    """Whether a line belongs to an audit trail, which has officers, days and members too, or to a printed message."""
    trail = vocabulary("trail").field(text) == "version" or is_list_head([text])
    return trail or fold(text.split(":")[0]) in MESSAGE_WORDS


def joined(field: str, lines: Sequence[str]) -> str:
    """The lines of a value as one text; people that a report is from, each with a post, parted by semicolons."""
    parted: list[str] = []
    for line in lines:
        person = parse_person(line) if field == "from_officer" and parted else None
        begins = person is not None and person.role is not None and line.startswith(person.name)
        whole = bool(parted) and not parted[-1].endswith(WRAPPED_ENDS)
        parted.append(f"; {line}" if begins and whole else line)
    return join_rows(parted).replace(" ; ", "; ")


def comes_in_runs(pieces: Sequence[Piece]) -> bool:
    """Whether two labels stand right under each other, or a value that others follow takes several lines."""
    for first, second, third in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if first.label is not None and second.label is not None:
            return True
        if first.label is None and second.label is None and third.label is not None and not second.gap:
            return True
    return False


def make_runs(pieces: Sequence[Piece]) -> list[Run]:
    runs: list[Run] = []
    labels: list[int] = []
    close: list[int] = []
    lines: list[Piece] = []
    place = -1
    for piece in pieces:
        if piece.label is None:
            lines.append(piece)
            continue
        place += 1
        if lines:
            runs.append(Run(tuple(labels), tuple(lines), tuple(close)))
            labels, close, lines = [], [], []
        labels.append(place)
        close = [place] if piece.gap else [*close, place]
    return [*runs, Run(tuple(labels), tuple(lines), tuple(close))]


def read_runs(runs: Sequence[Run], labels: Sequence[Label]) -> list[Reading]:
    """The readings that use every line but those after the last value, best first."""
    readings = [Reading()]
    for number, run in enumerate(runs):
        last = number == len(runs) - 1
        found = [new for reading in readings for new in read_run(reading, run, labels, last)]
        readings = best_of(found)
    return best_of([charge_waiting(reading, labels) for reading in readings])


def best_of(readings: Sequence[Reading], kept: int = KEPT) -> list[Reading]:
    """The best readings, those of the same values once."""
    if len(readings) < 2:
        return list(readings)
    once: dict[object, Reading] = {}
    for reading in sorted(readings, key=lambda reading: -reading.worth):
        once.setdefault((reading.values, reading.waiting), reading)
    return list(once.values())[:kept]


def charge_waiting(reading: Reading, labels: Sequence[Label]) -> Reading:
    cost = sum(EMPTY.get(labels[place].field, EMPTY_ELSE) for place in reading.waiting)
    return replace(reading, worth=reading.worth - cost, waiting=(), values=tuple(sorted(reading.values)))


def read_run(reading: Reading, run: Run, labels: Sequence[Label], last: bool) -> Iterator[Reading]:
    """The ways to give the lines of a run, after those put off, to its labels and to the ones still waiting."""
    for order in run.orders():
        yield from read_order(reading, run, [*order, *reading.waiting], labels, last)


def read_order(
    reading: Reading, run: Run, open_labels: Sequence[int], labels: Sequence[Label], last: bool
) -> Iterator[Reading]:
    lines = run.lines
    states = {(0, 0): [replace(reading, waiting=())]}
    for at in range(len(lines) + 1):
        for place in range(len(open_labels) + 1):
            for state in best_of(states.get((at, place), []), KEPT_INSIDE):
                rest = tuple(lines[at:])
                yield from close_run(state, open_labels[place:], rest, last)
                for (end, after), new in give(state, lines, at, open_labels, place, labels):
                    states.setdefault((end, after), []).append(new)


def close_run(state: Reading, left: Sequence[int], rest: Sequence[Piece], last: bool) -> Iterator[Reading]:
    """End a run where all its lines are given; what is left of the last one is no part of the box."""
    waiting = (*state.waiting, *left)
    if not rest:
        yield replace(state, waiting=waiting)
    elif last:
        cost = 0.0 if rest[0].gap and not waiting else 1.0
        yield replace(state, waiting=waiting, worth=state.worth - cost)


def give(
    state: Reading, lines: Sequence[Piece], at: int, open_labels: Sequence[int], place: int, labels: Sequence[Label]
) -> Iterator[tuple[tuple[int, int], Reading]]:
    """Give the next lines, one or more, to the next label or to one after it."""
    nearest = max(open_labels, default=-1)  # the label that a value on its line belongs to
    for after in range(place, min(place + MOST_PASSED + 1, len(open_labels))):
        field = labels[open_labels[after]].field
        for end in range(at + 1, min(at + MOST_JOINED, len(lines)) + 1):
            taken = lines[at:end]
            text = " ".join(piece.text for piece in taken)  # line ends make no difference to what fits
            if any(piece.beside for piece in taken[1:]) or (taken[0].beside and open_labels[after] != nearest):
                break
            told = max(fit(field, text), POOR) if taken[0].beside else fit(field, text)
            worth = told - sum(map(joining_cost, taken, taken[1:])) - PASSED * (after - place)
            if worth <= UNLIKELY:
                continue
            passed = (*state.waiting, *open_labels[place:after])
            given = (open_labels[after], tuple(piece.text for piece in taken))
            last = max(state.last, taken[-1].block)
            new = Reading(state.worth + worth, (*state.values, given), passed, last)
            yield (end, after + 1), new


def joining_cost(first: Piece, second: Piece) -> float:
    """What it costs to read two lines as one value."""
    if vocabulary("head_lines").field(second.text) not in (None, "section"):
        return APART  # "Part 1", "For decision"
    if first.beside and second.gap and not first.text.lower().endswith(WRAPPED_ENDS):
        return APART  # it ended on its label's line
    wrapped = first.text.lower().endswith(WRAPPED_ENDS) or second.text[:1].islower() or second.text.startswith("(")
    wrapped = (
        wrapped or second.text.lower().startswith(WRAPPED_STARTS) or (len(first.text) >= LONG_LINE and not second.gap)
    )
    return (GAP if second.gap else JOINED) - (JOINED + WRAPPED if wrapped else 0)

"""Which printed lines of a table are one row: by rules, distance, labels, and by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.rows.cuts import Cut, cut_row
from ingest.rows.freegaps import TextRow
from ingest.rows.gaps import MOST_WRAPS, Band
from ingest.rows.signs import SUM_RE
from ingest.tables.shades import segment

LEAST_ROWS = 3
LONGEST_CODE = 3  # letters
MOST_BARE = 2


def group_segments(rows: Sequence[TextRow], band: Band, cuts: Sequence[float]) -> list[list[Cut]]:
    """The band's lines brought together to rows: what stands between two rules, where most rows have them."""
    groups = group_lines(rows, band)
    places: dict[int, list[TextRow]] = {}
    for row in rows[band.first : band.last]:
        places.setdefault(segment(cuts, row[0].middle), []).append(row)
    if len(places) < LEAST_ROWS:
        return groups
    codes = code_columns([cut_row(line, band) for line in rows[band.first : band.last]])
    found = []
    several = 0
    for lines in places.values():
        part = Band(0, len(lines), band.gaps)
        whole = [cut_row(line, part) for line in lines]
        stacked = is_stacked(whole) or sum(any(key in codes for key in line) for line in whole) > 1
        several += stacked or len(lines) > MOST_WRAPS
        found += group_lines(lines, part) if stacked else [whole]
    return groups if several > 0.4 * len(places) else found


def is_stacked(lines: Sequence[Cut]) -> bool:
    """Whether a column holds figures one under the other: several rows, not one."""
    figures = [
        key
        for line in lines
        for key, runs in line.items()
        if len(runs) == 1 and sum(map(str.isdigit, runs[0].text)) > 0.5 * len(runs[0].text.replace(" ", ""))
    ]
    return len(figures) > len(set(figures))


def is_under_figures(before: Cut, cut: Cut) -> bool:
    """Whether a line has figures under those of the line above in two columns or more: it is a row of its own."""
    both = [key for key in cut if len(before.get(key, ())) == 1 == len(cut[key])]
    return sum(1 for key in both if SUM_RE.match(before[key][0].text) and SUM_RE.match(cut[key][0].text)) > 1


def is_under_head(before: Cut, cut: Cut) -> bool:
    """Whether a line with cells stands under a bold line of words alone: the head of the rows that follow."""
    above, label = before.get((0, 1)), cut.get((0, 1))
    return bool(above and label and len(before) == 1 < len(cut) and above[0].bold and not label[0].bold)


def label_goes_on(before: Cut, cut: Cut, side: float) -> bool:
    """Whether a line's first cell goes on with the label above it: words in small letters, or that did not fit there.

    `side` is how far the first column reaches at most. A line with as many cells as the one above, or with a figure,
    is a row.
    """
    above, label = before.get((0, 1)), cut.get((0, 1))
    if not above or not label or len(cut) >= len(before) or above[0].bold != label[0].bold:
        return False
    figures = (run.text for (column, _), runs in cut.items() if column for run in runs)
    if any(sum(map(str.isdigit, text)) > 0.5 * len(text) for text in figures):
        return False
    word = label[0].cut(0, (label[0].text + " ").index(" "))
    full = above[-1].x1 + 0.25 * word.size + word.x1 - word.x0 > side + 0.5
    return abs(above[0].x0 - label[0].x0) < 0.3 * word.size and (full or word.text[:1].islower())


def group_lines(rows: Sequence[TextRow], band: Band) -> list[list[Cut]]:
    """The band's lines brought together to rows: by a wider distance, or else by a filled first column."""
    lines = list(rows[band.first : band.last])
    cuts = [cut_row(line, band) for line in lines]
    pitches = [b[0].middle - a[0].middle for a, b in zip(lines, lines[1:], strict=False)]
    size = sorted(line[0].size for line in lines)[len(lines) // 2]
    tight = min((pitch for pitch in pitches if pitch > 0.8 * size), default=size)
    loose = tight < 1.45 * size and any(pitch > 1.15 * tight for pitch in pitches)
    filled = sorted(len(cut) for cut in cuts)[len(cuts) // 2]
    # Lines of equal distance whose first column is a label now and then: each full line is a row.
    each = filled >= 3 and sum(any(column == 0 for column, _ in cut) for cut in cuts) < 0.3 * len(cuts)
    side = band.gaps[0][1] - 0.5 * size if band.gaps else 0.0
    codes = code_columns(cuts)
    counted = is_counted(cuts, codes)
    groups = [[cuts[0]]]
    for pitch, before, cut in zip(pitches, cuts[:-1], cuts[1:], strict=True):
        first = any(column == 0 for column, _ in cut) and not label_goes_on(before, cut, side)
        starts = (
            pitch > 1.15 * tight and (first or len(cut) > 1 or pitch > 1.7 * tight)
            if loose
            else first or (each and len(cut) >= filled)
        )
        starts = starts or is_under_figures(before, cut) or is_under_head(before, cut) or is_under_names(before, cut)
        if codes:
            starts = any(key in codes for key in cut) if counted else starts or goes_by_code(before, cut, codes)
        if starts:
            groups.append([cut])
        else:
            groups[-1].append(cut)
    return groups


def code_columns(cuts: Sequence[Cut]) -> set[tuple[int, int]]:
    """The columns behind the first whose cells are all a letter or a short number, in most of the lines."""
    columns = {key for cut in cuts for key in cut if key[0]}
    held = {key: [cut[key] for cut in cuts if key in cut] for key in columns}
    return {
        key
        for key, cells in held.items()
        if len(cells) > max(MOST_BARE, len(cuts) / 2)
        and all(len(c) == 1 and len(c[0].text) <= LONGEST_CODE for c in cells)
    }


def is_counted(cuts: Sequence[Cut], codes: set[tuple[int, int]]) -> bool:
    """Whether the last column is a number for each row, each one more than the last: lines without go on."""
    if len(codes) != 1 or max(column for cut in cuts for column, _ in cut) > 1:
        return False
    (key,) = codes
    texts = [cut[key][0].text for cut in cuts if key in cut]
    return all(map(str.isdecimal, texts)) and all(int(b) - int(a) == 1 for a, b in zip(texts, texts[1:], strict=False))


def goes_by_code(before: Cut, cut: Cut, codes: set[tuple[int, int]]) -> bool:
    """Whether two lines have a label and a code each: they are two rows, however close."""
    return all((0, 1) in line and any(key in line for key in codes) for line in (before, cut))


def is_under_names(before: Cut, cut: Cut) -> bool:
    """Whether the first line with a label stands under words alone, with figures under two of them: these are heads."""
    if (0, 1) not in cut or any(column == 0 for column, _ in before):
        return False
    both = [key for key in before if len(cut.get(key, ())) == 1 == len(before[key])]
    return sum(1 for key in both if before[key][0].text.isalpha() and cut[key][0].text.isdecimal()) > 1

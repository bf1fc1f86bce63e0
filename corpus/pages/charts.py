"""Bars for people who would rather look than read: what is drawn, in numbers; the template draws it as SVG."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 560, 220
LEFT, BOTTOM, TOP = 36, 24, 8
WIDEST_BAR = 44
MOST_YEARS = 25
MOST_SERIES = 6  # the rest are one: more colours cannot be told apart
OTHERS = "Other committees"
NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Segment:
    """One committee's part of one year's bar, in SVG units; `series` counts from 0 and chooses the colour."""

    series: int
    x: float
    y: float
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars by year, stacked by committee; `table` has a row for each year: its total, then each series."""

    title: str
    series: tuple[str, ...]
    segments: tuple[Segment, ...]
    years: tuple[tuple[str, float], ...]
    ticks: tuple[tuple[int, float], ...]
    table: tuple[tuple[str, int, tuple[int, ...]], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def make_chart(title: str, counts: Iterable[tuple[str, str, int]], order: Sequence[str]) -> Chart | None:
    """A chart of (year, committee, count), colours in `order`; None when there is nothing to draw."""
    by_year: dict[str, Counter[str]] = defaultdict(Counter)
    for year, name, count in counts:
        by_year[year][name] += count
    if not by_year:
        return None
    years = sorted(by_year)[-MOST_YEARS:]
    if all(year.isdigit() for year in years) and int(years[-1]) - int(years[0]) < MOST_YEARS:
        years = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
    series = [*order] if len(order) <= MOST_SERIES else [*order[: MOST_SERIES - 1], OTHERS]
    table = tuple((year, *_row(by_year[year], series)) for year in years)
    top = _round_up(max(total for _, total, _ in table))
    return Chart(title, tuple(series), _segments(table, series, top), _places(years), _ticks(top), table)


def _row(counted: Counter[str], series: list[str]) -> tuple[int, tuple[int, ...]]:
    total = sum(counted.values())
    named = [counted[name] for name in series if name != OTHERS]
    return total, tuple([*named, total - sum(named)] if OTHERS in series else named)


def _step(years: int) -> float:
    return (WIDTH - LEFT) / years


def _places(years: list[str]) -> tuple[tuple[str, float], ...]:
    step = _step(len(years))
    return tuple((year, round(LEFT + step * (n + 0.5), 1)) for n, year in enumerate(years))


def _segments(table: tuple[tuple[str, int, tuple[int, ...]], ...], series: list[str], top: int) -> tuple[Segment, ...]:
    step = _step(len(table))
    wide = min(WIDEST_BAR, step * 0.7)
    unit = (HEIGHT - BOTTOM - TOP) / top
    segments = []
    for n, (year, _, counts) in enumerate(table):
        y = float(HEIGHT - BOTTOM)
        for number, count in enumerate(counts):
            if count:
                y -= count * unit
                x = LEFT + step * (n + 0.5) - wide / 2
                words = f"{series[number]}, {year}: {count}"
                tall = round(count * unit, 1)
                segments.append(Segment(number, round(x, 1), round(y, 1), round(wide, 1), tall, words))
    return tuple(segments)


def _ticks(top: int) -> tuple[tuple[int, float], ...]:
    step = next((size for size in _sizes() if top / size <= 4), top)
    unit = (HEIGHT - BOTTOM - TOP) / top
    return tuple((value, round(HEIGHT - BOTTOM - value * unit, 1)) for value in range(0, top + 1, step))


def _round_up(value: int) -> int:
    step = next(size for size in _sizes() if value / size <= 4)
    return max(step, -(-value // step) * step)


def _sizes() -> Iterable[int]:
    return (nice * 10**power for power in range(12) for nice in NICE)

"""Where a PDF page's own coordinates are on the page as it is shown, and how pdfium's functions are called."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_float, c_int, c_void_p
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium


def prototype(name: str, result: Any, *arguments: Any) -> Any:
    """A pdfium function by its address, with plain integers for pointers and without the cost of wrapper objects."""
    address = ctypes.cast(getattr(pdfium, name), c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def bare(name: str, result: Any) -> Any:
    """The same at half the cost, its arguments unchecked: pointers are given by `byref`, numbers have 32 bits."""
    address = ctypes.cast(getattr(pdfium, name), c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result)(address)


Float4 = c_float * 4
Float6 = c_float * 6
get_page_box = prototype("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
get_rotation = prototype("FPDFPage_GetRotation", c_int, c_void_p)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates become points from the top left corner of the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int  # quarter turns clockwise

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom as shown."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def page_frame(page: int) -> Frame:
    """The frame of an open page (a pdfium page pointer as an integer)."""
    box = Float4()
    get_page_box(page, byref(box))
    left, top, right, bottom = box
    return Frame(min(left, right), min(top, bottom), max(left, right), max(top, bottom), get_rotation(page) % 4)

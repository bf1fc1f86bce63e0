"""Draws a page of a stored PDF, in a process of its own with a time and a memory limit, and keeps the image.

A page that crashes or hangs the renderer costs that image alone. Images lie in `images/` beside the originals.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
from pathlib import Path

from corpus.limits import Limits, limit_memory, stand_alone

SCALE = 2.0  # image pixels a point
MAX_PIXELS = 2400  # of the longer side, whatever size the page claims
SECONDS = 20.0
LIMITS = Limits(memory=500)  # MB; an image of full size takes 20
DRAWING = ".drawing-"
AT_ONCE = asyncio.Semaphore(2)


async def draw_page(source: Path, number: int) -> bytes | None:
    """The WebP image of page `number` (1-based) of a PDF; None if it cannot be drawn."""
    kept = source.parent / "images" / f"{source.name}-{number}.webp"
    with contextlib.suppress(OSError):
        return kept.read_bytes()
    async with AT_ONCE:
        image = await _drawn_apart(source, number)
    if image is not None:
        _keep(kept, image)
        if not source.exists():  # the paper was withdrawn meanwhile
            drop_images(source)
    return image


async def _drawn_apart(source: Path, number: int) -> bytes | None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "corpus.drawing", str(source), str(number),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        image, _ = await asyncio.wait_for(process.communicate(), SECONDS)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        return None
    return image if process.returncode == 0 and image else None


def _keep(target: Path, image: bytes) -> None:
    """Keep the image where that is possible; a read-only folder only costs drawing it again."""
    with contextlib.suppress(OSError):
        target.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=DRAWING)
        with os.fdopen(handle, "wb") as file:
            file.write(image)
        os.replace(name, target)


def drop_images(source: Path) -> None:
    """Delete the images drawn of a stored original, and all that are half written: nobody knows of what those are."""
    for pattern in (f"{source.name}-*.webp", f"{DRAWING}*"):
        for image in (source.parent / "images").glob(pattern):
            image.unlink(missing_ok=True)


def _draw(source: str, number: int) -> None:
    import pypdfium2

    stand_alone()
    limit_memory(LIMITS)
    with pypdfium2.PdfDocument(source) as pdf:
        page = pdf[number - 1]
        scale = min(SCALE, MAX_PIXELS / max(page.get_size()))
        page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB").save(
            sys.stdout.buffer, "WEBP", quality=85, method=2
        )


if __name__ == "__main__":
    _draw(sys.argv[1], int(sys.argv[2]))

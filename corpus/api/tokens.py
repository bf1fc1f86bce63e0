"""Paging tokens: where a list goes on, in a form that is copied into addresses and not read."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any


def make_token(*place: Any) -> str:
    """The token for a place: text, numbers or None."""
    packed = json.dumps(place, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def read_token(token: str) -> list[Any] | None:
    """The place of a token; None for what is none of ours."""
    try:
        place = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return place if isinstance(place, list) else None

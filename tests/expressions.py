"""Every regular expression of ours with the ways it is used, found in the modules themselves."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import corpus
import extract
import ingest
from extract.labels import load_labels, vocabulary
from extract.patterns import Pattern

OPTIONAL = {"cv2", "rapidocr", "pytesseract"}  # come with extras; modules that stand on them declare no expressions
WAYS = {"search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"}
HELD = (tuple, list, set, frozenset)


@dataclass(slots=True)
class Expression:
    """A regular expression: where it stands, and how it is used ("search", "match" or "fullmatch")."""

    name: str
    regex: re.Pattern[str]
    ways: set[str] = field(default_factory=set)


def find_expressions() -> dict[tuple[str, int], Expression]:
    """All of them, each once, by pattern and flags."""
    found: dict[tuple[str, int], Expression] = {}
    for module in find_modules():
        for name, regex in declared(module):
            found.setdefault((regex.pattern, regex.flags), Expression(f"{module.__name__}.{name}", regex))
    for section in load_labels():  # made when they are first asked for
        regex = vocabulary(section).regex
        found[regex.pattern, regex.flags] = Expression(f"extract.labels.{section}", regex, {"match"})
    for module in find_modules():
        for name, regex, way in used(module):
            known = found.setdefault((regex.pattern, regex.flags), Expression(f"{module.__name__}.{name}", regex))
            known.ways |= {way} - {"compile"}
    for known in found.values():
        known.ways = known.ways or {"search"}
    return found


def find_modules() -> Iterator[ModuleType]:
    """Every module of ours that can be imported with what is installed."""
    for package in (ingest, extract, corpus):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            try:
                yield importlib.import_module(module.name)
            except ModuleNotFoundError as error:
                if error.name not in OPTIONAL:
                    raise


def declared(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in vars(module).items():
        if not name.startswith("__"):
            yield from ((name, regex) for regex in held(value))


def held(value: Any, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """The expressions that a value of a module is or holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth == 0:
        return
    elif isinstance(value, Pattern):
        yield value.regex
    elif isinstance(value, HELD):
        for part in value:
            yield from held(part, depth - 1)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from held(part, depth - 1)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for part in dataclasses.fields(value):
            yield from held(getattr(value, part.name, None), depth - 1)


def used(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """(name, expression, way) of each use in a module: of a name, and of what is written where it is used."""
    tree = ast.parse(inspect.getsource(module))
    bases = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and is_of_re(node.func):
            regex = evaluated(node, module)
            if regex is not None and isinstance(regex.pattern, str):
                yield f"line {node.lineno}", regex, way_of(node.func.attr)  # type: ignore[attr-defined]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in WAYS | {"name"}:
            bases.add(node.value)
            if node.attr in WAYS:
                for regex in held(vars(module).get(node.value.id)):
                    yield node.value.id, regex, way_of(node.attr)
    for node in ast.walk(tree):  # handed on: to be used in any way
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in bases:
            for regex in held(vars(module).get(node.id)):
                yield node.id, regex, "search"


def is_of_re(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
        and node.attr in WAYS | {"compile"}
    )


def way_of(method: str) -> str:
    return method if method in ("match", "fullmatch", "compile") else "search"


def evaluated(call: ast.Call, module: ModuleType) -> re.Pattern[str] | None:
    """The expression of `re.search("…", text)`; None where it is made of what only a running function knows."""
    given = [call.args[0]]
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    place = {
        "compile": 1,
        "search": 2,
        "match": 2,
        "fullmatch": 2,
        "findall": 2,
        "finditer": 2,
        "split": 3,
        "sub": 4,
        "subn": 4,
    }
    method = call.func.attr  # type: ignore[attr-defined]
    flags += call.args[place[method] : place[method] + 1]
    try:
        values = [eval(compile(ast.Expression(node), "given", "eval"), vars(module)) for node in (*given, *flags)]
    except NameError:
        return None
    return re.compile(*values)

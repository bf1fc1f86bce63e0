"""Every declared pattern is found in each text that it must match and in none that it must not."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import extract
import ingest
from extract.patterns import Pattern, pattern

OPTIONAL = {"cv2"}  # comes with the extra ocr; modules that stand on it declare no patterns


def modules() -> Iterator[ModuleType]:
    """Every module of ours that can be imported with what is installed."""
    for package in (ingest, extract):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            try:
                yield importlib.import_module(module.name)
            except ModuleNotFoundError as error:
                if error.name not in OPTIONAL:
                    raise


def declared() -> Iterator[tuple[str, Pattern]]:
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, Pattern):
                yield f"{module.__name__}.{name}", value


EXAMPLES = [
    pytest.param(found, text, wanted, id=f"{name}-{'matches' if wanted else 'rejects'}-{number}")
    for name, found in declared()
    for wanted, texts in ((True, found.matches), (False, found.rejects))
    for number, text in enumerate(texts)
]


@pytest.mark.parametrize(("declared_pattern", "text", "wanted"), EXAMPLES)
def test_example(declared_pattern: Pattern, text: str, wanted: bool) -> None:
    assert (declared_pattern.search(text) is not None) is wanted, text


@pytest.mark.parametrize("name,declared_pattern", [pytest.param(n, p, id=n) for n, p in declared()])
def test_pattern_has_examples_and_a_noun_re_name(name: str, declared_pattern: Pattern) -> None:
    assert declared_pattern.matches and declared_pattern.rejects
    assert name.endswith("_RE")


def test_pattern_searches_as_its_regex_does() -> None:
    found = pattern("word", r"[a-z]+", matches=("a",), rejects=("1",))
    assert found.sub("x", "ab 1") == "x 1"
    assert [match[0] for match in found.finditer("a b")] == ["a", "b"]
    assert found.match("1") is None and found.fullmatch("ab") is not None

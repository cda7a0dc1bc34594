"""The glossary of CONTRIBUTING.md holds: no public name of the house uses one of its words for something else, and
nothing that lasts has a name that says nothing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.test_house import TOP, module_of, sources

# What may be called by a word besides the thing itself: its code, its number, how many, and a unit by its figures.
BESIDES = {"str", "int", "None", "Mapping", "Array"}
FIGURES = {"unit": {"Standing", "UnitFigures"}}

# Names that say nothing: no searching finds what they hold. In three lines one sees it.
VAGUE = frozenset({"found", "one", "place", "each", "said", "told", "listed", "plain", "look"})
LASTING = 3
# Where `place` is the glossary's: the town of a date line.
TOWN = frozenset(
    {"tally.directory", "tally.directory.draft", "tally.matching", "tally.papers.letter", "tally.papers.written"}
)

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
SCOPES = (ast.Module, *DEFINED, ast.Lambda, *COMPREHENSIONS)


def glossary() -> list[str]:
    """Its words, as code writes them."""
    rows = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Glossary")[1]
    cells = re.findall(r"^\| ([a-z, ]+) \|", rows, re.M)[1:]
    return [word.strip().replace(" ", "_") for cell in cells for word in cell.split(",")]


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    paths = [path for path in sources() if "sample_data" not in path.parts]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def class_of(word: str) -> str:
    return "".join(part.capitalize() for part in word.split("_"))


def typed(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """(name, type) of every parameter and field that says its type."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.annotation:
            yield node.arg, node.annotation
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.annotation


def fits(word: str, written: str) -> bool:
    """Whether a type is the thing itself, or what may stand for it."""
    kinds = set(re.findall(r"[A-Za-z]\w*", written))
    itself = any(kind.startswith(class_of(word)) for kind in kinds)
    return itself or bool(kinds & (BESIDES | FIGURES.get(word, set())))


CLASSES = {node.name for _, tree in trees() for node in tree.body if isinstance(node, ast.ClassDef)}


def test_glossary_has_the_words_of_the_field() -> None:
    assert {"unit", "quota", "period", "finding", "reading", "support_request"} <= set(glossary())


@pytest.mark.parametrize("word", glossary())
def test_word_is_one_class_in_the_whole_house(word: str) -> None:
    homes = [
        module_of(path)
        for path, tree in trees()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == class_of(word)
    ]
    assert len(homes) < 2, f"{class_of(word)} is something else in each of {', '.join(homes)}"


@pytest.mark.parametrize("word", [word for word in glossary() if class_of(word) in CLASSES])
def test_parameter_or_field_of_that_name_is_that_thing(word: str) -> None:
    strangers = []
    for path, tree in trees():
        for name, annotation in typed(tree):
            if name == word and not fits(word, ast.unparse(annotation)):
                strangers.append(f"{module_of(path)}: {name}: {ast.unparse(annotation)}")
    assert not strangers


@pytest.mark.parametrize("word", glossary())
def test_function_of_that_name_gives_that_thing(word: str) -> None:
    strangers = [
        f"{module_of(path)}.{node.name}"
        for path, tree in trees()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name == word and module_of(path).startswith("tally")
        if class_of(word) in CLASSES and class_of(word) not in ast.unparse(node.returns or node)
    ]
    assert not strangers


def inside(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope; of a scope within it, only that it is there."""
    rest = list(ast.iter_child_nodes(scope))
    while rest:
        node = rest.pop()
        yield node
        rest += [] if isinstance(node, SCOPES) else ast.iter_child_nodes(node)


def bound(scope: ast.AST) -> set[str]:
    """What a scope gives a name to: parameters, locals, definitions, fields."""
    names = {node.arg for node in inside(scope) if isinstance(node, ast.arg)}
    names |= {node.id for node in inside(scope) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    names |= {
        node.attr for node in inside(scope) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }
    return names | {
        node.name for node in inside(scope) if isinstance(node, (*DEFINED, ast.ExceptHandler)) and node.name
    }


def lines(scope: ast.AST, name: str) -> Iterator[int]:
    """Where a name of this scope stands, in scopes within it that do not use it for their own, too."""
    for node in inside(scope):
        if name in (getattr(node, part, None) for part in ("id", "arg", "attr", "name")):
            yield node.lineno
        if isinstance(node, SCOPES) and name not in bound(node):
            yield from lines(node, name)


def says_nothing(tree: ast.Module) -> list[tuple[int, str]]:
    """(line, name) of each vague name that lasts: a definition, parameter, field or global always does."""
    vague = []
    for scope in (node for node in ast.walk(tree) if isinstance(node, SCOPES)):
        always = {node.arg for node in inside(scope) if isinstance(node, ast.arg) and isinstance(scope, DEFINED)}
        always |= {node.name for node in inside(scope) if isinstance(node, DEFINED)}
        for name in (name for name in bound(scope) if name.strip("_").lower() in VAGUE):
            stands = sorted(lines(scope, name))
            if name in always or isinstance(scope, (ast.Module, ast.ClassDef)) or stands[-1] - stands[0] >= LASTING:
                vague.append((stands[0], name))
    return sorted(vague)


def test_what_lasts_longer_than_three_lines_has_a_name_that_says_what_it_is() -> None:
    strangers = [
        f"{path.relative_to(TOP)}:{line}: {name}"
        for path, tree in trees()
        for line, name in [*says_nothing(tree), *([(1, path.stem)] if path.stem in VAGUE else [])]
        if not (name.strip("_") == "place" and module_of(path) in TOWN)
    ]
    assert not strangers, "\n".join(["call it by the field's own noun:", *strangers])


@pytest.mark.parametrize(
    ("source", "vague"),
    [
        ("def found():\n    pass", ["found"]),
        ("def read(said):\n    pass", ["said"]),
        ("class Row:\n    place: int", ["place"]),
        ("class Row:\n    def __init__(self):\n        self._told = 1\n\n\n        print(self._told)", ["_told"]),
        ("def read():\n    one = 1\n    two = 2\n    three = 3\n    return one", ["one"]),
        ("def read():\n    one = 1\n    return one", []),
        ("def read():\n    a = [one for one in ()]\n\n\n\n    return [one for one in a]", []),
        ("LISTED = 4", ["LISTED"]),
    ],
)
def test_vague_name_is_met_where_it_lasts(source: str, vague: list[str]) -> None:
    assert [name for _, name in says_nothing(ast.parse(source))] == vague


def test_class_name_stands_once_in_the_whole_house() -> None:
    names = Counter(node.name for _, tree in trees() for node in tree.body if isinstance(node, ast.ClassDef))
    assert not [name for name, times in names.items() if times > 1]

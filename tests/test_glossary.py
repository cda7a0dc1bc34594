"""The glossary of CONTRIBUTING.md holds: no public name of the house uses one of its words for something else."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.test_house import TOP, module_of, trees

# What may be called by a word besides the thing itself: its code, its number, how many, and a unit by its figures.
BESIDES = {"str", "int", "None", "Mapping", "Array"}
FIGURES = {"unit": {"Standing", "UnitFigures"}}


def glossary() -> list[str]:
    """Its words, as code writes them."""
    rows = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Glossary")[1]
    cells = re.findall(r"^\| ([a-z, ]+) \|", rows, re.M)[1:]
    return [word.strip().replace(" ", "_") for cell in cells for word in cell.split(",")]


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


def test_class_name_stands_once_in_the_whole_house() -> None:
    names = Counter(node.name for _, tree in trees() for node in tree.body if isinstance(node, ast.ClassDef))
    assert not [name for name, times in names.items() if times > 1]


# What several files do, each in its own way: `main` and `define` begin them, a row of the store is written, and what
# changed is told of a directory and of an upload.
VERBS = {"main", "define", "write", "changes"}


def test_function_name_of_several_rooms_gives_the_same_kind_of_thing_in_each() -> None:
    homes: dict[str, dict[str, str]] = {}
    for path, tree in trees():
        for node in tree.body if module_of(path).startswith("tally") else ():
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                given = ast.unparse(node.returns) if node.returns else ""
                homes.setdefault(node.name, {})[module_of(path)] = given
    assert not {name: given for name, given in homes.items() if len(set(given.values())) > 1 and name not in VERBS}

"""The glossary of CONTRIBUTING.md holds: no public name of the house uses one of its words for something else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.test_house import TOP, module_of, sources

# What may be called by a word besides the thing itself: its code, its number, how many, and a unit by its figures.
BESIDES = {"str", "int", "None", "Mapping", "Array"}
FIGURES = {"unit": {"Standing", "UnitFigures"}}


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
            kinds = set(re.findall(r"[A-Za-z]\w*", ast.unparse(annotation)))
            fits = any(kind.startswith(class_of(word)) for kind in kinds) or kinds & (
                BESIDES | FIGURES.get(word, set())
            )
            if name == word and not fits:
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

"""The house keeps its shape: rooms import only upwards, each library has one door, the README's map is true,
and what lasts has a name that says what it is."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement

TOP = Path(__file__).parent.parent

# A room may import from itself and from the rooms above it.
ROOMS = (
    "tally.errors",
    "tally.intake",  # its own file is empty: what is in it stands below
    "tally.wording",
    "tally.findings",
    "tally.paths",
    "tally.bounds",
    "tally.rights",
    "tally.text",
    "tally.workbook",
    "tally.vocabulary",
    "tally.table",
    "tally.directory",
    "tally.matching",
    "tally.intake.reading",
    "tally.intake.otherwise",
    "tally.directory.draft",
    "tally.intake.summary",
    "tally.intake.register",
    "tally.intake.rules",
    "tally.counts",
    "tally.intake.registers",
    "tally.intake.doubts",
    "tally.intake.contradictions",
    "tally.intake.support",
    "tally.intake.answered",
    "tally.intake.choosing",
    "tally.intake.read",
    "tally.wire",
    "tally.apart",
    "tally.pace",
    "tally.progress",
    "tally.standings",
    "tally.store",
    "tally.keeping",
    "tally.desk",
    "tally.charts",
    "tally.papers",
    "tally.commands",
    "tally.__main__",
    "pages.parts.shared",
    "pages.parts",
    "pages",
    "app",
)

# library -> the only places that may import it
DOORS = {
    "streamlit": ("pages", "app"),
    "starlette": ("app", "pages.parts.shared.front", "pages.parts.shared.gate", "pages.parts.shared.signing"),
    "plotly": ("tally.charts",),
    "sqlalchemy": ("tally.store", "tally.keeping"),
    "argon2": ("tally.store.passwords",),
    "zxcvbn": ("tally.store.passwords",),
    "psycopg": ("tally.store",),
    "fastexcel": ("tally.workbook",),
    "python_calamine": ("tally.workbook",),
    "lxml": ("tally.workbook",),
    "openpyxl": ("tally.papers", "sample_data.make"),
    "xlsxwriter": ("tally.papers",),
    "docx": (),
    "jinja2": ("tally.papers", "pages.parts.shared.html"),
    "typst": ("tally.papers",),
    "rapidfuzz": ("tally.matching", "tally.vocabulary"),
    "fluent": ("tally.wording",),
    "babel": ("tally.wording",),
    "markupsafe": ("pages.parts.shared.html",),
}

TOP_LEVEL = {"app.py", "pages", "tally", "sample_data", "tests", "requirements.txt"}
CONVENTION = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "static", "deploy", "pyproject.toml"}


def sources() -> list[Path]:
    folders = [path for name in ("tally", "pages", "sample_data") for path in (TOP / name).rglob("*.py")]
    return sorted([*folders, TOP / "app.py"])


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(module: str, room: str) -> bool:
    return module == room or module.startswith(room + ".")


def room_of(module: str) -> str | None:
    """The innermost room that a module belongs to."""
    return max((room for room in ROOMS if within(module, room)), key=len, default=None)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(TOP).with_suffix("").parts).removesuffix(".__init__")


def tracked() -> list[str]:
    listing = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    return [name for name in listing.split("\n") if name and (TOP / name).exists()]


@pytest.mark.parametrize("path", [path for path in sources() if "sample_data" not in path.parts], ids=module_of)
def test_room_imports_only_from_rooms_above_it(path: Path) -> None:
    module = module_of(path)
    if module == "tally":
        return
    own = room_of(module)
    assert own, f"{module} is in no room: add it to ROOMS and to the README's map"
    ours = {name for name in imports(path) if name.split(".")[0] in ("tally", "pages", "app")}
    below = {name for name in ours if (room := room_of(name)) and ROOMS.index(room) > ROOMS.index(own)}
    assert not below, f"{module} imports from below: {', '.join(sorted(below))}"


@pytest.mark.parametrize("path", sources(), ids=module_of)
def test_each_library_comes_in_through_its_own_door(path: Path) -> None:
    module = module_of(path)
    libraries = {name.split(".")[0] for name in imports(path)} & DOORS.keys()
    elsewhere = {library for library in libraries if not any(within(module, door) for door in DOORS[library])}
    assert not elsewhere, f"{module} imports {', '.join(sorted(elsewhere))}, which has its own room"


def test_server_answers_before_the_libraries_of_the_figures_are_loaded() -> None:
    script = "import app, sys; print(*{'numpy', 'pandas', 'pyarrow', 'sqlalchemy'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, text=True, check=True).stdout
    assert not loaded.strip(), f"a browser waits for its first answer while these load: {loaded}"


def test_first_page_reads_no_spreadsheet_and_looks_for_no_caller(tmp_path: Path) -> None:
    script = f"""
import app, inspect, sys
from streamlit.testing.v1 import AppTest
assert not AppTest.from_file({str(TOP / "pages" / "menu.py")!r}, default_timeout=60).run().exception
print(*{{"tally.directory.reader", "tally.intake.read", "tally.workbook.readers"}} & set(sys.modules))
print(*inspect.modulesbyfile)
"""
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=True)
    assert not run.stdout.strip(), "the first page waits for this"


def test_top_level_is_what_the_design_card_names() -> None:
    if not (TOP / ".git").exists():
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL | CONVENTION
    assert top >= TOP_LEVEL


def map_entries() -> set[str]:
    """Paths in the README's map: a line that ends in "/" opens a folder; names stand before two or more spaces."""
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    match = re.search(r"<!-- map -->\n```text\n(.*?)```", readme, re.S)
    assert match, "README.md has no map behind <!-- map -->"
    entries, folders = set(), []
    for line in filter(str.strip, match.group(1).splitlines()):
        folders = folders[: (len(line) - len(line.lstrip())) // 2]
        names = re.split(r"\s{2,}", line.strip())[0].split()
        entries |= {"/".join([*folders, name.rstrip("/")]) for name in names}
        if len(names) == 1 and names[0].endswith("/"):
            folders.append(names[0].rstrip("/"))
    return entries


def test_readme_map_names_only_what_exists() -> None:
    missing = sorted(entry for entry in map_entries() if not (TOP / entry).exists())
    assert not missing, f"in the README's map but not in the house: {', '.join(missing)}"


def test_readme_map_names_every_room() -> None:
    rooms = {
        path.relative_to(TOP).as_posix()
        for folder in ("tally", "pages")
        for path in (TOP / folder).iterdir()
        if path.name not in ("__init__.py", "__pycache__")
    }
    unnamed = sorted(rooms - map_entries())
    assert not unnamed, f"in the house but not in the README's map: {', '.join(unnamed)}"


def test_readme_gives_a_reason_for_every_pinned_package() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8").lower()
    lines = (TOP / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all("==" in pin for pin in pins)
    unexplained = [name for pin in pins if f"| {(name := re.split(r'[=[]', pin)[0]).lower()} |" not in readme]
    assert not unexplained, f"no reason in the README's table for {', '.join(unexplained)}"


def test_pins_agree_with_what_the_package_declares() -> None:
    declared = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    application = (TOP / "requirements.txt").read_text(encoding="utf-8").partition("# the tests")[0]
    pins = {(pin := Requirement(line)).name: pin for line in application.splitlines() if line and line[0] != "#"}
    needs = {(need := Requirement(text)).name: need for text in declared}
    assert pins.keys() == needs.keys()
    for name, pin in pins.items():
        version = str(pin.specifier).removeprefix("==")
        assert needs[name].specifier.contains(version)
        assert needs[name].extras == pin.extras


def test_project_speaks_of_itself_alone() -> None:
    if not (TOP / ".git").exists():
        pytest.skip("not a git checkout")
    words = tuple("/" + place + "/" for place in ("work", "tmp", "root", "farm"))
    texts = {name: (TOP / name).read_text(encoding="utf-8") for name in tracked() if name.endswith(WRITTEN)}
    strangers = [f"{name}: {word}" for name, text in texts.items() for word in words if word in text]
    assert not strangers


def test_what_a_mapping_holds_is_named_by_a_type() -> None:
    """`dict[str, object]` says nothing of it; what fills a message may be anything, and has its own name."""
    texts = ((path, path.read_text(encoding="utf-8")) for path, _ in trees())
    vague = [module_of(path) for path, text in texts if re.search(r"(?:dict|Mapping)\[str, object\]", text)]
    assert vague == ["tally.errors"]


WRITTEN = (".py", ".md", ".ftl", ".toml", ".css", ".txt", "/run")


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    paths = [path for path in sources() if "sample_data" not in path.parts]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


# Names that say nothing: no searching finds what they hold. In three lines one sees it.
VAGUE = frozenset({"found", "one", "place", "each", "said", "told", "listed", "plain", "look"})
VAGUE |= {"data", "info", "utils", "helper", "manager", "target", "batch", "issue", "item"}
LASTING = 3
# Where `place` is the glossary's: the town of a date line.
TOWN = frozenset(
    {"tally.directory", "tally.directory.draft", "tally.matching", "tally.papers.letter", "tally.papers.written"}
)

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
SCOPES = (ast.Module, *DEFINED, ast.Lambda, *COMPREHENSIONS)
NAMED = {ast.arg: "arg", ast.Name: "id", ast.Attribute: "attr", **dict.fromkeys((*DEFINED, ast.ExceptHandler), "name")}


@cache
def inside(scope: ast.AST) -> list[ast.AST]:
    """The nodes of a scope; of a scope within it, only that it is there."""
    nodes = list(ast.iter_child_nodes(scope))
    for node in nodes:  # which grows meanwhile
        nodes += [] if isinstance(node, SCOPES) else ast.iter_child_nodes(node)
    return nodes


@cache
def bound(scope: ast.AST) -> set[str]:
    """What a scope gives a name to: parameters, locals, definitions, fields."""
    givers = (node for node in inside(scope) if type(node) in NAMED)
    return {name(node) for node in givers if isinstance(getattr(node, "ctx", ast.Store()), ast.Store)}


def name(node: ast.AST) -> str:
    """The name that stands in a node, "" for one without."""
    return getattr(node, NAMED.get(type(node), ""), None) or ""


def lines(scope: ast.AST, of: str) -> Iterator[int]:
    """Where a name of this scope stands, in scopes within it that do not use it for their own, too."""
    for node in inside(scope):
        if name(node) == of:
            yield node.lineno
        if isinstance(node, SCOPES) and of not in bound(node):
            yield from lines(node, of)


def says_nothing(tree: ast.Module) -> list[tuple[int, str]]:
    """(line, name) of each vague name that lasts: a definition, parameter, field or global always does."""
    vague = []
    for scope in (node for node in ast.walk(tree) if isinstance(node, SCOPES)):
        always = {node.arg for node in inside(scope) if isinstance(node, ast.arg) and isinstance(scope, DEFINED)}
        always |= {node.name for node in inside(scope) if isinstance(node, DEFINED)}
        for word in (word for word in bound(scope) if word.strip("_").lower() in VAGUE):
            stands = sorted(lines(scope, word))
            if word in always or isinstance(scope, (ast.Module, ast.ClassDef)) or stands[-1] - stands[0] >= LASTING:
                vague.append((stands[0], word))
    return sorted(vague)


def test_what_lasts_longer_than_three_lines_has_a_name_that_says_what_it_is() -> None:
    strangers = [
        f"{path.relative_to(TOP)}:{line}: {word}"
        for path, tree in trees()
        for line, word in [*says_nothing(tree), *([(1, path.stem)] if path.stem in VAGUE else [])]
        if not (word.strip("_") == "place" and module_of(path) in TOWN)
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
    assert [word for _, word in says_nothing(ast.parse(source))] == vague

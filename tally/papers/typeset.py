"""The door to typst and to Word: a template of this folder and its content -> PDF, PNG or .docx.

Whatever people typed is shown as text: it is never part of a template, so nothing in it is ever run. Typst takes it as
JSON, opens files below `templates/` only, and no fonts but ours; in Word's XML it is escaped. A letter is laid out by
`templates/letter.typ` and `templates/word/`, an official table by `official.typ` and the same.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED

import typst

from tally.papers.layout import printable
from tally.papers.letter import Letter, letter_content
from tally.papers.official import OfficialTable
from tally.papers.written import Content, made_at, packed
from tally.paths import resource
from tally.wording import language, say

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
SCREEN = 84  # pixels per inch
UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\ufffe\uffff]")
LASTING = {"pdf_standards": ["a-2a"]}
ODD = re.compile("[^\n -~\u00a0-\u036f\u0400-\u0513\u1ea0-\u1ef9\u2010\u2012-\u2022\u2026]")
"""Letters of which not all are in our fonts."""
CONTROL = re.compile(r"(\\\\)|\\u00[01][0-9a-f]|\\[bfrt]")
"""What JSON writes for a control character, line ends aside; a backslash is written as two."""
MOST_ODD = 100  # letters of a paper that are looked for one by one; more are another script, and stood in for
STAND_IN = "□"
WORD_STYLES = ("title", "source", "body", "middle", "cell", "note")
WORD_PARTS = (
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
    *(f"word/{part}.xml" for part in ("document", "header", "settings", "styles")),
)


def letter(kind: str, letter: Letter) -> bytes:
    """The letter as "pdf" or "docx".

    Raises TallyError `impossible-day` where its words name a date that does not exist.
    """
    return _written(kind, "letter", letter_content(letter), letter.dated)


def summary(kind: str, *tables: OfficialTable) -> bytes:
    """Tables as "pdf" or "docx", each from a page of its own, upright or across, its header repeated on each page."""
    words = {"language": language(), "subject": " ".join(tables[0].titles), "versions": tables[0].versions}
    return _written(kind, "summary", {**words, "tables": list(map(printable, tables))}, tables[0].day)


def _written(kind: str, template: str, content: Content, day: date | None) -> bytes:
    """A document of Word goes without the time of day that a .zip notes: the same words are the same bytes."""
    if kind == "pdf":
        return pdf(template, content, day)
    shared = {
        "title": content["subject"],
        "letter": content if template == "letter" else None,
        "styles": {name: say(f"style-{name}") for name in WORD_STYLES},
        "spoken": {"vi": "vi-VN"}.get(language(), "en-GB"),
        "made": f"{made_at(day):%Y-%m-%dT%H:%M:%SZ}",
    }
    parts = ((name, _word().get_template(name).render(content, **shared).encode()) for name in WORD_PARTS)
    return packed(parts, ZIP_DEFLATED)


@cache
def _word() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # it takes as long to open as all else

    def clean(value: object) -> object:
        """Without what XML cannot hold, and without the breaks that typst needs: Word breaks long words itself."""
        return UNHELD.sub("", value) if type(value) is str else value

    loader = FileSystemLoader(TEMPLATES / "word")
    return Environment(loader=loader, autoescape=True, finalize=clean, undefined=StrictUndefined)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(resource("static/fonts"))])


def pdf(template: str, content: Content, day: date | None = None) -> bytes:
    """The PDF of `templates/<template>.typ`, dated by the day of its figures: PDF/A-2a, tagged, to be kept for good."""
    return _compile(template, content, format="pdf", timestamp=made_at(day), **LASTING)[0]


def pages(template: str, content: Content, ppi: float = SCREEN) -> list[bytes]:
    """Each page of the same as a PNG, sharp enough to read on a screen."""
    return _compile(template, content, format="png", ppi=ppi)


def _compile(template: str, content: Content, **output: Any) -> list[bytes]:
    """A letter that no font of ours has is set as `STAND_IN`, and the paper says so; control characters go."""
    odd = set(ODD.findall(json.dumps(content, ensure_ascii=False)))
    lacking = odd if len(odd) > MOST_ODD else {letter for letter in odd if not _can_be_set(letter)}
    noted = {**content, "lacking": say("paper-letters-lacking") if lacking else ""}
    written = CONTROL.sub(lambda sign: sign[1] or " ", json.dumps(noted, ensure_ascii=False))
    written = written.translate(dict.fromkeys(map(ord, lacking), STAND_IN))
    return _typeset(str(TEMPLATES / f"{template}.typ"), written, **output)


@lru_cache(maxsize=4096)
def _can_be_set(letter: str) -> bool:
    """Whether a font of ours has this letter: what is to be kept for good leaves none open."""
    try:
        return bool(_typeset(b"#sys.inputs.content", letter, format="pdf", **LASTING))
    except typst.TypstError:
        return False


def _typeset(template: str | bytes, written: str, **output: Any) -> list[bytes]:
    made: Any = typst.compile(
        template,
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=str(TEMPLATES),
        package_cache_path=str(TEMPLATES),
        sys_inputs={"content": written},
        **output,
    )
    return made if isinstance(made, list) else [made]

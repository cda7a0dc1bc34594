"""Every word a person reads: the message catalogue, and numbers, percentages and dates as a language writes them.

Messages live in `tally/messages/<language>/*.ftl` (Project Fluent). Code asks for them by key.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tally.errors import TallyError

if TYPE_CHECKING:  # a process that only reads speaks no message, and Fluent takes as long to load as a file to be read
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Message

T = TypeVar("T")
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}  # each by its own name
MESSAGES = Path(__file__).parent / "messages"
DASH = "—"
LONGEST = 4000
"""Characters of one particular that a message shows; what is longer ends in "…"."""
NAMES, NAME = 12, 300
"""How many names a list gives before it counts the rest, and how many characters of each."""
LARGEST = 10**18
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
MARKED = re.compile(r"\*\*(.+?)\*\*")  # what matters in a sentence: a page shows it bold
VARIABLE = re.compile(r"\$(\w+)")
NUMBERED = re.compile(r"(.+) ([\dIVX/–-]+)")
ENTRY = re.compile(r"^([a-zA-Z][\w-]*) *=.*?(?=^[a-zA-Z#]|\Z)", re.MULTILINE | re.DOTALL)

_language: ContextVar[str] = ContextVar("language", default="vi")
_counted: ContextVar[str] = ContextVar("counted", default="initiatives")


def use_language(language: str) -> None:
    """Speak this language from here on, in this thread or task; an unknown one is Vietnamese."""
    _language.set(language if language in LANGUAGES else "vi")


def language() -> str:
    """The language spoken now, "vi" or "en"."""
    return _language.get()


def speak_of(*, initiatives: bool) -> None:
    """From here on, in this thread or task, sentences name what is counted so: initiatives, or results of any kind."""
    _counted.set("initiatives" if initiatives else "results")


@cache
def _bundle(lang: str, counted: str) -> FluentBundle:
    """The sentences of a language, with its words for what is counted in `counted-*.ftl`."""
    from fluent.runtime import FluentBundle, FluentResource, resolver

    resolver.MAX_PART_LENGTH = 20 * LONGEST  # 2,500 in case a stranger wrote the message; ours are our own
    bundle = FluentBundle([lang], functions={"BEGIN": _begun}, use_isolating=False)
    bundle.add_resource(FluentResource((MESSAGES / lang / f"counted-{counted}.ftl").read_text(encoding="utf-8")))
    return bundle


def _begun(text: Any) -> Any:
    """What stands at the beginning of a sentence: `{ BEGIN($name) }` or `{ BEGIN(-record) }` in a message."""
    return upper_first(str(text))


@cache
def _sources(lang: str) -> dict[str, str]:
    """Key -> the message as it is written. Parsing all of them takes 0.3 s, and a command speaks a few."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((MESSAGES / lang).glob("*.ftl")))
    return {found[1]: found[0] for text in texts for found in ENTRY.finditer(text)}


@cache
def _message(lang: str, name: str, counted: str = "initiatives") -> Message:
    from fluent.runtime import FluentResource

    bundle = _bundle(lang, counted)
    bundle.add_resource(FluentResource(_sources(lang)[name]))
    return bundle.get_message(name)


@cache
def message_keys(lang: str) -> frozenset[str]:
    """All message keys of a language, attributes as "key.attribute"."""
    names = set()
    for key in _sources(lang):
        names |= {key} | {f"{key}.{attribute}" for attribute in _message(lang, key).attributes}
    return frozenset(names)


def say(key: str, **particulars: object) -> str:
    """The message `key` (or "key.attribute") in the language spoken now.

    Dates are written by `day`, fractions by `percent` and several names by `listing`; whole numbers stay numbers, so
    that a message can choose its plural, and are grouped by the language. Any particular is shown, of any kind and
    length: what cannot be printed as "\ufffd", what is longer than `LONGEST` cut, what is missing as a dash (with a
    warning, for that is a fault of ours). Raises KeyError for an unknown key only.
    """
    name, _, attribute = key.partition(".")
    message, bundle = _message(language(), name, _counted.get()), _bundle(language(), _counted.get())
    pattern = message.attributes[attribute] if attribute else message.value
    assert pattern is not None, key
    written = {k: _written(v) for k, v in particulars.items()}
    text, problems = bundle.format_pattern(pattern, written)
    if problems:
        warnings.warn(f"{key}: {problems[0]}", stacklevel=2)
        missing = dict.fromkeys(VARIABLE.findall(_sources(language())[name]), DASH)
        text, _ = bundle.format_pattern(pattern, missing | written)
    return str(text)


def tells(key: str, particular: str) -> bool:
    """Whether a message says a particular itself, in the language spoken now."""
    return particular in VARIABLE.findall(_sources(language())[key])


def _written(value: object) -> object:
    if value is None:
        return DASH
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Fraction):
        return percent(value) if abs(value) < LARGEST else DASH
    if isinstance(value, int | float):
        return value if abs(value) < LARGEST else DASH
    if isinstance(value, list | tuple | set | frozenset):
        return listing(value)
    return shown(value)


def shown(value: object, longest: int = LONGEST) -> str:
    """Any value as a text that can be printed and written to any file, cut at its length."""
    try:
        text = value if isinstance(value, str) else str(value)
    except Exception:  # a stranger's own way of writing itself: the sentence around it must stand
        text = type(value).__name__
    text = text if text.isprintable() else UNPRINTABLE.sub("\ufffd", text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def lower_first(text: str) -> str:
    """ "Năm 2022" -> "năm 2022": a name inside a sentence."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """ "các đơn vị" -> "Các đơn vị": as a sentence begins."""
    return text[:1].upper() + text[1:]


def unmarked(sentence: str) -> str:
    """The sentence for where nothing can be shown bold."""
    return MARKED.sub(r"\1", sentence)


@cache
def _catalogue() -> dict[str, str]:
    """What our own directory says in Vietnamese -> its key; a number at the end may be any."""
    mine = {key: source for key, source in _sources("vi").items() if key.startswith("catalogue-")}
    return {source.partition("=")[2].strip(): key for key, source in mine.items()}


def termed(text: str) -> str:
    """A text of a directory in the language spoken now, if it is one of our own ("Năm 2022"), else as it was typed."""
    numbered = NUMBERED.fullmatch(text)
    form, number = (f"{numbered[1]} {{ $number }}", numbered[2]) if numbered else (text, "")
    key = _catalogue().get(form)
    return say(key, number=number) if key else text


def explain(error: TallyError) -> str:
    """One sentence for a person: what happened, where, and what to do."""
    return say(f"error-{error.code}", **error.particulars)


def number(value: int | Fraction | float | None, digits: int = 0) -> str:
    """4640 -> "4.640" (vi) or "4,640" (en). Floored at the last shown digit."""
    if value is None:
        return DASH
    whole = floor(Fraction(value) * 10**digits)
    sign, whole = ("−" if whole < 0 else ""), abs(whole)
    head, tail = divmod(whole, 10**digits)
    group, point = (".", ",") if language() == "vi" else (",", ".")
    text = f"{head:,}".replace(",", group)
    return sign + (f"{text}{point}{tail:0{digits}d}" if digits else text)


def signed(value: int | None) -> str:
    """+31, 0, −4: a movement."""
    if value is None:
        return DASH
    return ("+" if value > 0 else "") + number(value)


def percent(value: Fraction | None, digits: int = 1) -> str:
    """A share as "54,2%", floored so that 999/1000 never reads 100 %; "—" where there is none."""
    return DASH if value is None else number(Fraction(value) * 100, digits) + "%"


def day(value: date | None) -> str:
    """20/5/2022, in both languages: the forms and letters of this office write it so."""
    return DASH if value is None else f"{value.day}/{value.month}/{value.year}"


def brief(value: date | None) -> str:
    """20/4: a day whose year is clear from what stands around it; "" for none."""
    return f"{value.day}/{value.month}" if value else ""


def moment(value: datetime | None) -> str:
    """08:40, 20/5/2022."""
    return DASH if value is None else f"{value:%H:%M}, {day(value.date())}"


def surviving(line: Callable[[], T], otherwise: Callable[[str], T], number: object) -> T:
    """What `line` makes of the record `number`; where it breaks, `otherwise` of the sentence that says so.

    So one bad record is one line, and the others stand. The fault goes to the log.
    """
    try:
        return line()
    except Exception:
        logging.getLogger(__name__).exception("record %s cannot be shown", number)
        return otherwise(say("record-not-shown", number=str(number)))


def listing(names: Iterable[object], most: int = NAMES, others: str = "names-others") -> str:
    """A, B và C; of many the first ones, at `most` one more, and how many `others` there are beside them."""
    every = list(names)
    most = most if len(every) > most + 1 else len(every)
    texts = [shown(name, NAME) for name in every[:most]]
    if rest := len(every) - most:
        texts.append(say(others, count=rest))
    if len(texts) < 2:
        return "".join(texts)
    return say("names-and", names=", ".join(texts[:-1]), last=texts[-1])

"""Every word a person reads exists in both languages, is used, and is written as the language writes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from tally import findings, wire, wording
from tally.store.directories import default
from tally.vocabulary import KINDS

TOP = Path(__file__).parent.parent
# keys put together in code: the family's prefix is what the code spells out
FAMILIES = ("finding-", "error-", "catalogue-")
RAISED = ("TallyError", "Refusal", "StoreUnavailable", "Conflict", "SignInRefused", "NotAllowed")


@pytest.fixture(autouse=True)
def vietnamese():
    wording.use_language("vi")
    yield
    wording.use_language("vi")


def code() -> str:
    files = (p for f in ("tally", "pages") for p in (TOP / f).rglob("*.*") if p.suffix in (".py", ".html"))
    return "\n".join(p.read_text(encoding="utf-8") for p in files)


def texts(lang: str) -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted((wording.MESSAGES / lang).glob("*.ftl")))


def test_both_languages_have_the_same_messages() -> None:
    assert wording.message_keys("vi") == wording.message_keys("en")


def test_messages_take_the_same_particulars_in_both_languages() -> None:
    def particulars(lang: str) -> dict[str, set[str]]:
        blocks = re.findall(r"^([a-z][\w-]*) =((?:.|\n)*?)(?=^[a-z#]|\Z)", texts(lang), re.M)
        return {key: set(re.findall(r"\$(\w+)", block)) for key, block in blocks}

    vi, en = particulars("vi"), particulars("en")
    assert {key: vi[key] ^ en[key] for key in vi if vi[key] ^ en[key]} == {}


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_no_message_is_defined_twice(lang: str) -> None:
    names = re.findall(r"^([a-z][\w-]*) =", texts(lang), re.M)
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_message_is_used() -> None:
    spelled = code()
    built = (*re.findall(r"[\"']([a-z][a-z0-9]*-[a-z0-9-]*)(?:\{|%s)", spelled), *FAMILIES)
    keys = sorted({key.split(".")[0] for key in wording.message_keys("vi")})
    unused = [key for key in keys if not re.search(rf"[\"']{key}[\"'.]", spelled) and not key.startswith(built)]
    assert unused == []


def test_every_message_that_code_asks_for_exists() -> None:
    asked = set(re.findall(r"\bsay\(\s*\"([a-z][\w.-]*)\"", code()))
    assert sorted(asked - wording.message_keys("vi")) == []


def spoken(path: Path) -> Iterator[tuple[str, set[str]]]:
    """(key, the particulars given) of each sentence that a file of code says or refuses with by a key spelled out."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and call.args and all(word.arg for word in call.keywords):
            name, key = ast.unparse(call.func), getattr(call.args[0], "value", None)
            if isinstance(key, str) and name in ("say", *RAISED):
                given = {str(word.arg) for word in call.keywords}
                # `why` has a default; who reads a file for its readers names it
                within = {"why", "file"} if name == "Refusal" else set()
                yield (key if name == "say" else f"error-{key}").partition(".")[0], given | within


def test_every_sentence_is_given_all_that_it_names() -> None:
    files = [path for room in ("tally", "pages") for path in (TOP / room).rglob("*.py")]
    named = {key: set(re.findall(r"\$(\w+)", text)) for key, text in wording._sources("vi").items()}
    lacking = {key: lacks for path in files for key, given in spoken(path) if (lacks := named[key] - given)}
    assert lacking == {}


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_finding_and_refusal_has_a_sentence(lang: str) -> None:
    wanted = {f"finding-{code}" for code in findings.POLICIES} | {f"error-{code}" for code in findings.REFUSALS}
    assert sorted(wanted - wording.message_keys(lang)) == []


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_kind_of_table_and_each_of_its_fields_has_words(lang: str) -> None:
    kinds = [vocabulary.kind for vocabulary in KINDS if vocabulary.kind != "long"]  # which is read as a summary
    wanted = {f"{family}-{kind}" for kind in kinds for family in ("read-kind", "upload-read", "history-kind")}
    wanted |= {f"meaning-{field}" for vocabulary in KINDS for field in vocabulary.phrases}
    assert sorted(wanted - wording.message_keys(lang)) == []


def test_no_sentence_is_left_for_a_finding_that_does_not_exist() -> None:
    sentences = {key.split(".")[0] for key in wording.message_keys("vi") if key.startswith("finding-")}
    assert sorted(sentences - {f"finding-{code}" for code in findings.POLICIES}) == []


def test_thousands_are_grouped_as_the_language_groups_them() -> None:
    assert wording.number(4640) == "4.640"
    wording.use_language("en")
    assert wording.number(4640) == "4,640"


def test_our_own_periods_and_reasons_are_spoken_in_english_and_what_was_typed_stays() -> None:
    own = default()
    texts = [it.name for it in (*own.periods, *own.phases)]
    texts += [text for reason in own.reasons for text in (reason.text, reason.remedy)]
    assert [wording.termed(text) for text in texts] == texts
    wording.use_language("en")
    assert [text for text in texts if wording.termed(text) == text] == []
    assert [wording.termed(text) for text in ("Năm 2022", "Giai đoạn II")] == ["Year 2022", "Phase II"]
    typed = ["Năm học 2022", "Năm", "Đợt 1", "Chưa được công nhận", ""]
    assert [wording.termed(text) for text in typed] == typed


def test_share_just_below_the_whole_never_reads_100_percent() -> None:
    assert wording.percent(Fraction(999, 1000)) == "99,9%"
    assert wording.percent(Fraction(9999, 10000)) == "99,9%"
    assert wording.percent(Fraction(1)) == "100,0%"


def test_share_without_a_quota_is_a_dash() -> None:
    assert wording.percent(None) == "—"


def test_days_and_moments_are_written_as_the_office_writes_them() -> None:
    assert wording.day(date(2022, 5, 20)) == "20/5/2022"
    assert wording.moment(datetime(2022, 5, 20, 8, 40)) == "08:40, 20/5/2022"


def test_movement_carries_its_sign() -> None:
    assert [wording.signed(value) for value in (31, 0, -4, None)] == ["+31", "0", "−4", "—"]


def test_names_are_listed_with_and_before_the_last() -> None:
    assert wording.listing(["Kim Sơn", "Gia Viễn", "Yên Mô"]) == "Kim Sơn, Gia Viễn và Yên Mô"


def test_names_in_a_kept_finding_are_listed_in_the_language_of_who_reads_it() -> None:
    found = findings.Finding("hidden-columns", "Tổng hợp", "G4", particulars={"columns": ["G", "H", "K"]})
    kept = wire.value(findings.Finding, wire.text(found))
    assert "Cột G, H và K đang ẩn" in kept.message
    wording.use_language("en")
    assert "G, H and K" in kept.message


def test_quota_that_the_directory_does_not_have_is_said_in_words() -> None:
    found = findings.Finding("quota-differs", "Tổng hợp", "C6", "LĐLĐ huyện Yên Khánh")
    blank, other = (
        replace(found, particulars={"printed": 450, "directory": directory, "code": "YK"}) for directory in (None, 440)
    )
    assert "danh mục không ghi chỉ tiêu của đơn vị này" in blank.message
    assert "danh mục ghi 440" in other.message


def test_conjunction_of_a_list_follows_the_language() -> None:
    wording.use_language("en")
    assert wording.listing(["Kim Sơn", "Yên Mô"]) == "Kim Sơn and Yên Mô"


def test_long_list_gives_the_first_names_and_the_true_count() -> None:
    names = [f"Công đoàn xã số {i}" for i in range(1, 101)]
    listed = wording.listing(names)
    assert listed.startswith("Công đoàn xã số 1, Công đoàn xã số 2, ")
    assert listed.endswith("số 12 và 88 mục khác")
    assert wording.listing(names[:13]).endswith("số 12 và Công đoàn xã số 13")


class Unwritable:
    def __str__(self) -> str:
        raise RuntimeError("no words")


HOSTILE = [
    "x" * 3_000_000,
    "a\0b\x1b[31m",
    "\ud83d lone",
    ["x" * 5_000] * 5_000,
    [],
    [1, None, "a"],
    {"a": 1},
    b"\xff",
    10**5000,
    -(10**400),
    float("nan"),
    float("inf"),
    Fraction(10**4000, 3),
    None,
    True,
    object(),
    Unwritable(),
    "{ $name } **đậm** <b>",
    date.max,
    datetime.max,
]


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_sentence_is_said_whatever_stands_in_it(lang: str) -> None:
    wording.use_language(lang)
    taken = {
        key: set(re.findall(r"\$(\w+)", block))
        for key, block in re.findall(r"^([a-z][\w-]*) =((?:.|\n)*?)(?=^[a-z#]|\Z)", texts(lang), re.M)
    }
    for value in HOSTILE:
        for key in ("finding-unit-unknown", "error-damaged-file", "finding-hidden-columns", "names-others"):
            text = wording.say(key, **dict.fromkeys(taken[key], value))
            text.encode("utf-8")
            assert "\0" not in text
            assert 5 < len(text) < 20_000, (key, type(value))


def test_every_sentence_takes_a_text_of_any_length() -> None:
    blocks = re.findall(r"^([a-z][\w-]*) =((?:.|\n)*?)(?=^[a-z#]|\Z)", texts("vi"), re.M)
    for key, block in blocks:
        if wording._message("vi", key).value is not None:
            assert wording.say(key, **dict.fromkeys(re.findall(r"\$(\w+)", block), "x" * 30_000))


def test_finding_quotes_the_beginning_of_a_long_cell() -> None:
    found = findings.Finding("bad-number", "Tổng hợp", "D4", particulars={"value": "9" * 30_000, "computed": 0})
    assert "9" * 100 in found.message
    assert len(found.message) < 800


def test_sentence_with_a_particular_missing_is_said_and_warned_about() -> None:
    with pytest.warns(UserWarning, match="finding-hidden-columns"):
        assert wording.say("finding-hidden-columns").startswith("Cột — đang ẩn")


def test_rows_are_counted_behind_a_sentence_only_where_it_counts_nothing_itself() -> None:
    assert findings.Finding("two-tables", count=2, particulars={"what": "figures"}).untold == 0
    assert findings.Finding("remark", count=2).untold == 2

"""Vietnamese written for legacy fonts (TCVN3 for .VnTime, VNI for VNI-Times) -> Unicode, by what the words say.

A font's name is a hint only: a .VnTime font over Unicode text is common, and so is TCVN3 text in a font that cannot
show it. What decides is whether a word is a Vietnamese syllable as it stands, or becomes one when decoded.
Tables: TCVN 5712:1993 (VN3) and the VNI for Windows code page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice
from operator import methodcaller
from typing import Any

import pyarrow as pa

from tally.workbook.limits import KINDS_CELLS
from tally.workbook.sheet import Sheet
from tally.workbook.values import table_of

SAMPLE_ROWS = 2_000
SAMPLE_TEXTS = 3_000
ENOUGH_WORDS = 3
"""Words that must be wrong as they stand before a sheet is taken for a legacy one without a font that says so."""

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®¡¢£¤¥¦§μ",
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐà",
)

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301\u0300\u0309\u0303\u0323"
_TONES = dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_CIRCUMFLEX = dict(zip("âáàåãä", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_BREVE = dict(zip("êéèúüë", ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_VNI_ALONE = dict(zip("ñíìæóòîôö", "đíìỉĩịỵơư", strict=True))


def _vni_pairs() -> Iterator[tuple[str, str]]:
    """Every letter of VNI that is written with two characters: a vowel, then its marks."""
    for vowel in "aeo":
        yield from ((vowel + mark, vowel + "\u0302" + tone) for mark, tone in _CIRCUMFLEX.items())
    yield from (("a" + mark, "a\u0306" + tone) for mark, tone in _BREVE.items())
    for written, vowel in {**{letter: letter for letter in "aeouy"}, "ô": "ơ", "ö": "ư"}.items():
        yield from ((written + mark, vowel + tone) for mark, tone in _TONES.items())


_VNI = {pair: unicodedata.normalize("NFC", letter) for pair, letter in _vni_pairs()} | _VNI_ALONE
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)), re.IGNORECASE)


def from_vni(text: str) -> str:
    """VNI -> Unicode; a letter is capital as its vowel is."""
    return _VNI_LETTER.sub(lambda match: _as_written(match[0], _VNI[match[0].lower()]), text)


def _as_written(written: str, letter: str) -> str:
    return letter.upper() if written[0].isupper() else letter


DECODERS: dict[str, Callable[[str], str]] = {"TCVN3": methodcaller("translate", _TCVN3), "VNI": from_vni}
"""For TCVN3, before invisible characters are taken off: the soft hyphen is its "ư"."""

_WORD = re.compile(r"[^\s!-/:-@\[-`{-~0-9]+")
_SPELLED = re.compile("[A-Za-z]|[^\\W\\d_]{2}")
_TONE_MARKS = re.compile(f"[{_ACUTE}{_GRAVE}{_HOOK}{_TILDE}{_DOT}]")
_SYLLABLE = re.compile(
    "(?:ngh?|gh|gi|nh|kh|ch|th|tr|ph|qu|[bcdđghklmnprstvx])?"
    "(?:uyê|uya|uyu|uôi|ươi|ươu|iêu|yêu|oai|oay|oeo|oao|uây|uai|uao|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|ua|ue|ưa|ia|"
    "ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|oo|ui|ưi|ưu|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|[cmnpt])?"
)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether this is spelled like a Vietnamese syllable, with at most one tone; upper and lower case alike."""
    letters = unicodedata.normalize("NFD", word.replace("Ð", "Đ").lower())
    bare, tones = _TONE_MARKS.subn("", letters)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def _doubtful(text: str) -> Iterator[str]:
    """The words that a legacy encoding could have written: beyond ASCII, but not beyond Latin-1.

    A sign that stands alone ("½", "«") is no word: nothing is proved by it.
    """
    for word in _WORD.findall(text):
        if not word.isascii() and _SPELLED.search(word) and all(letter <= "ÿ" or letter == "μ" for letter in word):
            yield word


def legacy_encoding(texts: Iterable[str], *, hinted: bool = False) -> str | None:
    """The encoding that most wrong words of these texts were written in, "TCVN3" or "VNI"; None where they are Unicode.

    `hinted` says that a legacy font is in use, so that fewer words are enough.
    """
    wrong = [word for text in texts for word in _doubtful(text) if not is_syllable(word)]
    if len(wrong) < (1 if hinted else ENOUGH_WORDS):
        return None
    mended = {name: sum(is_syllable(DECODERS[name](word)) for word in wrong) for name in DECODERS}
    best = max(DECODERS, key=lambda name: mended[name])
    return best if mended[best] >= len(wrong) * (0.5 if hinted else 0.7) else None


def unicode_words(texts: Iterable[str], encoding: str) -> int:
    """By how many words more these texts are certainly Unicode than certainly in the encoding; below 0 where fewer."""
    return sum(
        (is_syllable(word) and not is_syllable(mended)) - (is_syllable(mended) and not is_syllable(word))
        for text in texts
        for word in _WORD.findall(text)
        if not word.isascii() and _SPELLED.search(word)
        for mended in [DECODERS[encoding](word) if max(word) <= "ÿ" or "μ" in word else ""]
    )


def _decoded_text(text: str, encoding: str, *, unicode: bool) -> str:
    """The text decoded, but for the words that are Unicode already.

    Words that could be either follow the other words of the text, or else the sheet, most of which is `unicode` or not.
    """
    certain = unicode_words([text], encoding)
    follows = certain > 0 or (certain == 0 and unicode)
    return _WORD.sub(lambda match: _decoded_word(match[0], encoding, unicode=follows), text)


def _decoded_word(word: str, encoding: str, *, unicode: bool) -> str:
    decoded = DECODERS[encoding](word)
    if word.isascii() or word.isnumeric() or (not _SPELLED.search(word) and unicode):
        return word
    if _SPELLED.search(word) and next(_doubtful(word), None) is None:
        return word
    if is_syllable(word) != is_syllable(decoded):
        return decoded if is_syllable(decoded) else word
    return word if unicode else decoded


def in_unicode(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of one file with text of a legacy encoding decoded, and that encoding named; the rest as they are.

    A sheet says by its own words what it is in; one whose words could be either follows the others of the file.
    """
    samples = [list(islice(_foreign(sheet.cells), SAMPLE_TEXTS)) for sheet in sheets]
    own = [legacy_encoding(texts, hinted=sheet.legacy_font) for sheet, texts in zip(sheets, samples, strict=True)]
    whole = next(filter(None, own), None) or legacy_encoding(
        chain(*samples), hinted=any(sheet.legacy_font for sheet in sheets)
    )
    if whole is None:
        return list(sheets)
    return [
        _decoded_sheet(sheet, encoding or whole, texts) if encoding or unicode_words(texts, whole) <= 0 else sheet
        for sheet, encoding, texts in zip(sheets, own, samples, strict=True)
    ]


def _foreign(cells: pa.Table) -> Iterator[str]:
    """The texts beyond ASCII; of a large sheet, those at the beginning and in the middle of each column."""
    parts = [cells]
    if cells.num_rows * cells.num_columns > KINDS_CELLS:
        parts = [cells.slice(0, SAMPLE_ROWS), cells.slice(cells.num_rows // 2, SAMPLE_ROWS // 4)]
    texts = (text for part in parts for column in part.columns for text in column.to_pylist())
    return (text for text in texts if text and not text.isascii())


def _decoded_sheet(sheet: Sheet, encoding: str, texts: Sequence[str]) -> Sheet:
    decode = partial(_decoded_text, encoding=encoding, unicode=unicode_words(texts, encoding) > 0)
    if all(decode(text) == text for text in texts):
        return sheet
    columns: list[Any] = [_decoded(column, decode) for column in sheet.cells.columns]
    if sheet.capitals:
        columns = [column.to_pylist() for column in columns]
    for row, column in sheet.capitals:
        i, j = row - sheet.first_row, column - sheet.first_column
        if 0 <= j < len(columns) and 0 <= i < len(columns[j]) and columns[j][i]:
            columns[j][i] = columns[j][i].upper()
    return replace(sheet, cells=table_of(columns), encoding=encoding)


def _decoded(column: pa.ChunkedArray, decode: Callable[[str], str]) -> pa.Array:
    """Each distinct text decoded once."""
    coded = column.combine_chunks().dictionary_encode()
    texts = [text if text.isascii() else decode(text) for text in coded.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(coded.indices)

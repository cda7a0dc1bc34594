"""What a status, or a mark where a status belongs, says: one wording in, one meaning out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import dropwhile

from tally.text import bare, clean, composed, fold, words
from tally.text.counts import NOTHING, read_count
from tally.vocabulary import abouts, lexicon, spelled

STATUSES = ("valid", "invalid", "pending")
NOT = re.compile(r"^(khong duoc|khong|ko|k|chang|not) ")
DENIED = {"khong ": "invalid", "k": "invalid", "in": "invalid", "un": "invalid", "chua ": "pending"}
DENYING = frozenset({"khong", "khong co"})  # these turn round what they stand before, and alone are answers
OPPOSITE = {"valid": "invalid", "invalid": "valid"}
TICKS, CROSSES = frozenset("✓✔☑√vV"), frozenset("✗✘☒")
LEFT = frozenset({"0", "false"})  # among verdicts in words: what a formula leaves that has found none
WAITING = frozenset({"cho", "chua", "dang", "can"})
LONGEST_TITLE = 40  # words of a title in which a verdict is looked for
SURE = frozenset({"khong", "co", "yes", "no", "true", "false"})
_NUMBERED = re.compile(r"^\W*\d{1,2} ?[.):\]-]+ *(?=\D)")  # "1. Hợp lệ": how lists to choose from number their choices
_FOREIGN = re.compile(r"[^\W\d_\u0041-\u024f\u0300-\u036f\u1e00-\u1eff]+")  # letters of other scripts: "합격/Đạt"
_DAY = re.compile(r"ng[àa]y *\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b", re.IGNORECASE)
_BOX = re.compile(r"([☐□▢]|\[ *\]|\( *\))|[☑☒✓✔✗✘■]|\[[xXvV✓✔]\]|\([xXvV✓✔]\)")
# "x: đạt; o: không đạt" and "Đạt (x), không đạt (o)": what a list explains of its own marks
_EXPLAINED = re.compile(r"(?<!\w)(\w{1,3}|[^\w\s:;,()=]) ?(?:[:=)–-]|\blà\b) ?(?=([^;,()=:]{1,80}))")
_BRACKETED = re.compile(r"(?:^|[;,/():]|\bvà\b) ?([^ ;,()/:][^;,()/:]{0,80}?) ?\(\W?(\w{1,3}|[^\w\s])\W?\)")
_FOR = re.compile(r"(?<=\w )cho(?= \w)", re.IGNORECASE)  # says nothing, and without its marks "chờ" looks like it
_CUT = re.compile(r"([^(:;,–—-]+?)(?:[(:;,–—-]+| (?:do|vì) )(.+)$")
_BEHIND = re.compile(r"[(),;–—-]")

_HELD = lexicon("statuses")
_MARKS, _NO_MARKS = frozenset(_HELD["marks"]), frozenset(_HELD["no_marks"])
_ONLY_ALONE = frozenset(map(bare, _HELD["alone"]))
_AGAINST, _PUT_FORWARD, _MOVING = (frozenset(map(bare, _HELD[name])) for name in ("against", "put_forward", "moving"))


@cache
def _meanings() -> dict[str, str]:
    meanings = {_folded(f"đang {word}"): "pending" for word in _HELD["pending"] if word.startswith("chờ")}
    meanings |= {_folded(word): name for name in ("pending", "invalid") for word in _HELD[name]}
    words = [word for word in _HELD["valid"] if len(word) > 1]
    for no, meant in (("chưa được", "pending"), ("chưa", "pending"), ("không", "invalid")):
        denied = {_folded(f"{no} {word}"): meant for word in words if no == "không" or word != "có"}
        meanings = denied | meanings
    return meanings | {_folded(word): "valid" for word in _HELD["valid"]}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(" ".join(map(_bare, spelled(filler))) for filler in _HELD["fillers"])


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    text = text if text.isascii() else _FOR.sub(" ", composed(text)) or text
    spoken = " ".join(map(_bare, spelled(_DAY.sub(" ", _FOREIGN.sub(" ", _NUMBERED.sub("", text))))))
    return NOT.sub("khong ", spoken or " ".join(map(_bare, spelled(text))) or text.strip())


def _bare(word: str) -> str:
    """A word without its marks, unless these make it another than those that say something: "Dừng" is no "Đúng"."""
    told = _spellings().get(bare(word), ())
    return word if told and not any(_marks(word) <= _marks(spelling) for spelling in told) else bare(word)


def _marks(word: str) -> set[str]:
    return {sign for sign in unicodedata.normalize("NFD", word) if unicodedata.combining(sign)}


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Word without marks -> as the words that say something alone are written."""
    alone = [fold(word) for name in (*STATUSES, "fillers") for word in _HELD[name] if " " not in word]
    return {bare(word): tuple(other for other in alone if bare(other) == bare(word)) for word in alone}


@lru_cache(maxsize=16384)
def read_status(text: str) -> tuple[str | None, str | None]:
    """("valid" | "invalid" | "pending" | None, the reason written behind it | None) of a status cell.

    "Không hợp lệ (trùng)" and "Không đạt: thiếu quyết định" carry their reason with them. A wording that is not known
    is None, never a guess.
    """
    if text.strip() in _MARKS:
        return "valid", None
    if "?" in text:
        return None, None  # "Hợp lệ ???" is doubted by who wrote it
    if (ticked := _ticked(text)) is not None:
        return read_status(ticked[0]) if len(ticked) == 1 else (None if ticked else "pending", None)
    if {"valid", "invalid"} <= {_meaning(_folded(side)) for side in text.split("/")}:
        return None, None  # "Hợp lệ / Không hợp lệ", of which somebody was to cross out one
    whole, cut = _meanings().get(_folded(text)), _CUT.match(_NUMBERED.sub("", text.strip()))
    if whole is None and cut and (meaning := _meaning(_folded(cut[1]))):
        return (None, None) if _contradicts(meaning, cut[2]) else (meaning, cut[2].strip(" ()") or None)
    return whole or _meaning(_folded(text)), None


def _contradicts(meaning: str, behind: str) -> bool:
    """Whether what stands behind a status speaks against it: "Đạt (chờ quyết định)", "Không đạt (nay hợp lệ)"."""
    if meaning == "valid":
        return speaks_against(behind)
    return any(_meaning(_folded(part)) == "valid" for part in _BEHIND.split(behind) if part.strip())


def _ticked(text: str) -> list[str] | None:
    """The answers ticked among those that a form prints in one cell, "☑ Đạt ☐ Không đạt"; None where it is no form."""
    parts = _BOX.split(text)
    texts, empty = parts[::2], parts[1::2]
    if len(empty) < 2 or not any(empty):
        return None
    answers = texts[:-1] if texts[0].strip() else texts[1:]  # each box stands behind its answer, or before it
    return [answer for raw, box in zip(answers, empty, strict=True) if (answer := raw.strip(" ,;/")) and not box]


def _meaning(wording: str) -> str | None:
    """What a wording means: as a whole, or made of known ones and fillers alone, as "Đồng ý công nhận"."""
    whole = _meanings().get(wording)
    return whole if whole or " " not in wording or len(wording) > 60 else _made_of(wording)


def _made_of(wording: str) -> str | None:
    """The meaning of a wording that known wordings make up; one that is invalid, or waits, decides.

    What is denied has the opposite meaning, "Không trùng". None where one answer stands there beside its opposite, "Đạt
    Không đạt", or where nobody knows what the opposite is: "Không chờ duyệt".
    """
    rest, parts, denying = wording.split(), dict[str, str | None](), ""
    while rest:
        heads = (" ".join(rest[:size]) for size in range(5, 0, -1))
        part = next(filter(_part, heads), None)
        if part is None:
            return None
        rest = rest[part.count(" ") + 1 :]
        if part in DENYING and not denying:
            denying = f"{part} "
        elif _part(part) != "filler":
            status = _part(part) or ""
            parts[denying + part], denying = OPPOSITE.get(status) if denying else status, ""
    parts |= {denying: "invalid"} if denying else {}
    if any(f"khong {part}" in parts for part in parts) or None in parts.values():
        return None
    return next((name for name in ("invalid", "pending", "valid") if name in parts.values()), None)


def _part(wording: str) -> str | None:
    if wording in _fillers():
        return "filler"
    if wording in _ONLY_ALONE:
        return None
    return _meanings().get(wording) if len(wording) > 2 else None


def verdict(text: str) -> str | None:
    """The status that a title gives to all below it; "Sáng kiến mới đăng ký" gives none, as nobody is said to wait."""
    status = read_status(text)[0]
    return None if status == "pending" and WAITING.isdisjoint(words(text)) else status


@lru_cache(maxsize=16384)
def may_state(text: str) -> bool:
    """Whether a title or a heading may say that what stands below it is not, or not yet, valid: it speaks against that,
    or puts it forward, "Danh sách sáng kiến đề nghị công nhận"."""
    return speaks_against(text) or not _PUT_FORWARD.isdisjoint(_parts(text))


@lru_cache(maxsize=16384)
def speaks_against(text: str) -> bool:
    """Whether a text denies, waits or withdraws, or has a wording against among its words: "Trùng STT 1"."""
    parts = _parts(text)
    waits = (_part(part) == "pending" and not WAITING.isdisjoint(part.split()) for part in parts)
    if _meaning(_folded(text)) == "valid":
        return False  # "Không trùng"
    return not _AGAINST.isdisjoint(parts) or any(_part(part) == "invalid" for part in parts) or any(waits)


def takes_out(text: str) -> bool:
    """Whether a note that names initiatives by their numbers takes them out: it speaks against them or moves them."""
    return speaks_against(text) or moves(text)


def moves(text: str) -> bool:
    """Whether a text says that something is taken out or goes elsewhere: "Thu hồi theo QĐ 15"."""
    return not _MOVING.isdisjoint(_parts(text))


@lru_cache(maxsize=16384)
def is_harmless(text: str) -> bool:
    """Whether a remark says nothing that may take back what a verdict says, in known words alone: "Đạt giải Ba cấp
    tỉnh", "Không có"; not "Gộp với số 3"."""
    if bare(text) in SURE | DENYING or read_status(text)[0] == "valid":
        return True
    known, rest = _harmless(), [word for word in spelled(text) if not word.isdigit()]
    while rest and (size := next((n for n in range(4, 0, -1) if " ".join(rest[:n]) in known), 0)):
        rest = rest[size:]
    return not rest and not speaks_against(text)


@cache
def _harmless() -> frozenset[str]:
    """The phrases of harmless remarks, and as who types no marks writes them."""
    phrases = {" ".join(spelled(phrase)) for name in ("harmless", "fillers", "valid") for phrase in _HELD[name]}
    return frozenset(phrases | set(map(bare, phrases)))


def behind_listed(text: str) -> list[str] | None:
    """The words behind what a title lists, "bị loại" of "Các sáng kiến bị loại"; None for no title of a list."""
    spoken = spelled(text)[:LONGEST_TITLE]
    begin = next((i for i, word in enumerate(spoken) if not (is_number(word) or word in _words_of("lists"))), 0)
    rest = spoken[begin:]
    sizes = (about.count(" ") + 1 for about in abouts(surely=True) if f"{' '.join(rest)} ".startswith(f"{about} "))
    size = max(sizes, default=None)
    return None if size is None else rest[size:]


def may_qualify(text: str) -> bool:
    """Whether a title says something of the initiatives that it lists that is no known good word, and not whose, when,
    where or of what kind they are: "Danh sách sáng kiến lỗi"."""
    good = _words_of("valid") | _words_of("fillers")
    rest = [*dropwhile(lambda word: word in good or word.isdigit(), behind_listed(text) or ())]
    return bool(rest) and rest[0] not in _words_of("ordinary")


def is_ordinary(text: str) -> bool:
    """Whether a name says no more than whose, when, where or of what kind something is: "Tháng 5", "Quản lý"."""
    return all(is_number(word) or word in _words_of("ordinary") for word in spelled(text))


def is_number(word: str) -> bool:
    """Whether a folded word numbers something: a number, a Roman one or a letter."""
    return len(word) == 1 or word.isdigit() or set(word) <= set("ivx")


@cache
def _words_of(name: str) -> frozenset[str]:
    """The single words of these phrases, and as who types no marks writes them."""
    marked = {word for phrase in _HELD[name] for word in spelled(phrase)}
    return frozenset(marked | set(map(bare, marked)))


def speaks_for(text: str) -> bool:
    """Whether a heading speaks of recognition and not against it: "Phê duyệt của LĐLĐ tỉnh"."""
    return not speaks_against(text) and any(_part(part) == "valid" for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The parts of a text, of up to five words that statuses have too, as they are marked where the text has marks."""
    spoken = spelled(text)[:LONGEST_TITLE]
    marked = any(word != bare(word) for word in spoken)
    parts = [spoken[a : a + size] for size in range(1, 6) for a in range(len(spoken) - size + 1)]
    return [" ".join(map(bare, part)) for part in parts if not marked or _spelled_words().issuperset(part)]


def stated_by(texts: Iterable[str], answered: Mapping[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """Wording -> (status, reason) for all wordings of one column, what a person answered of exactly this one before
    anything else: "Hợp lệ?" is not "Hợp lệ".

    A wording that nobody foresaw has its meaning from one that it denies in the same column: "Không loại" beside
    "Loại". Of two unknown ones, "Vi phạm" beside "Không vi phạm", nobody can say which is the good one.
    """
    answers = {fold(wording): status for wording, status in answered.items()}
    texts = list(texts)
    read = {text: (answers[fold(text)], None) if fold(text) in answers else read_status(text) for text in texts}
    if not TICKS.isdisjoint(texts):  # beside a tick a cross denies, and an x may mean either
        crossed = [text for text in texts if text in CROSSES | {"x", "X"} and fold(text) not in answers]
        read |= {text: ("invalid" if text in CROSSES else None, None) for text in crossed}
    if any(status and not are_marks([text]) for text, (status, _) in read.items()):
        read |= {text: (None, None) for text in texts if fold(text) in LEFT and fold(text) not in answers}
    for text, denied, status in _opposites(read):
        if read[text][0] is None and "?" not in text:
            read[text] = ({"valid": status, "invalid": OPPOSITE.get(status)}.get(read[denied][0] or ""), None)
    return read


def _opposites(texts: Iterable[str]) -> list[tuple[str, str, str]]:
    """(a text, one of the others that it denies, what it states where that one is valid)."""
    wordings = {_folded(text): text for text in texts}
    cores = wordings | {short.removeprefix("duoc "): text for short, text in wordings.items()}
    pairs = ((short, denied) for short in wordings for denied in DENIED if short.startswith(denied))
    return [(wordings[s], cores[rest], DENIED[d]) for s, d in pairs if (rest := s.removeprefix(d)) in cores]


def _stating(texts: Iterable[str]) -> list[str]:
    """Those of a column's texts that state something, or that answer each other: "Lấy" beside "Không lấy"."""
    read = stated_by(texts, {})
    opposed = {text for *both, _ in _opposites(read) for text in both}
    return [text for text, (status, _) in read.items() if status or text in opposed]


def key_of(texts: Iterable[str]) -> dict[str, str]:
    """Mark -> the status that a heading or a note explains it by: "Đạt (x), không đạt (o)"; none where only one is."""
    texts = list(map(clean, texts))
    pairs = [(mark, said) for text in texts for mark, said in _EXPLAINED.findall(text)]
    pairs += [(mark, said) for text in texts for said, mark in _BRACKETED.findall(text)]
    key = {mark: status for mark, said in pairs if (status := read_status(said)[0])}
    return key if len({*key.values()}) > 1 else {}


def is_mark(text: str | None) -> bool:
    """True for x, ✓, 1, có … and for any words written where a mark belongs."""
    return text is not None and text.strip().lower() not in _NO_MARKS


def denies(text: str) -> bool:
    """True for "không", "false", 0: what says no in words, as a dash does not."""
    return not is_mark(text) and any(map(str.isalnum, text))


def no_reason(text: str) -> bool:
    """True for what says, below "Lý do không hợp lệ", that there is none: "Không có", "Hợp lệ", a dash or a stroke."""
    if text.strip().lower() in _MARKS:
        return False
    return (
        denies(text)
        or not any(map(str.isalnum, text))
        or read_count(text) == NOTHING
        or read_status(text)[0] == "valid"
    )


def is_reason(text: str) -> bool:
    """True for a reason against an initiative, in any words."""
    return not no_reason(text)


def may_be_no_reason(text: str, times: int) -> bool:
    """True for a mark among reasons, and for what denies again and again something unknown: "Không vi phạm"."""
    if text.strip().lower() in _MARKS:
        return True
    spoken = " ".join(words(text))
    known = read_status(text)[0] or any(re.search(pattern, spoken) for pattern in lexicon("reasons").values())
    return times > 1 and not known and spoken.startswith("khong ")


def of_one_reason(texts: Sequence[str]) -> bool:
    """Whether texts answer if one reason against holds, and nothing else: "Trùng", "Không trùng"."""
    spoken = [" ".join(words(text)) for text in texts]
    return any(all(re.search(pattern, text) for text in spoken) for pattern in lexicon("reasons").values())


def mark_words(text: str | None) -> str | None:
    """The words written where a mark belongs ("thiếu quyết định"), None for a bare mark."""
    return None if text is None or not {text.strip(), text.strip().lower()}.isdisjoint(_MARKS | _NO_MARKS) else text


def states(texts: Iterable[str]) -> bool:
    """Whether every wording of a column is a status; marks and plain yes or no alone do not say what they answer, and
    "Công nhân" alone is no "Công nhận"."""
    said = set(texts)
    telling = {text for text in said if len(text) > 2 and _folded(text) not in SURE and _is_as_spelled(text)}
    return bool(telling) and len(_stating(said)) == len(said)


def _is_as_spelled(text: str) -> bool:
    """Whether no word of a text has other marks than the words of statuses, or none at all."""
    known = _status_words()
    return all(word in known or bare(word) == word or bare(word) not in known for word in spelled(text))


@cache
def _spelled_words() -> frozenset[str]:
    """The words of all wordings, as they are written."""
    names = (*STATUSES, "fillers", "against", "put_forward", "moving")
    return frozenset(word for name in names for wording in _HELD[name] for word in spelled(wording))


@cache
def _status_words() -> frozenset[str]:
    """The words of all wordings, with their marks and without."""
    return _spelled_words().union(map(bare, _spelled_words()))


def is_status_like(texts: Iterable[str]) -> bool:
    """Whether marks, yes or no, or statuses stand in most of a column's different texts, short ones and few."""
    said = {text for text in texts if text}
    return bool(said) and 2 * len(_stating(said)) >= len(said)


def are_marks(texts: Iterable[str]) -> bool:
    """Whether nothing but marks stands in a column."""
    said = list(texts)
    return bool(said) and all(text in _MARKS or text.lower() in _MARKS | _NO_MARKS for text in said)

"""What a row of a list is that may be no initiative: told by its words, its numbers and the rows around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from tally.intake.register.distinct import clean_text
from tally.intake.register.marks import fields_of_marks
from tally.intake.register.stand_ins import is_absent
from tally.table.labels import aside, is_instruction, is_total, sum_of
from tally.text import has_digit, has_letter, words
from tally.text.counts import read_count
from tally.vocabulary import LONGEST, SUMMARY, names_only
from tally.vocabulary.nothing import says_none
from tally.vocabulary.statuses import may_qualify, may_state, read_status

ROMAN = re.compile(r"^([IVXLC]+|[A-ZĐ]|\d{1,3}(\.\d+)*)[.):/-]?$")
SMALL = re.compile(r"[a-zđ][.):/-]?$")
NUMERAL = re.compile(
    r"(?:(?P<roman>[IVX]{2,}|[IVX])|(?P<letter>[A-ZĐ])|(?P<small>[a-zđ])|(?P<digit>\d{1,3}))(?:[.):/-]+(?:\s|$)|$)"
)
LEAD = re.compile(r"^\s*(?:(?:[IVXLC]+|[A-ZĐ]|\d{1,3})[.):/-]+\s+|[*+•–-]+\s*)*", re.IGNORECASE)
RECORDS = "(?:sk|sáng kiến|giải pháp|đề tài)"
TAIL = re.compile(
    rf"(?<![\s(:;,–-])(?=\s?[(:;,–-])[\s(:;,–-]+(?:có |gồm |tổng số:? )?\d+\s*{RECORDS}\b.*$", re.IGNORECASE
)
ORGANISATION = re.compile(
    r"^(lđlđ|liên đoàn lao động|công đoàn|cđ|đơn vị|huyện|thành phố|tp\.?|thị xã|tx\.?)\b", re.IGNORECASE
)
WORKPLACE = re.compile(
    r"^((tổng )?công ty|tập đoàn|doanh nghiệp|nhà máy|xí nghiệp|hợp tác xã|htx|bệnh viện|trung tâm|trạm|trường|viện"
    r"|sở|ban|chi cục|cục|phòng|ubnd|ủy ban|uỷ ban|hội|công an|ngân hàng|xã|phường|thị trấn)\b",
    re.IGNORECASE,
)
# what stands below the titles and is none
COUNT = re.compile(rf"\d{{1,7}}(?:[.,]\d{{1,3}})? {RECORDS}", re.IGNORECASE)
SHARE = re.compile(r"(?![01]$)\d[\d.,]* ?%?")  # 1 and 0 are answers
PART = re.compile(r"\W*(.+?)\s*[:=]\s*\d+\b[^:=]*")  # "- Không hợp lệ: 2 sáng kiến"
BRANCH = re.compile(r"^(cđcs|công đoàn cơ sở)\b", re.IGNORECASE)
CLUSTER = re.compile(r"^(cụm|khối)\b", re.IGNORECASE)
OF_ONE = ("authors", "decision", "recognised", "benefit")  # what stands beside the title of an initiative
NAMING = ("title", "authors")  # a row that says none of these and no day is no initiative
COLUMN = re.compile(r"\(?\d{1,2}\)?")
MOST_DIGITS = 8
SHORT = 3  # words, numbers aside, of the name of a group that another may be like
LEADING = 3  # rows below a header among which a form's own example and instructions stand
MOST_BETWEEN = 60  # rows above in which the number before is looked for
FOOTER = re.compile(
    r"nguoi lap|lap bieu|chu tich|ban chap hanh|thuong vu|thu truong|xac nhan|^ghi chu|noi nhan"
    r"|ngay .{0,40}thang .{0,40}nam|ky ten|ky ghi ro|an dinh danh sach|danh sach nay|ke toan|truong ban|^tm "
    r"|giam doc|hieu truong|van phong|^luu "
)


class ListRoles:
    """Looks at single rows; `last` is the position of the last row that is certainly an initiative."""

    def __init__(
        self,
        columns: Mapping[str, pa.DictionaryArray],
        cells: pa.Table,
        is_unit: Callable[[str], bool],
        title: str,
        *,
        numbered: bool,
        last: int,
    ) -> None:
        self.columns, self.cells, self.is_unit, self.numbered, self.last = columns, cells, is_unit, numbered, last
        self.title, self.sums = title, list[int]()
        self.marks = fields_of_marks(columns)
        self.authored = "authors" in columns and 2 * columns["authors"].null_count <= cells.num_rows
        self.numbers_groups = numbered and _numbers_groups(columns)

    def kinds(self, positions: list[int]) -> dict[int, tuple[str, str]]:
        """Position -> (initiative, blank, total, unit, branch, cluster, heading or footer; the text of a group row)."""
        kinds, ended = {}, False
        for position in positions:
            texts = self._texts(position)
            ended = ended or (position > self.last and not texts)
            kind, text = self._kind(position, texts, ended=ended)
            ended = ended or (position > self.last and kind == "footer")
            kinds[position] = (kind, text)
            self.sums += [position] if kind == "total" else []
        return self._beside_units(kinds)

    def _beside_units(self, kinds: dict[int, tuple[str, str]]) -> dict[int, tuple[str, str]]:
        """What nobody knows is a unit, or a status, where those stand numbered as it is; else a workplace is a branch.

        Under "II. Công đoàn Y tế" the rows of "III. Công ty A" would otherwise count for the one before.
        """
        numerals = {p: self._numeral(p) for p, (kind, _) in kinds.items() if kind in ("unit", "status", "heading")}
        units = {p: text for p, (kind, text) in kinds.items() if kind == "unit"}
        bare = [p for p, text in units.items() if not ORGANISATION.match(text)]  # "Giáo dục", a field or a unit
        below = {numerals[p] for p in bare if ORGANISATION.match(units.get(p - 1, ""))}
        kinds |= {p: ("heading", units[p]) for p in bare if numerals[p] in below}
        for name in ("unit", "status"):
            known = {p: numeral for p, numeral in numerals.items() if kinds[p][0] == name} | self._in_title(name)
            headings = {p: numeral for p, numeral in numerals.items() if kinds[p][0] == "heading"}
            # what stands right above or below one is of another level, and so is what is written as it
            levels = {n for p, n in headings.items() if not n and {p - 1, p + 1} & known.keys()}
            beside = [p for p, n in headings.items() if n in known.values() and n not in levels and p > min(known)]
            kinds |= {p: (name, kinds[p][1]) for p in beside}
        begun = {_begins(text) for kind, text in kinds.values() if kind == "heading"} - {""}
        kinds |= {
            p: ("heading", text)
            for p, (kind, text) in kinds.items()
            if kind == "not-understood" and _begins(text) in begun
        }
        workplaces = [p for p, (kind, text) in kinds.items() if kind == "heading" and is_workplace(text)]
        return kinds | {p: ("branch", kinds[p][1]) for p in workplaces}

    def _in_title(self, kind: str) -> dict[int, str]:
        """How the line above the header is numbered where it is the first of such rows: "I. LĐLĐ huyện Yên Khánh"."""
        name, numeral = group_name(self.title), NUMERAL.match(self.title)
        means = self.is_unit(name) if kind == "unit" else bool(read_status(name)[0])
        return {-1: numeral.lastgroup or ""} if numeral and means else {}

    def _numeral(self, position: int) -> str:
        """How a row that stands alone is numbered: "roman", "letter", "small", "digit" or ""."""
        numeral = NUMERAL.match(self._texts(position)[0])
        return numeral.lastgroup or "" if numeral else ""

    def _texts(self, position: int) -> list[str]:
        row = (column[position].as_py() for column in self.cells.itercolumns())
        return [kept for text in row if text and (kept := clean_text(text))]

    def _kind(self, position: int, texts: list[str], *, ended: bool) -> tuple[str, str]:
        lettered = SMALL.match(self._text(position, "number"))
        rest = [text for text in (texts[1:] if lettered else texts) if not ROMAN.match(text)]
        spoken = [text for text in rest if has_letter(text)] or [text for text in rest if has_digit(text)]
        if len(texts) > 2 and all(COLUMN.fullmatch(text) for text in texts):
            return "numbers", ""
        if not spoken:
            return "blank", ""
        if is_instruction(texts) or aside(texts[0].rstrip("0123456789 .")) == "example":
            return "example", ""
        if not self._is_whole(position) and (counted := self._says_how_many(position, texts, spoken)):
            return counted
        named = any(self._has(position, field) for field in NAMING) or has_digit(self._text(position, "recognised"))
        if kind := self._aside(position, texts, spoken[0], named=named):
            return kind, ""
        if position < LEADING and (kind := self._of_the_form(position)):
            return kind, " ".join(texts)
        name = group_name(spoken[0])
        if len(spoken) == 1 and (group := self._group(position, name, texts)):
            return group, name
        has_number = self._has(position, "number") and texts[0].removesuffix(".0").isdigit()
        if len(spoken) == 1 and self._has(position, "title") and (kind := self._over_others(position, name)):
            return (_heading(name), name) if kind == "heading" else (kind, " ".join(texts))
        alone = len(spoken) == 1 and not has_number and position < self.last
        # "III" or "B" among 1, 2, 3 is no initiative, nor is what stands below no heading or below the numbers'
        apart = alone and self.numbered and self._numeral(position) in ("roman", "letter", "small")
        if apart or (alone and not any(self._has(position, field) for field in self.columns if field != "number")):
            return _heading(name), name
        if alone and self.authored and self._has(position, "title"):
            return "heading" if WORKPLACE.match(name) else "not-understood", name
        if not has_number and not named:
            return self._beside_the_list(position, texts)
        if has_number or not (ended or FOOTER.search(" ".join(words(" ".join(spoken))))):
            return "initiative", ""
        return ("footer", "") if position > self.last or len(spoken) < 3 else ("initiative", "")

    def _says_how_many(self, position: int, texts: list[str], spoken: list[str]) -> tuple[str, str] | None:
        """A sum, or a unit with nothing but the number of its initiatives beside it: "13 sáng kiến"."""
        if any(is_total(text) or self.is_unit(TAIL.sub("", sum_of(text))) for text in spoken[:2]):
            return "total", self._counted(position, texts)
        rest = [text for text in spoken if not COUNT.fullmatch(text)]
        if rest == spoken or len(rest) > 1:
            return None
        name = group_name(rest[0]) if rest else ""
        return ("unit", name) if name and self.is_unit(name) else ("total", self._counted(position, texts))

    def _is_whole(self, position: int) -> bool:
        """Whether a row has all that an initiative has: "Tổng số hóa hồ sơ lưu trữ" is a title then."""
        return all(self._has(position, field) for field in ("number", "title", "authors", "recognised"))

    def _aside(self, position: int, texts: list[str], label: str, *, named: bool) -> str:
        empty = not named and not any(self._has(position, field) for field in OF_ONE)
        if empty and position > self.last and self._number(position).isdigit():
            return "blank"  # a row of a form, numbered and filled in beforehand
        lacks = (self.numbered or self.authored) and not any(self._has(position, f) for f in ("number", "authors"))
        if (len(texts) == 1 and _is_part(label)) or (lacks and SHARE.fullmatch(self._text(position, "status"))):
            return "statistic"
        kind = "continued" if self._says_none(position) else aside(label)
        return kind if kind == "continued" or (kind == "statistic" and not named) else ""

    def _beside_the_list(self, position: int, texts: list[str]) -> tuple[str, str]:
        if self._counts_above(position, texts):
            return "total", self._counted(position, texts)
        return ("footer" if position > self.last else "not-understood"), " ".join(texts)

    def _counted(self, position: int, texts: list[str]) -> str:
        """How many initiatives a sum says that there are, the sums of marks and of amounts aside."""
        rest = list(texts)
        for below in (self._text(position, field) for field in (*self.marks, "benefit")):
            if below in rest:
                rest.remove(below)
        return _counted(rest)

    def _counts_above(self, position: int, texts: list[str]) -> bool:
        """Whether a row says how many rows stand above it, since the sum before or in all: "Tiểu kết … 13"."""
        numbers = {int(text) for text in texts if text.isdigit() and len(text) < MOST_DIGITS}
        before = self.sums[-1] + 1 if self.sums else 0
        return bool(numbers & {position - before, position - len(self.sums)} - {0, 1})

    def _says_none(self, position: int) -> bool:
        """Whether a unit says below the titles that it has none, "Không có", and nothing beside it of an initiative."""
        title = self._text(position, "title")
        if not title or not is_absent("title", title) or read_status(title)[0] == "pending":
            return False
        return all(not text or says_none(text) for text in (self._text(position, field) for field in OF_ONE))

    def _of_the_form(self, position: int) -> str:
        """What a row before the first number is, where initiatives are numbered or no cell says what its heading asks.

        "example" where it only says what to write ("dd/mm/yyyy"), "not-understood" where it may be one, else "".
        """
        title = self._text(position, "title")
        if title and "example" in (aside(title), aside(title.rpartition("(")[2])):
            return "not-understood"
        if not title or any(self._number(n)[:1] in tuple("123456789") for n in range(position + 1)):
            return ""
        cells = [self._text(position, field) for field in ("recognised", "decision", "phone", "unit")]
        filled = [text for text in cells if text]
        if len(filled) > 1 and not any(has_digit(text) or self.is_unit(text) for text in filled):
            return "example" if self.numbered else "not-understood"
        begins = self.numbered and "1" in map(self._number, range(position + 1, LEADING + 1))
        return "not-understood" if begins and filled and self._has(position, "authors") else ""

    def _over_others(self, position: int, name: str) -> str:
        """What a numbered row with nothing but a title is, by the numbers around it; "" for an initiative, where the
        count goes on with it.

        "heading" over "1.1", over a "1" anew or where only such rows are numbered; "not-understood" where it may be an
        initiative for all that its neighbours say.
        """
        own = self._number(position)
        below = next(
            (n for n in range(position + 1, min(position + LEADING, self.last + 1)) if self._texts(n)), position
        )
        if (
            below == position
            or not own[:1].isdigit()
            or not (self._has(below, "authors") and self._has(below, "title"))
        ):
            return ""
        following = self._number(below)
        above = (self._number(n) for n in range(position - 1, max(position - MOST_BETWEEN, -1), -1))
        before, number, behind = (_integer(text) for text in (next(filter(None, above), ""), own, following))
        goes_on = number == before + 1
        if following.startswith(f"{own}.") or (behind == before + 1 and not goes_on):
            return "heading"
        if behind == number + 1:
            return ""
        anew = behind == 1 and not (goes_on and before)
        return "heading" if anew or self.numbers_groups or is_workplace(name) else "not-understood"

    def _number(self, position: int) -> str:
        return self._text(position, "number").removesuffix(".0").strip(" .)") if position < len(self.cells) else ""

    def _text(self, position: int, field: str) -> str:
        return clean_text(self.columns[field][position].as_py() or "") or "" if field in self.columns else ""

    def _group(self, position: int, name: str, texts: list[str]) -> str:
        if self.is_unit(name):
            return "unit"
        titled = self._has(position, "title") and (not self.numbered or texts[0].isdigit())
        if CLUSTER.match(name) and not titled:
            return "cluster"
        if BRANCH.match(name) and not titled:
            return "branch"
        small = SMALL.match(self._text(position, "number"))
        return "unit" if ORGANISATION.match(name) and not (titled or small) and position < self.last else ""

    def _has(self, position: int, field: str) -> bool:
        return field in self.columns and self.columns[field][position].is_valid


def _numbers_groups(columns: Mapping[str, pa.DictionaryArray]) -> bool:
    """Whether no initiative, a row with a title and an author, has a number: those of other rows are the groups'."""
    whole = pc.and_(columns["title"].is_valid(), columns["authors"].is_valid()) if "authors" in columns else None
    return whole is not None and not pc.any(pc.and_(whole, columns["number"].is_valid())).as_py()


def _begins(text: str) -> str:
    """How the short name of a group begins, "Tháng 10/2021" as "Tháng 9/2021" does; "" of a longer one."""
    spoken = [word for word in words(text) if not word.isdigit()]
    return spoken[0] if 0 < len(spoken) <= SHORT else ""


def is_workplace(name: str) -> bool:
    """Whether a name begins as that of a grassroots union or of where it works."""
    return bool(WORKPLACE.match(name) or BRANCH.match(name))


def _heading(name: str) -> str:
    """What a row above others is by its name: of a status, where it says one, or any group."""
    may = (may_state(name) and not is_workplace(name)) or may_qualify(name)
    return "status" if read_status(name)[0] or may else "heading"


def _integer(text: str) -> int:
    return (read_count(text).value or 0) if text.isdigit() else 0


def _counted(texts: list[str]) -> str:
    """How many initiatives a sum says that there are: the first number of its label, else the only one beside it."""
    of_each = [re.findall(r"(?<![\d./])\d{1,7}(?![\d./])", text) for text in texts]
    if said := [text.split()[0] for text in texts if COUNT.fullmatch(text)]:
        return said[0] if len(said) == 1 and said[0].isdigit() else ""
    label = next((numbers for text, numbers in zip(texts, of_each, strict=True) if is_total(text)), [])
    others = {number for numbers in of_each for number in numbers}
    return label[0] if label else others.pop() if len(others) == 1 else ""


def _is_part(text: str) -> bool:
    """Whether a line says a part of the sum, "Trong đó:" or "- Không hợp lệ: 2"."""
    part = PART.fullmatch(text) if len(text) <= LONGEST else None
    return words(text) == ("trong", "do") or bool(part and read_status(part[1])[0])


def group_name(text: str) -> str:
    """The name in a row that stands alone: "III. Công đoàn cấp trên: LĐLĐ huyện Kim Sơn (12 sáng kiến)"."""
    name = TAIL.sub("", LEAD.sub("", text))
    heading, _, rest = name.partition(":")
    return rest.strip() if rest and names_only(SUMMARY, "unit", heading) else name

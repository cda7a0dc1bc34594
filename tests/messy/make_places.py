"""Makes lists whose cells say whose an initiative is in more words than a name: `python -m tests.messy.make_places`."""

from __future__ import annotations

from tests.messy.make_lists import ASKED
from tests.messy.make_registers import HEAD, counted, row, save


def branches():
    """The directory's own grassroots unions, and workplaces behind which a district is named."""
    own = ("CĐCS Trường THPT Yên Khánh A", "Sở Tài chính", "CĐCS Trường THPT Nguyễn Huệ")
    homes = [counted("YK", 1), counted("TD", 1), counted("VC", 1)]
    save("branches-of-the-directory-as-units", [HEAD, *[row(n, name) for n, name in enumerate(own, 1)]], homes)
    head = [*HEAD[:3], "CĐCS", *HEAD[4:]]
    save("branches-of-the-directory-alone", [head, *[row(n, name) for n, name in enumerate(own, 1)]], homes)
    asked = [("unit-unknown", f"D{n}", ASKED) for n in (2, 3, 4)]
    others = ("CĐCS Sở Tài chính - LĐLĐ TP. Ninh Bình", "Trung tâm Y tế, huyện Kim Sơn", "Công ty A (KCN B) - Gia Viễn")
    rows = [*[row(n, name) for n, name in enumerate(others, 1)], *map(row, (4, 5, 6))]
    strangers = [{"code": None, "unit": name, "valid": 1} for name in others]
    save("places-behind-names-of-other-units-ask", [HEAD, *rows], [counted("YK", 3), *strangers], asked)
    plain = (
        "Trường THPT Bình Minh, huyện Kim Sơn",
        "Trung tâm Y tế - LĐLĐ huyện Kim Sơn",
        "Xi măng Ninh Bình, Kim Sơn",
    )
    save("places-behind-workplaces", [HEAD, *[row(n, name) for n, name in enumerate(plain, 1)]], [counted("KS", 3)])


def main():
    """Every file, anew."""
    branches()


if __name__ == "__main__":
    main()

"""Makes the summary tables of this folder and what is expected of each: `python -m tests.messy.make`.

Every file teaches one thing, which its name says. The figures are the letter's, so that the expected ones need no
working out: 4.640, 526, 39, 565, and one blank quota.
"""

from __future__ import annotations

from tests.messy import make_campaigns, make_columns, make_figures, make_formats, make_layouts, make_lessons, make_names


def main():
    """Every file that is made here, anew; those made by hand stay as they are."""
    for subject in (make_layouts, make_names, make_figures, make_columns, make_lessons, make_campaigns, make_formats):
        subject.make()


if __name__ == "__main__":
    main()

"""Whether a list of persons with phones asks for help with registering initiatives, or is a list of initiatives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from tally.table.levels import Heads
from tally.table.model import Settled
from tally.table.profile import Profiles
from tally.table.recognition import are_decisions, speaks_of_recognition
from tally.table.verdicts import STATED
from tally.vocabulary import REGISTER, SUPPORT, speaks_of
from tally.vocabulary.statuses import read_status


def requests_or_initiatives(
    support: Settled, register: Settled, titles: Sequence[str], heads: Heads, profiles: Profiles
) -> Settled:
    """What title, headings and contents agree on. Where they do not, or say nothing of either, a person is asked what
    the title of an initiative is: one that is there, or the content of a request."""
    asking = speaks_of(SUPPORT, [*titles, *chain.from_iterable(heads.values())])
    judged = _are_judged(register, heads, profiles)
    if asking != judged:
        return support if asking else register
    silent = not asking and not speaks_of(REGISTER, titles)
    if silent and len(support.fields) >= len(register.fields):
        return support
    taken, fields = (register, ("title", "content")) if judged else (support, ("content", "title"))
    return replace(taken, unsure={**taken.unsure, taken.fields[fields[0]]: fields})


def _are_judged(register: Settled, heads: Heads, profiles: Profiles) -> bool:
    """Whether a list tells days of recognition, decisions or verdicts: what nobody has who still asks for help."""
    below = {name: profiles.of(column).texts for name, column in register.fields.items()}
    dated = bool(below.get("recognised")) and speaks_of_recognition(heads, register.fields["recognised"])
    stated = (text for name in STATED & below.keys() for text in below[name])
    verdicts = any(read_status(text)[0] in ("valid", "invalid") for text in stated)
    return dated or verdicts or are_decisions(below.get("decision", ()))

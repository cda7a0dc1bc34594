"""Who has sent, for staff: units by dates, who is late against the rhythm of the directory, whom to call."""

from __future__ import annotations

from pages.parts.shared.html import Markup, anchor, copyable, escape, heading, headline, leading_to, show, table, tag
from pages.parts.shared.view import View, link, view
from tally.papers.figures import some_of
from tally.rights import phone_of
from tally.standings import Silence, addressable, silences
from tally.store.uploads import Upload
from tally.wording import DASH, brief, day, say

DATES = 8  # the newest as-of dates that the table has room for


def sentence(view: View, units: list[Silence]) -> str:
    """How many have sent, and how many are late against the rhythm."""
    sent = sum(unit.standing.sent for unit in units)
    late, rhythm = sum(unit.late for unit in units), view.directory.programme.rhythm
    shared = {"sent": sent, "units": len(units), "day": view.today}
    if rhythm is None:
        return say("sent-sentence-free", **shared)
    return say("sent-sentence", late=late, rhythm=rhythm, **shared)


def below(view: View) -> Markup:
    """Which units have no officer, and that the directory sets no rhythm where it sets none."""
    asked = addressable(view.units)
    nobody = [unit.short for unit in asked if not unit.officer]
    parts = [] if view.directory.programme.rhythm else [say("sent-no-rhythm")]
    if nobody:
        key = "sent-no-officer" if len(nobody) < len(asked) else "sent-no-officer-at-all"
        parts.append(say(key, count=len(nobody), names=some_of(nobody)))
        parts.append(leading_to("directory"))
    return Markup(" ").join(parts)


def by_dates(view: View, units: list[Silence]) -> Markup:
    """One row a unit: its officer, its own figures, how long ago, and the dates at which something of it came."""
    dates = [each for each in view.dates if each <= view.as_of][-DATES:]
    counting = [upload for upload in view.uploads if upload.counts]
    files = {upload.id: upload for upload in counting}
    came = {(unit, upload.as_of) for upload in counting for unit in upload.units}
    headings = [say(f"sent-column-{name}") for name in ("unit", "officer", "last", "days", "state")]
    rows = [
        [*_about(unit, files), *("●" if (unit.standing.unit, each) in came else "" for each in dates)] for unit in units
    ]
    shown = table([*headings, *map(brief, dates)], rows, caption=say("sent-caption"), words=3, stacked=True)
    return tag("div", shown, class_="t-sent")


def _about(silence: Silence, files: dict[int, Upload]) -> list[str]:
    unit = silence.standing
    file = files.get(unit.upload or 0)
    source = Markup("<br>") + anchor(file.file, link("history", upload=file.id)) if file else ""
    return [
        anchor(unit.name, link("unit", unit=unit.unit)),
        Markup("<br>").join(filter(None, (unit.officer, phone_of(unit.unit, unit.phone)))) or DASH,
        escape(day(unit.as_of)) + source if unit.sent else say("figures-not-sent"),
        say("sent-days", days=silence.days),
        _state(silence),
    ]


def _state(silence: Silence) -> Markup:
    code = "waiting" if not silence.standing.sent else "late" if silence.late else "in-time"
    mark = "far-behind" if silence.late else "on-pace" if silence.standing.sent else "not-sent"
    return tag("span", say(f"sent-state-{code}"), class_=f"t-st {mark}")


def to_send(view: View, units: list[Silence]) -> str:
    """The text for the chat group: who is asked to send, and since when; "" where nobody is."""
    lines = [say("sent-text-head", programme=view.directory.programme.name, day=view.today)]
    for silence, unit in ((silence, silence.standing) for silence in units):
        if not unit.sent and not unit.is_rest:
            lines.append(say("sent-text-never", name=unit.short))
        elif silence.late:
            lines.append(say("sent-text-late", name=unit.short, day=brief(unit.as_of), days=silence.days))
    return "\n".join(lines) if len(lines) > 1 else ""


looked_at = view()

rhythm = looked_at.directory.programme.rhythm
units = silences(looked_at.units, looked_at.period.start, looked_at.today, rhythm)  # the late and long silent first
show(headline(sentence(looked_at, units), below(looked_at)), by_dates(looked_at, units))
if text := to_send(looked_at, units):
    show(heading(say("sent-text"), say("reminder-note")), copyable("say-late", text))

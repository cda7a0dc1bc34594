"""Readings beside the page end with the last page that looks at them."""

from __future__ import annotations

import threading

from pages.parts.upload.reading import Jobs


def test_a_reading_ends_when_the_last_who_looks_at_it_has_closed_the_page():
    jobs, begun = Jobs(), threading.Event()

    def work(told) -> None:
        begun.set()
        while True:
            told("read")

    job = jobs.job("file", work, page="Lan")
    assert jobs.job("file", work, page="Minh") is job
    assert begun.wait(5)
    jobs.leave("Lan")
    assert not job.finished.wait(0.2)
    jobs.leave("Minh")
    assert job.finished.wait(5)
    assert job.stopped

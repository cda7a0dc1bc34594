"""What a child process does to itself before it touches hostile bytes, and what it may say when it fails."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from tally.workbook.limits import MIB, Limits

FAULT = "fault:"
LONG_WORK = 4 * MIB
"""Bytes from which the work gives way to other people's pages; somebody waits in front of the rest."""

ADDRESSES = 4
"""Address space allowed, in times of the memory limit: mapped files and stacks take addresses without memory."""


def confine(chosen: Limits, size: int) -> None:
    """Bind this process to the limits where the system has them; it leaves no core file with people's names in it."""
    try:
        import resource
    except ImportError:  # Windows: the wall-clock limit of the parent still holds
        return
    most = chosen.memory_mib * MIB
    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: chosen.cpu(size),
        resource.RLIMIT_DATA: chosen.memory(size),
        resource.RLIMIT_AS: most * ADDRESSES,
        resource.RLIMIT_FSIZE: most,
    }
    for bound, soft in bounds.items():
        _, hard = resource.getrlimit(bound)
        last = soft + (bound == resource.RLIMIT_CPU)  # at the hard limit the system kills and does not say why
        resource.setrlimit(bound, (soft, last) if hard == resource.RLIM_INFINITY else (min(soft, hard), hard))
    if size > LONG_WORK:
        os.nice(10)


def own_fault() -> None:
    """Leave the kind and the place of an exception that no reader is known to raise, without its words: they may quote
    the file."""
    kind, _, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    if kind and not kind.__module__.startswith(("pyo3", "fastexcel", "python_calamine", "_fastexcel")):
        print(f"{FAULT} {kind.__name__}", *(f"{Path(each.filename).name}:{each.lineno}" for each in frames), flush=True)

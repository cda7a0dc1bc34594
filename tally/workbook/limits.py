"""Every limit that stands between an uploaded file and the machine, in one place, and how a process binds itself to it.

Each is set by an environment variable and read when it is needed, so that an operator or a test can change it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from tally.paths import number_set

MIB = 1 << 20

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""As many as a spreadsheet programme can show at all."""

KINDS_CELLS = 250_000
"""Sheets of up to this many cells carry their cells' types; larger ones are text only."""

LONG_WORK = 4 * MIB
"""Bytes from which the work gives way to other people's pages; somebody waits in front of the rest."""

ADDRESSES = 4
"""Address space allowed, in times of the memory limit: mapped files and stacks take addresses without memory."""

NAMED_PLACES = 200
"""How many error cells, formulas without a value or far-away cells are named by address; the count is always true."""


@dataclass(frozen=True)
class Limits:
    """What one file may cost. The defaults let a full sheet of 1,048,576 rows × 12 columns through.

    file_mib             MiB of the file as sent; more is too-large.
    inflated_mib         MiB that its archive unpacks to; more is too-large.
    ratio                times that a part of the archive may swell, once it is over 32 MiB; more is too-complex.
    entries              parts of the archive; more is too-complex.
    sheets               sheets of the workbook; more is too-complex.
    grid_cells           cells of the rectangle around a sheet's values; more is too-complex.
    depth                levels of nested markup; more is too-complex.
    memory_mib           MiB of memory that reading may take at most; more is too-complex.
    memory_mib_small     MiB of memory that reading the smallest file may take; more is too-complex.
    memory_mib_per_mib   MiB added to that for each MiB of the file as sent, up to `memory_mib`.
    cpu_seconds          seconds of processor time that reading may take; more is timed-out.
    cpu_seconds_per_mib  seconds added to that for each MiB of the file as sent.
    wall_factor          seconds on the clock for each of those; more is timed-out.
    at_once              files read at the same time, of one person one less; further ones wait.
    waiting              files that may wait for their turn; further ones are turned away.
    """

    file_mib: int = 200
    inflated_mib: int = 4096
    ratio: int = 200
    entries: int = 10_000
    sheets: int = 500
    grid_cells: int = 40_000_000
    depth: int = 64
    memory_mib: int = 3072
    memory_mib_small: int = 512
    memory_mib_per_mib: float = 40.0
    cpu_seconds: int = 10
    cpu_seconds_per_mib: float = 0.5
    wall_factor: float = 4.0
    at_once: int = 2
    waiting: int = 64

    def cpu(self, size: int) -> int:
        """Seconds of processor time that a file of `size` bytes may take."""
        return int(self.cpu_seconds + self.cpu_seconds_per_mib * size / MIB)

    def memory(self, size: int) -> int:
        """Bytes of memory that a file of `size` bytes may take."""
        return int(min(self.memory_mib, self.memory_mib_small + self.memory_mib_per_mib * size / MIB) * MIB)

    def wall(self, size: int) -> float:
        """Seconds on the clock that a file of `size` bytes may take."""
        return self.cpu(size) * self.wall_factor


HUNGER = ("memory", "alloc", "cannot map", "error return without exception")


def starved(complaint: str) -> bool:
    """Whether these last words of a process or of an exception speak of memory that was not to be had."""
    return any(word in complaint.lower()[-8192:] for word in HUNGER)


def limits() -> Limits:
    """The limits in force: the defaults, or what TALLY_LIMIT_<NAME> says. Raises TallyError for no number above 0."""
    return Limits(**{name: number_set(f"LIMIT_{name.upper()}", usual) for name, usual in vars(Limits()).items()})


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

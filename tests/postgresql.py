"""A PostgreSQL server of one's own, on loopback, in a temporary folder, run by somebody who is not root."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import psycopg

PORTS = range(18400, 18500)
_numbers = count(1)


def programs() -> Path | None:
    """The folder of the newest server programs here; None where there are none."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


class Server:
    """A running server; `url(name)` is the address of a database in it."""

    def __init__(self, folder: Path | None = None) -> None:
        self.bin = programs()
        self.user = "postgres" if os.geteuid() == 0 else getpass.getuser()
        self.folder = folder or Path(tempfile.mkdtemp(prefix="tally-postgresql-"))
        self.folder.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", self.folder / "db", "-A", "trust", "-U", "tally", "-E", "UTF8", "--locale=C.UTF-8")
        for self.port in _free_ports():
            with suppress(subprocess.CalledProcessError):  # another server was faster to this port
                self.start()
                return
        raise OSError("no free port for PostgreSQL")

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=64MB"
        self._run("pg_ctl", "-D", self.folder / "db", "-l", self.folder / "log", "-w", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stops the server; mode "immediate" is a crash."""
        self._run("pg_ctl", "-D", self.folder / "db", "-m", mode, "-w", "stop")

    def start_again(self) -> None:
        """Starts the server if it has stopped, by itself or not."""
        try:
            self._run("pg_ctl", "-D", self.folder / "db", "status")
        except subprocess.CalledProcessError:
            self.start()

    def remove(self) -> None:
        """Stops the server and takes its folder away."""
        with suppress(subprocess.CalledProcessError):  # it may have stopped by itself
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_database(self, template: str = "template1") -> str:
        """The address of a new database: empty, or a copy of another."""
        name = f"tally_{next(_numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Takes a database away, whoever is still connected."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://tally@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self.bin / program), *map(str, arguments)]
        root = os.geteuid() == 0
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            user=self.user if root else None,
            group=self.user if root else None,
            extra_groups=[] if root else None,
        )


def _free_ports() -> Iterator[int]:
    """Ports that nobody listens on, each process beginning elsewhere."""
    for step in range(len(PORTS)):
        port = PORTS[(os.getpid() * 7 + step) % len(PORTS)]
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                yield port

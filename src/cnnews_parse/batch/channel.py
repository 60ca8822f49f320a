"""A process of its own, a line to it, and a clock that both can read.

Workers are started as fresh interpreters, not by `multiprocessing.Process`: that would import the
caller's `__main__` again, so that every script needs its `if __name__ == "__main__"`.
"""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time
from multiprocessing.connection import Connection, Pipe
from multiprocessing.spawn import get_executable
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

if TYPE_CHECKING:
    Line = Connection[Any, Any]

# one thread for each process: there are as many processes as there is work for, and the threads of
# numpy's libraries take address space, which is bounded
_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_STAMP = struct.Struct("=dqq")
_BOOT = "import sys; sys.path[:] = {path!r}; from cnnews_parse.batch.worker import main; main({handles!r})"


class Stamp(NamedTuple):
    """What a worker is at.

    Attributes:
        began: when it began with the record, on the monotonic clock; 0.0 while it waits.
        task: the number of its task.
        record: the number of the record in the task, from 0.
    """

    began: float
    task: int
    record: int


class Clock:
    """What a worker is at, in memory that it shares with its parent.

    A worker that dies can send no message; what it wrote here stays.
    """

    def __init__(self, memory: mmap.mmap) -> None:
        """Take the memory."""
        self._memory = memory

    def begin(self, task: int, record: int) -> None:
        """Tell that a record is begun."""
        _STAMP.pack_into(self._memory, 0, time.monotonic(), task, record)

    def rest(self) -> None:
        """Tell that nothing is being read."""
        _STAMP.pack_into(self._memory, 0, 0.0, -1, -1)

    def stamp(self) -> Stamp:
        """What the worker is at; read until two looks agree, since it may be writing."""
        seen = _STAMP.unpack_from(self._memory)
        while seen != (again := _STAMP.unpack_from(self._memory)):
            seen = again
        return Stamp(*seen)

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()


@attrs.frozen(eq=False)
class Channel:
    """A process, the line to it, and its clock."""

    process: subprocess.Popen[bytes]
    line: Line
    clock: Clock

    def end(self) -> int:
        """End the process at once, if it still runs; its exit status."""
        self.process.kill()
        self.line.close()
        self.clock.close()
        return self.process.wait()


if sys.platform == "win32":  # pragma: no cover
    from multiprocessing.connection import PipeConnection

    def _started(theirs: Line, number: int) -> tuple[subprocess.Popen[bytes], mmap.mmap]:
        name = f"cnnews_parse-{os.getpid()}-{number}"
        memory = mmap.mmap(-1, _STAMP.size, tagname=name)
        handle = theirs.fileno()
        os.set_handle_inheritable(handle, True)
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        process = subprocess.Popen(  # noqa: S603 (Python itself)
            _command(handle, name),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, **_THREADS},
            startupinfo=startup,
            creationflags=subprocess.CREATE_NEW_PROCESS_GROUP,
        )
        return process, memory

    def joined(line: int, clock: Any) -> tuple[Any, Clock]:
        """The other end, in the process that was started."""
        return PipeConnection(line), Clock(mmap.mmap(-1, _STAMP.size, tagname=clock))

else:

    def _started(theirs: Line, number: int) -> tuple[subprocess.Popen[bytes], mmap.mmap]:
        del number
        with tempfile.TemporaryFile() as file:
            file.truncate(_STAMP.size)
            memory = mmap.mmap(file.fileno(), _STAMP.size)
            handles = (theirs.fileno(), file.fileno())
            process = subprocess.Popen(  # noqa: S603 (Python itself)
                _command(*handles),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # what a plugin prints is no output of the caller
                env={**os.environ, **_THREADS},
                pass_fds=handles,
                start_new_session=True,  # Ctrl-C is for the parent alone
            )
        return process, memory

    def joined(line: int, clock: Any) -> tuple[Line, Clock]:
        """The other end, in the process that was started."""
        memory = mmap.mmap(clock, _STAMP.size)
        os.close(clock)
        return Connection(line), Clock(memory)


def _command(*handles: int | str) -> list[str]:
    executable = os.fsdecode(get_executable() or sys.executable)
    return [executable, "-c", _BOOT.format(path=sys.path, handles=handles)]


def start(number: int) -> Channel:
    """Start a worker.

    Args:
        number: one that no other worker of this process has.
    """
    ours, theirs = Pipe()
    process, memory = _started(theirs, number)
    theirs.close()
    clock = Clock(memory)
    clock.rest()
    return Channel(process, ours, clock)

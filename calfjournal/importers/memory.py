"""How much memory a process may have, and has."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def hold_memory(most: int) -> None:
    """Let this process ask for no more than so many bytes, where the system can hold it to that."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        held = most if hard == resource.RLIM_INFINITY else min(hard, most)
        resource.setrlimit(resource.RLIMIT_AS, (held, hard))


def memory_of(pid: int) -> int:
    """Return the bytes a process of ours holds in memory, 0 where nobody can say."""
    if os.name == "nt":
        return _on_windows(pid)
    shown = Path(f"/proc/{pid}/statm")
    if not shown.parent.parent.joinpath("self").exists():
        return _asked_of_ps(pid)
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(shown.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _asked_of_ps(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError, subprocess.SubprocessError):
        told = subprocess.run(  # noqa: S603 - the system's own program and a number
            ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, timeout=2, check=False
        )
        return int(told.stdout) * 1024
    return 0


def _on_windows(pid: int) -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("peak_paged_pool", ctypes.c_size_t),
            ("paged_pool", ctypes.c_size_t),
            ("peak_other_pool", ctypes.c_size_t),
            ("other_pool", ctypes.c_size_t),
            ("page_file", ctypes.c_size_t),
            ("peak_page_file", ctypes.c_size_t),
        )

    kernel: Any = vars(ctypes)["windll"].kernel32
    kernel.OpenProcess.restype = wintypes.HANDLE
    query_limited = 0x1000
    handle = kernel.OpenProcess(query_limited, False, pid)
    if not handle:
        return 0
    counters = Counters(cb=ctypes.sizeof(Counters))
    asked = kernel.K32GetProcessMemoryInfo(
        wintypes.HANDLE(handle), ctypes.byref(counters), counters.cb
    )
    kernel.CloseHandle(wintypes.HANDLE(handle))
    return int(counters.working_set) if asked else 0

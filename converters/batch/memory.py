"""The memory of a process, as the system tells it."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_OWN: Final = Path("/proc/self")
_RESTART: Final = "5"
"""What makes Linux count the peak from now on (proc(5), `clear_refs`)."""


def resident(process: int) -> int:
    """The bytes of memory that a process has now; 0 where that is not known."""
    with suppress(OSError, ValueError, IndexError):
        return int(_field(Path(f"/proc/{process}"), "VmRSS"))
    try:
        import psutil  # it comes with the extra `batch`

        return int(psutil.Process(process).memory_info().rss)
    except Exception:  # it is not there, or the process is not there any more
        return 0


def restart_peak() -> None:
    """Begin to measure the peak of this process, where the system can."""
    with suppress(OSError):
        (_OWN / "clear_refs").write_text(_RESTART, encoding="ascii")


def peak() -> int:
    """The most bytes of memory that this process had since `restart_peak`, or since it began; 0 where that is not known."""
    with suppress(OSError, ValueError):
        return int(_field(_OWN, "VmHWM"))
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _field(process: Path, name: str) -> int:
    """A field of `status` in bytes. Raises `ValueError` where there is none."""
    for line in (process / "status").read_text(encoding="ascii", errors="replace").splitlines():
        key, _, value = line.partition(":")
        if key == name:
            return int(value.split()[0]) * 1024
    raise ValueError(name)

"""What the command line says of a run."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """How much is measured, and with what."""

    posts: int = 5000
    """Posts of the export that is converted most often; other inputs are sized by it."""
    rounds: int = 3
    peers: bool = True
    """Whether other programs are installed and run."""
    limit: float = 900
    """Seconds after which a run is ended."""
    corpus: Path | None = None
    """The folder of real inputs, where there is one."""

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A new folder, in memory where this system has such a place: disks are too unlike."""
        memory = Path("/dev/shm")
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            yield Path(folder)

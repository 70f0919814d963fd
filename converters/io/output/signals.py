"""Holds back the signals that end a run while a step is done that must not be cut short."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""What ends a process by default and can be handled: Ctrl-C, `kill`, a closed terminal, Ctrl-Break."""


@contextmanager
def deferred() -> Iterator[None]:
    """Let the signals that end a run wait until the block is done; the first of them is then raised again.

    The handlers are replaced rather than the signals masked: a mask holds for one thread only, and Windows
    has none. Python runs handlers in the main thread, so in other threads there is nothing to hold back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    received: list[int] = []
    handlers: dict[int, Any] = {}
    try:
        for number in _ENDING:
            if signal.getsignal(number) not in (signal.SIG_IGN, None):  # None: not installed from Python
                handlers[number] = signal.signal(number, lambda number, _: received.append(number))
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if received:
            signal.raise_signal(received[0])

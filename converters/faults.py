"""Unexpected exceptions in blogport or a plug-in become one sentence and exit status 4."""

from collections.abc import Iterator
from contextlib import contextmanager

from converters.blame import OURS, culprit, described, tracker
from converters.errors import BlogportError, InternalError, PluginError
from converters.guard import error_text

AS_BEFORE = "; the target is as it was before"
COMPLETE = "; the target is complete"


@contextmanager
def faults(plugin: str = "", package: str = OURS, ending: str = "") -> Iterator[None]:
    """Raise `PluginError` or `InternalError` for an unexpected exception within.

    `plugin` is the format in words (`the reader tumblr`), `package` the distribution that it belongs to; without them
    the exception says whose fault it is. `ending` is the end of the sentence. `BlogportError` passes, and so does `OSError`, which is about a file.
    """
    try:
        yield
    except InternalError as error:  # from a `faults` within this one
        if ending and not str(error).endswith((AS_BEFORE, COMPLETE)):
            error.args = (f"{error}{ending}",)
        raise
    except (BlogportError, OSError):
        raise
    except (
        Exception,
        SystemExit,
    ) as error:  # a plug-in that calls `sys.exit` must not end the run with its status
        if not plugin:
            package = culprit(error)
            plugin = described(package)
        elif package != OURS:
            plugin = f"{plugin} of the package {package}"
        if package != OURS:
            raise PluginError(f"{plugin} failed ({error_text(error)}); {_ask(package)}{ending}") from error
        raise InternalError(f"a fault in blogport ({error_text(error)}); {_ask(OURS)}{ending}") from error


def _ask(package: str) -> str:
    return f"please report it at {tracker(package)} (with BLOGPORT_DEBUG=1 it says where)"

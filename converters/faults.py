"""An exception that is none of ours, out of blogport or out of a plug-in: one sentence, and exit status 4."""

from collections.abc import Iterator
from contextlib import contextmanager

from converters.errors import BlogportError, InternalError, PluginError
from converters.guard import OURS, said, tracker

AS_BEFORE = "; the target is as it was before"


@contextmanager
def faults(plugin: str = "", package: str = OURS, ending: str = "") -> Iterator[None]:
    """Raise `PluginError` or `InternalError` for what fails within, in the name of a plug-in where it is one.

    `plugin` is what it is called (`the reader tumblr`), `package` the distribution it comes from, `ending` what
    else there is to say. Our own exceptions pass, and so does `OSError`, which is about a file.
    """
    try:
        yield
    except InternalError as error:  # out of one within this
        if ending and ending not in str(error):
            error.args = (f"{error}{ending}",)
        raise
    except (BlogportError, OSError):
        raise
    except Exception as error:
        if plugin and package != OURS:
            raise PluginError(
                f"{plugin} of the package {package} failed ({said(error)}); {_ask(package)}{ending}"
            ) from error
        raise InternalError(f"a fault in blogport ({said(error)}); {_ask(OURS)}{ending}") from error


def _ask(package: str) -> str:
    return f"please report it at {tracker(package)} (with BLOGPORT_DEBUG=1 it says where)"

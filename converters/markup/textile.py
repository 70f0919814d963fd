"""Textile, rendered by the package of that name, which `pip install 'blogport[textile]'` brings."""

from collections.abc import Callable
from functools import partial


def renderer() -> Callable[[str], str] | None:
    """What makes HTML of Textile; None if the package is not installed."""
    try:
        from textile import textile
    except ImportError:
        return None
    return partial(textile, html_type="html5")

"""Textile, rendered by the package of that name, which `pip install 'blogport[textile]'` brings."""

from collections.abc import Callable
from hashlib import blake2s


def renderer() -> Callable[[str], str] | None:
    """What makes HTML of Textile, the same for the same text; None if the package is not installed."""
    try:
        from textile import Textile
    except ImportError:
        return None

    def rendered(text: str) -> str:
        parser = Textile(html_type="html5")
        parser.linkPrefix = (
            f"{blake2s(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}-"  # else random
        )
        return str(parser.parse(text))

    return rendered

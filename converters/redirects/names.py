"""The words of `--redirects`. Apart from the rest, so that the help of the command waits for nothing else."""

from collections.abc import Collection, Mapping
from typing import Final

FORMATS: Final[Mapping[str, tuple[str, str]]] = {
    "nginx": ("nginx", "render"),
    "apache": ("apache", "render"),
    "caddy": ("caddy", "render"),
    "netlify": ("netlify", "render"),
    "cloudflare": ("netlify", "render_cloudflare"),
    "vercel": ("vercel", "render"),
    "ghost": ("ghost", "render"),
    "csv": ("table", "render"),
    "html": ("pages", "render"),
}
"""Each word, and the module and function in `formats` that write it."""
OF_ONE_TARGET: Final = frozenset({"ghost"})
"""Words that only a target takes that asks for them (`Writer.redirect_formats`): Ghost reads its own file, and no other server does."""


def taken_by(formats: Collection[str]) -> list[str]:
    """The words that a target takes: those that it asks for (`Writer.redirect_formats`), or the usual ones."""
    return list(formats) or [name for name in FORMATS if name not in OF_ONE_TARGET]

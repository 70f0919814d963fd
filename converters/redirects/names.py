"""The words of `--redirects`. Apart from the rest, so that the help of the command waits for nothing else."""

from collections.abc import Mapping
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

"""What a page may load and run (Content Security Policy Level 3): our script, and the posts' own embeds."""

from collections.abc import Iterable, Mapping
from typing import Final

from converters.io import urls
from converters.known_comment_systems import SYSTEMS

OWN = "'self'"
_HOSTS: Final = {system.name: system.hosts for system in SYSTEMS}


def servers(form: Mapping[str, str]) -> list[str]:
    """The hosts that the form of a comment system needs; none before its server is stated."""
    server = form.get("server", "")
    parts = urls.split(server) if urls.is_address(server) else None
    own = [f"{parts.scheme}://{parts.netloc}"] if parts and parts.scheme in ("http", "https") else []
    return [*own, *_HOSTS.get(form.get("system", ""), ())]


def policy(scripts: Iterable[str] = (), servers: Iterable[str] = ()) -> str:
    """The policy of a page; `scripts` are the sources that its post embeds; comments cannot embed any.

    `servers` are those of a comment system, which the page loads scripts and styles from, and asks for comments.
    """
    allowed = " ".join(dict.fromkeys([OWN, *scripts, *servers]))
    asked = " ".join(servers)
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src 'self' 'unsafe-inline' {asked}".rstrip(),
            *([f"connect-src {asked}"] if asked else []),
            "img-src * data:",
            "media-src *",
            "font-src 'self' https:",
            "frame-src http: https:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )

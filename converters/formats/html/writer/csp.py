"""What a page may load and run (Content Security Policy Level 3): our script, and the posts' own embeds."""

from collections.abc import Iterable

OWN = "'self'"


def policy(scripts: Iterable[str] = ()) -> str:
    """The policy of a page; `scripts` are the sources that its post embeds; comments cannot embed any."""
    allowed = " ".join([OWN, *scripts])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src * data:",
            "media-src *",
            "font-src 'self' https:",
            "frame-src http: https:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )

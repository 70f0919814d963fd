"""What the settings of several generators say in the same words."""

from converters.io import urls


def valid_url(url: str) -> str:
    """The address of a site, trimmed; `""` for what is no address, such as `http://[`."""
    return url.strip() if urls.is_address(url) else ""


def primary_language(code: str) -> str:
    """`de` of `de-DE`; `""` for what is no code of a language."""
    first = code.replace("_", "-").partition("-")[0].lower()
    return first if first.isascii() and first.isalpha() and 2 <= len(first) <= 3 else ""


def zone(offset: str) -> str | None:
    """The zone that always has an offset of whole hours, by the name that every generator knows."""
    if not offset.endswith(":00"):
        return None
    hours = int(offset[:3])
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"

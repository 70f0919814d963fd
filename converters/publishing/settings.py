"""Values that the settings of several site generators state in the same form."""


def primary_language(code: str) -> str:
    """`de` for `de-DE`; `""` for what is no language code."""
    first = code.replace("_", "-").partition("-")[0].lower()
    return first if first.isascii() and first.isalpha() and 2 <= len(first) <= 3 else ""


def zone(offset: str) -> str | None:
    """The time zone of a fixed offset of whole hours, by the name that every generator knows (`Etc/GMT-9`); else None."""
    if not offset.endswith(":00"):
        return None
    hours = int(offset[:3])
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"

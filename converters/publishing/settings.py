"""Values that the settings of several site generators state in the same form."""


def zone(offset: str) -> str | None:
    """The time zone of a fixed offset of whole hours, by the name that every generator knows (`Etc/GMT-9`); else None."""
    if not offset.endswith(":00"):
        return None
    hours = int(offset[:3])
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"

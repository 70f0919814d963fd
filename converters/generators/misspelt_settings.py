"""Misspelt names of settings: the setting would keep texts out of a build, and under this name it has no effect."""

from collections.abc import Iterable, Iterator

from converters.generators.site_settings import SiteSettings
from converters.io.spelling import differ_in_a_letter
from converters.privacy.visibility_words import plain


def misspelt(settings: SiteSettings, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each such name, with the one in `known` that it is like; a dot leads into a group."""
    for name in known:
        group, _, last = name.rpartition(".")
        keys = settings.mapping(group) if group else settings.values
        for key in keys:
            stated = f"{group}.{key}" if group else key
            if stated not in known and differ_in_a_letter(plain(key), plain(last)):
                yield stated, name

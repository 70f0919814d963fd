"""Finds the translations of each text."""

from collections import defaultdict
from collections.abc import Mapping

from converters.formats.markdown.content_files import content_files
from converters.formats.markdown.source_site import SourceSite
from converters.formats.markdown.texts import without_extension


def translations(site: SourceSite) -> Mapping[str, dict[str, str]]:
    """Path of a text -> the ids of its translations by language.

    Texts are translations of each other if their paths differ only in the language.
    """
    if len(site.languages.codes) < 2:
        return {}
    families: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for file in content_files(site):
        name = f"{file.dir}{file.name or '_index'}"
        families[name].setdefault(file.lang or site.languages.default, file.path)
    return {
        path: {lang: without_extension(sibling) for lang, sibling in family.items() if sibling != path}
        for family in families.values()
        if len(family) > 1
        for path in family.values()
    }

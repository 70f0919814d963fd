"""The languages of one text: which files say the same."""

from collections import defaultdict
from collections.abc import Mapping

from converters.formats.markdown.content_files import content_files
from converters.formats.markdown.source_site import SourceSite, stem


def translations(tree: SourceSite) -> Mapping[str, dict[str, str]]:
    """Place of a text -> the ids of the same text in other languages, by language.

    It is the same text where the place is the same but for the language in it.
    """
    if len(tree.languages.codes) < 2:
        return {}
    same: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for spot in content_files(tree):
        name = f"{spot.dir}{spot.name or '_index'}"
        same[name].setdefault(spot.lang or tree.languages.default, spot.path)
    return {
        place: {lang: stem(other) for lang, other in family.items() if other != place}
        for family in same.values()
        if len(family) > 1
        for place in family.values()
    }

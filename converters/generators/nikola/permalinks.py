"""Addresses as Nikola makes them: the destination of `POSTS` and `PAGES`, the folders within, and the slug."""

from fnmatch import fnmatch

from converters.formats.markdown.content_files import ContentFile
from converters.formats.markdown.source_site import SourceSite
from converters.generators.permalink_input import PermalinkInput, encoded


def path(tree: SourceSite, place: PermalinkInput) -> str:
    """The path of a post or page; pretty ones are folders."""
    spot = place.file
    destination, folder = _destination(tree, spot)
    name = place.metadata.get("name") or spot.name
    pretty = tree.settings.get("PRETTY_URLS", True) is not False
    within = spot.dir if spot.path.startswith(folder) else ""
    start = "/".join(part for part in (destination.strip("/"), within.strip("/")) if part)
    lang = f"{spot.lang}/" if spot.lang and spot.lang != tree.languages.default else ""
    if name == "index" and pretty:
        return encoded(f"/{lang}{start}/".replace("//", "/"))
    return encoded(f"/{lang}{start}/{name}{'/' if pretty else '.html'}".replace("//", "/"))


def _destination(tree: SourceSite, spot: ContentFile) -> tuple[str, str]:
    """Where the settings send what lies where the file lies: (destination, folder)."""
    for setting in ("POSTS", "PAGES"):
        rules = tree.settings.get(setting)
        for rule in rules if isinstance(rules, list) else ():
            if isinstance(rule, list) and len(rule) > 1 and all(isinstance(one, str) for one in rule[:2]):
                folder = rule[0].partition("*")[0]
                if fnmatch(spot.path, rule[0]) or spot.path.startswith(folder):
                    return rule[1], folder
    folder = spot.path.partition("/")[0]
    return ("posts" if spot.type == "post" else folder), f"{folder}/"

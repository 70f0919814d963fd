"""The settings of a blog: of a Takeout from `settings.csv`, of a backup from its entries of the kind `settings`.

Some hold addresses of people (`blog_admin_permission`, `blog_comment_email` and others): only those below are taken.
"""

import csv
import io
from collections.abc import Mapping
from datetime import tzinfo
from itertools import islice

from msgspec import Struct

from converters.dates import named_zone
from converters.extra_keys import GENERATOR
from converters.formats.blogger.entries import Entry
from converters.io.charset import decoded
from converters.io.csv_limits import table_in
from converters.io.sources import Source
from converters.io.spelling import differ_in_a_letter
from converters.model import Site

TAKEN = (
    "blog_name",
    "blog_description",
    "blog_subdomain",
    "blog_locale",
    "blog_time_zone",
    "blog_read_access_mode",
    "blog_convert_line_breaks",
    "blog_meta_description",
)
"""The settings that are read."""
_ACCESS = "blog_read_access_mode"
_PUBLIC = ("", "PUBLIC")
"""Who may read the blog: everybody. All other words mean a circle of readers."""


class Settings(Struct, frozen=True):
    """What a blog says of itself. `url` is its home page, with a slash at its end; empty where it is not known."""

    name: str = ""
    description: str = ""
    url: str = ""
    language: str = ""
    zone: tzinfo | None = None
    zone_name: str = ""
    private: bool = False
    converts_line_breaks: bool = True
    """Whether line ends in a body are line breaks. Backups do not always say so."""

    def site(self) -> Site:
        """The site as a record, with the program that made it (`redirects` asks)."""
        return Site(
            title=self.name,
            url=self.url,
            description=self.description,
            language=self.language,
            extra={GENERATOR: "Blogger"},
        )


def of_file(source: Source) -> dict[str, str]:
    """The settings in a `settings.csv`: a row of names and a row of values. Raises `FileError` as `Source.read`.

    Of a file that is no CSV nobody knows whom its blog was for: it counts as one for chosen readers.
    """
    try:
        text = decoded(source.read()).text
        table = table_in(io.StringIO(text, newline=""))
        rows = list(islice(filter(None, csv.reader(table.lines, delimiter=table.separator)), 2))
    except csv.Error:  # a value of more than 128 KB, which nobody types
        return {"blog_read_access_mode": "UNKNOWN"}
    if len(rows) < 2:
        return {}
    found = dict(zip((name.strip().lower() for name in rows[0]), rows[1], strict=False))
    taken = {name: found[name].strip() for name in TAKEN if found.get(name, "").strip()}
    if _ACCESS not in found and any(differ_in_a_letter(name, _ACCESS) or _ACCESS in name for name in found):
        taken[_ACCESS] = "UNKNOWN"  # who may read the blog is under another name
    return taken


def of_entry(entry: Entry) -> dict[str, str]:
    """The setting that an entry of a backup holds; an empty mapping where it is not one of those that are read."""
    name = entry.id.rpartition(".settings.")[2].lower()
    return {name: entry.content.strip()} if name in TAKEN and entry.content.strip() else {}


def settings(found: Mapping[str, str], title: str, home: str, given: str) -> Settings:
    """The settings by their names, with the feed's own title and home page, and the site's URL as the user gave it."""
    name = found.get("blog_subdomain", "")
    blogspot = (
        f"https://{name}.blogspot.com/" if name and "." not in name else f"https://{name}/" if name else ""
    )
    url = given or home or blogspot
    zone_name = found.get("blog_time_zone", "")
    return Settings(
        name=found.get("blog_name") or title,
        description=found.get("blog_description") or found.get("blog_meta_description", ""),
        url=f"{url.rstrip('/')}/" if url else "",
        language=found.get("blog_locale", "").replace("_", "-"),
        zone=named_zone(zone_name),
        zone_name=zone_name,
        private=found.get("blog_read_access_mode", "").upper() not in _PUBLIC,
        converts_line_breaks=found.get("blog_convert_line_breaks", "").lower() != "false",
    )

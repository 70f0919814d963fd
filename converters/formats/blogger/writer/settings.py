"""Writes `settings.csv` of a Takeout: a row of names and a row of values."""

import csv
import io
from typing import Final

from converters.formats.blogger.settings import TAKEN
from converters.io import urls
from converters.model import Site

_BLOGSPOT: Final = ".blogspot.com"


def settings_file(site: Site) -> bytes:
    """The settings of a blog that everyone may read. Its bodies are HTML: their line ends are no breaks.

    The dates of the feed have their own offsets, so that the zone is UTC.
    """
    host = urls.split(site.url).hostname or ""
    values = {
        "blog_name": site.title,
        "blog_description": site.description,
        "blog_subdomain": host.removesuffix(_BLOGSPOT) if host.endswith(_BLOGSPOT) else "",
        "blog_locale": site.language,
        "blog_time_zone": "Etc/UTC",
        "blog_read_access_mode": "PUBLIC",
        "blog_convert_line_breaks": "false",
    }
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    rows.writerow(TAKEN)
    rows.writerow([values.get(name, "") for name in TAKEN])
    return text.getvalue().encode(errors="replace")

"""Downloads what a site shows and the source does not have (`--fetch`). It knows addresses and texts, and no formats.

Nothing here is imported without `--fetch`, but the options; the library that connects is imported only when a host is
asked.
"""

from converters.fetch.options import Downloads, Fetch

__all__ = ["Downloads", "Fetch"]

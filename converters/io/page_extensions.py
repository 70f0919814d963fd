"""What files of web pages are called, whatever wrote or saved them."""

from typing import Final

HTML: Final = (".html", ".htm", ".xhtml")
"""Endings of pages that a browser shows when they are opened from disk."""
SERVED: Final = (".php", ".asp", ".aspx")
"""Endings of what a server makes a page of; what was fetched from it is a page under that name."""
CONTAINERS: Final = (".mht", ".mhtml", ".warc")
"""Endings of files that hold pages and what these show."""

"""Extensions of web pages, whatever program wrote or saved them."""

from typing import Final

HTML: Final = (".html", ".htm", ".xhtml")
"""Extensions of pages that a browser shows when they are opened from disk."""
SERVED: Final = (".php", ".asp", ".aspx")
"""Extensions of server scripts; a page that was fetched from one has its name."""
CONTAINERS: Final = (".mht", ".mhtml", ".warc", ".webarchive")
"""Extensions of files that contain pages and their images and styles."""

"""Files that are about a folder, and no texts of a site."""

import re
from typing import Final

from converters import lazy_re

_ABOUT_FOLDER: Final = lazy_re.compile(
    r"(readme([-_][a-z]{2}([-_][a-z]{2,4})?)?|licen[cs]e(?-i:[-_][A-Z]+)?|changelog|changes|contributing|code_of_conduct"
    r"|security|authors|agents|history|notice)(\..*)?",
    re.IGNORECASE,
)


def is_about_folder(path: str) -> bool:
    """Whether a file is a README, a licence or the like."""
    return bool(_ABOUT_FOLDER.fullmatch(path.rpartition("/")[2]))

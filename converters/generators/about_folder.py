"""Files that describe a folder, such as a README: they are no texts of the site."""

import re
from typing import Final

from converters import lazy_re

_ABOUT_FOLDER: Final = lazy_re.compile(
    r"(readme([-_][a-z]{2}([-_][a-z]{2,4})?)?|licen[cs]e(?-i:[-_][A-Z]+)?|changelog|changes|contributing|code_of_conduct"
    r"|security|authors|agents|history|notice|copilot-instructions|(?-i:CLAUDE|GEMINI|SKILL))(\..*)?",
    re.IGNORECASE,
)
_FOR_PROGRAMS: Final = lazy_re.compile(
    r"(?:CLAUDE|AGENTS|GEMINI|SKILL)(?:\.local)?\.md|copilot-instructions\.md"
)
"""Files that tell a program how to write code or texts, in any folder. They have these letters, in this case."""


def is_about_folder(path: str) -> bool:
    """Whether a file is a README, a licence or the like."""
    return bool(_ABOUT_FOLDER.fullmatch(path.rpartition("/")[2]))


def is_for_programs(path: str) -> bool:
    """Whether a file tells a program that writes code how to work on its folder: it is never a text of the site."""
    return bool(_FOR_PROGRAMS.fullmatch(path.rpartition("/")[2]))

"""The options that all readers of WordPress's texts have."""

from dataclasses import dataclass, field
from typing import Literal

TextOption = Literal["wordpress", "markdown", "textile", "auto"]
"""How to read the texts of posts: as WordPress shows them, or as a plug-in did; `auto` asks each text."""


@dataclass(frozen=True)
class TextOptions:
    """How the texts of a blog are read."""

    language: str = field(
        default="",
        metadata={
            "help": "the one language to read of a site in several, as a code: de, pt-br (default: all)"
        },
    )

    text: TextOption = field(
        default="wordpress",
        metadata={
            "help": "how the texts of posts are read: as WordPress shows them, or as a plug-in of the old site did: "
            "markdown, textile, or auto (each as it looks)"
        },
    )

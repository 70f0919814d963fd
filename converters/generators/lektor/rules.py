"""Lektor's rules: a folder is a page; pages that are hidden are not built, others are on the site but in no list.

Sources: the documentation of Lektor 3.3 (Content / File Format, System Fields, URLs). No build of it was run.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from converters import lazy_re, messages
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.front_matter import lines
from converters.generators.rules import SiteRules
from converters.model import Extra
from converters.privacy.visibility_words import NO, YES

_BLOCK: Final = lazy_re.compile(r"^#### [\w-]+ ####[ \t]*$", re.MULTILINE)


class LektorRules(SiteRules):
    """The rules of Lektor."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """A text in blocks (a flow) by the texts and images of its blocks; as it was, it is kept in `flow`."""
        found, text = super().prepare(file, fields, text)
        if not (start := _BLOCK.match(text.lstrip())):
            return found, text
        parts = _BLOCK.split(text.lstrip()[start.end() :])
        return {**found, "flow": text}, "\n\n".join(filter(None, map(_block, parts)))

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """`_hidden` keeps a page from being built, `_discoverable: no` from every list."""
        hidden = str(extra.get("_hidden", "")).strip().lower() in YES
        unlisted = str(extra.get("_discoverable", "")).strip().lower() in NO
        if not hidden and not unlisted:
            return "publish"
        mark = "_hidden: yes" if hidden else "_discoverable: no"
        self.site.diagnostics.report(
            messages.KEPT_BACK, file=file.source.name, line=1, mark=mark, status="private", generator="Lektor"
        )
        return "private"

    def path(self, post: PermalinkInput) -> str:
        """The folders of a page; a slug with a dot is the name of a file."""
        name = str(post.metadata.get("name") or post.file.name)
        folder = "" if "/" in name else post.file.dir
        path = f"/{folder}{name.strip('/')}"
        path = path if "." in path.rpartition("/")[2] or path == "/" else f"{path}/"
        return encode_path(path, ENCODED_PATH_CHARACTERS)

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """The folder of the page."""
        return [f"{file.path.rpartition('/')[0]}/"] if file.name else []


def _block(part: str) -> str:
    found = lines.fields(part.strip())
    image = found.fields.get("image", [""])[0]
    text = found.body or "\n".join(found.fields.get("contents", ()))
    return "\n\n".join(filter(None, (f"![]({image})" if image else "", text)))

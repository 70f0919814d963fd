"""ikiwiki: how its sites are detected and read.

Its rules: what other generators have in front matter is in directives in the text.

Sources: the documentation of ikiwiki (directives, linking rules, comments), and builds with 3.20200202.3.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any

from converters import messages
from converters.generators.base import ContentRule, Generator, keys
from converters.generators.content_file import ContentFile, encode_path
from converters.generators.ikiwiki import directives
from converters.generators.ikiwiki.directives import comment_fields, pending_comment_fields
from converters.generators.rules import SiteRules
from converters.io.media_types import is_media, mime_of


class IkiwikiRules(SiteRules):
    """The rules of ikiwiki."""

    folders_without_posts = frozenset({"templates"})

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """The directives about the page as fields; of the others what they show."""
        found, text = super().prepare(file, fields, text)
        place = f"{file.dir}{file.name}"
        page = directives.read(text, partial(self._link, place), partial(self._image, place))
        if page.conditions:
            self.site.diagnostics.report(
                messages.CONDITIONAL_TEXT, file=file.source.name, count=page.conditions
            )
        for name, count in Counter(page.unread).items():
            self.site.diagnostics.report(
                messages.UNREAD_DIRECTIVE, file=file.source.name, name=name, count=count
            )
        return {**page.fields, **found}, page.text

    def _link(self, place: str, words: str, page: str) -> str:
        """A link in Markdown; what it shows, if there is no such page."""
        page, mark, part = page.partition("#")
        words = words or page.rpartition("/")[2].replace("_", " ") or part
        if "://" in page:
            return f"[{words}]({page}{mark}{part})"
        path = self._found(place, page)
        if path and is_media(path) and not mime_of(path).startswith("text/"):
            return (
                f"![]({path})" if words == page.rpartition("/")[2].replace("_", " ") else f"[{words}]({path})"
            )
        return f"[{words}]({path}{mark}{part})" if path or not page else words

    def _image(self, place: str, name: str) -> str:
        return self._found(place, name) or name

    def _found(self, place: str, name: str) -> str:
        """The address of the page or file that a page at `place` links to by `name`: below it, beside it, and on up to the root."""
        key = name.strip("/").replace(" ", "_").lower()
        folders = ["", *(f"{'/'.join(place.split('/')[:end])}/" for end in range(1, place.count("/") + 2))]
        tried = [""] if name.startswith("/") else reversed(folders)
        return next((path for folder in tried if (path := self._addresses.get(f"{folder.lower()}{key}"))), "")

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """The name by which pages and files are linked to, in lower case -> address."""
        found: dict[str, str] = {}
        for path in self.site.files:
            stem, dot, suffix = path.rpartition(".")
            if dot and f".{suffix.lower()}" in self.site.extensions:
                found[stem.lower()] = encode_path("/" if stem == "index" else f"/{stem}/")
            else:
                found.setdefault(path.lower(), encode_path(f"/{path}"))
        return found


_BLOG: str = r"(?:posts?|blog|news|entries|entry|journal|diary)"

IKIWIKI = Generator(
    name="ikiwiki",
    front_matter=keys("title date modified=updated authors=author tags description former draft"),
    config_files=("ikiwiki.setup",),
    config_suffices=False,
    marker_paths=(r".*\.mdwn",),
    content_rules=(
        ContentRule(rf"(?P<dir>(?:.*/)?{_BLOG}/(?:.*/)?)(?P<name>[^/]+)", "post"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=(".mdwn", ".md"),
    build_dirs=frozenset({".ikiwiki", "templates"}),
    static_dirs={"": "/"},
    comment_parsers={"._comment": comment_fields, "._comment_pending": pending_comment_fields},
    rules=IkiwikiRules,
    permalinks={"": "/{dir}{name}/"},
)

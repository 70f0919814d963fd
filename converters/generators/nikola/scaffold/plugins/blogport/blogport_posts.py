"""Nikola plug-in: each post at the path that `permalink` in its header says, or at that of its file.

A header has a line `.. key: value` for each value; one that is a list, or no plain line, is JSON. What is a draft,
or private, is left out, whatever folder it is in: Nikola would write its page.
"""

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from lxml import html as lxml_html
from nikola import post as nikola_post  # type: ignore[import-not-found,unused-ignore]
from nikola.plugins.misc import scan_posts  # type: ignore[import-not-found,unused-ignore]

from converters import lazy_re

FIELD = lazy_re.compile(r"\.\. ([A-Za-z0-9_-]+): (.*)")
LISTS = ("tags", "categories", "aliases")


def header_of(file: str) -> dict[str, Any]:
    """The values of the header of a text."""
    head, _, _ = Path(file).read_text("utf-8-sig").partition("\n\n")
    return {found[1]: value(found[2].strip()) for found in map(FIELD.match, head.split("\n")) if found}


def value(text: str) -> Any:
    """A value: what begins as JSON does, and is JSON, or the text."""
    if text.startswith(("{", "[", '"')):
        with suppress(ValueError):
            return json.loads(text)
    return text


def file_of(path: str) -> str:
    """The file that a web server shows at a path."""
    name = path.strip("/")
    if not path.endswith("/") and re.fullmatch(r"\.[a-z]{3,5}", name[name.rfind(".") :]):
        return name
    return f"{name}/index.html".lstrip("/")


class PostAtItsPath(nikola_post.Post):  # type: ignore[misc,unused-ignore]
    """A post whose address does not depend on settings and folders."""

    def destination_path(self, lang: Any = None, extension: str = ".html", sep: str = os.sep) -> str:
        """The file of its page below `output/`."""
        name = file_of(self.meta("permalink"))
        if extension != ".html":
            name = name.removesuffix(".html") + extension
        return name.replace("/", sep)

    def permalink(
        self, lang: Any = None, absolute: bool = False, extension: str = ".html", query: Any = None
    ) -> str:
        """Its address, from the root of the site or with its host."""
        link = quote(self.meta("permalink"))
        if absolute:
            link = urljoin(self.base_url, link[1:])
        return f"{link}?{query}" if query else link

    def text(self, lang: Any = None, teaser_only: bool = False, strip_html: bool = False, **more: Any) -> str:
        """Its HTML as Markdown gave it, or the words of that; a teaser as Nikola makes it."""
        if teaser_only:
            return str(super().text(lang, teaser_only, strip_html, **more))
        file, language = self._translated_file_path(lang or self.default_lang)
        if not Path(file).is_file():
            self.compile(language)
        data = Path(file).read_text("utf-8-sig").strip()
        if not strip_html or not data:
            return data
        return str(lxml_html.fragment_fromstring(data, create_parent="div").text_content()).strip()


class Posts(scan_posts.ScanPosts):  # type: ignore[misc,unused-ignore]
    """Finds the texts of a site."""

    name = "blogport_posts"

    def scan(self) -> list[Any]:
        """The posts and pages, without what is not to be published, and the page whose place the list of posts has."""
        posts = [
            self.prepared(post) for post in super().scan() if post.post_status not in ("draft", "private")
        ]
        list_ = self.site.config["INDEX_PATH"](self.site.default_lang)
        return [post for post in posts if not list_ or post.meta("permalink").strip("/") != list_]

    def prepared(self, post: Any) -> Any:
        """A post with the values of its header."""
        fields = header_of(post.source_path)
        post.__class__ = PostAtItsPath
        for lang, meta in post.meta.items():
            meta.update(fields)
            meta["title"] = str(fields.get("title", ""))
            for name in LISTS:
                found = fields.get(name) or []
                meta[name] = found if isinstance(found, list) else [part.strip() for part in found.split(",")]
            meta["categories"] = meta["categories"] or [name for name in (meta["category"],) if name]
            stem = post.source_path.removesuffix(".md").replace(os.sep, "/").removeprefix("pages/")
            meta["permalink"] = meta["permalink"] or f"/{stem}/"
            if isinstance(meta["podcast"], dict):
                meta["enclosure"] = str(meta["podcast"].get("url", ""))
                meta["enclosure_length"] = str(meta["podcast"].get("length") or 0)
            post._tags[lang] = list(meta["tags"])
        thread = Path("comments", f"{post.meta('comments_key')}.json")
        for path in (thread, Path("site_data", "comment_form.json")):
            if path.is_file():
                post.add_dependency(str(path), "page")
        return post

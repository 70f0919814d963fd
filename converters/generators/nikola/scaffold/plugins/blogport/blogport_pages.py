"""Nikola plug-in: pages that lead from old addresses to new ones, the sitemap, and the index of the search."""

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nikola import utils  # type: ignore[import-not-found,unused-ignore]
from nikola.plugin_categories import Task  # type: ignore[import-not-found,unused-ignore]

LONGEST = 1500
"""Characters of a text that the search knows."""


class Pages(Task):  # type: ignore[misc,unused-ignore]
    """Makes tasks of Nikola for what no other plug-in makes."""

    name = "blogport_pages"

    def gen_tasks(self) -> Iterator[dict[str, Any]]:
        """A task for each redirect, and for the files of the whole site."""
        self.site.scan_posts()
        yield self.group_task()
        posts = [*self.site.posts, *self.site.pages]
        for post in posts:
            for alias in post.meta("aliases") or ():
                yield self.task(file_of(alias), utils.create_redirect, self.address(post))
        texts = [post.source_path for post in posts]
        yield self.task("sitemap.xml", self.write_sitemap, posts, files=texts)
        if self.site.config["THEME"] == "blogport":
            # The words of a text are in what Nikola has made of it.
            yield self.task(
                "assets/search-index.js", self.write_index, posts, files=texts, after=["render_posts"]
            )

    def task(self, path: str, action: Any, given: Any, files: Any = (), after: Any = ()) -> dict[str, Any]:
        """A task that writes one file below the output: `action` gets its path and what is given."""
        target = str(Path(self.site.config["OUTPUT_FOLDER"], path))
        return {
            "basename": self.name,
            "name": target,
            "targets": [target],
            "actions": [(action, (target, given))],
            "file_dep": sorted(files),
            "task_dep": list(after),
            "uptodate": [utils.config_changed({"given": repr(given)}, f"blogport:{path}")],
            "clean": True,
        }

    def address(self, post: Any) -> str:
        """The link to a post, below the path of the site."""
        return f"{re.sub(r'^https?://[^/]*', '', self.site.config['BASE_URL']).rstrip('/')}{post.permalink()}"

    def write_sitemap(self, target: str, posts: list[Any]) -> None:
        """All pages that search engines may list."""
        listed = [post for post in posts if str(post.meta("noindex")).lower() != "true"]
        addresses = [self.site.config["BASE_URL"], *(post.permalink(absolute=True) for post in listed)]
        urls = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in dict.fromkeys(addresses))
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        text = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{space}">\n{urls}</urlset>\n'
        write(target, text)

    def write_index(self, target: str, posts: list[Any]) -> None:
        """Address, title, day and words of each post, as the script of the theme reads them."""
        rows = [
            [
                quote(post.meta("permalink")),
                post.title() or post.meta("permalink"),
                str(post.meta("date"))[:10] if post.is_post else "",
                " ".join([*(post.meta("tags") or ()), *post.text(strip_html=True).split()])[:LONGEST],
            ]
            for post in posts
        ]
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        write(target, f"blogportIndex([\n{lines}\n]);\n")


def file_of(path: str) -> str:
    """The file that a web server shows at a path."""
    name = path.strip("/")
    if not path.endswith("/") and re.fullmatch(r"\.[a-z]{3,5}", name[name.rfind(".") :]):
        return name
    return f"{name}/index.html"


def write(target: str, text: str) -> None:
    """Write a file with the folders above it."""
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    Path(target).write_text(text, encoding="utf-8")

"""Hooks of MkDocs: each text at the path that `permalink` in its header says, its comments, and the lists of the blog.

What templates ask for is in blogport_blog.py beside it, the files that MkDocs does not write itself in blogport_files.py.
"""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from blogport_blog import Blog, Text  # type: ignore[import-not-found,unused-ignore] # MkDocs finds them beside this file
from blogport_files import feed, file_of, redirect, sitemap, write, write_lists  # type: ignore[import-not-found,unused-ignore]
from mkdocs.plugins import event_priority  # type: ignore[import-not-found,unused-ignore]
from mkdocs.structure import pages as mkdocs_pages  # type: ignore[import-not-found,unused-ignore]

HEADER = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*\n", re.S)
PATH = "permalink"

BLOG: list[Blog] = []
"""The blog of this run."""


def on_config(config: Any) -> Any:
    """Read the data of the blog, and keep links that are no URLs from ending the build."""
    BLOG[:] = [Blog(config)]
    config.theme.dirs.insert(0, str(BLOG[0].folder / "overrides"))
    links = mkdocs_pages._RelativePathTreeprocessor
    if not hasattr(links, "blogport"):
        replaced = links.path_to_url

        def path_to_url(self: Any, url: str) -> str:
            try:
                return str(replaced(self, url))
            except ValueError:  # "http://[": a reader of the page sees what the author wrote
                return url

        links.path_to_url, links.blogport = path_to_url, True
    return config


@event_priority(-60)  # type: ignore[untyped-decorator,unused-ignore] # after the plug-in of Material
def on_files(files: Any, config: Any) -> Any:
    """Put each text at its path; the page whose place the list of posts has is left out."""
    blog = BLOG[0]
    blog.texts.clear()
    for file in [file for file in files if file.is_documentation_page()]:  # also posts, which no menu has
        if file.src_uri.startswith("drafts/"):
            continue
        meta = header_of(Path(file.abs_src_path))
        if meta.get("layout") == "posts":
            continue
        stem = (
            file.src_uri.removesuffix(".md")
            .removeprefix("pages/")
            .removeprefix("blog/")
            .removesuffix("index")
        )
        path = str(meta.get(PATH) or f"/{stem}/".replace("//", "/"))
        if meta.get("draft") or (blog.config.get("posts_title") and path == blog.config.get("posts_path")):
            files.remove(file)
            continue
        place(file, path, config)
        blog.texts[file.src_uri] = Text(meta, path, is_post=file.src_uri.startswith("blog/posts/"))
    return files


def place(file: Any, path: str, config: Any) -> None:
    """Give a file of MkDocs its path on the site."""
    file.dest_uri = file_of(path)
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    file.url = quote(file.dest_uri.removesuffix("index.html")) or "./"
    if file.page:
        file.page._set_canonical_url(config.site_url)


def header_of(file: Path) -> dict[str, Any]:
    """The values of the header of a text."""
    found = HEADER.match(file.read_text("utf-8-sig"))
    meta = yaml.safe_load(found[1]) if found else None
    return meta if isinstance(meta, dict) else {}


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give templates `blogport`."""
    env.globals["blogport"] = BLOG[0]
    BLOG[0].env = env
    return env


@event_priority(-110)  # type: ignore[untyped-decorator,unused-ignore]
def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Note the text of each page for lists, feed and search."""
    if text := BLOG[0].of(page):
        text.html = html
    return html


def on_post_build(config: Any) -> None:
    """Write what has no file in docs/: redirects, feed and sitemap, and in our theme the lists and the search."""
    blog, site = BLOG[0], Path(config.site_dir)
    for text in blog.texts.values():
        for alias in text.meta.get("aliases") or ():
            write(site / file_of(alias), redirect(blog.link(text)))
    listed = [text for text in blog.texts.values() if not text.meta.get("noindex")]
    write(site / "sitemap.xml", sitemap(blog, listed))
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    if blog.config.get("feed"):
        write(site / "rss.xml", feed(blog))
    if blog.config.get("lists"):
        write_lists(blog, site)

"""Hugo: pages under `content/`, comments and all other data under `data/`, and a theme so that it builds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import tomli_w

from converters import messages
from converters.generators import front_matter
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.hugo.generator import HUGO
from converters.generators.site import data_files
from converters.generators.site.run import SiteRun
from converters.generators.site.writer import SsgWriter
from converters.io.filenames import LONGEST
from converters.markup.markdown.flavors import GOLDMARK, MarkdownFlavor
from converters.model import Post, Term
from converters.publishing import comment_threads
from converters.publishing.permalinks import TERM_BASES, InvalidPermalink, plain_path
from converters.publishing.settings import primary_language, valid_url, zone

HEADING = """\
# Settings of this site; blogport wrote them once and leaves them alone from now on.
# Another theme: put it in themes/ and its name below. In its page layout, the line
#   {{ partial "comments.html" . }}
# shows the comments (layouts/partials/comments.html).

"""

TERM_PAGES = """\
{{- /* The pages of terms, out of data/term_pages.json. */ -}}
{{- $data := dict -}}
{{- if ge hugo.Version "0.156.0" }}{{ $data = hugo.Data }}{{ else }}{{ $data = site.Data }}{{ end -}}
{{- range index $data.term_pages "%s" -}}
{{- $page := dict "kind" "term" "path" (replaceRE `\\s` "-" (lower .title)) "title" .title "url" .url -}}
{{- with .parent }}{{ $page = merge $page (dict "params" (dict "parent" .)) }}{{ end -}}
{{- with .description }}{{ $page = merge $page (dict "params" (dict "description" .)) }}{{ end -}}
{{- $.AddPage $page -}}
{{- end -}}
"""


@dataclass(frozen=True)
class HugoWriter(SsgWriter):
    """A Hugo site with its comments, as data; it builds at once."""

    front_matter: Literal["yaml", "toml"] = field(
        default="yaml", metadata={"help": "how headers are written: yaml or toml"}
    )

    files: ClassVar[str] = "static/"
    next_step: ClassVar[str] = "hugo server --source {target}"
    scaffold: ClassVar[str] = "converters.generators.hugo"
    stylesheet: ClassVar[str] = "themes/blogport/layouts/partials/style.css"
    generator: ClassVar[Generator] = HUGO
    flavor: ClassVar[MarkdownFlavor] = GOLDMARK

    @property
    def style(self) -> Style:
        """How the header is written."""
        return self.front_matter

    def stem(self, path: str) -> str:
        """Without `content/`."""
        return path.removeprefix("content/").removesuffix(".md")

    def comments(self, tree: SiteRun, path: str, post: Post) -> None:
        """`data/comments/KEY.json`; the header has the key."""
        tree.write_thread(f"data/comments/{comment_threads.file_key(self.stem(path))}.json", post)

    def write_scaffold(self, tree: SiteRun) -> None:
        """`hugo.toml`, the theme, and the pages of folders."""
        self._term_pages(tree)
        super().write_scaffold(tree)
        tree.out.write_default("hugo.toml", HEADING + tomli_w.dumps(_settings(tree)))
        hidden = {"build": {"render": "never", "list": "never"}}
        tree.out.write_default(
            "content/pages/_index.md", front_matter.dump({"title": "Pages", **hidden}, "", self.style)
        )
        for folder, title in (("posts", "Posts"), ("categories", "Categories"), ("tags", "Tags")):
            header = {"title": title, **(hidden if tree.permalinks.taken(folder) else {})}
            tree.out.write_default(f"content/{folder}/_index.md", front_matter.dump(header, "", self.style))

    def href(self, path: str) -> str:
        """As it is: Hugo encodes it."""
        return path

    def default_address(self, path: str) -> str:
        """Hugo makes the addresses of files small letters."""
        return f"/{self.stem(path).lower()}/"

    def file(self, address: str) -> str:
        """What has any ending is a file of that name."""
        name = address.strip("/")
        return name if "." in name.rpartition("/")[2] and not address.endswith("/") else f"{name}/index.html"

    def term_address(self, tree: SiteRun, term: Term) -> str | None:
        """Every term has a page."""
        return _term_address(tree, term)

    def archive_address(self, tree: SiteRun, type_: str) -> str | None:
        """The page of the folder, which lists what is in it."""
        folder = self.type_folder(type_)
        return f"/{folder}/" if type_ in tree.types and not tree.permalinks.taken(folder) else None

    def _term_pages(self, tree: SiteRun) -> None:
        """A page for each term, at the address that WordPress gave it by default.

        Hugo finds it by the name in the posts' headers, which may be no name for a file: so they
        are data, and a template in the taxonomy's folder makes pages of them.
        """
        pages: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        for term in tree.terms.values():
            if (term.taxonomy, term.slug) in tree.site_index.draft_terms:
                continue
            name = tree.term_name(term)
            page = {
                "title": name,
                "url": _term_address(tree, term),
                "description": term.description,
                "parent": term.parent,
            }
            same = pages[tree.taxonomy_key(term.taxonomy)].setdefault(name.lower(), page)
            if same is not page:
                tree.diagnostics.report(messages.SAME_TERM_NAME, term, name=term.name)
        lists = {
            taxonomy: [{name: value for name, value in page.items() if value} for page in found.values()]
            for taxonomy, found in sorted(pages.items())
        }
        tree.out.write("data/term_pages.json", data_files.mapping(lists, ".json"))
        for taxonomy in sorted(pages):
            tree.out.write_default(f"content/{taxonomy}/_content.gotmpl", TERM_PAGES % taxonomy)


def _term_address(tree: SiteRun, term: Term) -> str:
    """`/category/PARENT/SLUG/`, `/tag/SLUG/`, `/TAXONOMY/SLUG/`; where that is taken, one of its own."""
    base = TERM_BASES.get(term.taxonomy, term.taxonomy)
    key = f"{term.taxonomy} {term.slug} {term.name}"
    try:
        path = plain_path(f"/{base}/{'/'.join(_lineage(tree, term))}/")
        if term.slug and tree.permalinks.claim(key, path):
            return path
    except InvalidPermalink:
        pass
    return f"/{tree.taxonomy_key(term.taxonomy)}/{comment_threads.file_key(key)}/"


def _lineage(tree: SiteRun, term: Term) -> list[str]:
    """The slugs from the topmost category to the term, as far up as an address can be long."""
    slugs = {term.slug: None}
    parent, size = term.parent, len(term.slug)
    while term.taxonomy == "category" and parent and parent not in slugs and size <= LONGEST:
        slugs[parent] = None
        size += len(parent) + 1
        parent = tree.parents.get((term.taxonomy, parent), "")
    return list(reversed(slugs))


def _menus(found: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Menus as Hugo has them, flat; the first is `main`, which most themes show."""
    menus: dict[str, list[dict[str, Any]]] = {}
    for number, menu in enumerate(found):
        name = "main" if not number else menu["slug"] if menu["slug"] not in menus else f"{menu['slug']}-2"
        menus[name] = list(_entries(menu["children"], ""))
    return menus


def _entries(items: Iterable[Mapping[str, Any]], parent: str) -> Iterator[dict[str, Any]]:
    for weight, item in enumerate(items, 1):
        name = f"item-{item['id']}"
        entry = {"identifier": name, "name": item["title"], "url": item.get("url", ""), "weight": weight}
        if parent:
            entry["parent"] = parent
        if target := item.get("target"):
            entry["params"] = {"target": target}
        yield entry
        yield from _entries(item.get("children", ()), name)


def _settings(tree: SiteRun) -> dict[str, Any]:
    site = tree.site_index.site
    taxonomies = {"category": "categories", "tag": "tags"}
    taxonomies |= {key: key for key in sorted(tree.taxonomies.values())}
    settings = {
        "baseURL": (valid_url(site.url).rstrip("/") or "https://example.org") + "/",
        "title": site.title,
        "locale": site.language or None,
        "defaultContentLanguage": primary_language(site.language) or None,
        "timeZone": zone(tree.common_zone),
        "theme": "blogport",
        "buildFuture": True,
        "titleCaseStyle": "none",
        "capitalizeListTitles": False,
        "pluralizeListTitles": False,
        "enableEmoji": False,
        "params": {"description": site.description} if site.description else None,
        "taxonomies": taxonomies,
        "menus": _menus(tree.menus.found) or None,
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    }
    return {name: value for name, value in settings.items() if value is not None}

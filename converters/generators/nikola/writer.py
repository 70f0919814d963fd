"""Nikola: posts, pages, comments as data, and plug-ins that keep the permalinks and show the comments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters import lazy_re
from converters.fields import Loss
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.losses import COMMON_LOSSES, TEMPLATE_TAGS
from converters.generators.nikola.generator import NIKOLA
from converters.generators.nikola.losses import LOSSES
from converters.generators.nikola.rules import own_path
from converters.generators.nikola.template_tags import FLAVOR
from converters.generators.site.listed_terms import ListedTermsWriter, meta_field_name
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.theme import ARCHIVE, AUTHORS, LISTS, address_of, listed_authors, shared_files
from converters.io.languages import primary_language
from converters.markup.markdown.flavors import MarkdownFlavor
from converters.publishing.settings import zone
from converters.site.new_site import SitePages

HEADING: Final = '''\
"""Settings of this site; blogport wrote them once and leaves them alone from now on.

Drafts are in drafts/, where Nikola does not look: it would put them into output/. Move one to posts/, and take its
line `.. status: draft` out, to publish it.

In the templates of any theme, the line

    <%include file="blogport_comments.tmpl"/>

in post.tmpl and page.tmpl shows the comments (templates/blogport_comments.tmpl, plugins/blogport/). For a theme in Jinja, take "jinja" out of
DISABLED_PLUGINS.
"""

'''

LANGUAGES: Final = frozenset(
    "af ar az bg bs ca cs da de el en eo es et eu fa fi fr fur gl he hi hr hu ia id it ja ko lt mi ml mr nb nl oc pa pl"
    " pt pt_br ru sk sl sq sr sr_latin sv te th tr uk ur vi zh_cn zh_tw".split()
)
"""The languages that Nikola 8.3 has words for; it builds no site in another (`LEGAL_VALUES['TRANSLATIONS']`)."""

_LIKE: Final = {"no": "nb", "nn": "nb", "zh": "zh_cn", "zh_hans": "zh_cn", "zh_hant": "zh_tw", "cz": "cs"}
"""Languages that Nikola has under another code."""

_MORE: Final = lazy_re.compile(r"<!--\s*more\b[^>]*-->")
_NOTHING: Final = lazy_re.compile(r"(?:\s|<!--.*?-->)*", re.S)


@dataclass(frozen=True)
class NikolaWriter(ListedTermsWriter):
    """A Nikola site with its comments, as data; it builds at once."""

    files: ClassVar[str] = "files/"
    preview: ClassVar[str] = "cd {target} && nikola build && nikola serve"
    scaffold: ClassVar[str] = "converters.generators.nikola"
    has_comment_form: ClassVar[bool] = True
    threads: ClassVar[str] = "comments/{key}.json"
    any_theme: ClassVar[frozenset[str]] = frozenset(
        {
            "templates/blogport_comments.tmpl",
            *(
                f"plugins/blogport/blogport_{name}.{kind}"
                for name in ("posts", "tags", "categories", "authors", "comments", "pages")
                for kind in ("plugin", "py")
            ),
        }
    )
    shared: ClassVar[Mapping[str, str]] = shared_files("themes/blogport/assets/")
    site_pages: ClassVar[SitePages] = SitePages(feed="/rss.xml", sitemap="/sitemap.xml")
    generator: ClassVar[Generator] = NIKOLA
    theme_data: ClassVar[str] = NIKOLA.data
    losses: ClassVar[tuple[Loss, ...]] = (*COMMON_LOSSES, TEMPLATE_TAGS, *LOSSES)
    flavor: ClassVar[MarkdownFlavor] = FLAVOR

    @property
    def style(self) -> Style:
        """How front matter is written: YAML needs a package that Nikola does not bring."""
        return "rst_comment"

    def field_name(self, name: str) -> str:
        """Names in the header are letters, digits, `_` and `-`."""
        return meta_field_name(name)

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """The words of Nikola for a draft, and its one category."""
        categories = metadata["categories"]
        return {
            **metadata,
            "name": metadata["slug"],
            "status": "draft" if metadata["draft"] else None,
            "category": next(iter(categories), None),
            "other_categories": categories if len(categories) > 1 else None,
            "translation_key": metadata["translation_group"],
        }

    def body(self, text: str) -> str:
        """`<!--more-->` as `TEASER_END`; not where no text precedes it, for Nikola builds no feed of an empty teaser."""
        more = _MORE.search(text)
        if not more or _NOTHING.fullmatch(text, 0, more.start()):
            return text
        return f"{text[: more.start()]}<!-- TEASER_END -->{text[more.end() :]}"

    def default_path(self, file: str) -> str:
        """By the plug-in `blogport_posts`: the path of the file."""
        return own_path(file)

    def write_scaffold(self, site: SiteState) -> None:
        """`conf.py`, theme, plug-ins, and the slugs of terms."""
        super().write_scaffold(site)
        settings = "".join(f"{name} = {value!r}\n" for name, value in self._settings(site).items())
        site.out.write_default("conf.py", HEADING + settings)
        self.write_data(site)

    def _settings(self, site: SiteState) -> dict[str, Any]:
        about = site.site_index.site
        language = _language(about.language)
        address = f"{address_of(site)}/"
        archive = self.has_archive(site)
        authors = any(listed_authors(site))
        lists = {name: site.claims.closest_free(f"list of {name}", f"/{name}/") for name in LISTS}
        return {
            "BLOG_TITLE": about.title,
            "BLOG_DESCRIPTION": about.description,
            "BLOG_AUTHOR": "",
            "SITE_URL": address,
            "BASE_URL": address,
            "DEFAULT_LANG": language,
            "TRANSLATIONS": {language: ""},
            "TIMEZONE": zone(site.common_zone) or "UTC",
            "THEME": "blogport" if self.has_theme else "bootblog4",
            "INDEX_PATH": site.posts_path.strip("/"),
            "THEME_CONFIG": {
                language: {
                    "language": about.language or "en",
                    "posts_title": site.posts_title if site.site_index.front_page else "",
                    "posts_path": site.posts_path,
                    "archive": f"/{ARCHIVE}/" if archive else "",
                    **lists,
                    "authors": lists[AUTHORS] if authors else "",
                }
            },
            "CATEGORIES_INDEX_PATH": f"{lists['categories'].strip('/')}/index.html",
            "TAGS_INDEX_PATH": f"{lists['tags'].strip('/')}/index.html",
            "ENABLE_AUTHOR_PAGES": authors,
            "INDEXES_PRETTY_PAGE_URL": [_folder_of_parts(site), "{number}", "{index_file}"],
            "DISABLED_PLUGINS": [
                *REPLACED,
                *(UNUSED if self.has_theme else ()),
                *([] if archive or not self.has_theme else ["classify_archive"]),
            ],
            "DISABLE_MAIN_RSS_FEED": not site.claims.claim("the file rss.xml", "/rss.xml"),
            **SETTINGS,
        }


def _folder_of_parts(site: SiteState) -> str:
    """The folder of the second and further pages of the list of posts: `page`, unless posts have such paths."""
    last = len(site.posts) // PER_PAGE + 2
    taken = any(site.claims.taken(f"{site.posts_path}page/{number}") for number in range(2, last))
    return "posts-page" if taken else "page"


def _language(code: str) -> str:
    """The language of Nikola's own words."""
    plain = code.lower().replace("-", "_")
    wishes = (plain, _LIKE.get(plain, ""), primary_language(code), _LIKE.get(primary_language(code), ""))
    return next((wish for wish in wishes if wish in LANGUAGES), "en")


PER_PAGE: Final = 20

REPLACED: Final = (
    *("scan_posts", "classify_tags", "classify_categories", "classify_authors", "sitemap", "robots"),
    "jinja",
)
"""Plug-ins of Nikola in whose place ours are; and one that reports an error where its package is not installed."""

UNUSED: Final = ("render_galleries", "render_listings", "scale_images")
"""Plug-ins that our theme has no templates for."""

SETTINGS: Final[dict[str, Any]] = {
    "POSTS": [("posts/*.md", "posts", "post.tmpl")],
    "PAGES": [("pages/*.md", "", "page.tmpl")],
    "COMPILERS": {"markdown": [".md"]},
    "MARKDOWN_EXTENSIONS": [
        "markdown.extensions.fenced_code",
        "markdown.extensions.codehilite",
        "markdown.extensions.extra",
    ],
    # What is published is so whatever its date, as the old blog had it.
    "FUTURE_IS_NOW": True,
    # A tag may be called "draft", and a heading has the level that its text gives it.
    "USE_TAG_METADATA": False,
    "WARN_ABOUT_TAG_METADATA": False,
    "DEMOTE_HEADERS": 0,
    # Files of the site are in files/, each at its path; Nikola makes no other sizes of them.
    "FILES_FOLDERS": {"files": ""},
    "IMAGE_FOLDERS": {},
    "GALLERY_FOLDERS": {},
    "LISTINGS_FOLDERS": {},
    "PRETTY_URLS": True,
    "STRIP_INDEXES": True,
    "URL_TYPE": "full_path",
    "INDEX_DISPLAY_POST_COUNT": PER_PAGE,
    "INDEXES_STATIC": False,
    "CREATE_SINGLE_ARCHIVE": True,
    "ARCHIVE_PATH": ARCHIVE,
    "ARCHIVE_FILENAME": "index.html",
    "CATEGORY_PATH": "category",
    "CATEGORY_PREFIX": "",
    "TAG_PATH": "tag",
    "AUTHOR_PATH": "author",
    "FEED_TEASERS": False,
    "FEED_LENGTH": 50,
    "COPY_SOURCES": False,
    "USE_BUNDLES": False,
    "COMMENT_SYSTEM": "",
    "REDIRECTIONS": [],
}
"""Settings that are the same for every site."""

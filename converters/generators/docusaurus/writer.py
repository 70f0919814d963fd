"""Docusaurus: posts in `blog/`, pages in `src/pages/`, drafts in `drafts/`, comments and all other data in `data/`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from converters.generators.base import Generator
from converters.generators.docusaurus.generator import DOCUSAURUS
from converters.generators.more_tag import MORE, with_more_tag
from converters.generators.node.writer import NodeWriter
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.generators.site.theme import address_of, shared_files, words_of
from converters.io import urls
from converters.io.languages import primary_language
from converters.markup.markdown.flavors import REMARK, MarkdownFlavor

SETTINGS: Final = """\
// Settings of this site; blogport wrote them once and leaves them alone from now on.
//
// {says}

{imported}
export default {{
  title: {title},
  tagline: {description},
  url: {url},
  baseUrl: {base},
  i18n: {{ defaultLocale: {language}, locales: [{language}] }},
  // Links are those of the old blog; what leads nowhere is in the report of blogport.
  onBrokenLinks: "ignore",
  onBrokenAnchors: "ignore",
  onDuplicateRoutes: "ignore",
  // A text is Markdown with HTML, and no MDX: braces, tags and `import` in it are text.
  markdown: {{
    format: "detect",
    emoji: false,
    mdx1Compat: {{ comments: false, admonitions: false, headingIds: false }},
    hooks: {{ onBrokenMarkdownLinks: "ignore", onBrokenMarkdownImages: "ignore" }},
  }},
{pages}}};
"""

OWN_PAGES: Final = """\
  plugins: ["./blogport/docusaurus.mjs"],
"""
OWN_SAYS: Final = """\
blogport/docusaurus.mjs makes the pages of what Docusaurus renders. For the blog, pages and theme of Docusaurus,
// convert once more with -o theme=none."""

ANY_PAGES: Final = """\
  // A post without a date takes the time of its file: Git, which Docusaurus would ask, ends the build where there is no repository.
  future: {{ experimental_vcs: false }},
  plugins: [
    ["@docusaurus/plugin-content-pages", {{ path: "src/pages", routeBasePath: "/", exclude: [], ...asWritten }}],
    [
      "@docusaurus/plugin-content-blog",
      {{
        path: "blog",
        routeBasePath: "/",
        exclude: [],
        blogTitle: {title},
        blogDescription: {description},
        showReadingTime: false,
        onInlineAuthors: "ignore",
        onInlineTags: "ignore",
        onUntruncatedBlogPosts: "ignore",
        ...asWritten,
      }},
    ],
  ],
  themes: ["@docusaurus/theme-classic"],
  themeConfig: {{ prism: {{ magicComments: [] }} }},
"""
ANY_SAYS: Final = """\
In the components of any theme, the line
//   <Comments frontMatter={metadata.frontMatter} />
// shows the comments (src/components/Comments.js)."""
IMPORTED: Final = 'import { asWritten } from "./blogport/as-written.mjs";\n'


STRUCTURED_DATA: Final = frozenset(
    "blogport/StructuredData.js src/theme/BlogListPage/StructuredData/index.js "
    "src/theme/BlogPostPage/StructuredData/index.js".split()
)
"""What stands in the place of parts of Docusaurus' own theme, in which a title with a tag is a tag."""


@dataclass(frozen=True)
class DocusaurusWriter(NodeWriter):
    """A Docusaurus site with its comments, as data; it builds at once."""

    files: ClassVar[str] = "static/"
    scaffold: ClassVar[str] = "converters.generators.docusaurus"
    form_in_theme_alone: ClassVar[bool] = True
    any_theme: ClassVar[frozenset[str]] = frozenset(
        {"src/components/Comments.js", "blogport/as-written.mjs", *STRUCTURED_DATA}
    )
    shared: ClassVar[Mapping[str, str]] = shared_files("static/")
    generator: ClassVar[Generator] = DOCUSAURUS
    flavor: ClassVar[MarkdownFlavor] = REMARK
    packages: ClassVar[Mapping[str, str]] = {
        "@docusaurus/core": "^3.10.2",
        "@docusaurus/preset-classic": "^3.10.2",
        "@mdx-js/react": "^3.1.1",
        "js-yaml": "^4.1.0",
        "react": "^19.0.0",
        "react-dom": "^19.0.0",
    }
    start: ClassVar[str] = (
        "docusaurus build && docusaurus serve"  # its development server makes no page of ours
    )
    preview: ClassVar[str] = (
        "cd {target} && npm install && npx docusaurus build && npx docusaurus serve --no-open"
    )
    build: ClassVar[str] = "docusaurus build"

    def template(self, site: SiteState, name: str) -> bool:
        """Our theme needs nothing in the place of Docusaurus' own."""
        return super().template(site, name) and not (self.has_theme and name in STRUCTURED_DATA)

    def stem(self, path: str) -> str:
        """With `posts/`, `pages/` or the folder of a custom type before the name; a draft of the same name has `drafts/`, too."""
        path = path.removesuffix(".md")
        if path.startswith("src/"):
            return path.removeprefix("src/")
        folder, _, below = path.partition("/")
        return (below if "/" in below else f"posts/{below}") if folder == "blog" else path

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """The permalink is Docusaurus' `slug`."""
        return {**super().adapt(metadata), "name": None}

    def body(self, text: str) -> str:
        """`<!--more-->` as Docusaurus has it."""
        return with_more_tag(text, MORE, "<!-- truncate -->")

    def write_scaffold(self, site: SiteState) -> None:
        """`docusaurus.config.js` besides the theme."""
        super().write_scaffold(site)
        about, address = site.site_index.site, urls.split(address_of(site))
        values = {
            "title": about.title.strip() or words_of(about.language)["home"],
            "description": about.description,
            "url": f"{address.scheme}://{address.netloc}",
            "base": f"{address.path.rstrip('/')}/",
            "language": primary_language(about.language) or "en",
        }
        literals = {name: json.dumps(value) for name, value in values.items()}
        settings = SETTINGS.format(
            **literals,
            says=OWN_SAYS if self.has_theme else ANY_SAYS,
            imported="" if self.has_theme else IMPORTED,
            pages=OWN_PAGES if self.has_theme else ANY_PAGES.format(**literals),
        )
        site.out.write_default("docusaurus.config.js", settings)

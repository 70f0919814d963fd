"""Astro: what its content collections look like. Their front matter follows the schema of each site."""

from converters.generators.astro.rules import AstroRules
from converters.generators.base import ContentRule, Generator, pairs
from converters.generators.node.front_matter import front_matter

ASTRO = Generator(
    name="astro",
    output_paths={
        "front page": "src/content/texts/index.md",
        "posts page": "src/content/texts/posts.md",
        "draft post": "drafts/posts/{name}.md",
        "post": "src/content/texts/posts/{name}.md",
        "draft page": "drafts/pages/{above}{name}.md",
        "page": "src/content/texts/pages/{above}{name}.md",
        "draft other": "drafts/{type}/{above}{name}.md",
        "other": "src/content/texts/{type}/{above}{name}.md",
    },
    front_matter=front_matter(date="pubDate", modified="updatedDate", address="post_path", image="heroImage"),
    reserved=frozenset({"slug"}),
    reserved_fields=frozenset({"slug"}),
    reserved_folders=frozenset({"posts", "pages"}),
    data="data/{name}.json",
    front_matter_aliases={
        **pairs(
            "slug=name pubdatetime=date date publishdate=date publisheddate=date published=date "
            "moddatetime=modified updated=modified"
        ),
        **dict.fromkeys(
            ("image", "cover", "coverimage", "hero", "thumbnail", "ogimage", "featuredimage"), "image"
        ),
        **pairs("authors category"),
    },
    config_files=("astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs"),
    config_suffices=False,
    marker_paths=(r"src/content/.*", r"src/pages/.*\.astro"),
    site_settings={"url": ("site",), "base": ("base",)},
    content_rules=(
        ContentRule(r"src/content/(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"src/content/(?P<dir>.*/)?(?P<name>[^/]+)"),
        ContentRule(r"src/data/(?P<dir>.*/)?(?P<name>[^/]+)"),
        ContentRule(r"src/pages/(?P<dir>.*/)?(?P<name>[^/]+)", "page"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=(".md", ".markdown", ".mdx", ".mdown"),
    movable_dirs={"srcDir": "src", "publicDir": "public"},
    static_dirs={"public/": "/"},
    language_folders=True,
    build_dirs=frozenset({"dist", "node_modules"}),
    dates_roll_over=True,
    rules=AstroRules,
)

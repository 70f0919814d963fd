"""Next.js: how its sites are detected and read. Their front matter follows the program of each site."""

from msgspec.structs import replace

from converters.generators.gatsby.generator import GATSBY
from converters.generators.nextjs.rules import NextRules

NEXTJS = replace(
    GATSBY,
    name="nextjs",
    config_files=("next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs", "package.json"),
    config_signatures={"package.json": r'"next"\s*:\s*"[\^~\dl]'},
    config_directory="data",
    published_config_files="next-sitemap.config.js",
    site_settings={
        "title": ("siteMetadata.title",),
        "url": ("siteMetadata.siteUrl", "siteUrl"),
        "base": ("basePath",),
        "description": ("siteMetadata.description",),
        "language": ("siteMetadata.language", "i18n.defaultLocale"),
        "author": ("siteMetadata.author",),
    },
    static_dirs={"public/": "/"},
    author_files=("data/authors/*.mdx", "data/authors/*.md"),
    build_dirs=frozenset({"out", "node_modules", ".next", ".contentlayer", ".vercel"}),
    dates_roll_over=True,
    rules=NextRules,
)

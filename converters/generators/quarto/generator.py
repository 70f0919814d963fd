"""Quarto: how its sites are detected and read."""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.quarto.rules import QuartoRules

QUARTO = Generator(
    name="quarto",
    front_matter={
        **same_names("title date"),
        "modified": FrontMatterField("date-modified"),
        "draft": FrontMatterField("draft"),
        "former": FrontMatterField("aliases"),
        **same_names("author categories description image"),
        "image_alt": FrontMatterField("image-alt"),
        **same_names("lang order"),
    },
    front_matter_aliases={"authors": "authors", "keywords": "tags"},
    front_matter_styles=("yaml",),
    date_formats=("%B %d, %Y", "%m/%d/%Y", "%m-%d-%Y"),
    config_files=("_quarto.yml", "_quarto.yaml"),
    excluding_settings=("website.drafts", "project.render"),
    site_settings={
        "title": ("website.title", "book.title", "title"),
        "url": ("website.site-url", "book.site-url"),
        "base": ("website.site-path", "book.site-path"),
        "description": ("website.description", "book.description"),
        "language": ("lang",),
    },
    content_rules=(
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)/index"),
        ContentRule(r"(?P<dir>.*/)?(?P<name>[^/]+)"),
    ),
    extensions=(".qmd", ".md", ".markdown", ".rmd"),
    links_by_path=True,
    build_dirs=frozenset({"_site", "_book", "_freeze", "_extensions", "node_modules", "renv"}),
    rules=QuartoRules,
)

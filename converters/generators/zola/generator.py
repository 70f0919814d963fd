"""Zola: how its sites are detected, read and written."""

from converters.generators.base import (
    ContentRule,
    FrontMatterField,
    Generator,
    format_date,
    keys,
    setting_names,
)
from converters.generators.zola.rules import ZolaRules

_LANG = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""A language at the end of a name, with its script or region: `fr`, `pt-BR`, `zh-Hans`."""

ZOLA = Generator(
    name="zola",
    output_paths={
        "front page": "content/_index.md",
        "posts page": "content/posts-page.md",
        "draft post": "content/drafts/posts/{name}.md",
        "undated post": "content/undated/{name}.md",
        "post": "content/posts/{name}.md",
        "draft page": "content/drafts/pages/{above}{name}.md",
        "page": "content/pages/{above}{name}.md",
        "draft other": "content/drafts/{type}/{above}{name}.md",
        "other": "content/{type}/{above}{name}.md",
    },
    front_matter={
        **keys("title"),
        "date": FrontMatterField("date", format_date),
        "modified": FrontMatterField("updated", format_date),
        **keys(
            "draft name=slug address=path former=aliases authors categories=taxonomies.categories "
            "tags=taxonomies.tags description order=weight author=extra.author image=extra.image "
            "image_alt=extra.image_alt image_in_body=extra.image_in_body sticky=extra.sticky "
            "format=extra.post_format seo_title=extra.seo_title seo_image=extra.seo_image "
            "canonical=extra.canonical_url noindex=extra.noindex excerpt=extra.excerpt "
            "negative=extra.negative_weight home=extra.home id=extra.post_id slug=extra.post_slug "
            "post_url=extra.post_url type_stated=extra.post_type old_slugs_stated=extra.old_slugs "
            "term_slugs=extra.term_slugs parent=extra.post_parent lang=extra.lang "
            "translation_key=extra.translation_key likes=extra.likes podcast=extra.podcast "
            "comments_open=extra.comments comments_key=extra.comments_key"
        ),
    },
    taxonomies_key="taxonomies.",
    reserved_folders=frozenset({"posts", "pages", "undated", "drafts", "lists"}),
    data="data/{name}.json",
    custom_fields_key="extra.",
    config_files=("zola.toml", "config.toml"),
    config_signatures={"config.toml": r"base_url|compile_sass|build_search_index"},
    excluding_settings=("ignored_content",),
    site_settings=setting_names(
        "title url=base_url description language=default_language author default_language languages"
    ),
    front_matter_signatures=(rb"\+\+\+\r?\n(?:.*\n)*?\[(?:extra|taxonomies)\]",),
    content=("content",),
    content_rules=(
        ContentRule(rf"(?P<dir>.*/)?_index(?:\.(?P<lang>{_LANG}))?", "section"),
        ContentRule(rf"(?P<dir>.*/)?(?:(?P<date>\d{{4}}-\d\d-\d\d)(?:T[^/]*?)?[-_])?(?P<name>[^/]+)/index(?:\.(?P<lang>{_LANG}))?"),
        ContentRule(rf"(?P<dir>.*/)?(?:(?P<date>\d{{4}}-\d\d-\d\d)(?:T[^/]*?)?[-_])?(?P<name>[^/]+?)(?:\.(?P<lang>{_LANG}))?"),
    ),
    extensions=(".md",),
    static_dirs={"static/": "/"},
    language_folders=True,
    build_dirs=frozenset({"public", "themes", "templates", "sass", "node_modules"}),
    rules=ZolaRules,
    permalinks={"": "/{dir}{slug}/"},
)  # fmt: skip

"""What there is to say of a post, whatever the generator; its table of front matter picks and names."""

from typing import Any, TypedDict

from converters.extra_keys import LANGUAGE, TRANSLATION_KEY
from converters.generators.site.state import SiteState
from converters.generators.site.terms import FORMATS
from converters.model import Post
from converters.publishing import comment_threads, seo
from converters.publishing.missing_assets import begins_with
from converters.publishing.settings import zone
from converters.site.podcasts import Episode
from converters.site.post_summaries import key


class Links(TypedDict):
    """The permalinks of a post (see `post_links`)."""

    address: str | None
    """The path that front matter must state."""
    post_url: str | None
    """The permalink of the source, where it does not follow from `address`."""
    permalink: str
    """The permalink of the source."""
    aliases: list[str]
    """Other paths that the source declares."""
    former: list[str]
    """All other paths that lead to the post."""
    old_slugs: list[str]
    old_slugs_stated: list[str] | None
    """The old slugs, where they do not follow from `former`."""


class Language(TypedDict):
    """The language of a post."""

    lang: str | None
    """The language, of a post that states one or of a site in several."""
    lang_stated: str | None
    """The language, where it does not follow from the name of the file."""
    translation_key: str | None
    """What the translations of a post share."""
    translation_group: str | None
    """The same of every post of a site in several languages: of one without translations its own key."""


class PostMetadata(Links, Language):
    """The metadata of a post by the keys of `Generator.front_matter`; None, `""` and `[]` are not written."""

    title: str
    date: str | None
    modified: str | None
    zone: str
    """The offset of the zone that the settings of the site can name: that of most dates, or that of UTC."""
    draft: bool | None
    id: str
    type: str
    kind: str | None
    """The type, unless every generator knows it."""
    type_stated: str | None
    """The type, where it does not follow from the folder."""
    role: str
    """What the page is for the site (see `PostSummary.role`)."""
    slug: str
    stem: str
    term_slugs: list[str]
    author: str
    categories: list[str]
    tags: list[str]
    format: str | None
    excerpt: str
    description: str
    seo_title: str
    seo_image: str
    canonical: str
    noindex: bool | None
    image: str
    image_alt: str
    image_in_body: bool | None
    """Whether the body begins with the image."""
    sticky: bool | None
    order: int | None
    order_stated: int | None
    """The order, where it does not follow from `weight`."""
    weight: int | None
    parent: str
    comments_open: bool | None
    comments_key: str | None
    """The name of the file of its comments."""
    likes: int | None
    podcast: dict[str, Any] | None
    """The file of an episode: `url`, `length`, `type`, `duration`."""


def post_metadata(
    site: SiteState,
    post: Post,
    links: Links,
    image: tuple[str, str],
    podcast: Episode | None,
    stem: str,
    type_of_folder: str,
) -> PostMetadata:
    """The metadata of a post. `image` is the URL and the description of its featured image, `podcast` the episode that it
    is, `type_of_folder` the type that a reader takes from its folder."""
    author = site.site_index.authors.get(post.author)
    url, alt = image
    seo_texts = seo.read(post, site.site_index, site.diagnostics)
    return {
        **links,
        "title": post.title,
        "date": post.date,
        "modified": post.modified if post.modified != post.date else None,
        "zone": site.common_zone if zone(site.common_zone) else "+00:00",
        "draft": post.status != "publish" or None,
        "id": post.id,
        "type": post.type,
        "kind": post.type if post.type not in ("post", "page") else None,
        "type_stated": post.type if type_of_folder != post.type else None,
        "role": site.posts[key(post)].role,
        "slug": post.slug,
        "stem": stem,
        "term_slugs": site.terms.ambiguous(post),
        "author": (author.name or author.login) if author else post.author,
        "categories": site.terms.names(post, "category"),
        "tags": site.terms.names(post, "post_tag"),
        "format": next(iter(site.terms.names(post, FORMATS)), None),
        "excerpt": post.excerpt.strip("\n"),
        "description": seo_texts.description,
        "seo_title": seo_texts.title,
        "seo_image": seo_texts.image,
        "canonical": seo_texts.canonical,
        "noindex": seo_texts.noindex or None,
        "image": url,
        "image_alt": alt,
        "image_in_body": (begins_with(post.body.text, url) or None) if url and post.body else None,
        "sticky": post.sticky or None,
        "order": post.order or None,
        "order_stated": post.order if post.sticky and post.order else None,
        "weight": post.order or (1 if post.sticky else None),
        "parent": post.parent,
        "comments_open": post.comments_open,
        "comments_key": comment_threads.file_key(stem) if post.comments else None,
        "likes": post.likes,
        "podcast": podcast.fields() if podcast else None,
        **_language(site, post),
    }


def _language(site: SiteState, post: Post) -> Language:
    index, summary = site.site_index, site.posts[key(post)]
    stated = post.extra.get(LANGUAGE)
    language = index.language(summary) or (stated if isinstance(stated, str) else "")
    shared = post.extra.get(TRANSLATION_KEY)
    keeps = summary.group in index.groups or (isinstance(shared, str) and shared != post.id)
    return {
        "lang": language or None,
        "lang_stated": language if stated and not summary.language else None,
        "translation_group": summary.group or None,
        "translation_key": (summary.group or str(shared)) if keeps else None,
    }

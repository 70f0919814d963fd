"""What the boxes in a text show, as plain HTML: a table of classes, a function each.

A box has its values as JSON in the attribute `data-attrs`; often they are nowhere else. Texts around a box that ask to
subscribe, share or comment belong to the platform.
"""

import json
from collections.abc import Callable
from html import escape
from typing import Any, Final

from lxml import etree

from converters.fetch.originals import unwrapped
from converters.io import urls
from converters.io.json.parts import object_at
from converters.markup import bare
from converters.markup.bare import first_with_class, words

Values = dict[str, Any]


def values(node: etree._Element) -> Values:
    """The values of a box; those of the first element in it that has some, where it has none itself."""
    holder = next((part for part in node.iter(etree.Element) if part.get("data-attrs")), None)
    if holder is None:
        return {}
    try:
        found = json.loads(holder.get("data-attrs") or "")
    except (ValueError, RecursionError):
        return {}
    return object_at(found)


def image(node: etree._Element) -> str:
    """An image with its caption and link, at its original address and not at that of the image server."""
    img = next(node.iter("img"), None)
    stated = values(node)
    url = _text(stated, "src") or unwrapped((img.get("src") or "") if img is not None else "")
    if not url:
        return ""
    alt = _text(stated, "alt") or ((img.get("alt") or "") if img is not None else "")
    link = next((link.get("href") or "" for link in node.iter("a")), "")
    link = _text(stated, "href") or ("" if is_image_server(link) or unwrapped(link) == url else link)
    below = first_with_class(node, "image-caption")
    below = next(node.iter("figcaption"), None) if below is None else below
    caption = "" if below is None else bare.inner_html(bare.strip(below))
    return bare.image(url, alt, caption, link)


def is_image_server(url: str) -> bool:
    """Whether a URL is that of a file on Substack's servers."""
    host = urls.server_of(url)
    return host.endswith(("substackcdn.com", "cdn.substack.com")) or (
        host.endswith(".amazonaws.com") and host.startswith(("substack-", "bucketeer-"))
    )


def gallery(node: etree._Element) -> str:
    """Several images with one caption."""
    found = object_at(values(node), "gallery")
    images = [image for image in found.get("images") or () if isinstance(image, dict) and image.get("src")]
    inner = "".join(bare.image(_text(image, "src"), _text(image, "alt")) for image in images)
    return bare.figure(inner, escape(_text(found, "caption"), quote=False), "gallery") if inner else ""


def mention(node: etree._Element) -> str:
    """A name, which the element has as a value only."""
    stated = values(node)
    name, number = _text(stated, "name"), _text(stated, "id")
    if not name:
        return escape(words(node), quote=False)
    kind = "pub" if _text(stated, "type") == "pub" else "users"
    return bare.anchor(f"https://open.substack.com/{kind}/{number}" if number else "", name)


def tweet(node: etree._Element) -> str:
    """A message of Twitter, in the form that its own script reads."""
    stated = values(node)
    url, text = _text(stated, "url"), _text(stated, "full_text", "text")
    by = " ".join(
        filter(None, (_text(stated, "name"), f"(@{user})" if (user := _text(stated, "username")) else ""))
    )
    if not (url or text):
        return ""
    said = f"<p>{escape(text, quote=False)}</p>" if text else ""
    end = bare.anchor(url, _text(stated, "date") or url)
    return f'<blockquote class="twitter-tweet">{said}— {escape(by, quote=False)} {end}</blockquote>'


def frame(address: str, *names: str) -> Callable[[etree._Element], str]:
    """A film of another site by its id, which is the value of one of these names."""

    def made(node: etree._Element) -> str:
        number = _text(values(node), *names)
        if number:
            return bare.figure(f'<iframe src="{escape(address.format(number))}" allowfullscreen=""></iframe>')
        return player(node)

    return made


def player(node: etree._Element) -> str:
    """The frame of another site, or a link to what it plays."""
    found = node if node.tag == "iframe" else next(node.iter("iframe"), None)
    src = (found.get("src") or found.get("data-src") or "") if found is not None else ""
    stated = values(node)
    if src:
        return bare.figure(f'<iframe src="{escape(src)}"></iframe>')
    return card(node) if stated else ""


def card(node: etree._Element) -> str:
    """A link to a page, with its title and what is said of it."""
    stated = values(node)
    url = _text(stated, "canonical_url", "url", "targetUrl", "post_url", "base_url", "href")
    link = next((link for link in node.iter("a") if link.get("href")), None)
    url = url or ((link.get("href") or "") if link is not None else "")
    title = _text(stated, "title", "name", "publication_name") or words(link)
    about = _text(stated, "caption", "description", "truncated_body_text", "body", "artist", "author_name")
    return bare.card(url, title or url, (" ".join(about.split()),)) if url or title else ""


def instagram(node: etree._Element) -> str:
    """A picture of Instagram by its id."""
    stated = values(node)
    number = _text(stated, "instagram_id")
    url = f"https://www.instagram.com/p/{number}/" if number else ""
    return bare.card(url, _text(stated, "title") or url, (_text(stated, "author_name"),)) if url else ""


def file(node: etree._Element) -> str:
    """A link to a file, with its name."""
    link = first_with_class(node, "file-embed-button")
    link = next(node.iter("a"), None) if link is None else link
    title = words(first_with_class(node, "file-embed-details-h1"))
    url = _text(values(node), "url") or ((link.get("href") or "") if link is not None else "")
    return f"<p>{bare.anchor(url, title or url)}</p>" if url else ""


def latex(node: etree._Element) -> str:
    """A formula in TeX."""
    text = _text(values(node), "persistentExpression") or words(node)
    return f"<p>$${escape(text, quote=False)}$$</p>" if text else ""


def code(node: etree._Element) -> str:
    """A block of code with its language."""
    language = _text(values(node), "language")
    inner = next(node.iter("code"), None)
    for name in (inner.get("class") or "").split() if inner is not None else ():
        language = language or name.removeprefix("language-") * name.startswith("language-")
    for end in node.iter("br"):
        end.tail = "\n" + (end.tail or "")
    source = node if inner is None else inner
    text = "".join(map(str, source.itertext())).strip("\n")
    return bare.code(text, "" if language in ("plaintext", "plain", "null") else language) if text else ""


def poem(node: etree._Element) -> str:
    """A text whose line ends and spaces count."""
    pre = next(node.iter("pre"), None)
    inner = bare.inner_html(bare.strip(pre if pre is not None else node), spaces=True).strip("\n")
    return f"<pre>{inner}</pre>" if inner.strip() else ""


def button(node: etree._Element) -> str:
    """A button that leads to a page; nothing for those that ask to subscribe, share or comment."""
    stated = values(node)
    url, text = _text(stated, "url"), _text(stated, "text")
    if (
        not url
        or not text
        or _text(stated, "action") in _OWN_ACTIONS
        or any(mark in url for mark in _OWN_BUTTONS)
    ):
        return ""
    said = first_with_class(node, "preamble")
    before = f"<p>{bare.inner_html(bare.strip(said))}</p>" if said is not None and words(said) else ""
    return f"{before}<p>{bare.anchor(url, text)}</p>"


def paywall(node: etree._Element) -> str:
    """Where the part for those who pay begins; `gates` knows the class."""
    return '<div class="paywall-jump"></div>'


def upload(node: etree._Element, kind: str) -> str:
    """A film or a sound that lies on Substack's servers, at the address that its page plays; nothing for a poll."""
    number = _text(values(node), "mediaUploadId")
    if kind not in ("video", "audio") or not number:
        return ""
    url = f"https://api.substack.com/api/v1/{kind}/upload/{number}/src"
    return bare.figure(f'<{kind} src="{escape(url)}" controls=""></{kind}>')


def _text(stated: Values, *names: str) -> str:
    return next((str(value) for name in names if (value := stated.get(name))), "")


_OWN_ACTIONS: Final = frozenset({"share", "comment", "subscribe", "gift"})
_OWN_BUTTONS: Final = (
    "%%", "/subscribe", "/comments", "action=share", "action=gift", "/gift", "/leaderboard", "/chat", "/pledge",
    "checkout", "//substack.com/app", "//open.substack.com", "/refer",
)  # fmt: skip
"""What the addresses of such buttons hold."""

MADE: Final[dict[str, Callable[[etree._Element], str]]] = {
    "captioned-image-container": image, "image2": image, "image3": image, "image-link": image,
    "image-gallery-embed": gallery, "mention-wrap": mention, "tweet": tweet, "twitter-embed": tweet,
    "youtube-wrap": frame("https://www.youtube.com/embed/{}", "videoId"),
    "vimeo-wrap": frame("https://player.vimeo.com/video/{}", "videoId"),
    "spotify-wrap": player, "soundcloud-wrap": player, "apple-podcast-container": player, "datawrapper-wrap": player,
    "bandcamp-wrap": player, "tiktok-wrap": player, "bluesky-wrap": player, "prediction-market-wrap": player,
    "instagram": instagram, "instagram-embed-wrap": instagram,
    "embedded-post-wrap": card, "embedded-post": card, "digest-post-embed": card, "embedded-publication-wrap": card,
    "comment": card, "github-gist": card, "file-embed-wrapper": file, "latex-rendered": latex,
    "highlighted_code_block": code, "shiki": code, "preformatted-block": poem,
    "button-wrapper": button, "captioned-button-wrap": button, "paywall-jump": paywall,
}  # fmt: skip
"""Class -> what makes the HTML of a box with it."""

DROPPED: Final = frozenset(
    """subscription-widget-wrap subscription-widget-wrap-editor subscription-widget subscribe-widget image-link-expand
    install-substack-app-embed community-chat directMessage pencraft header-anchor-parent header-anchor-widget fake-input
    cta-caption""".split()
)
"""Classes of what belongs to the platform, and not to the text."""

MISSING: Final = {"native-video-embed": "video", "native-audio-embed": "audio", "poll-embed": "poll"}
"""Classes of boxes whose content is not in an export -> the word for it."""

RENAMED: Final = {
    "pullquote": ("blockquote", "pullquote"),
    "callout-block": ("blockquote", ""),
    "callout": ("blockquote", ""),
}
"""Class -> the element and the class that it becomes; what is in it stays."""

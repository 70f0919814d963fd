"""Core's blocks that open, switch and play (WordPress 6.9 to 7.1): what a script would show is shown at once."""

import re
from html import escape
from typing import Any

from converters import lazy_re
from converters.markup.wordpress.blocks.parser import Block
from converters.markup.wordpress.context import Context
from converters.markup.wordpress.embeds import link
from converters.markup.wordpress.media import by_ids, type_of

_BUTTON = lazy_re.compile(r"<button\b[^>]*>(.*?)</button>", re.DOTALL)
_HIDDEN_ICON = lazy_re.compile(r"<span\b[^>]*\baria-hidden=\"true\"[^>]*>[^<]*</span>")
_SPAN = lazy_re.compile(r"\s*<span\b[^>]*>(.*)</span>\s*", re.DOTALL)

_TAB_LIST, _TAB_PANELS = "core/tab-list", ("core/tab-panel", "core/tab")


def accordion_heading(block: Block, inner: str, context: Context) -> str:
    """The title of a part of an accordion: a heading without the button and the sign in it."""

    def title(button: re.Match[str]) -> str:
        words = _HIDDEN_ICON.sub("", button[1])
        span = _SPAN.fullmatch(words)
        return span[1] if span else words

    html = _BUTTON.sub(title, inner)
    if html.strip() or not (words := block.text("title")):
        return html
    return f"<h3>{words}</h3>"


def with_labels(block: Block) -> Block:
    """Tabs whose panels all have their labels: a visitor reads those in the list of tabs."""
    labels = _labels(block)

    def labelled(block: Block) -> Block:
        content: list[str | Block] = []
        for part in block.content:
            if isinstance(part, str) or part.name == "core/tabs":
                content.append(part)
            elif part.name in _TAB_PANELS:
                label = labels.pop(0) if labels else ""
                content.append(
                    part._replace(attributes={**part.attributes, "label": label or part.text("label")})
                )
            elif part.name != _TAB_LIST:
                content.append(labelled(part))
        return block._replace(content=content)

    return labelled(block)


def _labels(block: Block) -> list[str]:
    """The labels in a list of tabs: in its attributes, or in the buttons saved with it."""
    for part in block.content:
        if isinstance(part, str):
            continue
        if part.name == _TAB_LIST:
            tabs: Any = part.attributes.get("tabs")
            if isinstance(tabs, list) and tabs:
                return [str(tab.get("label", "")) if isinstance(tab, dict) else "" for tab in tabs]
            return _BUTTON.findall("".join(text for text in part.content if isinstance(text, str)))
        if part.name != "core/tabs" and (found := _labels(part)):
            return found
    return []


def tab_panel(block: Block, inner: str, context: Context) -> str:
    """What one tab shows, below its label."""
    label = block.text("label")
    return f"<h3>{label}</h3>\n{inner}" if label else inner


def playlist_track(block: Block, inner: str, context: Context) -> str:
    """A track of a playlist: a player, and what is known of the track."""
    if inner.strip():
        return inner
    urls = [block.text("src")] if block.text("src") else []
    if not urls and block.text("id"):
        urls = [item.url for item in by_ids([block.text("id")], "playlist", context)]
    tag = "video" if "video" in (block.text("type"), *map(type_of, urls)) else "audio"
    players = "".join(f'<{tag} controls src="{escape(url)}"></{tag}>' for url in urls)
    image = block.text("image")
    picture = f'<img src="{escape(image)}" alt="{escape(block.text("imageAlt"))}">' if image else ""
    words = ", ".join(text for name in ("title", "artist", "album", "length") if (text := block.text(name)))
    parts = [part for part in (players, picture, words) if part]
    return f"<li>{'<br>'.join(parts)}</li>" if parts else ""


def social_link(block: Block, inner: str, context: Context) -> str:
    """A link to a profile, in the form of before WordPress 5.5: the service is in the block's name."""
    service = block.name.removeprefix("core/social-link-").replace("-", " ").capitalize()
    url = block.text("url")
    return f"<li>{link(url, block.text('label') or escape(service))}</li>" if url else inner

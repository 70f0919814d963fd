"""Hexo's tags in a Markdown text: quotes and code in Markdown, images, links and films as HTML.

Source: the documentation of Hexo (Tag Plugins). Hexo and Jekyll both write tags as `{% name words %}`: what is not here
is a tag of Liquid (`jekyll.template_tags`), which reports those that it does not know.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from posixpath import normpath
from typing import Final

from converters import lazy_re
from converters.generators import media_html
from converters.markup.markdown.template_syntax import (
    Action,
    Found,
    RenderedShortcode,
    TagRule,
    TagSet,
    TemplateSyntax,
)

_TAG: Final = lazy_re.compile(r"\{%-?\s*(\w+)\s+(.*?)\s*-?%\}", re.S)
_WORD: Final = lazy_re.compile(r"\"([^\"]*)\"|'([^']*)'|(\S+)")
_INNER_QUOTES: Final = lazy_re.compile(r"'([^']*)'|\"([^\"]*)\"")
_URL: Final = lazy_re.compile(r"https?://\S+")
_OPTION: Final = lazy_re.compile(
    r"\b(?:lang|line_number|line_threshold|highlight|first_line|mark|wrap|height):\S+", re.I
)
_LANGUAGE: Final = lazy_re.compile(r"\blang(?:uage)?:([\w+#.-]+)", re.I)

# A block ends before another of its kind begins, so that starts without an end take no time.
_CODE_BLOCK: Final = (
    r"\{%-?\s*(?P<hexo_code_tag>codeblock|code)\b(?P<hexo_code_words>[^%\n]*)-?%\}[ \t]*\n?"
    r"(?P<hexo_code>(?:(?!\{%-?\s*(?P=hexo_code_tag)\b).)*?)\{%-?\s*end(?P=hexo_code_tag)\s*-?%\}"
)
_QUOTE: Final = (
    r"\{%-?\s*(?P<hexo_quote_tag>blockquote|quote|pullquote|centerquote|cq)\b(?P<hexo_quote_words>[^%\n]*)-?%\}"
    r"(?P<hexo_quote>(?:(?!\{%-?\s*(?P=hexo_quote_tag)\b).)*?)\{%-?\s*end(?P=hexo_quote_tag)\s*-?%\}"
)


def _words(text: str) -> list[str]:
    return [double or single or bare for double, single, bare in _WORD.findall(text)]


def _code_block(found: Found) -> str:
    """A fenced block, below a line with its title and link."""
    words, code = found["hexo_code_words"], found["hexo_code"].strip("\n")
    language = _LANGUAGE.search(words)
    url = _URL.search(words)
    rest = _URL.sub("\0", _OPTION.sub("", words))
    title, _, link = (" ".join(part.split()) for part in rest.partition("\0"))
    heading = " ".join(filter(None, (title, f"[{link or 'link'}]({url[0]})" if url else "")))
    longest = max(map(len, re.findall(r"^[ \t]*(`{3,})", code, re.M)), default=2)
    fence = "`" * (longest + 1)
    lead = f"{heading}\n\n" if heading else ""
    return f"\n\n{lead}{fence}{language[1] if language else ''}\n{code}\n{fence}\n\n"


def _quote(found: Found) -> str:
    """A quote; its author and source stand in its last line."""
    by = (
        ""
        if found["hexo_quote_tag"] in ("pullquote", "centerquote", "cq")
        else _quoted(found["hexo_quote_words"])
    )
    text = found["hexo_quote"].strip("\n") + (f"\n\n{by}" if by else "")
    return "\n\n" + "".join(f"> {line}".rstrip() + "\n" for line in text.split("\n")) + "\n"


def _quoted(words: str) -> str:
    """`Author, Source`, `Author URL Title of the source`."""
    url = _URL.search(words)
    author, _, source = (_URL.split(words, maxsplit=1) if url else [words])[0].partition(",")
    title = words[url.end() :].strip() if url else ""
    author, source = " ".join(author.split()), " ".join(source.split())
    if url:
        source = f"[{title or source or url[0].partition('//')[2].rstrip('/')}]({url[0]})"
    return " ".join(filter(None, (f"**{author}**" if author else "", f"*{source}*" if source else "")))


def tag_url(tag: str, tags: TagSet) -> str | None:
    """The URL of a post (`post_path`) or of a file of this post (`asset_path`)."""
    if not (found := _TAG.fullmatch(tag)) or not (words := _words(found[2])):
        return None
    match found[1]:
        case "post_path":
            url = _post(words[0], tags)
            return url.removeprefix(tags.site.root) if url and tags.site else None
        case "asset_path":
            return _asset(words[0], tags)
    return None


def render(tag: str, tags: TagSet) -> RenderedShortcode:
    """The HTML of an image, a link or a film; empty for other tags, and for what is not in the site."""
    found = _TAG.fullmatch(tag)
    if not found or found[1] not in TAGS:
        return RenderedShortcode("")
    return RenderedShortcode(TAGS[found[1]](_words(found[2]), tags))


def _post(name: str, tags: TagSet) -> str | None:
    """By the path of its file below `_posts`."""
    if not tags.site:
        return None
    path = name.strip("/")
    return tags.site.post(f"source/_posts/{path}") or tags.site.post(path)


def _asset(name: str, tags: TagSet) -> str:
    """The URL of a file in the folder of the post; a name that is not there stays relative to the post."""
    path = normpath(f"/{tags.within}/{name}")
    return (tags.site.file(path) if tags.site else None) or name


def _link(url: str, text: str, title: str = "") -> str:
    values = {"href": url} | ({"title": title} if title else {})
    return f"<a{media_html.attributes(values)}>{escape(text, quote=False)}</a>"


def _post_link(words: Sequence[str], tags: TagSet) -> str:
    if not words or not tags.site or not (url := _post(words[0], tags)):
        return ""
    text = [word for word in words[1:] if word not in ("true", "false")]
    path = words[0].strip("/").partition("#")[0]
    title = tags.site.title(f"source/_posts/{path}") or tags.site.title(path)
    return _link(url, " ".join(text) or title or path.rpartition("/")[2])


def _asset_link(words: Sequence[str], tags: TagSet) -> str:
    text = [word for word in words[1:] if word not in ("true", "false")]
    return _link(_asset(words[0], tags), " ".join(text) or words[0]) if words else ""


def _image(words: Sequence[str], tags: TagSet, url: Callable[[str, TagSet], str]) -> str:
    """`[classes] file [width] [height] [title [alt]]`; title and alt have their own quotes within one pair."""
    start = next((number for number, word in enumerate(words) if "." in word or "/" in word), -1)
    if start < 0:
        return ""
    rest = list(words[start + 1 :])
    sizes = {}
    for name in ("width", "height"):
        if rest and rest[0].isdigit():
            sizes[name] = rest.pop(0)
    joined = " ".join(rest)
    texts = [single or double for single, double in _INNER_QUOTES.findall(joined)] or [joined]
    title = texts[0] if texts else ""
    kept = sizes | ({"title": title} if title else {})
    return media_html.figure(url(words[start], tags), texts[1] if len(texts) > 1 else title, kept=kept)


def _from_home(name: str, tags: TagSet) -> str:
    """A path from the home page, with the path of the site before it."""
    base = tags.site.base_path if tags.site else ""
    return f"{base}{name}" if name.startswith("/") and not name.startswith((f"{base}/", "//")) else name


def _named_link(words: Sequence[str], tags: TagSet) -> str:
    at = next((number for number, word in enumerate(words) if _URL.match(word) or word.startswith("/")), 0)
    return _link(words[at], " ".join(words[:at])) if at else ""


def _frame(words: Sequence[str], tags: TagSet) -> str:
    url = words[0] if words else ""
    values = {"src": url, "width": "560", "height": "315"}
    return f"<iframe{media_html.attributes(values)} allowfullscreen></iframe>" if "//" in url else ""


TAGS: Final[Mapping[str, Callable[[Sequence[str], TagSet], str]]] = {
    "post_link": _post_link,
    "asset_link": _asset_link,
    "asset_img": partial(_image, url=_asset),
    "asset_image": partial(_image, url=_asset),
    "img": partial(_image, url=_from_home),
    "image": partial(_image, url=_from_home),
    "link": _named_link,
    "linkto": _named_link,
    "anchor": _named_link,
    "iframe": _frame,
    "youtube": lambda words, tags: media_html.film("youtube", words[0]) if words else "",
    "vimeo": lambda words, tags: media_html.film("vimeo", words[0]) if words else "",
    "gist": lambda words, tags: media_html.gist(*words[:2]) if words else "",
}
"""Tag -> its HTML, of its words and the site."""

SYNTAX: Final = TemplateSyntax(
    "hexo",
    rules=(
        TagRule(Action.REWRITE, _CODE_BLOCK, _code_block, hint=r"endcode"),
        TagRule(Action.REWRITE, _QUOTE, _quote, hint=r"end(?:\w*quote|cq)"),
    ),
    url=tag_url,
    render=render,
)

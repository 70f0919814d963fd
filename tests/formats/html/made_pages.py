"""Pages made of parts that blogs have, whose article is known: every article in every layout.

No element has a class or an id: what is found, is found by text, links, headings and structure.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

TITLE = "Crossing to the island"
_SUBJECTS = "the ferry,my uncle,a clerk,the dog on the quay,nobody,the sailmaker,her brother,the harbour master,everyone on deck".split(
    ","
)
_VERBS = "counted,carried,painted,forgot,mended,sold,described,measured,remembered".split(",")
_OBJECTS = "the boxes of glass,a kite with two tails,the third clock,eleven lanterns,the smallest sail,a map of the shallows,the bread".split(
    ","
)
_REST = (
    "before the wind came round,because the tide would not wait,and then did it all over again,while the rain went on,"
    "which surprised the others,as it had been done every spring,though no one had asked,and wrote the sum on the wall"
).split(",")
_ASIDE = "Tides,Old boats,Kites,Harbour,Bread,Weather log,Lamps,Rope,Maps,Sails,Islands,Glass,Ice".split(",")


class MadePage(NamedTuple):
    """A page, and the article in it."""

    name: str
    html: str
    article: str


def made_pages(seed: int = 1) -> Iterator[MadePage]:
    """Every article in every layout. Each has the title in a heading."""
    for layout, arrange in LAYOUTS.items():
        for kind, write in ARTICLES.items():
            chance = random.Random(f"{seed} {layout} {kind}")
            article = write(chance)
            html = (
                f'<!DOCTYPE html><html lang="en"><head><title>{TITLE} | Glass Notes</title></head>'
                f"<body>{arrange(article, chance)}</body></html>"
            )
            yield MadePage(f"{kind} in {layout}", html, article)


def sentence(chance: random.Random) -> str:
    words = [chance.choice(part) for part in (_SUBJECTS, _VERBS, _OBJECTS, _REST)]
    return f"{' '.join(words).capitalize()}."


def paragraph(chance: random.Random, sentences: int = 4) -> str:
    return f"<p>{' '.join(sentence(chance) for _ in range(sentences))}</p>"


def _links(chance: random.Random, number: int, address: str = "/{}/") -> str:
    names = [f"{chance.choice(_ASIDE)} {at}" for at in range(number)]
    return "".join(f'<li><a href="{address.format(at)}">{name}</a></li>' for at, name in enumerate(names))


def _prose(chance: random.Random) -> str:
    return "".join(paragraph(chance, chance.randint(2, 6)) for _ in range(8))


def _short(chance: random.Random) -> str:
    return f"<p>{sentence(chance)} {sentence(chance)}</p>"


def _sections(chance: random.Random) -> str:
    parts = (f"<h2>{chance.choice(_ASIDE)}</h2>{paragraph(chance)}{paragraph(chance)}" for _ in range(3))
    return "".join(f"<div>{part}</div>" for part in parts)


def _digest(chance: random.Random) -> str:
    items = (f'<li><a href="https://elsewhere.example/{at}">{sentence(chance)}</a></li>' for at in range(8))
    return f"{paragraph(chance, 2)}<ul>{''.join(items)}</ul>{paragraph(chance, 2)}"


def _pictures(chance: random.Random) -> str:
    return "".join(f'<p><img src="/{at}.jpg" alt=""></p><p>{sentence(chance)}</p>' for at in range(5))


def _dialogue(chance: random.Random) -> str:
    return "".join(f"<p>— {chance.choice(_OBJECTS).capitalize()}!</p>" for _ in range(30))


def _code(chance: random.Random) -> str:
    lines = "\n".join(f"set lamp {at} = {at * 7}" for at in range(12))
    return f"{paragraph(chance, 2)}<pre><code>{lines}</code></pre>{paragraph(chance, 2)}"


def _breaks(chance: random.Random) -> str:
    return "<br><br>".join(f"{sentence(chance)} {sentence(chance)}" for _ in range(6))


ARTICLES: dict[str, Callable[[random.Random], str]] = {
    "prose": _prose, "a note": _short, "sections": _sections, "a list of links": _digest, "pictures": _pictures,
    "dialogue": _dialogue, "code": _code, "text with line breaks": _breaks,
}  # fmt: skip


def _menu(chance: random.Random) -> str:
    return f"<ul>{_links(chance, 6)}</ul>"


def _aside(chance: random.Random) -> str:
    """Lists of links, a word about the author, and what was said last."""
    said = "".join(
        f'<li>{chance.choice(_ASIDE)} on <a href="/{at}">{sentence(chance)}</a></li>' for at in range(4)
    )
    return (
        f"<h3>Archives</h3><ul>{_links(chance, 14)}</ul><h3>Comments</h3><ul>{said}</ul>"
        f"<h3>Friends</h3><ul>{_links(chance, 8, 'https://friend{}.example/')}</ul>"
        f"<p>{chance.choice(_SUBJECTS).capitalize()} keeps these notes.</p>"
    )


def _teasers(chance: random.Random) -> str:
    cards = (
        f'<div><a href="/{at}/"><img src="/{at}.jpg"></a><h3><a href="/{at}/">{chance.choice(_ASIDE)}</a></h3>'
        f"<p>{sentence(chance)} {sentence(chance)}</p></div>"
        for at in range(4)
    )
    return f"<h3>You may also like</h3><div>{''.join(cards)}</div>"


def _end(chance: random.Random) -> str:
    return '<p>Copyright 2012. <a href="/imprint">Imprint</a> <a href="/contact">Contact</a></p>'


_HEADING = f"<h1>{TITLE}</h1>"
_LINKED = f'<h2><a href="/crossing/">{TITLE}</a></h2>'
_DATE = "<p>Posted on March 9, 2012</p>"


def _boxes(article: str, chance: random.Random) -> str:
    return (
        f"<div><a href='/'>Glass Notes</a></div><div>{_menu(chance)}</div><div><div>{_HEADING}{_DATE}<div>{article}</div></div>"
        f"<div>{_aside(chance)}</div></div><div>{_end(chance)}</div>"
    )


def _table(article: str, chance: random.Random) -> str:
    return (
        f"<table><tr><td colspan=3><h1><a href='/'>Glass Notes</a></h1></td></tr><tr><td>{_menu(chance)}</td>"
        f"<td>{_LINKED}{article}</td><td>{_aside(chance)}</td></tr><tr><td colspan=3>{_end(chance)}</td></tr></table>"
    )


def _bare(article: str, chance: random.Random) -> str:
    return f"{_menu(chance)}{_HEADING}{article}<hr>{_end(chance)}"


def _landmarks(article: str, chance: random.Random) -> str:
    return (
        f"<header><nav>{_menu(chance)}</nav></header><main><article><header>{_HEADING}<time>March 9, 2012</time></header>"
        f"{article}</article></main><aside>{_aside(chance)}</aside><footer>{_end(chance)}</footer>"
    )


def _with_teasers(article: str, chance: random.Random) -> str:
    return (
        f"<div>{_menu(chance)}</div><div>{_HEADING}<div>{article}</div><div>{_teasers(chance)}</div></div>"
        f"<div>{_end(chance)}</div>"
    )


def _teasers_first(article: str, chance: random.Random) -> str:
    return f"<div>{_menu(chance)}</div><div><div>{_teasers(chance)}{_aside(chance)}</div><div>{_HEADING}<div>{article}</div></div></div>"


def _with_comments(article: str, chance: random.Random) -> str:
    said = "".join(f"<li><b>Guest {at}</b> {paragraph(chance, 3)}</li>" for at in range(6))
    return (
        f"<div>{_menu(chance)}</div><div>{_HEADING}<div>{article}</div><div><h3>6 comments</h3><ol>{said}</ol>"
        f"<h3>Leave a comment</h3><form><p>{sentence(chance)}</p></form></div></div><div>{_end(chance)}</div>"
    )


LAYOUTS: dict[str, Callable[[str, random.Random], str]] = {
    "boxes": _boxes, "a table": _table, "the page itself": _bare, "landmarks": _landmarks,
    "boxes with teasers below": _with_teasers, "boxes with teasers before": _teasers_first,
    "boxes with comments": _with_comments,
}  # fmt: skip

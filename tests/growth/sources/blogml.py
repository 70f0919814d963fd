"""Exports in BlogML that have much of one thing."""

from typing import Final

from tests.growth.sources.base import Files, Source

_DAY: Final = "2020-01-05T10:00:00"


def _blog(posts: str, before: str = "") -> Files:
    head = f'<blog root-url="https://fog.example/" date-created="{_DAY}" xmlns="http://www.blogml.com/2006/09/BlogML">'
    return {"many.xml": f"{head}<title>T</title>{before}<posts>{posts}</posts></blog>"}


def _post(k: int = 1, text: str = "<p>Words</p>", more: str = "") -> str:
    content = f"<title>T</title><content><![CDATA[{text}]]></content>"
    return f'<post id="{k}" approved="true" date-created="{_DAY}" post-url="/{k}/">{content}{more}</post>'


def _comment(k: int = 1, text: str = "Words", parent: int = 0) -> str:
    about = f'id="{k}" parentid="{parent}" approved="true" date-created="{_DAY}" user-name="N"'
    return f"<comment {about}><title>T</title><content><![CDATA[{text}]]></content></comment>"


def _comments(made: str) -> str:
    return f"<comments>{made}</comments>"


def _category(k: int) -> str:
    return f'<category id="{k}" parentref="{k - 1}"><title>C{k}</title></category>'


BLOGML: Final[dict[str, Source]] = {
    "posts": lambda n: _blog("".join(_post(k) for k in range(1, n))),
    "comments in a chain": lambda n: _blog(_post(more=_comments("".join(_comment(k, parent=k - 1) for k in range(1, n))))),
    "categories in a chain": lambda n: _blog(_post(), f"<categories>{''.join(map(_category, range(1, n)))}</categories>"),
    "an open text": lambda n: _blog('<post id="1"><content><![CDATA[' + "<post>" * n),
    "posts that do not end": lambda n: _blog('<post id="1">x' * n),
    "no post": lambda n: _blog("", "<category>x" * n),
}  # fmt: skip


def blogml_body(text: str) -> Files:
    return _blog(_post(text=text, more=_comments(_comment(text=text))))

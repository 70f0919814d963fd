"""Exports of Medium that have much of one thing."""

from typing import Final

from tests.growth.sources.base import Files, Source


def medium(body: str, name: str = "2020-01-06_T-0123456789ab") -> Files:
    start = '<!DOCTYPE html><html><body><article class="h-entry"><header><h1 class="p-name">T</h1></header>'
    text = f'<section data-field="body" class="e-content"><section class="section">{body}</section></section>'
    return {f"medium/posts/{name}.html": f"{start}{text}<footer></footer></article></body></html>"}


MEDIUM: Final[dict[str, Source]] = {
    "paragraphs": lambda n: medium('<p class="graf graf--p">Words</p>' * n),
    "lines of code": lambda n: medium('<pre class="graf graf--pre">a</pre>' * n),
    "sections": lambda n: medium('<section class="section"><p>a</p></section>' * n),
    "nested sections": lambda n: medium("<section><div>" * n),
    "loose words": lambda n: medium("a<br>" * n),
    "links to places": lambda n: medium("".join(f'<p id="a{k}"><a href="#a{k}">b</a></p>' for k in range(n))),
    "unknown paragraphs": lambda n: medium('<p>a</p><x-a class="graf graf--x">b</x-a>' * n),
    "posts": lambda n: {
        place: text
        for k in range(n // 10)
        for place, text in medium("<p>a</p><p>b</p>", f"2020-01-06_T-{k:012x}").items()
    },
}

"""Template syntax is shown, not run: by Hugo and Jekyll themselves, in whole sites, where they are installed."""

import random
from functools import cache
from html import escape
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from lxml import html as lxml_html

from converters import write
from converters.generators.hugo.template_tags import FLAVOR as GOLDMARK
from converters.generators.jekyll.template_tags import FLAVOR as KRAMDOWN
from converters.markup.markdown import COMMONMARK_GFM, PYTHON_MARKDOWN, protect
from converters.model import Markup, Post, Record, Site
from tests.conftest import missing
from tests.generators.built_sites import Built, find, folded

SITE = "https://blog.example"

ATTACKS = (
    "{{< youtube abc >}}",
    "{{% note %}}a{{% /note %}}",
    "{{</* shown */>}}",
    "{{</* youtube 123 */>}}",
    "{{</* foo >}}",
    "{{%/* foo %}}",
    "{{</*/* foo */*/>}}",
    "{{</**/>}} {{<>}} {{<*>}} {{</>}} {{<*/>}}",
    "an open {{< here",
    "an open {{% here, and {{< x >}} and {{< there",
    "{{< a {{% b >}} c %}} d",
    "*/>}} */%}} >}} %}}",
    "{{{<x>}}}",
    "{{ page.title }} and {% include x.html %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% endraw %}",
    "{% endraw x %}{{ site.title }}",
    "{%- endraw -%} {% comment %}",
    "{% endraw }} %}{{ site.title }}",
    "{% end{% endraw %}raw %}{{ site.title }}",
    '{{ "{{" }} {{ "{%" }} {{ "{" }}%',
    "{{{{{%%}}}}} {{{%{{{ {%{%{% {",
    "{% if x %}{% for y in z %}{% highlight ruby %}",
    "{{ site }} {%",
    "a <!--more--> b {{< c",
    "<!--more-->",
    "a << b<c<",
    "nothing",
)
"""What stands alone in a post, in each place there is."""

TOKENS = (
    *("{{<", "{{%", ">}}", "%}}", "/*", "*/", "{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "-}}"),
    *("{", "}", "%", "<", ">", "/", "*", '"', "'", "|", " ", " ", " x ", " raw ", " endraw ", " comment "),
    *(" site.title ", " foo ", " include x.html ", "end"),
)


MORE = "<!--more-->"

LISTS = {
    "hugo": (
        "layouts/index.html",
        '{{ range where site.RegularPages "Section" "posts" }}'
        '<div id="{{ path.Base .RelPermalink }}">{{ .Summary }}</div>{{ end }}',
    ),
    "jekyll": (
        "index.html",
        "---\n---\n{% for post in site.posts %}"
        """<div id="{{ post.url | split: '/' | last }}">{{ post.excerpt }}</div>{% endfor %}""",
    ),
}
"""A home page that shows of each post what stands before `MORE`."""


def soup(chance: random.Random) -> str:
    """A text of the tokens, its white space as HTML has it."""
    text = "".join(chance.choices(TOKENS, k=chance.randint(1, 9)))
    return " ".join(text.split()) or "x"


def alone(text: str) -> list[str]:
    """The text in a post of its own for each place that a text can be in."""
    shown = escape(text)
    return [
        f"<p>{shown}</p>",
        f"<p>a <code>{shown}</code> b</p>",
        f"<pre><code>{shown}</code></pre>",
        f"<h2>{shown}</h2>",
        f"<ul><li>{shown}<pre>{shown}</pre></li><li>{shown}</li></ul>",
        f"<table><tr><th>a</th></tr><tr><td>{shown}</td></tr></table>",
        f'<p>a <abbr title="{shown}">b</abbr> <a href="/{shown}" title="{shown}">b</a> c</p>',
        f'<video title="{shown}" src="/x.mp4"></video><p>a</p>',
        f"<blockquote><p>{shown}</p>{MORE}<p>{shown}</p></blockquote>",
        f"<p>{shown}</p>{MORE}<pre>{shown}</pre><p>{shown}</p>",
        f"<pre>{shown}</pre>{MORE}<p>{shown}</p>",
    ]


def mixed(chance: random.Random) -> str:
    """Some blocks with other texts in each: what one begins, another may end."""
    places = (
        "<p>{}</p>",
        "<p>{} <em>{}</em> {}</p>",
        "<p>a <code>{}</code> b</p>",
        "<pre><code>{}</code></pre>",
        "<h3>{}</h3>",
        "<ul><li>{}</li><li><code>{}</code></li></ul>",
        '<p>a <abbr title="{}">{} b</abbr> c</p>',
        '<video title="{}" src="/x.mp4"></video>',
    )
    blocks = [
        place.format(*(escape(soup(chance)) for _ in range(place.count("{}"))))
        for place in chance.choices(places, k=chance.randint(1, 6))
    ]
    if len(blocks) > 1 and chance.random() < 0.3:
        blocks.insert(chance.randrange(1, len(blocks)), MORE)
    return "\n\n".join(blocks)


@cache
def bodies() -> list[str]:
    """The HTML of all posts of the one site that each generator builds."""
    chance = random.Random(20)
    return [html for text in ATTACKS for html in alone(text)] + [mixed(chance) for _ in range(400)]


@pytest.fixture(scope="module", params=LISTS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of all bodies; a build that fails, or warns, fails here."""
    name = request.param
    generator = find(name)
    if generator is None:
        missing(name)
    records: list[Record] = [Site(title="Must not be seen", url=SITE)]
    for number, body in enumerate(bodies()):
        records.append(
            Post(
                id=str(number),
                title=str(number),
                slug=f"p{number}",
                url=f"{SITE}/p{number}/",
                date="2020-01-05T08:00:00+00:00",
                body=Markup(text=body, dialect="html"),
            )
        )
    target = tmp_path_factory.mktemp(name) / "site"
    write(records, target, to=name)
    path, template = LISTS[name]
    (target / path).parent.mkdir(exist_ok=True)
    (target / path).write_text(template, encoding="utf-8")
    return Built(generator.build(target))


class Seen(NamedTuple):
    """What is seen of a text. White space between blocks is the generator's, and so are quotes, not in code."""

    words: str
    code: list[str]
    titles: list[str]
    addresses: list[str]


def seen(element: lxml_html.HtmlElement) -> Seen:
    return Seen(
        folded(element.text_content()).replace(" ", ""),
        [one.text_content().rstrip("\n") for one in element.xpath(".//pre | .//code[not(ancestor::pre)]")],
        element.xpath(".//@title"),
        [unquote(one) for one in element.xpath(".//@href")],
    )


def different(meant: str, found: lxml_html.HtmlElement) -> list[str]:
    """Both, where they are not the same."""
    pair = seen(lxml_html.fromstring(f"<div>{meant}</div>")), seen(found)
    return [] if pair[0] == pair[1] else [f"{meant}\n  {pair[0]}\n  {pair[1]}\n"]


@pytest.mark.slow(reason="runs another program")
def test_pages_show_the_text_as_it_was(built: Built) -> None:
    wrong = []
    for number, body in enumerate(bodies()):
        (content,) = built.page(f"/p{number}/").root.xpath('//div[@class="content"]')
        wrong += different(body, content)
    assert not wrong, "\n".join([str(len(wrong)), *wrong[:5]])


@pytest.mark.slow(reason="runs another program")
def test_lists_show_what_stands_before_more(built: Built) -> None:
    page, wrong = built.page("/").root, []
    for number, body in enumerate(bodies()):
        if MORE in body:
            (summary,) = page.xpath(f'//div[@id="p{number}"]')
            wrong += different(body.partition(MORE)[0], summary)
    assert not wrong, "\n".join([str(len(wrong)), *wrong[:5]])


def test_what_is_no_template_is_left_alone() -> None:
    for text in ATTACKS:
        assert protect(text, COMMONMARK_GFM) == protect(text, PYTHON_MARKDOWN) == text
    assert protect("a {b} %} {\n{ c }} {< d >}\n", KRAMDOWN) == "a {b} %} {\n{ c }} {< d >}\n"
    assert protect("a {{ b }} {% c %} >}}\n", GOLDMARK) == "a {{ b }} {% c %} >}}\n"

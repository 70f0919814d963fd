"""Hugo's own shortcodes: what we make of a text, a real Hugo makes of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from built_sites import Generator
from lxml import html as lxml_html

from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
from converters.markup.markdown import ANY, read
from converters.markup.markdown.template_syntax import TagSet

TEXT = """
{{< figure src="/lamp.png" alt="A lamp" title="Night" caption="By *day* it [sleeps](/day) & `waits`" attr="by **Ada**"
    attrlink="/ada" link="/big" target="_blank" rel="noopener" width=300 height=20 loading="lazy" class="big" >}}

{{< figure src="/lamp.png" caption="By *day* it [sleeps](/day)" >}}

{{< figure src="/lamp.png" attr="Ada" >}}

{{< youtube id="w7Ft2ymGmfc" start=30 end=60 mute=true controls=false title="A film" >}}

{{< details summary="How it *works*" open=true >}}
A **mirror** turns.

- Slowly.
{{< /details >}}

The end.
"""


def test_what_hugo_makes_of_its_own_shortcodes(tmp_path: Path, generator: Callable[[str], Generator]) -> None:
    hugo = generator("hugo")
    (tmp_path / "content").mkdir()
    (tmp_path / "layouts").mkdir()
    (tmp_path / "hugo.toml").write_text(
        'disableKinds = ["taxonomy", "term", "rss", "sitemap", "home"]\n', encoding="utf-8"
    )
    (tmp_path / "layouts" / "single.html").write_text("<main>{{ .Content }}</main>", encoding="utf-8")
    (tmp_path / "content" / "night.md").write_text(f"---\ntitle: Night\n---\n{TEXT}", encoding="utf-8")
    built = (hugo.build(tmp_path) / "night" / "index.html").read_text(encoding="utf-8")
    said = list(_said(built))
    assert len(said) > 20
    assert list(_said(f"<main>{read(TEXT, ANY, TagSet(TEMPLATE_SYNTAXES)).text}</main>")) == said


def _said(page: str) -> Iterator[tuple[object, ...]]:
    """What a reader sees and where it leads, in order; how a frame is laid out is the theme's."""
    (main,) = lxml_html.fromstring(f"<div>{page}</div>").iter("main")
    for element in main.iter(
        "img", "a", "figure", "figcaption", "h4", "em", "strong", "code", "li", "details", "summary"
    ):
        attributes = {name: value for name, value in element.items() if element.tag != "img" or value}
        yield element.tag, attributes, " ".join(element.text_content().split())
    for frame in main.iter("iframe"):
        parts = urlsplit(frame.get("src", ""))
        asked = {
            name: value
            for name, value in parse_qsl(parts.query)
            if name in ("start", "end", "mute", "controls")
        }
        yield frame.tag, frame.get("title"), parts.netloc + parts.path, asked

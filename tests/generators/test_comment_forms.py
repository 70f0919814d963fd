"""The form of a comment system on the pages that each generator builds: its settings, its script, and none where comments are closed."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_sites import Built, Generator

from converters import registry, write
from converters.model import Comment, Commenter, Markup, Post, Record, Site
from tests.targets import GENERATORS

SITE = "https://pier.example/log"
SERVER = "https://talk.example/it's?a=1&b=<2>"


def post(
    slug: str, *, comments_open: bool | None, comments: tuple[Comment, ...] = (), type_: str = "post"
) -> Post:
    body = Markup(text="<p>Words</p>", dialect="html")
    return Post(
        id=slug, slug=slug, title=slug.title(), type=type_, url=f"{SITE}/{slug}/", date="2020-01-05T08:00:00+00:00", body=body,
        comments=comments, comments_open=comments_open,
    )  # fmt: skip


COMMENT = Comment(id="1", author=Commenter(name="Ada"), body=Markup(text="<p>Ahoy</p>", dialect="html"))
RECORDS: list[Record] = [
    Site(title="Log", url=SITE, language="en"),
    post("talked", comments_open=True, comments=(COMMENT,)),
    post("silent", comments_open=None),
    post("closed", comments_open=False, comments=(COMMENT,)),
    post("about", comments_open=True, type_="page"),
]


WITH_FORM = [name for name in GENERATORS if registry.writer(name).has_comment_form]


def kinds(to: str, target: Path, **options: str) -> set[str]:
    result = write(RECORDS, target, to=to, comments=["isso"], options={"server": SERVER, **options})
    return {finding.kind for finding in result.findings}


@pytest.mark.parametrize("name", GENERATORS)
def test_who_shows_none_says_so(name: str, tmp_path: Path) -> None:
    assert ("form-by-hand" in kinds(name, tmp_path / "ours")) == (name not in WITH_FORM)
    by_hand = name not in WITH_FORM or registry.writer(name).form_in_theme_alone
    assert ("form-by-hand" in kinds(name, tmp_path / "another", theme="none")) == by_hand


@pytest.mark.parametrize("name", WITH_FORM)
def test_pages_have_the_form(name: str, tmp_path: Path, generator: Callable[[str], Generator]) -> None:
    builder = generator(name)
    kinds(name, tmp_path / "site")
    site = Built(builder.build(tmp_path / "site"))
    for slug, has_form in {"talked": True, "silent": True, "closed": False, "about": True}.items():
        root = site.page(f"/{slug}/").root
        forms = root.xpath("//*[@id='live-comments']")
        assert len(forms) == has_form, slug
        scripts = [src for src in root.xpath("//script/@src") if "blogport-comments.js" in src]
        assert len(scripts) == has_form
        for form, script in zip(forms, scripts, strict=True):
            assert json.loads(form.get("data-form")) == {"system": "isso", "server": SERVER}
            assert form.get("aria-label") == "Comments"
            assert urlsplit(script).path == ("" if name == "pelican" else "/log") + "/blogport-comments.js"
    assert site.folder.joinpath("blogport-comments.js").is_file()

"""Hugo, Jekyll and Pelican build what was converted, and the pages show what the blog showed, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_sites import SOURCES, Built, Original, folded, original

from converters import registry
from converters.markup.html import plain
from converters.markup.wordpress import render_comment
from converters.site.permalinks import InvalidPermalink, site_path
from tests.targets import GENERATORS

Converted = Callable[..., tuple[Path, Built]]


@pytest.fixture(params=list(SOURCES), scope="module")
def source(request: pytest.FixtureRequest) -> str:
    if not SOURCES[request.param].is_file():
        pytest.skip(f"the corpus is not here: {SOURCES[request.param].name}")
    return str(request.param)


@pytest.fixture(scope="module")
def wanted(source: str) -> Original:
    return original(SOURCES[source], registry.writer("hugo").unsupported_post_types)


def addresses(wanted: Original) -> dict[str, str]:
    """The permalinks that can be kept, by post id; of two posts that have one, the first keeps it."""
    kept: dict[str, str] = {}
    for post in sorted(wanted.public, key=lambda post: int(post.id)):
        try:
            path = site_path(post.url, wanted.site.url)
        except InvalidPermalink:
            continue
        if path and path not in kept.values():
            kept[post.id] = path
    return kept


@pytest.mark.parametrize("name", GENERATORS)
def test_every_public_post_is_at_its_permalink(
    name: str, source: str, wanted: Original, converted: Converted
) -> None:
    _, site = converted(name, source)
    kept = addresses(wanted)
    assert len(kept) >= len([post for post in wanted.public if "?" not in post.url]) - 1
    for post in wanted.public:
        if post.id in kept:
            assert site.page(kept[post.id]).text("(//main//h1)[1]") == folded(post.title), post.id


@pytest.mark.parametrize("name", GENERATORS)
def test_every_approved_comment_is_in_the_page_of_its_post(
    name: str, source: str, wanted: Original, converted: Converted
) -> None:
    _, site = converted(name, source)
    kept = addresses(wanted)
    for post in wanted.public:
        if post.id not in kept:
            continue
        page = site.page(kept[post.id])
        comments = wanted.shown(post)
        assert len(page.root.xpath("//section[@class='comments']//article")) == len(comments)
        for comment in comments:
            (item,) = page.root.xpath(f"//li[@id='comment-{comment.id}']/article")
            text = plain(render_comment(comment.body.text)) if comment.body else ""
            said = folded(item.text_content())
            assert said.endswith(folded(text)), (post.id, comment.id)
            assert folded(comment.author.name or "Anonymous") in said
            if comment.parent in {one.id for one in comments}:
                assert item.xpath("ancestor::li[2]/@id") == [f"comment-{comment.parent}"], comment.id


@pytest.mark.parametrize("name", GENERATORS)
def test_the_words_of_bodies_are_the_same(
    name: str, source: str, wanted: Original, converted: Converted
) -> None:
    _, site = converted(name, source)
    kept = addresses(wanted)
    wrong = {}
    for post in wanted.public:
        if post.id in kept:
            found = "".join(site.page(kept[post.id]).words("//div[@class='content']").split())
            meant = "".join(folded(wanted.words[post.id]).split())
            if found != meant:
                at = next(
                    (n for n, (a, b) in enumerate(zip(found, meant, strict=False)) if a != b),
                    min(len(found), len(meant)),
                )
                wrong[post.id] = (
                    post.slug,
                    meant[max(0, at - 30) : at + 50],
                    found[max(0, at - 30) : at + 50],
                )
    assert not wrong, f"{len(wrong)} of {len(kept)}: {wrong}"


@pytest.mark.parametrize("name", GENERATORS)
def test_nothing_that_is_not_public_is_in_the_site(
    name: str, source: str, wanted: Original, converted: Converted
) -> None:
    target, site = converted(name, source)
    secrets = {
        folded(plain(text))[:60]
        for post in wanted.hidden
        for text in (post.body.text if post.body else "", post.password)
        if len(folded(plain(text))) > 5
    }
    public = " ".join(wanted.words.values())
    secrets = {secret for secret in secrets if secret not in folded(public)}
    written = " ".join(post.body.text for post in wanted.public if post.body)  # authors may give their own
    people = {one.author.email for post in wanted.public for one in post.comments if one.author.email}
    people |= {one.author.ip for post in wanted.public for one in post.comments if len(one.author.ip) > 8}
    hidden_comments = {
        folded(plain(one.body.text))[:60]
        for post in wanted.public
        for one in post.comments
        if one.status != "approved" and one.body and len(plain(one.body.text)) > 15
    }
    for path, text in site.texts():
        flat = folded(plain(text)) if path.suffix == ".html" else folded(text)
        for secret in secrets | hidden_comments:
            assert secret not in flat, (path, secret)
    for path in target.rglob("*"):
        if path.is_file() and path.suffix in (".md", ".yaml", ".yml", ".json", ".html"):
            text = path.read_text("utf-8", errors="replace")
            assert not [one for one in people if one in text and one not in written], path

"""Trees with the habits of each generator: what we read and write of them is what the real generator builds."""

from functools import cache
from pathlib import Path

import pytest
import tree_judges
from tree_judges import Shown

import converters
from converters import Post
from tests.conftest import missing

NOT_PUBLIC = {
    "astro": {"src/content/log/draft": "draft"},
    "eleventy": {"posts/gone": "private"},
    "hexo": {"source/_drafts/later": "draft", "source/_posts/unpublished": "draft"},
    "hugo": {
        "content/posts/draft": "draft",
        "content/posts/future": "future",
        "content/posts/expired": "private",
    },
    "jekyll": {
        "_drafts/draft": "draft",
        "_posts/2199-07-01-future": "future",
        "_posts/2019-07-01-hidden": "draft",
    },
    "nikola": {"posts/tagdraft": "draft", "posts/statusprivate": "private", "posts/future": "future"},
    "pelican": {"content/draft": "draft", "content/hidden": "private", "content/future": "future"},
}
"""Tree -> the texts that no list of the site has, and what they are."""
BUILT_ALL_THE_SAME = {"nikola": {"/log/tagdraft/", "/log/statusprivate/", "/log/future/"}}
"""Pages that a generator builds though nothing leads to them (`nikola deploy` removes them)."""
LISTS = {"nikola": {"/", "/es/"}}
"""Pages that show posts of their own accord."""
BASES = {"astro": "/port", "hexo": "/log", "jekyll": "/bog"}

pytestmark = pytest.mark.parametrize("name", sorted(NOT_PUBLIC))


@pytest.fixture(scope="module")
def trees(tmp_path_factory):
    """Name -> the pages of the real build, the folder of ours, and our posts; built once."""

    @cache
    def get(name: str) -> tuple[dict[str, Shown], Path, dict[str, Post]]:
        folder = tmp_path_factory.mktemp(name)
        theirs = tree_judges.build(name, folder / "tree")
        if theirs is None:
            missing(f"{name} (.ci/run installs it into a cache)")
        left_out = LISTS.get(name, set()) | BUILT_ALL_THE_SAME.get(name, set())
        theirs = {path: page for path, page in theirs.items() if path not in left_out}
        return theirs, folder / "pages", tree_judges.ours(tree_judges.ROOT / name, folder / "pages")

    return get


def test_the_same_posts_are_public(name, trees):
    theirs, _, ours = trees(name)
    assert theirs
    assert set(ours) == set(theirs)


def test_what_is_not_public(name):
    records = converters.read(tree_judges.ROOT / name, from_="markdown")
    hidden = {post.id: post.status for post in records if isinstance(post, Post) and post.status != "publish"}
    assert hidden == NOT_PUBLIC[name]


def test_titles_dates_and_tags(name, trees):
    theirs, _, ours = trees(name)
    for path, page in theirs.items():
        post = ours[path]
        assert tree_judges.folded(post.title) == page.title, path
        tags = [tree_judges.folded(term.name) for term in post.terms if term.taxonomy == "post_tag"]
        assert sorted(tags) == page.tags, path
        if page.date and post.date:
            assert tree_judges.instant(page.date) == tree_judges.instant(post.date), path


def test_texts_and_images(name, trees):
    """98 in 100 characters of each text are equal, and our page shows as many images, all copied."""
    theirs, pages, _ = trees(name)
    for path, page in theirs.items():
        within = path.removeprefix(BASES.get(name, ""))
        article = tree_judges.article_of(pages, within)
        assert article is not None, path
        assert tree_judges.likeness(page.words, tree_judges.words_of(article)) >= 0.98, path
        images = list(article.xpath(".//img/@src"))
        assert len(images) == len(page.images), path
        assert tree_judges.local_images(pages, f"/{within.lstrip('/')}", images) == images, path


def test_our_site_of_hugo(name, trees, generator, tmp_path):
    """The same of a site of Hugo that we write of the tree, built."""
    theirs, _, _ = trees(name)
    converters.convert([tree_judges.ROOT / name], tmp_path / "site", to="hugo")
    built = generator("hugo").build(tmp_path / "site")
    for path, page in theirs.items():
        within = path.removeprefix(BASES.get(name, ""))
        article = tree_judges.article_of(built, within)
        assert article is not None, path
        assert tree_judges.likeness(page.words, tree_judges.words_of(article)) >= 0.98, path
        images = list(article.xpath(".//img/@src"))
        assert len(images) == len(page.images), path
        base = BASES.get(name, "")
        assert tree_judges.local_images(built, f"{base}/{within.lstrip('/')}", images, base) == images, path

"""What every input of the corpus, the cases and the fixtures is taken for; no refusal takes one of a reader's own."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import converters
from converters import registry
from converters.diagnostics import Diagnostics
from converters.errors import SourceError
from converters.formats.text import section
from converters.io.opening import open_source
from converters.io.sources import Source
from converters.run.inputs import open_inputs
from tests.comment_systems.exports import EXPORTS, FOLDERS
from tests.conftest import CORPUS, FIXTURES

CASES = CORPUS.parent / "cases"

READ: tuple[tuple[Path, str, str], ...] = (
    (CORPUS, "wxr/**/*.xml", "wxr"),
    (CORPUS, "html/*", "html"),
    (CORPUS, "html/*/*[!.json]/", "html"),
    (CORPUS, "html/**/[!e]*.html", "html"),
    (CORPUS, "markdown/*", "markdown"),
    (CORPUS, "exports/blogger-classic/*.xml", "blogger"),
    (CORPUS, "exports/blogger-takeout", "blogger"),
    (CORPUS, "exports/blogger-api", "blogger"),
    (CORPUS, "exports/blogger-api/*.json", "blogger"),
    (CORPUS, "exports/blogger-takeout/**/feed.atom", "blogger"),
    (CORPUS, "exports/made-here/blogger-takeout", "blogger"),
    (CORPUS, "exports/ghost/**/ghost*.json", "ghost"),
    (CORPUS, "exports/ghost/v*.json", "ghost"),
    (CORPUS, "exports/made-here/ghost/*.json", "ghost"),
    (CORPUS, "exports/medium", "medium"),
    (CORPUS, "exports/medium/*", "medium"),
    (CORPUS, "exports/medium/prince*/posts", "medium"),
    (CORPUS, "exports/medium/**/posts/*.html", "medium"),
    (CORPUS, "exports/substack/mg-substack", "substack"),
    (CORPUS, "exports/substack/mg-substack/**/posts.csv", "substack"),
    (CORPUS, "exports/tumblr/pgxn", "tumblr"),
    (CORPUS, "exports/tumblr/pgxn/posts", "tumblr"),
    (CORPUS, "exports/tumblr/theautobully", "tumblr"),
    (CORPUS, "exports/tumblr/theautobully/conversations", "tumblr"),
    (CORPUS, "exports/made-here/tumblr-api", "tumblr"),
    (CORPUS, "exports/made-here/tumblr-api/*.json", "tumblr"),
    (CORPUS, "exports/movabletype", "movabletype"),
    (CORPUS, "exports/movabletype/*.txt", "movabletype"),
    (CORPUS, "exports/made-here/movabletype/*.txt", "movabletype"),
    (CORPUS, "exports/made-here/hatena/*.txt", "movabletype"),
    (CORPUS, "exports/made-here/livejournal/*.xml", "livejournal"),
    (CORPUS, "exports/made-here/livejournal/ljdump", "livejournal"),
    (CORPUS, "exports/made-here/livejournal/ljdump/someone", "livejournal"),
    (CORPUS, "exports/made-here/livejournal/ljdump/someone/*", "livejournal"),
    (CORPUS, "exports/wp-sql/*.sql", "wordpress-sql"),
    (CORPUS, "exports/disqus-wxr/*.xml", "disqus"),
    (CORPUS, "exports/disqus/*.xml", "disqus"),
    (CORPUS, "exports/mastodon", "mastodon"),
    (CORPUS, "exports/mastodon/*.json", "mastodon"),
    (CORPUS, "exports/microblog-bar/feed.json", "microblog"),
    (CORPUS, "exports/made-here/telegram/result.json", "telegram"),
    (CORPUS, "exports/wix/*.csv", "wix"),
    (FIXTURES, "wix/*.csv", "wix"),
    (FIXTURES, "blogml/*.xml", "blogml"),
    (FIXTURES, "intensedebate/*.xml", "intensedebate"),
    (CORPUS, "exports/jekyll-import/**/dotclear.txt", "cms-sql"),
    (CORPUS, "exports/jekyll-import/**/*feed.xml", "feed"),
    (CORPUS, "exports/made-here/feeds", "feed"),
    (CORPUS, "exports/made-here/feeds/*", "feed"),
    (CORPUS, "exports/wp-rest", "wordpress-rest"),
    (CORPUS, "exports/wp-rest/*.json", "wordpress-rest"),
    (CORPUS, "exports/squarespace/**/*.xml", "wxr"),
    (CORPUS, "exports/jekyll-import/**/*wordpress*.xml", "wxr"),
    (CORPUS, "exports/substack/migrate/**/*.html", "html"),
    (CASES, "wxr/*.xml", "wxr"),
    (CASES, "trees/*", "markdown"),
    (CASES, "pages/*", "html"),
    (CASES, "pages/**/*.html", "html"),
    (CASES, "text/lynx-[bct]*.txt", "text"),
    (CASES, "border/feedsite", "html"),
    (CASES, "border/own-pages-edited", "html"),
    (FIXTURES, "blogger/takeout", "blogger"),
    (FIXTURES, "blogger/*.xml", "blogger"),
    (FIXTURES, "blogger/api", "blogger"),
    (FIXTURES, "blogger/api/*.json", "blogger"),
    (FIXTURES, "disqus/*.xml", "disqus"),
    (FIXTURES, "commento/*.json", "commento"),
    (CORPUS, "exports/commento/*.json", "commento"),
    (CORPUS, "exports/made-here/isso/comments.db", "isso"),
    (CORPUS, "exports/made-here/remark42/*.json", "remark42"),
    (FIXTURES, "remark42/*.json", "remark42"),
    *((FIXTURES, export.path, system) for system, export in (EXPORTS | FOLDERS).items()),
    (CORPUS, "exports/staticman/*", "staticman"),
    (CORPUS, "exports/webmention/*.json", "webmention"),
    (CORPUS, "exports/made-here/discourse", "discourse"),
    (CORPUS, "exports/made-here/giscus", "giscus"),
    (CORPUS, "exports/made-here/utterances/*.json", "utterances"),
    (CORPUS, "exports/waline/*.sql", "waline"),
    (FIXTURES, "cms-sql/*.txt", "cms-sql"),
    (FIXTURES, "ghost/*.json", "ghost"),
    (FIXTURES, "medium/export", "medium"),
    (FIXTURES, "medium/export/posts/*.html", "medium"),
    (FIXTURES, "substack/export", "substack"),
    (FIXTURES, "substack/export/posts.csv", "substack"),
    (FIXTURES, "tumblr/export", "tumblr"),
    (FIXTURES, "tumblr/api/*.json", "tumblr"),
    (FIXTURES, "movabletype/*.txt", "movabletype"),
    (FIXTURES, "livejournal/*.xml", "livejournal"),
    (FIXTURES, "livejournal/ljdump", "livejournal"),
    (FIXTURES, "mastodon", "mastodon"),
    (FIXTURES, "microblog", "microblog"),
    (FIXTURES, "telegram", "telegram"),
    (FIXTURES, "wordpress-sql/*.sql", "wordpress-sql"),
    (FIXTURES, "feed", "feed"),
    (FIXTURES, "feed/*", "feed"),
    (FIXTURES, "wordpress-rest", "wordpress-rest"),
    (FIXTURES, "wordpress-rest/[!np]*.json", "wordpress-rest"),
    (FIXTURES, "wxr/*.xml", "wxr"),
    (FIXTURES, "example.xml", "wxr"),
    (FIXTURES, "html/pages/*.html", "html"),
    (FIXTURES, "html/pages", "html"),
    (FIXTURES, "text/*.txt", "text"),
)
"""Where, which files or folders, the reader that they are for."""


def found(root: Path, pattern: str) -> Iterator[Path]:
    """What a row of a table is about. Skips the test where it is not here, and fails where nothing is."""
    if not root.is_dir():
        pytest.skip(f"{root.name} is not here")
    paths = sorted(root.glob(pattern))
    assert paths, pattern
    return iter(paths)


@pytest.mark.slow(reason="opens every input of the corpus and the cases")
@pytest.mark.parametrize(("root", "pattern", "reader"), READ, ids=[f"{row[0].name}/{row[1]}" for row in READ])
def test_inputs_are_taken_for_what_they_are(root, pattern, reader):
    for path in found(root, pattern):
        diagnostics = Diagnostics()
        assert {name for name, _ in open_inputs(path, None, diagnostics)} == {reader}, path
        assert not [one for one in diagnostics.findings if one.kind == "unsupported-export"], path


def test_every_export_of_the_corpus_is_read_or_refused(corpus, tmp_path):
    """None ends in anything but records or a sentence, whole folders as well as single files."""
    exports = corpus / "exports"
    paths = [*exports.iterdir(), *(path for path in exports.rglob("*") if path.is_file())]
    for path in paths:
        with suppress(SourceError):  # anything else fails
            open_inputs(path, None, Diagnostics())


def test_nothing_of_other_people_in_an_export_is_written(corpus, tmp_path):
    cases = sorted((CASES / "platforms").glob("*.zip")) if CASES.is_dir() else []
    others = re.compile(r"private@|192\.0\.2\.|Private reading|reader@example|555-0100|PRIVATE")
    hidden = re.compile(r"secret|103\.paid")
    for path in (case for case in cases if case.stem != "hexo-tree"):
        for to in ("hugo", "html", "archive"):
            target = tmp_path / f"{path.stem}-{to}"
            converters.convert(path, target, to=to)
            files = [target] if target.is_file() else [file for file in target.rglob("*") if file.is_file()]
            written = "".join(file.read_text("utf-8", "replace") for file in files)
            assert re.search("public text|Public text|101.hello", written)
            assert not others.search(written)
            assert to != "html" or not hidden.search(written)  # drafts of the others are drafts


def test_files_of_a_folder_that_no_reader_claims_are_looked_at_once(tmp_path, monkeypatch):
    """A folder may have very many files: each is opened once, whoever detects, and what is no dump of a page is not split."""
    for number in range(8):
        (tmp_path / f"{number}.dat").write_text(f"A line of {number} words\n" * 200)
        (tmp_path / f"{number}.json").write_text(f'[\n  {{"a": {number}, "b": "5 May 2012"}}\n]\n')
    (tmp_path / "export.xml").write_bytes((FIXTURES / "example.xml").read_bytes())
    opened: Counter[str] = Counter()
    real = Source.open

    def counted(source):
        opened[source.place] += 1
        return real(source)

    monkeypatch.setattr(Source, "open", counted)
    monkeypatch.setattr(section, "Marks", None)  # what would be called
    assert [name for name, _ in open_inputs(tmp_path, None, Diagnostics())] == ["wxr"]
    assert {number for place, number in opened.items() if place.endswith(".dat")} == {1}


@pytest.mark.parametrize(
    ("place", "start", "reader"),
    [
        ("2020/tide/index.html", "", "html"),  # what Jekyll built, as a branch of its repository has it
        ("_posts/2020-05-06-tide.html", "---\ntitle: Tide\n---\n", "markdown"),
        ("_layouts/default.html", "", "markdown"),
    ],
)
def test_pages_beside_settings_are_a_mirror_unless_they_are_sources(
    tmp_path: Path, place: str, start: str, reader: str
) -> None:
    (tmp_path / "_config.yml").write_text("theme: minima\n")
    page = tmp_path / place
    page.parent.mkdir(parents=True)
    page.write_text(
        f"{start}<!DOCTYPE html><html><head><title>Tide</title></head><body><p>Low.</p></body></html>"
    )
    assert registry.detect(open_source(tmp_path)) == reader


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("blog.xml", '<?xml version="1.0"?><blog><post status="draft"><html>Kept back</html></post></blog>'),
        ("blog.xml", "<!-- a blog --><blog><post><body>Kept back</body></post></blog>"),
        ("blog.xml", "<ns0:blog><article>Kept back</article></ns0:blog>"),
        ("blog.json", '{"feed":[{"post":{"uri":"a","record":{"text":"Kept back"}}}]}'),
    ],
)
def test_a_form_that_nobody_knows_is_none(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    with pytest.raises(SourceError):
        converters.convert(tmp_path / name, tmp_path / "out", to="archive")


@pytest.mark.parametrize(
    "start", ["", "<!DOCTYPE html>\n", "<!-- saved -->", '<?xml version="1.0"?>\n<!DOCTYPE html>']
)
def test_pages_are_still_pages(tmp_path, start):
    (tmp_path / "a.htm").write_text(
        f"{start}<html><body><article><h1>Fog</h1><p>It came in.</p></article></body></html>"
    )
    converters.convert(tmp_path / "a.htm", tmp_path / "out.jsonl", to="archive")

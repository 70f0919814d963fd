"""An export in several parts, and a site that moves to another address."""

import pytest
from lxml import etree

import converters
from converters import Author, Commenter, Media, Post, Term
from converters.errors import UsageError
from tests.formats.wxr.exports import CONTENT, SCHEMA, SITE, of, post, reply, values, words, writing


@pytest.fixture
def write(tmp_path):
    return writing(tmp_path)


# Parts


def test_parts_are_complete_in_themselves(tmp_path):
    records = [SITE, Author(login="ana", name="Ana"), Term(taxonomy="category", slug="clay", name="Clay")]
    records += [
        post(n, author="ana", body=words("x" * 3000), comments=(reply(str(n)),)) for n in range(1, 21)
    ]
    records.append(post(99, body=words("y" * 30000), parent="1"))
    result = converters.write(records, tmp_path / "site.xml", to="wxr", options={"split": "20KB"})
    parts = sorted(tmp_path.iterdir(), key=lambda path: int(path.stem.rpartition("-")[2]))
    assert [path.name for path in parts] == [f"site-{n}.xml" for n in range(1, len(parts) + 1)]
    assert len(parts) > 4
    for path in parts:
        document = etree.parse(path)
        assert SCHEMA.validate(document), SCHEMA.error_log
        assert values(document, "author_login") == ["ana"]
        assert values(document, "category_nicename") == ["clay"]
        assert path.stat().st_size <= 20_000 or path is parts[-1]
    kinds = {finding.kind for finding in result.findings}
    assert {"parts", "part-too-large", "parent-elsewhere"} <= kinds
    converters.convert(parts, tmp_path / "again.jsonl", to="archive")
    assert len(of(Post, converters.read(tmp_path / "again.jsonl"))) == 21


def test_parts_of_an_earlier_run_do_not_stay(tmp_path):
    posts = [SITE, *(post(n, body=words("x" * 4000)) for n in range(1, 11))]
    converters.write(posts, tmp_path / "site.xml", to="wxr", options={"split": "10k"})
    (tmp_path / "site-99.xml").write_text("mine", encoding="utf-8")
    result = converters.write(posts[:2], tmp_path / "site.xml", to="wxr", options={"split": "10k"})
    assert {path.name for path in tmp_path.iterdir()} == {"site-1.xml", "site-99.xml"}
    assert "removed" in {finding.kind for finding in result.findings}


def test_a_part_does_not_take_the_place_of_what_somebody_else_wrote(tmp_path):
    (tmp_path / "site-2.xml").write_text("mine", encoding="utf-8")
    posts = [SITE, *(post(n, body=words("x" * 4000)) for n in range(1, 11))]
    with pytest.raises(converters.errors.TargetError, match=r"site-2\.xml is there already"):
        converters.write(posts, tmp_path / "site.xml", to="wxr", options={"split": "10k"})
    assert [path.name for path in tmp_path.iterdir()] == ["site-2.xml"]


@pytest.mark.parametrize(
    "options", [{"split": "much"}, {"split": "1"}, {"base-url": "new.example"}, {"base-url": "http://["}]
)
def test_options_that_make_no_sense(options, tmp_path):
    with pytest.raises(UsageError):
        converters.write([SITE], tmp_path / "a.xml", to="wxr", options=options)


# A site that moves


def test_a_site_that_moves(write):
    link = 'see <a href="https://kiln.example/a/">a</a> http://www.kiln.example, //kiln.example/b'
    data = 's:20:"https://kiln.example";'
    channel = write(
        Media(id="2", url="https://kiln.example/a.jpg", caption=link),
        post(1, url="https://kiln.example/one/", body=words(link), excerpt=link, comments=(reply("1", author=Commenter(url="https://kiln.example")),), extra={"opt": [data], "guid": "https://kiln.example/?p=1"}),
        post(3, type="nav_menu_item", extra={"_menu_item_type": ["custom"], "_menu_item_url": ["https://kiln.example/x"]}),
        base_url="https://new.example/blog",
    )  # fmt: skip
    assert values(channel, "base_site_url") == ["https://new.example/blog"]
    assert channel.findall("item")[1].findtext(CONTENT) == (
        'see <a href="https://new.example/blog/a/">a</a> https://new.example/blog, //new.example/blog/b'
    )
    assert write.text.count("kiln.example") == 2  # the guid, which is a name, and the serialized field
    assert data in write.text
    assert "the custom field opt" in write.findings["old-address-stays"][0].message

"""What is personal by its value, and what only looks so."""

import re
from io import BytesIO

import pytest

import converters
from converters.io import php
from converters.model import Author, Comment, Commenter, Media, Post, Term, TermRef
from converters.personal.fields import is_personal, is_personal_text
from converters.personal.names import login_of, public_name, public_path, public_text, public_url
from tests.conftest import FIXTURES
from tests.disguises import DISGUISES
from tests.disguises import php as serialized
from tests.targets import TREES


@pytest.mark.parametrize("disguise", DISGUISES)
def test_an_address_is_seen_in_every_disguise(disguise):
    assert is_personal("field", DISGUISES[disguise]("ada.reed@pond.example"))
    assert not is_personal("field", DISGUISES[disguise]("ada.reed"))


@pytest.mark.parametrize(
    "text",
    [
        "o'brien+tag@pond.example",
        '"ada reed"@pond.example',
        "root@localhost",
        "ada@b\u00fccher.example",
        "ada@xn--bcher-kva.example",
        "ada@pond.example.jpg",
        "x,ada@pond.example;y",
        "a\u00adda@pond.exam\u200bple",
        "ada=40pond=2Eexample",
        "ada [\u00e4t] pond.example",
        "192.0.2.7",
        "[192.0.2.7]",
        "at 192.0.2.7.",
        "_vote_192.0.2.7",
        "2001:db8::1",
        "2001:db8:0:0:0:0:2:1",
        "fe80::1%eth0",
        "::ffff:192.0.2.1",
        "from 2001%3Adb8%3A%3A1",
        "https://ada:sesame@pond.example/",
        "Mozilla/5.0 (X11; Linux)",
        "ghp_" + "a1" * 12,
        "$P$B" + "x" * 30,
        "-----BEGIN RSA PRIVATE KEY-----",
    ],
)
def test_addresses_and_secrets(text):
    assert is_personal_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "logo@2x.png",
        "logo@small.png",
        "logo@2x.min.css",
        "https://cdn.example/npm/bootstrap@5.3.0/dist/css/bootstrap.min.css",
        "https://social.example/@ada.reed",
        "@ada",
        '{"@graph":"@x.yz"}',
        "12:30:45",
        "00:1a:2b:3c:4d:5e",
        "std::vector, a::before",
        "v1.2.3.4",
        "1.2.3",
        "256.1.1.1",
        "2020.01.02.03",
        "meet at noma.example",
        "we met at home",
        "connect at dot com prices",
        "internationalization-of-things-2020",
        "wp-content/uploads/2020/01/IMG_20200101_120000.jpg",
        "\\" * 1000,
    ],
)
def test_what_only_looks_like_an_address(text):
    assert not is_personal_text(text)


@pytest.mark.parametrize(
    ("name", "value", "personal"),
    [
        ("version", "1.2.3.4", True),  # nothing else: it is taken for an address
        ("version", "Pond 1.2.3.4", False),
        ("app_version", ["Pond 1.2.3.4"], False),
        ("about", "Pond 1.2.3.4", True),
        ("apiKey", "x", True),
        ("recipe", "x", False),
        ("shipping_class", "x", False),
        ("token_count", "x", True),
        ("tokenizer", "x", False),
        ("comment_status", "open", False),
        ("geo_latitude", "1.5", False),
        ("x", serialized({"email": "hash"}), True),
        ("x", serialized({"who": "bob"}), False),
        ("x", '{"a":[{"apiKey":"zz"}]}', True),
        ("x", {"a": [{"ok": 1}]}, False),
    ],
)
def test_names_of_fields_and_versions(name, value, personal):
    assert is_personal(name, value) is personal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ada Reed", "Ada Reed"),
        ("ada@pond.example", "ada"),
        ("Ada <ada@pond.example>", "Ada"),
        ("<ada@pond.example>", "ada"),
        ("ada%40pond.example", "ada"),
        ("192.0.2.7", ""),
        ("Ann (192.0.2.7)", "Ann"),
    ],
)
def test_names_are_cut(text, shown):
    assert public_text(text) == shown


def test_slugs_and_logins_stay_apart():
    assert public_name("first-post") == "first-post"
    assert public_name("ada@pond.example").startswith("ada-")
    assert public_name("ada@pond.example") != public_name("ada@sea.example")
    assert public_name("192.0.2.7").startswith("user-")
    assert login_of("Ada Reed") == "ada-reed"
    assert login_of("ada@pond.example") == "ada@pond.example"


@pytest.mark.parametrize(
    ("url", "start", "end"),
    [
        ("https://pond.example/author/ada@pond.example/", "https://pond.example/author/ada-", "/"),
        ("https://pond.example/u/2020/ada%40pond.example.jpg?x=1", "https://pond.example/u/2020/ada-", ".jpg?x=1"),
        ("https://ada@pond.example/x", "https://pond.example/x", ""),
    ],
)  # fmt: skip
def test_urls_keep_all_but_the_address(url, start, end):
    new = public_url(url)
    assert new.startswith(start)
    assert new.endswith(end)
    assert not is_personal_text(new)


def test_a_path_without_an_address_is_as_it_was():
    assert public_path("/2020/%e6%97%a5/logo@2x.png") == "/2020/%e6%97%a5/logo@2x.png"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a:2:{i:0;s:2:"\u00fc";s:1:"b";a:1:{s:1:"c";b:1;}}', {"0": "\u00fc", "b": {"c": "1"}}),
        ('O:8:"stdClass":1:{s:1:"a";N;}', {"a": None}),
        ('C:3:"Foo":5:{hello}', "hello"),
        ("d:1.5;", "1.5"),
    ],
)
def test_serialized_php(text, value):
    assert php.looks_serialized(text)
    assert php.unserialize(text) == value


@pytest.mark.parametrize(
    "text", ['s:3:"a";', 'a:1:{i:0;s:1:"a";', "a:1:{i:0;}", "x", "", "a:1:{" * 200, 's:1:"a";x']
)
def test_what_is_not_serialized_php(text):
    with pytest.raises(ValueError, match=r"\w"):
        php.unserialize(text)


@pytest.mark.parametrize(
    ("public", "shown"), [("1", True), (1, True), (True, True), (None, True), ("0", False), (2, False), (False, False)]
)  # fmt: skip
def test_a_location_is_shown_unless_the_blog_hides_it(public, shown, tmp_path):
    extra = {"geo_latitude": ["47.14"], "geo_address": ["Vaduz"], "mood": "fine"}
    extra |= {} if public is None else {"geo_public": [public]}
    converters.write([Post(id="1", title="t", extra=extra)], tmp_path / "out", to="markdown")
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.md"))
    assert "fine" in text
    assert ("Vaduz" in text) is ("47.14" in text) is shown


def test_each_field_is_counted_under_one_name(tmp_path):
    posts = [
        Post(id=str(n), title="t", extra={f"previously_liked_{n}": "1", f"ada{n}@pond.example": "x"})
        for n in (1, 2)
    ]
    result = converters.write(posts, tmp_path / "out", to="markdown")
    said = [finding.message for finding in result.findings if finding.kind == "personal-field"]
    assert any("previously_liked_… (2 times)" in sentence for sentence in said)
    assert not any("@" in sentence for sentence in said)


def test_an_author_of_hidden_posts_alone_is_hidden_also_by_an_address(tmp_path):
    records = [Author(login="ada@pond.example", name="Ada Reed"), Post(id="1", status="private", author="ada@pond.example"), Post(id="2", title="t")]  # fmt: skip
    result = converters.write(records, tmp_path / "out", to="markdown")
    assert result.accounts["author"].left_out == {"private": 1}


def test_a_term_that_is_an_address_is_one_term_still(tmp_path):
    mail = "ada@pond.example"
    ref = TermRef(taxonomy="post_tag", slug="adapond-example", name=mail)
    records = [
        Term(taxonomy="post_tag", slug="adapond-example", name=mail),
        Post(id="1", title="t", terms=(ref,)),
    ]
    result = converters.write(records, tmp_path / "out", to="markdown")
    assert result.accounts["term"].read == 1
    assert "pond" not in (tmp_path / "out" / "data" / "terms.yaml").read_text("utf-8")


def test_what_texts_say_stays(tmp_path):
    footnotes = '[{"content":"<a href=\\"mailto:a@pond.example\\">a@pond.example</a>","id":"f1"}]'
    body = converters.Markup(
        text='<p>Write to b@pond.example<sup data-fn="f1" class="fn">1</sup></p><!-- wp:footnotes /-->',
        dialect="wordpress",
    )
    comment = Comment(
        id="1", author=Commenter(name="Bo"), body=converters.Markup(text="c@pond.example", dialect="html")
    )
    media = Media(id="5", url="https://pond.example/a.jpg", caption="by d@pond.example")
    post = Post(
        id="1",
        title="e@pond.example",
        excerpt="f@pond.example",
        body=body,
        comments=(comment,),
        extra={"footnotes": [footnotes]},
    )
    converters.write([post, media], tmp_path / "out", to="hugo")
    text = "".join(
        path.read_text("utf-8") for path in (tmp_path / "out").rglob("*") if path.suffix in (".md", ".json")
    )
    text = text.replace("\\", "")  # Markdown escapes an `@`
    assert [letter for letter in "abcdef" if f"{letter}@pond.example" not in text] == []


def test_links_within_the_site_follow_a_permalink_that_changed(tmp_path):
    url, home = "https://pond.example/people/bo@sea.example/", "https://pond.example"
    image = f"{home}/wp-content/uploads/bo@sea.example.jpg"
    body = converters.Markup(text=f'<p><a href="{url}">Bo</a> <img src="{image}"></p>', dialect="html")
    menu = {"_menu_item_type": ["custom"], "_menu_item_url": [url]}
    records = [
        converters.Site(title="Pond", url=home),
        converters.Asset(url=image, name="bo.jpg", open=lambda: BytesIO(b"x")),
        Post(id="1", title="t", url=f"{home}/t/", body=body),
        Post(id="2", type="page", title="Bo", slug="bo@sea.example", url=url),
        Post(id="3", type="nav_menu_item", title="Bo", extra=menu, terms=(TermRef(taxonomy="nav_menu", slug="m", name="M"),)),
    ]  # fmt: skip
    converters.write(records, tmp_path / "out", to="html")
    page = (tmp_path / "out" / "t" / "index.html").read_text("utf-8").partition("<body")[2]
    assert "@sea.example" not in page
    (there,) = (tmp_path / "out" / "people").glob("bo-*/index.html")
    assert f"people/{there.parent.name}/index.html" in page
    home_page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert home_page.count(f"people/{there.parent.name}/index.html") == 1  # the menu
    assert "@sea.example" not in home_page
    assert [path.name[:3] for path in (tmp_path / "out").rglob("*.jpg")] == ["bo-"]


@pytest.mark.parametrize("to", ["html", *TREES])
def test_a_tree_of_markdown_with_addresses_everywhere(to, tmp_path):
    converters.convert(FIXTURES / "privacy" / "tree", tmp_path / "out", to=to)
    written = "\n".join(
        [path.relative_to(tmp_path).as_posix() for path in (tmp_path / "out").rglob("*")]
        + [path.read_text("utf-8") for path in (tmp_path / "out").rglob("*") if path.is_file()]
    )
    assert "secret" not in written
    assert "198.51.100" not in written
    assert "words@stay.example" in written
    assert "fine" in written


def test_short_texts_are_judged_once(monkeypatch):
    judged = []
    monkeypatch.setattr("converters.personal.fields.holds_secret", lambda text: judged.append(text) or False)
    for _ in range(3):
        assert not is_personal("_seen_in_each_post", {"inner_of_each_post": "word-of-each-post"})
    assert sorted(judged) == ["_seen_in_each_post", "inner_of_each_post", "word-of-each-post"]


def test_a_remembered_version_is_not_the_verdict_on_the_same_text_elsewhere():
    assert not is_personal("plugin_version", "build 203.0.113.7 of May")
    assert is_personal("note", "build 203.0.113.7 of May")
    assert not is_personal("plugin_version", "build 203.0.113.7 of May")


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        ("session", True),
        ("_staff", True),
        ("session_title", False),
        ("staff_pick", False),
        ("conference_session", False),
    ],
)
def test_fields_of_logins_and_of_staff_are_personal_by_their_whole_name(name, personal):
    assert is_personal(name, "some words") == personal


@pytest.mark.parametrize(
    "end",
    [
        "",
        "/",
        "/2020/01/05/ada-at-pond-dot-example/",
        "/a/?p=17",
        "/?page_id=403",
        "/?p=40",
        "/?p=ghp_0123456789abcdefghij",
        "/ghp_0123456789abcdefghij/",
        "/192.0.2.1/",
        "/%40/",
        *(
            f"/{made}"
            for disguise in DISGUISES.values()
            if isinstance(made := disguise("ada@pond.example"), str)
        ),
    ],
)
@pytest.mark.parametrize(
    "host", ["pond.example", "www.pond.example", "192.0.2", "192.0.2.1", "ada@pond.example", "[1::2]"]
)
def test_a_plain_url_is_judged_as_a_long_text_is(host, end, monkeypatch):
    """What looks plain is not looked into; each such URL is one in which nothing would be found."""
    url = f"https://{host}{end}"
    known = is_personal_text(url)
    monkeypatch.setattr("converters.personal.fields._PLAIN", re.compile("(?!)"))
    assert is_personal_text(f"{url} {'x' * 64}") == known

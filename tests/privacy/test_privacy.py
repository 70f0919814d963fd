import json

import pytest

import converters
from converters.model import Author, Comment, Commenter, Markup, Media, Post
from tests.targets import TREES

POSTS = [
    Post(id="1", title="Out", slug="out", body=Markup(text="outside", dialect="markdown")),
    Post(id="2", title="Draft", slug="draft", status="draft"),
    Post(id="3", title="Pending", slug="pending", status="pending"),
    Post(id="4", title="Private", slug="private", status="private"),
    Post(id="5", title="Later", slug="later", status="future"),
    Post(id="6", title="Bin", slug="bin", status="trash"),
    Post(id="7", title="Locked", slug="locked", password="sesame"),
    Post(
        id="8",
        title="Order",
        slug="order",
        type="guest_entry",
        url="https://a.example/?post_type=guest_entry&p=8",
    ),
    Media(id="9", url="https://a.example/private.jpg", parent="4"),
]


@pytest.fixture
def plain(tmp_path):
    """What a public target has of records, as one text, and the summary."""

    def write(records, include=()):
        result = converters.write(records, tmp_path / "site", to="markdown", include=include)
        text = "\n".join(
            path.read_text(encoding="utf-8")
            for path in sorted((tmp_path / "site").rglob("*"))
            if path.is_file()
        )
        return text, result.accounts

    return write


def test_only_what_is_public_is_written(plain):
    text, accounts = plain(POSTS)
    for word in ("Pending", "Private", "Later", "Bin", "Locked", "sesame", "Order", "private.jpg"):
        assert word not in text
    assert "Out" in text
    assert accounts["post"].left_out == {"pending": 1, "private": 2, "future": 1, "trash": 1, "password": 1}
    assert accounts["media"].left_out == {"private": 1}
    assert all(account.balanced for account in accounts.values())


def test_what_is_included_is_a_draft_and_its_password_stays_here(plain):
    text, accounts = plain(POSTS, include=["pending", "private", "future", "password", "trash"])
    for word in ("Pending", "Private", "Later", "Bin", "Locked", "Order"):
        assert word in text
    assert "sesame" not in text
    assert text.count("draft: true") == 7
    assert accounts["post"].left_out == {}


COMMENTS = (
    Comment(id="1", author=Commenter(name="Ann", email="ann@a.example", ip="192.0.2.7"), extra={"akismet": ["192.0.2.7"]}),
    Comment(id="2", parent="1", author=Commenter(name="Bob"), status="pending", body=Markup(text="hidden", dialect="html")),
    Comment(id="3", parent="2", author=Commenter(name="Cid")),
    Comment(id="4", author=Commenter(name="Dan"), status="spam"),
    Comment(id="5", author=Commenter(name="Eve"), type="note"),
)  # fmt: skip


def test_comments_without_what_the_site_never_showed(plain):
    text, accounts = plain(
        [Author(login="ann", email="ann@a.example"), Post(id="1", slug="p", comments=COMMENTS)]
    )
    for word in ("ann@a.example", "192.0.2.7", "Bob", "hidden", "Dan", "Eve"):
        assert word not in text
    assert "Ann" in text
    assert "Cid" in text
    assert (accounts["comment"].written, accounts["comment"].left_out) == (2, {"unapproved": 3})


def test_an_answer_to_a_hidden_comment_stands_under_the_one_above(tmp_path):
    from converters.diagnostics import Diagnostics
    from converters.privacy import redact

    post = redact(Post(id="1", comments=COMMENTS), frozenset(), Diagnostics())
    assert [(comment.id, comment.parent) for comment in post.comments] == [("1", ""), ("3", "1")]


def test_personal_data_on_request(plain):
    text, _ = plain([Post(id="1", slug="p", comments=COMMENTS)], include=["personal", "unapproved"])
    assert "ann@a.example" in text
    assert "192.0.2.7" in text
    assert "Dan" in text


def test_a_private_target_has_everything(tmp_path):
    target = tmp_path / "all.jsonl"
    result = converters.write([*POSTS, Post(id="10", comments=COMMENTS)], target, to="archive")
    text = target.read_text(encoding="utf-8")
    for word in ("Pending", "sesame", "ann@a.example", "192.0.2.7", "hidden"):
        assert word in text
    assert sum(json.loads(line)["record"] == "post" for line in text.splitlines()) == 9
    assert all(account.left_out == {} for account in result.accounts.values())


def blocks(*more, status="publish", password=""):
    block = Post(
        id="10",
        type="wp_block",
        status=status,
        password=password,
        body=Markup(text="<p>secret</p>", dialect="wordpress"),
    )
    host = Post(id="1", slug="host", body=Markup(text='<!-- wp:block {"ref":10} /-->', dialect="wordpress"))
    return [block, host, *more]  # fmt: skip


@pytest.mark.parametrize(
    "hidden", [{"status": "private"}, {"status": "trash"}, {"status": "draft"}, {"password": "x"}]
)
def test_reusable_blocks_that_are_not_public_are_shown_nowhere(plain, hidden):
    assert "secret" not in plain(blocks(**hidden))[0]


@pytest.mark.parametrize("hidden", [{"status": "private"}, {"status": "pending"}, {"password": "x"}])
def test_reusable_blocks_that_are_included_are_in_no_published_post(plain, hidden):
    text, _ = plain(blocks(**hidden), include=["private", "pending", "password"])
    assert "secret" not in text


def test_reusable_blocks_that_are_public_are_shown(plain):
    assert "secret" in plain(blocks())[0]


@pytest.mark.parametrize("code", ['[gallery id="4"]', '[gallery ids="9"]'])
def test_files_of_a_private_post_are_shown_nowhere(plain, code):
    host = Post(id="1", slug="host", body=Markup(text=code, dialect="wordpress"), featured="9")
    text, accounts = plain([*POSTS[3:4], POSTS[-1], host])
    assert "private.jpg" not in text
    assert accounts["media"].left_out == {"private": 1}


@pytest.mark.parametrize("extra", [{"status": "trash"}, {"status": "private"}, {"post_password": "x"}])
def test_files_that_are_themselves_not_public(plain, extra):
    text, accounts = plain([Media(id="9", url="https://a.example/hidden.jpg", extra=extra)])
    assert "hidden.jpg" not in text
    assert sum(accounts["media"].left_out.values()) == 1


def test_a_private_post_without_an_id_hides_nothing_else(plain):
    text, accounts = plain([Post(status="private"), Media(id="9", url="https://a.example/free.jpg")])
    assert "free.jpg" in text
    assert accounts["media"].left_out == {}


def test_a_hidden_comment_without_an_id_is_no_circle(plain):
    comments = (Comment(status="pending"), Comment(id="2", author=Commenter(name="Cid")))
    assert "Cid" in plain([Post(id="1", slug="p", comments=comments)])[0]


def test_fields_that_say_they_are_personal(plain):
    extra = {
        "billing_email": ["a@a.example"],
        "comment": [{"comment_author_email": "b@b.example"}],
        "comment_content": "unapproved",
        "client_ip": ["192.0.2.9"],
        "recipe": ["kept"],
    }
    text, _ = plain([Post(id="1", slug="p", extra=extra)])
    for word in ("a@a.example", "b@b.example", "unapproved", "192.0.2.9"):
        assert word not in text
    assert "kept" in text


@pytest.mark.slow(reason="a very large input")
def test_long_chains_of_hidden_comments_take_no_time(plain):
    hidden = [Comment(id=str(n), parent=str(n - 1) if n else "", status="spam") for n in range(5000)]
    shown = [Comment(id=f"s{n}", parent=str(n)) for n in range(5000)]
    _, accounts = plain([Post(id="1", slug="p", comments=(*hidden, *shown))])
    assert accounts["comment"].written == 5000


def test_what_does_not_say_its_status_is_not_public(plain):
    secret = Post(
        id="4", title="Secret", slug="secret", status="", body=Markup(text="inside", dialect="html")
    )
    text, accounts = plain([secret, Media(id="9", url="https://a.example/secret.jpg", parent="4")])
    assert "inside" not in text
    assert "secret.jpg" not in text
    assert accounts["post"].left_out == {"no status": 1}


def test_a_circle_of_hidden_comments_ends(plain):
    body = Markup(text="shown", dialect="html")
    comments = (
        Comment(id="1", parent="2", status="spam"),
        Comment(id="2", parent="1", status="spam"),
        Comment(id="3", parent="1", body=body),
    )
    text, _ = plain([Post(id="1", title="Out", slug="out", comments=comments)])
    assert "shown" in text


def test_an_address_in_the_value_of_a_custom_field_or_the_url_of_a_commenter_is_not_public(tmp_path):
    commenter = converters.Commenter(name="Ann", url="mailto:ann@b.example")
    extra = {"reviewer": ["ask zoe@b.example"], "mood": ["fine", "https://b.example/@zoe"]}
    post = converters.Post(id="1", title="t", extra=extra, comments=(converters.Comment(author=commenter),))
    term = converters.Term(taxonomy="author", slug="zoe", name="Zoe", description="Zoe zoe@b.example 7")
    converters.write([post, term], tmp_path / "out", to="hugo")
    public = "".join(
        path.read_text("utf-8") for path in (tmp_path / "out").rglob("*") if path.suffix in (".md", ".json")
    )
    assert "fine" in public
    assert "zoe@b.example" not in public
    assert "ann@b.example" not in public


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_names_that_are_addresses_lose_their_host(to, tmp_path):
    comment = Comment(
        id="5", author=Commenter(name="eve@mail.example"), body=Markup(text="hi", dialect="html")
    )
    records = [
        Author(
            id="1", login="ada@mail.example", name="ada@mail.example", extra={"nickname": "ada@mail.example"}
        ),
        Author(id="2", login="ada@post.example", name="Ada the Second"),
        Media(id="3", url="https://a.example/a.jpg", extra={"creator": "ada@mail.example"}),
        Post(id="1", title="One", slug="one", author="ada@mail.example", comments=(comment,)),
        Post(id="2", title="Two", slug="two", author="ada@post.example"),
        Post(id="3", title="Three", slug="three", author="gone@mail.example"),
    ]
    target = tmp_path / "site"
    result = converters.write(records, target, to=to)
    names = "\n".join(path.relative_to(target).as_posix() for path in target.rglob("*"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in target.rglob("*") if path.is_file())
    assert "@mail.example" not in names + text
    assert "@post.example" not in names + text
    assert "Ada the Second" in text
    assert "eve" in text
    assert result.accounts["author"].written == 2  # two accounts of one name stay two
    assert {"personal", "personal-field"} <= {finding.kind for finding in result.findings}


def test_names_that_are_addresses_stay_if_asked_for(tmp_path):
    author = Author(id="1", login="ada@mail.example", name="ada@mail.example")
    converters.write([author], tmp_path / "site", to="markdown", include=("personal",))
    assert "ada@mail.example" in (tmp_path / "site" / "data" / "authors.yaml").read_text(encoding="utf-8")

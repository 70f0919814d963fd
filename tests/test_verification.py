"""`convert --verify` and `diff --public`: equal where nothing is lost, and not equal where something is."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

import converters
from converters import Comment, Commenter, Markup, Post
from converters.cli.main import main
from converters.compare.judgement import NOTES, OF_DRAFTS, PAGES, groups
from converters.compare.verification import Verification, compare_public
from converters.markup.body_targets import MarkdownTarget
from converters.run.writing import Written
from converters.storage.record_lines import encode
from tests.conftest import FIXTURES
from tests.pictures import png
from tests.targets import GENERATORS, TREES

FORMATS = (*TREES, "html", "wxr", "archive")
SITES = (*TREES, "html")
NAMES = {"wxr": "blog.xml", "archive": "blog.jsonl"}


def target(folder: Path, to: str) -> Path:
    return folder / NAMES.get(to, to)


def verified(source, out, to, damage=None, **options):
    """The verification of a run whose target `damage` changes before it is read back."""
    verification = Verification()

    def afterwards(written: Written) -> None:
        if damage:
            damage(out)
        verification(written)

    result = converters.convert(source, out, to=to, afterwards=afterwards, **options)
    return verification, result


def changed(out: Path, old: str, new: str) -> None:
    """Change a text in each file of a target."""
    files = [out] if out.is_file() else [path for path in sorted(out.rglob("*")) if path.is_file()]
    touched = 0
    for path in files:
        data = path.read_bytes()
        if old.encode() in data:
            path.write_bytes(data.replace(old.encode(), new.encode()))
            touched += 1
    assert touched, f"{old} is nowhere in {out}"


@pytest.mark.parametrize("to", FORMATS)
def test_what_is_written_is_read_back_and_equal(to, example, tmp_path):
    verification, result = verified(example, target(tmp_path, to), to)
    assert verification.equal, verification.comparison.differences
    assert verification.counts["post"].compared
    assert verification.counts["comment"].compared == result.accounts["comment"].written
    assert not any(finding.kind == "read-back-otherwise" for finding in result.findings)


BLOG = [
    converters.Site(title="Mill", url="https://mill.example"),
    Post(
        id="1",
        title="The mill pond",
        slug="pond",
        url="https://mill.example/2020/01/pond/",
        date="2020-01-05T08:00:00+01:00",
        author="ada",
        body=Markup(text="<p>The wheel turns slowly.</p>\n<p>Herons wait.</p>", dialect="html"),
        comments=(
            Comment(
                id="5",
                author=Commenter(name="Bo", email="bo@lake.example"),
                date="2020-01-06T08:00:00+01:00",
                body=Markup(text="<p>Lovely water.</p>", dialect="html"),
            ),
        ),
        extra={"mood": ["calm"]},
    ),
    Post(id="2", status="private", title="Secret", body=Markup(text="Hush", dialect="html")),
]


@pytest.fixture
def blog(tmp_path):
    path = tmp_path / "source.jsonl"
    path.write_bytes(b"".join(map(encode, BLOG)))
    return path


PLANTED = [
    ("post.body", "Herons wait.", "Nobody waits."),
    ("post.body", "The wheel turns slowly.", ""),
    ("post.title", "The mill pond", "The milk pond"),
    ("comment.body", "Lovely water.", "Muddy water."),
    ("comment.author.name", "Bo", "Bob"),
]


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize(("field", "old", "new"), PLANTED)
def test_a_planted_loss_is_found(to, field, old, new, blog, tmp_path):
    out = target(tmp_path, to)
    verification, result = verified(blog, out, to, lambda out: changed(out, old, new))
    assert not verification.equal
    found = {f"{each.record}.{each.field}" for each in verification.comparison.differences}
    lost = {each.record for each in verification.comparison.differences if each.only == "a"}
    assert field in found or field.partition(".")[0] in lost, (found, lost)
    assert any(finding.kind == "read-back-otherwise" for finding in result.findings)
    assert result.by_severity["error"]


@pytest.mark.parametrize("to", TREES)
def test_a_post_that_is_gone_is_found(to, blog, tmp_path):
    out = target(tmp_path, to)

    def remove(out: Path) -> None:
        for path in out.rglob("*pond*"):
            if path.is_file():
                path.unlink()

    verification, _ = verified(blog, out, to, remove)
    assert not verification.equal  # Pelican's comments hold a place for their post


@pytest.mark.parametrize("to", TREES)
def test_a_conversion_that_loses_a_paragraph_is_found(to, blog, tmp_path, monkeypatch):
    """The target is what the conversion made, and no finding says that it lost something."""
    convert = MarkdownTarget._convert

    def lossy(self, markup, *rest, **more):
        made = convert(self, markup, *rest, **more)
        return replace(made, text=made.text.replace("Herons wait.", "").rstrip())

    monkeypatch.setattr(MarkdownTarget, "_convert", lossy)
    verification, _ = verified(blog, target(tmp_path, to), to)
    assert [each.field for each in verification.comparison.differences] == ["body"]


def test_a_writer_that_drops_a_field_it_carries_is_found(blog, tmp_path, monkeypatch):
    from converters.generators.site import post_files

    monkeypatch.setattr(
        post_files, "public_fields", lambda post, log: post_files.PublicFields({}, {}, {}, {})
    )
    verification, _ = verified(blog, tmp_path / "site", "hugo")
    assert [each.field for each in verification.comparison.differences] == ["extra.mood"]


def test_a_leaked_post_is_found(blog, tmp_path):
    def leak(out: Path) -> None:
        (out / "content" / "posts" / "secret.md").write_text("---\ntitle: Secret\n---\nHush\n", "utf-8")

    verification, _ = verified(blog, tmp_path / "site", "hugo", leak)
    assert [(each.only, each.record) for each in verification.comparison.differences] == [("b", "post")]


def test_a_target_that_cannot_be_read_back_is_not_equal(blog, tmp_path):
    out = tmp_path / "blog.xml"
    verification, result = verified(blog, out, "wxr", lambda out: out.write_text("nothing", "utf-8"))
    assert not verification.equal
    assert verification.unreadable
    assert any(finding.kind == "not-read-back" for finding in result.findings)


def test_an_export_in_several_files_is_read_back_as_one(tmp_path):
    posts = [
        replace(BLOG[1], id=str(number), slug=f"pond-{number}", url=f"https://mill.example/{number}/")
        for number in range(300)
    ]
    source = tmp_path / "source.jsonl"
    source.write_bytes(b"".join(map(encode, [BLOG[0], *posts])))
    verification, _ = verified(source, tmp_path / "blog.xml", "wxr", options={"split": "200KB"})
    assert (tmp_path / "blog-2.xml").is_file()
    assert verification.equal, verification.comparison.differences[:3]
    assert verification.counts["post"].compared == 300


@pytest.mark.parametrize("to", SITES)
def test_diff_public_judges_as_verify_does(to, example, tmp_path):
    out = target(tmp_path, to)
    verification, _ = verified(example, out, to)
    found = compare_public(example, out)
    assert found.equal
    assert found.explained == verification.explained
    assert not converters.diff(example, out).equal


def test_diff_public_of_two_exports_leaves_out_what_is_private(blog, tmp_path):
    public = tmp_path / "public.jsonl"
    public.write_bytes(b"".join(map(encode, BLOG[:2])))
    assert not converters.diff(blog, public).equal
    assert compare_public(blog, public).equal
    public.write_bytes(encode(BLOG[0]) + encode(replace(BLOG[1], title="The mill")))
    assert [each.field for each in compare_public(blog, public).comparison.differences] == ["title"]


def test_notes_are_counted_and_not_silent(example, tmp_path):
    verification, _ = verified(example, tmp_path / "site", "hugo")
    assert dict(groups(verification.explained))[NOTES]


def test_the_command_says_what_it_found(example, tmp_path, capsys):
    report = tmp_path / "r.jsonl"
    site = tmp_path / "site"
    words = ["convert", str(example), str(site), "--to", "hugo", "--verify", "--report", str(report)]
    assert main(words) == 0
    assert "written, read back and found equal" in capsys.readouterr().out
    summary = json.loads(report.read_text("utf-8").splitlines()[-1])["summary"]
    assert summary["verification"]["equal"] is True
    assert main(["diff", "--public", str(example), str(site)]) == 0
    changed(site, "About", "Abut")
    assert main(["diff", "--public", str(example), str(site)]) == 1
    assert "title: 'About' / 'Abut'" in capsys.readouterr().out


def test_verify_goes_with_a_file(example, capsys):
    assert main(["convert", str(example), "-", "--to", "archive", "--verify"]) == 2
    assert "--verify" in capsys.readouterr().err


def of_real_exports():
    """Of a large blog the sites of Markdown are long, but for one: the theme unit test has every sort of text."""
    for name in ("peer/theme-unit-test.xml", "real/creativecommons-labs.scrubbed.xml"):
        for to in (*GENERATORS, "html", "wxr", "archive"):
            is_long = name.startswith("real/") and to in GENERATORS and to != "hugo"
            yield pytest.param(name, to, marks=pytest.mark.long(share=6) if is_long else ())


@pytest.mark.parametrize(("name", "to"), list(of_real_exports()))
def test_real_exports_are_read_back_and_equal(name, to, corpus, tmp_path):
    verification, _ = verified(corpus / "wxr" / name, target(tmp_path, to), to)
    assert verification.equal, verification.comparison.differences[:5]


def test_a_list_of_pages_in_a_menu_is_written_as_the_pages(tmp_path):
    records = [
        converters.Site(title="Harbour", url="https://harbour.example"),
        Post(id="1", type="page", status="publish", title="About", slug="about", order=1),
        Post(id="2", type="page", status="publish", title="Boats", slug="boats", order=2),
        Post(
            id="13",
            type="wp_navigation",
            status="publish",
            title="Navigation",
            slug="navigation",
            body=Markup(text="<!-- wp:page-list /-->", dialect="wordpress"),
        ),
    ]
    source = tmp_path / "source.jsonl"
    source.write_bytes(b"".join(map(encode, records)))
    verification, _ = verified(source, tmp_path / "html", "html")
    assert verification.equal, verification.comparison.differences
    assert (PAGES, 3) in groups(verification.explained)
    other = tmp_path / "other"
    verification, _ = verified(
        source, other, "html", lambda out: changed(out, '"id":"13-1-2"', '"id":"14-1-2"')
    )
    assert not verification.equal


def test_an_author_who_is_named_twice_is_listed_once(tmp_path):
    """A tree of Jekyll has the name of the first author, and the logins of all."""
    records = [
        converters.Author(login="first-author", name="First Author"),
        converters.Author(login="second-author", name="Second Author"),
        Post(
            id="1",
            type="post",
            status="publish",
            title="Two hands",
            slug="two-hands",
            author="first-author",
            body=Markup(text="We wrote it.", dialect="markdown"),
            extra={"authors": ["first-author", "second-author"]},
        ),
    ]
    source = tmp_path / "source.jsonl"
    source.write_bytes(b"".join(map(encode, records)))
    for to in SITES:
        verification, _ = verified(source, target(tmp_path, to), to)
        assert verification.equal, (to, verification.comparison.differences)


@pytest.mark.parametrize("to", FORMATS)
def test_an_excerpt_without_a_body_has_the_markup_of_the_body(tmp_path, to):
    body = Markup(text="", dialect="html")
    post = Post(
        id="1",
        type="post",
        status="publish",
        title="Short",
        slug="short",
        body=body,
        excerpt="As well as <strong>loud</strong> words",
    )
    source = tmp_path / "source.jsonl"
    source.write_bytes(encode(post))
    verification, _ = verified(source, target(tmp_path, to), to)
    assert verification.equal, verification.comparison.differences


def test_a_link_to_an_archive_is_the_author_s(tmp_path):
    link = "https://web.archive.org/web/20200307013845/https://quay.example/old"
    post = Post(
        id="1",
        type="post",
        status="publish",
        title="Old",
        slug="old",
        body=Markup(text=f'<p>It was <a href="{link}">there</a>.</p>', dialect="html"),
    )
    source = tmp_path / "source.jsonl"
    source.write_bytes(encode(post))
    verification, _ = verified(source, tmp_path / "html", "html")
    assert verification.equal, verification.comparison.differences


def test_the_former_address_of_a_folder_s_index_is_taken_by_the_folder(tmp_path):
    records = [
        Post(id="1", type="page", status="publish", title="Walks", slug="walks", url="/walks/"),
        Post(
            id="2",
            type="page",
            status="publish",
            title="Paths",
            slug="paths",
            url="/walks/paths/",
            extra={"aliases": ["/walks/index", "/walks/old-paths"]},
        ),
    ]
    source = tmp_path / "source.jsonl"
    source.write_bytes(b"".join(map(encode, records)))
    for to in SITES:
        verification, _ = verified(source, target(tmp_path, to), to)
        assert verification.equal, (to, verification.comparison.differences)


@pytest.mark.parametrize("to", SITES)
def test_what_is_included_is_a_draft_that_says_what_it_was(to, example, tmp_path):
    verification, _ = verified(example, tmp_path / to, to, include=["private", "pending", "unapproved"])
    assert verification.equal, verification.comparison.differences


@pytest.mark.parametrize(("to", "options"), [("jekyll", {}), ("wxr", {"base-url": "https://new.example"})])
def test_a_tree_with_translations_and_files_is_read_back(to, options, tmp_path):
    source, out = FIXTURES / "trees" / "hugo", target(tmp_path, to)
    verification, _ = verified(source, out, to, options=options)
    assert verification.equal, verification.comparison.differences


@pytest.mark.parametrize("to", SITES)
def test_a_title_that_was_stored_escaped_is_read_back(to, example, tmp_path):
    source = tmp_path / "escaped.xml"
    text = example.read_text(encoding="utf-8")
    start = text.index("<title>", text.index("<item>"))
    end = text.index("</title>", start)
    source.write_text(
        f"{text[:start]}<title><![CDATA[Sand &amp; &#8220;silt&#8221;]]>{text[end:]}", encoding="utf-8"
    )
    assert verified(source, tmp_path / to, to)[0].equal


def test_another_address_than_that_of_the_new_site_is_seen(example, tmp_path):
    options = {"base-url": "https://new.example"}
    verification, _ = verified(
        example,
        tmp_path / "new.xml",
        "wxr",
        lambda out: changed(out, "new.example/about/", "old.example/about/"),
        options=options,
    )
    assert not verification.equal


@pytest.mark.parametrize("to", ["hugo", "jekyll"])
def test_a_file_that_only_a_draft_shows_is_by_design(to, tmp_path):
    notes = tmp_path / "notes"
    (notes / "img").mkdir(parents=True)
    (notes / "img" / "s.png").write_bytes(png())
    (notes / "a.md").write_text("---\ntitle: A\ndate: 2020-01-01\n---\nText.\n")
    (notes / "d.md").write_text("---\ntitle: D\ndraft: true\n---\n![x](img/s.png)\n")
    verification, _ = verified(notes, tmp_path / to, to)
    assert verification.equal, verification.comparison.differences
    assert OF_DRAFTS in {each.why for each in verification.explained}


def test_what_is_another_form_of_a_blog_is_not_verified(example, tmp_path, capsys):
    for to in ("ghost", "isso"):
        assert main(["convert", str(example), str(tmp_path / to), "--to", to, "--verify"]) == 2
        assert "another form" in capsys.readouterr().err
        assert not (tmp_path / to).exists()

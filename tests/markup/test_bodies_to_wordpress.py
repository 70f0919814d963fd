"""Bodies, excerpts and comments of every dialect on their way to a writer that holds WordPress's own."""

import json

import pytest

from converters import registry
from converters.diagnostics import Diagnostics
from converters.markup.bodies import Bodies
from converters.markup.wordpress import Context, render, render_comment
from converters.model import Comment, Dialect, Markup, Post
from converters.site.index import SiteIndex
from converters.site.plan import Plan, Run
from tests.markup.same_in_wordpress import means
from tests.markup.test_blocks_writing import OURS


def converted(post: Post, classic: bool = False) -> tuple[Post, Diagnostics]:
    diagnostics = Diagnostics()
    writer = registry.writer("wxr", {"classic": str(classic).lower()})
    done = Bodies(writer, Run(Plan())).post(post, diagnostics)
    diagnostics.settle()
    return done, diagnostics


def shown(post: Post) -> str:
    assert post.body
    assert post.body.dialect == "wordpress"
    return render(post.body.text, Context(post, SiteIndex(), Diagnostics()))


@pytest.mark.parametrize("classic", [False, True])
@pytest.mark.parametrize(
    ("dialect", "text", "html"),
    [
        ("markdown", "# A\n\n- *b*\n- c", "<h1>A</h1><ul><li><em>b</em></li><li>c</li></ul>"),
        ("plain", "a <b>\nc\n\nd [gallery]", "<p>a &lt;b&gt;<br>c</p><p>d [gallery]</p>"),
        (
            "html",
            "<div><p>a</p><table><tr><td>b</td></tr></table></div>",
            "<p>a</p><table><tr><td>b</td></tr></table>",
        ),
    ],
)
def test_every_dialect(dialect: Dialect, text: str, html: str, classic: bool) -> None:
    done, _ = converted(Post(id="1", body=Markup(text=text, dialect=dialect), excerpt=text), classic)
    assert means(shown(done)) == means(html)
    assert done.body is not None
    assert ("<!-- wp:" in done.body.text) is not classic
    assert "<!-- wp:" not in done.excerpt
    assert means(render(done.excerpt, Context(done, SiteIndex(), Diagnostics()))) == means(html)


def test_what_wordpress_stored_is_not_touched() -> None:
    body = Markup(text="a\n\n[gallery] <!-- wp:x -->\r\n", dialect="wordpress")
    post = Post(id="1", body=body, excerpt="b\n\nc", comments=(Comment(id="2", body=body),))
    assert converted(post)[0] is post


def test_footnotes_go_into_the_custom_field() -> None:
    post = Post(
        id="7", body=Markup(text="a[^1]\n\n[^1]: The *note*.", dialect="markdown"), extra={"x": ["y"]}
    )
    done, _ = converted(post)
    [stored] = done.extra["footnotes"]
    assert [note["content"] for note in json.loads(stored)] == ["The <em>note</em>."]
    assert done.extra["x"] == ["y"]
    assert '<ol class="wp-block-footnotes">' in shown(done)
    assert "footnotes" not in post.extra


def test_a_field_of_that_name_is_not_overwritten() -> None:
    post = Post(
        id="7", body=Markup(text="a[^1]\n\n[^1]: note", dialect="markdown"), extra={"footnotes": "mine"}
    )
    done, _ = converted(post)
    assert done.extra == post.extra
    assert "note" in shown(done)


def test_what_stays_html_is_said() -> None:
    text = "<dl><dt>a</dt></dl><p>b</p><dl><dt>c</dt></dl>"
    _, diagnostics = converted(Post(id="1", body=Markup(text=text, dialect="html")))
    assert [finding.message for finding in diagnostics.findings if finding.kind == "kept-as-custom-html"] == [
        "the block editor has no block for dl: 2 Custom HTML blocks are used instead"
    ]


def test_classic_content_that_is_spaced_otherwise_is_said() -> None:
    text = "<dl><dd>a<p>b</p>c</dd></dl>"
    done, diagnostics = converted(Post(id="1", body=Markup(text=text, dialect="html")), classic=True)
    assert [finding.kind for finding in diagnostics.findings] == ["other-paragraphs"]
    assert done.body
    assert done.body.text == text


@pytest.mark.parametrize("html", OURS)
def test_comments_show_the_same(html: str) -> None:
    comment = Comment(id="2", body=Markup(text=html, dialect="html"))
    done, diagnostics = converted(Post(id="1", comments=(comment,)))
    [body] = [one.body for one in done.comments]
    assert body
    assert body.dialect == "wordpress"
    if not diagnostics.findings:
        assert means(render_comment(body.text)) == means(html)


def test_a_plain_comment_keeps_its_lines_and_gets_links() -> None:
    comment = Comment(id="2", body=Markup(text="a <b>\nsee https://example.com/x\n\nc", dialect="plain"))
    [done] = converted(Post(id="1", comments=(comment,)))[0].comments
    assert done.body
    assert done.body.text == "a &lt;b&gt;\nsee https://example.com/x\n\nc"
    assert '<a href="https://example.com/x"' in render_comment(done.body.text)

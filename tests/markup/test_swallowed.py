"""Text of comments that goes with a tag or an element that does not end: it is saved, or reported."""

import pytest

from converters.diagnostics import Diagnostics
from converters.markup.comment_targets import HtmlComments
from converters.markup.html import plain
from converters.markup.swallowed import swallowed
from converters.markup.wordpress import Context
from converters.model import Comment, Markup, Post
from converters.site.index import SiteIndexBuilder


def public(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What a public target gets of a comment, as text, and the findings."""
    diagnostics, post = Diagnostics(), Post(id="1")
    comment = Comment(id="2", body=Markup(text=text, dialect="wordpress"))
    context = Context(post, SiteIndexBuilder().finish(), diagnostics)
    made = HtmlComments(("html",), None, public=True).comment(comment, context).body
    assert made
    return plain(made.text), [(finding.kind, finding.message) for finding in diagnostics.findings]


@pytest.mark.parametrize(
    "text",
    [
        "if a <b then words",
        "words <!-- and more words",
        'I say <a href="x>this and <b>that</b>',
        "ends with <a",
    ],
)
def test_a_tag_that_does_not_end_is_shown(text: str) -> None:
    shown, findings = public(text)
    assert shown == text.replace("<b>", "").replace("</b>", "") or shown == text
    assert [kind for kind, _ in findings] == ["comment-unended-tag"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("so <script> that is all", "that is all"),
        ("so <style>p { }", "p { }"),
        ("so <math><mi>x</mi></math>", "x"),
    ],
)
def test_what_is_lost_with_an_element_is_reported(text: str, lost: str) -> None:
    shown, [(kind, message)] = public(text)
    assert shown == "so"
    assert kind == "comment-swallowed"
    assert repr(lost) in message
    assert "its text stays" not in message


@pytest.mark.parametrize(
    "text",
    [
        "5 <3 x and a < b", "<b>ok</b> &amp; <i>x</i>", "See https://example.net/?a=1&b=2.", "a <br/> b<br>c",
        '<a href="https://example.net/" title="a > b" onclick="x()">link</a>', "<p>x<p>y", "one\n\ntwo &nbsp; x",
        "done <script>x()</script> <!-- note --> so",
    ],
)  # fmt: skip
def test_comments_that_lose_nothing(text: str) -> None:
    _, findings = public(text)
    assert not {kind for kind, _ in findings} & {"comment-swallowed", "comment-unended-tag"}


def test_the_language_of_code_stays() -> None:
    diagnostics = Diagnostics()
    comment = Comment(id="2", body=Markup(text="[ruby]a < b[/ruby]", dialect="wordpress"))
    context = Context(Post(id="1"), SiteIndexBuilder().finish(), diagnostics)
    made = HtmlComments(("html",), None, public=True).comment(comment, context).body
    assert made == Markup(text='<pre><code class="language-ruby">a &lt; b</code></pre>\n', dialect="html")
    comment = Comment(id="2", body=Markup(text='<code class="big" id="x">a</code>', dialect="html"))
    made = HtmlComments(("html",), None, public=True).comment(comment, context).body
    assert made == Markup(text="<code>a</code>", dialect="html")


@pytest.mark.parametrize("text", ['<a "', "<!--", "<a ", "<", '"<a', ' x="', "<script>"])
def test_the_search_takes_linear_time(text: str) -> None:
    assert isinstance(swallowed(text * 20_000, ""), str)

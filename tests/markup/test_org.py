"""Org texts as HTML: what the manual of Org 9.6 says that an export shows, and what it leaves out."""

import time

import pytest

from converters.generators.front_matter import load, split_raw
from converters.markup.org.render import render


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*loud /and/ clear*, =a *b*= and ~c~", "<p><strong>loud <em>and</em> clear</strong>, <code>a *b*</code> and <code>c</code></p>"),
        ("a*b*c, snake_case_name, 2 * 3 * 4", "<p>a*b*c, snake_case_name, 2 * 3 * 4</p>"),
        ("[[https://e.example][The fen]]", '<p><a href="https://e.example">The fen</a></p>'),
        ("[[https://e.example][https://e.example]]", '<p><a href="https://e.example">https://e.example</a></p>'),
        ("[[file:heron.jpg]]", '<p><img src="heron.jpg" alt=""></p>'),
        ("[[https://e.example][file:heron.jpg]]", '<p><a href="https://e.example"><img src="heron.jpg" alt=""></a></p>'),
        ("[[*Reed][above]] [[id:1-2][a note]] [[#tide]]", "<p>above a note tide</p>"),
        ("H_{2}O x^{2} \\alpha \\nope a\\\\\nb", "<p>H<sub>2</sub>O x<sup>2</sup> α \\nope a<br>\nb</p>"),
        ("<2024-05-06 Mon 10:00> @@html:<kbd>x</kbd>@@", "<p>2024-05-06 Mon 10:00 <kbd>x</kbd></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("* One\n** Two :tag:\nWords", "<h2>One</h2>\n<h3>Two</h3>\n<p>Words</p>"),
        ("- a\n  b\n  1. c\n- d", "<ul>\n<li>a\nb\n<ol>\n<li>c</li>\n</ol></li>\n<li>d</li>\n</ul>"),
        ("- reed :: a plant\n- rush :: another", "<dl>\n<dt>reed</dt>\n<dd>a plant</dd>\n<dt>rush</dt>\n<dd>another</dd>\n</dl>"),
        ("| a | b |\n|---+---|\n| 1 | 2 |", "<table>\n<thead><tr><th>a</th><th>b</th></tr></thead>\n<tbody><tr><td>1</td><td>2</td></tr></tbody>\n</table>"),
        ("#+begin_src sh :results none\n  ls\n    ,* x\n#+end_src", '<pre><code class="language-sh">ls\n  * x\n</code></pre>'),
        ("#+BEGIN_QUOTE\nOnce.\n\nTwice.\n#+END_QUOTE", "<blockquote>\n<p>Once.</p>\n<p>Twice.</p>\n</blockquote>"),
        ("#+begin_export html\n<hr class=x>\n#+end_export", "<hr class=x>"),
        (": one\n: two", "<pre>one\ntwo</pre>"),
        ("#+CAPTION: A heron\n[[./heron.jpg]]", '<figure><img src="./heron.jpg" alt=""><figcaption>A heron</figcaption></figure>'),
        ("#+LINK: bug https://bugs.example/%s\n[[bug:7][seven]]", '<p><a href="https://bugs.example/7">seven</a></p>'),
        ("Words[fn:1].\n\n[fn:1] A note.", '<p>Words<sup><a href="#fn-1">1</a></sup>.</p>\n<hr>\n<ol>\n<li id="fn-1"><p>A note.</p></li>\n</ol>'),
        ("#+begin_src sh :exports both\nls\n#+end_src\n\n#+RESULTS:\n: out", '<pre><code class="language-sh">ls\n</code></pre>\n<pre>out</pre>'),
    ],
)  # fmt: skip
def test_shown(text, html):
    assert render(text).html == html


@pytest.mark.parametrize(
    "text",
    [
        "Words\n# secret",
        "Words\n* COMMENT A heading\nsecret\n** secret",
        "Words\n* Later :noexport:\nsecret",
        "Words\n* Later :crypt:\nsecret",
        "#+exclude_tags: own\n#+EXCLUDE_TAGS: late\nWords\n* Later :late:\nsecret\n* Mine :own:\nsecret",
        "Words\n#+begin_comment\nsecret\n#+end_comment",
        "Words\n#+begin_comment\nsecret",
        "Words\n#+begin_export latex\nsecret\n#+end_export",
        "Words\n#+begin_src sh :exports none\nsecret\n#+end_src",
        "Words\n#+begin_src sh\nls\n#+end_src\n\n#+RESULTS:\n#+begin_example\nsecret\n#+end_example",
        "Words @@latex:secret@@",
    ],
)
def test_not_exported_and_counted(text):
    rendered = render(text)
    assert "Words" in rendered.html
    assert "secret" not in rendered.html
    assert rendered.hidden


@pytest.mark.parametrize(
    "text",
    [
        "* A\n:PROPERTIES:\n:ID: x\n:END:\n",
        "* A\n:LOGBOOK:\n- note\n:END:\n",
        "* A\nSCHEDULED: <2024-05-06 Mon>\n",
    ],
)
def test_what_emacs_notes_is_not_shown(text):
    assert render(text).html == "<h2>A</h2>"


def test_what_is_not_understood_is_named():
    assert render('#+INCLUDE: "a.org"\n{{{now}}}').unread == ('#+INCLUDE: "a.org"', "{{{now}}}")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("#+TITLE: Reed\n#+DATE: <2024-05-06 Mon 10:00>\n#+FILETAGS: :marsh:tide:\n", {"title": "Reed", "date": "2024-05-06 10:00", "tags": ["marsh", "tide"]}),
        ("# -*- x -*-\n#+title: Reed\n\nWords.\n\n#+draft: t\n", {"title": "Reed", "draft": "true"}),
        ("#+title: Reed\n#+hugo_draft: true\n#+hugo_draft: nil\n", {"title": "Reed", "draft": "true"}),
        ("#+title: Reed\n#+FILETAGS: :noexport:\n", {"title": "Reed", "tags": "noexport", "draft": "true"}),
        (":PROPERTIES:\n:EXPORT_HUGO_DRAFT: true\n:END:\n#+title: Reed\n", {"draft": "true", "title": "Reed"}),
        ('#+title: Reed\n#+hugo_custom_front_matter: :private true :series "The fen"\n', {"title": "Reed", "private": "true", "series": "The fen"}),
        ("#+title: t\n#+author: T\n#+private: t\n", {"title": "t", "author": "T", "private": "true"}),
        ("#+title: Reed\n* Heading\n#+draft: t\n", {"title": "Reed"}),
        ('#+title: Reed\n#+tags[]: marsh "salt water"\n', {"title": "Reed", "tags": ["marsh", "salt water"]}),
    ],
)  # fmt: skip
def test_keywords(text, fields):
    assert load(split_raw(text, ("org",))) == fields


@pytest.mark.parametrize(
    "part",
    ["#+begin_src\n", "#+begin_quote\n", ":a:\n", "*a ", "/a b ", "[[a ", "[fn:a:", "{{{a(", "@@html:", "<<a", "- a\n", "| a\n", "[fn:1] x\n"],
)  # fmt: skip
def test_growth_is_linear(part):
    began = time.process_time()
    render(part * 20_000)
    assert time.process_time() - began < 20


def test_deep_lists_and_blocks_end():
    assert "a" in render("".join(f"{' ' * depth}- a\n" for depth in range(300))).html
    assert "a" in render("#+begin_quote\n" * 300 + "a").html

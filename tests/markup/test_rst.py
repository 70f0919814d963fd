"""reStructuredText as HTML: the directives of Pelican and Nikola, and no file of the machine in it."""

import pytest

from converters.markup.rst.render import plain, render

FILES = [
    ".. include:: {}\n",
    ".. include:: {}\n   :literal:\n",
    ".. include:: {}\n   :code: text\n",
    ".. raw:: html\n   :file: {}\n",
    ".. raw:: html\n   :url: file://{}\n",
    ".. csv-table::\n   :file: {}\n",
    ".. csv-table::\n   :url: file://{}\n",
    ".. code-block:: text\n   :file: {}\n",
    ".. listing:: {}\n",
]


@pytest.mark.parametrize("source", FILES)
def test_no_file_is_read(source, tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text("a,quiet,word\n", encoding="utf-8")
    assert "quiet" not in render(f"Before\n\n{source.format(file)}\nAfter\n").html


def test_settings_files_are_not_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docutils.conf").write_text("[general]\nfile_insertion_enabled: yes\n", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("quiet", encoding="utf-8")
    assert "quiet" not in render(".. include:: secret.txt\n").html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Some *text*, ``code``.\n", "<p>Some <em>text</em>, <code>code</code>.</p>"),
        (".. code-block:: python\n   :linenos:\n\n   x = '<'\n", "<pre><code class=\"language-python\">x = '&lt;'\n</code></pre>"),
        ("One\n===\n\nText\n", '<h2 id="one">One</h2>\n<p>Text</p>'),
        (":abbr:`KG (keel gauge)`\n", '<p><abbr title="keel gauge">KG</abbr></p>'),
        (":doc:`the keel <keel>`\n", '<p><a class="reference external" href="link://slug/keel">the keel</a></p>'),
        (
            ".. youtube:: abc_1\n   :width: 3\n",
            '<iframe src="https://www.youtube.com/embed/abc_1" width="560" height="315" allowfullscreen></iframe>',
        ),
        (".. gist:: 12\n", '<p><a href="https://gist.github.com/12">https://gist.github.com/12</a></p>'),
        ("`x <{filename}/a.rst>`_\n", '<p><a class="reference external" href="{filename}/a.rst">x</a></p>'),
        ("a\n\n.. more::\n\nb\n", "<p>a</p>\n<!--more--><p>b</p>"),
    ],
)  # fmt: skip
def test_what_is_rendered(source, html):
    result = render(source)
    assert result.html.strip() == html
    assert not result.unknown
    assert not result.problems


def test_what_is_not_known_stays_and_is_named():
    result = render("Text :spell:`word`.\n\n.. chart:: bar\n   :title: x\n\n   1, 2\n")
    assert set(result.unknown) == {"spell", "chart"}
    assert "word" in result.html
    assert "1, 2" in result.html


def test_a_broken_text_keeps_its_words():
    result = render("Title\n===\n\n*open\n\n- a\n b\n")
    assert result.problems
    assert all(word in result.html for word in ("Title", "open", "a", "b"))


def test_a_title_is_plain():
    assert plain("The *keel* of `x`") == "The keel of x"


def test_directives_of_another_library_in_the_process_do_not_stay():
    docutils = pytest.importorskip("docutils.parsers.rst.directives")
    for _ in range(2):
        docutils.register_directive("more", docutils.directive.__class__)
        assert render(".. more::\n").html.strip() == "<!--more-->"


@pytest.mark.parametrize("mark", ["*a ", "``a ", "a_ ", "[a]_ ", "- *a\n", "a0/", "a.b:"])
def test_a_paragraph_of_marks_is_not_read(mark):
    result = render(mark * 30_000)
    assert not result.html
    assert "too many marks" in result.problems[0]
    assert "<em>a</em>" in render("*a* b\n\n" * 100).html


@pytest.mark.parametrize("around", ["{}b*(x", "``\n\n{}\n\n``", "`` {} ``", '"``" {}"``" x', "+``x {}x``"])
@pytest.mark.parametrize("mark", ["*a ", "|a ", "_`a "])
def test_what_only_looks_like_an_end_closes_no_mark(around, mark):
    assert "too many marks" in render(around.format(mark * 6_000)).problems[0]


@pytest.mark.parametrize("piece", ["*a* ", "``char *p`` ", "a_b ", "word\n", "| *a*\n"])
def test_a_long_paragraph_whose_marks_are_closed_is_read(piece):
    assert not render(piece * 3_000).problems


def test_a_long_url_of_data_is_read():
    assert render(f".. image:: data:image/png;base64,{'A' * 40_000}\n").html.startswith("<img")


def test_problems_of_one_paragraph_stay_as_text():
    result = render("*a `b` |c *d\n" * 20)
    assert result.html.count("|c *d") == 20
    assert len(result.problems) >= 2

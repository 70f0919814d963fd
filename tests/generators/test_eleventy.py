"""Trees of Eleventy: each address is what Eleventy 3.1.8 wrote for these files."""

from pathlib import Path

import pytest

import converters
from converters import Post
from converters.generators.eleventy import permalink_templates
from converters.generators.javascript_settings import Computed, literals, load

FILES = {
    ".eleventy.js": "module.exports = () => ({});",
    "blog/blog.11tydata.js": "// data\nmodule.exports = { tags: 'post', permalink: data => `/archive/${data.page.fileSlug}/` };",
    "blog/four.md": "---\ntitle: Four\n---\nx",
    "blog/2020-01-05-plain.md": "x",
    "blog/gone.md": "---\npermalink: false\n---\nx",
    "notes/five/index.md": "x",
    "notes/five/index.json": '{"title": "Five, from its data file", "date": "2020-02-03"}',
    "notes/six.md": "x",
    "notes/six.11tydata.json": '{"title": "Six", "date": "2020-02-04", "permalink": "/s/six/"}',
    "posts/one/one.md": "---\ntitle: One\ndate: 2021-03-04\n"
    "permalink: \"/{{ page.date | date: '%Y/%m/%d' }}/{{ title | slugify }}/index.html\"\n---\nx",
    "posts/two/two.md": "---\ntitle: Two\n---\nx",
    "posts/2020-01-01-three/2020-01-01-three.md": "---\ntitle: Three\n---\nx",
    "d/d/2020-01-05-d.md": "x",
}
ADDRESSES = {
    "blog/four": "/archive/four/",
    "blog/2020-01-05-plain": "/archive/plain/",
    "blog/gone": "",
    "notes/five/index": "/notes/five/",
    "notes/six": "/s/six/",
    "posts/one/one": "/2021/03/04/one/",
    "posts/two/two": "/posts/two/",
    "posts/2020-01-01-three/2020-01-01-three": "/posts/2020-01-01-three/",
    "d/d/2020-01-05-d": "/d/d/2020-01-05-d/",
}


def posts(folder: Path, files: dict[str, str]) -> tuple[dict[str, Post], converters.Diagnostics]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    diagnostics = converters.Diagnostics()
    records = converters.read(folder, from_="markdown", diagnostics=diagnostics)
    return {record.id: record for record in records if isinstance(record, Post)}, diagnostics


def test_addresses_are_those_of_eleventy(tmp_path):
    found, _ = posts(tmp_path, FILES)
    assert {name: post.url for name, post in found.items()} == ADDRESSES
    assert found["blog/gone"].status == "private"
    assert found["notes/five/index"].title == "Five, from its data file"
    assert found["notes/five/index"].date.startswith("2020-02-03")


def test_a_permalink_of_a_program_is_reported_once(tmp_path):
    files = {
        ".eleventy.js": "",
        "a/a.11tydata.js": "module.exports = { permalink: (data) => compute(data, 'x') };",
        "a/one.md": "x",
        "a/two.md": "x",
    }
    found, diagnostics = posts(tmp_path, files)
    assert found["a/one"].url == "/a/one/"
    findings = [finding for finding in diagnostics.findings if finding.kind == "no-permalink"]
    assert len(findings) == 1
    assert "compute(data, 'x')" in str(findings[0])


def test_the_settings_name_the_input_folder(tmp_path):
    settings = (
        'module.exports = function (config) {\n  config.add("a");\n  return { dir: { input: "texts" } };\n};'
    )
    found, _ = posts(tmp_path, {".eleventy.js": settings, "texts/blog/a.md": "x"})
    assert found["texts/blog/a"].url == "/blog/a/"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("/{{ title | slugify }}/", "/groesse-and-co-s-x-c-100-a-b-c/"),
        ("/{{ title | slug }}/", "/grosse-and-co's-x-c++-100percent-a_b.c/"),
        ("/{{ kind | upper | replace('A', 'e') }}/{{ none | default('x') }}/", "/e B/x/"),
        ("/{{- kind | downcase | append: '.html' -}}", "/a b.html"),
    ],
)
def test_filters(template, expected):
    variables = {"title": "Größe & Co’s «x» C++ 100% a_b.c 日本", "kind": "A b"}
    assert permalink_templates.expand(template, variables) == expected


@pytest.mark.parametrize(
    "template", ["/{{ title | mine }}/", "/{{ other }}/", "{% if x %}a{% endif %}", "{{ ru | slugify }}"]
)
def test_what_is_not_known_is_no_guess(template):
    with pytest.raises(permalink_templates.NotSimple):
        permalink_templates.expand(template, {"title": "x", "ru": "Привет"})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("data => `/a/${data.page.fileSlug}/`", "/a/{{ page.fileSlug }}/"),
        ("({ page, title }) => `/${ title }/`", "/{{ title }}/"),
        ("permalink(data) { return `/x/${this.slugify(data.title)}/`; }", "/x/{{ title | slugify }}/"),
        ("function (data) { return `/x/`; }", "/x/"),
    ],
)
def test_functions_of_one_template(source, expected):
    assert permalink_templates.from_function(Computed(source)) == expected


def test_settings_in_javascript():
    text = """
    // @ts-check
    import { defineConfig } from 'x';
    export default defineConfig({
      site: 'https://as.example', /* base: 'no' */
      "base": `/b`, deep: { list: [1, 'two', call(3)], off: false, "it's": -1.5 },
      made: a ? { b: 1 } : [2],
      ...more,
      method(x) { return { y: 1 }; },
      sum: 1 + 2,
    });
    """
    assert literals(text) == {
        "site": "https://as.example",
        "base": "/b",
        "deep": {"list": [1, "two"], "off": False, "it's": -1.5},
    }
    assert load(text)["made"] == "a ? { b: 1 } : [2]"


@pytest.mark.parametrize(
    "text", ["", "export default {", "export default " + "{a:" * 900, "module.exports = {a: 'x}", "x = {]"]
)
def test_what_is_no_object_is_nothing(text):
    assert load(text) == {}

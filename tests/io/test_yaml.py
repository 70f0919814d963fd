"""YAML that every reader takes for the same: PyYAML (1.1) stands for the strictest, Ruby's Psych is asked where it is there."""

import json
import shutil
import subprocess

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from converters.io import yaml
from converters.io.yaml import Moment

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)

HOSTILE = [
    r'C:\new "q": #1', "yes", "no", "on", "null", "~", "2020-01-01", "12:30", "1.10", "0x1f", "1e3", "- x", "? x", ": x",
    "# x", "two\nlines", "two\r\nlines", "tab\there", "", " ", "  both  ", "---", "...", "+++", "{a}", "[a]", "*a", "&a", "!a",
    "%a", "@a", "`a", "|", ">", "'", '"', "\\", "🛶 emoji 👩‍👩‍👧", "東京", "a: b", "a #b", "\x00\x01\x7f", "\x85\u2028\u2029",
    "\ufeff", "\ufffe\uffff", "{{ x }}", "{% x %}", "{{< x >}}", "<b>&amp;</b>", "\U0010ffff", "é", "=",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_stays_that_string_for_every_loader(text: str) -> None:
    written = yaml.dump({"title": text, "list": [text], text: 1})
    for loader in (pyyaml.SafeLoader, getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)):
        assert pyyaml.load(written, Loader=loader) == {"title": text, "list": [text], text: 1}
    assert yaml.load(written) == {"title": text, "list": [text], text: 1}


@pytest.mark.slow(reason="many random inputs")
@given(st.dictionaries(TEXT, VALUE, max_size=5))
def test_what_is_written_is_read_again(value: dict[str, object]) -> None:
    assert (pyyaml.safe_load(yaml.dump(value)) or {}) == value
    assert (yaml.load(yaml.dump(value)) or {}) == value


@pytest.mark.slow(reason="many random inputs")
@given(st.lists(st.dictionaries(TEXT, VALUE, max_size=3), min_size=1, max_size=4))
def test_items_put_together_are_a_list(values: list[dict[str, object]]) -> None:
    assert yaml.load("".join(map(yaml.dump_item, values))) == values


@pytest.mark.parametrize("number", [0.5, 1e20, 1e-7, -2.0, float("inf")])
def test_numbers_with_a_point_stay_numbers(number: float) -> None:
    assert pyyaml.safe_load(yaml.dump({"x": number})) == {"x": number}


def test_half_a_character_is_replaced() -> None:
    assert yaml.load(yaml.dump({"x": "a\ud83db"})) == {"x": "a\ufffdb"}


def test_dates_are_dates_where_they_have_an_offset_and_texts_where_not() -> None:
    written = yaml.dump({"a": Moment("2020-01-05T08:00:00+09:00"), "b": Moment("2020-01-05T08:00:00")})
    assert written == 'a: 2020-01-05T08:00:00+09:00\nb: "2020-01-05T08:00:00"\n'


def test_dates_are_read_as_they_stand() -> None:
    assert yaml.load("a: 2020-01-05T08:00:00+09:00\nb: 2020-01-05\nc: 12:30\nd: 12\n") == {
        "a": "2020-01-05T08:00:00+09:00",
        "b": "2020-01-05",
        "c": "12:30",
        "d": 12,
    }


@pytest.mark.parametrize(
    "text", ["a: [", "a: b: c", "\tx: 1", "? [", "a: !!python/object:os.system x", "&a [*a"]
)
def test_what_is_no_yaml_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all that is promised
        yaml.load(text)


def test_ruby_reads_the_same() -> None:
    if not (ruby := shutil.which("ruby")):
        pytest.skip("no ruby here")
    script = "require 'yaml'; require 'json'; puts JSON.generate(YAML.safe_load(STDIN.read))"
    written = yaml.dump({"all": HOSTILE, "keys": dict.fromkeys(HOSTILE, 1)})
    run = subprocess.run(
        [ruby, "-EUTF-8:UTF-8", "-e", script],
        input=written,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(run.stdout) == {"all": HOSTILE, "keys": dict.fromkeys(HOSTILE, 1)}


UNUSUAL = [
    "a: &x 1\nb: *x", "&a [*a]", "a: *x", "a: b & c * d", "<<: {a: b}", "a: {<<: [{b: 1}]}", "[a]: b", "? {a: b}\n: c", "? a\n? b",
    "!!str {a: b}", "{!!str [a]: b}", '!!int ""', "!!map x", "!!seq {a: b}", "!!float 3", "a: !!null x", "a: !!bool maybe", "!!binary aGk=",
    "!!set {a, b}", "!!omap [a: b]", "!!python/none x", "- !foo bar", "!!timestamp 2020-01-01", "!<tag:yaml.org,2002:str> [x]",
    "%TAG ! tag:yaml.org,2002:\n---\na: !str {x: y}", "a: =", "=: a", "~: a", "null: b", "on: off", "2: x\n2.0: y", "2020-01-01: a",
    "a: 0o17\nb: 0x1F\nc: 1_000\nd: 12:30\ne: .inf\nf: 1e5\ng: 010", "a: ._", "a: 0x", "a: 0b", "a: 1__0:5", "a: 2001-13-45 99:99:99",
    "a: " + "9" * 5000, "a: 1\na: 2", "x: y: z", "--- a\n--- b", "", "# only", "[" * 3000, 'a: "\x00"', "a: \t b", "a: [1, [2, {b: no}]]",
]  # fmt: skip


@pytest.mark.parametrize("text", UNUSUAL, ids=lambda text: text[:30])
@pytest.mark.parametrize(
    ("load", "loader"), [(yaml.load, yaml._Loader), (yaml.load_written, yaml._WrittenLoader)]
)
def test_the_short_way_to_values_is_that_of_pyyaml(load, loader, text):
    """What `load` makes of nodes itself is what PyYAML's constructors make of them, and it fails where they do."""

    def outcome(read):
        try:
            return repr(read())
        except (ValueError, TypeError, RecursionError, pyyaml.YAMLError) as error:
            return str(error)

    made = outcome(lambda: load(text))
    assert made == outcome(lambda: yaml._finite(pyyaml.load(text, Loader=loader), text))


@pytest.mark.parametrize("load", [yaml.load, yaml.load_written, yaml.load_settings])
def test_what_is_merged_has_a_bound(load):
    base = "base: &base\n" + "".join(f"  k{number}: 1\n" for number in range(1_000))
    assert load(f"{base}a: {{<<: *base, b: 2}}\n")["a"].keys() >= {"k0", "k999", "b"}
    with pytest.raises(ValueError, match="merges more than 1,000,000 names"):
        load(base + "all:\n" + "- <<: *base\n" * 1_001)

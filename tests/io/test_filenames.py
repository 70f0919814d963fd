import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.io.filenames import LIMIT, assign_unique_paths, is_safe_filename, safe_filename

anything = st.text(max_size=300) | st.sampled_from(["..", ".", "", "CON", "aux.md", "a/../b", "..%2f..%2fetc", "C:\\x", "-rf", "index", "_index", "A" * 500 + ".jpg", "é" * 150])  # fmt: skip


@given(anything)
def test_a_portable_name_is_one_part_of_a_path_on_every_system(name):
    made = safe_filename(name)
    assert made
    assert not set(made) & set('<>:"/\\|?*\0\n')
    assert not made.startswith((".", " ", "-", "_", "~", "#"))
    assert not made.endswith((".", " "))
    assert made.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert len(made.encode()) <= LIMIT
    assert safe_filename(made) == made


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("%e6%9d%b1%e4%ba%ac", "東京"),
        ("hello-world", "hello-world"),
        ("100%", "100%"),
        ("..%2f..%2fetc%2fpasswd", "etc-passwd"),
        ("NUL", "NUL-page"),
        ("com1.html", "com1-page.html"),
        ("  ", "untitled"),
    ],
)
def test_examples(slug, name):
    assert safe_filename(slug) == name


wishes = st.dictionaries(
    st.integers(1, 60).map(str) | st.text("ab", min_size=1, max_size=3),
    st.sampled_from(["a.md", "A.md", "b/a.md", "a/index.md", "a-2.md", "ä.md", unicodedata.normalize("NFD", "ä.md"), "x" * 300 + ".md"]),
)  # fmt: skip


@pytest.mark.slow(reason="many random inputs")
@given(wishes, st.randoms())
def test_no_two_share_a_path_and_order_does_not_matter(wishes, random):
    given_ = assign_unique_paths(wishes)
    assert given_.keys() == wishes.keys()
    assert len({unicodedata.normalize("NFC", path).casefold() for path in given_.values()}) == len(wishes)
    assert all(len(part.encode()) <= LIMIT for path in given_.values() for part in path.split("/"))
    shuffled = list(wishes.items())
    random.shuffle(shuffled)
    assert assign_unique_paths(dict(shuffled)) == given_


def test_the_smallest_number_has_the_name():
    assert assign_unique_paths({"10": "a.md", "9": "a.md", "x": "A.md"}) == {
        "9": "a.md",
        "10": "a-10.md",
        "x": "A-x.md",
    }


def test_of_a_bundle_the_folder_is_renamed():
    assert assign_unique_paths({"1": "p/a/index.md", "2": "p/a/index.md"})["2"] == "p/a-2/index.md"


def test_controls_of_direction_are_left_out():
    assert safe_filename("photo\u202egpj.html") == "photogpj.html"
    assert not is_safe_filename("photo\u202egpj.html")
    assert safe_filename("\u0646\u200c\u0647") == "\u0646\u200c\u0647"  # a joiner is a part of a word

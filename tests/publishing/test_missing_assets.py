import pickle
from collections.abc import Callable

import pytest

from converters import messages
from converters.diagnostics import Diagnostics
from converters.io.temporary import disk_map
from converters.publishing.missing_assets import MissingAssets, begins_with
from converters.site.assets import AssetMap
from tests.growth.measure import steep_in_seconds

UPLOADS = "https://blog.example/wp-content/uploads/2020/01"


def test_each_file_is_counted_once_whatever_its_sizes() -> None:
    remote, diagnostics = MissingAssets(AssetMap()), Diagnostics()
    remote.add(f"{UPLOADS}/a.jpg")
    remote.add_text(
        f"![]({UPLOADS}/a-300x200.jpg) [pdf]({UPLOADS}/b.pdf) <img src='{UPLOADS}/a-scaled.jpg?x=1'>"
    )
    remote.add_text("https://blog.example/about/ and http://other.example/wp-content/uploads/c.png")
    for none in ("", "2020/01/d.jpg", "http://[", "data:image/png;base64,AA"):
        remote.add(none)
    remote.report(diagnostics)
    diagnostics.settle()
    said = [one.message for one in diagnostics.findings]
    assert [text.split(";")[0] for text in said] == [
        "2 images and other files are still loaded from blog.example",
        "1 image or other file is still loaded from other.example",
    ]
    assert {one.kind for one in diagnostics.findings} == {messages.REMOTE_FILES.name}


def test_what_texts_show_from_servers_of_others_is_counted_apart() -> None:
    remote, diagnostics = MissingAssets(AssetMap(), "https://www.blog.example/"), Diagnostics()
    remote.add_text("![A tern](https://photos.example/tern.jpg) [a link](https://photos.example/other.jpg)")
    remote.add_text(
        '<img alt="" src="https://photos.example/tern.jpg"><img src=https://cdn.example/a.png?b=1&amp;c=2>'
    )
    remote.add_text("![](http://blog.example/images/tern.jpg) ![](/images/gull.jpg)")
    remote.report(diagnostics)
    diagnostics.settle()
    assert {one.kind: one.message.split(":")[0].split(";")[0] for one in diagnostics.findings} == {
        "remote-files": "1 image or other file is still loaded from blog.example",
        "others-files": "2 images and other files that texts show are on servers of others, such as https",
    }


def test_a_file_of_a_record_is_not_counted_as_a_file_of_others_too() -> None:
    """Squarespace's exports list pictures of stock photo servers as media, and texts show the same pictures."""
    remote, diagnostics = MissingAssets(AssetMap(), "https://blog.example/"), Diagnostics()
    remote.add_text("![A tern](https://photos.example/tern.jpg?w=300)")
    remote.add("https://photos.example/tern.jpg?w=2765")
    remote.report(diagnostics)
    diagnostics.settle()
    assert [one.kind for one in diagnostics.findings] == ["remote-files"]


@pytest.mark.parametrize("most", [disk_map._MOST, 2], ids=["memory", "file"])
def test_a_file_that_several_workers_found_is_counted_once(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_map, "_MOST", most)
    worker, remote, diagnostics = MissingAssets(AssetMap()), MissingAssets(AssetMap()), Diagnostics()
    for numbers in (range(5), range(3, 8), ()):
        for number in numbers:
            worker.add(f"{UPLOADS}/{number}.jpg")
            worker.add_text(f"![](https://photos.example/{number}.jpg)")
        remote.merge(pickle.loads(pickle.dumps(worker.take_changes())))
    remote.report(diagnostics)
    diagnostics.settle()
    assert [one.message.split(" ")[0] for one in diagnostics.findings] == ["8", "8"]


@pytest.mark.slow(reason="measures how its cost grows")
def test_hostile_addresses_cost_no_more_than_their_length() -> None:
    def prepare(number: int) -> Callable[[], object]:
        def action() -> None:
            remote = MissingAssets(AssetMap())
            remote.add("https://a.example/" + "-1x1" * number)
            for piece in (
                "http://",
                "<img ",
                "<img src=",
                "![",
                "![a](",
                "<img src=https://",
                "![](https://",
            ):
                remote.add_text(piece * number)
            for piece in ("<img ", "![[", "<a>"):
                assert not begins_with(piece * number, f"{UPLOADS}/tern.jpg")

        return action

    assert not steep_in_seconds(prepare, 12_500)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (f"![A tern]({UPLOADS}/tern.jpg)\n\nText", True),
        (f"\n[![]({UPLOADS}/tern-1024x768.jpg)](x)", True),
        (f"![](<{UPLOADS}/tern.jpg>)", True),
        (f'<figure class="a"><a href="x"><img class="b" src="{UPLOADS}/tern-scaled.jpg"></a></figure>', True),
        (f"![]({UPLOADS}/lintern.jpg)", False),
        (f"Text ![]({UPLOADS}/tern.jpg)", False),
        ("", False),
    ],
)
def test_whether_a_text_begins_with_an_image(text: str, same: bool) -> None:
    assert begins_with(text, f"{UPLOADS}/tern.jpg") is same

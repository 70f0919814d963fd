"""Which file an address means, and where it goes in the target."""

import io
import pickle
from dataclasses import replace

import pytest

from converters.model import Asset, Media, Post, Site
from converters.site.assets import AssetMap, asset_address, base_of
from converters.site.assets.used import UsedAssets
from converters.site.index import SiteIndexBuilder

SITE = Site(url="https://quay.example/log")


def file(url: str) -> Asset:
    return Asset(url, url, lambda: io.BytesIO(url.encode()))


HERE = Post(id="1", url="https://quay.example/log/2020/trip/")


def files(*urls: str, site: Site = SITE, media: tuple[Media, ...] = ()) -> UsedAssets:
    found = {address: file(url) for url in urls if (address := asset_address(url))}
    assert len(found) == len(urls)
    return UsedAssets(AssetMap(found, site, media, str))


def test_a_file_has_the_path_that_its_address_has_within_the_site() -> None:
    one = files("https://quay.example/log/img/crane.png", "https://quay.example/log/img/a b%20c.png")
    assert one.mark_used("https://quay.example/log/img/crane.png", HERE) == "img/crane.png"
    assert one.mark_used("https://quay.example/log/img/a%20b%20c.png", HERE) == "img/a-b-c.png"
    assert one.used == {"img/crane.png": False, "img/a-b-c.png": False}


@pytest.mark.parametrize(
    "url",
    [
        "http://quay.example/log/img/crane.png",
        "https://www.quay.example/log/img/crane.png",
        "//quay.example:443/log/img/crane.png",
        "/log/img/crane.png",
        " https://QUAY.example/log//img/crane.png#top",
        "https://quay.example/log/img/crane.png?ver=3",
        "https://i2.wp.com/quay.example/log/img/crane.png?resize=30",
        "https://quay.example/log/img/crane-300x200.png",
        "https://quay.example/log/img/crane-scaled.png",
    ],
)
def test_ways_to_say_one_address(url: str) -> None:
    assert files("https://quay.example/log/img/crane.png").mark_used(url, HERE) == "img/crane.png"


@pytest.mark.parametrize(
    "url",
    [
        "https://quay.example/img/crane.png",
        "https://other.example/log/img/crane.png",
        "https://quay.example:8080/log/img/crane.png",
        "https://quay.example/log/img/crane2.png",
        "data:image/png;base64,AAAA",
        "ftp://quay.example/log/img/crane.png",
        "https://[quay/log/img/crane.png",
        "https://quay.example:x/log/img/crane.png",
        "",
        "#top",
        "/",
    ],
)
def test_other_addresses_mean_no_file(url: str) -> None:
    one = files("https://quay.example/log/img/crane.png")
    assert one.mark_used(url, HERE) is None
    assert not one.used


def test_a_file_that_other_addresses_mean_too() -> None:
    url, shown = "https://quay.example/log/img/crane.png", "https://pics.example/s/300/abc?x=1"
    address = asset_address(url)
    assert address
    assets = AssetMap({address: replace(file(url), also=(shown, url))}, SITE, (), str)
    assert assets.resolve(shown, HERE) == assets.resolve(url, HERE) == "img/crane.png"
    assert assets.resolve("https://pics.example/s/300/abc?x=2", HERE) is None


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://quay.example/log/img/crane", "img/crane.png"),
        ("https://quay.example/log/pic.php?id=3", "pic-id=3.php.png"),
        ("https://quay.example/log/img/crane.jpg", "img/crane.jpg"),
        ("https://pics.example/abc=s0", "files/pics.example/abc=s0.png"),
    ],
)
def test_a_file_whose_address_has_no_extension_gets_that_of_its_content(url: str, path: str) -> None:
    address = asset_address(url)
    assert address
    assets = AssetMap({address: replace(file(url), extension="png")}, SITE, (), str)
    assert list(assets.paths) == [path]


def test_relative_addresses_are_from_the_post() -> None:
    one = files("https://quay.example/log/2020/trip/crane.png", "https://quay.example/log/crane.png")
    assert one.mark_used("crane.png", HERE) == "2020/trip/crane.png"
    assert one.mark_used("../../crane.png", HERE) == "crane.png"


def test_what_has_no_address_is_known_by_its_place() -> None:
    one = files("/notes/img/crane.png", site=Site())
    assert one.mark_used("img/crane.png", Post(id="notes/trip")) == "notes/img/crane.png"
    one = files("/notes/img/crane.png")
    assert one.mark_used("https://quay.example/log/notes/img/crane.png", HERE) == "notes/img/crane.png"


def test_a_place_among_the_uploads() -> None:
    one = files(
        "/wp-content/uploads/2014/05/crane.jpg",
        media=(
            Media(url="https://cdn.example/wp-content/uploads/x.jpg"),
            Media(url="https://quayblog.files.wordpress.com/1.jpg"),
        ),
    )
    for url in (
        "https://quay.example/log/wp-content/uploads/2014/05/crane.jpg",
        "http://quay.example/wp-content/uploads/sites/3/2014/05/crane-150x150.jpg",
        "https://quayblog.files.wordpress.com/2014/05/crane.jpg?w=300",
        "https://cdn.example/wp-content/uploads/2014/05/crane.jpg",
        "https://i0.wp.com/quay.example/log/wp-content/uploads/2014/05/crane.jpg?fit=9",
    ):
        assert one.mark_used(url, HERE) == "wp-content/uploads/2014/05/crane.jpg", url
    assert one.mark_used("https://other.example/wp-content/uploads/2014/05/crane.jpg", HERE) is None
    assert one.mark_used("https://otherblog.files.wordpress.com/2014/05/crane.jpg", HERE) is None
    assert one.use_media(Media(path="2014/05/crane.jpg")) == "wp-content/uploads/2014/05/crane.jpg"
    assert one.use_media(Media(url="https://elsewhere.example/1.jpg", path="2014/05/other.jpg")) is None


def test_only_what_is_shown_may_be_a_smaller_picture() -> None:
    small, large = (f"https://quay.example/log/crane-{size}.png" for size in ("150x150", "1024x768"))
    one = files(small, large)
    assert one.mark_used(small, HERE) == "crane-150x150.png"
    assert one.mark_used("https://quay.example/log/crane-300x200.png", HERE) == "crane-1024x768.png"
    assert one.mark_used("https://quay.example/log/crane.png", HERE) == "crane-1024x768.png"
    assert one.mark_used("https://quay.example/log/crane.png", HERE, shown=False) is None


def test_pictures_of_one_path_and_other_questions() -> None:
    one = files("https://quay.example/log/a.jpg?w=300", "https://quay.example/log/a.jpg?w=600")
    assert one.mark_used("https://quay.example/log/a.jpg?w=600", HERE) == "a-w=600.jpg"
    assert one.mark_used("https://quay.example/log/a.jpg?w=900", HERE) == "a-w=300.jpg"


def test_other_hosts_have_a_folder_each() -> None:
    one = files("https://pics.example/a.jpg", "https://pics.example:8080/a.jpg")
    assert one.mark_used("http://www.pics.example/a.jpg", HERE) == "files/pics.example/a.jpg"
    assert one.mark_used("https://pics.example:8080/a.jpg", HERE) == "files/pics.example-8080/a.jpg"


def test_paths_are_portable_and_no_two_alike_whatever_the_order() -> None:
    urls = [
        f"https://quay.example/log/{name}"
        for name in ("Crane.PNG", "crane.png", "con.png", "a%3Fb.png", "%2e%2e/%2e%2e/etc.png", "x" * 250 + ".png", "_MG_1.png")
    ]  # fmt: skip
    one, other = files(*urls), files(*reversed(urls))
    paths = [one.mark_used(url, HERE) for url in urls]
    assert paths == [other.mark_used(url, HERE) for url in urls]
    assert all(paths)
    assert len({str(path).casefold() for path in paths}) == len(urls)
    for path in paths:
        parts = str(path).split("/")
        assert not {"", ".", ".."} & set(parts)
        assert all(len(part.encode()) <= 200 and "?" not in part for part in parts)
    assert paths[-1] == "_MG_1.png"


def test_one_address_is_one_file() -> None:
    one = SiteIndexBuilder()
    assert one.add_asset(file("https://quay.example/a.png"))
    assert not one.add_asset(file("http://www.quay.example/a.png"))
    assert not one.add_asset(file("ftp://quay.example/a.png"))
    assert not one.add_asset(file("https://[quay/a.png"))


def test_the_page_of_a_file_alone_is_the_file() -> None:
    pages = "https://quay.example/log/trip/crane/", "https://quay.example/log/?attachment_id=12"
    for page in pages:
        media = Media(id="12", url="https://quay.example/log/crane.png", extra={"link": page})
        one = files("https://quay.example/log/crane.png", media=(media,))
        assert one.mark_used(page, HERE, shown=False) == "crane.png"
        assert one.mark_used("https://quay.example/log/trip/", HERE, shown=False) is None
        assert one.mark_used("https://quay.example/log/?attachment_id=13", HERE) is None


def test_what_is_copied_and_what_is_left() -> None:
    one = files("https://quay.example/log/b.png", "https://quay.example/log/a.png", "/c.png")
    assert one.use_media(Media(url="https://quay.example/log/b.png")) == "b.png"
    one.mark_used("https://quay.example/log/a.png", HERE)
    assert [path for path, _, _ in one.to_copy()] == ["a.png", "b.png"]
    assert [left.url for left in one.rest()] == ["/c.png"]
    assert one.has("/log/c.png")
    assert [left.url for left in one.rest()] == ["/c.png"]


def test_what_only_drafts_show_is_told_apart() -> None:
    one = files("https://quay.example/log/a.png", "https://quay.example/log/b.png")
    draft = Post(id="2", status="draft")
    for name in ("a", "b"):
        assert one.mark_used(f"/log/{name}.png", draft) == f"{name}.png"
    one.mark_used("/log/b.png", HERE)
    one.merge_used({"a.png": True, "b.png": True})
    assert [(path, only) for path, only, _ in one.to_copy()] == [("a.png", True), ("b.png", False)]
    assert one.rest() == []


def test_a_worker_has_the_addresses() -> None:
    one = pickle.loads(pickle.dumps(files("https://quay.example/log/a.png")))
    assert one.mark_used("https://quay.example/log/a.png", HERE) == "a.png"


def test_relative_urls_of_a_post_are_read_from_its_permalink_or_its_file() -> None:
    assert base_of(HERE) == HERE.url
    assert base_of(Post(id="notes/trip.html")) == "/notes/trip.html"

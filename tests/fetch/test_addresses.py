"""Which URLs are asked for, and on which hosts and addresses."""

import pytest

from converters.fetch.addresses import request_url
from converters.fetch.hosts import AllowedHosts, is_platform
from converters.fetch.network import is_public
from converters.fetch.originals import ladder, unwrapped, widest


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://quay.example/a b.png", "http://quay.example/a%20b.png"),
        ("http://quay.example/a%20b.png#top", "http://quay.example/a%20b.png"),
        ("http://quay.example/100%.png", "http://quay.example/100%25.png"),
        ("http://quay.example/grün/ö.png?q=ä", "http://quay.example/gr%C3%BCn/%C3%B6.png?q=%C3%A4"),
        ("http://quay.example:80/a.png", "http://quay.example/a.png"),
        ("https://quay.example:443/a.png", "https://quay.example/a.png"),
        ("http://quay.example:8080/a.png", "http://quay.example:8080/a.png"),
        ("HTTP://QUAY.example/A.png", "http://quay.example/A.png"),
        ("http://user:secret@quay.example/a.png", "http://quay.example/a.png"),
        ("http://quay.example@evil.example/a.png", "http://evil.example/a.png"),
        ("http://quay.example/x/../../../etc/a.png", "http://quay.example/etc/a.png"),
        ("http://quay.example/./a/./b.png?x=/../y", "http://quay.example/a/b.png?x=/../y"),
        ("http://müller.example/a.png", "http://xn--mller-kva.example/a.png"),
        ("http://straße.example/a.png", "http://xn--strae-oqa.example/a.png"),
        ("http://例え.example/a.png", "http://xn--r8jz45g.example/a.png"),
        ("http://[2001:db8::1]/a.png", "http://[2001:db8::1]/a.png"),
        ("http://[2001:db8::1]:81/a.png", "http://[2001:db8::1]:81/a.png"),
        ("http://quay.example", "http://quay.example/"),
        ("http://quay.example/a\\b\r\nX: y.png", "http://quay.example/a%5CbX:%20y.png"),
    ],
)
def test_the_form_in_which_a_url_is_asked_for(url: str, asked: str) -> None:
    assert request_url(url) == asked
    assert asked.isascii()
    assert request_url(asked) == asked


@pytest.mark.parametrize(
    "url",
    [
        "", "a.png", "/a.png", "//quay.example/a.png", "ftp://quay.example/a.png", "file:///etc/passwd",
        "data:image/png;base64,AAAA", "javascript:alert(1)", "http://", "http:///a.png", "http://[::1/a.png",
        "http://quay.example:x/a.png", "http://quay.example:99999/a.png", "http://a..b\u2024c.example/a.png",
        "http://quay.example\u2100/a.png", "http://" + "a" * 70 + ".ü.example/a.png", "http://qu ay.example/a.png",
        "http://quay.example/" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_url_of_the_web(url: str) -> None:
    assert request_url(url) == ""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "0.0.0.0", "0.1.2.3", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9",
        "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::3",
        "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "::ffff:0:127.0.0.1", "fec0::1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::", "2002:c0a8:101::1", "not an address",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://quay.example/a.png", "http://www.quay.example/a.png", "https://cdn.quay.example/a.png",
        "https://media.example/2020/a.png", "https://i0.wp.com/quay.example/a.png",
        "https://quay.files.wordpress.com/2012/a.png", "http://4.bp.blogspot.com/x/s320/a.png",
        "https://named.example/a.png", "https://sub.named.example/a.png",
    ],
)  # fmt: skip
def test_hosts_that_files_are_taken_from(url: str) -> None:
    assert url in AllowedHosts(
        "https://www.quay.example/blog", ["https://media.example/b.png"], ["*.Named.example"]
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/a.png", "https://quay.example.evil.example/a.png", "https://notquay.example/a.png",
        "https://wp.com.evil.example/a.png", "http://quay.example@evil.example/a.png", "http://127.0.0.1/a.png",
        "https://blogspot.com/a.png", "https://example/a.png",
    ],
)  # fmt: skip
def test_hosts_that_nothing_is_taken_from(url: str) -> None:
    assert url not in AllowedHosts("https://www.quay.example/blog", [], ["named.example"])
    assert url in AllowedHosts("", [], ["all"])


UPLOADS = "https://quay.example/wp-content/uploads/2020/01/"


@pytest.mark.parametrize(
    ("url", "steps"),
    [
        (f"{UPLOADS}a-300x200.jpg", [f"{UPLOADS}a.jpg"]),
        (f"{UPLOADS}a-300x200.jpg?w=100", [f"{UPLOADS}a.jpg", f"{UPLOADS}a-300x200.jpg"]),
        (f"{UPLOADS}a.jpg", []),
        ("https://quay.example/maps/a-300x200.jpg", []),
        ("https://quay.example/files/2011/01/a-300x200.jpg", ["https://quay.example/files/2011/01/a.jpg"]),
        (
            "https://i0.wp.com/quay.example/wp-content/uploads/2020/01/a-300x200.jpg?resize=300%2C200&ssl=1",
            [f"{UPLOADS}a.jpg", f"{UPLOADS}a-300x200.jpg"],
        ),
        ("https://i2.wp.com/quay.example/a.jpg?fit=300", ["http://quay.example/a.jpg"]),
        ("https://quay.files.wordpress.com/2012/a.jpg?w=300&h=200", ["https://quay.files.wordpress.com/2012/a.jpg"]),
        ("https://quay.example/pic.php?id=3&w=300", []),
        ("http://4.bp.blogspot.com/-A/B/C/D/s320/a.JPG", ["http://4.bp.blogspot.com/-A/B/C/D/s0/a.JPG"]),
        ("http://4.bp.blogspot.com/-A/B/C/D/s1600-h/a.JPG", ["http://4.bp.blogspot.com/-A/B/C/D/s0/a.JPG"]),
        (
            "https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvXs/w400-h300-p-k-no-nu/a.png",
            ["https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvXs/s0/a.png"],
        ),
        (
            "https://blogger.googleusercontent.com/img/a/AVvXsE=w672-h503",
            ["https://blogger.googleusercontent.com/img/a/AVvXsE=s0"],
        ),
        ("https://lh3.googleusercontent.com/abc=s320", ["https://lh3.googleusercontent.com/abc=s0"]),
        ("https://miro.medium.com/max/1400/1*abc.png", ["https://miro.medium.com/1*abc.png"]),
        ("https://miro.medium.com/v2/resize:fit:700/format:webp/1*abc.png", ["https://miro.medium.com/1*abc.png"]),
        ("https://cdn-images-1.medium.com/max/800/0*abc.jpg", ["https://miro.medium.com/0*abc.jpg"]),
        (
            "https://substackcdn.com/image/fetch/$s_!x!,w_1456,c_limit,f_auto/"
            "https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2Fa_1x2.png",
            ["https://substack-post-media.s3.amazonaws.com/public/images/a_1x2.png"],
        ),
        (
            "https://images.squarespace-cdn.com/content/v1/a/b.jpg?format=750w",
            [
                "https://images.squarespace-cdn.com/content/v1/a/b.jpg?format=original",
                "https://images.squarespace-cdn.com/content/v1/a/b.jpg",
            ],
        ),
        ("https://66.media.tumblr.com/tumblr_abc_500.jpg", ["https://66.media.tumblr.com/tumblr_abc_1280.jpg"]),
        (
            "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/w_300,h_200,al_c/b.jpg",
            ["https://static.wixstatic.com/media/a~mv2.jpg"],
        ),
        (
            "https://quay.example/content/images/size/w600/format/webp/2020/01/a.jpg",
            ["https://quay.example/content/images/2020/01/a.jpg"],
        ),
        ("https://quay.example/_next/image?url=%2Fimg%2Fa.png&w=640&q=75", ["https://quay.example/img/a.png"]),
        ("https://quay.example/cdn-cgi/image/width=80,quality=75/img/a.png", ["https://quay.example/img/a.png"]),
        ("https://substackcdn.com/image/fetch/w_3/javascript%3Aalert(1)", []),
    ],
)  # fmt: skip
def test_where_the_original_may_be(url: str, steps: list[str]) -> None:
    assert ladder(url) == [*steps, url]


def test_a_record_names_the_original() -> None:
    media = {"/wp-content/uploads/2020/01/a.jpg": f"{UPLOADS}a-scaled.jpg"}
    assert ladder(f"{UPLOADS}a-300x200.jpg", media.get) == [
        f"{UPLOADS}a-scaled.jpg",
        f"{UPLOADS}a-300x200.jpg",
    ]


def test_an_original_whose_name_ends_like_a_size_is_asked_for_alone() -> None:
    url = f"{UPLOADS}map-800x600.jpg"
    assert ladder(url, {"/wp-content/uploads/2020/01/map-800x600.jpg": url}.get) == [url]


def test_a_file_is_called_by_its_own_url() -> None:
    assert unwrapped("https://i0.wp.com/quay.example/a.jpg?w=3&ssl=1") == "https://quay.example/a.jpg"
    assert unwrapped(f"{UPLOADS}a-300x200.jpg") == f"{UPLOADS}a-300x200.jpg"


@pytest.mark.parametrize(
    ("source_set", "found"),
    [
        ("a.jpg 300w, b.jpg 1024w, c.jpg 600w", ["b.jpg", "c.jpg", "a.jpg"]),
        ("a.jpg, b.jpg 2x", ["b.jpg", "a.jpg"]),
        ("https://cdn.example/w_424,c_limit/a.png 424w,https://cdn.example/w_848,c_limit/a.png 848w",
         ["https://cdn.example/w_848,c_limit/a.png", "https://cdn.example/w_424,c_limit/a.png"]),
        ("a.jpg", ["a.jpg"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_widest_of_a_set(source_set: str, found: list[str]) -> None:
    assert list(widest(source_set)) == found


def test_platforms() -> None:
    assert is_platform("https://lh3.googleusercontent.com/a")
    assert not is_platform("https://googleusercontent.com.evil.example/a")

"""Host names in ASCII, as browsers ask for them."""

import pytest

from converters.io.hosts import ascii_url

HOSTS = {
    "https://Bücher.example/ü?ä#ö": "https://xn--bcher-kva.example/ü?ä#ö",
    "http://a:b@straße.example:8080": "http://a:b@xn--strae-oqa.example:8080",
    "https://☃.example/": "https://xn--n3h.example/",
    "https://pier.example/ü": "https://pier.example/ü",
    "https://ü..example/": "https://ü..example/",
    "/ü": "/ü",
    "http://[::1/ü": "http://[::1/ü",
}


@pytest.mark.parametrize("url", HOSTS)
def test_hosts_are_in_ascii(url):
    assert ascii_url(url) == HOSTS[url]

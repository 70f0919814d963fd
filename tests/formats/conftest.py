"""What tests of several readers use."""

import pytest

from converters.io.sources import Source


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The places of the files that a reader opens."""
    places: set[str] = set()
    real = Source.open

    def counted(self: Source):
        places.add(self.place)
        return real(self)

    monkeypatch.setattr(Source, "open", counted)
    return places

"""Why a file did not arrive."""

from typing import Final

A_PAGE: Final = "the answer is an HTML page"


class Failure(Exception):
    """One request that brought no file; the text is a clause for the report."""

    def __init__(
        self,
        why: str,
        *,
        status: int = 0,
        gone: bool = False,
        refused: bool = False,
        misfit: bool = False,
        again: bool = False,
        wait: float | None = None,
    ) -> None:
        """`status` is that of the answer, 0 without one.

        `gone`: the host does not have the file any more. `refused`: no host was asked. `misfit`: what arrived is another kind of
        file. `again`: another try may succeed, after `wait` seconds where the server named a time.
        """
        super().__init__(why)
        self.why = why
        self.status = status
        self.gone = gone
        self.refused = refused
        self.misfit = misfit
        self.again = again
        self.wait = wait

    @property
    def page(self) -> bool:
        """Whether an HTML page arrived: what a link leads to is no file then, whatever its name."""
        return self.misfit and self.why == A_PAGE

    @property
    def reason(self) -> str:
        """The reason in a few words, for the account."""
        if self.status:
            return f"status {self.status}"
        words = ((self.refused, "refused"), (self.gone, "no answer"), (self.misfit, "not such a file"))
        return next((word for holds, word in words if holds), "not downloaded")

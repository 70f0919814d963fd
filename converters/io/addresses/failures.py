"""What goes wrong with an address: whether another try may help, and why in words.

The backends of fsspec raise their own exceptions, whose texts name addresses with all that is in them. Only what is known here
is said of them.
"""

import errno
import os
import re
from collections.abc import Iterator, Mapping
from typing import Final

from converters import lazy_re
from converters.io.addresses.names import HIDDEN, WEB, shown

_LOCAL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENAMETOOLONG})
"""Errors of this machine: nobody is asked again."""
_BUSY: Final = frozenset({errno.EBUSY, getattr(errno, "EREMOTEIO", errno.EIO), errno.EIO, errno.EAGAIN})
"""What s3fs makes of the statuses 409, 500, 503 and of those that it does not know (`s3fs.errors`)."""
_PASSING_STATUSES: Final = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 507, 509})
_PASSING_CODES: Final = frozenset(
    {"SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout", "OperationAborted", "Throttling"}
)
"""Error codes of S3 that another try may pass (Amazon S3 API Reference, "Error responses")."""
_NO_NETWORK: Final = (
    "EndpointConnectionError", "ConnectTimeoutError", "ReadTimeoutError", "ConnectionClosedError", "HTTPClientError",
    "IncompleteReadError", "ResponseStreamingError", "ClientConnectionError", "ClientPayloadError", "ServerTimeoutError",
    "ServiceRequestError", "ServiceResponseError", "TransportError", "SSHException", "NoValidConnectionsError",
    "FSTimeoutError", "gaierror",
)  # fmt: skip
"""Classes of the libraries for a connection that does not stand, by name: not all of these libraries are installed."""
NO_BUCKET: Final = "there is no such bucket"
_NO_BUCKET: Final = frozenset({"NoSuchBucket", "ContainerNotFound"})
"""Error codes of S3 and Azure."""
_STATUS_FIELDS: Final = ("status", "status_code", "code")
"""What exceptions of aiohttp, Azure and gcsfs call the status."""
_NO_ANSWER: Final = "HttpProcessingError"
"""The class of aiohttp for an answer that it cannot parse; these have statuses that no server sent."""
_REGION: Final = "is AWS_DEFAULT_REGION the region of the bucket?"
_CHECKSUMS: Final = "servers other than Amazon's may want AWS_REQUEST_CHECKSUM_CALCULATION=when_required"
_HINTS: Final[Mapping[str, str]] = {
    "PermanentRedirect": _REGION,
    "AuthorizationHeaderMalformed": _REGION,
    "ExpiredToken": "the credentials are too old; log in again",
    "RequestTimeTooSkewed": "the clock of this machine is wrong",
    "InvalidAccessKeyId": "there is no such AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "AWS_SECRET_ACCESS_KEY is another one",
    "InvalidObjectState": "it is in an archive of the platform; restore it there first",
    "InvalidArgument": _CHECKSUMS,
    "NotImplemented": _CHECKSUMS,
    "MissingContentMD5": _CHECKSUMS,
    "MissingContentLength": _CHECKSUMS,
}
"""What error codes of S3 mean (Amazon S3 API Reference, "Error responses")."""
_IN_WORDS: Final[Mapping[str, str]] = {
    "ContentEncodingError": "what arrives is not compressed in the way that the server says",
    "TooManyRedirects": "the server redirects from one address to the next without an end",
    "NonHttpUrlRedirectClientError": "the server redirects to an address that is not one of the Web",
    "CertificateError": "the server has a certificate that this machine does not trust",
    "ClientConnectorCertificateError": "the server has a certificate that this machine does not trust",
    "SSLError": "the server has a certificate that this machine does not trust, or does not speak TLS",
}
"""What classes of exceptions mean. Another try does not help."""
_DAMAGED: Final = ("FlexibleChecksumError", "ChecksumError")
"""Classes for bytes that arrived otherwise than they were sent."""
_FIRST: Final[Mapping[tuple[str, ...], str]] = {
    ("ContentLengthError", "TransferEncodingError", "IncompleteReadError", "ResponseStreamingError"): (
        "the connection broke before the file had arrived; try again later"
    ),
    (_NO_ANSWER,): "what the server answers is against the rules of HTTP",
}
"""Classes -> what they mean, whatever the status of HTTP is."""
_LAST: Final[Mapping[tuple[str, ...], str]] = {
    ("BadHostKeyException",): "the server has another key than the one in known_hosts",
    _DAMAGED: "what arrives is not what was stored there: its checksum is another",
    ("TimeoutError",): "the server does not answer in time; try again later",
    ("ConnectionError", *_NO_NETWORK): (
        "the server cannot be reached; is its name right, and is there a network?"
    ),
    ("KeyError", "ResponseParserError", "JSONDecodeError", "ContentTypeError", "DecodeError"): (
        "what the server answers cannot be understood; is it the server that is meant?"
    ),  # it does not come from the platform: a page of a hotel's network, another server
}
"""The same, where there is no status."""
_NOBODY: Final = ("EndpointConnectionError", "ClientConnectorError", "NoValidConnectionsError", "gaierror")
_NO_CREDENTIALS: Final = (
    "NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError", "ProfileNotFound",
    "DefaultCredentialsError", "RefreshError", "ClientAuthenticationError", "AuthenticationException",
    "PasswordRequiredException", "BadAuthenticationType", "TokenRetrievalError", "UnauthorizedSSOTokenError",
)  # fmt: skip
_WHERE: Final[Mapping[str, str]] = {
    "s3": "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; for a bucket that everybody may read "
    "FSSPEC_S3_ANON=true",
    "gs": "set GOOGLE_APPLICATION_CREDENTIALS, or run gcloud auth application-default login",
    "az": "set AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY",
    "abfs": "set AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY",
    "sftp": "load the key into the SSH agent, or state user and password in fsspec's settings",
}
"""Where the credentials of a scheme come from."""
_SECRET_NAME: Final = lazy_re.compile(
    r"key|secret|token|password|passphrase|credential|connection_string", re.IGNORECASE
)
"""Names of variables and settings that hold credentials."""
_SHORTEST: Final = 6
"""Characters. Anything shorter is a word such as `true`."""
_ADDRESS_IN_TEXT: Final = lazy_re.compile(r"[a-z][a-z0-9+.-]*://[^\s'\"<>]+", re.IGNORECASE)


def is_local(error: BaseException) -> bool:
    """Whether an error is about this machine: a full disk, a name that is too long."""
    return isinstance(error, OSError) and error.errno in _LOCAL


def may_pass(error: BaseException) -> bool:
    """Whether another try may succeed: the server is busy, or the connection broke."""
    chain = list(_chain(error))
    if _in_words(chain):
        return False
    for each in chain:
        status = _status(each)
        if status:
            return status in _PASSING_STATUSES or _code(each) in _PASSING_CODES
        if isinstance(each, ConnectionError | TimeoutError) or _is_named(each, _NO_NETWORK + _DAMAGED):
            return not _is_named(each, _NO_CREDENTIALS)
        if isinstance(each, OSError) and each.errno in _BUSY and not is_local(each):
            return True
    return False


def status_of(error: BaseException) -> int:
    """The status of HTTP that an error comes from; 0 for none."""
    return next((found for each in _chain(error) if (found := _status(each))), 0)


def is_unreachable(error: BaseException) -> bool:
    """Whether nobody answers at all: no such host, or no server there."""
    chain = list(_chain(error))
    return not any(map(_status, chain)) and any(
        isinstance(each, ConnectionRefusedError) or _is_named(each, _NOBODY) for each in chain
    )


def why(error: BaseException, address: str) -> str:
    """Why something failed, as a clause without a secret."""
    chain = list(_chain(error))
    scheme = address.partition("://")[0].lower()
    if is_local(error) and isinstance(error, OSError):
        return f"{error.strerror} on this machine"
    if known := _in_words(chain) or _meaning(chain, _FIRST):
        return known
    if any(_code(each) in _NO_BUCKET for each in chain):
        return NO_BUCKET
    asked_nobody = scheme in ("az", "abfs") and isinstance(error, ValueError)  # adlfs has no credentials
    if asked_nobody or any(_is_named(each, _NO_CREDENTIALS) for each in chain):
        return _no_credentials(scheme)
    if known := _of_status(chain, status_of(error), scheme) or _meaning(chain, _LAST):
        return known
    if scheme in WEB and isinstance(error, ValueError):
        return "this is no address that a server can have"
    return f"{type(error).__name__}: {_clean(str(error), address)}".rstrip(": ")


def _of_status(chain: list[BaseException], status: int, scheme: str) -> str:
    """What a status of HTTP means, or an error of the system that stands for one; empty without either."""
    if status in (401, 403) or any(isinstance(each, PermissionError) for each in chain):
        return "access is denied" + (f"; {_no_credentials(scheme)}" if status == 401 else _hint(chain))
    if status in (404, 410) or any(isinstance(each, FileNotFoundError) for each in chain):
        return "there is no such file or folder"
    if status:
        hint = "; try again later" if status in _PASSING_STATUSES else _hint(chain)
        if not hint and scheme == "s3" and status in (301, 400):  # to HEAD there is no code
            hint = f"; {_REGION[:-1]}, and are the credentials still valid?"
        return f"the server answers with status {status}{_more(chain)}{hint}"
    return ""


def _in_words(chain: list[BaseException]) -> str:
    """What `_IN_WORDS` says of an exception or one that it was made from; empty where it says nothing."""
    kinds = (kind.__name__ for each in chain for kind in type(each).__mro__)
    return next((_IN_WORDS[name] for name in kinds if name in _IN_WORDS), "")


def _meaning(chain: list[BaseException], table: Mapping[tuple[str, ...], str]) -> str:
    """What a table of classes says of an exception or one that it was made from; empty where it says nothing."""
    found = (text for names, text in table.items() if any(_is_named(each, names) for each in chain))
    return next(found, "")


def _no_credentials(scheme: str) -> str:
    where = _WHERE.get(scheme, "state user and password in fsspec's settings" if scheme in WEB else "")
    return f"no credentials are found that the server takes{f': {where}' if where else ''}"


def _hint(chain: list[BaseException]) -> str:
    return next((f"; {_HINTS[code]}" for each in chain if (code := _code(each)) in _HINTS), "")


def _more(chain: list[BaseException]) -> str:
    """The code of S3 for a status, which says more."""
    code = next((found for each in chain if (found := _code(each)) and not found.isdecimal()), "")
    return f" ({code})" if code else ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception, and those that it was made from."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int:
    """The status of HTTP that an exception of a library has; 0 for none."""
    if any(_is_named(each, (_NO_ANSWER,)) for each in (error, error.__cause__) if each):
        return 0
    response = getattr(error, "response", None)
    if isinstance(response, Mapping):
        found = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    else:
        found = next((getattr(error, name) for name in _STATUS_FIELDS if hasattr(error, name)), 0)
    try:
        status = int(found)
    except (TypeError, ValueError):
        return 0
    return status if 100 <= status < 600 else 0


def _code(error: BaseException) -> str:
    response = getattr(error, "response", None)
    if isinstance(response, Mapping):
        return str(response.get("Error", {}).get("Code", ""))
    return str(getattr(error, "error_code", None) or "")


def _is_named(error: BaseException, names: tuple[str, ...]) -> bool:
    """Whether a class of an exception has one of the names."""
    return any(kind.__name__ in names for kind in type(error).__mro__)


def _clean(text: str, address: str) -> str:
    """The first line of a text, with addresses as users may see them, and without what credentials are known."""
    for secret in filter(None, (address, address.partition("://")[2])):
        text = text.replace(secret, shown(address))
    for secret in _secrets():
        text = text.replace(secret, HIDDEN)
    line = text.strip().partition("\n")[0]
    return _ADDRESS_IN_TEXT.sub(lambda found: shown(found[0]), line)[:300].rstrip(".")


def _secrets() -> Iterator[str]:
    """The credentials in the environment and in fsspec's settings."""
    from fsspec.config import conf

    settings = (pair for scheme in conf.values() if isinstance(scheme, Mapping) for pair in scheme.items())
    for name, value in (*os.environ.items(), *settings):
        if isinstance(value, str) and len(value) >= _SHORTEST and _SECRET_NAME.search(name):
            yield value

"""Web archives (WARC) for tests, record by record."""

from __future__ import annotations

PROSE = "某厂日前投产，年产量达到三万吨，工人们都很高兴，说今后不用再到邻县去买配件了。"
OTHER = "厂长介绍，二期工程将在明年春天动工，届时还要招收两百名工人，其中一半来自本镇。"


def page(number: int) -> str:
    """A page with an article in it."""
    return (
        f"<html><head><title>某厂投产{number}</title></head><body><h1>某厂投产{number}</h1>"
        f"<p>{PROSE}</p><p>{OTHER}{number}</p></body></html>"
    )


def record(  # noqa: PLR0917 (as a table is read)
    block: bytes,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    url: str = "http://news.example.com/1.html",
    more: str = "",
    version: str = "1.0",
) -> bytes:
    """A record of any kind."""
    head = (
        f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {content_type}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(
    content: bytes, media_type: str = "text/html", more: str = "", status: str = "200 OK"
) -> bytes:
    """What a server sends."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + content


def response(number: int) -> bytes:
    """The record of a page."""
    url = f"http://news.example.com/{number}.html"
    return record(answer(page(number).encode("gbk"), "text/html; charset=gbk"), url=url)


def chunked(content: bytes, size: int = 100) -> bytes:
    """Content in the chunks of HTTP/1.1."""
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


NOISE = (
    record(b"software: example\r\n", "warcinfo", "application/warc-fields"),
    record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
    record(b"20200101000000\n192.0.2.1", content_type="text/dns", url="dns:news.example.com"),
    record(answer(b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png")),
    record(answer(b"", status="304 Not Modified")),
    record(answer(page(404).encode(), status="404 Not Found")),
    record(answer(b"User-agent: *\n", "text/plain"), url="http://news.example.com/robots.txt"),
    record(b"HTTP/1.1 200 OK\r\n\r\n", "revisit"),
    record(b"fetchTimeMs: 7\r\n", "metadata", "application/warc-fields"),
    record(answer(b"p { color: red }", "text/css")),
    record(answer(b"<svg/>", "image/svg+xml")),
    record(b""),
)
"""Records that hold no document."""

"""Saved pages that are wrapped: web archives in one file, mails, gzip, and these in one another."""

from __future__ import annotations

import base64
import email.message
import email.policy
import functools
import gzip
import quopri
import timeit
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cnnews_parse import (
    BinaryInput,
    CnnewsParseError,
    EmptyInput,
    InputError,
    LimitExceeded,
    Limits,
    parse_bytes,
)
from cnnews_parse.decoding import decode
from cnnews_parse.unwrapping import Unwrapped, unwrap
from goldens import FIXTURES, bare

WRAPPED = sorted(
    page
    for page in (FIXTURES / "pages").glob("*/page.*")
    if page.suffix in (".mhtml", ".mht", ".eml", ".gz")
)
LIMITS = Limits()
PROSE = "某镇今天开通了第一条公交线路，全程十二公里，早晚各有六班车，票价一元，老人免费。"
PAGE = f"<html><body><h1>某镇开通公交</h1><p>{PROSE}</p><p>{PROSE[::-1]}</p></body></html>"
ADDRESS = "https://news.example.com/1.html"
MAIL = b"MIME-Version: 1.0\r\n"


def opened(data: bytes) -> Unwrapped:
    """A file unwrapped within the usual limits."""
    return unwrap(data, limits=LIMITS)


def part(body: bytes, *headers: str) -> bytes:
    """One part of a message."""
    return "".join(f"{header}\r\n" for header in headers).encode() + b"\r\n" + body


def message(kind: str, *parts: bytes, headers: str = "", end: str = "--") -> bytes:
    """A message of several parts."""
    head = f'{headers}MIME-Version: 1.0\r\nContent-Type: {kind}; boundary="=_b"\r\n\r\npreamble\r\n'
    inner = b"".join(b"--=_b\r\n" + each + b"\r\n" for each in parts)
    return head.encode() + inner + f"--=_b{end}\r\n".encode()


HTML = part(PAGE.encode(), "Content-Type: text/html")
PLAIN = part(b"plain", "Content-Type: text/plain")


# what is left alone


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        PAGE.encode("gbk"),
        PAGE.encode("utf-16"),
        b"Title: Mail\nDate: 2020-01-01\nFrom: a@example.com\n\nMIME-Version: 1.0\n",
        b"Title: On mail\nReceived: 1 March 2020\n\nText.",
        b"Note: this\nis prose.\nMIME-Version: 1.0\n\nText.",
        "Subject: 某市\n标题里有字\nMIME-Version: 1.0\n\n正文".encode(),
        b"http://news.example.com/\nMIME-Version: 1.0\n\nText.",
        b"---\ntitle: Mail\n---\nMIME-Version: 1.0\n",
        b"PK\x03\x04",
    ],
)
def test_bare_documents_are_left_alone(data: bytes) -> None:
    """Pages, texts with labels, and texts about mail hold no other document."""
    assert opened(data) == Unwrapped(data=data)


def test_bare_documents_cost_next_to_nothing() -> None:
    """A look at the first bytes tells; the bound is ten times what it takes."""
    pages = PAGE.encode() * 1000, PROSE.encode("gb18030") * 1000
    for data in pages:
        assert (
            min(timeit.repeat(functools.partial(opened, data), number=500, repeat=5)) / 500 < 20e-6
        )


def test_decoding_alone_still_refuses_gzip() -> None:
    """What nobody unwrapped is no text."""
    with pytest.raises(BinaryInput, match="gzip"):
        decode(gzip.compress(PAGE.encode()))


# web archives


def test_chrome_states_the_address_of_the_snapshot() -> None:
    """It goes before that of the part, which may be a frame's or a redirected one."""
    root = part(PAGE.encode(), "Content-Type: text/html", "Content-Location: https://x.example/")
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\n"
    found = opened(message("multipart/related", root, headers=head))
    assert found == Unwrapped(data=PAGE.encode(), url=ADDRESS, format="mhtml")


def test_older_browsers_state_the_address_of_the_part() -> None:
    """So Internet Explorer does, and Chrome did."""
    root = part(PAGE.encode("gbk"), 'Content-Type: text/html;\r\n\tcharset="GB2312"',
                f"Content-Location:\r\n {ADDRESS}")  # fmt: skip
    found = opened(message("multipart/related", root))
    assert found == Unwrapped(
        data=PAGE.encode("gbk"), url=ADDRESS, encoding="gb2312", format="mhtml"
    )


@pytest.mark.parametrize(
    "stated", ["file:///C:/1.html", "cid:1@example", "1.html", "https://", "https://a b\x80<"]
)
def test_only_addresses_of_the_web_are_told(stated: str) -> None:
    """A place on somebody's disk is not where the article was published."""
    root = part(PAGE.encode(), "Content-Type: text/html", f"Content-Location: {stated}")
    assert opened(message("multipart/related", root)).url in (None, "https://ab")


def test_the_callers_address_wins() -> None:
    """Who calls knows better than the file."""
    data = message("multipart/related", HTML, headers=f"Snapshot-Content-Location: {ADDRESS}\r\n")
    assert parse_bytes(data).url == ADDRESS
    assert parse_bytes(data, url="https://other.example/").url == "https://other.example/"


def test_start_names_the_root() -> None:
    """Else the first page is it; a `start` that nothing bears names nothing."""
    frame = part(b"<p>frame</p>", "Content-Type: text/html", "Content-ID: <frame@example>")
    page = part(PAGE.encode(), "Content-Type: text/html", "Content-ID: <root@example>")
    related = 'multipart/related; start="<{}@example>"'
    assert opened(message(related.format("root"), frame, page)).data == PAGE.encode()
    assert opened(message(related.format("gone"), frame, page)).data == b"<p>frame</p>"
    assert opened(message("multipart/related", frame, page)).data == b"<p>frame</p>"


# mails


def test_pages_go_before_plain_text() -> None:
    """In an alternative, and in an alternative inside a mixed or related one."""
    style = part(b"p {}", "Content-Type: text/css")
    both = message("multipart/alternative", PLAIN, HTML)[len(MAIL) :]
    assert opened(message("multipart/alternative", PLAIN, HTML)).data == PAGE.encode()
    for kind in ("multipart/mixed", "multipart/related"):
        assert opened(message(kind, style, both)).data == PAGE.encode()
    assert opened(message("multipart/alternative", PLAIN, part(b" ", "Content-Type: text/html")))\
        .data == b"plain"  # fmt: skip


def test_attachments_are_left_out() -> None:
    """A page that hangs on a mail is not what the mail says."""
    hung = part(PAGE.encode(), "Content-Type: text/html", "Content-Disposition: attachment")
    assert opened(message("multipart/mixed", PLAIN, hung)).data == b"plain"


def test_boundaries_may_begin_alike() -> None:
    """The boundary `=_b` is none of the lines `--=_bc`."""
    inner = message("multipart/alternative", HTML)[len(MAIL) :].replace(b"=_b", b"=_bc")
    assert opened(message("multipart/mixed", inner)).data == PAGE.encode()


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("base64", base64.encodebytes),
        ("Quoted-Printable", quopri.encodestring),
        ("8bit", bytes),
        ("binary", bytes),
        ("nonsense", bytes),
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_transfer_encodings_are_undone(
    coding: str, encode: Callable[[bytes], bytes], charset: str
) -> None:
    """Whatever the line ends."""
    data = f"Content-Transfer-Encoding: {coding}\r\n\r\n".encode() + encode(PAGE.encode(charset))
    for mail in (MAIL + data, (MAIL + data).replace(b"\r\n", b"\n")):
        assert opened(mail).data == PAGE.encode(charset)


def test_a_wrong_charset_does_not_win() -> None:
    """What the wrapper states is told, and the bytes decide."""
    data = MAIL + b"Content-Type: text/html; charset=gb2312\r\n\r\n" + PAGE.encode()
    assert opened(data).encoding == "gb2312"
    article = parse_bytes(data)
    assert (article.encoding, article.blocks[0].text) == ("utf-8", PROSE)


def test_the_charset_of_a_mail_is_weighed() -> None:
    """A name of an encoding is a label as one in the page is; nonsense is none."""
    for charset, evidence in (
        ("gb2312", "labelled gb2312, widened to gb18030"),
        ("iso-8859-1", "labelled iso-8859-1, but reads better as gb18030"),
        ("klingon", "reads best as gb18030"),
    ):
        head = f"Content-Type: text/html; charset={charset}\r\n\r\n"
        article = parse_bytes(MAIL + head.encode() + PAGE.encode("gbk"))
        assert (article.encoding, article.encoding_evidence) == ("gb18030", evidence)


def test_a_mail_of_plain_text_is_a_text() -> None:
    """Its first line is the headline, as in any saved text."""
    text = f"某镇开通公交\n\n{PROSE}\n\n{PROSE[::-1]}\n"
    head = "Subject: =?utf-8?B?5p+Q?=\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n"
    article = parse_bytes(head.encode() + base64.encodebytes(text.encode("gb18030")))
    assert (article.title, article.blocks[0].text) == ("某镇开通公交", PROSE)
    assert (article.format, article.encoding) == ("plain_text", "gb18030")


# gzip, and wrappers in wrappers


def test_members_of_gzip_are_joined() -> None:
    """Whatever stands behind the last one is padding."""
    data = gzip.compress(PAGE[:50].encode()) + gzip.compress(PAGE[50:].encode()) + bytes(20)
    assert opened(data) == Unwrapped(data=PAGE.encode(), format="gzip")


def test_wrappers_in_wrappers() -> None:
    """Up to three."""
    archive = message(
        "multipart/related", HTML, headers=f"Snapshot-Content-Location: {ADDRESS}\r\n"
    )
    expected = Unwrapped(data=PAGE.encode(), url=ADDRESS, format="gzip+mhtml")
    assert opened(gzip.compress(archive)) == expected
    assert opened(gzip.compress(gzip.compress(archive))).format == "gzip+gzip+mhtml"
    with pytest.raises(InputError, match="more than 3 times"):
        opened(gzip.compress(gzip.compress(gzip.compress(archive))))


def test_bombs_are_refused() -> None:
    """What comes out is bounded, in one member or in many, and in bombs of bombs."""
    limits = Limits(bytes=100_000)
    bomb = gzip.compress(bytes(10_000_000))
    for data in (bomb, gzip.compress(bomb * 5), gzip.compress(bytes(60_000)) * 2):
        with pytest.raises(LimitExceeded) as caught:
            unwrap(data, limits=limits)
        assert (caught.value.limit, caught.value.allowed) == ("bytes", 100_000)
        assert caught.value.found == 100_001
    assert len(unwrap(gzip.compress(bytes(100_000)), limits=limits).data) == 100_000


def test_many_members_cost_in_line_with_them() -> None:
    """Ten thousand empty members are read in well under a second."""
    data = gzip.compress(b"", mtime=0) * 10_000 + gzip.compress(PAGE.encode())
    assert min(timeit.repeat(lambda: opened(data), number=1, repeat=2)) < 1


def test_damaged_gzip_is_an_error() -> None:
    """A check sum that does not fit is damage, and not a cut."""
    data = bytearray(gzip.compress(PAGE.encode()))
    data[-8] ^= 1
    with pytest.raises(InputError, match="gzip archive is damaged"):
        opened(bytes(data))


def test_messages_without_text_are_an_error() -> None:
    """Pictures alone, no boundary, nothing at all, or parts in parts without end."""
    picture = part(b"R0lG", "Content-Type: image/gif", "Content-Transfer-Encoding: base64")
    deep = HTML
    for level in range(20):
        deep = message("multipart/mixed", deep)[len(MAIL) :].replace(b"=_b", b"=_%d=" % level)
    for data in (
        message("multipart/related", picture),
        MAIL + b"Content-Type: multipart/related\r\n\r\n" + HTML,
        message("multipart/mixed", deep),
        message("multipart/mixed", *[picture] * 1000, HTML),
        MAIL + b"\r\n",
    ):
        with pytest.raises(InputError, match="holds no text"):
            opened(data)


# fixtures, cut off and spoilt


@pytest.mark.parametrize("page", WRAPPED, ids=lambda page: page.parent.name)
def test_fixtures_unwrap_as_the_standard_library_does(page: Path) -> None:
    """What is inside is the same, byte by byte, but for the line end in front of a boundary."""
    assert opened(page.read_bytes()).data.rstrip() == bare(page).rstrip()


@pytest.mark.parametrize("page", WRAPPED, ids=lambda page: page.parent.name)
def test_a_file_cut_off_gives_what_is_left(page: Path) -> None:
    """The beginning of the document, or an error of ours where the cut is before it."""
    data, whole = page.read_bytes(), bare(page)
    sizes = []
    for end in range(3, len(data), 37):
        try:
            left = opened(data[:end])
        except InputError as error:
            assert str(error)
        else:
            if left.format and b"text/plain" not in data:
                assert whole.startswith(left.data.rstrip())
            sizes.append(len(left.data))
    assert max(sizes) > len(whole) * 0.9


def test_a_page_cut_off_gives_way_to_whole_text() -> None:
    """A mail says the same twice; a page that lacks only the boundary behind it is whole."""
    data = message("multipart/alternative", PLAIN, HTML)
    assert opened(data[: data.index(b"</body>")]).data == b"plain"
    assert opened(data[: data.index(b"</html>") + 7]).data == PAGE.encode()
    alone = message("multipart/alternative", HTML)
    assert opened(alone[: alone.index(b"</body>")]).data == PAGE.partition("</body>")[0].encode()


def test_a_boundary_cut_off_is_no_text() -> None:
    """It belongs to the wrapper, however little is left of it."""
    data = message("multipart/related", HTML)
    for cut in range(1, 6):
        assert opened(data[: -2 - cut]).data.rstrip() == PAGE.encode()


_HEADERS = st.sampled_from(
    [
        b"Content-Type: multipart/related; boundary=\"=_b\"\r\n",
        b"Content-Type: multipart/mixed; boundary*=utf-8'x'%ff%00; start=<\r\n",
        b"Content-Type: text/html; charset*=\x00'a'%e4; charset*0*=x; charset*1=\"\r\n",
        b"Content-Type: text/html; charset=\"=?utf-8?b?/w==?=\"\r\n",
        b"Content-Type: ;;;===\r\n",
        b"Content-Type: (((((((((((\r\n",
        b"Content-Type: message/rfc822\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Transfer-Encoding: quoted-printable\r\n",
        b"Content-Disposition: =?\xff?=\r\n",
        b"Content-Location: =?gb2312?B?08k?= \xd6\xd0\r\n",
        b"Content-ID: <\xff>\r\n",
        b"--=_b\r\n",
        b"--=_b--\r\n",
        b"\r\n",
    ]
)  # fmt: skip
_BITS = st.lists(_HEADERS | st.binary(max_size=20) | st.just(PAGE.encode()), max_size=12)


@given(_BITS)
@example([b"Content-Type: " + b"(" * 60_000 + b"\r\n\r\n", b"text"])
@example([b"Content-Type: text/html; a=" + b"(" * 7_000 + b"\r\n\r\n", b"text"])
@settings(max_examples=300, deadline=None)
def test_any_message_is_read_or_refused(bits: list[bytes]) -> None:
    """No header, however broken, raises a foreign error."""
    try:
        found = opened(MAIL + b"".join(bits))
    except InputError as error:
        assert str(error)
    else:
        assert len(found.data) <= sum(map(len, bits)) + len(MAIL)


@given(st.sampled_from(WRAPPED), st.data())
@settings(max_examples=150, deadline=None)
def test_spoilt_files_are_read_or_refused(page: Path, data: st.DataObject) -> None:
    """Cut and with bytes changed anywhere, a file gives an article or an error of ours."""
    whole = bytearray(page.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[at] = data.draw(st.integers(0, 255))
    try:
        article = parse_bytes(bytes(whole[data.draw(st.integers(0, 30)) :][: data.draw(st.integers(0, len(whole)))]))  # fmt: skip
    except CnnewsParseError as error:
        assert str(error)
    else:
        assert article.text


def test_empty_wrappers_are_empty_input() -> None:
    """Nothing inside is nothing."""
    with pytest.raises(EmptyInput):
        parse_bytes(gzip.compress(b""))


def test_the_standard_library_agrees_on_messages_of_its_own() -> None:
    """A message that `email` writes reads back."""
    mail = email.message.EmailMessage()
    mail["Subject"] = "某镇开通公交"
    mail.set_content(PROSE)
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="图.gif")
    found = opened(mail.as_bytes(policy=email.policy.SMTP))
    assert (found.data.strip().decode(), found.format) == (PAGE, "eml")
    assert found.encoding == "utf-8"

"""The pages of the report in a real browser: they open from disk, ask for nothing, and answer.

Needs the extra `browser-test` and a Chromium; skipped where either is missing.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest

from cnnews_parse import parse, parse_text
from cnnews_parse.cli import main
from cnnews_parse.report import xray_page

playwright = pytest.importorskip(
    "playwright.sync_api", reason="the extra browser-test is not installed"
)
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is on the path"),
    # what the driver leaves to the collector is not ours
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
FIXTURES = Path(__file__).parents[1] / "fixtures"
SHOWN = (
    "sites/sina_2017/page.html",
    "formats/post_app_calls/page.md",
    "pages/rich_blocks/page.html",
)
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
_POST = "---\ntitle: 南山镇梨园通水\n---\n\n南山镇的梨园今年第一次通了自来水，果农浇树不用再挑三里路。\n"
_HOSTILE = (
    "<script>window.struck=1</script><img src=x onerror='window.struck=2'>"
    "<a href='javascript:window.struck=3'>点这里</a><svg onload='window.struck=4'>"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all tests of this file."""
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield chromium
        chromium.close()


class Shown:
    """A page in the browser, with what it said and asked for."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.context = browser.new_context(**{"locale": "en", **context})
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        start = time.perf_counter()
        self.page.goto(path.as_uri())
        self.seconds = time.perf_counter() - start

    def close(self, path: Path) -> None:
        """Close it; it has said nothing, and asked for nothing but itself."""
        assert self.said == []
        assert self.asked == [path.as_uri()]
        self.context.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Show the X-ray page of a text or of a fixture; what it said is looked at behind the test."""
    opened: list[tuple[Shown, Path]] = []

    def shown(document: str, **context: Any) -> Any:
        path = FIXTURES / document
        article = parse(path) if document in SHOWN else parse_text(document)
        page = tmp_path / f"{len(opened)}.html"
        page.write_text(xray_page(article, "document"), encoding="utf-8", newline="\n")
        opened.append((Shown(browser, page, **context), page))
        return opened[-1][0]

    yield shown
    for each, path in opened:
        each.close(path)


def lit(page: Any, pane: str) -> list[str]:
    """What is lit up in a pane."""
    return page.locator(f".{pane} .lit").all_inner_texts()  # type: ignore[no-any-return]


def test_pointing_at_a_piece_lights_up_its_block_and_back(show: Any) -> None:
    """A paragraph of the document and its block of the article, from either side."""
    page = show(SHOWN[0]).page
    words = "果农浇树不用再挑三里路"
    page.locator(".piece.body", has_text=words).hover()
    assert words in lit(page, "made")[0]
    page.mouse.move(0, 0)
    page.locator(".article .block", has_text=words).hover()
    assert len(lit(page, "found")) == 1
    assert words in lit(page, "found")[0]


def test_pointing_at_a_field_lights_up_its_evidence(show: Any) -> None:
    """The line of the day and the field of the day."""
    page = show(SHOWN[0]).page
    page.locator(".fact[data-k=published]").hover()
    assert "2019年11月25日 18:57" in lit(page, "found")[0]


def test_a_removed_piece_says_why_and_who_decided(show: Any) -> None:
    """A click tells the reason, the module and the size."""
    page = show(SHOWN[1]).page
    page.locator(".piece.removed-advertisement").click()
    told = page.locator("#inspector").inner_text()
    assert "Removed as advertisement" in told
    assert "fields.furniture" in told


def test_a_piece_is_reached_and_followed_by_keyboard(show: Any) -> None:
    """Arrows go from piece to piece, Enter to the other side, Escape closes what was told."""
    page = show(SHOWN[0]).page
    page.locator(".piece").first.focus()
    while "果农浇树" not in page.evaluate("document.activeElement.textContent"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.k") == "blocks[0]"
    assert page.evaluate("document.activeElement.closest('.pane').classList.contains('made')")
    page.keyboard.press("Escape")
    assert page.locator("#inspector").is_hidden()


def test_filters_hide_pieces_by_reason(show: Any) -> None:
    """What is not ticked is not shown; only repaired pieces on request."""
    page = show(SHOWN[0]).page
    chrome = page.locator(".piece.removed-chrome").first
    assert chrome.is_visible()
    page.locator("input[name=removed-chrome]").uncheck()
    assert chrome.is_hidden()
    page.locator("input[name=only-edited]").check()
    assert page.locator(".piece:visible").count() == page.locator(".piece.edited").count() > 0


def test_the_interface_speaks_the_language_of_the_browser(show: Any) -> None:
    """Chinese by default in a Chinese browser, and by the switch in any."""
    page = show(SHOWN[1], locale="zh-CN").page
    assert page.locator("#h-found").inner_text() == "原始文档"
    page.locator("#language").click()
    assert page.locator("#h-found").inner_text() == "Document as found"
    label = "getComputedStyle(document.querySelector('.piece.body'), '::before').content"
    assert page.evaluate(label) == '"body"'


def test_dark_mode_follows_the_system_and_the_switch(show: Any) -> None:
    """Dark where the system is, and light again at a click."""
    page = show(SHOWN[1], color_scheme="dark").page
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)
    page.locator("#theme").click()
    assert page.evaluate(paper) != dark
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_a_phone_shows_one_side_at_a_time(show: Any) -> None:
    """Tabs switch; a tap tells, and the button goes to the other side; nothing is too wide."""
    page = show(SHOWN[0], viewport={"width": 360, "height": 700}, has_touch=True).page
    assert page.locator(".made").is_hidden()
    page.locator(".piece.body").first.tap()
    page.locator("#go").tap()
    assert page.locator(".found").is_hidden()
    assert "果农浇树" in lit(page, "made")[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("document", SHOWN)
def test_no_serious_fault_of_accessibility(
    show: Any, document: str, width: int, scheme: str
) -> None:
    """What axe-core finds serious or critical, in both schemes and on both widths: nothing."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = show(document, viewport={"width": width, "height": 800}, color_scheme=scheme).page
    page.locator(".piece").first.click()
    assert serious(axe.run(page)) == []


def serious(results: Any) -> list[str]:
    """The serious faults, each with the element that has it."""
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}"
        for each in results.response["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def test_a_hostile_document_is_inert(show: Any) -> None:
    """Scripts, handlers and addresses of a document are words on the page."""
    prose = "南山镇的梨园今年第一次通了自来水，果农浇树不用再挑三里路。" * 3
    text = f"<h1>南山镇梨园通水</h1><p>{prose}</p><p>{prose}{escape(_HOSTILE)}</p>{_HOSTILE}"
    page = show(text).page
    for each in page.locator(".piece").all():
        each.click()
    assert page.evaluate("window.struck") is None
    assert page.locator(".piece a, .piece img, .piece script, .block a, .block img").count() == 0
    assert "window.struck=2" in page.locator(".found").text_content()


def test_five_megabytes_stay_responsive(show: Any) -> None:
    """A page of a large document opens in seconds, and answers a click and a filter at once."""
    sentences = "果农说水管全长十二公里，明年再修两座蓄水池。" * 4
    paragraphs = "\n\n".join(f"第{n}段，{sentences}" for n in range(20_000))
    assert len(paragraphs.encode()) > 5_000_000
    shown = show(_POST + paragraphs)
    page = shown.page
    assert page.locator(".piece").count() > 20_000
    assert shown.seconds < 20
    page.locator(".piece.body").nth(3).click()
    page.locator(".piece.body").nth(15_000).scroll_into_view_if_needed()
    start = time.perf_counter()
    page.locator(".piece.body").nth(15_000).click()
    page.locator("input[name=body]").uncheck()
    assert page.locator(".piece.body").nth(15_000).is_hidden()
    assert time.perf_counter() - start < 5


def test_the_corpus_page(browser: Any, tmp_path: Path) -> None:
    """It sorts, searches and links, asks for nothing, and has no serious fault."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    assert main(["explain", str(FIXTURES / "sites" / "sina_2017"), "--html", f"{tmp_path}/"]) == 0
    index = tmp_path / "index.html"
    shown = Shown(browser, index)
    page = shown.page
    assert serious(axe.run(page)) == []
    names = page.locator("#rows tr:visible th")
    page.locator("#head button").first.click()
    down = names.all_inner_texts()
    page.locator("#head button").first.click()
    assert names.all_inner_texts() == down[::-1]
    page.locator("#search").fill("page.html")
    assert names.count() == 1
    assert shown.asked == [index.as_uri()]
    page.locator("#rows a", has_text="page.html").click()
    assert page.locator(".piece").count() > 5
    assert shown.said == []
    shown.context.close()

"""Makes the pictures of `xray.md`: python docs/pictures.py (extra `browser-test`, a Chromium)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from cnnews_parse import parse
from cnnews_parse.report import xray_page

ROOT = Path(__file__).parents[1]
PICTURES = Path(__file__).parent / "xray"
# name, document, width, height, scheme, language, what is clicked on
SHOWN = (
    (
        "page",
        "fixtures/sites/sina_2017/page.html",
        1040,
        520,
        "light",
        "en",
        ".piece.body >> nth=2",
    ),
    (
        "phone",
        "fixtures/formats/post_app_calls/page.md",
        350,
        560,
        "dark",
        "zh",
        ".removed-related",
    ),
    ("dropped", "docs/xray/orchard.html", 1060, 480, "light", "en", ".removed-related"),
)


def main() -> None:
    """Write each picture beside the page that shows it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, document, width, height, scheme, language, clicked in SHOWN:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale=language
            )
            take(page, ROOT / document, clicked, PICTURES / f"{name}.png")
        browser.close()


def take(page: Any, document: Path, clicked: str, picture: Path) -> None:
    """Show the X-ray page of a document, click, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        shown = Path(folder, "xray.html")
        shown.write_text(xray_page(parse(document), document.name), encoding="utf-8")
        page.goto(shown.as_uri())
        if clicked:
            page.locator(clicked).first.click()
        page.mouse.move(0, 0)
        page.screenshot(path=picture)


if __name__ == "__main__":
    main()

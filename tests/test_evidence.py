"""Nothing is invented: every field has its evidence, and every rival says why it lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from cnnews_parse import Article, Defeat, Evidence, Fate, parse, parse_bytes, parse_text
from goldens import PAGES

# what has one value
_SINGLE = (
    "title subtitle kicker original_title published updated source site url canonical_url"
    " description lead_image"
).split()
_MANY = "dateline page official credits tags categories securities".split()
_CORPUS = Path(__file__).parents[1] / ".." / "shared" / "corpus"
_TEXT = "南山镇的梨园今年第一次通了自来水，果农浇树不用再挑三里路。\n水管全长十二公里。\n"


def used(article: Article, field: str) -> list[Evidence]:
    """The evidence that gave a field."""
    return [each for each in article.evidence_of(field) if each.used]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_every_field_of_a_fixture_has_evidence(page: Path) -> None:
    """One mark gave each value, and none gave a value that is not there."""
    assert_evident(parse(page))


@pytest.mark.skipif(not _CORPUS.exists(), reason="the corpus of real documents is not here")
def test_every_field_of_real_documents_has_evidence() -> None:
    """The same of pages and posts as they were found."""
    for page in sorted((*_CORPUS.glob("html/pages/*"), *_CORPUS.glob("posts/docs/*"))):
        assert_evident(parse(page))


def assert_evident(article: Article) -> None:
    """Each field has the evidence that it must have, each piece that was removed its reasons."""
    for piece in article.account():
        assert piece.locator or not piece.text.strip()
    for field in _SINGLE:
        stated = getattr(article, field) is not None
        assert len(used(article, field)) == stated, field
    for field in _MANY:
        assert bool(used(article, field)) == bool(getattr(article, field)), field
    for credit in article.credits:
        assert credit.evidence in used(article, "credits")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_evidence_has_words_and_rivals_a_reason(page: Path) -> None:
    """Each names a field, a mark and words; who lost says why, who won does not."""
    article = parse(page)
    for each in article.evidence:
        assert hasattr(article, each.field)
        assert each.mark
        assert each.words.strip()
        assert each.used == (each.why is None)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_pieces_name_rules_and_who_removed_them(page: Path) -> None:
    """A removed piece names a module, no other does; repaired pieces name rules that exist."""
    article = parse(page)
    root = Path(__file__).parents[1] / "src" / "cnnews_parse"
    rules = {change.rule for change in article.changes}
    for piece in article.pieces:
        is_told = bool(piece.by) == (piece.fate is Fate.REMOVED)
        assert is_told, f"removed(reason, __name__) says who removed {piece.text}"
        if piece.by:
            assert root.joinpath(*piece.by.split(".")).with_suffix(".py").is_file()
        assert set(piece.changes) <= rules
    shown = {c.rule for c in article.changes if c.place.startswith(("blocks", "account"))}
    assert shown <= {name for piece in article.pieces for name in piece.changes}


def rivals(article: Article, field: str) -> list[tuple[str, Defeat | None]]:
    """The words of each mark of a field, the winner first, and why it lost."""
    return [(each.words, each.why) for each in article.evidence_of(field)]


def test_a_day_loses_to_the_same_day_with_its_time() -> None:
    """A coarser mark may be trusted more and loses all the same."""
    text = f"---\ntitle: 南山镇梨园通水\ndate: 2021-03-02\n---\n\n2021-03-02 09:30 来源：云水日报\n\n{_TEXT}"
    assert rivals(parse_text(text), "published") == [
        ("2021-03-02 09:30", None),
        ("2021-03-02", Defeat.COARSER),
    ]


@pytest.mark.parametrize(
    ("printed", "published", "changed", "why"),
    [
        ("2017-09-09 16:07", "2017-09-09T16:07", None, Defeat.CONTRADICTED),
        ("2017-09-10 00:07", "2017-09-10T00:07", "2017-09-10T01:30", Defeat.AGREES),
        ("2017-09-09", "2017-09-10T00:07", "2017-09-10T01:30", Defeat.LATER),
    ],
)
def test_a_zone_that_the_printed_clock_contradicts(
    printed: str, published: str, changed: str | None, why: Defeat
) -> None:
    """Templates write the local time with a Z; then no other stamp in UTC is believed either."""
    article = parse_text(
        '<meta property="article:published_time" content="2017-09-09T16:07:00Z">'
        '<meta property="article:modified_time" content="2017-09-09T17:30:00Z">'
        f"<h1>果农不再挑水</h1><p>{printed} 来源：青石周报</p>"
        + "".join(f"<p>{line}</p>" for line in _TEXT.splitlines() * 2)
    )
    assert article.published is not None
    assert article.published.isoformat()[:16] == published
    assert (article.updated.isoformat()[:16] if article.updated else None) == changed
    assert article.evidence_of("published")[1].why is why


def test_a_dateline_loses_to_a_credit_line() -> None:
    """Words that state the outlet are trusted more than those it follows from."""
    text = f"南山镇梨园通水\n来源：云水日报\n　　新华社南山3月2日电 {_TEXT}"
    assert rivals(parse_text(text), "source") == [
        ("云水日报", None),
        ("新华社南山3月2日电", Defeat.WEAKER),
    ]


def test_the_title_tag_agrees_with_the_heading() -> None:
    """The same words with the site's name behind them are no other title."""
    page = (
        "<title>南山镇梨园通水_云水网</title><h1>南山镇梨园通水</h1>"
        f"<p>{_TEXT * 2}</p><p>{_TEXT * 2}</p>"
    )
    found = parse_text(page).evidence_of("title")
    assert [each.why for each in found if not each.used] == [Defeat.AGREES] * (len(found) - 1)
    assert len(found) > 1


def test_an_address_from_outside_wins_over_the_one_stated() -> None:
    """What fetched the page knows where it was; what the page says is kept as a rival."""
    post = f"---\ntitle: 南山镇梨园通水\nlink: https://a.example.com/1\n---\n\n{_TEXT}"
    article = parse_bytes(post.encode(), url="https://b.example.com/2")
    assert article.url == "https://b.example.com/2"
    assert rivals(article, "url") == [
        ("https://b.example.com/2", None),
        ("https://a.example.com/1", Defeat.LATER),
    ]

"""Fingerprints are of words alone; near copies are found, and no others."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from cnnews_parse import Article, Paragraph, parse, parse_text
from cnnews_parse.batch.duplicates import SIMILAR, Known, original_of
from cnnews_parse.cli import main
from duplicates import measured
from goldens import FIXTURES

SITES = """
<html><head><title>{0}-新浪财经</title><meta property="og:url" content="https://finance.sina.com.cn/1.shtml"></head>
<body><h1 class="main-title">{0}</h1><div class="article" id="artibody"><p>　　{1}</p><p>　　{2}</p>
<p>　　{3}</p></div></body></html>
====
<html><head><title>{0}_网易订阅</title></head><body><h1 class="post_title">{0}</h1>
<div class="post_body"><p>{1}{2}</p><p><img src="a.jpg"></p><p>{3}</p></div></body></html>
====
<html><head><title>{0}</title></head><body><div id="js_content"><section><p>{1}</p><p>&nbsp;</p><p>{2}<br>
{3}</p></section></div></body></html>
"""
PROSE = (
    "南山镇的渡口上个月停航了，大桥通车以后，再也没有人在江边等轮渡。",
    "船工们上了岸，有的开起了面馆，有的在桥头修自行车，说日子比从前好过。",
    "镇里打算把旧码头改成公园，留下一条船，让孩子们知道从前怎样过江。",
)


def test_one_article_on_three_sites_has_one_fingerprint() -> None:
    """Cut into other paragraphs, with pictures or without, in either script."""
    pages = [page.format("渡口停航", *PROSE) for page in SITES.split("====")]
    articles = [parse_text(page.strip()) for page in pages]
    assert len({article.text for article in articles}) > 1
    articles += [article.to_traditional() for article in articles]
    assert len({article.fingerprint for article in articles}) == 1
    assert articles[0].fingerprint.startswith("1:")


@pytest.mark.parametrize(
    "page", sorted(FIXTURES.glob("seeds/*/page.txt")), ids=lambda p: p.parent.name
)
def test_fingerprints_outlast_scripts_and_records(page: Path) -> None:
    """On real articles too; and they are not stored, but told of the text."""
    article = parse(page)
    assert article.to_traditional().to_simplified().fingerprint == article.fingerprint
    assert Article.from_dict(article.to_dict()).fingerprint == article.fingerprint


def test_other_words_have_other_fingerprints() -> None:
    """A digit or a character more is another text; a headline, a comma or a blank is not."""
    text = "某厂去年产量３万吨，增长5%。"
    one = Article(title="甲", blocks=(Paragraph(text=text),)).fingerprint
    same = (
        "某厂去年产量3万吨,增长5%",
        "某厂 去年产量3万吨 增长５％。",
        "某廠去年產量3萬噸，增長5%。",
    )
    other = (text + "了", text.replace("5", "6"), "")
    assert {Article(blocks=(Paragraph(text=each),)).fingerprint for each in same} == {one}
    assert one not in {Article(blocks=(Paragraph(text=each),)).fingerprint for each in other}


def test_edited_variants_are_grouped() -> None:
    """Of 150 articles with edits of every kind; the benchmark does it with a thousand."""
    found = measured(articles=75, variants=150)
    assert found.precision >= 0.99
    assert found.recall >= 0.97


def test_the_original_is_named_by_the_others_or_the_earliest() -> None:
    """A site that others name as their source goes before an earlier hour."""

    def known(position: str, site: str | None, source: str | None, hour: int | None) -> Known:
        published = None if hour is None else f"2024-05-02T{hour:02}:00:00+08:00"
        return Known(
            input="a",
            position=position,
            fingerprint="1:0",
            site=site,
            source=source,
            published=published,
        )

    copies = [
        known("1", "某网", "某报", 7),
        known("2", "某报", "某报", 9),
        known("3", None, "某报", 8),
    ]
    assert original_of(copies) == 1
    assert original_of(copies[:1] + copies[2:]) == 0
    assert original_of([known("1", None, None, None), known("2", None, None, 5)]) == 1


def test_the_command_writes_groups(tmp_path: Path) -> None:
    """After a run that was broken off as well; each group with its original and how near copies are."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    dice = random.Random(5)
    for number in range(30):
        words = dice.sample("山川河湖江海桥渡船岸街巷村镇县市省厂矿田园林果茶米面油盐布衣", 20)
        body = "，".join("".join(dice.sample(words, 8)) for _ in range(12))
        for copy, site in enumerate(("首发报", "转载网")[: 1 + (number < 3)]):
            dated = f"2024年5月{2 + copy}日08:00 来源：首发报"
            text = f"第{number}篇{site}\n{dated}\n　　{body}{'，完' * copy}。"
            (folder / f"{9 - copy}-{number:02}.txt").write_text(text, encoding="utf-8")
    arguments = ["batch", str(folder), "-o", str(out), "--dedup", "--part=7", "--workers=1"]
    assert main(arguments) == 0
    lines = (out / "duplicates.jsonl").read_text(encoding="utf-8").splitlines()
    groups = [json.loads(line) for line in lines]
    told = [(g["original"]["position"], [c["position"] for c in g["copies"]]) for g in groups]
    assert told == [(f"9-{n:02}.txt", [f"8-{n:02}.txt"]) for n in range(3)]
    assert all(SIMILAR <= copy["similarity"] <= 1 for g in groups for copy in g["copies"])
    manifest = (out / "manifest.jsonl").read_bytes()
    (out / "manifest.jsonl").write_bytes(manifest[: len(manifest) // 2])
    before = (out / "duplicates.jsonl").read_bytes()
    assert main(["batch", "-o", str(out), "--resume", "--workers=1"]) == 0
    assert (out / "duplicates.jsonl").read_bytes() == before

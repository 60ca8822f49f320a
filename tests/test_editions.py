"""Characters that editions of GB 18030 place differently are read by the newest one."""

from __future__ import annotations

from cnnews_parse.decoding.bytewise import read
from cnnews_parse.decoding.editions import as_of_today
from cnnews_parse.decoding.realigning import REPLACEMENT

PAIRS = [bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF)]


def test_all_pairs_are_read_by_the_edition_in_force() -> None:
    """Also those that GBK can read, which is asked first because it needs no second look."""
    for pair in PAIRS:
        text = pair.decode("gb18030", "replace")
        if len(text) == 1 and text != REPLACEMENT:
            assert read(pair, "gb18030").text == as_of_today(text, "gb18030")


def test_a_character_beyond_gbk_does_not_change_those_before_it() -> None:
    """A text that GBK refuses is read as a whole by GB 18030."""
    for last in ("\ufe10", "\u1e3f", "\U00020087", "\U0001f600"):
        data = "新华社北京电".encode("gb18030") + last.encode("gb18030")
        assert read(data, "gb18030").text == "新华社北京电" + last

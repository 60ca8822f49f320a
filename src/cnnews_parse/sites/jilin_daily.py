"""Jilin Daily (吉林日报), as its articles are copied: the text, then the paper and the day."""

from cnnews_parse.extend import TextSite

EXTRACTOR = TextSite(
    name="jilin_daily",
    site="吉林日报",
    imprint=r"\s*吉林日[报報]\s+\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\s*$",
    fields=(
        ("source", r"(吉林日[报報])\s+\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?"),
        ("published", r"吉林日[报報]\s+(\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)"),
    ),
)

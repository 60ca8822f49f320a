"""Listed companies, told by the links that pages put on their names."""

from __future__ import annotations

import functools
import re

from cnnews_parse.model.article import Link, Security

# part of an address: groups `market` and `code`; where only a code stands, its digits tell
_FORMS = (
    r"finance\.sina\.com\.cn/realstock/company/(?P<market>sh|sz|bj)(?P<code>\d{6})",
    r"finance\.sina\.com\.cn/stock/(?P<market>hk|us)stock/quotes?/(?P<code>\w{1,8})",
    r"stock\.finance\.sina\.com\.cn/(?P<market>hk|us)stock/quotes/(?P<code>[\w.]{1,8})\.html",
    r"quote\.eastmoney\.com/(?:concept/)?(?P<market>sh|sz|bj)(?P<code>\d{6})",
    r"quote\.eastmoney\.com/unify/r/(?P<market>[01])\.(?P<code>\d{6})",
    r"quote\.eastmoney\.com/(?P<market>hk|us)/(?P<code>\w{1,8})\.html",
    r"xueqiu\.com/S/(?P<market>SH|SZ|BJ)(?P<code>\d{6})",
    r"gu\.qq\.com/(?P<market>sh|sz|bj|hk|us)(?P<code>[\w.]{1,8})",
    r"stockpage\.10jqka\.com\.cn/(?P<code>\d{6})",
    r"stockdata\.stock\.hexun\.com/(?P<code>\d{6})",
    r"quotes\.money\.163\.com/(?P<market>[01])(?P<code>\d{6})",
)
_EXCHANGES = {"sh": "SSE", "sz": "SZSE", "bj": "BSE", "hk": "HKEX", "us": "US"}
_EASTMONEY = {"1": "SSE", "0": "SZSE"}
_NETEASE = {"0": "SSE", "1": "SZSE"}


@functools.cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form)


def security_of(link: Link) -> Security | None:
    """The listed company that a link leads to, None where it leads elsewhere.

    Source: the quote pages that Sina, Eastmoney, Xueqiu, Tencent, 10jqka, Hexun and NetEase
    link names to; Shanghai's codes begin with 6 or 9, those of Beijing with 4 or 8.

    >>> link = Link(url="https://quote.eastmoney.com/sh600000.html", text="某银行")
    >>> security_of(link)
    Security(exchange='SSE', code='600000', name='某银行')
    """
    for form in _FORMS:
        if form.split("/", 1)[0].replace("\\", "") not in link.url:
            continue
        found = _pattern(form).search(link.url)
        if found and link.text:
            market = found.groupdict().get("market") or ""
            code = found["code"]
            return Security(
                exchange=_exchange(market.lower(), code, link.url), code=code, name=link.text
            )
    return None


def _exchange(market: str, code: str, url: str) -> str:
    if market in _EXCHANGES:
        return _EXCHANGES[market]
    if market:
        return (_NETEASE if "163.com" in url else _EASTMONEY)[market]
    return {"6": "SSE", "9": "SSE", "4": "BSE", "8": "BSE"}.get(code[0], "SZSE")

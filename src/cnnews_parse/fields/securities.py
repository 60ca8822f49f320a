"""Listed companies, told by the links that pages put on their names."""

from __future__ import annotations

from cnnews_parse.model.article import Link, Security
from cnnews_parse.model.patterns import Pattern

# host, and the path behind it with groups `market` and `code`; where only a code stands, its
# digits tell the exchange
_FORMS = (
    ("finance.sina.com.cn", Pattern(r"/realstock/company/(?P<market>sh|sz|bj)(?P<code>\d{6})")),
    ("finance.sina.com.cn", Pattern(r"/stock/(?P<market>hk|us)stock/quotes?/(?P<code>\w{1,8})")),
    ("stock.finance.sina.com.cn", Pattern(r"/(?P<market>hk|us)stock/quotes/(?P<code>\w{1,8})")),
    ("quote.eastmoney.com", Pattern(r"/(?:concept/)?(?P<market>sh|sz|bj)(?P<code>\d{6})")),
    ("quote.eastmoney.com", Pattern(r"/unify/r/(?P<market>[01])\.(?P<code>\d{6})")),
    ("quote.eastmoney.com", Pattern(r"/(?P<market>hk|us)/(?P<code>\w{1,8})\.html")),
    ("xueqiu.com", Pattern(r"/S/(?P<market>SH|SZ|BJ)(?P<code>\d{6})")),
    ("gu.qq.com", Pattern(r"/(?P<market>sh|sz|bj|hk|us)(?P<code>[\w.]{1,8})")),
    ("stockpage.10jqka.com.cn", Pattern(r"/(?P<code>\d{6})")),
    ("stockdata.stock.hexun.com", Pattern(r"/(?P<code>\d{6})")),
    ("quotes.money.163.com", Pattern(r"/(?P<market>[01])(?P<code>\d{6})")),
)
_EXCHANGES = {"sh": "SSE", "sz": "SZSE", "bj": "BSE", "hk": "HKEX", "us": "US"}
_EASTMONEY = {"1": "SSE", "0": "SZSE"}
_NETEASE = {"0": "SSE", "1": "SZSE"}


def security_of(link: Link) -> Security | None:
    """The listed company that a link leads to, None where it leads elsewhere.

    Source: the quote pages that Sina, Eastmoney, Xueqiu, Tencent, 10jqka, Hexun and NetEase
    link names to; Shanghai's codes begin with 6 or 9, those of Beijing with 4 or 8.

    >>> link = Link(url="https://quote.eastmoney.com/sh600000.html", text="某银行")
    >>> security_of(link)
    Security(exchange='SSE', code='600000', name='某银行')
    """
    for host, path in _FORMS:
        at = link.url.find(f"{host}/")
        found = path.match(link.url, at + len(host)) if at >= 0 else None
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

"""JDZJ (机电之家, www.jdzj.com), a trade portal whose members post articles (机电号)."""

from cnnews_parse.extend import Reason, TextSite

EXTRACTOR = TextSite(
    name="jdzj",
    site="機電之家",
    masthead=r"\s*[機机][電电]之家\s*>",
    ends=(
        (r"特[別别][聲声]明[:：]", Reason.DISCLAIMER),
        (r"Notice: ?The content above", Reason.DISCLAIMER),
        (r"/?企[業业]主[營营][產产]品/?", Reason.CHROME),
        (r"/?[閱阅][讀读]下一篇/?", Reason.RELATED),
        (r"相[關关]推[薦荐]", Reason.RELATED),
    ),
)

"""Names of persons, told from other short words."""

from __future__ import annotations

from cnnews_parse.fields.folding import plain
from cnnews_parse.model.patterns import Pattern

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康"
    "施文牛樊葛邢安齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游"
    "辛靳管柴蒙鲍华喻祁蒲房滕"
    "屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬"
    "边卞姬师和仇栾隋商刁沙荣巫寇"
    "桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位"
    "厉伊仝区郜海阚花权强帅屠豆朴"
    "盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰"
    "赫杭况那宿鲜印逯隆茹诺战慕危"
    "玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由昌禤宓钦镇铁"
)
_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 南宫 端木 长孙 宇文 轩辕 独孤 赫连 "
    "呼延 申屠 澹台 "
    "闾丘 濮阳 太史 钟离 完颜 拓跋 东郭 公冶 仲孙 淳于 司空 左丘 谷梁 段干 乐正 巫马 鲜于 万俟 "
    "张简 范姜".split()
)
_OPEN_COMPOUNDS = frozenset(surname[0] for surname in _COMPOUND)
# Words of the trade and ordinary words that begin like a surname.
_NO_NAMES = frozenset(
    "高度 高级 高质量 高清 高考 高铁 高雄 高层 高端 高管 高校 方面 方式 方法 方案 方向 方言 方便 "
    "方针 时间 时评 时报 时代 时政 时事 时尚 "
    "时局 时局图 于是 于是乎 万元 万人 万一 常常 常见 常州 常德 常务 马上 马来西亚 马德里 马尼拉 "
    "马鞍山 金融 金额 金华 金价 金牌 安全 安徽 "
    "安排 安庆 安阳 安装 安康 安顺 平安 平台 平均 平时 平方米 平壤 全国 全文 全部 全书 全书完 "
    "全文完 全场 全球 全体 全面 全程 全网 全景 全新 "
    "党员 党委 党报 党建 党组 党校 江苏 江西 江门 江南 江北 云南 云计算 云浮 何时 何故 何况 何处 "
    "任何 任务 任职 成为 成都 成功 成果 成本 "
    "成立 成绩 成员 关于 关注 关键 关系 关税 关闭 黄金 黄山 黄石 黄冈 黄河 黄浦 石油 石化 石家庄 "
    "石家庄市 石狮 项目 路透 路透社 路线 路演 "
    "路况 杭州 温州 温度 温馨 温馨提示 温暖 徐州 苏州 苏联 连续 连载 连线 连云港 连接 梅州 柳州 "
    "贺州 贺信 贺电 荆州 荆门 宁波 宁夏 宁德 "
    "吉林 吉隆坡 白银 白酒 白宫 白色 白城 白山 单位 单价 单元 单独 单日 单板 支付 支持 支撑 支部 "
    "支出 支队 应当 应该 应对 应用 应邀 "
    "应届 应急 易车 易经 施工 施行 施政 章节 章程 向上 向前 向往 汪洋 华为 华夏 华商 华北 华东 "
    "华南 华人 华侨 华盛顿 华尔街 计划 计算 计算机 "
    "计时 曾经 曾用名 古代 古籍 古典 元旦 元宵 元月 元首 元素 和平 和谐 和解 国家 国际 国内 国庆 "
    "国务院 国防 国产 国资委 国新办 国企 国外 "
    "国民 海外 海南 海关 海口 海报 海军 海洋 海淀 海峡 海事 公司 公告 公布 公里 公安 公益 公开 "
    "公示 公众号 公共 公元 公顷 公职 都市 都城 "
    "明天 明年 明确 明星 明显 明日 明报 花絮 花卉 花费 花园 花都 强调 强化 强烈 强国 商业 商报 "
    "商务 商务部 商品 商城 商店 商量 位于 位置 "
    "来源 来自 来电 来信 来访 来稿 相关 相片 相册 相声 相信 相当 初步 初中 初稿 初审 初评 门户 "
    "门票 门诊 容量 智能 智库 智慧 信息 信心 信用 "
    "信报 信号 原标题 原文 原因 原载 原题 原创 原则 原有 原油 原著 原作 原图 原声 展开 展示 展览 "
    "展望 展出 利用 利率 利润 利好 利息 但是 但愿 "
    "干部 干预 干警 由此 由于 由来 阴影 富强 富士康 富有 植物 植树 铁路 铁道 镇江 镇长 镇政府 银行 "
    "银川 银牌 玉林 玉溪 印度 印尼 印象 印刷 "
    "那么 那些 那时 阿里 阿根廷 阿富汗 阿坝 巴西 巴黎 巴士 巴基斯坦 丰富 丰台 丰收 平淡 文章 文化 "
    "文件 文字 文献 文学 文明 文汇报 文摘 文图 "
    "文艺 文旅 文本 武汉 武警 武器 武术 武夷山 毛泽东 毛主席 毛利 周边 周年 周末 周刊 周报 周一 "
    "周二 周三 周四 周五 周六 周日 周期 周口 "
    "林业 林木 林区 龙头 龙岩 龙年 龙江 雷达 雷锋 雷同 段落 段子 马路 马匹 牛市 牛奶 牛年 牛肉 "
    "羊年 羊肉 羊城 鹿城 鹿特丹 车辆 车间 车型 "
    "车站 车友 水平 沙特 沙龙 沙漠 沙尘 沙盘 井冈山 景区 景点 景观 景德镇 季度 季节 季报 包括 包装 "
    "包头 包含 游客 游戏 游览 游行 管理 管委会 "
    "管道 管制 管辖 管控 简介 简称 简讯 简报 简体 简历 简要 简明 简评 符合 符号 符离 童年 童话 "
    "党章 冷空气 冷静 冷门 米兰 米其林 米价 "
    "查看 查询 查处 查阅 查封 修订 修改 修复 修正 屈服 封面 封闭 封城 封锁 谈话 谈判 谈论 谈到 "
    "惠州 惠民 冀中 冀东 乐观 乐园 乐器 南京 "
    "南方 南海 南宁 南非 南部 南美 南昌 南通 南阳 南都 班子 班级 班主任 储备 储蓄 储能 燕赵 燕郊 "
    "劳动 劳务 劳工 皮革 盘点 盘锦 盘面 盘中 满意 "
    "满足 满载 厉害 厉行 伊朗 伊拉克 伊犁 区域 区别 区块链 区委 区长 权利 权威 权益 权限 帅气 屠杀 "
    "盖章 练习 廉洁 廉政 祖国 祖籍 卿 索赔 "
    "索引 宣传 宣布 宣言 宣讲 晋级 晋城 晋中 晋江 敬请 敬礼 敬告 敬业 普通 普京 普及 普查 普洱 "
    "浦东 浦江 浦发 伏击 戎装 茅台 居民 居住 "
    "居家 居委会 呼吁 呼和浩特 揭晓 揭秘 揭阳 揭牌 束缚 衣服 幸福 幸运 奉献 奉贤 衡阳 衡水 衡量 "
    "闭幕 闭会 昌平 昌吉 钦州 危机 危险 危房 战争 "
    "战略 战斗 战士 战报 战友 隆重 诺贝尔 诺基亚 鲜花 鲜明 宿迁 宿舍 宿州 况且 哈尔滨 哈萨克斯坦 "
    "哈佛 哈密 宾馆 宾客 勾勒 勾结 湛江 "
    "英国 董事会 董事长 董秘 曲阜 曲目 曲线 曲靖 蒙古 蒙牛 蒙特利尔 滕州 滕王阁 房产 房屋 房地产 "
    "房价 蒲公英 解放 解放军 解读 解决 解析 解释 "
    "解说 解答 艾滋病 尤其 阳光 阳江 阳台 农业 农民 农村 农历 农药 司机 司法 司令 司长 司局 古巴 "
    "费用 费率 卫星 卫视 卫生 卫健委 卫报 冷链 "
    "席位 全称 师生 师傅 师资 师长 师范 师大 应有 边境 边疆 边防 边缘 荣誉 荣获 荣成 池州 池塘 "
    "麻烦 麻将 迟到 官方 官员 官网 官微 官兵 官司 "
    "左图 左右 左侧 左起 左一 左二 甘肃 甘南 甘孜 祝愿 祝福 祝贺 祝您 尚未 尚且 舒适 舒服 纪念 "
    "纪律 纪检 纪录 纪录片 纪委 纪实 毕业 毕竟 毕节 "
    "路上 盛大 盛会 盛世 苗族 苗木 苗头 谷歌 谷物 谷雨 辛苦 辛亥革命 管中 柴油 柴达木 华语 祁连山 "
    "葛洲坝 邢台 齐鲁 齐全 齐心协力 易发 伍德 "
    "庄严 庄园 庄稼 章丘 鲁迅 鲁能 岳阳 殷切 申请 申报 申办 申城 申论 申花 耿直 兰州 兰花 焦点 "
    "焦作 焦虑 焦急 左手 成片 侯任 陶瓷 陶醉 黎明 "
    "黎巴嫩 顾客 顾问 顾虑 毛病 毛巾 龚 严格 严重 严肃 严禁 严打 严厉 武装 戴维 莫斯科 莫非 莫名 "
    "莫言 孔子 孔雀 康复 康熙 康健 常规 "
    "常委 常委会 常识 常年 田野 田径 田间 田园 余额 余地 余杭 余姚 余下 余震 余震不断 叶片 叶子 "
    "程序 程度 程式 潘多拉 魏晋 丁香 丁烷 任命 任意 "
    "任期 沈阳 姜葱 钟表 钟楼 钟声 陆军 陆地 陆续 陆港 范围 范例 范文 金属 金秋 廖若 夏天 夏季 "
    "夏粮 夏日 夏威夷 傅里叶 付费 付款 付出 方阵 "
    "方程 方可 方能 白天 白皮书 熊猫 熊市 秦皇岛 秦岭 秦朝 江湖 江河 段位 雷雨 史上 史料 史诗 史记 "
    "胡同 胡杨 胡萝卜 胡志明市 何方 何为 何谓 "
    "高尚 高原 高峰 高温 高速 高速公路 高潮 高兴 高低 高龄 林立 罗马 罗列 郑州 郑重 梁山 谢谢 谢绝 "
    "谢幕 宋朝 宋代 唐代 唐山 唐朝 许可 许多 "
    "许昌 韩国 韩元 韩文 冯 曹操 彭博 彭博社 肖像 萧条 萧山 张家口 张家界 张家港 张掖 张贴 张望 "
    "陈列 陈述 陈旧 杨树 杨柳 杨凌 黄色 黄昏 黄牛 "
    "黄埔 黄岛 赵国 吴江 吴语 周围 周到 徐徐 徐汇 孙子 孙悟空 马克 马克思 马达 马拉松 马年 朱红 "
    "朱熹 郭沫若 "
    "中国 日本 美国 新华 新华社 本报 本网 本站 编者 记者 编辑 作者 读者 网友 佚名 综合 小编 匿名 "
    "未知 不详 网络 网站 本刊 本社 本台 未完 待续 "
    "未完待续 节选 附图 附件 附表 资料 下同 下转 上接 原注 译注 译者 摘要 摘编 有删节 有删改 笑声 "
    "掌声 鼓掌 完毕 图片 图文 漫画 广告 "
    "特稿 专稿 特写 通讯 消息 述评 评论 社论 社评 短评 快评 锐评 来论 视频 直播 动态 专题 头条 "
    "手记 札记 随笔 杂谈 观察 声音 连日来 推荐 "
    "整合 整理 集体 原作者 通讯员 实习生 摄影 摄像 供图 配图 校对 统筹 策划 执笔 主编 主任 主持人 "
    "撰稿 采写 采访 翻译 编译 报道 摄影报道 "
    "手绘 制图 美编 版式 设计 官方 央视 央广 团队 群众 市民 游客 居民 学生 老师 同学 男子 女子 "
    "先生 女士 某某 某人 无 暂无 空 多人 等人".split()
)
# Words that are names as well: names where a label says so, words elsewhere.
_ALSO_NAMES = frozenset("高原 高峰 江河 田野 黎明 夏天 金秋 杨柳 康健 何方 丁香 雷雨".split())
# A name holds none of these, whatever it begins with.
_NO_PART = Pattern(
    r"全体|同学|师生|科技|财经|娱乐|传媒|视觉|电视|影视|影业|控股|基金|媒体|记者|编辑|通讯员|作者|报社|新闻|日报|"
    r"晚报|公司|集团|大学|学院|中心|协会|委员|政府|银行|股份|证券|研究|办公|人民|网站|频道|客户端"
    r"|[的了是把被将这请您你我它们么呢吗吧啊]|[部局厅委社组队处室院站网报刊省市县区版圈榜栏]$"
    r"|报道|报导|来源|来自|发布|发表|时间|日期|点击|浏览|阅读|字号|字体|打印|责任|原文|文章|版权|转载|图片|摄影|拍摄|综合|整理|手记|简介|观察|评论|推荐"
)
_FOREIGN = Pattern(r"(?:[^\W\d_]|\.){1,12}(?:·(?:[^\W\d_]|\.){1,12}){1,3}")
_LATIN = Pattern(r"[A-Z][A-Za-z'.-]{1,20}(?: [A-Z][A-Za-z'.-]{0,20}){0,3}")
_NO_LATIN = frozenset(
    "anonymous admin editor news staff reuters ap afp bbc cnn app the unknown null".split()
)


def is_name(word: str) -> bool:
    """Whether a word is a person's name by its surname, with no label to say so.

    >>> [is_name(word) for word in ("张三", "歐陽某某", "金融", "某三", "新华社")]
    [True, True, False, False, False]
    """
    folded = plain(word)
    if not _could_be(folded):
        return False
    if folded[:2] in _COMPOUND:
        return len(folded) > 2
    if len(folded) == 4:  # a married woman's, such as 陈李某某
        return False
    return folded[0] in _SURNAMES


def may_open_name(character: str) -> bool:
    """Whether a name that no label tells may begin with this character, in plain spelling.

    >>> may_open_name("张"), may_open_name("欧"), may_open_name("的")
    (True, True, False)
    """
    return character in _SURNAMES or character in _OPEN_COMPOUNDS


def is_labelled_name(word: str) -> bool:
    """Whether a word behind a label such as 记者 can be a name: uncommon, foreign, a pen name.

    >>> [is_labelled_name(word) for word in ("宓某", "约翰·史密斯", "John Smith", "本报", "NF041")]
    [True, True, True, False, False]
    """
    folded = plain(word)
    if _could_be(folded) or folded in _ALSO_NAMES:
        return True
    if _LATIN.fullmatch(folded):
        return folded.lower() not in _NO_LATIN and not folded.isupper()
    return bool(_FOREIGN.fullmatch(folded)) and not _NO_PART.search(folded)


def is_pen_name(word: str) -> bool:
    """Whether a longer Han word can be the name that a writer goes by, behind 作者 and a colon.

    >>> is_pen_name("江边听雨客"), is_pen_name("某某课题组")
    (True, False)
    """
    folded = plain(word)
    return _is_han(folded, 6) and folded not in _NO_NAMES and not _NO_PART.search(folded)


def _could_be(folded: str) -> bool:
    return _is_han(folded, 4) and folded not in _NO_NAMES and not _NO_PART.search(folded)


def _is_han(folded: str, longest: int) -> bool:
    return 2 <= len(folded) <= longest and all("\u3400" <= char <= "\u9fff" for char in folded)

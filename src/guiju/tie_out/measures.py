"""Measure words and units: what may stand behind a number that counts something."""

from __future__ import annotations

import re

HAN = "\u4e00-\u9fff"

# A word behind a bar ends the measure word: 3项目标 counts 目标 but 3位于 counts nothing.
_COUNTED = """
个百分点 百分点 个小时 个月 个工作日 工作日 人次 人年 人天 人月 家次 项次 场次 批次 件次 台套 台次 户次 课时 学时 小时 分钟
平方公里 平方千米 平方米 立方米 公里 千米 毫米 厘米 纳米 微米 米 公顷 亩 吨 公斤 千克 克 千瓦时 千瓦 兆瓦 瓦 度 摄氏度
个 家|庭|长|渠|属|用 项|目标|目录 件 名|列|为|称|单|录|优|气 人|才|工|民|均|口|大|社|力|文|事|们
位|于|列|居|置|次 次|于|年|日|要|高|序 场|所|地|景|馆 期|间|末|望|待|刊 批|复|准|示 只 台|湾|阶|山|县|账 套 篇 份|子|额
户|籍|外|口 所|有|在|以|属|需|得|谓|长 座|谈 处|于|理|级|长|室|置 间|接|隔 条|件|例 款|项 种|植|业|质|子 类|似|别 轮|流|岗 届 年|龄|轻|均|报|度
天|津|然|宁|目|合|山 周|边|期|密 岁 点|击|亮|位|面 级|别 分|别|类|布|析|支|公|配|散|行|管|之|为|批|步|区|局|工|享
笔|试 单|位|元|独|一|项 例|如 起|来|到|草|步|点|飞 封|闭 张|家 幅|度 册|子 本|地|市|级|年|科|县|区|土|局|省|次|身|质 部|门|分|长|署|委|级|队|属 部门 集|群|聚|中|成|团|体
辆 艘 架|构 颗 枚 头|部 株|洲 棵 支|持|撑|付|柱|部|出 队|伍 组|织|建|成|合|团 门|户|店|槛|类 节|点|约|能|省 课|题 站|点 厂|商|房 层|次|级|面 栋 幢 床|位 把|握|关 根|据 块
组件 倍 步|伐 票 股|份|权|东 宗|旨 则 字|体 页 条线 号线 路|径|演|线 眼 口|径|碑 对|接|标|象|外|上|口 双 副|局|县|市|主 亩次 例次 分贝 卷 轮次 村|民|级|镇|委|庄
镇|级|区|域 街道 乡|镇|村|级 县|级|域|区|市|里|委 市|级|场|民|域|值|委|县|政|科|里|外|区|长 区|级|域|块|间|别|内|县 省|级|市|内|外|委|区|长|厅 国|家|内|际|务|资|有|产 席 枪 梯
"""
_MONEY = "美元 欧元 港元 港币 日元 英镑 人民币 元|件|素|旦 块钱"
_LATIN = "km² km2 km m² m2 m³ mm cm nm μm um kg mg MWh GWh kWh KWh MW GW kW KW kV KV TB GB PB MB Gbps Mbps PFLOPS PFlops EFLOPS TOPS GHz MHz Hz ha ml mL bar MPa kPa P t m".split()

# 一 and a measure word are often no more than an article; these only count after a counting verb.
ARTICLES = frozenset(
    "个 种 条 份 套 批 次 段 天 年 点 层 些 类 面 把 张 片 块 部 本 级 分 步 位 名 对 期 起 周 场 处 根 座 支 双".split()
)
# What a Chinese number may be followed by to be one; the rest (三角, 五金, 四川) are names.
_CHINESE_TOO = frozenset("""
个百分点 个月 个工作日 人次 家次 项次 场次 批次 台套 课时 学时 小时 分钟 平方公里 平方米 公里 米 公顷 亩 吨 公斤
个 家 项 件 名 人 位 次 场 期 批 台 套 篇 份 户 所 座 处 间 条 款 种 类 轮 届 年 天 周 岁 笔 单 例 起 封 张 幅 册 本
部 部门 集 辆 艘 架 颗 枚 株 支 组 栋 幢 倍 票 则 只 镇 街道
""".split())  # fmt: skip
CONTINUOUS = frozenset(
    "% ‰ 个百分点 百分点 元 万元 亿元 美元 万美元 亿美元 平方公里 平方千米 平方米 立方米 公里 千米 毫米 厘米 纳米 微米 米"
    " 公顷 亩 吨 公斤 千克 克 千瓦时 千瓦 兆瓦 瓦 度 小时 年 倍".split()
)  # fmt: skip
"""Units of which there are fractions; of all others there are whole ones only."""


def _pattern(words: list[str]) -> str:
    """One alternation, longest first, each with the characters that must not follow it."""
    pieces: list[str] = []
    for word in sorted(words, key=lambda entry: -len(entry.partition("|")[0])):
        measure, bar, ends = word.partition("|")
        shut = "|".join(map(re.escape, ends.split("|"))) if bar else ""
        pieces.append(re.escape(measure) + (f"(?!{shut})" if shut else ""))
    return "|".join(pieces)


def _chinese(words: list[str]) -> list[str]:
    return [word for word in words if word.partition("|")[0] in _CHINESE_TOO]


_WORDS = _COUNTED.split()
MONEY = _pattern(_MONEY.split())
"""Units of money, without 万 and 亿."""
LATIN = _pattern(_LATIN)
"""Units in Latin letters."""
MEASURE = f"(?:{LATIN})(?![A-Za-z])|{_pattern(_WORDS)}"
"""Everything that may be counted or measured behind Arabic figures."""
CHINESE_MEASURE = _pattern(_chinese(_WORDS))
"""What may stand behind a Chinese number."""


def is_money(unit: str) -> bool:
    """Whether a unit is one of money."""
    return unit.endswith(("元", "英镑", "港币"))

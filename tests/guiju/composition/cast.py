"""One invented report with everything a document can hold; small parts for single promises."""

from __future__ import annotations

from dataclasses import replace

from guiju.composition.document import (
    Block,
    Chart,
    Document,
    Heading,
    Letterhead,
    Origin,
    Paragraph,
    Run,
    Table,
)

FUNDS = Origin(
    "figure",
    "provincial_funds",
    "2024年",
    "获批省级以上项目平台资金",
    "口径：项目平台·批复·省级以上；3条记录共3533万元；情况截至2024年12月31日",
    ("funding-01", "funding-02", "funding-03"),
)
GROWTH = Origin(
    "figure", "provincial_funds_growth", "2024年", "资金同比增长", "3533÷910.57－1＝288.0%", ()
)
SECOND = Origin(
    "claim",
    "city_ordinal",
    "2024年",
    "全市第几家",
    "名单不全，不能断言",
    ("platform-02",),
    holds=False,
)
TALENT = Origin(
    "figure",
    "new_talent",
    "2024年",
    "重点科创平台新增人才",
    "14家平台填报合计342人",
    tuple(f"platform-{number:02d}" for number in range(1, 15)),
)
LETTERHEAD = Letterhead(
    issuer="示例市科学技术局文件",
    number="示科发〔2025〕12号",
    addressee="市人民政府",
    signature="示例市科学技术局",
    signed_on="2025年1月8日",
    copies_to="市委办公室，市人大常委会办公室，市政协办公室，市发展和改革委员会，市工业和信息化局",
    printed_by="示例市科学技术局办公室",
    printed_on="2025年1月8日",
    annexes=("2024年度省级以上科技创新平台名单", "2024年度获批项目资金明细表"),
)


def said(text: str, *marked: tuple[str, Origin]) -> tuple[Run, ...]:
    """Cut a text into runs, each marked stretch with its origin, in the order given."""
    runs = []
    for stretch, origin in marked:
        before, _, text = text.partition(stretch)
        runs += [Run(before), Run(stretch, origin)] if before else [Run(stretch, origin)]
    return (*runs, Run(text)) if text else tuple(runs)


def noted(number: int) -> Run:
    """The mark of a note."""
    return Run(f"〔{number}〕", note=number)


def prose(text: str, *marked: tuple[str, Origin]) -> Paragraph:
    """A paragraph."""
    return Paragraph(said(text, *marked))


def heading(level: int, text: str) -> Heading:
    """A heading."""
    return Heading(level, said(text))


def cells(*texts: str) -> tuple[tuple[Run, ...], ...]:
    """A row of a table."""
    return tuple(said(text) for text in texts)


def document(*blocks: Block, **changes: object) -> Document:
    """A document of these blocks alone, without letterhead unless given."""
    return replace(Document(("关于工作情况的报告",), Letterhead(), blocks), **changes)


_TALK = (
    "围绕主导产业梳理关键技术需求，组织揭榜挂帅，推动产学研深度融合；完善成果转化的分工、利益分享和容错机制，"
    "建设概念验证中心和中试平台；发挥政府引导基金作用，引导社会资本投早、投小、投长期、投硬科技；"
    "健全镇区、部门协同推进的工作机制，逐月调度、按季通报，确保各项指标稳步提升；"
)


def sentence(characters: int) -> str:
    """A sentence of so many characters, a full stop at its end."""
    return (_TALK * 5)[: characters - 1] + "。"


PLATFORMS = Table(
    "表1 2024年新获批省级以上科技创新平台",
    ("序号", "平台名称", "级别", "依托单位", "获批时间", "资金（万元）"),
    tuple(
        (*cells(str(number), name, level, host, on), said(money, *([(money, FUNDS)] * paid)))
        for number, name, level, host, on, money, paid in (
            (1, "示例省先进储能技术创新中心", "省级", "示例研究院甲", "2024年7月", "2000", 1),
            (
                2,
                "示例新型装备关键技术工程研究中心",
                "省级",
                "示例大学示例市研究院",
                "2024年9月",
                "—",
                0,
            ),
            (3, "示例博士后科研工作站", "国家级", "示例储能材料股份有限公司", "2024年10月", "—", 0),
            (
                4,
                "示例联合创新中心",
                "省级",
                "示例新材料（集团）有限公司",
                "2024年11月上旬",
                "1000",
                1,
            ),
        )
    ),
    (True, False, False, False, False, True),
    "注：资金以批复文件为准，未到账部分另列。",
)
FIRMS = Chart(
    "column",
    "图1 企业培育情况",
    "2021年至2024年，高新技术企业由210家增至356家，科技型中小企业由420家增至720家。",
    "家",
    ("2021年", "2022年", "2023年", "2024年"),
    (("高新技术企业", (210, 258, 301, 356)), ("科技型中小企业", (420, None, 633, 720))),
    TALENT,
)
SHARES = Chart(
    "pie",
    "图2 获批资金构成",
    "获批资金中，项目平台占六成半，人才占两成半，奖补占一成。",
    "万元",
    ("项目平台", "人才", "奖补"),
    (("资金", (3533, 1340.5, 560)),),
)
TREND = Chart(
    "line",
    "图3 全社会研发投入占比",
    "研发投入占比由2.85%升至3.41%。",
    "%",
    ("2021年", "2022年", "2023年", "2024年"),
    (("本市", (2.85, 3.02, 3.2, 3.41)), ("全省平均", (2.95, 3.0, 3.12, 3.2))),
)
BY_TOWN = Chart(
    "bar",
    "图4 各镇区高新技术企业净增",
    "经济开发区净增23家，最多；示例镇减少2家。",
    "家",
    ("经济开发区", "高新技术产业开发区（含示例街道）", "示例镇"),
    (("净增", (23, 15, -2)),),
)


FUNDED = Paragraph(
    (
        *said(
            "一是助力示例研究院甲创建省级技术创新中心，为全市第二家，并获2000万元资金支持。二是助力示例新材料公司获评省级科技重大专项，获1000万元资金支持。三是示例电缆公司参与“示例新材料研发及应用国家科技重大专项”，项目经费533万元。全年累计获批省级以上项目平台资金超3500万元",
            ("全市第二家", SECOND),
            ("2000", FUNDS),
            ("1000", FUNDS),
            ("533", FUNDS),
            ("3500", FUNDS),
        ),
        noted(1),
        *said("，同比增长288%。", ("288%", GROWTH)),
    )
)


def report() -> Document:
    """A report of some pages: letterhead, headings, long prose, a table, charts, notes, annexes."""
    return Document(
        title=("关于2024年度科技工作情况", "和2025年工作思路的报告"),
        letterhead=LETTERHEAD,
        blocks=(
            prose(
                "2024年，市科学技术局深入贯彻落实党的二十大精神，加快实现高水平科技自立自强，全力助推新质生产力培育壮大。现将科技工作情况报告如下。"
            ),
            heading(1, "一、2024年工作总结"),
            heading(2, "（一）积极争取项目资金"),
            FUNDED,
            PLATFORMS,
            heading(2, "（二）持续壮大企业梯队"),
            prose(
                "实施“科技型中小企业—高企培育库—高新技术企业—上市高企”梯次培育，“一企一策”服务企业，"
                + sentence(120)
            ),
            FIRMS,
            heading(2, "（三）积极开展人才引育"),
            prose(
                "14家重点科创平台新增引进各类人才342人，其中研发人员258人，硕士及以上人员205人。"
                + sentence(200),
                ("342", TALENT),
            ),
            heading(3, "1.做优平台聚才功能。"),
            prose(sentence(260)),
            BY_TOWN,
            heading(1, "二、2025年工作思路"),
            prose(sentence(180)),
            Paragraph((Run("一是强化企业主体。", strong=True), Run(sentence(160)))),
            Paragraph((Run("二是强化平台能级。", strong=True), Run(sentence(190)))),
        ),
        footnotes=(
            "本报告资金为批复口径，不含人才资助和奖补。",
            "人才数由平台填报，C级来源，未计入合计。",
        ),
        subject="年度工作报告",
        as_of="2024年12月31日",
        known_at="2025年1月6日",
        sample=True,
        keywords=("科技工作", "年度报告"),
    )

"""One invented report with everything a document can hold."""

from __future__ import annotations

from guiju.composition.document import Document, Letterhead, Paragraph, Run
from tests.guiju.composition.cast import (
    FUNDS,
    GROWTH,
    SECOND,
    TALENT,
    heading,
    noted,
    prose,
    said,
    sentence,
)
from tests.guiju.composition.exhibits import BY_TOWN, FIRMS, PLATFORMS

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

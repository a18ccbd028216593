"""A small world for reports: a rulebook of centres and sums, a year of records, an outline."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from guiju.composition.composing import Composed, compose
from guiju.composition.document import Chart, Heading, Paragraph, Run, Table
from guiju.composition.outline import read_outline
from guiju.composition.voice import Voice
from guiju.ledger import open_ledger
from guiju.periods import stretch
from guiju.rollup import Figures
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import write_rulebook

KINDS = {
    "centre": """\
kind: centre
label: 中心
named_by: name
key: [name]
main_date: approved_on
seen_as: open
concepts:
  name: {label: 中心名称, type: text, required: true}
  level: {label: 级别, type: level}
  host: {label: 依托单位, type: entity, of: [body]}
  partners: {label: 共建单位, type: entity, of: [body], many: true}
  approved_on: {label: 获批日期, type: date}
  seats: {label: 工位, type: count, unit: 个}
  open: {label: 已开放, type: bool}
  themes: {label: 主题, type: list, of: text}
  budget: {label: 总投入, type: money, unit: 万元, seen_as: commercial}
  steps:
    label: 节点
    type: list
    of:
      on: {label: 日期, type: date}
      what: {label: 事项, type: text}
  visits: {label: 来访, type: count, unit: 人次, period: year}
""",
    "body": """\
kind: body
label: 机构
named_by: name
key: [name]
seen_as: open
concepts:
  name: {label: 名称, type: text, required: true}
  region: {label: 所在地, type: text}
""",
    "award": """\
kind: award
label: 入选
named_by: programme
main_date: on
seen_as: open
secret_where: {programme: [hidden]}
concepts:
  programme: {label: 计划, type: choice, choices: {open: 公开计划, hidden: 保密计划}}
  who: {label: 入选人, type: entity, of: [member]}
  on: {label: 日期, type: date}
""",
    "member": """\
kind: member
label: 人员
named_by: name
seen_as: personal
concepts:
  name: {label: 姓名, type: text}
""",
    "grant": """\
kind: grant
label: 资金
named_by: to
main_date: on
seen_as: open
concepts:
  to: {label: 对象, type: entity, of: [centre]}
  kind: {label: 性质, type: choice, choices: {approved: 批复, received: 到账}}
  amount: {label: 金额, type: money, unit: 万元, scoped_by: [kind]}
  on: {label: 日期, type: date}
""",
    "row": """\
kind: row
label: 对照
named_by: unit
seen_as: open
concepts:
  topic: {label: 主题, type: text}
  unit: {label: 单位, type: text}
  date: {label: 日期, type: date}
  subject: {label: 本地记录, type: entity, of: [centre]}
  complete: {label: 列全, type: bool}
""",
    "series_point": """\
kind: series_point
label: 历史序列
named_by: metric
seen_as: open
concepts:
  metric: {label: 数字名称, type: text}
  year: {label: 年度, type: date, precision: year}
  value: {label: 数值, type: number, signed: true}
  unit: {label: 单位, type: text}
""",
}

FIGURES = """\
figures:
  centres: {label: 中心, over: centre, where: approved_on in period, by: level, unit: 个}
  provincial: {label: 省级以上中心, over: centre, where: level >= province and approved_on in period, unit: 个}
  seats: {label: 工位, over: centre, where: approved_on in period, measure: sum(seats), unit: 个}
  grants: {label: 获批资金, over: grant, where: kind == approved and on in period, measure: sum(amount), unit: 万元}
  growth: {label: 资金增长, formula: "grants / grants[-1] - 1", unit: "%"}
  awards: {label: 入选, over: award, where: on in period, unit: 项}
  members: {label: 人员, over: member, unit: 人}
claims:
  ordinal:
    label: 第几家
    kind: ordinal
    over: row
    where: topic == "list"
    order: date
    match: subject
    subjects: provincial
    says: "{city}第{n}家"
    first: "{city}首家"
  record:
    label: 新高
    kind: record_high
    figure: grants
    says: 创新高
"""

TABLES = {
    "ledger.yaml": 'place: "320481"\nsince: 2024-01-01\ntitle: 示例\n',
    "centre.csv": """\
id,name,level,host,approved_on,seats,open,themes,budget[万元],source,grade
c-2,示例乙中心,province,b-1,2024-07,12,是,储能；材料,800,s-1,A
c-1,示例甲中心,county,b-2,2024-03-05,30,否,,,s-1,A
c-3,示例丙中心,province,,2023-11,,,,,s-1,A
""",
    "centre-steps.csv": "id,on,what\nc-2,2024-08,进场\nc-2,2025-01,开业\n",
    "centre-years.csv": "id,year,visits\nc-2,2023,5\nc-2,2024,70\n",
    "body.csv": "id,name,region\nb-1,示例大学,南京\nb-2,示例研究院,\n",
    "links.csv": "from,relation,to\nc-2,partners,b-1\nc-2,partners,b-2\n",
    "award.csv": """\
id,programme,who,on,grade
a-1,open,m-1,2024-05,A
a-2,hidden,,2024-06,A
""",
    "member.csv": "id,name\nm-1,张三\n",
    "grant.csv": """\
id,to,kind,amount[万元],on,grade
g-1,c-2,approved,2000,2024-07,A
g-2,c-1,approved,1533,2024-03,A
g-3,c-1,received,900,2024-09,B
""",
    "row.csv": """\
id,topic,unit,date,subject,complete
r-1,list,别处,2022,,是
r-2,list,本地,2024-07,c-2,是
""",
    "series_point.csv": """\
id,metric,year,value,unit
p-1,grants,2022,1000,万元
p-2,grants,2023,910.57,万元
""",
    "sources.csv": "id,title,number\ns-1,示例批文,示例〔2024〕1号\n",
}

PERIOD = stretch("2024")


@cache
def book() -> Rulebook:
    """The rulebook of this world; it lies in a folder that goes away with the machine's /tmp."""
    root = write_rulebook(Path(mkdtemp(prefix="guiju-world-")), {})
    for name, text in KINDS.items():
        (root / "vocabulary" / f"{name}.yaml").write_text(text)
    (root / "figures").mkdir()
    (root / "figures" / "figures.yaml").write_text(FIGURES)
    (root / "places" / "place.yaml").write_text(
        'code: "320481"\nname: 示例市\nlevel: county\nparent: "320400"\n'
        "labels: {county: 示例市级, city: 上级市级, province: 省级, nation: 国家级}\n"
    )
    (root / "places" / "above.yaml").write_text(
        'code: "320400"\nname: 上级市\nlevel: city\nlabels: {county: 县级, city: 上级市级}\n'
    )
    return load_rulebook(root)


def figures(root: Path, **tables: str) -> Figures:
    """The figures over this world's ledger; `award=""` takes a table out, other texts replace it."""
    folder = root / "ledger"
    rmtree(folder, ignore_errors=True)
    folder.mkdir()
    changed = {f"{name.replace('__', '-')}.csv": text for name, text in tables.items()}
    for name, text in {**TABLES, **changed}.items():
        if text:
            (folder / name).write_text(text)
    return Figures(book(), open_ledger(folder, book().vocabulary, places=book().places))


def written(
    root: Path, body: str, card: str = "name: 示例报告\ntitle: 示例报告\n", /, **tables: str
) -> Composed:
    """What an outline with this body makes of the world."""
    path = root / "outline.md"
    path.write_text(f"---\n{card}---\n{body}")
    outline = read_outline(path, "outline.md")
    return compose(outline, figures(root, **tables), stretch("2024"))


def paragraphs(composed: Composed) -> list[str]:
    """The paragraphs and headings as people read them."""
    return [
        "".join(run.text for run in block.runs)
        for block in composed.document.blocks
        if isinstance(block, Heading | Paragraph)
    ]


def said(root: Path, body: str, /, **tables: str) -> str:
    """The one paragraph an outline makes, footnote marks and all."""
    found = paragraphs(written(root, body, **tables))
    assert len(found) == 1, found
    return found[0]


def runs(composed: Composed) -> list[Run]:
    """Every run of the body, tables included."""
    found: list[Run] = []
    for block in composed.document.blocks:
        if isinstance(block, Heading | Paragraph):
            found += block.runs
        elif isinstance(block, Table):
            found += [run for row in block.rows for cell in row for run in cell]
        else:
            assert isinstance(block, Chart)
    return found


__all__ = ["PERIOD", "Voice", "book", "figures", "paragraphs", "runs", "said", "written"]

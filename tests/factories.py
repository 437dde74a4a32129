"""A small and complete knowledge base as text, and what the core answers when it is changed."""

from __future__ import annotations

from pathlib import Path

from knowledge_base.check.check import load_and_check
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import DataError

ROOT = "comparisons.yaml"
COMPARISON = "comparisons/memory-model/memory-management.yaml"
EXPERIMENT = "experiments/pauses.yaml"
CASE = "cases/rewrite.yaml"
FLOW = "decisions/flows/choose.yaml"
TABLE = "decisions/tables/scenarios.yaml"
CHECKLIST = "decisions/checklists/before-choosing.yaml"
CALCULATOR = "decisions/calculators/task-memory.yaml"
TEMPLATE = "decisions/templates/trade-off.yaml"
CRITERIA = "decisions/criteria.yaml"
PRESET = "decisions/presets/steady-service.yaml"
GUIDE = "guides/measure.yaml"
DIAGRAM = "diagrams/pause-path.yaml"
SNIPPET = "snippets/hello.yaml"
CODE = "snippets/hello.go"
PROJECTS = "projects/runtimes.yaml"
SOURCES = "sources.yaml"
REFERENCES = "references.yaml"
TERMS = "glossary.yaml"
LABELS = "labels.yaml"
LOCK = "translations.lock.yaml"
RELEASE = "releases/2026.10.yaml"
DISAGREEMENTS = "disagreements.yaml"
CHECKS = "sanity-checks.yaml"
REDIRECTS = "redirects.yaml"

FILES = {
    ROOT: """\
site:
  title: {en: Atlas, zh: 图谱}
  tagline: {en: Choose from evidence., zh: 以证据为依据。}
  as_of: 2026-11-21
subjects:
  - id: go
    name: Go
    summary: {en: A compiled language., zh: 编译型语言。}
    read_against: {en: Go 1.22., zh: Go 1.22。}
  - id: rust
    name: Rust
    summary: {en: A compiled language too., zh: 也是编译型语言。}
    read_against: {en: The current release., zh: 当前发行版。}
dimensions:
  - id: memory-model
    title: {en: Memory model, zh: 内存模型}
    question: {en: Who frees memory?, zh: 谁释放内存？}
    description: {en: Collectors and ownership., zh: 垃圾回收与所有权。}
metrics:
  - {id: pause, title: {en: Pause, zh: 停顿}, unit: ms, better: lower}
  - {id: share, title: {en: Share, zh: 占比}, unit: percent, better: neither}
fields:
  - {id: runtimes, title: {en: Run times, zh: 运行时}}
include:
  comparisons: [comparisons/*/*.yaml]
  experiments: [experiments/*.yaml]
  cases: [cases/*.yaml]
  flows: [decisions/flows/*.yaml]
  tables: [decisions/tables/*.yaml]
  checklists: [decisions/checklists/*.yaml]
  calculators: [decisions/calculators/*.yaml]
  projects: [projects/*.yaml]
  sources: [sources.yaml]
  references: [references.yaml]
  terms: [glossary.yaml]
  labels: [labels.yaml]
  disagreements: [disagreements.yaml]
  checks: [sanity-checks.yaml]
  templates: [decisions/templates/*.yaml]
  translations: [translations.lock.yaml]
  releases: [releases/*.yaml]
  criteria: [decisions/criteria.yaml]
  presets: [decisions/presets/*.yaml]
  guides: [guides/*.yaml]
  diagrams: [diagrams/*.yaml]
  snippets: [snippets/*.yaml]
  redirects: [redirects.yaml]
constraints:
  - {id: steadiness, title: {en: Steadiness, zh: 稳定性}}
""",
    REDIRECTS: """\
redirects:
  - {old: topics/collectors/, new: "comparison:memory-management"}
  - {old: cases/rewrite/#go-pause-taken, new: "claim:go-pause-measured"}
""",
    COMPARISON: """\
id: memory-management
dimension: memory-model
title: {en: Memory management, zh: 内存管理}
question: {en: What does freeing memory cost?, zh: 释放内存代价多大？}
summary: {en: Go pauses and Rust does not., zh: Go 会停顿，Rust 不会。}
aspects:
  - id: pauses
    title: {en: Pauses, zh: 停顿}
    cells:
      go:
        - id: go-pauses-briefly
          text: {en: Go pauses for at most 1 ms., zh: Go 停顿不超过 1 毫秒。}
          sources: [{source: survey, at: memory}]
          basis: documented
          quantity: {metric: pause, max: 1, unit: ms}
          projects: [tokio]
      rust:
        - id: rust-never-pauses
          text: {en: Rust has no collector., zh: Rust 没有垃圾回收器。}
          sources: [{source: survey, at: memory}]
          basis: documented
          review:
            status: wrong
            reason: {en: Some crates collect., zh: 有的类库会回收。}
            correction: {en: The language has none., zh: 语言本身没有。}
            references: [go-faq]
            reviewed: 2026-11-20
    across:
      - id: both-free-memory
        text: {en: Both free memory., zh: 两者都释放内存。}
        subjects: [go, rust]
        sources: [{source: survey, at: memory}]
        basis: opinion
verdict:
  - id: rust-for-steady-latency
    text: {en: Rust for steady latency., zh: 要稳定延迟就选 Rust。}
    subjects: [rust]
    sources: [{source: survey, at: conclusion}]
    basis: opinion
related: [flow:choose]
""",
    EXPERIMENT: """\
id: pauses
title: {en: Pauses measured, zh: 停顿测量}
question: {en: How long?, zh: 多久？}
setup: {en: One machine., zh: 一台机器。}
workload: {en: A loop., zh: 一个循环。}
method: partial
series:
  - id: pause
    title: {en: Pause, zh: 停顿}
    cells:
      go:
        - id: go-pause-measured
          text: {en: Half of all pauses are short., zh: 半数停顿很短。}
          sources: [{source: survey, at: memory}]
          basis: measured
          method: none
          quantity: {metric: share, value: 50, unit: percent}
conclusion: {en: They are short., zh: 很短。}
""",
    CASE: """\
id: rewrite
title: {en: A rewrite, zh: 一次重写}
subjects: [go, rust]
context: {en: A service., zh: 一项服务。}
change: {en: It was rewritten., zh: 它被重写了。}
results:
  - id: latency
    title: {en: Latency, zh: 延迟}
    before:
      id: rewrite-before
      text: {en: It waited 5 ms., zh: 等待 5 毫秒。}
      sources: [{source: survey, at: memory}]
      basis: reported
      quantity: {metric: pause, value: 5, unit: ms}
limits: {en: One case., zh: 仅此一例。}
""",
    FLOW: """\
id: choose
title: {en: Choose, zh: 选择}
summary: {en: Two questions., zh: 两个问题。}
start: latency
questions:
  - id: latency
    text: {en: Must latency be steady?, zh: 延迟必须稳定吗？}
    see: comparison:memory-management
    answers:
      - {id: yes, text: {en: Yes, zh: 是}, to: team, claims: [rust-for-steady-latency]}
      - {id: no, text: {en: No, zh: 否}, to: take-go, claims: [go-pauses-briefly]}
  - id: team
    text: {en: Does the team know Rust?, zh: 团队会 Rust 吗？}
    answers:
      - {id: yes, text: {en: Yes, zh: 是}, to: take-rust, judgement: {en: Ours., zh: 己见。}}
      - {id: no, text: {en: No, zh: 否}, to: take-go, judgement: {en: Ours., zh: 己见。}}
outcomes:
  - id: take-go
    title: {en: Go, zh: Go}
    subjects: [go]
    reason: {en: Simple., zh: 简单。}
    claims: [go-pauses-briefly]
  - id: take-rust
    title: {en: Rust, zh: Rust}
    subjects: [rust]
    reason: {en: Steady., zh: 稳定。}
    claims: [rust-never-pauses, rust-for-steady-latency]
examples:
  - text: {en: A steady service., zh: 稳定的服务。}
    answers: {latency: yes, team: yes}
    outcome: take-rust
""",
    TABLE: """\
id: scenarios
title: {en: Scenarios, zh: 场景}
question: {en: What for what?, zh: 什么场景选什么？}
summary: {en: One row., zh: 一行。}
rows:
  - id: trading
    situation: {en: Trading, zh: 交易}
    recommendation: {en: Rust, zh: Rust}
    subjects: [rust]
    claims:
      - id: rust-for-trading
        text: {en: Rust suits trading., zh: Rust 适合交易。}
        subjects: [rust]
        sources: [{source: survey, at: conclusion}]
        basis: opinion
    cites: [rust-never-pauses]
    constraints: [steadiness]
""",
    CHECKLIST: """\
id: before-choosing
title: {en: Before choosing, zh: 选择之前}
summary: {en: Ask first., zh: 先问。}
sources: [{source: survey, at: conclusion}]
groups:
  - id: team
    title: {en: Team, zh: 团队}
    items:
      - {id: skills, text: {en: Count skills., zh: 清点技能。}, cites: [both-free-memory]}
""",
    CALCULATOR: """\
id: task-memory
title: {en: Memory of tasks, zh: 任务内存}
summary: {en: Tasks times stack., zh: 任务数乘以栈。}
sources: [{source: survey, at: memory}]
cites: [both-free-memory]
inputs:
  - {id: tasks, label: {en: Tasks, zh: 任务}, unit: count, default: 10, min: 1, max: 1e6}
  - {id: stack, label: {en: Stack, zh: 栈}, unit: KiB, default: 2, min: 1, max: 64}
formula: tasks * stack
output: {label: {en: Memory, zh: 内存}, unit: KiB}
examples:
  - {text: {en: Ten., zh: 十个。}, inputs: {tasks: 10, stack: 2}, result: 20}
""",
    TEMPLATE: """\
id: trade-off
title: {en: A trade-off, zh: 一次取舍}
summary: {en: What was given up., zh: 放弃了什么。}
use: {en: Fill it in., zh: 填写它。}
sources: [{source: survey, at: conclusion}]
fields:
  - {id: wanted, title: {en: Wanted, zh: 目标}, explain: {en: The aim., zh: 目的。}}
  - {id: given-up, title: {en: Given up, zh: 放弃}, explain: {en: The price., zh: 代价。}}
entries:
  - {id: trading-in-rust, values: {wanted: {en: Trade., zh: 交易。}}, cites: [both-free-memory]}
missing:
  - {en: The price., zh: 代价。}
related: [table:scenarios]
""",
    CRITERIA: """\
criteria:
  - id: short-pauses
    title: {en: Short pauses, zh: 停顿短}
    explain: {en: Less is better., zh: 越短越好。}
    direction: lower
    metric: pause
    figures:
      go: [go-pauses-briefly]
    absent:
      rust: {claims: [rust-for-steady-latency], reason: {en: Nothing pauses., zh: 没有停顿。}}
    related: [comparison:memory-management]
  - id: steadiness
    title: {en: Steadiness, zh: 稳定}
    explain: {en: We rate it., zh: 由我们评分。}
    ratings:
      go: {value: 3, claims: [both-free-memory], reason: {en: It pauses., zh: 会停顿。}}
      rust: {value: 5, claims: [rust-for-steady-latency], reason: {en: It does not., zh: 不停顿。}}
""",
    PRESET: """\
id: steady-service
title: {en: A steady service, zh: 稳定的服务}
summary: {en: It must not wait., zh: 不能等待。}
weights: {short-pauses: 10, steadiness: 30}
constraints:
  - {criterion: short-pauses, at_most: 0.01, unit: s, text: {en: 10 ms., zh: 10 毫秒。}}
winner: rust
related: [flow:choose]
""",
    GUIDE: """\
id: measure
title: {en: Measuring pauses, zh: 测量停顿}
summary: {en: In two steps., zh: 分两步。}
sources: [{source: survey, at: memory}]
steps:
  - id: prepare
    title: {en: Prepare, zh: 准备}
    text: {en: Use one machine., zh: 用一台机器。}
    cites: [both-free-memory]
    commands:
      - id: show-cores
        command: nproc
        shows: {en: The number of cores., zh: 核心数。}
        tried: {where: Debian 12, on: 2026-11-21, note: {en: It gave one line., zh: 输出一行。}}
  - id: run
    title: {en: Run, zh: 运行}
    text: {en: Run the loop., zh: 运行循环。}
    commands:
      - id: trace-pauses
        command: GODEBUG=gctrace=1 ./loop
        shows: {en: A line for each collection., zh: 每次回收一行。}
related: [experiment:pauses]
""",
    DIAGRAM: """\
id: pause-path
title: {en: The way to a pause, zh: 停顿之路}
summary: {en: From a full heap to a pause., zh: 从堆满到停顿。}
sources: [{source: survey, at: memory}]
groups:
  - {id: process, title: {en: Process, zh: 进程}}
nodes:
  - {id: heap, text: {en: Heap, zh: 堆}, kind: store, group: process}
  - {id: full, text: {en: Full?, zh: 满了吗？}, kind: question, group: process}
  - {id: pause, text: {en: Pause, zh: 停顿}, see: comparison:memory-management}
  - {id: log, text: {en: Log, zh: 日志}, alone: true}
edges:
  - {from: heap, to: full}
  - {from: full, to: pause, text: {en: yes, zh: 是}}
  - {from: full, to: heap, text: {en: no, zh: 否}, kind: dashed}
garbled: {en: One line is cut off., zh: 有一条线被截断。}
related: [comparison:memory-management]
""",
    SNIPPET: """\
id: hello
title: {en: A greeting, zh: 问候}
language: go
shows: {en: How a program starts., zh: 程序如何开始。}
sources: [{source: survey, at: memory}]
about: [comparison:memory-management]
output: hello
checked: {with: Go 1.19, on: 2026-11-21}
""",
    CODE: """\
package main

import "fmt"

func main() { fmt.Println("hello") }
""",
    PROJECTS: """\
projects:
  - id: tokio
    name: tokio
    kind: runtime
    field: runtimes
    subjects: [rust]
    purpose: {en: Runs tasks., zh: 运行任务。}
    status: confirmed
""",
    SOURCES: """\
sources:
  - id: survey
    title: {en: A survey, zh: 一份综述}
    short: {en: Survey, zh: 综述}
    published: 2025-12-30
    character: survey
    description: {en: It is broad., zh: 面很广。}
    sections:
      - {id: memory, title: {en: Memory, zh: 内存}}
      - {id: conclusion, title: {en: Conclusion, zh: 结论}}
""",
    REFERENCES: """\
references:
  - id: go-faq
    title: Go FAQ
    publisher: The Go team
    kind: documentation
    address: https://go.dev/doc/faq
""",
    TERMS: """\
terms:
  - id: latency
    term: {en: latency, zh: 延迟}
    aliases: {en: [wait]}
    definition: {en: Time until an answer., zh: 得到回答的时间。}
    see: [comparison:memory-management]
""",
    DISAGREEMENTS: """\
disagreements:
  - id: pauses
    title: {en: How long does Go pause?, zh: Go 停顿多久？}
    metric: pause
    claims: [go-pauses-briefly, rewrite-before]
    causes: [different-thing]
    why: {en: A pause is not a wait., zh: 停顿不是等待。}
    rely: {en: The documented bound., zh: 以文档所载上限为准。}
""",
    CHECKS: """\
checks:
  - id: pause-below-wait
    title: {en: A pause fits into a wait, zh: 停顿不长于等待}
    rule: percentile-order
    claims: [rewrite-before]
    values:
      lower: {value: 1, unit: ms}
      higher: {claim: rewrite-before}
""",
    LABELS: """\
labels:
  home: {en: Home, zh: 首页}
""",
    LOCK: """\
translations: {}
""",
    RELEASE: """\
version: "2026.10"
since: "2026.9"
date: 2026-10-31
claims: 7
changes:
  - record: claim:rust-never-pauses
    change: certainty
    title: {en: Rust has no collector., zh: Rust 没有垃圾回收器。}
    before: moderate
    after: very-low
    because: [+review-wrong]
    sources: [reference:go-faq]
  - record: claim:go-stops-the-world
    change: removed
    title: {en: Go stops the world., zh: Go 会暂停全部线程。}
""",
}
"""A knowledge base without a fault or a lapse, and with every kind of record."""

Edit = tuple[str, str, str]
"""A file, a text that stands in it once, and what is put there instead."""


def write(folder: Path, *edits: Edit, files: dict[str, str | bytes] | None = None) -> Path:
    """Write the knowledge base with some texts replaced and some files put in; return `data`."""
    texts: dict[str, str | bytes] = dict(FILES)
    for name, old, new in edits:
        text = texts[name]
        assert isinstance(text, str)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        texts[name] = text.replace(old, new)
    data = folder / "data"
    for name, text in (texts | (files or {})).items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return data


def load(folder: Path, *edits: Edit) -> KnowledgeBase:
    """Return the knowledge base with some texts replaced, which must be without errors."""
    base, _ = load_and_check(write(folder, *edits))
    return base


def problems_in(data: Path, *, strict: bool = False) -> list[str]:
    """Return what is wrong with the data, one line a problem, lapses included."""
    try:
        _, lapses = load_and_check(data, strict=strict)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in lapses]


def problems(
    folder: Path,
    *edits: Edit,
    files: dict[str, str | bytes] | None = None,
    strict: bool = False,
) -> list[str]:
    """Write the knowledge base with some changes and return what is wrong with it."""
    return problems_in(write(folder, *edits, files=files), strict=strict)

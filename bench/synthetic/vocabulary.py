"""Words that synthetic texts are made of, in both languages. Subjects are invented on purpose."""

from __future__ import annotations

Words = tuple[str, str]
"""English and Chinese."""

SUBJECTS: tuple[str, ...] = (
    *("Agate", "Amber", "Basalt", "Beryl", "Calcite", "Cinnabar", "Citrine", "Coral"),
    *("Dolomite", "Emery", "Feldspar", "Flint", "Fluorite", "Galena", "Garnet", "Gneiss"),
    *("Granite", "Gypsum", "Halite", "Hematite", "Jade", "Jasper", "Lapis", "Limestone"),
    *("Magnetite", "Malachite", "Marble", "Mica", "Obsidian", "Olivine", "Onyx", "Opal"),
    *("Peridot", "Pumice", "Pyrite", "Quartz", "Rhodonite", "Selenite", "Slate", "Topaz"),
)
THINGS: tuple[Words, ...] = (
    ("buffer pools", "缓冲池"),
    ("worker threads", "工作线程"),
    ("connection reuse", "连接复用"),
    ("garbage collection", "垃圾回收"),
    ("task scheduling", "任务调度"),
    ("error values", "错误值"),
    ("generic types", "泛型"),
    ("start-up work", "启动工作"),
    ("package locks", "依赖锁定"),
    ("static analysis", "静态分析"),
    ("memory mapping", "内存映射"),
    ("bounded queues", "有界队列"),
    ("cancellation", "取消传播"),
    ("structured logs", "结构化日志"),
    ("schema changes", "模式变更"),
    ("retry budgets", "重试预算"),
    ("rate limits", "限流"),
    ("leader election", "领导者选举"),
    ("write-ahead logs", "预写日志"),
    ("column stores", "列式存储"),
    ("zero-copy reads", "零拷贝读取"),
    ("vector maths", "向量运算"),
    ("foreign calls", "外部函数调用"),
    ("hot reloading", "热重载"),
    ("test fixtures", "测试夹具"),
    ("fuzz testing", "模糊测试"),
    ("build caches", "构建缓存"),
    ("container images", "容器镜像"),
    ("trace sampling", "追踪采样"),
    ("circuit breakers", "熔断器"),
    ("edge functions", "边缘函数"),
    ("message brokers", "消息代理"),
    ("type inference", "类型推断"),
    ("pattern matching", "模式匹配"),
    ("module boundaries", "模块边界"),
    ("session storage", "会话存储"),
    ("batch windows", "批处理窗口"),
    ("clock drift", "时钟漂移"),
    ("stack growth", "栈增长"),
    ("secret rotation", "密钥轮换"),
)
SETTINGS: tuple[Words, ...] = (
    ("under steady load", "稳定负载下"),
    ("in bursts of traffic", "突发流量中"),
    ("on small machines", "小型机器上"),
    ("across regions", "跨地域部署时"),
    ("in long-running services", "长期运行的服务中"),
    ("behind a gateway", "网关之后"),
    ("with slow clients", "客户端很慢时"),
    ("in batch jobs", "批处理作业中"),
    ("during deployment", "部署期间"),
    ("on battery power", "电池供电时"),
    ("with cold caches", "缓存尚冷时"),
    ("in large teams", "大型团队里"),
    ("in the first year", "第一年里"),
    ("at the edge", "边缘节点上"),
    ("on shared hardware", "共享硬件上"),
    ("after a failure", "故障之后"),
    ("with many tenants", "租户众多时"),
    ("in real time", "实时场景中"),
    ("behind a firewall", "防火墙之后"),
    ("with legacy parts", "与旧部件共存时"),
    ("in scientific code", "科学计算代码中"),
    ("for mobile clients", "面向移动端时"),
    ("at peak hours", "高峰时段"),
    ("in regulated fields", "受监管的行业里"),
    ("with streaming input", "流式输入时"),
)
PLACES: tuple[Words, ...] = (
    ("the standard library", "标准库"),
    ("the run time", "运行时"),
    ("the compiler", "编译器"),
    ("a third-party package", "第三方包"),
    ("the operating system", "操作系统"),
    ("the build", "构建流程"),
    ("a separate service", "独立的服务"),
)
STATEMENTS: tuple[Words, ...] = (
    (
        "{subject} handles {thing} {setting} in {place}, and a call takes about {number} ms there.",
        "{subject} 在{place}里处理{thing}，{setting}一次调用约需 {number} ms。",
    ),
    (
        "For {thing} {setting}, {subject} needs {number} lines of configuration and *no* code.",
        "{setting}的{thing}，{subject} 只需 {number} 行配置，*无需*编写代码。",
    ),
    (
        "{subject} leaves {thing} to {place}; teams report {number} incidents a year {setting}.",
        "{subject} 把{thing}交给{place}；{setting}，各团队每年报告 {number} 起事故。",
    ),
    (
        "In {subject}, `{code}` turns {thing} on, which costs {number} % of the throughput {setting}.",
        "{subject} 用 `{code}` 开启{thing}，{setting}会损失 {number} % 的吞吐。",
    ),
    (
        "{subject} has offered {thing} since release {number}, kept in {place} and stable {setting}.",
        "{subject} 自第 {number} 版起提供{thing}，位于{place}，{setting}表现稳定。",
    ),
    (
        "With {subject}, {thing} {setting} must be written by hand, usually in {number} places.",
        "使用 {subject} 时，{setting}的{thing}要自己动手写，通常散布在 {number} 处。",
    ),
    (
        "{place_start} of {subject} limits {thing} to {number} at a time **by default**, also {setting}.",
        "{subject} 的{place}**默认**把{thing}限制为同时 {number} 个，{setting}也是如此。",
    ),
    (
        "Moving {thing} to {subject} took {number} weeks {setting}, most of them spent on {place}.",
        "把{thing}迁到 {subject} 花了 {number} 周，{setting}大部分时间耗在{place}上。",
    ),
    (
        "{subject} documents {thing} {setting} fully: {number} examples show how {place} takes part.",
        "{subject} 完整记述了{setting}的{thing}：{number} 个示例说明{place}如何参与。",
    ),
    (
        "{subject} is the safer choice {setting}: {thing} decided {number} of 100 projects for it.",
        "{setting}更稳妥的选择是 {subject}：100 个项目中有 {number} 个因{thing}而选它。",
    ),
)
REASONS: tuple[Words, ...] = (
    (
        "The documentation says the same, and names {number} as the limit of {place}.",
        "官方文档说法相同，并给出{place}的上限为 {number}。",
    ),
    (
        "Nothing describes how the {number} runs were measured, so it cannot be repeated.",
        "没有说明那 {number} 次运行如何测量，因此无法重复。",
    ),
    (
        "It held until release {number}; since then {place} does this by itself.",
        "第 {number} 版之前如此；此后{place}会自行完成。",
    ),
    (
        "The specification leaves it to {place}, and {number} implementations differ here.",
        "规范把它留给{place}决定，而 {number} 个实现在这里各不相同。",
    ),
)
CONDITIONS: tuple[Words, ...] = (
    ("A data set of {number} MB, {setting}", "{number} MB 的数据集，{setting}"),
    ("{number} requests per second, {setting}", "每秒 {number} 个请求，{setting}"),
    ("A run of {number} tasks, {setting}", "一次运行 {number} 个任务，{setting}"),
)
UNITS: tuple[str, ...] = ("ms", "us", "MB", "kB", "percent", "count", "request/s", "week")
CODES: tuple[str, ...] = ("pool.reserve", "run --quiet", "tasks.limit", "cache=on", "Scope::new")

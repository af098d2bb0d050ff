"""The words of the pictures."""

from __future__ import annotations

from calculators.kernel.text import Text

HEADING = Text("图示", "Picture")
AS_TABLE = Text("同样内容的表格", "The same as a table")
CRITERION = Text("标准", "Criterion")
RANGE = Text("范围", "Range")
SILENT = Text("文本没有规定", "The text does not say")
NO_GRADE = Text("不够任何一级", "No grade")
NOT_ENTERED = Text("没有填", "not entered")
AND = Text("同时要：", "Together with: ")
MET = {True: Text("（满足）", " (met)"), False: Text("（不满足）", " (not met)"), None: Text("（没有填）", " (not entered)")}
BY_TICK = Text("不按数字、按情形判断的标准", "Criteria that are facts, not figures")
TICKED = Text("成立", "holds")
ENDS = Text("● 含这个数　○ 不含这个数", "● the figure itself included   ○ not included")
# What a bound is called beside its figure: by side, and by whether it is closed.
ENGLISH = {("lower", True): "or more", ("lower", False): "more than", ("upper", True): "at most", ("upper", False): "below"}
OVER = Text("{amount}随{field}变化", "{amount} by {field}")
POINT = Text("填写的{value}：{amount}", "entered {value}: {amount}")
SMOOTHED = Text("满一份才给一份；台阶太密，图上画成了直线，金额以上面的结果为准",
                "Each full part earns its sum; the steps are too narrow to draw and stand as a line, so the result above is what counts")
AMOUNT, CLAUSE = Text("金额", "Amount"), Text("依据", "Clause")
WEEKDAYS = Text("一 二 三 四 五 六 日", "Mo Tu We Th Fr Sa Su")
NUMBERED = Text("第{n}天", "day {n}")
START, OFF = Text("起", "start"), Text("休", "off")
FROM, LAST_DAY, GIVEN = Text("从这天起", "From"), Text("最后一天", "Last day"), Text("填写的日期（●）", "Entered (●)")
IN_TIME, TOO_LATE = Text("，按时", ", in time"), Text("，已过期", ", too late")
DAYS_COUNTED, DATE, COUNTED = Text("逐日计数", "The days counted"), Text("日期", "Date"), Text("第几天", "Count")


def entered(value: Text) -> Text:
    """Behind the range that a reader's value lies in."""
    return Text(f"（填写的{value.zh}在这里）", f" ({value.en}, as entered, is here)")

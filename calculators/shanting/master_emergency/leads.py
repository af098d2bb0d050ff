"""The annex: the lead department and the special command for each kind of event, with the cells that the source lost.

A blank cell stays blank in `printed`; what may be inferred for it stands in `lead` and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from calculators.kernel import Output, Reading, Row, Silent, Table, Text, join, lookup

EMERGENCY = Text("区应急管理局", "District Emergency Management Bureau")
WATER = Text("区城乡水务局", "District Urban and Rural Water Bureau")
WEATHER = Text("区气象服务中心", "District Meteorological Service Centre")
LAND = Text("区自然资源局", "District Natural Resources Bureau")
FARMING = Text("区农业农村局", "District Agriculture and Rural Affairs Bureau")
FIRE = Text("区消防救援大队", "District Fire and Rescue Brigade")
POLICE = Text("区公安分局", "District Public Security Branch")
MARKET = Text("区市场监督管理局", "District Market Regulation Bureau")
HOUSING = Text("区住房和城乡建设局", "District Housing and Construction Bureau")
PLANNING = Text("区发展和改革局", "District Development and Reform Bureau")
ECOLOGY = Text("区生态环境分局", "District Ecology and Environment Branch")
HEALTH = Text("区卫生健康局", "District Health Bureau")
LIVESTOCK = Text("区畜牧业发展中心", "District Livestock Development Centre")
COMMERCE = Text("区商务和投资促进局", "District Bureau of Commerce and Investment Promotion")
FINANCIAL = Text("区金融服务中心", "District Financial Services Centre")
OFFICE = Text("区政府办公室", "District Government Office")
UNITED_FRONT = Text("区委统战部", "United Front Work Department of the District Party Committee")
PUBLICITY = Text("区委宣传部", "District Publicity Department")

NATURAL, ACCIDENT, PUBLIC_HEALTH, SECURITY = (f"附件（{number}）" for number in (1, 2, 3, 4))
BLANK_CELL = Text("来源此格空白", "blank in the source")
NO_LEAD_YET = Text("由区政府主要领导或区政府常务会议指定", "named by the head of the District Government or its executive meeting")
NOT_SAID = Text("文本没有写", "not said in the text")


def inferred(words: Text) -> Text:
    return Text(f"{words.zh}（推断，来源此格空白）", f"{words.en} (inferred; the cell is blank in the source)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A row of the annex. Without `leads` or `command` the cell is blank, and the row above is all there is to go by."""

    key: str
    name: Text
    clause: str
    leads: tuple[Text, ...] = ()
    command: Text | None = None


def event(clause: str, key: str, zh: str, en: str, leads: tuple[Text, ...] = (), command: tuple[str, str] | None = None) -> Event:
    return Event(key=key, name=Text(zh, en), clause=clause, leads=leads, command=Text(*command) if command else None)


EVENTS = (
    event(NATURAL, "flood-drought", "水旱灾害", "Flood and drought", (EMERGENCY, WATER),
          ("区防汛抗旱指挥部", "District Flood Control and Drought Relief Command")),
    event(NATURAL, "weather", "气象灾害", "Weather disasters", (WEATHER, EMERGENCY), ("区减灾委员会", "District Disaster Reduction Committee")),
    event(NATURAL, "earthquake", "地震灾害", "Earthquakes", (EMERGENCY,), ("区抗震救灾指挥部", "District Earthquake Relief Command")),
    event(NATURAL, "geological", "地质灾害", "Geological disasters", (EMERGENCY, LAND),
          ("区地质灾害事故应急指挥部", "District Geological Disaster Command")),
    event(NATURAL, "forest-fire", "森林火灾", "Forest fires", (), ("区森林防灭火指挥部", "District Forest Fire Command")),
    event(NATURAL, "biological", "生物灾害", "Biological disasters", (FARMING, LAND), ("区生物灾害指挥部", "District Biological Disaster Command")),
    event(ACCIDENT, "chemicals", "危险化学品（烟花爆竹）事故", "Accidents with hazardous chemicals or fireworks", (EMERGENCY,),
          ("区危险化学品事故应急指挥部", "District Hazardous Chemicals Accident Command")),
    event(ACCIDENT, "mine", "非煤矿山事故", "Accidents in mines other than coal mines", (),
          ("区非煤矿山事故应急指挥部", "District Non-coal Mine Accident Command")),
    event(ACCIDENT, "fire", "火灾事故", "Fires", (FIRE, EMERGENCY), ("区火灾事故应急指挥部", "District Fire Accident Command")),
    event(ACCIDENT, "road", "道路交通事故", "Road traffic accidents", (POLICE,),
          ("区道路交通事故应急指挥部", "District Road Traffic Accident Command")),
    event(ACCIDENT, "special-equipment", "特种设备事故", "Accidents with special equipment", (MARKET,),
          ("区特种设备事故应急指挥部", "District Special Equipment Accident Command")),
    event(ACCIDENT, "building", "房屋建筑突发事故", "Building accidents", (HOUSING,),
          ("区房屋建筑突发事故应急指挥部", "District Building Accident Command")),
    event(ACCIDENT, "gas", "燃气事故", "Gas accidents", (), ("区燃气事故应急指挥部", "District Gas Accident Command")),
    event(ACCIDENT, "heating", "城区供热突发事件", "Urban heating emergencies", (),
          ("区城区供热事故应急指挥部", "District Urban Heating Accident Command")),
    event(ACCIDENT, "water-supply", "城区供水突发事件", "Urban water supply emergencies", (WATER,),
          ("区城区供水突发事件应急指挥部", "District Urban Water Supply Emergency Command")),
    event(ACCIDENT, "power-cut", "大面积停电事件", "Large power cuts", (PLANNING,),
          ("区大面积停电事件应急指挥部", "District Power Cut Command")),
    event(ACCIDENT, "pipeline", "油气长输管道突发事件", "Emergencies of long-distance oil and gas pipelines", (),
          ("区油气长输管道突发事件应急指挥部", "District Oil and Gas Pipeline Emergency Command")),
    event(ACCIDENT, "radiation", "辐射事故", "Radiation accidents", (ECOLOGY,),
          ("区生态环境事件应急指挥部", "District Ecology and Environment Command")),
    event(ACCIDENT, "air-pollution", "重污染天气事件", "Heavy air pollution"),
    event(ACCIDENT, "pollution", "环境污染事件", "Environmental pollution"),
    event(ACCIDENT, "ecological-damage", "生态破坏事件", "Ecological damage"),
    event(PUBLIC_HEALTH, "infectious-disease", "传染病疫情", "Outbreaks of infectious disease", (HEALTH,),
          ("区公共卫生事件应急指挥部", "District Public Health Command")),
    event(PUBLIC_HEALTH, "unknown-illness", "群体性不明原因疾病", "Group illness of unknown cause"),
    event(PUBLIC_HEALTH, "poisoning", "急性中毒事件", "Acute poisoning"),
    event(PUBLIC_HEALTH, "food", "食品安全事件", "Food safety incidents", (MARKET,), ("区食品安全事件应急指挥部", "District Food Safety Command")),
    event(PUBLIC_HEALTH, "drugs", "药品（疫苗）安全事件", "Drug (vaccine) safety incidents", (),
          ("区药品（疫苗）安全事件应急指挥部", "District Drug (Vaccine) Safety Command")),
    event(PUBLIC_HEALTH, "animal-epidemic", "动物疫情事件", "Animal epidemics", (LIVESTOCK,),
          ("区动物疫情事件应急指挥部", "District Animal Epidemic Command")),
    event(SECURITY, "terrorism", "恐怖袭击事件", "Terrorist attacks", (POLICE,), ("区反恐工作领导小组", "District Counter-terrorism Leading Group")),
    event(SECURITY, "crime", "刑事案件", "Criminal cases", (), ("区刑事案件应急指挥部", "District Criminal Case Command")),
    event(SECURITY, "mass-incident", "群体性事件", "Mass incidents", (), ("区群体性事件应急指挥部", "District Mass Incident Command")),
    event(SECURITY, "network", "网络与信息安全事件", "Network and information security incidents", (),
          ("区网络与信息安全事件应急指挥部", "District Network and Information Security Command")),
    event(SECURITY, "necessities", "生活必需品市场供应突发事件", "Emergencies in the supply of daily necessities", (COMMERCE,),
          ("区生活必需品市场供应突发事件应急指挥部", "District Necessities Supply Emergency Command")),
    event(SECURITY, "financial", "金融突发事件", "Financial emergencies", (FINANCIAL,),
          ("区金融突发事件应急指挥部", "District Financial Emergency Command")),
    event(SECURITY, "foreign", "涉外突发事件", "Emergencies involving foreigners", (OFFICE,),
          ("区涉外突发事件应急指挥部", "District Foreign-related Emergency Command")),
    event(SECURITY, "ethnic-religious", "民族宗教事件", "Ethnic and religious incidents", (UNITED_FRONT,),
          ("区民族宗教事件应急指挥部", "District Ethnic and Religious Incident Command")),
    event(SECURITY, "public-opinion", "舆情突发事件", "Public opinion emergencies", (PUBLICITY,),
          ("区舆情突发事件应急指挥部", "District Public Opinion Emergency Command")),
)

MERGED = Reading(
    id="blank-cell-merged-above",
    clause="附件",
    says=Text(
        "14类事件的“主要牵头部门”一格、其中5类的“专项指挥机构”一格，在来源里是空白。",
        "For 14 kinds of event the cell of the lead department is blank in the source, for 5 of them that of the special command too.",
    ),
    reads=Text("推断空白格原来与上一行合并，取上面最近一个印出的内容，并注明是推断。",
               "The blank cell is inferred to have been merged with the row above; the nearest printed entry above is given, marked as inferred."),
    why=Text(
        "空白格都紧接在同类事件之后，像是表格合并格在提取时丢失。使用前应向区应急管理局核对原件。",
        "The blanks follow kindred events, as merged cells do when a table is extracted. Check the original with the District Emergency Management Bureau.",
    ),
    other=Text("空白就是没有写，牵头部门不能从表里得出。", "A blank says nothing: the lead department cannot be had from the table."),
)

ORDER = Reading(
    id="two-leads-order",
    clause="附件",
    says=Text("有的事件列了两个牵头部门，没有写谁为主。", "For some events two lead departments are listed, without saying which comes first."),
    reads=Text("两个都列出，按原表的顺序。", "Both are given, in the order of the table."),
    why=Text("原表没有区分主次。", "The table draws no distinction."),
    other=Text("排在前面的为主，后面的配合。", "The first leads and the second assists."),
)

CATEGORY = Reading(
    id="list-or-class-default",
    clause="3.3",
    says=Text(
        "3.3按大类写：自然灾害、事故灾难由区应急局和相关部门牵头，公共卫生事件由区卫生健康局牵头，社会安全事件由区公安分局牵头；"
        "附件对其中一些事件列了别的部门。",
        "Clause 3.3 goes by class: natural disasters and accidents are led by the District Emergency Management Bureau and the departments concerned, "
        "public health emergencies by the District Health Bureau, public security events by the District Public Security Branch; "
        "the annex lists other departments for some of them.",
    ),
    reads=Text("按附件。", "The annex decides."),
    why=Text("附件按事件逐类列出，比3.3的大类更具体。", "The annex goes event by event and is the more specific."),
    other=Text("按3.3的大类。", "The class of clause 3.3 decides."),
)
BY_CLASS = {PUBLIC_HEALTH: HEALTH, SECURITY: POLICE}


def _above(index: int) -> Event:
    """The nearest row above whose lead department is printed."""
    return next(EVENTS[number] for number in range(index, -1, -1) if EVENTS[number].leads)


def _command(index: int) -> Text:
    here = EVENTS[index].command
    return here or inferred(next(EVENTS[number].command for number in range(index, -1, -1) if EVENTS[number].command))


def _outputs(index: int) -> dict[str, object]:
    own = EVENTS[index]
    lead = join(own.leads, "、", ", ") if own.leads else inferred(join(_above(index).leads, "、", ", "))
    return {"lead": lead, "printed": own.leads or (BLANK_CELL,), "command": _command(index)}


def _readings(index: int) -> tuple[Reading, ...]:
    return (*(() if EVENTS[index].leads else (MERGED,)), *((ORDER,) if len(_above(index).leads) > 1 else ()))


_by_event = lookup(
    name="lead-department",
    title=Text("哪个部门牵头", "Which department leads"),
    question=Text("这类事件由哪个部门牵头，哪个机构指挥？", "Which department leads for this kind of event, and which body commands?"),
    clauses=("附件", "3.3", "3.2"),
    ask=Text("事件类别", "Kind of event"),
    field="category",
    outputs=(
        Output(name="lead", label=Text("牵头部门", "Lead department")),
        Output(name="printed", label=Text("表中印出的", "Printed in the table"), kind="list"),
        Output(name="command", label=Text("专项指挥机构", "Special command")),
    ),
    headline=Text("牵头：{lead}；指挥：{command}", "Lead: {lead}; command: {command}"),
    row_readings={own.key: _readings(index) for index, own in enumerate(EVENTS)},
    entries=(
        *((own.key, own.name, _outputs(index), own.clause) for index, own in enumerate(EVENTS)),
        ("other", Text("表中没有的事件", "An event that is not in the tables"),
         {"lead": NO_LEAD_YET, "printed": (NOT_SAID,), "command": Text("据此组成相应专项指挥机构", "formed for the case")}, "3.2"),
    ),
)


def _as_blank(row: Row) -> Row:
    """The row under the other reading of a blank: it says nothing."""
    blank = row.then["printed"] == (BLANK_CELL,)
    return replace(row, then=Silent(Text("附件没有写牵头部门", "The annex names no lead department"))) if blank else row


def _by_class(row: Row) -> Row:
    """The row under clause 3.3, where the class names one lead department."""
    lead = BY_CLASS.get(row.clause)
    return replace(row, then={**row.then, "lead": lead}) if lead else row


def _under(reading: Reading, change: Callable[[Row], Row]) -> tuple[Reading, Table]:
    table = _by_event.table
    return reading, replace(table, name=f"{table.name}/{reading.id}", rows=tuple(change(row) for row in table.rows))


lead_department = replace(_by_event, others=(_under(MERGED, _as_blank), _under(CATEGORY, _by_class)))

"""Clauses 2.2.3, 2.2.4 and 3.1: which body does what."""

from __future__ import annotations

from calculators.kernel import Output, Reading, Text, lookup

ECOLOGY = Text("市生态环境局资阳分局", "Ziyang Ecology and Environment Branch")
PLANNING = Text("区发展改革局", "District Development and Reform Bureau")
INDUSTRY = Text("区工业和信息化局", "District Industry and Information Technology Bureau")
MARKET = Text("区市场监管局", "District Market Regulation Bureau")
POLICE = Text("市公安局资阳分局", "Ziyang Public Security Branch")
TRAFFIC_POLICE = Text("市交警支队直属二大队", "Second Brigade of the City Traffic Police")
FINANCE = Text("区财政局", "District Finance Bureau")
HOUSING = Text("区住房城乡建设局", "District Housing and Construction Bureau")
TRANSPORT = Text("区交通运输局", "District Transport Bureau")
WATER = Text("区水利局", "District Water Resources Bureau")
FORESTRY = Text("区林业局", "District Forestry Bureau")
HEALTH = Text("区卫生健康局", "District Health Bureau")
EMERGENCY = Text("区应急局", "District Emergency Management Bureau")
WEATHER = Text("区气象局", "District Meteorological Bureau")
FIRE = Text("区消防救援大队", "District Fire and Rescue Brigade")
ARMED_FORCES = Text("区武装部", "District Armed Forces Department")
ARMED_POLICE = Text("资阳武警中队", "Ziyang Armed Police Squadron")
PUBLICITY = Text("区委宣传部（区委网信办）", "District Publicity Department")
GOVERNMENT_OFFICE = Text("区人民政府办公室", "District Government Office")

OUTSIDER = Reading(
    id="armed-forces-not-a-member",
    clause="2.2.3",
    says=Text(
        "2.2.3给区武装部写了职责，2.1的成员名单里却没有它。",
        "Clause 2.2.3 gives the District Armed Forces Department a duty; "
        "the list of members in 2.1 does not name it.",
    ),
    reads=Text("它有这项职责，不管算不算成员。", "It has the duty, whether or not it is a member."),
    why=Text(
        "职责写得很明确；2.1的名单以“等单位”结尾，不一定写全了。",
        "The duty is written out; the list in 2.1 ends with “and other bodies” and need not be complete.",
    ),
    other=Text("它不是成员单位，没有2.2.3的职责。", "It is not a member, so clause 2.2.3 does not bind it."),
)


def duty(key: str, body: Text, zh: str, en: str, clause: str = "2.2.3", label: Text | None = None) -> tuple:
    """An entry: the choice, and the body with what it does."""
    return key, label or body, {"body": body, "duty": Text(zh, en)}, clause


def watched(key: str, event: Text, body: Text) -> tuple:
    """An entry of clause 3.1: who watches for a kind of event."""
    label = Text(f"监控{event.zh}", f"Watching for {event.en}")
    return duty(key, body, f"监控{event.zh}的信息", f"watches for {event.en}", "3.1", label)


member_duty_and_monitoring = lookup(
    name="member-duty-and-monitoring",
    family="lookup",
    title=Text("谁负责什么", "Who does what"),
    question=Text(
        "这个单位有什么职责？这类事件由谁监控？",
        "What is this body's duty, and who watches for such an event?",
    ),
    clauses=("2.2.3", "3.1"),
    ask=Text("单位，或者要监控的事件", "Body, or event to watch for"),
    outputs=(
        Output(name="body", label=Text("单位", "Body")),
        Output(name="duty", label=Text("职责", "Duty")),
    ),
    headline=Text("{body}：{duty}", "{body}: {duty}"),
    row_readings={"armed-forces": (OUTSIDER,)},
    entries=(
        duty(
            "ecology",
            ECOLOGY,
            "建立反应快、保障有力的应急机制；参与应急处置的组织、指挥和协调；"
            "为现场分析监测污染物、处置放射源提供技术支持",
            "builds quick and well supported response machinery; takes part in "
            "organising, directing and coordinating the "
            "response; gives technical support for analysing pollutants and dealing with radioactive sources",
        ),
        duty(
            "planning",
            PLANNING,
            "把环境应急救援体系建设列入区国民经济与社会发展规划；参与协调处置后的恢复重建",
            "puts the environmental rescue system into the district's "
            "development plan; helps coordinate rebuilding",
        ),
        duty(
            "industry",
            INDUSTRY,
            "协调应急处置所需的通信和电力保障",
            "coordinates communications and electricity",
        ),
        duty(
            "market",
            MARKET,
            "留意受影响地区的市场供应和公众反应，加强粮食等重要生活必需品的市场监管和调控",
            "watches supplies and public reaction; strengthens supervision of "
            "the markets for grain and other necessities",
        ),
        duty(
            "police",
            Text(f"{POLICE.zh}、{TRAFFIC_POLICE.zh}", f"{POLICE.en} and {TRAFFIC_POLICE.en}"),
            "道路交通事故、恐怖袭击等引发环境事件时，组织协调现场处置；"
            "在重要目标和危险区域维持治安、设置警戒、管制交通和道路",
            "coordinate the on-scene response when a road accident, a terrorist attack or the like causes "
            "the event; keep order, guard, and control roads and traffic around important sites and danger "
            "areas",
        ),
        duty(
            "finance",
            FINANCE,
            "负责应急救援体系的建设经费和运行经费",
            "funds the building and running of the rescue system",
        ),
        duty(
            "housing",
            HOUSING,
            "供水水源受影响时，保证市民有安全的应急供水",
            "keeps a safe emergency water supply when a water source is affected",
        ),
        duty(
            "transport",
            Text(
                "区交通运输局（市地方海事局直属分局）",
                "District Transport Bureau (with the branch of the City Maritime Bureau)",
            ),
            "组织协调处置船舶、港口污染事件；参与处置道路交通事故引发的环境事件；保障救援人员和物资的运输",
            "coordinates the response to pollution from ships and ports; "
            "takes part after road accidents; secures "
            "transport of rescuers and supplies",
        ),
        duty(
            "water",
            WATER,
            "配合起草重点流域和重要水功能区的应急预案，参与处置那里的水环境事件；提供水文数据",
            "helps draft plans for key river basins and important water "
            "function zones and takes part in the response "
            "there; supplies hydrological data",
        ),
        duty(
            "forestry",
            FORESTRY,
            "珍稀濒危物种的栖息地受到污染威胁时，负责保护这些物种",
            "protects rare and endangered species whose habitat is threatened by pollution",
        ),
        duty(
            "health",
            HEALTH,
            "救治受伤、中毒人员；组织协调卫生防疫；为事发地医疗机构提供技术支持",
            "treats the injured and poisoned; coordinates disease prevention;"
            " supports local medical institutions",
        ),
        duty(
            "emergency",
            EMERGENCY,
            "协调应急物资的储存、调拨和紧急供应；储备、管理、调配救助物资，"
            "负责受灾群众的生活救济；配合起草危险化学品等安全事故"
            "引发环境污染的处置预案；参与较大突发环境事件的处置",
            "coordinates storage, allocation and urgent supply of emergency goods; stores, manages and "
            "allocates relief goods and supports the people affected; helps draft plans for pollution "
            "caused by accidents with hazardous chemicals and other safety accidents; takes part in the "
            "response to Grade III",
        ),
        duty("weather", WEATHER, "提供应急所需的气象数据", "supplies weather data"),
        duty(
            "fire",
            FIRE,
            "火灾引发环境事故时，组织协调现场处置；负责灭火、控制泄漏，处置可能引起火灾或泄漏的隐患",
            "coordinates the on-scene response when a fire causes the event; "
            "puts out fires, controls leaks and removes "
            "hazards of either",
        ),
        duty(
            "armed-forces",
            ARMED_FORCES,
            "协调驻区部队、民兵参加救援和抢险",
            "coordinates the troops stationed in the district and the militia in rescue work",
        ),
        duty("armed-police", ARMED_POLICE, "在事发地担任保卫、警戒等任务", "guards and secures the scene"),
        duty(
            "publicity",
            PUBLICITY,
            "负责事件的宣传报道和信息发布",
            "handles news coverage and release of information",
        ),
        duty(
            "telecom",
            Text(
                "电信分公司、移动分公司、联通分公司",
                "Local branches of China Telecom, China Mobile and China Unicom",
            ),
            "保障应急处置时通信畅通",
            "keep communications open",
        ),
        watched(
            "watch-pollution",
            Text(
                "环境污染、辐射环境污染、生物物种安全事件",
                "environmental pollution, radiation pollution and threats to biological species",
            ),
            Text("生态环境部门", "Ecology and environment department"),
        ),
        watched(
            "watch-shipping",
            Text("水上船舶、港口污染事件", "pollution from ships and ports"),
            Text("交通运输部门", "Transport department"),
        ),
        watched(
            "watch-chemicals",
            Text(
                "危险化学品安全事故引发的环境事件",
                "environmental events caused by accidents with hazardous chemicals",
            ),
            Text(
                "生态环境部门，会同区应急管理部门",
                "Ecology and environment department, with the district emergency management department",
            ),
        ),
    ),
)

NOT_NAMED = Text("文本没有写", "not named in the text")
OTHER_DEPARTMENTS = Text("其他部门", "other departments")
OTHER_BODIES = Text("其他单位", "other bodies")
LOCAL_GOVERNMENT = Text(
    "事发地乡镇人民政府（街道办事处、长春经开区管委会）",
    "the town government where it happened (or the subdistrict office or the Changchun Economic "
    "Development Zone Administrative Committee)",
)


def group(number: int, key: str, name: Text, lead: Text, members: tuple[Text, ...], work: Text) -> tuple:
    """An entry: a group with its lead, its members and its work."""
    return key, name, {"lead": lead, "members": members, "work": work}, f"2.2.4（{number}）"


coordination_groups = lookup(
    name="coordination-groups",
    family="lookup",
    title=Text("9个协调小组", "The nine groups"),
    question=Text(
        "这个小组由谁牵头，谁参加，做什么？", "Who leads this group, who is in it, and what does it do?"
    ),
    clauses=("2.2.4", "2.1"),
    ask=Text("小组", "Group"),
    field="group",
    outputs=(
        Output(name="lead", label=Text("牵头", "Lead")),
        Output(name="members", label=Text("参加", "Members"), kind="list"),
        Output(name="work", label=Text("职责", "Duty")),
    ),
    headline=Text("牵头单位：{lead}", "Lead: {lead}"),
    entries=(
        group(
            1,
            "experts",
            Text("专家组", "Expert Group"),
            NOT_NAMED,
            (Text("专家", "experts"),),
            Text(
                "参与并指导应急处置，评价事件直接的和潜在的影响，为指挥部决策提供依据",
                "takes part in and guides the response, assesses direct and potential "
                "effects, and gives a basis for decisions",
            ),
        ),
        group(
            2,
            "coordination",
            Text("综合协调组", "Coordination Group"),
            ECOLOGY,
            (GOVERNMENT_OFFICE, EMERGENCY, HEALTH, POLICE, OTHER_DEPARTMENTS),
            Text(
                "组织协调各部门按职责开展应急工作", "sees that each department does its part of the response"
            ),
        ),
        group(
            3,
            "information",
            Text("信息组", "Information Group"),
            PUBLICITY,
            (ECOLOGY, EMERGENCY, POLICE, HEALTH, OTHER_DEPARTMENTS),
            Text(
                "接收、报告、处理、统计分析和上报事件信息",
                "receives, reports, handles, analyses and sends up information on the event",
            ),
        ),
        group(
            4,
            "monitoring",
            Text("监测预报组", "Monitoring and Forecasting Group"),
            ECOLOGY,
            (WEATHER, WATER, Text("其他行业的专业监测技术部门", "monitoring bodies of other sectors")),
            Text(
                "监测现场的污染程度，预测发展趋势和影响范围，为决策和评估提供依据",
                "measures the pollution, forecasts its course and reach, and "
                "gives a basis for decisions and assessment",
            ),
        ),
        group(
            5,
            "medical",
            Text("医疗救护组", "Medical Group"),
            HEALTH,
            (Text("各医疗单位", "the medical institutions"),),
            Text(
                "救治伤员，对现场消毒防疫，指导救援人员做好个人防护",
                "treats the injured, disinfects the scene, and shows rescuers how to protect themselves",
            ),
        ),
        group(
            6,
            "control",
            Text("现场处置组", "On-scene Control Group"),
            ECOLOGY,
            (
                Text("区人民政府有关部门", "departments of the District Government"),
                LOCAL_GOVERNMENT,
                OTHER_BODIES,
                Text("相关专家", "experts"),
            ),
            Text(
                "控制污染源，防止扩散，处置现场污染物，减轻危害",
                "controls the source, stops the spread, deals with pollutants "
                "on the scene and reduces the harm",
            ),
        ),
        group(
            7,
            "order",
            Text("维护治安组", "Public Order Group"),
            POLICE,
            (ARMED_POLICE,),
            Text(
                "设警戒线，管制交通，抢救、疏散周边居民，保护公共财产，维持秩序和治安",
                "cordons off, controls traffic, rescues and evacuates "
                "residents, protects property and keeps order",
            ),
        ),
        group(
            8,
            "logistics",
            Text("后勤保障组", "Logistics Group"),
            PLANNING,
            (
                FINANCE,
                INDUSTRY,
                TRANSPORT,
                EMERGENCY,
                Text("事发地政府", "the local government where it happened"),
                OTHER_BODIES,
            ),
            Text(
                "保障通信和道路畅通，筹集、调拨、紧急配送应急物资",
                "keeps communications and roads open; raises, allocates and delivers supplies",
            ),
        ),
        group(
            9,
            "investigation",
            Text("现场调查组", "On-scene Investigation Group"),
            ECOLOGY,
            (EMERGENCY, POLICE, OTHER_BODIES),
            Text("负责现场调查和取证等", "investigates the scene and gathers evidence"),
        ),
    ),
)

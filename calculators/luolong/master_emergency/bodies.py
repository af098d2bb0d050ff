"""Clauses 2.4, 5.4.3, 5.4.4 and 7.1.2: which body leads, which sets up which team, and the groups on the scene."""

from __future__ import annotations

from calculators.kernel import Output, Reading, Silent, Text, lookup

CIVIL = Text("区民政局", "District Civil Affairs Bureau")
WATER = Text("区水利局", "District Water Resources Bureau")
FARMING = Text("区农业农村局", "District Agriculture and Rural Affairs Bureau")
SCIENCE = Text("区科技局", "District Science and Technology Bureau")
EMERGENCY = Text("区应急管理局", "District Emergency Management Bureau")
MARKET = Text("区市场监督管理局", "District Market Regulation Bureau")
ENVIRONMENT = Text("区环保局", "District Environmental Protection Bureau")
HOUSING = Text("区住建局", "District Housing and Construction Bureau")
EDUCATION = Text("区教育体育局", "District Education and Sports Bureau")
FIRE = Text("区消防大队", "District Fire Brigade")
POLICE = Text("相关公安分局", "public security branches concerned")
HEALTH = Text("区卫健委", "District Health Commission")
TOURISM = Text("区文化广电和旅游局", "District Culture, Radio, Television and Tourism Bureau")
POLITICS = Text("区政法委", "District Political and Legal Affairs Commission")
PETITIONS = Text("区信访局", "District Petitions Bureau")
OTHERS = Text("其他部门", "other departments")

WHO_OF_MANY = Reading(
    id="which-of-several-leads",
    clause="2.4",
    says=Text(
        "一类事件列了几个牵头部门，多数以“等部门”结尾，没有写哪种情况由哪一个牵头。",
        "Several departments lead one kind of event, most lists end with “and others”, and the text does not say which leads "
        "when.",
    ),
    reads=Text("照原文列出，不替它指定一个。", "They are listed as they stand; the handbook does not pick one."),
    why=Text("由哪一个牵头要看具体事件，由区里定。", "Which leads depends on the event and is for the district to settle."),
    other=Text("列出的部门共同牵头。", "All that are listed lead together."),
)

NOT_MEMBERS = Reading(
    id="lead-not-in-the-committee",
    clause="2.4",
    says=Text(
        "2.4让区应急管理局、区教育体育局牵头，2.1.1的成员名单里没有它们。",
        "Clause 2.4 lets the District Emergency Management Bureau and the District Education and Sports Bureau lead; the list "
        "of members in 2.1.1 does not name them.",
    ),
    reads=Text("它们照2.4牵头，不管算不算区应急委的成员。", "They lead as 2.4 says, whether or not they are members of the committee."),
    why=Text("2.4写得很明确；2.1.1的名单以“等有关单位”结尾，不一定写全了。", "Clause 2.4 is clear, and the list in 2.1.1 ends with “and other bodies” and need not be complete."),
    other=Text("不是成员单位，不能牵头。", "They are not members and so cannot lead."),
)

EVERY_GRADE = Reading(
    id="lead-for-ordinary-events",
    clause="2.4",
    says=Text(
        "2.4先说较大以上事件里各部门分别承担任务，接着按事件种类列出牵头部门，没有再写级别。",
        "Clause 2.4 first speaks of the departments' tasks in events of Grade III and above, then lists who leads each kind, "
        "without a grade.",
    ),
    reads=Text("每一级都按种类由这些部门牵头。", "The list holds for every grade."),
    why=Text("列牵头部门的那几句没有限定级别。", "The sentences that name the lead departments set no grade."),
    other=Text("只适用于较大以上事件；一般事件由谁牵头，文本没有写。", "It holds for Grade III and above only; who leads an ordinary event is not said."),
)


def leads(key: str, event: Text, *bodies: Text) -> tuple:
    """An entry of clause 2.4: a kind of event and the bodies that lead it."""
    work = Text(f"牵头处置{event.zh}", f"lead the response to {event.en}")
    label = Text(event.zh, event.en[0].upper() + event.en[1:])
    return key, label, {"bodies": bodies, "work": work}, "2.4"


def team(key: str, body: Text, zh: str, en: str) -> tuple:
    """An entry of clause 7.1.2: a team and the body that sets it up and trains it."""
    return (
        f"team-{key}",
        Text(f"队伍：{zh}", f"Team: {en}"),
        {"bodies": (body,), "work": Text(f"组建、训练{zh}", f"set up and train: {en}")},
        "7.1.2",
    )


SEVERAL = (WHO_OF_MANY, EVERY_GRADE)

lead_department = lookup(
    name="lead-department",
    family="lookup",
    title=Text("由谁牵头，由谁组建队伍", "Who leads, and who sets up the teams"),
    question=Text("这类事件由谁牵头处置？这种队伍由谁组建？", "Who leads the response to this kind of event, and who sets up such a team?"),
    clauses=("2.4", "7.1.2"),
    ask=Text("事件种类，或者救援队伍", "Kind of event, or rescue team"),
    outputs=(
        Output(name="bodies", label=Text("单位", "Bodies"), kind="list"),
        Output(name="work", label=Text("做什么", "What they do")),
    ),
    headline=Text("{bodies}：{work}", "{bodies}: {work}"),
    row_readings={
        "natural-disaster": SEVERAL,
        "accident": (*SEVERAL, NOT_MEMBERS),
        "public-health": SEVERAL,
        "tourism": (EVERY_GRADE,),
        "public-security": SEVERAL,
    },
    entries=(
        leads("natural-disaster", Text("自然灾害", "natural disasters"), CIVIL, WATER, FARMING, SCIENCE, OTHERS),
        leads("accident", Text("事故灾难", "accidents"), EMERGENCY, MARKET, ENVIRONMENT, HOUSING, EDUCATION, FIRE, POLICE, OTHERS),
        leads("public-health", Text("突发公共卫生事件", "public health emergencies"), HEALTH, FARMING),
        (
            "tourism",
            Text("假日旅游应急事件", "Holiday tourism emergencies"),
            {"bodies": (TOURISM,), "work": Text("负责假日旅游协调和应急事件的处置", "responsible for coordinating holiday tourism and handling its emergencies")},
            "2.4",
        ),
        leads("public-security", Text("社会安全事件", "public security emergencies"), POLITICS, PETITIONS, OTHERS),
        team("order", Text("公安部门", "Public security departments"), "治安、反恐、防暴队伍", "public order, counter-terrorism, riots"),
        team("fire", Text("区公安消防大队", "District public security fire brigade"), "消防、防化队伍", "firefighting and chemical defence"),
        team("forest-fire", FARMING, "森林火灾抢险队伍", "forest fires"),
        team("flood", WATER, "防汛抗灾应急抢险队伍", "floods"),
        team("building-transport", HOUSING, "建筑抢险队伍和运输抢险队伍", "building rescue and transport"),
        team("medical", HEALTH, "医疗救护及防疫队伍", "medical care and epidemic prevention"),
        team("power", Text("环城电业分局", "Huancheng Power Supply Branch"), "电力抢险抢修队伍", "power repair"),
        team("relics", TOURISM, "国家重点文物应急保护队伍", "protection of key national cultural relics"),
        team("environment", ENVIRONMENT, "环保监测和应急处理队伍", "environmental monitoring and response"),
        team("special-equipment", MARKET, "特种设备抢险、抢修队伍", "special equipment"),
        team("earthquake", SCIENCE, "地震应急救援队伍", "earthquake rescue"),
        team("telecom", Text("网通公司", "Netcom company"), "通信保障队伍", "communications"),
        team("companies", Text("大中型企业", "Large and medium-sized companies"), "本企业相应的应急救援队伍", "the company's own rescue work"),
        team("volunteers", Text("乡村、街道、社区", "Villages, streets and communities"), "志愿者队伍", "volunteers"),
    ),
)

NO_WORK = Reading(
    id="groups-without-work",
    clause="5.4.3",
    says=Text(
        "5.4.3列13个组，5.4.4写12项职责：涉外组、专家技术组没有职责，善后处理没有组。",
        "Clause 5.4.3 names 13 groups, clause 5.4.4 has 12 kinds of work: two groups have no work, and care afterwards has no "
        "group.",
    ),
    reads=Text("同名的组和职责对应起来；没有的就说没有。", "A group has the work of the same name; where there is none, the handbook says so."),
    why=Text("两条的名称几乎一一对应。", "The names in the two clauses match almost one to one."),
    other=Text("“一般设”的各组可以不设；5.4.4只是讲各项工作由谁负责，不一定分组做。", "The groups are set up “as a rule” only; clause 5.4.4 just says who does which work, in groups or not."),
)


def group(number: int, key: str, name: Text, lead: Text, work: Text) -> tuple:
    """An entry: a group, who is responsible, and its work."""
    return key, name, {"lead": lead, "work": work}, f"5.4.4（{number}）"


def wordless(key: str, name: Text) -> tuple:
    """An entry: a group that the text names and gives no work."""
    return key, name, Silent(Text("5.4.3列了这个组，但没有写由谁负责、做什么", "Clause 5.4.3 names the group; nobody and no work is named for it")), "5.4.3"


scene_groups = lookup(
    name="scene-groups",
    family="lookup",
    title=Text("现场指挥部各组", "Groups of the on-scene command"),
    question=Text("现场的这个组由谁负责，做什么？", "Who is responsible for this group on the scene, and what does it do?"),
    clauses=("5.4.4", "5.4.3"),
    ask=Text("组，或者工作", "Group, or work"),
    field="group",
    readings=(NO_WORK,),
    outputs=(
        Output(name="lead", label=Text("由谁负责", "Responsible")),
        Output(name="work", label=Text("做什么", "Work")),
    ),
    headline=Text("由{lead}负责", "Responsible: {lead}"),
    entries=(
        group(1, "coordination", Text("综合协调组", "Coordination Group"),
              Text("区人民政府办公室主任或分管副主任、主管部门负责人", "director of the District Government Office or the deputy director in charge, and the head of the department in charge"),
              Text("汇总处理情况和信息，协助现场指挥部领导协调各项处置工作", "gathers and processes facts and information, helps the leaders coordinate all work")),
        group(2, "rescue", Text("抢险救援组", "Rescue Group"),
              Text("公安、消防、安全生产监管等部门", "public security, fire, work safety and other departments"),
              Text("组织专业抢险和现场救援力量处置，随时调后续和增援队伍", "organises professional forces to rescue on the scene, sends reserves and reinforcements")),
        group(3, "medical", Text("医疗救护和卫生、防疫组", "Medical and Epidemic Prevention Group"),
              Text("卫生、农业农村等部门", "health, agriculture and rural affairs and other departments"),
              Text("医疗救护、疾病控制、心理救助，控制人畜间疫情", "medical care, disease control, psychological help; controls disease in people and animals")),
        group(4, "traffic", Text("交通管制组", "Traffic Control Group"),
              Text("公安、交通等部门", "public security, transport and other departments"),
              Text("管制事发地的道路、水路交通", "controls road and water traffic at the place")),
        group(5, "security", Text("治安警戒组", "Security Cordon Group"),
              Text("公安部门", "public security departments"),
              Text("警戒、封锁、强制驱离，维护治安，监控事件有关责任人", "guards, seals off, removes people by force, keeps order, watches those responsible for the event")),
        group(6, "evacuation", Text("人员疏散和安置组", "Evacuation and Resettlement Group"),
              Text("民政、公安、建设、人防等部门", "civil affairs, public security, construction, civil air defence and other departments"),
              Text("紧急疏散和安置；必要时强制驱散，保证被疏散人员的基本生活", "evacuates and houses people; if necessary disperses them by force; secures their basic life")),
        group(7, "mobilisation", Text("社会动员组", "Social Mobilisation Group"),
              Text("区、镇（办事处）或有关职能部门", "the district, the towns (or subdistrict offices) or departments"),
              Text("动员企事业单位、社会团体、社会志愿人员参加处置", "mobilises companies, institutions, social groups and volunteers")),
        group(8, "supplies", Text("物资和经费保障组", "Supplies and Funds Group"),
              Text("区发改委、财政等部门，会同事发地人民政府", "District Development and Reform Commission, finance and other departments, with the local government"),
              Text("调集、征用机关、企事业单位、社会团体的应急物资、设备、房屋、场地等", "brings in and requisitions supplies, equipment, buildings and sites of state bodies, companies, institutions and social groups")),
        group(9, "communications", Text("应急通讯组", "Emergency Communications Group"),
              Text("区应急办", "District Emergency Office"),
              Text("协调电信运营企业，保证现场通信畅通", "coordinates the telecommunications companies, so that communication on the scene works")),
        group(10, "living", Text("生活保障组", "Living Support Group"),
              Text("区、镇（办事处）", "the district and the towns (or subdistrict offices)"),
              Text("保障应急人员必需的食宿等", "provides food, lodging and the like for those who respond")),
        group(11, "after-care", Text("善后处理（没有对应的组）", "Care afterwards (no group of its own)"),
              Text("区、镇（办事处）或相关部门", "the district, the towns (or subdistrict offices) or departments"),
              Text("妥善处理伤亡人员的善后", "deals with all matters concerning the dead and injured")),
        group(12, "news", Text("新闻报道组", "News Group"),
              Text("区委宣传部或区人民政府相关部门", "District Publicity Department or departments of the District Government"),
              Text("制定报道方案，适时向媒体发布进展和处置情况，向公众宣传自救防护知识", "draws up a news plan, informs the media, teaches the public how to protect themselves")),
        wordless("foreign", Text("涉外组", "Foreign Affairs Group")),
        wordless("experts", Text("专家技术组", "Expert and Technical Group")),
    ),
)

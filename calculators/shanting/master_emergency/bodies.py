"""Clause 3.5: the eleven groups of the on-scene command."""

from __future__ import annotations

from calculators.kernel import Output, Reading, Text, lookup

AS_NEEDED = Reading(
    id="groups-as-needed",
    clause="3.5",
    says=Text(
        "现场指挥部“可根据需要”设这些工作组，“具体编组视工作需要确定”，成员单位后面多有“等”字。",
        "The on-scene command “may, as needed” set up these groups, their make-up “depends on the work”, and most lists of members end in “and others”.",
    ),
    reads=Text("照原文列出11个组；成员名单不当作完整的名单。", "The 11 groups are listed as in the text; the members are not taken as complete."),
    why=Text("原文只举出组名和主要成员，没有规定必须全设。", "The text names groups and main members and does not ask for all of them."),
    other=Text("11个组都要设，成员以列出的为限。", "All 11 groups are set up, with the members listed and no others."),
)


def group(number: int, key: str, name: Text, members: Text, work: Text) -> tuple:
    """An entry: a group, who makes it up, what it does."""
    return key, name, {"members": members, "work": work}, f"3.5（{number}）"


scene_groups = lookup(
    name="scene-groups",
    title=Text("现场指挥部的11个工作组", "The eleven groups on the scene"),
    question=Text("这个工作组由哪些单位组成，做什么？", "Who makes up this group, and what does it do?"),
    clauses=("3.5",),
    readings=(AS_NEEDED,),
    ask=Text("工作组", "Group"),
    field="group",
    outputs=(
        Output(name="members", label=Text("组成", "Made up of")),
        Output(name="work", label=Text("职责", "Duty")),
    ),
    headline=Text("组成：{members}", "Made up of {members}"),
    entries=(
        group(1, "coordination", Text("综合协调组", "Coordination Group"),
              Text("专项应急指挥部办公室牵头，联合有关部门", "the office of the district special command, which leads, and departments"),
              Text("综合协调、督导、会议、简报、归档、涉外通报、制发抢险证件、调度汇总上报信息、联络上级工作组",
                   "general coordination, checks, meetings, briefs, files, notices on foreign matters, rescue passes, gathering and reporting information, contact with groups from above")),
        group(2, "monitoring", Text("灾害监测组", "Disaster Monitoring Group"),
              Text("事故主要牵头部门、相关专业技术和救援力量", "the main lead department, technical and rescue forces"),
              Text("监测现场风险，防范次生、衍生灾害；监视灾情，支持决策；指导防御和监测预警",
                   "watches risks and guards against secondary or derived disasters; supports decisions; guides prevention, monitoring and warning")),
        group(3, "rescue", Text("应急救援（处置）组", "Rescue and Response Group"),
              Text("事故主要牵头部门、公安、消防救援大队等", "the main lead department, police, the fire and rescue brigade and others"),
              Text("制定和调整现场处置方案，调度救援力量和装备，充实专家，组织现场处置",
                   "makes and changes the plan for the scene, assigns forces and equipment, brings in experts, organises the work")),
        group(4, "transport", Text("交通保障组", "Transport Group"),
              Text("公安、交通运输等部门", "police, transport and other departments"),
              Text("划警戒区，保障救援力量进出，指导抢通道路，协调应急通行，安排运输车辆",
                   "sets the cordon, secures transport for rescuers, guides the clearing of roads, gives passage, arranges vehicles")),
        group(5, "medical", Text("医疗卫生组", "Medical and Health Group"),
              Text("卫生健康、市场监管、畜牧兽医等部门（单位）", "health, market regulation, livestock and veterinary departments (units) and others"),
              Text("医疗救治、疾病控制、卫生监督、心理援助、人畜疫情控制，统计收治伤亡人员",
                   "treatment, disease control, health supervision, psychological aid, control of epidemics, count of casualties admitted")),
        group(6, "logistics", Text("后勤保障组", "Logistics Group"),
              Text("发改、财政、商务等部门（单位）", "development and reform, finance, commerce departments (units) and others"),
              Text("调度和征用物资、设备、房屋、场地，动用粮食等储备，保障经费和人员生活",
                   "assigns and requisitions goods, equipment, buildings and land, uses grain and other reserves, secures funds and living needs")),
        group(7, "order", Text("治安维护组", "Public Order Group"),
              Text("公安部门", "the police"),
              Text("现场警戒、交通管控、维护治安，保卫重点单位和物资，查验死亡人员身份，指导处置群体性事件",
                   "cordons, traffic control and public order, guards key units and goods, identifies the dead, guides the handling of mass incidents")),
        group(8, "aftermath", Text("善后处置组", "Aftermath Group"),
              Text("民政、公安、财政、人社等部门和事发地党委政府", "civil affairs, police, finance, human resources and others, and the Party committee and government of the place"),
              Text("接待慰问受害人员和家属，制定善后方案，依法救助、补偿、抚慰，有序恢复生产",
                   "receives and comforts victims and families, plans the aftermath, gives relief and compensation under the law, gets production going")),
        group(9, "publicity", Text("宣传舆情组", "Publicity and Public Opinion Group"),
              Text("宣传、网信办、事件主要牵头部门等", "publicity, cyberspace administration, the main lead department and others"),
              Text("发布信息，设新闻发言人，接待记者，监测引导舆情，宣传自救防护知识",
                   "releases information, names a spokesperson, receives journalists, watches and guides opinion, teaches self-help")),
        group(10, "evacuation", Text("人员疏散安置组", "Evacuation and Resettlement Group"),
              Text("发改、民政、公安、住建、交通运输、商务、人防、应急等部门（单位）",
                   "development and reform, civil affairs, police, housing, transport, commerce, civil air defence, emergency management departments (units) and others"),
              Text("指导镇（街）转移安置群众，必要时强制疏散；制定救助方案，发放救灾款物，统筹必需品供应，组织接收捐赠",
                   "guides towns and subdistricts in moving and housing people, by force where necessary; plans relief, hands out funds and goods, plans supplies, organises donations")),
        group(11, "experts", Text("技术专家组", "Technical Expert Group"),
              Text("相关行业（领域）的技术专家", "technical experts of the sectors concerned"),
              Text("会商研判灾情，参与制定救援方案，指导监测预警和隐患排查，解答技术问题，指导灾情调查和灾损评估",
                   "judges the disaster, helps plan the rescue, guides monitoring and the search for dangers, answers technical questions, guides surveys of losses")),
    ),
)

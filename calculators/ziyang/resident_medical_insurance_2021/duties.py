"""Clause 四（三） and 附件1: which body does what, and the lists of people to be aided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from calculators.kernel import (
    Answer,
    Calculation,
    Choice,
    Date,
    Option,
    Output,
    Reading,
    Step,
    Text,
    lookup,
)
from calculators.kernel.answers import VALUE
from calculators.kernel.text import day

from .people import SUPPORT_NAMES

# 四（三） and 附件1 Who does what

VILLAGE_ROW = Reading(
    id="village-duties", clause="附件1",
    says=Text("村（社区）的职责写在乡镇、街道、长春经开区那一格里，没有自己的单位名称。",
              "The duties of villages and communities stand in the cell of the towns, without a unit name of "
              "their own."),
    reads=Text("这一段是村支两委和社区自己的职责。",
               "The passage sets out duties of the villages and communities themselves."),
    why=Text("这一段以“村、支两委及社区负责”开头。",
             "It begins “the village bodies and communities are responsible for”."),
    other=Text("这些也是乡镇、街道、长春经开区的职责，由它们督促村（社区）去做。",
               "They are duties of the towns too, which have the villages and communities do them."))


DAY_13 = Reading(
    id="before-13-november", clause="附件1",
    says=Text("“在11月13日前”没有年份，也没有说包不包括13日当天。",
              "“Before 13 November” has no year and does not say whether that day is included."),
    reads=Text("2020年11月13日，当天也算。", "13 November 2020, that day included."),
    why=Text("通知2020年11月6日发出，名单用于2021年度；“某日前”通常包括当天。",
             "The notice is of 6 November 2020 and the lists are for 2021; “before a day” usually includes "
             "it."),
    other=Text("不含13日当天，最迟11月12日。", "The day itself is left out: 12 November at the latest."))


def _duty(key: str, unit: Text, main: Text, *duties: Text,
          clause: str = "附件1") -> tuple[str, Text, dict[str, object], str]:
    return key, unit, {"main": main, "duties": duties}, clause


KEEPS_INFORMED = Text("随时掌握进度，定期发布和报送信息（四（三））",
                      "Follows progress at all times; publishes and reports information regularly (section 4(3))")
CHECKS_AND_AIDS = Text("审核困难群众参保，做好缴费资助（四（三））",
                       "Checks the enrolment of people in need and arranges the aid for their contributions "
                       "(section 4(3))")

department_duty = lookup(
    name="department-duty",
    title=Text("哪个单位做什么", "Which body does what"),
    question=Text("这个单位在参保缴费工作中负责什么？", "What is this body responsible for?"),
    clauses=("四（三）", "附件1"), ask=Text("单位", "Body"), field="unit",
    outputs=(Output(name="main", label=Text("主要职责", "Main duty")),
             Output(name="duties", label=Text("具体职责", "Duties"), kind="list")),
    headline=Text("{main}", "{main}"),
    entries=(
        _duty("tax", Text("区税务局", "District Tax Bureau"),
              Text("征收居民医保费", "Collects the contributions"),
              Text("与乡镇、街道、长春经开区分别建立联系，派人协助筹资",
                   "Keeps a working link with each town, each subdistrict and the Changchun Economic Development "
                   "Zone, and sends staff to help"),
              Text("及时准确地催缴、入库",
                   "Calls in contributions and pays them into the treasury, promptly and correctly"),
              Text("推送已缴费人员信息", "Passes on the details of those who have paid"),
              Text("配合区政府督查室督导",
                   "Helps the District Government Supervision Office with its checks"), KEEPS_INFORMED),
        _duty("healthcare-security", Text("区医保局", "District Healthcare Security Bureau"),
              Text("登记参保人员信息", "Registers the details of the insured"),
              Text("宣传2021年度政策", "Explains the policy for 2021"),
              Text("登记、完善参保人员信息", "Registers and completes the details of the insured"),
              Text("及时更新、标识特殊人群，更新后由共享平台自动传给税务部门",
                   "Promptly updates and marks special groups; a shared platform passes updates to the tax "
                   "departments"), KEEPS_INFORMED),
        _duty("finance", Text("区财政局", "District Finance Bureau"),
              Text("安排经费、奖励和补助", "Provides funds, prizes and aid"),
              Text("落实筹资工作经费和奖励资金", "Provides the collection work fund and the prize money"),
              Text("落实建档立卡贫困人口等特殊对象的个人缴费补助",
                   "Provides the aid for the individual contributions of registered poor people and other "
                   "special groups"),
              Text("编好配套资金预算，管好基金和票据，专户专账（四（三））",
                   "Budgets the matching funds; controls money and receipts, with a separate account and separate "
                   "books (section 4(3))"),
              Text("财政所领取和核销筹资专用收据，指导填写，汇总上缴参保基金",
                   "Local finance offices draw and cancel the special receipts, show how to fill them in, "
                   "and add up and hand over the money"), KEEPS_INFORMED),
        _duty("education", Text("区教育局", "District Education Bureau"),
              Text("督促学校参保", "Has schools enrol their students"),
              Text("摸清全日制普通大中专院校（含民办学校）的参保情况",
                   "Finds out how far full-time universities, colleges and secondary vocational schools, "
                   "private ones included, are enrolled"),
              Text("督促没有参保的学校整改", "Has schools that are not enrolled put this right")),
        _duty("publicity", Text("区委宣传部", "District Publicity Department"),
              Text("督促、指导宣传", "Presses for and guides publicity"),
              Text("督促、指导筹资宣传", "Presses for and guides publicity"),
              Text("跟踪报道进度和典型，营造好的氛围（四（三））",
                   "Reports progress and good examples, and builds goodwill (section 4(3))"),
              Text("力争医保政策入户率达到100%", "Aims to bring the policy to 100% of households")),
        _duty("supervision-office", Text("区政府督查室", "District Government Supervision Office"),
              Text("督查任务按时完成", "Checks that tasks are completed on time"),
              Text("督查各乡镇、街道、长春经开区按时完成任务",
                   "Checks that towns, subdistricts and the Changchun Economic Development Zone complete "
                   "their tasks on time"),
              Text("及时报道筹资信息和进度", "Reports information and progress promptly"),
              Text("发现问题及时纠正", "Has problems corrected promptly")),
        _duty("statistics", Text("区统计局", "District Statistics Bureau"),
              Text("提供人口数据", "Supplies population figures"),
              Text("提供全区常住人口数据", "Supplies the figures of the resident population")),
        _duty("discipline", Text("区纪委监委", "District Discipline and Supervision Commission"),
              Text("监督医保基金", "Supervises the insurance fund"),
              Text("监督医保基金的筹集、管理和使用",
                   "Supervises the raising, management and use of the insurance fund")),
        _duty("health", Text("区卫生健康局", "District Health Bureau"),
              Text("门诊统筹，核定计生奖扶对象", "Outpatient pooling and the family planning list"),
              Text("做好门诊统筹的有关工作", "Does its part for outpatient pooling"),
              Text("2020年11月13日前核定计生奖扶对象名单",
                   "Before 13 November 2020 settles the list of families under the family planning reward "
                   "and support scheme"), CHECKS_AND_AIDS),
        _duty("civil-affairs", Text("区民政局", "District Civil Affairs Bureau"),
              Text("核定五保户、低保户名单", "Settles the lists of households in need"),
              Text("2020年11月13日前核定五保户、低保户等对象的名单",
                   "Before 13 November 2020 settles the list of five-guarantee households, minimum living "
                   "allowance households and similar people"), CHECKS_AND_AIDS),
        _duty("poverty-alleviation", Text("区扶贫办", "District Poverty Alleviation Office"),
              Text("核准建档立卡贫困人口和“边缘户”",
                   "Verifies registered poor people and borderline households"),
              Text("与民政部门核准没有享受低保的建档立卡贫困人口和“边缘户”",
                   "With the civil affairs department, verifies registered poor people without the minimum "
                   "living allowance, and borderline households"),
              Text("2020年11月13日前把详细名单交给区财政局和区医保局",
                   "Before 13 November 2020 gives the detailed list to the District Finance Bureau and the "
                   "District Healthcare Security Bureau"), CHECKS_AND_AIDS),
        _duty("disabled-federation", Text("区残联", "District Disabled Persons' Federation"),
              Text("核定残疾对象名单", "Settles the list of persons with a disability"),
              Text("2020年11月13日前核定符合政策的残疾对象名单",
                   "Before 13 November 2020 settles the list of eligible persons with a disability"),
              CHECKS_AND_AIDS),
        _duty("audit", Text("区审计局", "District Audit Bureau"),
              Text("审计参保基金", "Audits the enrolment money"),
              Text("审计参保基金的筹集和使用", "Audits the raising and use of the enrolment money")),
        _duty("performance", Text("区绩考办", "District Performance Assessment Office"),
              Text("督促检查", "Checks the work"),
              Text("加强督促检查，保证任务完成", "Steps up checks so that the work gets done"),
              clause="四（三）"),
        _duty("towns", Text("乡镇人民政府、街道办事处、长春经开区管委会",
                            "Town and township governments, subdistrict offices, Administrative Committee of "
                            "the Changchun Economic Development Zone"),
              Text("筹资的直接责任单位", "Directly responsible for collection"),
              Text("宣传发动，代收个人缴费",
                   "Explain the policy, mobilise people and collect individual contributions"),
              Text("审核《筹资台账》和村级、社区汇总表",
                   "Check the collection ledgers and the summaries of villages and communities"),
              Text("按村、社区填报2021年度《参保筹资统计汇总表》",
                   "Fill in and submit the 2021 summary table by village and community"),
              Text("组织专门班子，专人包村包组，保证本地人口参保率达到100%",
                   "Set up a team with named persons for each village and group, so that 100% of the local "
                   "population is enrolled"),
              Text("信息录入及时、准确、完整",
                   "See that data are entered promptly, correctly and completely")),
        _duty("villages",
              Text("村支两委、社区", "Village Party branches and villagers' committees, communities"),
              Text("上门收取，登记台账", "Collect at the door and keep the ledger"),
              Text("与驻村、驻社区干部一起宣传发动",
                   "Explain the policy and mobilise people with the cadres posted there"),
              Text("准确填写2021年度《筹资台账》", "Fill in the 2021 collection ledger correctly"),
              Text("上门收取参保基金", "Collect from door to door"),
              Text("按时核对收据和台账，由居民医保管理办公室或劳动服务保障中心与财政所盖公章确认",
                   "Check receipts against the ledger on time, confirmed with the official seals of the "
                   "resident medical insurance office or the labour service centre and of the local finance "
                   "office"),
              Text("以户为单位核查《筹资台账》，填报汇总表",
                   "Verify the ledger household by household and submit the summary"),
              Text("妥善保管、正确填写筹资专用收据",
                   "Keep the special receipts safe and fill them in correctly")),
    ),
    row_readings={"villages": (VILLAGE_ROW,), "health": (SUPPORT_NAMES, DAY_13), "civil-affairs": (DAY_13,),
                  "poverty-alleviation": (DAY_13,), "disabled-federation": (DAY_13,)})


# 附件1 Lists of people to be aided

LISTS_DUE = date(2020, 11, 13)
LISTS = {
    "health": (Text("区卫生健康局", "District Health Bureau"),
               Text("计生奖扶对象名单",
                    "list of families under the family planning reward and support scheme"), None),
    "civil-affairs": (Text("区民政局", "District Civil Affairs Bureau"),
                      Text("五保户、低保户等对象名单",
                           "list of five-guarantee households, minimum living allowance households and "
                           "similar people"), None),
    "poverty-alleviation": (Text("区扶贫办", "District Poverty Alleviation Office"),
                            Text("没有享受低保的建档立卡贫困人口和“边缘户”名单",
                                 "list of registered poor people without the minimum living allowance, and "
                                 "borderline households"),
                            Text("区财政局和区医保局",
                                 "District Finance Bureau and District Healthcare Security Bureau")),
    "disabled-federation": (Text("区残联", "District Disabled Persons' Federation"),
                            Text("残疾对象名单", "list of eligible persons with a disability"), None),
}


def _due(last: date, done: date | None) -> Text:
    by = day(last)
    words = Text(f"最迟{by.zh}", f"by {by.en} at the latest")
    if done is None:
        return words
    return words + (Text("，按时", ": in time") if done <= last else Text("，已过期", ": too late"))


def list_due(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The list of an office, whom it goes to, and whether a date is in time."""
    office, names, to = LISTS[values["office"]]
    done = values["done"]
    headline, earlier = _due(LISTS_DUE, done), _due(LISTS_DUE - timedelta(days=1), done)
    receiver = to or Text("文件没有写交给谁", "The text does not say whom it goes to")
    result = {"list": names, "to": receiver, "last_day": LISTS_DUE,
              **({} if done is None else {"in_time": done <= LISTS_DUE})}
    return Answer(status=VALUE,
                  headline=Text(f"{names.zh}：{headline.zh}",
                                f"{names.en[0].upper()}{names.en[1:]}: {headline.en}"),
                  result=result,
                  causes=(Step(Text(f"{office.zh}：11月13日前", f"{office.en}: before 13 November"),
                               "附件1"),),
                  others=((DAY_13, earlier),))


list_deadlines = Calculation(
    name="list-deadlines", family="deadline",
    title=Text("困难群众名单的期限", "Deadlines of the lists"),
    question=Text("这个单位要在哪天以前拿出哪份名单？", "Which list does this office owe, and by which day?"),
    clauses=("附件1",),
    fields=(Choice(name="office", label=Text("单位", "Office"), required=True,
                   options=tuple(Option(key, entry[0]) for key, entry in LISTS.items())),
            Date(name="done", label=Text("名单拿出的日期", "Date on which the list was ready"),
                 least=date(2020, 1, 1), most=date(2021, 12, 31),
                 hint=Text("可以不填；填了能看是否按时", "Optional; shows whether it was in time"))),
    outputs=(Output(name="list", label=Text("名单", "List")),
             Output(name="to", label=Text("交给", "Goes to")),
             Output(name="last_day", label=Text("最后一天", "Last day"), kind="date"),
             Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no")),
    compute=list_due, readings=(DAY_13,))

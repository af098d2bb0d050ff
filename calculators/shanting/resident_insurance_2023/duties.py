"""Clause 六: which body does what."""

from __future__ import annotations

from calculators.kernel import Output, Reading, Text, lookup

CHECKS = "六（六）"
DATE_31 = Reading(
    id="lists-before-31-october", clause=CHECKS,
    says=Text("资助人员信息“10月31日前”发给镇（街），文件11月22日才印发，也没有写年份。",
              "The data of people aided are due “before 31 October”, without a year; the document is dated 22 November."),
    reads=Text("2022年10月31日，当天也算。", "31 October 2022, that day included."),
    why=Text("集中缴费期从2022年10月开始，名单要在缴费时用。",
             "The main payment period begins in October 2022, and the lists are needed for it."),
    other=Text("不含31日当天，最迟10月30日。", "The day itself is left out: 30 October at the latest."))


def _duty(key: str, unit: Text, main: Text, clause: str, *duties: Text) -> tuple[str, Text, dict[str, object], str]:
    return key, unit, {"main": main, "duties": duties}, clause


def _bureau(kind: Text, *, newborns: bool) -> tuple[Text, ...]:
    """What the bureau of one insurance does; the two differ in newborns and in who picks out special groups."""
    checks = Text("核定政策性补缴、中断补缴", "Checks arrears paid under a policy, arrears after a break")
    if newborns:
        checks += Text("、新生儿缴费", ", payment for newborns")
    groups = Text("维护、传递特殊群体的身份信息", "Maintains and passes on the identities of special groups") if newborns else Text(
        "筛选、维护特殊群体的身份信息", "Picks out and maintains the identities of special groups")
    return (Text(f"宣传{kind.zh}政策", f"Explains the policy on {kind.en}"),
            Text("办理参保登记、变更、注销，维护信息", "Registers people, changes and cancels entries, keeps the data"),
            Text("传递参保人员信息", "Passes on the data of the insured"), groups, checks,
            Text("做好退费的有关工作", "Does its part for refunds"),
            Text(f"提供{kind.zh}查询", f"Answers enquiries on {kind.en}"))


PENSION, MEDICAL = Text("居民养老保险", "resident pension insurance"), Text("居民医保", "resident medical insurance")
VERIFY = (
    Text("核实资助人员和代缴人员的详细信息，确认资格", "Checks the details of people aided or paid for and confirms that they qualify"),
    Text("防止重复缴费和死亡后缴费", "Prevents double payment and payment after death"),
    Text("及时报给财政局等部门", "Reports promptly to the finance bureau and other departments"),
    Text("10月31日前把资助人员信息的电子版和盖公章的纸质版发给各镇（街）",
         "Before 31 October sends the data of people aided to each town and subdistrict, as a file and on paper with the official seal"),
    Text("把验证过的名单报送区人社局、区医保局，在本系统里做好标记",
         "Gives verified lists to the District Human Resources and Social Security Bureau and the District Healthcare Security "
         "Bureau, and marks these people in its own system"),
)
DEATHS = Text("每月5日前把死亡人员信息告诉同级人社、医保部门",
              "Before the 5th of each month tells the human resources and healthcare security departments of its level who has died")
VERIFIES = Text("核实资助、代缴人员", "Checks who is aided or paid for")


def _verifier(key: str, unit: Text, *more: Text) -> tuple[str, Text, dict[str, object], str]:
    return _duty(key, unit, VERIFIES, CHECKS, *VERIFY, *more)


ENTRIES = (
    _duty("towns", Text("镇（街）政府（办事处）", "Town governments and the subdistrict office"),
          Text("组织辖区内的征缴", "Organises the collection in its area"), "六（一）",
          Text("制定、下发辖区的实施方案", "Draws up and issues a scheme for its area"),
          Text("成立征缴工作领导小组，召开动员会，统筹推进", "Sets up a leading group, calls a launch meeting and drives the work"),
          Text("宣传政策", "Explains the policy"), Text("督导和考核", "Checks and assesses the work"),
          Text("集中缴费期结束后，安排村居公示缴费清册，接受监督",
               "After the main payment period has villages and communities post the payment list")),
    _duty("human-resources", Text("区人社局", "District Human Resources and Social Security Bureau"),
          Text("管居民养老保险的登记和信息", "Keeps the register and data of pension insurance"), "六（二）",
          *_bureau(PENSION, newborns=False)),
    _duty("healthcare-security", Text("区医保局", "District Healthcare Security Bureau"),
          Text("管居民医保的登记和信息", "Keeps the register and data of medical insurance"), "六（三）",
          *_bureau(MEDICAL, newborns=True)),
    _duty("tax", Text("区税务局", "District Tax Bureau"), Text("征收两项保险费", "Collects both contributions"), "六（四）",
          Text("做好征收宣传", "Explains the collection"),
          Text("受理申报，征收费款，受理退费", "Takes declarations, collects the money and takes requests for refunds"),
          Text("形成征收清册，经镇（街）发到代收单位", "Makes the payment list and sends it out through towns and subdistricts"),
          Text("协同核对代收费款，申报入库", "Helps to check the money collected, declare it and pay it into the treasury"),
          Text("把征收信息传回人社、医保等部门", "Passes the collection data back to the other departments"),
          Text("开缴费凭证和证明，提供两项保险查询", "Issues vouchers and certificates, answers enquiries on both insurances"),
          Text("协调人社、医保、银行部门培训代办员",
               "Arranges the training of agents with the human resources, healthcare security and bank departments"),
          Text("改进服务，增加缴费渠道，提高效率", "Improves its service, adds ways to pay, makes collection more efficient")),
    _duty("finance", Text("区财政局", "District Finance Bureau"),
          Text("拨付政府代缴的补助资金", "Pays the money for contributions paid by the government"), "六（五）",
          Text("列入财政预算，按时足额拨付", "Budgets it and pays it out in full and on time"),
          Text("保证专项经费和工作经费及时到位", "Sees that special funds and work funds are there in time"),
          Text("协助税务等部门征缴", "Helps the tax and other departments to collect"),
          Text("做好退费的有关工作", "Does its part for refunds")),
    _verifier("civil-affairs", Text("区民政部门", "District civil affairs department"), DEATHS),
    _verifier("disabled-federation", Text("区残联", "District Disabled Persons' Federation")),
    _verifier("health", Text("区卫健局", "District Health Bureau")),
    _verifier("rural-revitalisation", Text("区乡村振兴局", "District rural revitalisation bureau")),
    _verifier("veterans", Text("区退役军人事务局", "District veterans affairs bureau")),
    _duty("media", Text("区融媒体中心", "District Media Centre"), Text("宣传", "Publicity"), "六（七）",
          Text("定期播放本方案和政策问答等", "Regularly broadcasts this scheme and questions and answers on the policy")),
    _duty("police", Text("区公安分局", "District Public Security Branch"),
          Text("提供户籍和死亡信息", "Supplies data on registration and deaths"), "六（八）",
          Text("提供户籍、死亡、销户人员的信息", "Supplies data on household registration, deaths and cancelled registrations"),
          DEATHS + Text("（六（六））", " (section 6(6))")),
    _duty("audit", Text("区审计局", "District Audit Bureau"), Text("监督征缴全过程", "Supervises the whole collection"), "六（九）",
          Text("严查截留、挪用社保金和超标准收费等", "Looks into holding back or misusing social insurance money and overcharging")),
)

department_duty = lookup(
    name="department-duty",
    title=Text("哪个单位做什么", "Which body does what"),
    question=Text("这个单位在征缴工作中负责什么？", "What is this body responsible for?"),
    clauses=("六", *(f"六（{number}）" for number in "一二三四五六七八九")), ask=Text("单位", "Body"), field="unit",
    outputs=(Output(name="main", label=Text("主要职责", "Main duty")),
             Output(name="duties", label=Text("具体职责", "Duties"), kind="list")),
    headline=Text("{main}", "{main}"), entries=ENTRIES,
    row_readings={key: (DATE_31,) for key, _, then, clause in ENTRIES if clause == CHECKS})

"""Support policy for the e-commerce industry, Shanting District (山政发〔2022〕10号, annex 4).

Twelve measures, each with one clause, and the rules of section 八 that hold for all of them. The policy defines
none of its bound words. Amounts in yuan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from calculators.kernel import (
    PERSON,
    Answer,
    Award,
    Calculation,
    Choice,
    Count,
    Date,
    Decision,
    Discretion,
    Excess,
    Fixed,
    InputError,
    Least,
    Money,
    Number,
    Of,
    OneOf,
    Option,
    Output,
    Percent,
    PerUnit,
    Rate,
    Reading,
    Row,
    Rows,
    Rule,
    Silent,
    Step,
    Steps,
    Sum,
    Table,
    Term,
    Text,
    Within,
    Words,
    YesNo,
    add_months,
    keep_highest,
    money,
    no,
    number,
    options,
    silent,
    yes,
)

WORDS = Words()
AMOUNT = Output(name="amount", label=Text("扶持金额", "Amount"), kind="money")
GETS = Text("可得扶持 {amount}", "Support of {amount}")
UP_TO = Text("最高可得扶持 {amount}", "Support of up to {amount}")
NOTHING = Text("得不到这项扶持（0元）", "No support under this measure (0 yuan)")

AREA = Text("平方米", "square metre|square metres")
FIRMS = Text("家", "firm|firms")
MONTHS = Text("个月", "month|months")
NET_TAX = Text("经营税收区级财政净得财力", "Net district revenue from its business taxes")
ASK_FINANCE = Text("金额向财政部门核实；文本没有写明算法",
                   "Ask the finance department; the text does not say how it is worked out")
ASK_STATISTICS = Text("不清楚可以问统计部门", "The statistics office can say")
SHANTING = Text("注册地在山亭区", "Registered in Shanting District")
CASE_BY_CASE = Discretion(why=Text("可以“一事一议”，文本没有数额",
                                   "May be decided case by case, with no figure in the text"))
ONCE = Text("这是一次性的扶持，不按年重复给", "This is one-off support and is not given again each year")
UNDATED = Text(
    "政策只有3年有效，来源没有印出发布日期；文号是2022年的，当年发布的话2025年内到期，申报前要查清是否还有效",
    "The policy is valid for 3 years only, and the source prints no date of publication; its number is of 2022, and if "
    "it was published in that year it ends in 2025, so check before applying that it is still in force")


def over(field: str, quote: str) -> Within:
    return Within(field=field, interval=WORDS(quote))


def lasting(field: str, least: int, quote: str) -> Within:
    """So many months or more, from words without a figure: 半年以上, 一年以上."""
    return Within(field=field, interval=WORDS.between(least, "以上", None, "", quote))


def pays(clause: str, amount: object, *when: object, **parts: object) -> Row:
    return Row(when=when, then={"amount": amount}, clause=clause, **parts)


@dataclass(frozen=True, kw_only=True)
class Measure(Decision):
    """A measure of the policy. Nought is said in words, and whoever gets something is told of the policy's term (八)."""

    def words(self, result: Mapping[str, object]) -> Text:
        return super().words(result) if result["amount"] else NOTHING

    def answer(self, values: Mapping[str, object]) -> Answer:
        answer = super().answer(values)
        return answer.but(notes=(*answer.notes, UNDATED)) if answer.result.get("amount") else answer


def subsidy(name: str, clause: str, *rows: Row, others: tuple[tuple[Reading, tuple[Row, ...]], ...] = (),
            headline: Text = GETS, **parts: object) -> Measure:
    """A measure of the policy: the first row that holds pays, from the highest tier down; otherwise nothing is paid."""
    nothing = pays(clause, Fixed(yuan=0))

    def table(called: str, of: tuple[Row, ...]) -> Table:
        return Table(name=called, rows=of, policy="first", otherwise=nothing)

    return Measure(name=name, family="subsidy", clauses=(clause,), outputs=(AMOUNT,), headline=headline,
                   table=table(name, rows), **parts,
                   others=tuple((reading, table(f"{name}/{reading.id}", of)) for reading, of in others))


# 一.1

IN_PRINCIPLE = Reading(
    id="net-tax-cap-in-principle", clause="一.1",
    says=Text("扶持金额“原则上”不超过运营单位的经营税收区级财政净得财力。",
              "The support is “in principle” not more than the net district revenue from the operator's "
              "business taxes."),
    reads=Text("这一限额照常适用。", "The limit applies."),
    why=Text("文本没有写什么情况可以例外。", "The text names no exception."),
    other=Text("“原则上”留有余地，可以突破这一限额，但不能超过30万元。",
               "“In principle” leaves room: this limit may be passed, the ceiling of 300,000 yuan may not."))
INVESTMENT = Text("年度投资额", "Investment in the year")
INVESTED = Term(clause="一.1", name=Text("年度投资额的15%", "15% of the year's investment"),
                amount=Rate(of="investment", percent=15, label=INVESTMENT))
OPERATOR_TAX = Text("运营单位的经营税收区级财政净得财力", "Net district revenue from the operator's business taxes")
NET_TAX_CAP = Term(clause="一.1", name=Text("运营单位的区级财政净得财力", "The operator's net district revenue"),
                   amount=Of(of="net_tax", label=OPERATOR_TAX))
PARK_CEILING = Term(clause="一.1", name=Text("最高30万元", "The ceiling of 300,000 yuan"), amount=Fixed(yuan=300_000))
PARK_CONDITIONS = (
    over("area", "超过5000平方米"), over("investment", "200万元以上"), over("firms", "20家以上"))

park_construction = subsidy(
    "park-construction", "一.1",
    pays("一.1", Least((INVESTED, NET_TAX_CAP, PARK_CEILING)), *PARK_CONDITIONS),
    others=((IN_PRINCIPLE, (pays("一.1", Least((INVESTED, PARK_CEILING)), *PARK_CONDITIONS),)),),
    headline=UP_TO,
    title=Text("电商园区建设扶持", "Support for building an e-commerce park"),
    question=Text("这个电商综合体最高可以得到多少扶持？",
                  "How much support can this e-commerce complex get at most?"),
    fields=(
        Number(name="area", label=Text("建筑面积", "Floor area"), unit=AREA, places=2),
        Money(name="investment", label=INVESTMENT, unit="wan"),
        Count(name="firms", label=Text("入驻电商企业", "E-commerce firms that have moved in"), unit=FIRMS),
        Money(name="net_tax", label=OPERATOR_TAX, unit="wan", hint=ASK_FINANCE),
    ))


# 一.2

PER_FIRM = Reading(
    id="thresholds-per-firm", clause="一.2",
    says=Text("“年度电商网上销售额超5000万元、经营税收区级财政净得财力超100万元的纳统企业累计超过10家”。",
              "“Firms counted in official statistics with online sales above 50 million yuan and net district "
              "revenue above 1 million yuan, more than 10 in all.”"),
    reads=Text("两个数额是每家企业各自要达到的，达到的企业要超过10家。",
               "Each firm has to pass both sums by itself, and more than 10 firms have to do so."),
    why=Text("两个数额写在“的纳统企业”前面，是对企业的限定。",
             "In the sentence both sums describe the firms that are counted."),
    other=Text("两个数额是全部纳统企业的合计，企业数另算。",
               "Both sums are totals over all such firms, and the number of firms is a separate condition."))
FILED = lasting("months_filed", 6, "半年以上")
TOTALS = Text("按合计理解时才用（可不填）", "Only for the reading by totals (may stay empty)")


EACH_ABOVE = (
    ("sales_total", 50_000_000, Text("“两项都超过的纳统企业”每家5,000万元之和",
                                     "50 million yuan for each of the firms above both sums")),
    ("net_tax_total", 1_000_000, Text("“两项都超过的纳统企业”每家100万元之和",
                                      "1 million yuan for each of the firms above both sums")))


def _parts_within_totals(values: dict[str, object]) -> Iterator[InputError]:
    """The firms above both sums are among all counted firms, and so are their sales and their revenue."""
    strong, whole, known = values["strong_firms"], values["counted_firms"], park_upgrade.known()
    if not strong:
        return
    if whole is not None and strong > whole:
        yield InputError("strong_firms", "more-than",
                         {"label": known["strong_firms"].label, "other": known["counted_firms"].label})
    for name, each, words in EACH_ABOVE:
        if values[name] is not None and values[name] < strong * each:
            yield InputError(name, "less-than", {"label": known[name].label, "other": words})


park_upgrade = subsidy(
    "park-upgrade", "一.2",
    pays("一.2", Fixed(yuan=200_000), over("strong_firms", "超过10家"), FILED,
         note=Text("运营单位还要指导园区里达到规模标准的企业申报纳统",
                   "The operator is also to guide firms of the required size through the application to be "
                   "counted")),
    others=((PER_FIRM, (
        pays("一.2", Fixed(yuan=200_000), over("counted_firms", "超过10家"), over("sales_total", "超5000万元"),
             over("net_tax_total", "超100万元"), FILED),)),),
    readings=(PER_FIRM,), check=_parts_within_totals,
    title=Text("园区提质增效扶持", "Support for a park that does better"),
    question=Text("电商综合体的运营单位能不能得到20万元？",
                  "Does the operator of the e-commerce complex get the 200,000 yuan?"),
    fields=(
        Count(name="strong_firms", unit=FIRMS,
              label=Text("两项都超过的纳统企业", "Firms in official statistics that are above both sums"),
              hint=Text("每家的年度电商网上销售额超过5,000万元，并且经营税收区级财政净得财力超过100万元",
                        "Firms with annual online sales above 50 million yuan each and net district revenue from "
                        "business taxes above 1 million yuan each")),
        Count(name="months_filed", label=Text("纳税数据填报的时间", "Time for which tax data were filed"), unit=MONTHS),
        Count(name="counted_firms", unit=FIRMS, group=TOTALS,
              label=Text("全部纳统企业", "All firms in the park that are in official statistics")),
        Money(name="sales_total", unit="wan", group=TOTALS,
              label=Text("年度电商网上销售额合计", "Annual online sales in total")),
        Money(name="net_tax_total", unit="wan", group=TOTALS, hint=ASK_FINANCE,
              label=Text("区级财政净得财力合计", "Net district revenue in total")),
    ))


# 二.3

THREE_YEARS = "入驻3年期内"
YEAR = Count(name="year", label=Text("入驻后的第几年", "Year since moving in"), least=1, most=99,
             hint=Text("第一年填1，不填公历年份", "1 is the first year; not a calendar year such as 2023"))


def three_years(clause: str, other_start: Text) -> Reading:
    return Reading(
        id=f"three-years-from-moving-in-{clause[-1]}", clause=clause,
        says=Text("“入驻3年期内按年度分级给予奖励”，没有写从哪一天起算，也没有写一年是公历年还是满12个月。",
                  "“An award by tier for each year within 3 years of moving in”, without saying from which "
                  "day, or whether a year is a calendar year or twelve months."),
        reads=Text("从入驻起算，第1、2、3年可以得奖。",
                   "Counted from moving in: years 1, 2 and 3 can have the award."),
        why=Text("文本写的是“入驻”。", "The text says “moving in”."),
        other=Text("从{start}起算，同一年度可能是另一个“第几年”。",
                   "Counted from {start}: the same year may have another number.").format(start=other_start))


SCALE_CONDITIONS = (yes("registered"), yes("counted"), over("year", THREE_YEARS))
GROWN = OneOf("growth", ("grew",))
NO_BASE = Silent(Text("文本没有说明没有上一年数据的企业怎样算“同比增长”，要由主管部门认定",
                      "The text does not say how growth is judged without a figure for the year before; the "
                      "office in charge decides"))


def of_net_tax(percent: int) -> Rate:
    return Rate(of="net_tax", percent=percent, label=NET_TAX)


enterprise_scale_award = subsidy(
    "enterprise-scale-award", "二.3",
    Row(when=(*SCALE_CONDITIONS, over("retail", "3000万元以上"), OneOf("growth", ("no-base",))), then=NO_BASE,
        clause="二.3"),
    pays("二.3", of_net_tax(40), *SCALE_CONDITIONS, over("retail", "1亿元以上"), GROWN),
    pays("二.3", of_net_tax(30), *SCALE_CONDITIONS, over("retail", "5000万元以上"), GROWN),
    pays("二.3", of_net_tax(20), *SCALE_CONDITIONS, over("retail", "3000万元以上"), GROWN),
    readings=(three_years("二.3", Text("注册或者第一次纳入统计", "registration, or from first being included in statistics")),),
    title=Text("电商企业做大做强奖励", "Award for e-commerce firms that grow"),
    question=Text("这家企业本年度可以得到多少奖励？", "How much is this firm's award for the year?"),
    fields=(
        YesNo(name="registered", label=SHANTING),
        YesNo(name="counted", label=Text("已纳入统计", "Included in official statistics"), hint=ASK_STATISTICS),
        YEAR,
        Money(name="retail", label=Text("年度网络零售额", "Annual online retail sales"), unit="wan"),
        Choice(name="growth", label=Text("年度网络零售额与上一年相比", "Online retail sales against the year before"),
               options=options(grew=("同比增长", "Growth"), not_grown=("持平或下降", "No growth"),
                               no_base=("没有上一年的数据", "No figure for the year before"))),
        Money(name="net_tax", label=NET_TAX, unit="wan", hint=ASK_FINANCE),
    ))


# 二.4

platform_fee_subsidy = subsidy(
    "platform-fee-subsidy", "二.4",
    pays("二.4", Least((
        Term(clause="二.4", name=Text("平台服务费用的50%", "50% of the platform service fees"),
             amount=Rate(of="fees", percent=50, label=Text("平台服务费用", "Platform service fees"))),
        Term(clause="二.4", name=Text("最高5万元", "The ceiling of 50,000 yuan"), amount=Fixed(yuan=50_000)))),
        over("transactions", "500万元以上"), yes("third_party"), yes("agreement")),
    title=Text("平台服务费补助", "Help with platform service fees"),
    question=Text("这家电商企业（网店）可以得到多少平台服务费补助？",
                  "How much of its platform service fees does this firm or shop get back?"),
    fields=(
        Money(name="transactions", label=Text("年交易额", "Transactions in the year"), unit="wan"),
        YesNo(name="third_party", label=Text("通过第三方平台经营", "Trade through a third-party platform"),
              hint=Text("跨境电商平台也算", "A cross-border e-commerce platform counts too")),
        YesNo(name="agreement", label=Text("已签订服务协议", "Service agreement signed")),
        Money(name="fees", label=Text("已支付的平台服务费用", "Platform service fees paid"), unit="wan"),
    ))


# 二.5

BOTH_ABOVE = Reading(
    id="transactions-and-turnover", clause="二.5",
    says=Text("20万元一档要求“年度交易额、营业额超过3亿元”。",
              "The tier of 200,000 yuan asks for “annual transactions, turnover above 300 million yuan”."),
    reads=Text("交易额和营业额都要超过3亿元。",
               "Transactions and turnover both have to be above 300 million yuan."),
    why=Text("顿号并列的两项，通常都要满足；第一档只写了交易额，这一档加了营业额。",
             "Two things listed side by side are usually both meant; the lower tier names transactions "
             "alone and this one adds turnover."),
    other=Text("有一项超过3亿元就够。", "One of the two above 300 million yuan is enough."))
FIRST_YEAR = Reading(
    id="first-year-without-growth", clause="二.5",
    says=Text("“其中首年可不计增幅要求”写在20万元一档之后，也没有说首年从哪年算起。",
              "“In the first year growth need not be counted” stands after the tier of 200,000 yuan; the "
              "text does not say which year is the first."),
    reads=Text("两档在首年都不看增幅。", "In the first year neither tier asks for growth."),
    why=Text("“其中”指前面的两档；首年本来就没有上一年可比。",
             "“Among these” points to both tiers; a first year has no year before to compare with."),
    other=Text("只有20万元一档在首年不看增幅，10万元一档仍要增幅30%以上。",
               "Only the tier of 200,000 yuan drops the growth condition; the tier of 100,000 yuan still "
               "asks for 30% or more."))
HEADQUARTERS = pays("二.5", CASE_BY_CASE, yes("headquarters"))
IN_STATISTICS, FIRST = yes("counted"), yes("first_year")
ABOVE_100, ABOVE_300 = over("transactions", "超过1亿元"), over("transactions", "超过3亿元")
TURNOVER_300 = over("turnover", "超过3亿元")
GROWTH_25, GROWTH_30 = over("growth", "达到25%以上"), over("growth", "增幅30%以上")


def platform_tier(yuan: int, *when: object, **parts: object) -> Row:
    return pays("二.5", Fixed(yuan=yuan), IN_STATISTICS, *when, **parts)


LARGE, LARGE_FIRST = (platform_tier(200_000, ABOVE_300, TURNOVER_300, GROWTH_25),
                      platform_tier(200_000, ABOVE_300, TURNOVER_300, FIRST, readings=(FIRST_YEAR,)))
SMALL, SMALL_FIRST = (platform_tier(100_000, ABOVE_100, GROWTH_30),
                      platform_tier(100_000, ABOVE_100, FIRST, readings=(FIRST_YEAR,)))
LARGE_EITHER = tuple(platform_tier(200_000, size, growth)
                     for size in (ABOVE_300, TURNOVER_300) for growth in (GROWTH_25, FIRST))

platform_entry = subsidy(
    "platform-entry", "二.5",
    HEADQUARTERS, LARGE_FIRST, LARGE, SMALL_FIRST, SMALL,
    others=((BOTH_ABOVE, (HEADQUARTERS, *LARGE_EITHER, SMALL_FIRST, SMALL)),
            (FIRST_YEAR, (HEADQUARTERS, LARGE_FIRST, LARGE, SMALL))),
    title=Text("电商平台入驻扶持", "Support for platforms that move in"),
    question=Text("这个平台可以得到多少扶持？", "How much support does this platform get?"),
    fields=(
        YesNo(name="headquarters",
              label=Text("知名直播平台总部迁入", "Headquarters of a well-known livestreaming platform moving in"),
              hint=Text("区域运营总部也算；不走“一事一议”的选“否”",
                        "A regional operating headquarters counts too; if it is not decided case by case, "
                        "answer “No”")),
        YesNo(name="counted", hint=ASK_STATISTICS,
              label=Text("已纳入规模以上服务业统计",
                         "Included in the statistics of services above the designated size")),
        Money(name="transactions", label=Text("年度交易额", "Transactions in the year"), unit="yi"),
        Money(name="turnover", label=Text("年度营业额", "Turnover in the year"), unit="yi"),
        Percent(name="growth", least=-100, most=1_000_000,
                label=Text("年度营业收入增幅", "Growth of operating revenue in the year"),
                hint=Text("与上一年相比；下降的填负数", "Over the year before; enter a fall as a negative number")),
        YesNo(name="first_year", label=Text("首年", "First year"),
              hint=Text("首年可以不看增幅；文本没有写从哪年算起，可以问区商务和投资促进局",
                        "Growth need not be counted in the first year; the text does not say which year that is, so "
                        "ask the District Bureau of Commerce and Investment Promotion")),
    ))


# 三.6

live_base = subsidy(
    "live-base", "三.6",
    pays("三.6", Fixed(yuan=100_000), yes("licence"), over("area", "超1000平方米"), over("rooms", "超10间"),
         over("hosts", "超20人"), over("retail", "2000万元以上"), note=ONCE),
    title=Text("直播基地入驻奖励", "Award for livestreaming bases that move in"),
    question=Text("这个直播基地能不能得到10万元？", "Does this livestreaming base get the 100,000 yuan?"),
    fields=(
        YesNo(name="licence",
              label=Text("持有主流平台授予的直播基地牌照或相关认可的牌照",
                         "Licence from a mainstream platform, or another recognised licence")),
        Number(name="area", label=Text("基地占地面积", "Ground that the base covers"), unit=AREA, places=2),
        Count(name="rooms", label=Text("直播间", "Livestreaming rooms"), unit=Text("间", "room|rooms")),
        Count(name="hosts", label=Text("机构注册活跃主播", "Registered active livestream hosts"), unit=PERSON),
        Money(name="retail", unit="wan",
              label=Text("在本区的年度网络零售额", "Annual online retail sales in the district")),
    ))


# 三.7

AFFILIATES = Reading(
    id="affiliated-with-whom", clause="三.7",
    says=Text("扶持给“培训机构（不含关联机构）”，没有说与谁关联。",
              "The support goes to “the training body (affiliated bodies not included)”, without saying "
              "affiliated with whom."),
    reads=Text("只给办培训的机构本身，它的关联机构不能凭同一批学员申报。",
               "It goes to the training body itself; its affiliates cannot apply with the same trainees."),
    why=Text("括号紧跟在“培训机构”之后，限定的是领取扶持的单位。",
             "The bracket follows “training body” and limits who receives the support."),
    other=Text("与招用主播的企业有关联的培训机构不能得到扶持。",
               "A training body affiliated with the firms that hire the hosts gets nothing."))
TRAINED = (yes("registered"), yes("itself"), over("trained", "100人以上"), over("signed", "至少30人"),
           lasting("months_insured", 12, "一年以上"))

training_body = subsidy(
    "training-body", "三.7",
    pays("三.7", Fixed(yuan=50_000), *TRAINED, note=ONCE),
    others=((AFFILIATES, (pays("三.7", Fixed(yuan=50_000), *TRAINED, no("tied"), note=ONCE),)),),
    readings=(AFFILIATES,),
    title=Text("直播培训机构入驻扶持", "Support for livestream training bodies that move in"),
    question=Text("这家网红培训机构能不能得到5万元？",
                  "Does this influencer training body get the 50,000 yuan?"),
    fields=(
        YesNo(name="registered", label=Text("在本区注册", "Registered in the district")),
        YesNo(name="itself", label=Text("由培训机构本身申报", "Application by the training body itself"),
              hint=Text("关联机构申报的选“否”", "If an affiliated body applies, answer “No”")),
        Count(name="trained", label=Text("一年培训的主播", "Livestream hosts trained in the year"), unit=PERSON),
        Count(name="signed", label=Text("当年签约的毕业主播", "Hosts who finished and signed in the year"), unit=PERSON,
              hint=Text("与区内企业签订一年以上直播业务劳动合同的",
                        "With a labour contract of one year or more for livestreaming at a firm in the "
                        "district")),
        Count(name="months_insured", unit=MONTHS,
              label=Text("按时缴纳社会保险费的时间", "Time for which social insurance contributions were paid on time"),
              hint=Text("指签约主播的；有人不满一年的，上一项只填满一年的人数",
                        "For the hosts who signed; if some have less than a year, enter above only those who have a "
                        "full year")),
        YesNo(name="tied", label=Text("与招用主播的企业有关联", "Affiliated with a firm that hires the hosts"),
              group=Text("按另一种理解时才用（可不填）", "Only for the other reading (may stay empty)")),
    ))


# 四.8

SERVES = (OneOf("applicant", ("service-firm", "supporting-body")), over("year", THREE_YEARS))

service_firm_award = subsidy(
    "service-firm-award", "四.8",
    pays("四.8", Discretion(why=Text("按“一事一议”支持，文本没有数额",
                                    "Decided case by case, with no figure in the text")),
         *SERVES, over("net_tax", "1000万元以上")),
    pays("四.8", of_net_tax(60), *SERVES, over("net_tax", "300万元以上")),
    pays("四.8", of_net_tax(50), *SERVES, over("net_tax", "达到100万元以上")),
    readings=(three_years("四.8", Text("注册", "registration")),),
    title=Text("第三方服务企业入驻奖励", "Award for third-party service firms that move in"),
    question=Text("这家服务企业本年度可以得到多少奖励？",
                  "How much is this service firm's award for the year?"),
    fields=(
        Choice(name="applicant", label=Text("申报单位", "Applicant"), options=options(
            service_firm=("在本区设立独立法人的电商服务类企业",
                          "E-commerce service firm, an independent legal person in the district"),
            supporting_body=("注册在本区、为区内电商企业做配套服务的机构",
                             "Body registered in the district that serves e-commerce firms there"),
            neither=("都不是", "Neither")),
            hint=Text("配套服务如平台和软件开发、广告设计、网络推广、视频拍摄、电商客服",
                      "Services such as platform and software development, advertising design, promotion, "
                      "video, customer service")),
        YEAR,
        Money(name="net_tax", label=NET_TAX, unit="wan", hint=ASK_FINANCE),
    ))


# 五.9

FULL_HUNDREDS = Reading(
    id="full-hundreds", clause="五.9",
    says=Text("“每完成100美元，奖励5元人民币”。", "“5 yuan for every 100 US dollars completed.”"),
    reads=Text("满100美元才算一份，零头不算。",
               "Only a full 100 US dollars earns 5 yuan; what is left over earns nothing."),
    why=Text("“每完成”指做满一个100美元。", "“Every … completed” means a full hundred."),
    other=Text("按比例算，每1美元0.05元。", "In proportion: 0.05 yuan for each dollar."))
CAP_PERIOD = Reading(
    id="cap-per-year", clause="五.9",
    says=Text("“最高奖励额200万元”，没有说是一年的还是3年合计的，也没有说进出口额按哪段时间算。",
              "“At most 2 million yuan”, without saying whether in a year or over the 3 years, nor over "
              "which time trade is counted."),
    reads=Text("一家企业按一个年度的进出口额计算，每年最高200万元。",
               "One firm, the imports and exports of one year, at most 2 million yuan a year."),
    why=Text("政策的其他奖励多按年度计算。", "Most other awards of the policy are by the year."),
    other=Text("200万元是有效期内的总额，以前年度得过的要扣除。",
               "2 million yuan is the limit for the whole period; what was paid for earlier years counts "
               "towards it."))
TRADE = Text("跨境电商进出口额", "Imports and exports through cross-border e-commerce")
BY_HUNDREDS = Term(clause="五.9", name=Text("每满100美元5元", "5 yuan for every full 100 US dollars"),
                   amount=Steps(of="trade", each=100, pay=5, label=TRADE))
IN_PROPORTION = Term(clause="五.9", name=Text("每1美元0.05元", "0.05 yuan for each dollar"),
                     amount=PerUnit(of="trade", pay=Decimal("0.05"), label=TRADE))
TRADE_CEILING = Term(clause="五.9", name=Text("最高200万元", "The ceiling of 2 million yuan"),
                     amount=Fixed(yuan=2_000_000))
TRADERS = (yes("registered"), no("general_trade"))
TRUE_DATA = Text("数据以上级业务部门的为准；弄虚作假的追回奖励并承担法律责任",
                 "The data come from the responsible departments at a higher level; whoever cheats pays the "
                 "award back and is liable in law")

cross_border_award = subsidy(
    "cross-border-award", "五.9",
    pays("五.9", Least((BY_HUNDREDS, TRADE_CEILING)), *TRADERS, note=TRUE_DATA),
    others=((FULL_HUNDREDS, (pays("五.9", Least((IN_PROPORTION, TRADE_CEILING)), *TRADERS),)),),
    readings=(CAP_PERIOD,),
    title=Text("跨境电商进出口奖励", "Award for cross-border e-commerce"),
    question=Text("这家企业的跨境电商进出口可以得到多少奖励？",
                  "How much does this firm get for its cross-border e-commerce?"),
    fields=(
        YesNo(name="registered", label=SHANTING),
        Number(name="trade", label=TRADE, unit=Text("美元", "US dollar|US dollars"), places=2),
        YesNo(name="general_trade", label=Text("这笔进出口已按一般贸易得到奖励",
                                               "Same trade already rewarded as general trade"),
              hint=Text("只有一部分得过奖的，进出口额只填没有得过奖的部分，这里选“否”",
                        "If only part of it was, enter the other part alone and answer “No” here")),
    ))


# 六.10

LIMIT_FOR_ALL = Reading(
    id="designated-size-for-all", clause="六.10",
    says=Text("申报人可以是种养殖大户、专业合作社、农村创业青年（网店）和电商企业，"
              "奖励条件是“纳入限上企业”。",
              "Applicants may be large farmers, cooperatives, young rural entrepreneurs and e-commerce firms; "
              "the condition is to be “included among trade firms above the designated size”."),
    reads=Text("谁申报都要纳入限上企业。", "Whoever applies has to be included among them."),
    why=Text("条件对所有申报人写在一起，没有例外。",
             "The condition stands for all applicants, without exception."),
    other=Text("大户、合作社和青年不是企业，这个条件只约束电商企业。",
               "Farmers, cooperatives and young people are not firms; the condition binds e-commerce firms "
               "alone."))
NOT_FIRMS = ("farmer", "cooperative", "young")
SOLD, COUNTED = over("sales", "突破500万元"), yes("counted")


def rural_award(*when: object) -> Row:
    return pays("六.10", Fixed(yuan=50_000), *when, note=ONCE)


rural_sales = subsidy(
    "rural-sales", "六.10",
    rural_award(OneOf("applicant", (*NOT_FIRMS, "firm")), SOLD, COUNTED),
    others=((LIMIT_FOR_ALL, (rural_award(OneOf("applicant", NOT_FIRMS), SOLD),
                             rural_award(OneOf("applicant", ("firm",)), SOLD, COUNTED))),),
    title=Text("农特产品网上销售奖励", "Award for selling farm specialities online"),
    question=Text("网上卖山亭农特产品能不能得到5万元？",
                  "Does selling Shanting farm specialities online earn the 50,000 yuan?"),
    fields=(
        Choice(name="applicant", label=Text("申报人", "Applicant"), options=options(
            farmer=("种养殖大户", "Large crop or livestock farmer"),
            cooperative=("专业合作社", "Specialised cooperative"),
            young=("农村创业青年（网店）", "Young rural entrepreneur (online shop)"),
            firm=("电商企业", "E-commerce firm"),
            other=("都不是", "None of these"))),
        Money(name="sales", unit="wan",
              label=Text("当年山亭农特产品网上销售额", "Online sales of Shanting farm specialities in the year")),
        YesNo(name="counted",
              label=Text("已纳入限上企业", "Included among trade firms above the designated size"),
              hint=Text("限上企业就是统计上的限额以上企业，不清楚可以问统计部门",
                        "限上企业 in official statistics; the statistics office can say")),
    ))


# 七.11

BOTH_BUILT = Reading(
    id="storage-and-platform", clause="七.11",
    says=Text("仓储配送服务给20万元，新建平台给30万元；第八部分说同一项目不重复享受，享受高档次后低档次不再享受。",
              "Storage and delivery service earns 200,000 yuan, a new platform 300,000; section 8 says that one project "
              "gets support once, and that a higher tier excludes a lower one."),
    reads=Text("同一个平台两项都够的，只给较高的30万元。",
               "A platform that meets both gets the higher alone, 300,000 yuan."),
    why=Text("两项说的是同一个仓储配送项目。", "Both are for one and the same storage and delivery project."),
    other=Text("仓储配送服务和新建平台是两个项目，可以相加。",
               "The service and the new platform are two projects and add up."))
HUB = pays("七.11", CASE_BY_CASE, yes("hub"))
STORES = (over("area", "3000平方米及以上"), over("firms", "5家以上"))
BUILDS = (yes("new_platform"), over("platform_area", "5000平方米及以上"), over("investment", "2000万元以上"))
FOR_STORING, FOR_BUILDING = Fixed(yuan=200_000), Fixed(yuan=300_000)
BUILT = pays("七.11", FOR_BUILDING, *BUILDS, note=ONCE, readings=(BOTH_BUILT,))
STORED = pays("七.11", FOR_STORING, *STORES, note=ONCE)
BUILT_AND_STORED = Sum((
    Term(clause="七.11", name=Text("新建平台", "New platform"), amount=FOR_BUILDING),
    Term(clause="七.11", name=Text("仓储配送服务", "Storage and delivery service"), amount=FOR_STORING)))
NEW_ONLY = Text("新建平台才填", "Only for a new platform")

warehouse = subsidy(
    "warehouse", "七.11",
    HUB, BUILT, STORED,
    others=((BOTH_BUILT, (HUB, pays("七.11", BUILT_AND_STORED, *BUILDS, *STORES), BUILT, STORED)),),
    title=Text("物流仓储投资补助", "Support for investment in logistics and storage"),
    question=Text("这个仓储物流项目可以得到多少补助？",
                  "How much does this storage or logistics project get?"),
    fields=(
        YesNo(name="hub", label=Text("招引的大型物流集散中心", "Large logistics hub attracted to the district"),
              hint=Text("不走“一事一议”的选“否”", "If it is not decided case by case, answer “No”")),
        Number(name="area", label=Text("仓储面积", "Storage area"), unit=AREA, places=2),
        Count(name="firms", label=Text("服务的本地电商企业", "Local e-commerce firms served"), unit=FIRMS),
        YesNo(name="new_platform",
              label=Text("新建的大型智能化电商公共仓储配送平台",
                         "New large smart public storage and delivery platform for e-commerce")),
        Number(name="platform_area", label=Text("新建平台的面积", "Area of the new platform"), unit=AREA, places=2,
               group=NEW_ONLY),
        Money(name="investment", unit="wan", group=NEW_ONLY,
              label=Text("总投资（不含土地款）", "Total investment without the price of the land")),
    ))


# 七.12

HIGHER_ONLY = Reading(
    id="parcels-or-sales", clause="七.12",
    says=Text("“分级进行物流费用补贴”：快递单数一级，网上销售额1亿元以上一级；"
              "第八部分说享受高档次后低档次不再享受。",
              "“Subsidy by tier”: one tier by parcels, one by online sales of 100 million yuan; section 8 "
              "says that a higher tier excludes a lower one."),
    reads=Text("两级都达到的，只给较高的30万元。", "Who reaches both gets the higher alone, 300,000 yuan."),
    why=Text("文本把它们叫作“分级”，高低档次不能同享。",
             "The text calls them tiers, and tiers are not added."),
    other=Text("按单数的补贴和按销售额的奖励是两回事，可以相加。",
               "The subsidy by parcels and the award by sales are two things and add up."))
MAY = Reading(
    id="may-be-case-by-case", clause="七.12",
    says=Text("网上销售额达10亿元以上，“可按”一事一议。",
              "With online sales of 1 billion yuan or more it “may” be decided case by case."),
    reads=Text("数额由区里个案决定，这里不给数字。",
               "The district settles the sum case by case; no figure is given here."),
    why=Text("文本没有给出10亿元以上的数额。", "The text has no figure for 1 billion yuan or more."),
    other=Text("没有走“一事一议”的，10亿元也在1亿元以上，仍得30万元。",
               "Where it is not decided case by case, 1 billion is also above 100 million and earns the "
               "300,000 yuan."))
SHIPS = (yes("registered"), yes("local_products"), yes("ships_locally"))
PARCELS, SALES = over("parcels", "20万单以上"), over("sales", "1亿元以上")
BY_PARCEL = Least((
    Term(clause="七.12", name=Text("超出20万单的部分每单0.3元", "0.3 yuan for each parcel above 200,000"),
         amount=Excess(of="parcels", over=200_000, pay=Decimal("0.3"), label=Text("快递单数", "parcels"))),
    Term(clause="七.12", name=Text("每户最高5万元", "The ceiling of 50,000 yuan a firm"), amount=Fixed(yuan=50_000))))
BY_SALES = Fixed(yuan=300_000)
ADDED_UP = Sum((Term(clause="七.12", name=Text("物流费用奖励", "Award for logistics costs"), amount=BY_SALES),
                Term(clause="七.12", name=Text("快递补贴", "Parcel subsidy"), amount=BY_PARCEL)))
HUGE = pays("七.12", CASE_BY_CASE, *SHIPS, over("sales", "达10亿元以上"))
LARGE_SALES = pays("七.12", BY_SALES, *SHIPS, SALES, note=ONCE, readings=(HIGHER_ONLY,))
MANY_PARCELS = pays("七.12", BY_PARCEL, *SHIPS, PARCELS)

express_subsidy = subsidy(
    "express-subsidy", "七.12",
    HUGE, LARGE_SALES, MANY_PARCELS,
    others=((HIGHER_ONLY, (HUGE, pays("七.12", ADDED_UP, *SHIPS, SALES, PARCELS), LARGE_SALES, MANY_PARCELS)),
            (MAY, (LARGE_SALES, MANY_PARCELS))),
    title=Text("快递物流费用补贴", "Help with parcel and logistics costs"),
    question=Text("这家电商企业可以得到多少物流费用补贴？",
                  "How much help with logistics costs does this e-commerce firm get?"),
    fields=(
        YesNo(name="registered", label=SHANTING),
        YesNo(name="local_products",
              label=Text("通过电商平台或直播带货卖山亭本地产品",
                         "Sale of local Shanting products on a platform or by livestream")),
        YesNo(name="ships_locally", label=Text("在本地发货", "Shipping from the district")),
        Count(name="parcels", unit=Text("单", "parcel|parcels"),
              label=Text("年度内网络销售的快递单数", "Parcels from online sales in the year")),
        Money(name="sales", label=Text("网上销售额", "Online sales"), unit="wan"),
    ))


# 八

MEASURES: tuple[Rule, ...] = (
    park_construction, park_upgrade, enterprise_scale_award, platform_fee_subsidy, platform_entry, live_base,
    training_body, service_firm_award, cross_border_award, rural_sales, warehouse, express_subsidy)
OTHER_POLICY, SPECIAL_POLICY = "other-policy", "special-policy"
CEILINGS = {                                      # of the measures that nothing can raise, not even a decision case by case
    park_construction.name: 300_000, park_upgrade.name: 200_000, platform_fee_subsidy.name: 50_000,
    live_base.name: 100_000, training_body.name: 50_000, cross_border_award.name: 2_000_000, rural_sales.name: 50_000}

PROJECT = Reading(
    id="what-is-one-project", clause="八",
    says=Text("“同一项目不重复享受”，没有说什么是一个项目。",
              "“One project gets support once only”, without saying what a project is."),
    reads=Text("由申报单位按事项编号：同一件事、同一年度编同一个号，同号只留金额最高的一项；"
               "与区级其他政策也这样比较。",
               "The applicant gives each matter a number, another one for another year; within one number only the "
               "highest is kept, other district policies included."),
    why=Text("高低档次取高、区级其他政策“就高”，都是在同一件事上比较。",
             "The higher tier and the “higher of the two” are both comparisons within one matter."),
    other=Text("一家单位的全部申报算一个项目，只留最高的一项。",
               "All that one applicant asks for is one project: only the highest is kept."))
LAST_DAY = Reading(
    id="three-years-from-publication", clause="八",
    says=Text("“自发布之日起施行，有效期3年”，没有写到期日。",
              "“In force from the day of publication, valid for 3 years”, without a last day."),
    reads=Text("发布当天算第一天，最后一天是3年后同一天的前一天。",
               "The day of publication is the first day; the last is the day before the same date three "
               "years later."),
    why=Text("发布当天政策已经施行，计入3年。",
             "The policy applies on the day of publication, so that day is part of the 3 years."),
    other=Text("发布的次日起算，最后一天是3年后的同一天。",
               "Counted from the next day: the last day is the same date three years later."))
APPLIED = Reading(
    id="application-within-the-term", clause="八",
    says=Text("只写了有效期3年，没有写申报还是业绩要在有效期内。",
              "The text gives only the 3 years, not whether the application or the results have to fall "
              "within them."),
    reads=Text("看申报的日期。", "The date of the application counts."),
    why=Text("申报时政策必须有效。", "The policy has to be in force when it is applied for."),
    other=Text("看业绩所在的年度，有效期内做出的业绩过后仍可申报。",
               "The year of the results counts: what was done within the term may be applied for later."))

TOTAL = Output(name="total", label=Text("合计", "Total"), kind="money")
KEPT = Output(name="kept", label=Text("可以享受", "Kept"), kind="list")
DROPPED = Output(name="dropped", label=Text("不再享受", "Dropped"), kind="list")
VALID_TO = Output(name="last_day", label=Text("政策最后一天", "Last day of the policy"), kind="date")
ADDS_UP = Text("合计可得扶持 {total}", "Support of {total} in all")
EXPIRED = Text("政策已经到期，不能再申报", "The policy has expired and can no longer be applied for")


def last_days(published: date) -> tuple[date, date]:
    """The last day of the 3 years when the day of publication counts, and when it does not (LAST_DAY)."""
    anniversary = add_months(published, 36)
    counted = anniversary - timedelta(days=1) if anniversary.day == published.day else anniversary
    return counted, anniversary


def stacked(awards: tuple[dict[str, object], ...], *, one_project: bool) -> tuple[list[int], list[int]]:
    """Which of the awards are kept and which dropped, by their places in the list (clause 八)."""
    pool = [Award(name=str(place), amount=Fraction(award["amount"]), group=_group(place, award, one_project))
            for place, award in enumerate(awards)]
    kept, dropped = keep_highest(pool)
    return [int(award.name) for award in kept], [int(award.name) for award in dropped]


def _group(place: int, award: dict[str, object], one_project: bool) -> str:
    if award["measure"] == SPECIAL_POLICY:
        return f"special {place}"
    return "all" if one_project else str(award["project"])


def _name(rule: Rule, award: dict[str, object]) -> Text:
    known = rule.known()
    measure, project = known["measure"].show(award["measure"]), award["project"]
    return Text(f"{measure.zh}（项目{project}，{money(award['amount']).zh}）",
                f"{measure.en} (project {project}, {money(award['amount']).en})")


def _total(awards: tuple[dict[str, object], ...], places: list[int]) -> Decimal:
    return sum((awards[place]["amount"] for place in places), Decimal(0))


def navigate(rule: Rule, values: dict[str, object]) -> Answer:
    """What is left of the awards applied for, once nothing is given twice."""
    awards, leading = values["awards"], values["leading"]
    wanted = [name for name in ("awards", "leading") if not values[name]]
    if leading == "decided":
        return silent(Text("已定“一企一策”：不再享受前面12项措施，数额由区人民政府个案决定",
                           "“One policy for one firm” is decided: none of the twelve measures applies, and "
                           "the District Government settles the sum"),
                      causes=(Step(rule.known()["leading"].show(leading), "八"),))
    if wanted:
        return rule.still_needed(wanted)
    kept, dropped = stacked(awards, one_project=False)
    answer = Answer(
        status="value", headline=ADDS_UP.format(total=money(_total(awards, kept))),
        result={"total": _total(awards, kept), "kept": tuple(_name(rule, awards[i]) for i in kept),
                "dropped": tuple(_name(rule, awards[i]) for i in dropped)},
        causes=tuple(_why_dropped(rule, awards, kept, place) for place in dropped)
        or (Step(Text("没有两项属于同一项目", "No two of them are for one project"), "八"),),
        others=_as_one_project(awards, kept), readings=(PROJECT,), table=_overview(rule, awards, kept),
        notes=_leading_notes(leading))
    return _within_term(answer, values["published"], values["applied"])


def _why_dropped(rule: Rule, awards: tuple[dict[str, object], ...], kept: list[int], place: int) -> Step:
    project = awards[place]["project"]
    better = next(i for i in kept if awards[i]["project"] == project and awards[i]["measure"] != SPECIAL_POLICY)
    gone, stays = _name(rule, awards[place]), _name(rule, awards[better])
    return Step(Text(f"{gone.zh}：同一项目已取{stays.zh}", f"{gone.en}: the same project already has {stays.en}"), "八")


def _as_one_project(awards: tuple[dict[str, object], ...], kept: list[int]) -> tuple[tuple[Reading, Text], ...]:
    other = _total(awards, stacked(awards, one_project=True)[0])
    return ((PROJECT, ADDS_UP.format(total=money(other))),) if other != _total(awards, kept) else ()


def _overview(rule: Rule, awards: tuple[dict[str, object], ...], kept: list[int]) -> tuple[tuple[Text, ...], tuple]:
    known = rule.known()
    headings = (*(known[name].label for name in ("measure", "project", "amount")), Text("结果", "Result"))
    return headings, tuple(
        (known["measure"].show(award["measure"]), number(award["project"]), money(award["amount"]),
         KEPT.label if place in kept else DROPPED.label) for place, award in enumerate(awards))


def _leading_notes(leading: str) -> tuple[Text, ...]:
    if leading != "undecided":
        return ()
    return (Text("区人民政府研究决定“一企一策”以后，就不再享受这些措施",
                 "Once the District Government decides on “one policy for one firm”, these measures no "
                 "longer apply"),)


def _within_term(answer: Answer, published: date | None, applied: date | None) -> Answer:
    """The answer held against the 3 years, where the dates are known."""
    if published is None:
        return answer.but(notes=(*answer.notes, UNDATED))
    last, other_last = last_days(published)
    answer = answer.but(result={**answer.result, "last_day": last}, readings=(*answer.readings, LAST_DAY))
    if applied is None:
        return answer
    answer = answer.but(readings=(*answer.readings, APPLIED))
    if applied <= last:
        return answer
    still = tuple((reading, answer.headline) for reading in (LAST_DAY, APPLIED)
                  if reading is APPLIED or applied <= other_last)
    ended = VALID_TO.show(last)
    return answer.but(headline=EXPIRED, result={"last_day": last}, table=None, others=still, notes=(),
                      readings=(LAST_DAY, APPLIED),
                      causes=(Step(Text(f"有效期3年，到{ended.zh}为止", f"Valid for 3 years, until {ended.en}"), "八"),))


def _consistent(values: dict[str, object]) -> Iterator[InputError]:
    """No application before publication, no sum above its measure's ceiling, one other policy for one project."""
    known = no_stacking_navigator.known()
    published, applied = values["published"], values["applied"]
    if published and applied and applied < published:
        yield InputError("applied", "before", {"label": known["applied"].label, "other": known["published"].label})
    seen: set[int] = set()
    for place, award in enumerate(values["awards"] or ()):
        measure, project = award["measure"], award["project"]
        words, ceiling = known["measure"].show(measure), CEILINGS.get(measure)
        if ceiling is not None and award["amount"] > ceiling:
            yield InputError(f"awards.{place}.amount", "too-large", {
                "label": Text(f"{words.zh}的金额", f"{words.en}: the amount"), "most": money(ceiling)})
        if measure != OTHER_POLICY:
            continue
        if project in seen:
            yield InputError(f"awards.{place}.measure", "twice", {
                "label": Text(f"项目{project}的{words.zh}", f"{words.en} for project {project}")})
        seen.add(project)


no_stacking_navigator = Calculation(
    name="no-stacking-navigator", family="eligibility",
    title=Text("几项扶持能不能同时享受", "Which awards can be had together"),
    question=Text("申报了几项扶持，最后能享受哪些，一共多少？",
                  "Of several awards applied for, which are kept, and how much is that in all?"),
    clauses=("八",), outputs=(TOTAL, KEPT, DROPPED, VALID_TO),
    fields=(
        Rows(name="awards", label=Text("申报的扶持", "Awards applied for"), least=0, fields=(
            Choice(name="measure", label=Text("措施", "Measure"), required=True,
                   hint=Text("一个项目有几项区级其他政策的，只填最高的一项",
                             "If a project has several other awards of the district, enter the highest alone"), options=(
                *(Option(rule.name, rule.title) for rule in MEASURES),
                Option(OTHER_POLICY, Text("区级其他奖励补助政策", "Another award or subsidy of the district")),
                Option(SPECIAL_POLICY, Text("区级其他政策，有特别规定可以同时享受",
                                            "Another award of the district that a special rule allows as well")))),
            Count(name="project", label=Text("项目编号", "Project number"), required=True, least=1, most=99,
                  hint=Text("同一件事编同一个号；不同年度编不同的号",
                            "The same number for the same matter; another number for another year")),
            Money(name="amount", label=Text("金额", "Amount"), required=True, unit="wan"))),
        Choice(name="leading",
               label=Text("头部企业或重大项目", "Leading firm or major project"),
               hint=Text("引进的国际排名100强、国内排名50强的电商企业，或者重大优质的电商投资项目",
                         "An e-commerce firm brought in that ranks among the top 100 in the world or the top 50 in China, "
                         "or a major e-commerce investment project of high quality"),
               options=options(
                   no=("不是", "No"),
                   undecided=("是，还没有决定“一企一策”", "Yes, “one policy for one firm” not decided yet"),
                   decided=("是，区人民政府已决定“一企一策”", "Yes, “one policy for one firm” decided"))),
        Date(name="published", label=Text("政策发布日期", "Day of publication"), least=date(2022, 1, 1),
             hint=Text("来源没有印出，可以问区商务和投资促进局；文号是2022年的",
                       "Not printed in the source; ask the District Bureau of Commerce and Investment Promotion. The "
                       "number of the document is of 2022")),
        Date(name="applied", label=Text("申报日期", "Day of application")),
    ),
    compute=navigate, check=_consistent, more_readings=(PROJECT, LAST_DAY, APPLIED))

RULES = (*MEASURES, no_stacking_navigator)

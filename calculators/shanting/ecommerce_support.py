"""Support policy for the e-commerce industry, Shanting District (山政发〔2022〕10号, annex 4).

The plan defines none of its bound words.
"""

from __future__ import annotations

from decimal import Decimal

from calculators.kernel import (
    Count, Decision, Excess, Fixed, Least, Money, Number, Of, Output, Rate, Row, Table, Term, Text, Within, Words, YesNo, yes,
)

WORDS = Words()
AMOUNT = Output(name="amount", label=Text("扶持金额", "Amount"), kind="money")
NOTHING = {"amount": Fixed(yuan=0)}
UP_TO = Text("最高可得 {amount}", "Up to {amount}")
EXACTLY = Text("可得 {amount}", "{amount}")
NET_TAX = Text("经营税收区级财政净得财力", "net district revenue from its business taxes")


def over(field: str, quote: str) -> Within:
    return Within(field=field, interval=WORDS(quote))


park_construction = Decision(
    name="park-construction", family="subsidy",
    title=Text("电商综合体建设扶持", "Support for building an e-commerce park"),
    question=Text("这个综合体最高可以得到多少扶持？", "How much support can this park get at most?"),
    clauses=("一.1",), outputs=(AMOUNT,), headline=UP_TO,
    fields=(
        Number(name="area", label=Text("建筑面积", "Floor area"), unit=Text("平方米", "square metres")),
        Money(name="investment", label=Text("年度投资额", "Investment in the year")),
        Count(name="firms", label=Text("入驻电商企业", "E-commerce firms in the park"), unit=Text("家", "firms")),
        Money(name="net_tax", label=NET_TAX),
    ),
    table=Table(name="park-construction", rows=(
        Row(when=(over("area", "超过5000平方米"), over("investment", "200万元以上"), over("firms", "20家以上")), clause="一.1",
            then={"amount": Least((
                Term(name=Text("年度投资额的15%", "15 % of the year's investment"), clause="一.1",
                     amount=Rate(of="investment", percent=15, label=Text("年度投资额", "Investment"))),
                Term(name=Text("区级财政净得财力", "the net district revenue"), clause="一.1",
                     amount=Of(of="net_tax", label=NET_TAX)),
                Term(name=Text("最高30万元", "the ceiling of 300,000 yuan"), clause="一.1", amount=Fixed(yuan=300_000))))}),
    ), otherwise=Row(when=(), then=NOTHING, clause="一.1")))

express_subsidy = Decision(
    name="express-subsidy", family="subsidy",
    title=Text("快递物流费用补贴", "Express delivery subsidy"), question=Text("可以得到多少补贴？", "How much subsidy?"),
    clauses=("七.12",), outputs=(AMOUNT,), headline=EXACTLY,
    fields=(YesNo(name="registered", label=Text("注册地在山亭区", "Registered in Shanting")),
            Count(name="parcels", label=Text("年度快递单数", "Parcels in the year"), unit=Text("单", "parcels"))),
    table=Table(name="express-subsidy", rows=(
        Row(when=(yes("registered"), over("parcels", "20万单以上")), clause="七.12", then={"amount": Least((
            Term(name=Text("超出部分每单0.3元", "0.3 yuan for each parcel beyond 200,000"), clause="七.12",
                 amount=Excess(of="parcels", over=200_000, pay=Decimal("0.3"), label=Text("单数", "parcels"))),
            Term(name=Text("单户最高5万元", "the ceiling of 50,000 yuan"), clause="七.12", amount=Fixed(yuan=50_000))))}),
    ), otherwise=Row(when=(), then=NOTHING, clause="七.12")))

RULES = (park_construction, express_subsidy)

"""Cross-references in an edition: a clause that names another clause, or a plan of the handbook, links to it.

What an author has linked must exist. What the text merely names is linked where it is sure what is meant: the clause
stands in this plan and no other document was named before it in the same sentence; a title or a number is that of
exactly one plan. Everything else stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup

from calculators.kernel.clauses import UnknownReference, anchor, han_number

from .editions import Clause, references
from .plans import Plan

_HAN = "[〇零一二三四五六七八九十百]+"
_ITEMS = rf"(?:\s?[（(](?:\d+|{_HAN})[）)])*"

#: Comments, links, tags, code: what is no plain text. A link that an author wrote is read apart from these.
KEPT = r"<!--.*?-->|<a\b.*?</a>|<span\b.*?</span>|<[^>]+>|`[^`]*`"
_WRITTEN = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<target>[^()\s]*)\)")

_CHINESE = rf"""
    第{_HAN}条(?:第?[（(](?:\d+|{_HAN})[）)]项?)*
    |第{_HAN}(?:章|部分)(?:（(?:\d+|{_HAN})）)*
    |附件(?:\d+|{_HAN})
    |(?P<dotted>(?<![\d.])\d+(?:\.\d+)+(?:（(?:\d+|{_HAN})）)*)(?![\d%％])
    |(?<!{_HAN[:-1]}){_HAN}（{_HAN}）(?:（\d+）)*"""
_NUMBER = rf"\d+(?:\.\d+)*{_ITEMS}"
_ONE = "[Aa]rticle|[Ss]ection|[Cc]lause|[Aa]nnex|[Cc]hapter"
_SEVERAL = "[Aa]rticles|[Ss]ections|[Cc]lauses|[Aa]nnexes|[Cc]hapters"
_ENGLISH = rf"""
    (?<!\bthis\s)(?<!\bthat\s)(?<!\beach\s)\b(?P<noun>{_ONE})\s(?P<one>{_NUMBER})
    |\b(?P<nouns>{_SEVERAL})\s(?P<many>{_NUMBER}(?:(?:,\s|\s(?:and|or|to)\s|,\s(?:and|or)\s){_NUMBER})+)
    |(?P<dotted>(?<![\d.,])\d+(?:\.\d+)+{_ITEMS})(?![\d%])"""

#: The end of a sentence or of a cell: what was named before it no longer counts.
_STOP = re.compile(r"[。；！？\n|]|\.\s")
_NAMED = re.compile(r"》|〔\d{4}〕第?\d+号")
_OWN = re.compile(r"本(?:预案|办法|方案|政策|标准|意见|制度|规定|手册|条|章)")
_LAW = re.compile(r"(?<!本)(?:法|条例|规定|办法|细则|规则|决定|意见|通知|章程|方案|预案|标准|政策|文件)(?:的|中|里)?$")
_OWN_LAW = re.compile(r"本(?:预案|办法|方案|政策|标准|意见|制度|规定)(?:的|中|里)?$")
_CUE = re.compile(r"(?:见|按|按照|依照|根据|依据|在|第|本(?:预案|办法|方案))$")
_AFTER = re.compile(r"$|[。，、；：）”\s|]|条|款|节|的|所|规定|办|执行|中|里|和|与|及|或|至")
_JOIN = re.compile(r"[、和与及或至到]")
_CUE_EN = re.compile(r"\b(?:in|under|see|per|follows?)\s$", re.IGNORECASE)
_AFTER_EN = re.compile(r"$|[.,;:)|]|\s(?:and|or|is|are|has|applies|apply|sets|says)\b|\s*\n")
_OWN_EN = r"this\b|these\b|the\s(?:plan|measures|policy|scheme|notice)\b(?!\s(?:for|on|of)\b)"
_OF_ANOTHER = re.compile(rf"(?:\s\([^)]*\))?\sof\s(?!{_OWN_EN})", re.IGNORECASE)
_LAW_EN = re.compile(r"(?:Law|Regulations?|Measures|Rules|Code|Act|Decision|Plan|Policy|Scheme|Opinions|Notice|Provisions)"
                     r"(?:’s|'s)?(?:\s\([^)]*\))?,?\s$")


@dataclass(frozen=True, slots=True)
class Plans:
    """How texts name the plans of the handbook: the id of a plan by title in each language and by number, and its anchors."""

    titles: Mapping[str, Mapping[str, str]]
    numbers: Mapping[str, str]
    anchors: Mapping[str, frozenset[str]]


def known(plans: tuple[Plan, ...]) -> Plans:
    """What the plans are named by. A name that two of them share names neither."""
    return Plans({"zh": _single((name, plan.id) for plan in plans for name in _titles(plan)),
                  "en": _single((plan.title.en, plan.id) for plan in plans)},
                 _single((plan.number, plan.id) for plan in plans),
                 {plan.id: frozenset(map(anchor, references(plan.zh))) for plan in plans})


def _titles(plan: Plan) -> set[str]:
    """The title, and the titles of what a notice issues; its own brackets may be of either kind."""
    whole = plan.title.zh
    return {whole, whole.replace("《", "〈").replace("》", "〉"), *re.findall("《([^《》]+)》", whole)}


def _single(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    found = list(dict.fromkeys(pairs))
    count = Counter(name for name, _ in found)
    return {name: plan for name, plan in found if name and count[name] == 1}


# --- What an author has linked -----------------------------------------------------------------


def faults(plan: Plan, plans: Plans) -> list[str]:
    """Links of an edition that lead to no clause (`#4.1.2`) and to no plan (`place/plan`, `place/plan#4.1.2`)."""
    return [f"{plan.id} {language}.md {clause.reference}: a link leads to {link['target']!r}, which is no clause or plan here"
            for language in ("zh", "en") for clause in plan.clauses(language)
            for link in _WRITTEN.finditer(clause.body) if _target(link["target"], plan.id, plans) is None]


def _target(written: str, here: str, plans: Plans) -> tuple[str, str] | None:
    """The plan and the anchor (or nothing) that a written link means."""
    name, mark, clause = written.partition("#")
    plan = name or here
    if plan not in plans.anchors or not (mark or name):
        return None
    try:
        place = anchor(clause) if clause else ""
    except UnknownReference:
        place = clause
    return (plan, place) if not mark or place in plans.anchors[plan] else None


# --- What the text names -----------------------------------------------------------------------


@dataclass(slots=True)
class _Text:
    """One clause while it is read: where it stands, and where its last reference ended."""

    whole: str
    plan: str
    own: str
    language: str
    plans: Plans
    root: str
    linked_to: int = -1

    def address(self, plan: str, place: str = "") -> str:
        hash_ = f"#{place}" if place else ""
        return hash_ if plan == self.plan and place else f"{self.root}{self.language}/{plan}/index.html{hash_}"

    def before(self, start: int) -> str:
        """The sentence up to a place."""
        return _STOP.split(self.whole[:start])[-1]


def linked(text: str, *, plan: Plan, clause: Clause, language: str, plans: Plans, root: str) -> str:
    """The Markdown of a clause with its references as links. `root` leads from its page to the folder of the site."""
    known_here = _Text(text, plan.id, clause.anchor, language, plans, root)
    return _pattern(language, tuple(plans.titles[language]), tuple(plans.numbers)).sub(partial(_one, known_here), text)


@lru_cache(maxsize=8)
def _pattern(language: str, titles: tuple[str, ...], numbers: tuple[str, ...]) -> re.Pattern[str]:
    """All that may become a link, and what is no plain text, so that nothing is found in it."""
    named = rf"《(?P<title>{_any(titles)})》" if language == "zh" else rf"\b(?P<title>{_any(titles)})(?![A-Za-z])"
    number = _any(numbers).replace("〔", r"[〔\[（(]").replace("〕", r"[〕\]）)]")
    return re.compile(
        rf"(?P<kept>{KEPT})|(?P<written>{_WRITTEN.pattern})|{named}"
        rf"|(?:(?<![\u4e00-\u9fff])|(?<=[为是据按照见以的和与及]))(?P<number>{number})"
        rf"|{_CHINESE if language == 'zh' else _ENGLISH}", re.DOTALL | re.VERBOSE)


def _any(names: tuple[str, ...]) -> str:
    """Any of the names, the longest first; no name is nothing that could stand in a text."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)"


def _one(text: _Text, match: re.Match[str]) -> str:
    """One find: as it is, or a link."""
    found = match.groupdict()
    if found["kept"]:
        return match.group()
    if found["written"]:
        target = _target(found["target"], text.plan, text.plans)
        return _link(text.address(*target), found["words"], target[1] if target[0] == text.plan else "")
    if found["title"] or found["number"]:
        return _named(text, match)
    return _chinese(text, match) if text.language == "zh" else _english(text, match)


def _named(text: _Text, match: re.Match[str]) -> str:
    """The title or the number of a plan; its own is no link."""
    plan = text.plans.titles[text.language][match["title"]] if match["title"] else _by_number(text.plans, match["number"])
    return match.group() if plan == text.plan else _link(text.address(plan), match.group())


def _by_number(plans: Plans, written: str) -> str:
    return plans.numbers[re.sub(r"[\[（(](\d{4})[\]）)]", r"〔\1〕", written)]


def _chinese(text: _Text, match: re.Match[str]) -> str:
    words, before = match.group(), text.before(match.start())
    place = _place(text, _reference(words))
    if not place or _of_another(before) or (_has_one_dot(match) and not _is_cited(text, match, _CUE, _AFTER)):
        return words
    text.linked_to = match.end()
    return _link(f"#{place}", words, place)


def _reference(words: str) -> str:
    """A reference as the kernel reads it: 第七条第（二）项 -> 第七条（二）; 第二部分 -> 二; 附件一 -> 附件1."""
    words = re.sub(r"第([（(])", r"\1", words).replace("项", "")
    words = re.sub(rf"第({_HAN})部分", r"\1", words)
    annex = re.fullmatch(r"附件(.+)", words)
    return f"附件{han_number(annex[1])}" if annex else words


def _place(text: _Text, reference: str) -> str:
    """The anchor of a reference where it stands in this plan and is not the clause itself, or nothing.

    An item without an anchor of its own is sought in its clause; so is a number that is only given again: Section 8 (八).
    """
    while reference:
        try:
            place = anchor(reference)
        except UnknownReference:
            return ""
        if place in text.plans.anchors[text.plan]:
            return place if place != text.own else ""
        shorter = re.sub("（[^（）]*）$", "", reference)
        reference = shorter if shorter != reference else ""
    return ""


def _of_another(before: str) -> bool:
    """Whether the words before a reference name another document."""
    names = list(_NAMED.finditer(before))
    if names and not _OWN.search(before[names[-1].end():]):
        return True
    return bool(_LAW.search(before)) and not _OWN_LAW.search(before)


def _has_one_dot(match: re.Match[str]) -> bool:
    """Whether a reference could as well be an amount."""
    return bool(match["dotted"]) and match["dotted"].count(".") == 1


def _is_cited(text: _Text, match: re.Match[str], cue: re.Pattern[str], after: re.Pattern[str]) -> bool:
    joined = text.linked_to >= 0 and _JOIN.fullmatch(text.whole[text.linked_to:match.start()])
    return bool((joined or cue.search(text.whole[:match.start()])) and after.match(text.whole, match.end()))


def _english(text: _Text, match: re.Match[str]) -> str:
    words, before = match.group(), text.before(match.start())
    if _OF_ANOTHER.match(text.whole, match.end()) or _LAW_EN.search(before):
        return words
    if match["many"]:
        return _several(text, match)
    if _has_one_dot(match) and not _is_cited(text, match, _CUE_EN, _AFTER_EN):
        return words
    place = _place(text, _numbered(match["noun"] or "", match["one"] or match["dotted"]))
    return _link(f"#{place}", words, place) if place else words


def _several(text: _Text, match: re.Match[str]) -> str:
    """Articles 7, 8 and 9: the first link holds the noun, the others their numbers."""
    def link(number: re.Match[str]) -> str:
        place = _place(text, _numbered(match["nouns"], number.group()))
        first = number.start() == 0
        words = f"{match['nouns']} {number.group()}" if first else number.group()
        return _link(f"#{place}", words, place) if place else words

    return re.sub(_NUMBER, link, match["many"])


_REFERENCES: dict[str, Callable[[str], str]] = {
    "article": lambda number: f"第{_han(number)}条", "chapter": lambda number: f"第{_han(number)}章", "annex": "附件{}".format}


def _numbered(noun: str, written: str) -> str:
    """A reference as the kernel reads it, from an English one: Article 7(2) -> 第七条（2）; Section 2(3) -> 2（3）."""
    number, tail = re.fullmatch(rf"(\d+(?:\.\d+)*)({_ITEMS})", written).groups()
    singular = re.sub(r"(?<=annex)es$|s$", "", noun.lower())
    head = _REFERENCES[singular](number) if singular in _REFERENCES else number
    return head + tail.replace("(", "（").replace(")", "）").replace(" ", "")


def _han(number: str) -> str:
    """7 -> 七, 21 -> 二十一: below a hundred, as articles and chapters are counted."""
    digits = "零一二三四五六七八九"
    if not number.isdigit() or int(number) > 99:
        return number
    tens, ones = divmod(int(number), 10)
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones or not tens else "")


def _link(address: str, words: str, place: str = "") -> str:
    lit = Markup(' data-clause="{}"').format(place) if place else ""
    return f'<a class="hb-ref" href="{Markup.escape(address)}"{lit}>{words}</a>'

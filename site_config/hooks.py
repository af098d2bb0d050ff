"""MkDocs events: each is one call to a function that is tested without a build."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:                       # `mkdocs build` runs this file by its path
    sys.path.insert(0, str(ROOT))

from calculators.kernel.text import LANGUAGES  # noqa: E402
from macros import pages, reading, terms  # noqa: E402
from macros.words import all_words, word  # noqa: E402
from site_config import edition, questions, runtime, search, source  # noqa: E402

_BLOCK = re.compile(r"<!-- block: ([a-z0-9-]+) -->")


class _State:
    """What one build has read and made; made anew by `on_config`."""

    handbook: pages.Handbook
    pages: dict[str, pages.Page]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the plans, make the pages, set the navigation."""
    _State.handbook = source.read_handbook()
    _State.pages = {page.path: page for page in pages.pages(_State.handbook)}
    config.extra["linked"] = reading.counted(page.markdown for page in _State.pages.values())
    config.nav = pages.nav(_State.handbook)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; nothing is written into docs/."""
    for page in _State.pages.values():
        files.append(File.generated(config, page.path, content=page.markdown))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the finished blocks where their marks stand, and into the page what would else be put there as it opens."""
    made = _State.pages.get(page.file.src_uri)
    whole = _BLOCK.sub(lambda mark: made.blocks[mark[1]], html) if made else html
    return reading.furnished(whole, _language(page.file.src_uri))


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """Give a page the language of its folder: the theme's words, the site's name, its own half of the navigation."""
    language = _language(page.file.src_uri)
    context["handbook"] = _enter(language, page.file.url, config)
    context["nav"] = _half(nav, language)
    return context


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> dict:
    """The page for a wrong address speaks Chinese; its switch leads to the English home page."""
    context["handbook"] = _enter("zh", "zh/index.html", config)
    context["nav"] = _half(context["nav"], "zh")
    return context


def _language(path: str) -> str:
    """The language of a page, from its folder; the root page stands for both and counts as Chinese."""
    folder = path.partition("/")[0]
    return folder if folder in LANGUAGES else "zh"


def _enter(language: str, url: str, config: MkDocsConfig) -> dict[str, object]:
    """Set the theme to a language, and what our own templates need."""
    config.theme["language"] = language
    config.site_name = word("site.name", language)
    config.extra["homepage"] = f"{language}/index.html"
    config.extra["alternate"] = _alternates(url)
    return {"lang": language, "other": _other(url, language), "words": runtime.words(language) | _edition_words(language),
            "w": lambda key: word(key, language), "day": source.edition_day(_State.handbook.today, language),
            "search": _search_words(language), "edition": edition.MARK, "colour": edition.THEME,
            "palettes": _palettes(config)}


def _alternates(url: str) -> list[dict[str, str]]:
    """The page in each language; the root page stands for both."""
    tail = url.partition("/")[2] if url.partition("/")[0] in LANGUAGES else "index.html"
    return [{"lang": "zh-CN" if each == "zh" else each, "link": f"{each}/{tail}", "name": each} for each in LANGUAGES]


def _other(url: str, language: str) -> str:
    return f"{'en' if language == 'zh' else 'zh'}/{url.partition('/')[2] or 'index.html'}"


def _search_words(language: str) -> dict[str, str]:
    return {name.partition(".")[2]: getattr(text, language) for name, text in all_words().items()
            if name.startswith("search.") and not name.startswith("search.status_")}


def _edition_words(language: str) -> dict[str, str]:
    return {key: word(f"nav.{key}", language) for key in ("new_edition", "take_edition")}


def _palettes(config: MkDocsConfig) -> list[dict[str, str]]:
    """The colours to choose from, as Material's templates write them."""
    return [{key: palette[key] if key == "media" else palette[key].replace(" ", "-")
             for key in ("media", "scheme", "primary", "accent")} for palette in config.theme["palette"]]


def _half(nav: Navigation, language: str) -> Navigation:
    """The part of the navigation that is in one language."""
    part = next(item for item in nav.items if isinstance(item, Section) and item.title == language)
    half = Navigation(part.children, nav.pages)
    half.homepage = part.children[0]
    return half


def on_post_build(config: MkDocsConfig) -> None:
    """Write what the search, the terms and the calculators load, and give the site the name of its edition."""
    out = Path(config.site_dir) / "assets" / "handbook"
    out.mkdir(parents=True, exist_ok=True)
    (out / "terms.js").write_text(terms.data(_State.handbook.terms), encoding="utf-8")
    search.write(_State.handbook, out / "search")
    search.prove(_State.handbook, out / "search")
    about = runtime.build_runtime(out, questions=questions.questions(_State.handbook))
    edition.finish(Path(config.site_dir), about["assets"])


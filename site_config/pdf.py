"""`handbook pdf`: one PDF of a plan, or of all, printed by Chromium with bookmarks.

The articles of the built pages are put into one page, which Chromium prints by the style sheets that a reader's own print
uses. A link inside the handbook's text leads to its place in the PDF; another gives its path in words, for a file that is
handed on knows neither the folder that it was made in nor the address of a site.
"""

from __future__ import annotations

import posixpath
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from markupsafe import escape

from calculators.kernel.text import LANGUAGES
from macros.words import word
from site_config import chromium
from site_config.source import ROOT, build_day, edition_day

#: Seconds that Chromium may take.
PATIENCE = 600

_ARTICLE = re.compile(r'(<article class="md-content__inner md-typeset">)(.*)(</article>)', re.DOTALL)
_ID = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby)=")([^"]+)"')
_HERE = re.compile(r'(<a [^>]*?href=")#([^"]*)"')
_ELSEWHERE = re.compile(r'(<a [^>]*?)href="(?!#)([^"]*)"')


def plans(site: Path, language: str) -> list[str]:
    """The plans of a built site, in the order of its navigation."""
    from site_config.source import read_handbook

    return [plan.id for plan in read_handbook().plans if (site / language / plan.id / "index.html").is_file()]


def article(html: str, path: str, prefix: str) -> str:
    """The article of a page, its anchors set apart from those of other pages by a prefix."""
    # The page that is printed stands in a folder of its own: the address to be printed is the one that is written here.
    inner = _ARTICLE.search(html)[2].replace(" data-print-address", "")
    inner = _ID.sub(rf'\1{prefix}\2"', inner)
    inner = _ELSEWHERE.sub(lambda link: f'{link[1]}data-print-href="{_path(path, link[2])}"', inner)
    return _HERE.sub(rf'\1#{prefix}\2"', inner)


def _path(page: str, link: str) -> str:
    """Where a link of a page leads, from the folder of the handbook."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link))


def whole(site: Path, chosen: list[str], language: str) -> str:
    """One page with the articles of plans; its title is the plan's, or the handbook's."""
    paths = {plan: f"{language}/{plan}/index.html" for plan in chosen}
    pages = {plan: (site / path).read_text(encoding="utf-8") for plan, path in paths.items()}
    parts = [article(pages[plan], paths[plan], f"p{number}-" if len(chosen) > 1 else "")
             for number, plan in enumerate(chosen, start=1)]
    shell = pages[chosen[0]]
    if len(chosen) > 1:
        parts.insert(0, cover([re.search(r"<h1[^>]*>(.*?)(?:<a|</h1>)", part, re.DOTALL)[1] for part in parts], language))
        shell = re.sub(r"<title>.*?</title>", f"<title>{escape(word('site.name', language))}</title>", shell, count=1)
    joined = "\n".join(f'<div class="hb-print-part">{part}</div>' for part in parts)
    return _ARTICLE.sub(lambda found: found[1] + joined + found[3], shell, count=1)


def cover(titles: list[str], language: str) -> str:
    """The first page: the name, the edition, the plans."""
    day = f"{word('site.edition', language)} {edition_day(build_day(), language)}"
    items = "".join(f'<li><a href="#p{number}-top">{title}</a></li>' for number, title in enumerate(titles, start=1))
    return (f'<h1>{escape(word("site.name", language))}</h1><p>{escape(word("site.tagline", language))}</p>'
            f'<p>{escape(day)}</p><p>{escape(word("site.authority", language))}</p><ol>{items}</ol>')


def print_page(html: str, assets: Path, out: Path) -> None:
    """Print one page that stands as deep as a plan's. Raises ChromiumNotFoundError or RuntimeError."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "assets").symlink_to(assets.resolve(), target_is_directory=True)
        page = folder / "language" / "place" / "plan" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(html, encoding="utf-8")
        made = folder / "made.pdf"
        options = chromium.launch_options()
        done = subprocess.run(
            [options["executable_path"], "--headless", *options["args"], f"--user-data-dir={folder / 'profile'}",
             "--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={made}", page.as_uri()],
            capture_output=True, text=True, timeout=PATIENCE, check=False)
        if not made.is_file():
            raise RuntimeError(f"Chromium made no PDF: {done.stderr.strip()[-500:]}")
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(made.read_bytes())


def pdf(plan: str | None, language: str | None, out: str | None) -> int:
    """The command: build the site if it has changed, and print it; 2 for a plan that is not there."""
    from site_config.build import build_if_changed

    build_if_changed(ROOT / "site")
    languages = (language,) if language else LANGUAGES
    known = plans(ROOT / "site", languages[0])
    if plan and plan not in known:
        print(f"There is no plan {plan}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    for each in languages:
        file = path_of(plan, each, out, single=len(languages) == 1)
        try:
            print_page(whole(ROOT / "site", [plan] if plan else known, each), ROOT / "site" / "assets", file)
        except (chromium.ChromiumNotFoundError, RuntimeError) as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}: {file.stat().st_size / 2**20:.1f} MB")
    return 0


def path_of(plan: str | None, language: str, out: str | None, *, single: bool) -> Path:
    """Where a PDF goes: the file that is named where it is the only one, else a name of its own in that folder or dist/."""
    if out and single and out.endswith(".pdf"):
        return Path(out).absolute()
    name = plan.replace("/", "--") if plan else "plan-handbook"
    return (Path(out).absolute() if out else ROOT / "dist") / f"{name}-{build_day().isoformat()}.{language}.pdf"

"""The offline copy: the site as one zip for a USB stick, with its checksums, and the check of an unpacked copy.

Equal trees give equal bytes: files in a fixed order, with the edition's day as their time.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from site_config.source import ROOT, build_day

NAME = "plan-handbook"
SUMS = "SHA256SUMS"
README = "README.txt"
MOST = 40 * 2**20

WORDS = """\
方案手册 离线版（{day}）

怎么用
1. 把整个压缩包解开，解到哪里都可以，U盘也可以。不要在压缩包里直接打开。
2. 打开解开的文件夹，双击 index.html。用电脑自带的浏览器就行（Edge、Chrome、360、Firefox 都可以）。
3. 不用联网，不用安装任何东西。计算、搜索、打印、中英文切换都能用。填写的内容只留在这台电脑上。

打不开时
- 看看是不是还在压缩包里：先解开。
- 第一次计算要等几秒钟，页面上会显示进度。

怎样确认没有被改过
打开 index.html，进入“关于离线版”一页，照着做。

本手册是转述，不是官方文件；以发布机关的原文为准。

--------------------------------------------------------------

The Plan Handbook, offline copy (edition of {day})

How to use it
1. Unpack the whole zip file, anywhere you like; a USB stick will do. Do not open it inside the zip file.
2. Open the unpacked folder and double-click index.html. The browser of the computer is enough.
3. No network is needed and nothing is installed. Calculators, search, print and both languages work. What you enter
   stays on this computer.

If it does not open
- It may still be inside the zip file: unpack it first.
- The first calculation takes a few seconds; the page shows how far it is.

How to make sure that nothing was altered
Open index.html, go to the page "About the offline copy", and follow it.

The handbook restates; it is not an official text. What counts is the document of the issuing authority.
"""


def contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy by its path in the folder, in a fixed order, SHA256SUMS last."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    # Notepad knows the encoding by the mark at the beginning, and lines by their Windows ends.
    files[README] = WORDS.format(day=build_day().isoformat()).replace("\n", "\r\n").encode("utf-8-sig")
    names = sorted(files)
    yield from ((name, files[name]) for name in names)
    yield SUMS, "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in names).encode()


def pack(site: Path, out: Path) -> int:
    """Write the zip and give its size in bytes. Raises ValueError when it is larger than MOST."""
    day = build_day()
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in contents(site):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    size = out.stat().st_size
    if size > MOST:
        raise ValueError(f"{out} has {size} bytes, more than {MOST}")
    return size


def problems(folder: Path) -> list[str]:
    """How an unpacked copy differs from its SHA256SUMS: files altered, missing, or added."""
    sums = folder / SUMS
    if not sums.is_file():
        return [f"there is no {SUMS} in {folder}"]
    wanted = {name: digest for digest, name in (line.split("  ", 1) for line in sums.read_text("utf-8").splitlines())}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    found = [f"missing: {name}" for name in sorted(wanted.keys() - there)]
    found += [f"added: {name}" for name in sorted(there - wanted.keys())]
    return found + [f"altered: {name}" for name in sorted(wanted.keys() & there)
                    if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted[name]]


def offline() -> int:
    """`handbook offline`: build the site if it has changed, and pack it."""
    from site_config.build import build_if_changed

    build_if_changed(ROOT / "site")
    out = ROOT / "dist" / f"{NAME}-{build_day().isoformat()}.zip"
    size = pack(ROOT / "site", out)
    print(f"{out.relative_to(ROOT)}: {size / 2**20:.1f} MB, SHA-256 {hashlib.sha256(out.read_bytes()).hexdigest()}")
    return 0


def verify(folder: str) -> int:
    """`handbook verify FOLDER`: 0 when the copy is whole, else 1 and what differs."""
    found = problems(Path(folder))
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print("Whole: every file is as its SHA256SUMS says, and there is no other.")
    return 1 if found else 0

"""The command `handbook`: a thin declaration; each part is imported when it is called."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 2 for bad input, or 1 where a check fails."""
    arguments = parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    whole = argparse.ArgumentParser(prog="handbook", description="The Plan Handbook: list, compute, check, build, serve.")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, words: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    listing = command("list", "every calculator with its inputs and outputs", list_calculators)
    listing.add_argument("--json", action="store_true", help="as JSON, for programs")
    calc = command("calc", "compute one case; prints one JSON answer", calculate)
    calc.add_argument("id", help="place/plan/rule, as `handbook list` prints it")
    calc.add_argument("values", nargs="?", help="- reads the values as JSON from standard input")
    calc.add_argument("--json", dest="given", help="the values as a JSON object, or -")
    calc.add_argument("--inverse", help="ask the other way round: the outcome as a JSON object, such as {\"grade\": \"II\"}")
    calc.add_argument("--lang", choices=("zh", "en"), help="print words in this language, not JSON")
    check = command("check", "check plans: certificates and worked examples", check_plans)
    check.add_argument("plan", nargs="*", help="place/plan; all when left out")
    check.add_argument("--quiet", action="store_true", help="print faults only")
    build = command("build", "build the site into site/", build_site)
    build.add_argument("--out", default="site", help="the folder to build into")
    serve = command("serve", "build, serve on this machine, build again on a change", serve_site)
    serve.add_argument("--address", default="127.0.0.1:8000", help="where to serve")
    command("offline", "pack the site into one zip that opens without a network", pack_offline)
    paper = command("pdf", "print a plan, or all, into one PDF with bookmarks", print_pdf)
    paper.add_argument("plan", nargs="?", help="place/plan; all when left out")
    paper.add_argument("--lang", choices=("zh", "en"), help="one language; one PDF for each when left out")
    paper.add_argument("--out", help="the file (with --lang), or the folder; dist/ when left out")
    verify = command("verify", "check an unpacked offline copy against its SHA256SUMS", verify_copy)
    verify.add_argument("folder", help="the unpacked folder")
    measure = command("bench", "measure the first answer beside Pyodide and PyScript, the search and the build", run_bench)
    measure.add_argument("--runs", type=int, default=3, help="visits of each kind")
    measure.add_argument("--build", type=int, nargs="*", metavar="PLANS", help="measure the build alone, of so many plans")
    measure.add_argument("--search", type=int, nargs="*", metavar="PLANS", help="measure the search alone, on so many plans")
    command("holidays", "renew the holiday calendar from its library", renew_holidays)
    return whole


def list_calculators(arguments: argparse.Namespace) -> int:
    """`handbook list`."""
    from calculators.catalogue import entries

    if arguments.json:
        print(json.dumps(entries(), ensure_ascii=False, indent=1))
        return 0
    for entry in entries():
        print(f"{entry['id']}\n    {entry['title']['zh']} · {entry['title']['en']}")
    return 0


def calculate(arguments: argparse.Namespace) -> int:
    """`handbook calc`: the same door as the browser's."""
    from calculators import bridge

    source = arguments.given if arguments.given is not None else arguments.values
    text = sys.stdin.read() if source == "-" else source if source is not None else "{}"
    asked = {"values": text} if arguments.inverse is None else {"inverse": arguments.inverse}
    reply = bridge.reply({"calculator": arguments.id, "view": arguments.lang, **{k: _json(v) for k, v in asked.items()}})
    view = reply.pop("view", None)
    print(words(view) if arguments.lang else json.dumps(reply, ensure_ascii=False, indent=1))
    return 2 if reply["status"] == "error" else 0


def _json(text: str) -> object:
    """What a text says in JSON; None where it is none."""
    from decimal import Decimal

    try:
        return json.loads(text, parse_float=Decimal)
    except ValueError:
        return None


def words(node: object) -> str:
    """A tree of elements as lines of plain text."""
    from calculators.plaintext import lines

    return "\n".join(lines(node))


def check_plans(arguments: argparse.Namespace) -> int:
    """`handbook check`."""
    from site_config.checking import report

    return report(arguments.plan, quiet=arguments.quiet)


def build_site(arguments: argparse.Namespace) -> int:
    """`handbook build`."""
    from site_config.build import build

    return build(arguments.out)


def serve_site(arguments: argparse.Namespace) -> int:
    """`handbook serve`."""
    from site_config.build import serve

    return serve(arguments.address)


def pack_offline(_: argparse.Namespace) -> int:
    """`handbook offline`."""
    from site_config.offline import offline

    return offline()


def print_pdf(arguments: argparse.Namespace) -> int:
    """`handbook pdf`."""
    from site_config.pdf import pdf

    return pdf(arguments.plan, arguments.lang, arguments.out)


def verify_copy(arguments: argparse.Namespace) -> int:
    """`handbook verify`."""
    from site_config.offline import verify

    return verify(arguments.folder)


def run_bench(arguments: argparse.Namespace) -> int:
    """`handbook bench`."""
    from site_config import bench, bench_build, bench_search

    alone = arguments.search is not None or arguments.build is not None
    if not alone:
        bench.bench(arguments.runs)
    if not alone or arguments.search is not None:
        bench_search.bench(tuple(arguments.search or bench_search.SIZES))
    if not alone or arguments.build is not None:
        bench_build.bench(tuple(arguments.build or bench_build.SIZES))
    return 0


def renew_holidays(_: argparse.Namespace) -> int:
    """`handbook holidays`."""
    from site_config import holidays

    print("renewed" if holidays.write() else "nothing new")
    return 0


if __name__ == "__main__":
    sys.exit(main())

import multiprocessing
import time
from pathlib import Path

from site_config.alone import alone


def note(log: Path, name: str) -> None:
    with alone("test"):
        for _ in range(5):
            with log.open("a", encoding="utf-8") as lines:
                lines.write(name)
            time.sleep(0.01)


def test_two_processes_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=note, args=(log, name)) for name in "ab"]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert log.read_text(encoding="utf-8") in ("aaaaabbbbb", "bbbbbaaaaa")

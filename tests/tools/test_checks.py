"""The summary of the test command leaves nothing out."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tools import checks


def test_skipped_tests_are_counted_with_their_reasons(tmp_path: Path) -> None:
    """The summary says how many tests were left out and why, from a real run of pytest."""
    (tmp_path / "test_left_out.py").write_text(
        "import pytest\n"
        "@pytest.mark.parametrize('number', [1, 2])\n"
        "def test_traced(number): pytest.skip('strace is not installed')\n"
        "@pytest.mark.skip(reason='no sound card')\n"
        "def test_heard(): ...\n"
        "def test_fine(): ...\n"
    )
    report = tmp_path / "report.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        str(tmp_path),
        f"--junit-xml={report}",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    skips = checks.skip_reasons(report)
    assert skips == Counter({"strace is not installed": 2, "no sound card": 1})
    lines = checks.Result("tests", 0, skips=skips).lines()
    assert any("2" in line and "strace is not installed" in line for line in lines)

"""The lock names one version a package, with hashes, for every Python and system."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import environment, pythons

REPO = Path(__file__).resolve().parents[2]


def _locked() -> list[Requirement]:
    """Return what the lock pins."""
    text = (REPO / environment.LOCK).read_text(encoding="utf-8")
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if "==" in line]


def test_everything_locked_has_one_version_and_hashes() -> None:
    """Each pin is exact and followed by at least one SHA-256; nothing is built from source."""
    text = (REPO / environment.LOCK).read_text(encoding="utf-8")
    assert "--only-binary :all:" in text
    pins = re.split(r"\n(?=\S)", text[text.index("\n\n") :].strip())
    exact = re.compile(r"[\w.-]+==[\w.]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert [pin for pin in pins if not exact.fullmatch(pin)] == []


def test_no_committed_file_of_the_set_up_names_a_host() -> None:
    """Where packages come from is the machine's affair: names, versions and hashes only."""
    files = [REPO / name for name in (*environment.SOURCES, "dev.py", ".ci/run")]
    texts = [file.read_text("utf-8") for file in [*files, *(REPO / "tools").rglob("*.py")]]
    assert [text for text in texts if re.search(r"https?://|index-url\s*=\s*\S", text)] == []


@pytest.mark.parametrize("minor", range(pythons.LOWEST[1], pythons.NEWEST[1] + 1))
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_lock_holds_what_the_project_asks_for(minor: int, platform: str) -> None:
    """On every Python and system the lock's versions fit pyproject.toml, each package once."""
    here = {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0"}
    here |= {"sys_platform": platform, "platform_system": platform.title()}

    def counts(marker: Marker | None) -> bool:
        return marker is None or marker.evaluate(here)

    pins = [(canonicalize_name(pin.name), pin) for pin in _locked() if counts(pin.marker)]
    versions = {name: str(pin.specifier).removeprefix("==") for name, pin in pins}
    assert len(versions) == len(pins)
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for wanted in filter(lambda item: counts(item.marker), map(Requirement, asked)):
        assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), wanted


def test_the_environment_has_all_that_its_libraries_ask_for() -> None:
    """What the lock leaves out would be missing here: pip finds nothing broken."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout

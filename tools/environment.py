"""The environments of the checkout, one per Python version, and the lock they are made from."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import pythons, system
from tools.shell import ROOT, Stop, run, say

LOCK = "requirements.lock"
# What an environment is made from.
SOURCES = ("pyproject.toml", "setup.py", LOCK)


def folder() -> Path:
    """Return the environment's folder: `.venv`, or `.venv-3.x` where another Python has that."""
    first = ROOT / ".venv"
    owner = _owner(first)
    if owner in (None, pythons.running()):
        return first
    return ROOT / f".venv-{pythons.dotted(pythons.running())}"


def _owner(environment: Path) -> pythons.Version | None:
    """Return the version of the Python an environment works with, None where it does not."""
    configuration = environment / "pyvenv.cfg"
    if not configuration.is_file() or not program(environment, "python").exists():
        return None
    for line in configuration.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() in ("version", "version_info"):
            major, minor = value.strip().split(".")[:2]
            return int(major), int(minor)
    return None


def program(environment: Path, name: str) -> Path:
    """Return where an environment keeps a program."""
    if os.name == "nt":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def fingerprint() -> str:
    """Return what the environment is made from; it changes when the environment must."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {sys.base_prefix} {ROOT}".encode())
    for name in SOURCES:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make() -> Path:
    """Make this Python's environment, unless that is done already; return its Python."""
    pythons.check()
    environment, current = folder(), fingerprint()
    python, stamp = program(environment, "python"), environment / "calfjournal-environment"
    if python.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == current:
        return python
    if not _same_python(python):
        say(f"Making {environment.name} with Python {sys.version.split()[0]} ...")
        _make_bare(environment)
    say("Installing calfjournal and its libraries (a few minutes the first time) ...")
    _install(python)
    stamp.write_text(current, encoding="ascii")
    return python


def _make_bare(environment: Path) -> None:
    need_ensurepip()
    if run([sys.executable, "-m", "venv", "--clear", environment]) != 0:
        raise Stop(f"{environment} could not be made; Python said why above.")


def _same_python(python: Path) -> bool:
    """Tell whether an environment works and was made by a Python of this very version."""
    if not python.exists():
        return False
    ask = "import sys, pip; print(sys.version_info[:3], sys.base_prefix)"
    answer = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == f"{sys.version_info[:3]} {sys.base_prefix}"


def _install(python: Path) -> None:
    """Install what the lock names and nothing else, then the project without asking anyone."""
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check", "install", *quiet]
    if run([*pip, "--require-hashes", "--requirement", ROOT / LOCK]) != 0:
        raise Stop("The libraries could not be installed; pip said why above. Is there a network?")
    project = [*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT]
    # setuptools warns of every editable install; pip passes that on even when told to be quiet.
    if run(project, variables={"PYTHONWARNINGS": "ignore"}) != 0:
        raise Stop("calfjournal itself could not be installed; pip said why above.")


def need_ensurepip() -> None:
    """Get what Debian leaves out of its Python: the part that makes environments."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{pythons.dotted(pythons.running())}-venv"
    say(f"This Python cannot make environments without the package {package}.")
    system.install_packages([package])
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise Stop("This Python still cannot make environments (module ensurepip).")


# ----------------------------------------------------------------------------- the lock


def renew_lock(arguments: list[str]) -> None:
    """Write the lock anew from pyproject.toml; versions stay where `arguments` do not move them.

    The tool stands in pyproject.toml with its reason. It gets an environment of its own, so that
    a lock that cannot be installed can be renewed.
    """
    import tomllib  # Not at the top: a Python that is too old shall be told so.

    pythons.check()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="calfjournal-lock-") as name:
        python = program(Path(name), "python")
        _make_bare(Path(name))
        pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet"]
        if run([*pip, *project["dependency-groups"]["lock"]]) != 0:
            raise Stop("The tool that makes the lock could not be installed; pip said why above.")
        command: list[str | Path] = [python, "-m", "uv", "pip", "compile", "pyproject.toml"]
        if run([*command, *_LOCK_OPTIONS, *arguments], variables=_index_of_pip(python)) != 0:
            raise Stop(f"{LOCK} could not be renewed; the words above say why.")


_LOCK_OPTIONS = (
    *("--extra", "dev"),
    *("--universal", "--python-version", pythons.dotted(pythons.LOWEST)),
    # Only wheels: what is built from source asks for more packages, which no lock holds.
    *("--only-binary", ":all:", "--emit-build-options"),
    *("--generate-hashes", "--no-annotate"),
    *("--quiet", "--custom-compile-command", "python3 dev.py lock"),
    *("--output-file", LOCK),
)


def _index_of_pip(python: Path) -> dict[str, str]:
    """Return the variable that makes the tool ask the index this machine's pip asks."""
    ask = [str(python), "-m", "pip", "config", "get", "global.index-url"]
    answer = subprocess.run(ask, capture_output=True, text=True, check=False)
    index = os.environ.get("PIP_INDEX_URL") or answer.stdout.strip()
    return {"UV_DEFAULT_INDEX": index} if index else {}

"""Golden texts: ``pytest tests/training/scenarios --update-golden`` writes them anew.

Read the difference before you keep it: each text should read as a physiotherapist would write it.
"""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the golden texts anew."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden scenario texts anew"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    # The option is unknown when this folder was not named on the command line.
    return bool(request.config.getoption("--update-golden", default=False))

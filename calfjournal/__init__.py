"""The training journal and all it knows: no Qt in here, so scripts and tests can use it alone."""

from __future__ import annotations

__version__ = "0.1.0"

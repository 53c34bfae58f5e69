"""The window: Qt widgets that show the journal and run its verbs, and nothing else."""

from __future__ import annotations

from ui.pyside_later import import_pyside

import_pyside()

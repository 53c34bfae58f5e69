"""What the command line answers on standard output; its problems: ``terminal.complain``."""

from __future__ import annotations

import json
from typing import Any

from calfjournal.terminal import escaped

Document = dict[str, Any]


def put(line: object = "") -> None:
    """Print one line; names in it cannot play with the terminal."""
    print(escaped(str(line)))


def put_document(document: Document) -> None:
    """Print the one JSON document of ``--json``; NaN is refused because it is not JSON."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    print(escaped(text, keep="\n"))

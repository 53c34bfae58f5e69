"""What an import holds beside the journal, as pages know it; see `domain.import_preview`."""

from calfjournal.domain.import_preview import Difference, FoundRow, ImportPreview, NotTaken

__all__ = ["Difference", "FoundRow", "ImportPreview", "NotTaken"]

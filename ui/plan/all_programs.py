"""The way from the Plan page to the list of all programs."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.plan.program_acts import ProgramActs


class AllPrograms(ProgramActs):
    """What can be done with programs, and with the list of them."""

    @Slot()
    def show_programs(self) -> None:
        """Open the list of programs."""
        # Late: most visits of the page change no program.
        from ui.plan.programs_dialog import ProgramsDialog

        self.opened.emit(ProgramsDialog(self._context, self, self._owner))

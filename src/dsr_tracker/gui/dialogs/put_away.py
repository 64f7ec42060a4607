"""The button of a record's form that puts the record away: hides a shipped one, retires an own one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox

from dsr_tracker.core.editing import hide
from dsr_tracker.core.own_records import Own, retire
from dsr_tracker.core.records import Origin
from dsr_tracker.gui.dialogs.form_dialog import FormDialog

translate = QCoreApplication.translate


def is_shipped(record: Own | None) -> bool:
    """Whether the record came with the catalogue and may not be altered."""
    return record is not None and record.origin is Origin.CATALOGUE


def add_put_away(form: FormDialog, record: Own | None, kind: str, record_id: str, name: str) -> None:
    """Add the button to the form of a record that is in the tracker already; undo takes it back."""
    if record is None:
        return
    shipped = is_shipped(record)
    button = form.buttons.addButton(
        translate("FormDialog", "Hide") if shipped else translate("FormDialog", "Retire"),
        QDialogButtonBox.ButtonRole.DestructiveRole,
    )
    button.setToolTip(
        translate(
            "FormDialog",
            "Leave it out of screens and reports. What was recorded stays; bring it back at any time.",
        )
    )
    button.setAutoDefault(False)
    pen = form.document.pen

    def put_away() -> None:
        if form.do(lambda: hide(pen, kind, record_id, name) if shipped else retire(pen, record, name)):
            form.reject()

    button.clicked.connect(put_away)

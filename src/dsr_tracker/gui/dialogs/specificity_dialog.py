"""Says how specific an undertaking is, trait by trait."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_tracker.core.history import Edit
from dsr_tracker.core.records import Provision
from dsr_tracker.core.rubrics import MOST_POINTS, TRAITS, Degree, rate_specificity
from dsr_tracker.gui.dialogs.form_dialog import FormDialog
from dsr_tracker.gui.document import Document
from dsr_tracker.gui.method_words import degree_words, provision_title, trait_words


class SpecificityDialog(FormDialog):
    """Five choices and a reason; it is said once for each provision, and can be changed."""

    def __init__(self, document: Document, provision: Provision, parent: QWidget | None = None) -> None:
        super().__init__(document, "", parent)
        self._provision = provision
        self._before = document.follow.specificities().get(provision.provision_id)
        self.setWindowTitle(self.tr("Specificity"))
        self.add_remark(provision_title(provision))
        self.add_remark(
            self.tr(
                "About the undertaking itself, not about what came of it: yes counts 2, partly 1, no 0, "
                "up to {most} points."
            ).format(most=MOST_POINTS)
        )
        degrees = [(degree_words(degree), degree) for degree in (Degree.YES, Degree.PARTLY, Degree.NO)]
        self._fields = {
            trait: self.add_choice(
                trait_words(trait),
                degrees,
                Degree(getattr(self._before, trait)) if self._before is not None else Degree.NO,
            )
            for trait in TRAITS
        }
        self._reason = self.add_text(
            self.tr("Reason"), "" if self._before is None else self._before.reason, 3
        )
        self.finish(self.tr("Save"))
        self.keep_drafts("specificity", (provision.provision_id,), provision_title(provision))

    def edit(self) -> Edit | None:
        degrees = {trait: str(Degree(field.currentData())) for trait, field in self._fields.items()}
        return rate_specificity(
            self.document.pen, self._provision, degrees, self._before, reason=self._reason.toPlainText()
        )

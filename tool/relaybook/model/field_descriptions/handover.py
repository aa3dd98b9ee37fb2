"""What to know to fill the fields of handovers."""

from collections.abc import Mapping

from relaybook.model.field_descriptions.phrases import AUDIENCE, TAGS

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Handover": {
        "title": "Where the first heading is not the title.",
        "status": "How far it is.",
        "from": "The id of the vendor that hands over.",
        "to": "The id of the team that takes over.",
        "contract": "Which contract ends; its dates stand with the vendor.",
        "systems": "Ids of the systems that are handed over.",
        "excluded": "Systems that are not, each with the reason.",
        "profiles": "Profiles by which what is handed over is judged.",
        "early_life_support": "The time in which the vendor still helps.",
        "exit_plan": "How we leave, in peace and under stress.",
        "data_return": "When it was verified that our data came back.",
        "data_deletion": "When the vendor's copies must be gone.",
        "audience": AUDIENCE,
        "tags": TAGS,
        "milestones": "Dates that were promised, are expected, and came.",
        "deliverables": "What the vendor hands over.",
        "sessions": "Knowledge transfer sessions.",
        "shadowing": "People learning by doing.",
        "training": "Training that is due.",
        "access_transfers": "How each access changes hands.",
        "rights": "On what basis we may use each asset afterwards.",
        "subcontractors": "Who works for the vendor, and what becomes of it.",
        "open_items": "Known problems that come along.",
        "risks": "What could go wrong.",
        "after_exit_cost": "What running it costs afterwards.",
        "acceptance_criteria": "What must hold before it is accepted.",
        "waivers": "What is accepted all the same, by whom and until when.",
        "sign_offs": "Who accepted what, and when.",
    },
}

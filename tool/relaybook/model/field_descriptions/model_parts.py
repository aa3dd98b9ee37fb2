"""What to know to fill what is written about a model in use."""

from collections.abc import Mapping

_ACCOUNT = "Whose account it is: the id of a contact."

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Model": {
        "id": "A short name, by which others refer to it.",
        "version": "The version in use.",
        "provider": "The id of the vendor that makes it, or who does in your house.",
        "type": "What sort of model it is.",
        "role": "What it does in the system.",
        "risk_tier": "How much harm it can do, in your own scale.",
        "owner": "The id of who answers for it.",
        "model_card": "Where it is described.",
        "previous_version": "The version to go back to.",
        "trained_on": "The day on which it was trained.",
        "max_age": "How old it may become, like 6 months.",
        "metrics": "What is measured of it, each with its floor.",
        "drift": "Signs that it decays, each with its threshold.",
        "reproduction": "What is needed to make it again.",
        "evaluation": "Where and when it is evaluated.",
        "prompts": "Where its prompts are.",
        "decision_record": "What is kept of each of its decisions.",
        "validation": "Who validated it, and when that is due again.",
        "fairness": "For which groups it was measured.",
        "pinned_version": "The version that the provider is told to serve.",
        "deprecates_on": "The last day on which the provider serves it.",
        "change_notice": "How long before a change the provider tells of it.",
        "fallback": "What happens without it.",
    },
    "Drift": {
        "signal": "What is watched.",
        "threshold": "From when on it counts.",
        "window": "Over how long.",
        "alert": "The alert that fires then.",
    },
    "Reproduction": {
        "code_ref": "The commit or tag of its code.",
        "data_snapshot": "Where the data it was trained on is.",
        "config": "Where its settings are.",
        "environment": "On what it was made: image, libraries, hardware.",
        "reproduced_by": "The id of who last made it again.",
        "reproduced_on": "The day on which that was.",
    },
    "Evaluation": {
        "location": "Where it is evaluated.",
        "account_owner": _ACCOUNT,
        "last_run_on": "The day of the last evaluation.",
        "run_by": "The id of who ran it.",
    },
    "Prompts": {"location": "Where they are.", "account_owner": _ACCOUNT},
    "DecisionLog": {
        "fields": "What is kept of each decision.",
        "retention": "How long it is kept.",
    },
    "Validation": {
        "by": "The id of who validated it.",
        "date": "The day on which that was.",
        "next_due_on": "The day by which it is due again.",
        "findings_open": "What is still open from it.",
    },
    "Fairness": {
        "groups": "For which groups of people it was measured.",
        "measured_on": "The day on which that was.",
    },
}

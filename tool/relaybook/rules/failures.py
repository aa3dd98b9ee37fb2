"""What fails with what, worked out once for all rules that ask."""

from relaybook.graph.failure import FailureModel
from relaybook.rules.context import Context


def failure_model(context: Context) -> FailureModel:
    """Return what every failure is worked out from."""
    return context.once("failure model", lambda: FailureModel(context.graph))

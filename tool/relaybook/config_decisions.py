"""The section `decisions` of `relaybook.yml`."""

from typing import Literal

from relaybook.config_section import Section
from relaybook.config_values import Strings


class DecisionSettings(Section):
    """How decisions are numbered and dated.

    one_number_space: folders whose decisions share one sequence of numbers; without it each
    folder has its own. date_order: which way round 05/02/2018 is, where the day does not tell.
    """

    one_number_space: Strings = ()
    date_order: Literal["", "day-first", "month-first"] = ""

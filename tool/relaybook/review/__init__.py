"""Reviews of a handover: how far it is, what a day changes, what rests on whom."""

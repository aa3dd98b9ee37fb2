"""A review on paper, in a terminal, in a ticket, in a workbook: all of them the same JSON."""

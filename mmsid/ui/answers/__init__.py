"""From the shop's records to the contract's answers: functions of a record, a file per topic as in `ui/contract`.

The rule: nothing is computed here that a record does not hold, and no code leaves without its caption.
"""

"""Load and hostile input against the running app: `python -m tests.soak`, and a small version of it as a test.

| file | what is in it |
|---|---|
| `running.py` | the app in a process of its own: started, looked at from outside, stopped |
| `wire.py` | requests as bytes, and what came back: nothing between here and the server mends them |
| `visitors.py` | the named API as a well-meaning client asks it |
| `load.py` | many visitors at once; who waits for whom; questions whose answer nobody fetches |
| `memory.py` | the same question thousands of times, answers fetched or not |
| `hostile.py` | kinds of hostile requests, made from a seed; `arguments.py`, `addresses.py`, `uploads.py`, `tools.py` |
| `judging.py` | what is wrong with an answer |
| `slow.py` | clients that hold things up: bodies that trickle, streams that nobody reads, idle connections |
| `report.py` | all of it as one table |
"""

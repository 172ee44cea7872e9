"""One module a command: its arguments, and the call and the view that they ask for.

Each has `add_arguments(parser)` and `run(arguments) -> int`, the exit code. Modules import what they need when they
run: a command pays for no other's libraries.
"""

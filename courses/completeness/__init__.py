"""What a course still lacks (E.5 and D.11 of the field rules): facts in, findings out.

`reading.py` fetches the facts of many courses with a fixed number of queries, `rules/` holds one
small pure function for each thing that is looked at, `registry.py` runs them. A new rule is a
function with a decorator from `registry`, in a module that `rules/__init__.py` imports.
"""

"""When: time expressions (TIMEX3) found in raw text, and the days they mean.

``find`` reads a text; ``leans`` tells which expressions are counted from something else the text
tells of ("a day later"); ``lean`` counts one from the date of what it leans on, and
``resolve_leaning`` counts all from the nearest date told before.
"""

from dragoman.reference.times.find import find
from dragoman.reference.times.leaning import lean, leans, resolve_leaning

__all__ = ["find", "lean", "leans", "resolve_leaning"]

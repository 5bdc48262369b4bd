"""The record for assistants, by the Model Context Protocol: the questions of the command line.

Nothing here writes. Every answer is JSON with the words it rests on, where they stand and who
published them; what comes from documents is quoted material, and said to be so.
"""

from __future__ import annotations

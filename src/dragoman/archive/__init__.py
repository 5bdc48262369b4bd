"""The record across documents: documents added and merged, the record asked, people's judgement.

What :mod:`dragoman.pipeline` reads, :mod:`dragoman.reference.across` compares and
:mod:`dragoman.store` keeps is brought together here, and only here.
"""

from __future__ import annotations

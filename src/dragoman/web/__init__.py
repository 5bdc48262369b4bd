"""The reading room: the record as web pages and as JSON, served from one process.

``app.create_app(room)`` makes the application; ``cli.serving`` runs it. Needs the extra ``web``.
"""

from __future__ import annotations

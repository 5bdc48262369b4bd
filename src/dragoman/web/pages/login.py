"""Logging in and out, where the room has a token or a password."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()

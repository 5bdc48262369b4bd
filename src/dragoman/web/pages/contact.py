"""The page contact."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()

"""A package."""
from . import flat, round
from .flat import Square

__all__ = ["flat", "round"]


def area(shape):
    return f"{shape.area():.3f}"

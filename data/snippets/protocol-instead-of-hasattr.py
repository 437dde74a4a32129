from dataclasses import dataclass
from typing import Protocol


class HasArea(Protocol):
    """Whatever has an area: no class needs to name this one."""

    def area(self) -> float: ...


@dataclass
class Rectangle:
    """A shape that knows nothing of HasArea."""

    width: float
    height: float

    def area(self) -> float:
        return self.width * self.height


def total(shapes: list[HasArea]) -> float:
    return sum(shape.area() for shape in shapes)


print(total([Rectangle(2, 3), Rectangle(1, 1)]))
try:
    total([{"width": 2, "height": 3}])  # a type checker refuses this line
except AttributeError as error:
    print(error)

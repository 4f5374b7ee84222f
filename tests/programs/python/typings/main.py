from typing import Annotated, Any, Callable, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, get_args, get_origin, get_type_hints, overload, runtime_checkable

T = TypeVar("T")
UserId = NewType("UserId", int)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


class Movie(TypedDict, total=False):
    title: str
    year: int


class Employee(NamedTuple):
    name: str
    id: UserId = UserId(3)

    def badge(self) -> str:
        return f"{self.name}#{self.id}"


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...


class File:
    def close(self) -> None:
        print("closed")


def apply(f: Callable[[int], str], n: int = 1, *rest: float, mode: Literal["a", "b"] = "a") -> Annotated[str, "note"]:
    return f(n)


print(Stack[int]().push(1).push(2).items, Movie(title="Solaris"), Employee("Bo").badge(), Employee("Al", 7))
print(isinstance(File(), Closer), isinstance(3, Closer), get_type_hints(Movie), list(get_type_hints(apply)))
print(get_origin(dict[str, int]), get_args(dict[str, list[int]]), get_args(Literal[1, "x"]), get_type_hints(apply, include_extras=True)["return"].__metadata__)
print(Employee.__annotations__["name"], apply(lambda n: "s" * n, 3), list[int], tuple[int, ...], Any)
print(isinstance(3, int | str), get_args(Optional[int]), Movie.__total__)

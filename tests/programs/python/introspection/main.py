import ast
import dis
import inspect
import keyword
import sys


def greet(name: str, /, greeting="hello", *rest, loud: bool = False, **more) -> str:
    """Says hello.

    With more words.
    """
    return f"{greeting} {name}"


print(inspect.signature(greet), inspect.getdoc(greet).splitlines()[-1])
bound = inspect.signature(greet).bind("Bo", "hi", 1, loud=True, x=2)
print(bound.arguments, [p.kind.name for p in inspect.signature(greet).parameters.values()])
print(inspect.getsource(greet).splitlines()[0], inspect.isfunction(greet), inspect.currentframe().f_lineno)
tree = ast.parse("x = [n ** 2 for n in items if n > 1]\nprint(x, sep='')")
print([type(node).__name__ for node in tree.body], sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}))
print(ast.unparse(tree), ast.literal_eval("{'a': [1, (2, None)], 'b': -3.5}"), ast.dump(ast.parse("a+1", mode="eval").body.op))


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.Constant(node.value * 2)


print(ast.unparse(Double().visit(ast.parse("f(1, 'ab') + 2.5"))))
try:
    ast.literal_eval("__import__('os')")
except ValueError as error:
    print(str(error).split(":")[0].split(" on line")[0])
print(keyword.iskeyword("match"), keyword.iskeyword("lambda"), "for" in keyword.kwlist, dis.stack_effect(dis.opmap["POP_TOP"]))
print([name for name in dir(greet) if name in ("__name__", "__call__", "nothing")], type(greet).__name__, greet.__annotations__)
print(sys.version_info >= (3, 11), sys.byteorder, sys.maxsize in (2**63 - 1, 2**31 - 1), sys.getrecursionlimit() >= 500, sys.argv[1:], isinstance(sys.path, list), __file__.endswith("main.py"))

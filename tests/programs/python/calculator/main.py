"""A calculator: tokens, a parser by recursive descent, and errors that point."""
import re

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|(\w+)|(\*\*|[-+*/()=,]))")


class Problem(Exception):
    def __init__(self, text, at):
        super().__init__(text)
        self.at = at


class Calculator:
    def __init__(self):
        self.names = {"pi": 3.14159}
        self.functions = {"max": max, "half": lambda x: x / 2}

    def evaluate(self, text):
        self.text, self.at = text.rstrip(), 0
        self.tokens = []
        while self.at < len(self.text):
            found = TOKEN.match(self.text, self.at)
            if not found:
                raise Problem("what is this?", self.at)
            self.tokens.append((found.lastindex, found[found.lastindex], found.start(found.lastindex)))
            self.at = found.end()
        self.tokens.append((0, "end", len(self.text)))
        if len(self.tokens) > 2 and self.tokens[1][1] == "=":
            name = self.tokens[0][1]
            self.tokens = self.tokens[2:]
            self.names[name] = value = self.whole()
            return value
        return self.whole()

    def whole(self):
        value = self.sum()
        self.take("end")
        return value

    def take(self, *wanted):
        if self.tokens[0][1] not in wanted:
            raise Problem(f"expected {' or '.join(wanted)}", self.tokens[0][2])
        return self.tokens.pop(0)[1]

    def sum(self):
        value = self.product()
        while self.tokens[0][1] in ("+", "-"):
            value = value + self.product() if self.take("+", "-") == "+" else value - self.product()
        return value

    def product(self):
        value = self.power()
        while self.tokens[0][1] in ("*", "/"):
            value = value * self.power() if self.take("*", "/") == "*" else value / self.power()
        return value

    def power(self):
        value = self.atom()
        return value ** self.power() if self.tokens[0][1] == "**" and self.take("**") else value

    def atom(self):
        kind, text, at = self.tokens.pop(0)
        if kind == 1:
            return float(text) if "." in text else int(text)
        if text == "-":
            return -self.power()
        if text == "(":
            value = self.sum()
            self.take(")")
            return value
        if kind == 2 and text in self.functions:
            self.take("(")
            args = [self.sum()]
            while self.take(",", ")") == ",":
                args.append(self.sum())
            return self.functions[text](*args)
        if kind == 2 and text in self.names:
            return self.names[text]
        raise Problem(f"{text!r} is not a value", at)


calculator = Calculator()
for line in ("1 + 2 * 3", "(1 + 2) * 3 - -4", "2 ** 3 ** 2", "x = 10 / 4", "x * pi", "max(1, half(9), x)", "1 +", "2 * (3", "4 $ 4", "y + 1", "1 / 0"):
    try:
        print(f"{line} → {calculator.evaluate(line)}")
    except Problem as problem:
        print(f"{line}\n{' ' * problem.at}^ {problem}")
    except ZeroDivisionError as error:
        print(f"{line}: {error}")

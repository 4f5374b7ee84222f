from decimal import Decimal


class InsufficientFunds(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} short")
        self.missing = missing


class Account:
    def __init__(self, owner):
        self.owner, self.balance, self.history = owner, Decimal(0), []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposits are positive")
        self.balance += amount
        self.history.append(("+", amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount - self.balance)
        self.balance -= amount
        self.history.append(("-", amount))


accounts = {}
while True:
    command, *words = input().split() or [""]
    match command, words:
        case "open", [owner] if owner not in accounts:
            accounts[owner] = Account(owner)
        case ("deposit" | "withdraw") as what, [owner, amount] if owner in accounts:
            try:
                getattr(accounts[owner], what)(Decimal(amount))
            except InsufficientFunds as error:
                print(f"{owner} cannot pay: {error}")
            except (ValueError, ArithmeticError) as error:
                print(f"{type(error).__name__} for {owner}")
        case "show", []:
            for owner in sorted(accounts):
                account = accounts[owner]
                print(f"{owner:<6}{account.balance:>10.2f}", *(f"{sign}{amount}" for sign, amount in account.history))
        case "quit", _:
            break
        case _:
            print("what?", command, words)

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal(0.1), 0.1 + 0.2)
print(Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal("2.665").quantize(Decimal("0.01"), ROUND_HALF_EVEN), Decimal("-1.99").quantize(Decimal(1), ROUND_DOWN))
print(Decimal(1) / 7, Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln())
with localcontext() as context:
    context.prec = 60
    print(Decimal(1) / 7, Decimal(2).sqrt())
print(getcontext().prec, Decimal("1.20") * 3, Decimal("1.20").normalize(), Decimal("1E+5"), f"{Decimal('1234567.891'):,.2f}")
print(Decimal("3.14").as_tuple(), Decimal("-0"), Decimal("NaN"), Decimal("Infinity") > 1, int(Decimal("7.9")), Decimal("7.25").as_integer_ratio())
print(Context(prec=3).divide(2, 3), Decimal("5") % 3, Decimal("-5") % 3, divmod(Decimal(17), Decimal("2.5")), Decimal(2) ** 100)
for wrong in (lambda: Decimal(1) / 0, lambda: Decimal("abc"), lambda: Decimal(0) / 0, lambda: Decimal(1) + 0.5):
    try:
        print(wrong())
    except (DivisionByZero, InvalidOperation, TypeError) as error:
        print(type(error).__name__, error)
rate, balance = Decimal("0.035"), Decimal("1000.00")
for year in range(1, 6):
    balance = (balance * (1 + rate)).quantize(Decimal("0.01"))
    print(year, balance)

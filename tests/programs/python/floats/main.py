import cmath
import math
import sys

print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345678.0, 5e-324, 1.7976931348623157e308, -0.0, 1e-5, 0.0001, 100.0, 2.5e10)
print(repr(0.1), str(1e22), (0.1).hex(), float.fromhex("0x1.8p1"), (0.75).as_integer_ratio(), (2.0).is_integer(), float("1e400"), float(" -1_0.5 "))
print(round(2.675, 2), round(1e20 / 3, -15), round(0.5), round(1.5), int(-3.9), math.floor(-3.1), math.ceil(-3.9), math.trunc(3.9))
print("%.20f" % 0.1, "%.3g" % 1234567, "%g" % 1e-5, "%e" % 0, "%.0f" % 0.5, "%5.1f|%-8.2e|" % (9.95, 31415.9))
print(math.fsum([0.1] * 10), sum([0.25] * 10), math.prod([1.5, 2, 4]), math.isclose(0.1 + 0.2, 0.3), math.nextafter(1, 2), math.ulp(1.0))
print(math.inf > 1e308, math.nan == math.nan, math.copysign(1, -0.0), math.fmod(-7, 3), -7.5 % 2, 7.5 // 2, math.remainder(7, 4), math.hypot(3, 4, 12))
print(math.gcd(84, 36, 24), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.factorial(20), math.isqrt(10**20), math.dist((0, 0), (3, 4)))
print(math.sqrt(2), math.exp(1), math.log(10), math.log2(1024), math.log10(1e-3), math.sin(1), math.cos(1), math.atan2(1, -1), math.degrees(math.pi), math.erf(0.5), math.gamma(5))
print((1 + 2j) * (3 - 1j), abs(3 + 4j), (2j).conjugate(), 1j**2, cmath.sqrt(-4), complex("1-2j"), cmath.polar(-1))
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, 10**25 // 3, 2**100, -(2**63), int("ff", 16), int("-0b11", 0), (255).bit_length(), (7).bit_count())
for wrong in (lambda: 1.0 / 0, lambda: math.sqrt(-1), lambda: math.exp(1000), lambda: int(math.nan), lambda: int(math.inf), lambda: 0.0**-1):
    try:
        wrong()
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__)

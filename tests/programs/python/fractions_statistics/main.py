import math
import statistics
from fractions import Fraction

half, third = Fraction(1, 2), Fraction("1/3")
print(half + third, half - third, half * third, half / third, half**-3, third % Fraction(1, 4))
print(Fraction(0.125), Fraction("3.14"), Fraction(math.pi).limit_denominator(1000), repr(half), float(third))
print(round(Fraction(7, 2)), math.floor(Fraction(-7, 2)), Fraction(6, -4), sum([Fraction(1, n) for n in range(1, 11)]))


def egyptian(fraction):
    parts = []
    while fraction:
        part = Fraction(1, math.ceil(1 / fraction))
        parts.append(str(part))
        fraction -= part
    return " + ".join(parts)


print(egyptian(Fraction(4, 13)), "|", egyptian(Fraction(7, 15)))
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.pstdev(data), statistics.variance(data))
print(statistics.quantiles(data, n=4), statistics.multimode("aabbc"), statistics.fmean([1, 2, 4]), statistics.geometric_mean([1, 10, 100]))
print(statistics.harmonic_mean([40, 60]), statistics.median_low([1, 2, 3, 4]), statistics.mean([Fraction(1, 2), Fraction(1, 3)]))
print(statistics.linear_regression([1, 2, 3], [2, 4, 6]), round(statistics.correlation([1, 2, 3, 4], [2, 1, 4, 3]), 6))
normal = statistics.NormalDist(100, 15)
print(round(normal.cdf(130), 6), round(normal.inv_cdf(0.5), 6), normal + 5)
try:
    statistics.mean([])
except statistics.StatisticsError as error:
    print(error)

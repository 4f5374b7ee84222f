from math import isqrt


def sieve(limit):
    prime = bytearray([1]) * (limit + 1)
    prime[:2] = b"\0\0"
    for n in range(2, isqrt(limit) + 1):
        if prime[n]:
            prime[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n in range(limit + 1) if prime[n]]


primes = sieve(200_000)
print(len(primes), primes[:12], primes[-3:])
print("twins below 200:", [(a, b) for a, b in zip(primes, primes[1:]) if b - a == 2 and b < 200])
gaps = [b - a for a, b in zip(primes, primes[1:])]
widest = max(gaps)
print(f"the widest gap is {widest}, after {primes[gaps.index(widest)]}")
print(sum(primes), sum(p * p for p in primes))

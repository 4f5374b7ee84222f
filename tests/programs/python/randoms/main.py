import random

generator = random.Random(42)
print(generator.random(), generator.randint(1, 100), generator.choice("abcdef"), generator.uniform(1, 2))
deck = list(range(10))
generator.shuffle(deck)
print(deck, generator.sample(range(1000), 5), generator.choices("xyz", weights=[1, 2, 7], k=10))
print(generator.gauss(0, 1), generator.expovariate(2), generator.betavariate(2, 3), generator.triangular(0, 10, 5), generator.getrandbits(70))
random.seed("text seed")
print(random.random(), random.randrange(0, 100, 7), random.randbytes(4))
state = generator.getstate()
first = [generator.random() for _ in range(3)]
generator.setstate(state)
print(first == [generator.random() for _ in range(3)])
inside = sum(generator.random() ** 2 + generator.random() ** 2 < 1 for _ in range(20000))
print(inside, 4 * inside / 20000)
random.seed()
print(0 <= random.random() < 1, random.SystemRandom().randint(5, 5))

import random
from collections import Counter

SHARES = {"short": 80, "long-poll": 15, "websocket": 5}


def connections(number: int, seed: int) -> list[str]:
    """Draw connections by their shares; the same seed gives the same draw."""
    chance = random.Random(seed)
    return chance.choices(list(SHARES), weights=SHARES.values(), k=number)


drawn = connections(100_000, seed=1)
for name, count in Counter(drawn).most_common():
    off = abs(100 * count / len(drawn) - SHARES[name])
    print(f"{name}: within half a point of {SHARES[name]}%: {off < 0.5}")
print("drawn again, the same:", drawn == connections(100_000, seed=1))

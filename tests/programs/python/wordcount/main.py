import collections
import re
import sys

counts = collections.Counter(re.findall(r"[^\W\d_]+", sys.stdin.read().casefold()))
longest = max(map(len, counts))
for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
    print(f"{word:<{longest}} {count:3} {'█' * count}")

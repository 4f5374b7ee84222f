import csv
import io
import sys

TEXT = 'name,city,note\nZoë,"New York, NY","said ""hi"""\nBo,Oslo,"two\nlines"\n'
rows = list(csv.DictReader(io.StringIO(TEXT)))
for row in rows:
    print(row)
writer = csv.DictWriter(sys.stdout, ["city", "name"], extrasaction="ignore", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
writer.writeheader()
writer.writerows(rows)
print(list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")))
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n").delimiter)
csv.writer(sys.stdout, delimiter="\t", lineterminator="|\n").writerows([[1, 2.5, None, True], ["a\tb", 'q"', "", "x y"]])
with open("table.csv", "w", newline="") as file:
    csv.writer(file).writerows((n, n * n) for n in range(3))
print(open("table.csv", newline="").read().encode())
with open("table.csv", newline="") as file:
    print(sum(int(square) for _, square in csv.reader(file)))

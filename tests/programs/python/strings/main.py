import string

text = "  Ünïcode straße, ﬁne İstanbul  "
print(text.strip().upper(), text.strip().casefold(), text.title(), text.swapcase(), sep="\n")
print("a,b,,c".split(","), "a b  c ".split(), "a-b-c".rsplit("-", 1), "one\ntwo\r\nthree\x0bfour".splitlines())
print("key=value=more".partition("="), "path/to/file".rpartition("/"), "abc".removeprefix("a").removesuffix("c"))
print("x".center(7, "*"), "42".zfill(6), "-42".zfill(6), "a".ljust(3) + "|", "tab\tstop".expandtabs(8))
print("banana".count("an"), "banana".find("x"), "banana".rindex("an"), "banana".replace("a", "o", 2))
print("hello".translate(str.maketrans("el", "ip", "o")), "a1 b2".title(), "it's".capitalize())
print([f(c) for c in "5½Ⅷ²" for f in (str.isdigit, str.isdecimal, str.isnumeric)])
print("abcdef"[::-1], "abcdef"[-4:-1], "abcdef"[::2], "ab" * 3, "b" in "abc", "abc" < "abd")
print(repr("tab\t nul\0 é \u200b \U0001f600 \ud800 ' \""), ascii("é😀"))
print("%5.2f|%-6s|%+d|%x|%#o|%e|%%|%r|%c" % (3.14159, "ab", 7, 255, 8, 12345.678, "q", 65))
print("{:>8}|{:^8}|{:<8}|{:,}|{:_}|{:08.3f}|{:+.1e}|{:.1%}".format("r", "m", "l", 1234567, 1234567, 3.14159, 12345, 0.256))
print("{0} {1} {0} {name!r:>6} {pair[1]} {c.real}".format("a", "b", name="n", pair=(1, 2), c=3 + 4j))
print(string.Template("$who owes $$${sum}").substitute(who="Bo", sum=5), string.capwords("the cat's  hat"))
print("ß".upper(), "ŉ".upper(), len("e\u0301"), "ǆ".title(), "Σας".lower(), "ΟΔΟΣ".lower())
print("abc".encode("utf-16-le"), "é".encode("latin-1"), b"\xff\xfeabc".decode("utf-8", "replace"), "é€".encode("ascii", "xmlcharrefreplace"))
for wrong in (lambda: "abc".index("z"), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "{} {}".format(1), lambda: "%d" % "x"):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

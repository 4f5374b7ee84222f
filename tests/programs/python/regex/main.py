import re

log = """2024-03-01 12:00:01 ERROR disk: /dev/sda1 is full (98%)
2024-03-01 12:00:05 INFO  user: zoë signed in
2024-03-02 07:15:59 ERROR net: link down
"""
line = re.compile(r"^(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>\w+)\s+(?P<what>\w+): (?P<text>.*)$", re.M)
for found in line.finditer(log):
    print(found["level"], found.group("what", "text"), found.span("date"))
print(line.match(log).groupdict())
print(re.findall(r"(\w+)=(\d+)", "a=1, b=22,c=x"), re.split(r"\s*([,;])\s*", "a , b;c"))
print(re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "hello wide world"), re.subn("o", "0", "foo boo"))
print(re.sub(r"(?P<a>\d+)-(?P<b>\d+)", r"\g<b>-\1", "10-20 3-4"))
print(re.fullmatch(r"[a-f]+", "cafe"), re.search(r"(?<=\$)\d+(?!\d|%)", "5% $30"))
print(re.findall(r"(?i)straße|MÜLLER", "STRAßE müller"), re.findall(r"\w+", "naïve café 你好"))
print(re.compile(r"""
    (?:0x (?P<hex>[0-9a-f]+) | (?P<dec>\d+))  # a number
""", re.X).fullmatch("0xff").lastgroup)
print(re.escape("a.b*c"), re.match("(a+)+?b", "aaab").regs)
for wrong in ("(", "[a", "*x", "(?P<1>x)"):
    try:
        re.compile(wrong)
    except re.error as error:
        print(error, error.pos)

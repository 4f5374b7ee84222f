import unicodedata

for char in "é€😀ßǅ٣½ﬁ你\u0301\u200d":
    print(f"U+{ord(char):04X}", unicodedata.name(char), unicodedata.category(char), unicodedata.bidirectional(char), unicodedata.numeric(char, "-"))
text = "Ångström ﬁancée ① ½"
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, len(unicodedata.normalize(form, text)), ascii(unicodedata.normalize(form, text)[:6]))
print("".join(c for c in unicodedata.normalize("NFD", "Crème Brûlée Žižek") if not unicodedata.combining(c)))
print(unicodedata.lookup("GREEK SMALL LETTER ALPHA"), "\N{SNOWMAN}", unicodedata.east_asian_width("你"), unicodedata.mirrored("("))
print(sorted(["zebra", "Äpfel", "apfel", "Zebra", "éclair"]), sorted(["zebra", "Äpfel", "apfel"], key=lambda w: unicodedata.normalize("NFD", w).casefold()))
print([len(s) for s in ("😀", "👨‍👩‍👧", "e\u0301", "🇩🇪")], "😀".encode("utf-16-be").hex(), "😀".encode().hex(" "), "日本"[::-1])
größe, π, 变量 = 1, 3.14, "ok"
print(größe, π, 变量, "ª".isalpha(), "x²".isidentifier(), "名前".isidentifier(), "\u00a0".isspace(), "İ".lower().encode())
print("שלום".rjust(8, "."), "مرحبا", "ไทย", "\u202eabc", "tab\there", "a\x00b".encode())
print(chr(0x10FFFF).encode(), [hex(ord(c)) for c in "a\u0300"], "ÀÉ".lower(), "straße".upper(), "ŒUVRE".title(), "ß" == "ss".casefold(), "ß".casefold() == "SS".casefold())

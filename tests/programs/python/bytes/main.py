from array import array

data = bytearray(b"hello")
data[0] = ord("J")
data += b"\x00\xff"
data.extend([1, 2])
print(data, data.hex(" ", 2), bytes(data)[-2:], data.find(b"l"), data.count(b"l"), data.pop())
print(b"a,b".split(b","), b"x".join([b"1", b"2"]), b"abc".upper(), b"%d %s" % (5, b"x"), bytes(3), bytes([65, 66]), b"\t\n\\'\"")
view = memoryview(data)
view[1:3] = b"EL"
print(data, view[0], view[1:4].tobytes(), view.nbytes, view.readonly, memoryview(b"abcd").cast("H")[0])
numbers = array("i", [1, 2, -3])
numbers.append(4)
print(numbers, numbers.itemsize, numbers.tobytes(), array("d", [0.5]).tolist(), sum(numbers), numbers[::-1])
print("é".encode().decode("latin-1"), "日本".encode("shift_jis"), "ü".encode("cp437"), b"\xe4".decode("iso8859-15"), "x".encode("utf-16"), "\ufeffbom".encode("utf-8-sig")[:6])
print(b"abc" < b"abd", b"abc"[1], b"abc"[1:2], list(b"hi"), 104 in b"hi", bytes.maketrans(b"ab", b"xy")[97], b"aabb".translate(None, b"a"))
for wrong in (lambda: bytes([256]), lambda: b"a" + "b", lambda: bytes("x"), lambda: array("b", [200]), lambda: "€".encode("latin-1"), lambda: b"\x80".decode("ascii")):
    try:
        wrong()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)

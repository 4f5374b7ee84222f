import json
from datetime import date

value = {"name": "Zoë", "tags": ["a", "b"], "n": [1, 2.5, 1e100, -0.0], "ok": True, "none": None, "nested": {"é": "\u2028\n\"\\"}}
print(json.dumps(value))
print(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))
print(json.loads(json.dumps(value)) == value, json.dumps([], indent=2), json.dumps({1: 2, None: 3, True: 4, 1.5: 0}))
print(json.dumps([1, {"a": ()}], separators=(",", ":")), json.dumps(float("inf")), json.loads("[NaN, -Infinity]"))
print(json.loads('{"x": 1.0, "y": 10000000000000000000000, "s": "\\ud83d\\ude00"}', parse_float=str))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))


class Encoder(json.JSONEncoder):
    def default(self, item):
        if isinstance(item, date):
            return item.isoformat()
        if isinstance(item, set):
            return sorted(item)
        return super().default(item)


print(json.dumps({"day": date(2024, 2, 29), "set": {3, 1, 2}}, cls=Encoder))
try:
    json.dumps(object)
except TypeError as error:
    print(error)
for text in ("[1, 2", '{"a" 1}', "", "nul", '"\t"', "[1] x"):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error.msg, error.lineno, error.colno)

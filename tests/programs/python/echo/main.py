name = input("Name? ")
numbers = [int(word) for word in input("Numbers? ").split()]
print(f"{name}: {sum(numbers)} in all, {sum(numbers) / len(numbers):.2f} on average")
while True:
    try:
        line = input("> ")
    except EOFError:
        print("bye")
        break
    if not line.strip():
        continue
    try:
        print(eval(line, {"__builtins__": {}}))
    except Exception as error:
        print(type(error).__name__)

import textwrap

text = "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness-and-hope."
print(textwrap.fill(text, 40))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  ", break_on_hyphens=False))
print(textwrap.wrap("a verylongwordthatdoesnotfit b", 10), textwrap.wrap("a verylongword b", 6, break_long_words=False))
print(textwrap.shorten(text, 40), textwrap.shorten(text, 40, placeholder=" …"))
print(textwrap.dedent("""
    def f():
        return 1
""").strip())
print(textwrap.indent("one\n\ntwo", "> "), textwrap.indent("one\n\ntwo", "> ", lambda line: True), sep="\n")
print(textwrap.TextWrapper(width=20, max_lines=2, placeholder=" [more]").fill(text))

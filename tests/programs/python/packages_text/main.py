import html5lib
import jinja2
import markupsafe
import soupsieve
import tabulate
import webencodings
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

PAGE = """<html><head><title>Rooms &amp; people</title></head><body>
<ul class="rooms"><li data-code="a1"><a href="/a1">First</a><li data-code="b2"><a href="/b2">Second</a></ul>
<p>Two <b>bold</b> words<p>unclosed</body>"""
for parser in ("html.parser", "html5lib"):
    soup = BeautifulSoup(PAGE, parser)
    print(parser, soup.title.string, [a["href"] for a in soup.select("ul.rooms > li a, ul li li a")], soup.find("b").text, len(soup.find_all("p")))
soup.find("b").name = "strong"
soup.p.append(soup.new_tag("i", id="new"))
print(soup.p, soup.li.get("data-code"), soup.find("li", attrs={"data-code": "b2"}).get_text(strip=True))
print(soupsieve.match("p:first-of-type", soup.p), [node.name for node in soupsieve.select("li:has(> a[href$='2'])", soup)])
print(BeautifulSoup("<a><b>x</b></a>", "html.parser").prettify())
tree = html5lib.parse("<table><tr><td>1", namespaceHTMLElements=False)
print([node.tag for node in tree.iter()], webencodings.decode(b"\xe9", "latin1"))

env = jinja2.Environment(autoescape=True, trim_blocks=True, loader=jinja2.DictLoader({
    "base": "<h1>{% block title %}{% endblock %}</h1>\n{% block body %}{% endblock %}",
    "page": "{% extends 'base' %}{% block title %}{{ title|upper }}{% endblock %}{% block body %}{% for room in rooms if room.people %}\n{{ loop.index }}. {{ room.name }}: {{ room.people }}\n{% else %}nobody{% endfor %}{% endblock %}",
}))
print(env.get_template("page").render(title="a & b", rooms=[{"name": "<One>", "people": 2}, {"name": "Two", "people": 0}]))
print(jinja2.Template("{% macro greet(name) %}Hello {{ name }}{% endmacro %}{{ greet('you') }} {{ [3,1,2]|sort|join(', ') }} {{ '%.2f'|format(2.5) }}").render())
try:
    env.from_string("{% if %}")
except jinja2.TemplateSyntaxError as error:
    print(error.lineno, error.message)
with open("hello.txt", "w") as file:
    file.write("Hi {{ name }}")
print(jinja2.Environment(loader=jinja2.FileSystemLoader(".")).get_template("hello.txt").render(name="file"))
print(markupsafe.escape("<&>"), markupsafe.Markup("<b>%s</b>") % "<i>")

rows = [["Ada", 1815, 3.5], ["Grace", 1906, 12.25]]
for style in ("simple", "github", "fancy_grid", "html"):
    print(tabulate.tabulate(rows, headers=["name", "born", "value"], tablefmt=style))
print(MarkdownIt().render("# Title\n\n* one\n* **two** `code`\n\n[link](https://example.org)"))

import html
import shlex
import uuid
from email.message import EmailMessage
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, unquote, urlencode, urljoin, urlsplit
from xml.etree import ElementTree
import configparser
import difflib
import ipaddress
import tomllib

url = urlsplit("https://user:pw@example.org:8080/a/b;p?q=1&q=2&e=#frag")
print(url.hostname, url.port, url.path, parse_qs(url.query, keep_blank_values=True), url.fragment, url.geturl())
print(quote("ü /?"), unquote("%C3%BC+x"), urlencode({"a": "x y", "b": ["1", "2"]}, doseq=True), urljoin("http://h/a/b/c", "../d?x"))
print(html.escape("<a href='x'>&"), html.unescape("&eacute;&#x20ac;&lt;"))


class Links(HTMLParser):
    found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


Links().feed("<p class=x>see <a href='/y'>here</a><br/></p>")
print(Links.found)
root = ElementTree.fromstring("<shop><item id='1'>Pen &amp; ink</item><item id='2'><b>Cap</b></item></shop>")
print([(item.get("id"), "".join(item.itertext())) for item in root.iter("item")], root.find("item/b").text)
ElementTree.SubElement(root, "item", id="3").text = "<é>"
print(ElementTree.tostring(root, encoding="unicode"))
config = configparser.ConfigParser()
config.read_string("[main]\nname = x\nflag = yes\n[other]\nn: 5\nref = ${name}")
print(config.sections(), config["main"].getboolean("flag"), config.getint("other", "n"), config.get("other", "no", fallback="-"))
print(tomllib.loads('title = "t"\n[a.b]\nlist = [1, 2.5, true]\nday = 2024-02-29'))
print("\n".join(difflib.unified_diff(["a", "b", "c"], ["a", "x", "c"], "old", "new", lineterm="")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3))
print(shlex.split("a 'b c' \"d e\""), shlex.quote("it's"), uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.UUID(int=5))
print(ipaddress.ip_address("10.0.0.1") in ipaddress.ip_network("10.0.0.0/8"), list(ipaddress.ip_network("192.168.0.0/30").hosts()))
message = EmailMessage()
message["Subject"], message["To"] = "Hello", "zoe@example.org"
message.set_content("Body text\n")
print(message.as_string().splitlines()[:2], message.get_content())

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown, safeHref } from "./Markdown";

const html = (source: string) => renderToStaticMarkup(<Markdown source={source} />);

test("HTML shows as it was written", () => {
  expect(html("<img src=x onerror=alert(1)> & <b>hi</b>")).not.toMatch(/<img|<b>/);
  expect(html("<script>alert(1)</script>")).toContain("&lt;script&gt;");
});

test("only web and mail addresses become links, which know nothing of this page", () => {
  expect(
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/r/x", " JaVaScript:x"].map(
      safeHref,
    ),
  ).toEqual(Array(5).fill(null));
  expect(html("[x](javascript:alert(1))")).not.toContain("href");
  expect(html("https://example.org")).toContain('href="https://example.org"');
  expect(html("[x](https://example.org)")).toContain('rel="noopener noreferrer"');
});

test("what people write looks as they mean it", () => {
  expect(html("**bold** and `code`")).toMatch(
    /<strong[^>]*>bold<\/strong> and <code[^>]*>code<\/code>/,
  );
  expect(html("a\nb")).toContain("<br/>");
  expect(html("```py\nx = 1 < 2\n```")).toContain("x = 1 &lt; 2");
  expect(html("- [x] done")).toContain('checked=""');
  expect(html("AT&T <3")).toContain("AT&amp;T &lt;3");
});

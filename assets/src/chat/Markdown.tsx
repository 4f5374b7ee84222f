import { lexer, type Token, type Tokens } from "marked";
import { Fragment, memo, type ReactNode } from "react";
import { CodeBlock } from "./Code";
import { Named } from "./mention/Named";
import { PlacesContext } from "./mention/places";

/**
 * A message's Markdown as React nodes. There is no HTML anywhere on the way, so there is nothing to
 * clean: what someone writes as HTML shows as they wrote it.
 */
export const Markdown = memo(function Markdown({ source }: { source: string }) {
  const tokens = lexer(source, { gfm: true, breaks: true });
  return <div className="space-y-1.5 wrap-anywhere">{tokens.map(block)}</div>;
});

/** The address, if it is of a kind that cannot run anything. */
export function safeHref(href: string): string | null {
  return /^(https?:\/\/|mailto:)/i.test(href.trim()) ? href.trim() : null;
}

function inside(tokens: Token[] | undefined): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that does not change.
  return tokens?.map((token, index) => <Fragment key={index}>{inline(token)}</Fragment>);
}

function block(token: Token, index: number): ReactNode {
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "paragraph":
      return <p key={index}>{inside(token.tokens)}</p>;
    case "heading":
      return (
        <p key={index} className="font-semibold">
          {inside(token.tokens)}
        </p>
      );
    case "code": {
      const { text, lang = "" } = token as Tokens.Code;
      return <CodeBlock key={index} code={text} language={lang.split(/\s/)[0] ?? ""} />;
    }
    case "blockquote":
      return (
        <blockquote
          key={index}
          className="space-y-1.5 border-s-2 border-line-strong ps-2.5 text-ink-2"
        >
          {(token as Tokens.Blockquote).tokens.map(block)}
        </blockquote>
      );
    case "list":
      return list(token as Tokens.List, index);
    case "table":
      return table(token as Tokens.Table, index);
    case "hr":
      return <hr key={index} className="border-line" />;
    default:
      return <Fragment key={index}>{inline(token)}</Fragment>;
  }
}

function list({ ordered, start, items }: Tokens.List, index: number): ReactNode {
  const inner = items.map(({ task, checked, tokens }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above.
    <li key={at}>
      {task && <input type="checkbox" checked={!!checked} disabled className="me-1.5" />}
      {tokens.map(block)}
    </li>
  ));
  if (!ordered)
    return (
      <ul key={index} className="list-disc ps-5">
        {inner}
      </ul>
    );
  return (
    <ol key={index} start={Number(start) || 1} className="list-decimal ps-6">
      {inner}
    </ol>
  );
}

function table({ header, rows }: Tokens.Table, index: number): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <div key={index} tabIndex={0} className="overflow-x-auto">
      <table className="text-xs">
        <thead>
          <tr>
            {header.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <th key={at} className="border-b border-line-strong px-2 py-1 text-start font-medium">
                {inside(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={column} className="border-b border-line px-2 py-1">
                  {inside(cell.tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(token: Token): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong className="font-semibold">{inside(token.tokens)}</strong>;
    case "em":
      return <em>{inside(token.tokens)}</em>;
    case "del":
      return <del>{inside(token.tokens)}</del>;
    case "codespan":
      return (
        <code className="rounded-[4px] bg-raised px-1 py-px font-mono text-[0.9em]">
          {token.text}
        </code>
      );
    case "br":
      return <br />;
    case "escape":
      return token.text;
    case "checkbox":
      return null;
    case "link":
      return link(token as Tokens.Link);
    case "text":
      return "tokens" in token && token.tokens ? (
        inside(token.tokens)
      ) : (
        <Named text={decoded(token.text)} />
      );
    default:
      // Images and HTML among others: shown as written.
      return token.raw;
  }
}

function link({ href, raw, tokens }: Tokens.Link): ReactNode {
  const safe = safeHref(href);
  if (safe === null) return raw;
  return (
    <a
      href={safe}
      target="_blank"
      rel="noopener noreferrer"
      className="text-lake underline underline-offset-2 hover:no-underline"
    >
      {/* A link leads to one place. */}
      <PlacesContext value={null}>{inside(tokens)}</PlacesContext>
    </a>
  );
}

/** The few entities that the lexer writes; everything else is as it was typed. */
function decoded(text: string): string {
  const signs: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (all, name: string) => signs[name] ?? all);
}

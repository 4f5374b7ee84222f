import { useEffect, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { cn } from "../../lib/cn";
import { useNow } from "../../lib/use-now";
import { useTitle } from "../../lib/use-title";
import { ui } from "../../messages/en/ui";
import { paths } from "../../paths";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";
import { FoundRow } from "./FoundRow";
import { text } from "./messages";
import { useMentions } from "./queries";
import { Results } from "./Results";
import { moveInResults, SearchField } from "./SearchField";
import { useSettled } from "./use-settled";

const TYPING_MS = 150;

/** What was said in all my rooms, and where I was called. */
export function SearchPage() {
  const [params, setParams] = useSearchParams();
  const [, go] = useLocation();
  const tab = params.get("tab") === "mentions" ? "mentions" : "messages";
  const [query, setQuery] = useState(params.get("q") ?? "");
  const asked = useSettled(query, TYPING_MS);
  useTitle(tab === "mentions" ? text.mentions : text.title);
  // The address says what is looked for, so that going back comes back to it.
  useEffect(() => {
    setParams(
      (before) => {
        if (asked) before.set("q", asked);
        else before.delete("q");
        return before;
      },
      { replace: true },
    );
  }, [asked, setParams]);
  const show = (next: "messages" | "mentions") =>
    setParams((before) => {
      if (next === "mentions") before.set("tab", next);
      else before.delete("tab");
      return before;
    });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go on from the field to its results.
    <div
      className="mx-auto grid max-w-[760px] gap-4 px-4 pt-5 pb-10 min-[900px]:pt-7"
      onKeyDown={(event) => moveInResults(event, event.currentTarget.querySelector("input"))}
    >
      <h1 className="text-2xl font-semibold tracking-tight">{text.title}</h1>
      <div role="tablist" aria-label={text.title} className="flex gap-1">
        {(["messages", "mentions"] as const).map((id) => (
          <button
            key={id}
            id={`found-tab-${id}`}
            type="button"
            role="tab"
            aria-selected={tab === id}
            aria-controls="found"
            tabIndex={tab === id ? 0 : -1}
            onClick={() => show(id)}
            onKeyDown={({ key }) => {
              if (key !== "ArrowLeft" && key !== "ArrowRight") return;
              const other = id === "messages" ? "mentions" : "messages";
              show(other);
              document.getElementById(`found-tab-${other}`)?.focus();
            }}
            className={cn(
              "h-8 rounded-[6px] px-3 text-sm touch:h-11",
              tab === id ? "bg-raised font-medium text-ink" : "text-ink-2 hover:text-ink",
            )}
          >
            {text[id]}
          </button>
        ))}
      </div>
      <section
        id="found"
        role="tabpanel"
        aria-labelledby={`found-tab-${tab}`}
        className="plank min-w-0 overflow-hidden py-3"
      >
        {tab === "mentions" ? (
          <Mentions />
        ) : (
          <>
            <div className="px-4 pb-2">
              <SearchField
                label={text.inAll}
                query={query}
                onQuery={setQuery}
                autoFocus
                onLeave={() => go(paths.home)}
              />
              <p className="mt-1.5 text-xs text-ink-3">{text.help}</p>
            </div>
            <Results query={asked} typed={query} />
          </>
        )}
      </section>
    </div>
  );
}

/** The messages that call me. */
function Mentions() {
  const found = useMentions();
  const now = useNow();
  if (found.error)
    return (
      <EmptyState
        failed
        text={`${text.mentionsFailed} ${found.error.message}`}
        action={<Button onClick={() => found.refetch()}>{ui.retry}</Button>}
      />
    );
  if (!found.data) return <SkeletonRows />;
  const mentions = found.data.pages.flatMap((page) => page.mentions);
  if (mentions.length === 0) return <EmptyState text={text.noMentions} />;
  return (
    <>
      <ul>
        {mentions.map((mention) => (
          <FoundRow key={mention.id} message={mention} now={now} room={mention.room.name} />
        ))}
      </ul>
      {found.hasNextPage && (
        <div className="grid justify-items-center px-4 py-3">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.olderMentions}
          </Button>
        </div>
      )}
    </>
  );
}

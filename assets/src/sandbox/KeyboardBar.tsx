import { ChevronDown, Keyboard } from "lucide-react";
import { useStore } from "../lib/use-store";
import { Button } from "../ui/Button";
import { Menu } from "../ui/Menu";
import type { KeyboardWant } from "../wire/frames";
import { text } from "./messages";
import type { Runs, ShownRun } from "./runs";

/** Someone else who is here and may type. */
export type Typist = { user: string; name: string };

type Props = {
  runs: Runs;
  run: ShownRun;
  me: string;
  canRun: boolean;
  mayRule: boolean;
  typists: readonly Typist[];
  nameOf(user: string): string;
};

/** Who types into the program, and what one can do about it. */
export function KeyboardBar({ runs, run, me, canRun, mayRule, typists, nameOf }: Props) {
  const keyboard = useStore(runs.keyboards).get(run.id);
  const holder = keyboard?.holder ?? null;
  const asks = keyboard?.asks ?? [];
  const isMine = holder === me;
  const rules = mayRule || run.by === me;
  const want = (what: KeyboardWant) => runs.want(run.id, what);
  const said = () => {
    if (holder === null) return canRun ? text.shared : text.sharedViewer;
    if (isMine) return text.youHold;
    return keyboard?.free ? text.isAway(nameOf(holder)) : text.holds(nameOf(holder));
  };
  const button = (label: string, what: KeyboardWant) => (
    <Button size="sm" tone="outline" onClick={() => want(what)}>
      {label}
    </Button>
  );
  const asked = asks.includes(me);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-3 pb-1 text-xs text-ink-2">
      <Keyboard aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <span role="status" className="min-w-0 truncate">
        {asked ? `${said()} ${text.asked}` : said()}
      </span>
      {canRun && (
        <span className="ms-auto flex gap-1.5">
          {holder === null && rules && button(text.onlyMe, "take")}
          {isMine && button(text.openToAll, "open")}
          {holder !== null && !isMine && asked && button(text.neverMind, { decline: me })}
          {holder !== null && !isMine && !asked && !rules && button(text.askForIt, "ask")}
          {holder !== null && !isMine && rules && button(text.takeIt, "take")}
          {(isMine || rules) && typists.length > 0 && (
            <Menu
              entries={typists.map(({ user, name }) => ({
                label: text.handTo(name),
                checked: user === holder,
                run: () => want({ give: user }),
              }))}
            >
              <Button size="sm" tone="ghost">
                {text.handOver}
                <ChevronDown aria-hidden className="size-3.5" />
              </Button>
            </Menu>
          )}
        </span>
      )}
    </div>
  );
}

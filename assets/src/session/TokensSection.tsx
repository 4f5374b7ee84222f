import { Plus } from "lucide-react";
import { useState } from "react";
import { formatAgo, formatUntil } from "../lib/format";
import { useNow } from "../lib/use-now";
import { security as text } from "../messages/en/security";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Section } from "../ui/Section";
import { toast } from "../ui/toast";
import type { AccessToken } from "../wire/http";
import { Loaded } from "./Loaded";
import { NewTokenDialog } from "./NewTokenDialog";
import { useTakeBack, useTokens } from "./security-queries";

/** What scripts sign in with. */
export function TokensSection() {
  const tokens = useTokens();
  const [making, setMaking] = useState(false);
  return (
    <Section
      title={text.tokens}
      action={
        <Button size="sm" onClick={() => setMaking(true)}>
          <Plus aria-hidden className="size-4" />
          {text.newToken}
        </Button>
      }
    >
      <p className="px-4 pb-2 text-sm text-ink-3">{text.tokensText}</p>
      <Loaded query={tokens}>{(found) => <List tokens={found} />}</Loaded>
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
    </Section>
  );
}

function List({ tokens }: { tokens: AccessToken[] }) {
  const takeBack = useTakeBack();
  const [leaving, setLeaving] = useState<AccessToken | null>(null);
  if (tokens.length === 0) return <p className="px-4 pb-4 text-ink-3">{text.noTokens}</p>;
  return (
    <>
      <ul className="divide-y divide-line px-4 pb-2">
        {tokens.map((token) => (
          <Row key={token.id} token={token} onTakeBack={() => setLeaving(token)} />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={text.takeBackTitle(leaving?.name ?? "")}
        text={text.takeBackText}
        action={text.takeBack}
        onConfirm={async () => {
          if (!leaving) return;
          await takeBack.mutateAsync(leaving.id);
          toast(text.takenBack);
        }}
      />
    </>
  );
}

function Row({ token, onTakeBack }: { token: AccessToken; onTakeBack(): void }) {
  const now = useNow();
  const facts = [
    token.used_at === null ? text.neverUsed : text.used(formatAgo(token.used_at, now)),
    text.ends(formatUntil(token.expires_at, now)),
  ];
  return (
    <li className="flex items-center gap-3 py-2.5">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="truncate font-medium">{token.name}</span>
          {token.scopes.map((scope) => (
            <Badge key={scope} tone={scope === "admin" ? "rust" : "neutral"}>
              {text.scopeNames[scope]}
            </Badge>
          ))}
        </span>
        <span className="block text-xs text-ink-3">{facts.join(", ")}</span>
      </span>
      <Button size="sm" aria-label={text.takeBackLabel(token.name)} onClick={onTakeBack}>
        {text.takeBack}
      </Button>
    </li>
  );
}

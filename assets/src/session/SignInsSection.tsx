import { Monitor, Smartphone, Terminal } from "lucide-react";
import { formatAgo, formatDate, formatMoment } from "../lib/format";
import { useNow } from "../lib/use-now";
import { security as text } from "../messages/en/security";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Section } from "../ui/Section";
import { toast } from "../ui/toast";
import type { SignIn } from "../wire/http";
import { Loaded } from "./Loaded";
import { useEndSignIn, useSignIns } from "./security-queries";
import { troubleOf } from "./use-form";

/** Where I am signed in, and a way to end it. */
export function SignInsSection() {
  const signIns = useSignIns();
  const end = useEndSignIn();
  const endOthers = () =>
    end.mutate(null, {
      onSuccess: () => toast(text.othersEnded),
      onError: (error) => toast.error(troubleOf(error).message),
    });
  const others = signIns.data && signIns.data.length > 1;
  return (
    <Section
      title={text.sessions}
      action={
        others && (
          <Button size="sm" onClick={endOthers} busy={end.isPending}>
            {text.endOthers}
          </Button>
        )
      }
    >
      <Loaded query={signIns}>
        {(found) => (
          <ul className="divide-y divide-line px-4 pb-2">
            {found.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

function Row({ one }: { one: SignIn }) {
  const now = useNow();
  const end = useEndSignIn();
  // The row is gone by then, and what is passed to `mutate` would be gone with it.
  const finish = async () => {
    try {
      await end.mutateAsync(one.id);
      toast(text.ended);
    } catch (error) {
      toast.error(troubleOf(error).message);
    }
  };
  const facts = [
    text.used(formatAgo(one.used_at, now)),
    text.since(formatDate(one.created_at)),
    ...(text.ways[one.way] ? [text.ways[one.way]] : []),
  ];
  return (
    <li className="flex items-center gap-3 py-2.5">
      <span className="text-ink-3 [&_svg]:size-5">{iconOf(one.device)}</span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 text-sm">
          <span className="font-medium">{one.device}</span>
          <span className="text-ink-2" title={one.address}>
            {one.place}
          </span>
          {one.current && <Badge tone="moss">{text.here}</Badge>}
        </span>
        <span className="block text-xs text-ink-3" title={formatMoment(one.used_at)}>
          {facts.join(", ")}
        </span>
      </span>
      {!one.current && (
        <Button
          size="sm"
          aria-label={text.endLabel(one.device, one.place)}
          busy={end.isPending}
          onClick={() => void finish()}
        >
          {text.end}
        </Button>
      )}
    </li>
  );
}

function iconOf(device: string) {
  if (/iPhone|iPad|Android/.test(device)) return <Smartphone />;
  return / on /.test(device) ? <Monitor /> : <Terminal />;
}

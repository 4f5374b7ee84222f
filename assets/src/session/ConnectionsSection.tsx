import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearch } from "wouter";
import { formatAgo } from "../lib/format";
import { useStore } from "../lib/use-store";
import { providers as text } from "../messages/en/providers";
import { paths } from "../paths";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import type { IdentitiesAnswer, Identity, Provider } from "../wire/http";
import { session } from "./current";
import { ProviderIcon } from "./ProviderIcon";
import { useProve } from "./prove";
import { providerProblem } from "./provider-problem";
import { troubleOf } from "./use-form";

/** By which providers I come in. Nothing in a house that has none. */
export function ConnectionsSection() {
  const search = useSearch();
  const house = useStore(session.house);
  const { data, error, refetch } = useQuery({
    queryKey: ["identities"],
    queryFn: () => api.get<IdentitiesAnswer>("/api/me/identities"),
  });
  const offered = house?.providers ?? [];
  const connected = data?.identities ?? [];
  if (offered.length === 0 && connected.length === 0) return null;
  const left = offered.filter(({ id }) => !connected.some(({ provider }) => provider === id));
  const wrong = error ? troubleOf(error).message : providerProblem(search, offered);
  return (
    <Section title={text.title}>
      <div className="grid gap-3 px-4 pb-4">
        {wrong && <Notice>{wrong}</Notice>}
        {data === undefined && !error && <SkeletonRows rows={1} />}
        {data && connected.length === 0 && <p className="text-sm text-ink-3">{text.none}</p>}
        {connected.length > 0 && (
          <ul className="grid gap-2">
            {connected.map((identity) => (
              <Connection key={identity.id} identity={identity} onGone={refetch} />
            ))}
          </ul>
        )}
        {data && left.length > 0 && (
          <p className="flex flex-wrap gap-2">
            {left.map((provider) => (
              <ConnectButton key={provider.id} provider={provider} />
            ))}
          </p>
        )}
      </div>
    </Section>
  );
}

function Connection({ identity, onGone }: { identity: Identity; onGone(): Promise<unknown> }) {
  const [asks, setAsks] = useState(false);
  const { id, provider, name, icon, email, used_at } = identity;
  const prove = useProve();
  const disconnect = async () => {
    await prove(() => api.delete(`/api/me/identities/${encodeURIComponent(id)}`));
    toast(text.disconnected);
    await onGone();
  };
  return (
    <li className="flex items-center gap-3">
      <ProviderIcon name={icon} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-sm text-ink-3">
          {provider === null ? text.notHere : text.asAndUsed(email, formatAgo(used_at, Date.now()))}
        </span>
      </span>
      <Button aria-label={text.disconnectNamed(name)} onClick={() => setAsks(true)}>
        {text.disconnect}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={text.disconnectTitle(name)}
        text={text.disconnectText(name)}
        action={text.disconnect}
        onConfirm={disconnect}
      />
    </li>
  );
}

function ConnectButton({ provider: { id, name, icon } }: { provider: Provider }) {
  const prove = useProve();
  const [busy, setBusy] = useState(false);
  const connect = async () => {
    setBusy(true);
    try {
      const form = { provider: id, next: paths.security };
      const { url } = await prove(() => api.post<{ url: string }>("/api/me/identities", form));
      location.assign(url);
    } catch (error) {
      toast.error(troubleOf(error).message);
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} onClick={connect}>
      <ProviderIcon name={icon} />
      {text.connect(name)}
    </Button>
  );
}

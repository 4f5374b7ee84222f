import { providers as text } from "../messages/en/providers";
import { buttonStyle } from "../ui/Button";
import type { Provider } from "../wire/http";
import { ProviderIcon } from "./ProviderIcon";

interface Props {
  providers: readonly Provider[] | undefined;
  /** Where to be afterwards. */
  next: string;
  /** Whether a line parts them from what stands above. */
  divided?: boolean;
}

/** The other ways in: a button for each provider. Nothing when there is none. */
export function ProviderButtons({ providers = [], next, divided = true }: Props) {
  if (providers.length === 0) return null;
  return (
    <div className="mt-4 grid gap-4">
      {divided && <Divider />}
      {providers.map(({ id, name, icon }) => (
        // Not within this page: the browser leaves for the provider.
        <a
          key={id}
          href={`/api/session/${id}/start?next=${encodeURIComponent(next)}`}
          className={buttonStyle({ tone: "outline", size: "lg" })}
        >
          <ProviderIcon name={icon} />
          {text.continueWith(name)}
        </a>
      ))}
    </div>
  );
}

function Divider() {
  return (
    <p aria-hidden className="flex items-center gap-3 text-sm text-ink-3">
      <span className="h-px flex-1 bg-line" />
      {text.or}
      <span className="h-px flex-1 bg-line" />
    </p>
  );
}

import { Link } from "wouter";
import { useTitle } from "../lib/use-title";
import { app as text } from "../messages/en/app";
import { paths } from "../paths";
import { buttonStyle } from "../ui/Button";
import { Logo } from "../ui/Logo";

/** There is nothing at this address. */
export function NotFoundPage() {
  useTitle(text.notFound);
  return (
    <div className="grid h-full place-content-center justify-items-center gap-2 p-6 text-center">
      <Logo className="size-10 text-ink-3" />
      <h1 className="mt-2 text-xl font-semibold tracking-tight">{text.notFound}</h1>
      <p className="max-w-sm text-ink-2">{text.notFoundText}</p>
      <Link href={paths.home} className={buttonStyle({ tone: "primary", className: "mt-3" })}>
        {text.toHome}
      </Link>
    </div>
  );
}

import type { ReactNode } from "react";
import { useTitle } from "../lib/use-title";
import { Logo } from "../ui/Logo";

interface Props {
  title: string;
  /** One line below the title. */
  lead?: ReactNode;
  children: ReactNode;
}

/** A page outside: the roof, what it is, and what to do. */
export function Doorway({ title, lead, children }: Props) {
  useTitle(title);
  return (
    <main className="grid min-h-full place-items-center bg-ground px-6 py-10">
      <div className="w-full max-w-[22rem]">
        <Logo className="size-12 text-ink" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight text-balance">{title}</h1>
        {lead && <p className="mt-1 text-ink-2">{lead}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}

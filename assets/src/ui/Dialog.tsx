import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../lib/cn";
import { ui } from "../messages/en/ui";

interface Props {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  /** One sentence below the title. */
  description?: ReactNode;
  /** "sm" for a question, "md" for a form, "lg" for lists. */
  size?: "sm" | "md" | "lg";
  /** Where the focus goes at first, when it is not at what asks for it by itself. */
  onOpenAutoFocus?(event: Event): void;
  children: ReactNode;
}

const widths = { sm: "sm:max-w-md", md: "sm:max-w-lg", lg: "sm:max-w-2xl" };

/** A window over the page. On a phone it rises from the bottom. Esc and a click outside close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  size = "md",
  onOpenAutoFocus,
  children,
}: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="appear fixed inset-0 z-40 bg-black/55" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...(onOpenAutoFocus ? { onOpenAutoFocus } : {})}
          className={cn(
            "appear fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] w-full flex-col rounded-t-plank bg-panel pb-[env(safe-area-inset-bottom)] shadow-pop outline-none sm:inset-x-auto sm:top-[12dvh] sm:bottom-auto sm:left-1/2 sm:max-h-[80dvh] sm:-translate-x-1/2 sm:rounded-plank",
            widths[size],
          )}
        >
          <header className="flex shrink-0 items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="truncate text-lg font-semibold tracking-tight">
                {title}
              </Radix.Title>
              {description && (
                <Radix.Description className="mt-0.5 text-sm text-ink-2">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close
              aria-label={ui.close}
              className="-mr-1.5 grid size-8 place-items-center rounded-control text-ink-2 hover:bg-raised hover:text-ink touch:size-11"
            >
              <X className="size-4" />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The buttons at the end of a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <footer className="mt-5 flex flex-wrap justify-end gap-2">{children}</footer>;
}

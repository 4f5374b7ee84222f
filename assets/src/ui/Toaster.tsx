import { Toaster as Sonner } from "sonner";

/** Where toasts appear. Once per page. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      theme="system"
      gap={8}
      // Above the message box, which people are in the middle of.
      offset={{ bottom: 84, right: 24 }}
      mobileOffset={{ bottom: 72 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center font-sans gap-3 rounded-plank bg-raised px-4 py-3 text-sm text-ink shadow-pop [&_[data-icon]]:shrink-0",
          title: "font-medium",
          description: "text-ink-2",
          actionButton:
            "ms-auto rounded-control bg-panel px-2.5 h-7 text-xs font-medium whitespace-nowrap touch:h-9",
          cancelButton:
            "rounded-control px-2.5 h-7 text-xs font-medium whitespace-nowrap text-ink-2 touch:h-9",
          error: "text-rust",
        },
      }}
    />
  );
}

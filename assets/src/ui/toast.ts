import type { ExternalToast } from "sonner";

// Fetched with the first word it has to say: no page waits for it.
const sonner = () => import("sonner");

function say(message: string, options?: ExternalToast): void {
  void sonner().then(({ toast }) => toast(message, options));
}

function fail(message: string, options?: ExternalToast): void {
  void sonner().then(({ toast }) => toast.error(message, options));
}

/** Takes back what was said. */
function dismiss(id: string): void {
  void sonner().then(({ toast }) => toast.dismiss(id));
}

/**
 * Reports on work in the background. What belongs to a place on the page is said there instead.
 */
export const toast = Object.assign(say, { error: fail, dismiss });

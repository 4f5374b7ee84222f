import { Suspense } from "react";
import { overlay } from "../commands/overlays";
import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";

const Palette = lazyPart(() => import("../commands/Palette").then((part) => part.Palette));
const ShortcutSheet = lazyPart(() =>
  import("../commands/ShortcutSheet").then((part) => part.ShortcutSheet),
);

/** The palette and the sheet of shortcuts, fetched when they are first opened. */
export function Overlays() {
  const open = useStore(overlay);
  const change = (next: boolean) => {
    if (!next) overlay.set("none");
  };
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette open onOpenChange={change} />}
      {open === "shortcuts" && <ShortcutSheet open onOpenChange={change} />}
    </Suspense>
  );
}

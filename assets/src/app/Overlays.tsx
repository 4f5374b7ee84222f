import { type ComponentType, useEffect, useState } from "react";
import { overlay } from "../commands/overlays";
import { useStore } from "../lib/use-store";
import { whenIdle } from "../lib/when-idle";

type Overlay = ComponentType<{ open: boolean; onOpenChange(open: boolean): void }>;

/** The palette and the sheet of shortcuts, fetched after everything that is seen. */
export function Overlays() {
  const open = useStore(overlay);
  const [parts, setParts] = useState<{ palette: Overlay; shortcuts: Overlay } | null>(null);
  useEffect(() => {
    const load = async () => {
      const [{ Palette }, { ShortcutSheet }] = await Promise.all([
        import("../commands/Palette"),
        import("../commands/ShortcutSheet"),
      ]);
      setParts({ palette: Palette, shortcuts: ShortcutSheet });
    };
    // Not by `lazy`: React may hold a late part back for 300 ms, and who presses the keys for the
    // palette types on at once.
    return whenIdle(() => void load().catch(() => {}));
  }, []);
  if (open === "none" || !parts) return null;
  const Part = parts[open];
  return <Part open onOpenChange={(next) => !next && overlay.set("none")} />;
}

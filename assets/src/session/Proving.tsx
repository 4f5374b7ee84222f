import { lazyPart } from "../lib/lazy-part";
import { useStore } from "../lib/use-store";
import { asking } from "./prove";

const ProveDialog = lazyPart(() => import("./ProveDialog").then((part) => part.ProveDialog));

/** Asks whether it is oneself, when something dangerous waits for the answer. */
export function Proving() {
  const waiting = useStore(asking);
  return waiting && <ProveDialog asking={waiting} />;
}

import { useEffect } from "react";
import { session as text } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { session } from "./current";
import { Doorway } from "./Doorway";

const AGAIN_MS = 3_000;

async function again() {
  await session.load();
  if (session.house.get() === null) await session.loadHouse().catch(() => {});
}

/** The server does not answer. Asks again by itself. */
export function Unreachable() {
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Doorway title={text.unreachable} lead={text.unreachableText}>
      <Button onClick={again}>{ui.retry}</Button>
    </Doorway>
  );
}

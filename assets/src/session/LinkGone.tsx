import { Link } from "wouter";
import { letters as text } from "../messages/en/letters";
import { buttonStyle } from "../ui/Button";
import { Doorway } from "./Doorway";

/** A link that was used, or whose time is over. `again` is where one asks for another. */
export function LinkGone({ again }: { again: string }) {
  return (
    <Doorway title={text.linkGone} lead={text.linkGoneText}>
      <Link href={again} className={buttonStyle({ tone: "primary", size: "lg" })}>
        {text.askAgain}
      </Link>
    </Doorway>
  );
}

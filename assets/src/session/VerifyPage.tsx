import { useState } from "react";
import { Link } from "wouter";
import { letters as text } from "../messages/en/letters";
import { paths } from "../paths";
import { Button, buttonStyle } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { api } from "../wire/api";
import { Doorway } from "./Doorway";
import { isGone } from "./gone";
import { LinkGone } from "./LinkGone";
import { useForm } from "./use-form";

/**
 * Where the link that confirms an address leads. It takes a press: programs that look at letters
 * open links, too.
 */
export function VerifyPage({ token }: { token: string }) {
  const [state, setState] = useState<"asking" | "done" | "gone">("asking");
  const { busy, submit, wrongElse } = useForm(async () => {
    try {
      await api.post("/api/email/verify", { token });
      setState("done");
    } catch (error) {
      if (!isGone(error)) throw error;
      setState("gone");
    }
  });
  if (state === "gone") return <LinkGone again={paths.security} />;
  if (state === "done") {
    return (
      <Doorway title={text.verified} lead={text.verifiedText}>
        <Link href={paths.home} className={buttonStyle({ tone: "primary", size: "lg" })}>
          {text.goOn}
        </Link>
      </Doorway>
    );
  }
  const wrong = wrongElse();
  return (
    <Doorway title={text.verifyTitle} lead={text.verifyText}>
      <form className="grid gap-4" onSubmit={submit}>
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy} autoFocus>
          {text.verify}
        </Button>
      </form>
    </Doorway>
  );
}

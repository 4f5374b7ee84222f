import { useState } from "react";
import { Link } from "wouter";
import { letters as text } from "../messages/en/letters";
import { paths } from "../paths";
import { Button, buttonStyle } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { api } from "../wire/api";
import { NewPassword } from "./AccountFields";
import { Doorway } from "./Doorway";
import { isGone } from "./gone";
import { LinkGone } from "./LinkGone";
import { useForm } from "./use-form";

/** Where the link of a forgotten password leads: choose another one. */
export function ResetPage({ token }: { token: string }) {
  const [password, setPassword] = useState("");
  const [state, setState] = useState<"asking" | "done" | "gone">("asking");
  const { busy, submit, wrongWith, wrongElse } = useForm(async () => {
    try {
      await api.post("/api/password/reset", { token, password });
      setState("done");
    } catch (error) {
      if (!isGone(error)) throw error;
      setState("gone");
    }
  });
  if (state === "gone") return <LinkGone again={paths.forgot} />;
  if (state === "done") {
    return (
      <Doorway title={text.resetDone} lead={text.resetDoneText}>
        <Link href={paths.signIn} className={buttonStyle({ tone: "primary", size: "lg" })}>
          {text.signIn}
        </Link>
      </Doorway>
    );
  }
  const wrong = wrongElse("password");
  return (
    <Doorway title={text.resetTitle} lead={text.resetText}>
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <NewPassword
          label={text.newPassword}
          name="password"
          value={password}
          onChange={setPassword}
          error={wrongWith("password")}
        />
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" size="lg" busy={busy}>
          {text.setPassword}
        </Button>
      </form>
    </Doorway>
  );
}

import { useState } from "react";
import { letters as text } from "../messages/en/letters";
import { ui } from "../messages/en/ui";
import { session } from "../session/current";
import { troubleOf, useForm } from "../session/use-form";
import { Button } from "../ui/Button";
import { Field, Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { Select } from "../ui/Select";
import { SkeletonRows } from "../ui/Skeleton";
import { toast } from "../ui/toast";
import type { HouseSettings, Registration } from "../wire/http";
import { useChangeHouse, useHouseSettings } from "./house";

const WAYS: Registration[] = ["open", "invite", "domain", "closed"];

/** What the house is called, where it is, and who may join. */
export function RegistrationSection() {
  const { data, error } = useHouseSettings();
  return (
    <Section title={text.registration}>
      {error && <Notice className="mx-4 mb-4">{troubleOf(error).message}</Notice>}
      {data ? <Settings settings={data} /> : !error && <SkeletonRows rows={3} />}
    </Section>
  );
}

function Settings({ settings }: { settings: HouseSettings }) {
  const change = useChangeHouse();
  const [registration, setRegistration] = useState(settings.registration);
  const { busy, submit, wrongWith, wrongElse } = useForm(async (fields) => {
    const field = (name: string) => String(fields.get(name) ?? "").trim();
    const url = field("public_url");
    await change.mutateAsync({
      name: field("house"),
      registration,
      ...(registration === "domain" && {
        domains: field("domains")
          .split(/[\s,;]+/)
          .filter(Boolean),
      }),
      ...(!settings.public_url_fixed && url && { public_url: url }),
    });
    toast(ui.saved);
    // The door says how people come in.
    await session.loadHouse();
  });
  const wrong = wrongElse("house", "domains", "public_url");
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 px-4 pb-4">
      <Input
        label={text.house}
        name="house"
        defaultValue={settings.name}
        maxLength={64}
        error={wrongWith("house")}
      />
      <Input
        label={text.publicUrl}
        name="public_url"
        type="url"
        defaultValue={settings.public_url ?? ""}
        disabled={settings.public_url_fixed}
        placeholder={location.origin}
        hint={settings.public_url_fixed ? text.publicUrlFixed : text.publicUrlHint}
        error={wrongWith("public_url")}
      />
      <Field label={text.registration}>
        {({ id }) => (
          <Select
            id={id}
            size="lg"
            value={registration}
            options={WAYS.map((value) => ({ value, label: text.ways[value] }))}
            onChange={setRegistration}
          />
        )}
      </Field>
      {registration === "domain" && (
        <Input
          label={text.domains}
          name="domains"
          defaultValue={settings.domains.join(" ")}
          autoCapitalize="none"
          spellCheck={false}
          hint={text.domainsHint}
          error={wrongWith("domains")}
        />
      )}
      {wrong && <Notice>{wrong}</Notice>}
      <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
        {ui.save}
      </Button>
    </form>
  );
}

import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import { rooms as text } from "../messages/en/rooms";
import { ui } from "../messages/en/ui";
import { paths } from "../paths";
import { troubleOf } from "../session/use-form";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Field, Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Select } from "../ui/Select";
import { toast } from "../ui/toast";
import type { Visibility } from "../wire/frames";
import { ChoiceCards } from "./ChoiceCards";
import { useLanguages } from "./LanguagesSection";
import { useCreateRoom } from "./queries";
import { visibilities } from "./visibility";

const EMPTY = "empty";

interface Props {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Makes a room, and goes there. */
export function NewRoomDialog({ open, onOpenChange }: Props) {
  const languages = useLanguages().filter(({ state }) => state !== "failed");
  const create = useCreateRoom();
  const [, go] = useLocation();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [visibility, setVisibility] = useState<Visibility>("private");
  const [language, setLanguage] = useState(EMPTY);
  const trouble = create.error && troubleOf(create.error);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const about = description.trim();
    const { room, fileMissing } = await create.mutateAsync({
      name: name.trim(),
      visibility,
      ...(about && { description: about }),
      language: language === EMPTY ? null : language,
    });
    if (fileMissing) toast.error(text.templateFailed);
    onOpenChange(false);
    go(paths.room(room.code));
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={text.newRoomTitle}>
      {/* What went wrong is shown from the mutation's own state. */}
      <form className="grid gap-4" onSubmit={(event) => void submit(event).catch(() => {})}>
        <Input
          label={text.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder={text.namePlaceholder}
          required
          maxLength={80}
          autoFocus
          error={trouble?.field === "name" ? trouble.message : null}
        />
        <Input
          label={text.description}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
          maxLength={500}
          aside={<span className="text-ink-3">{ui.optional}</span>}
          error={trouble?.field === "description" ? trouble.message : null}
        />
        <ChoiceCards
          legend={text.visibility}
          value={visibility}
          choices={visibilities}
          onChange={setVisibility}
        />
        {languages.length > 0 && (
          <Field label={text.startWith}>
            {(ids) => (
              <Select
                {...ids}
                size="lg"
                value={language}
                onChange={setLanguage}
                options={[
                  { value: EMPTY, label: text.startEmpty },
                  ...languages.map(({ id, name, version }) => ({
                    value: id,
                    label: `${name} ${version}`,
                  })),
                ]}
              />
            )}
          </Field>
        )}
        {trouble && trouble.field !== "name" && trouble.field !== "description" && (
          <Notice>{trouble.message}</Notice>
        )}
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>{ui.cancel}</Button>
          <Button type="submit" tone="primary" busy={create.isPending}>
            {text.create}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

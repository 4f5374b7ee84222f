import { LogOut, Trash2 } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { rooms as text } from "../messages/en/rooms";
import { ui } from "../messages/en/ui";
import { paths } from "../paths";
import { useProfile } from "../session/current";
import { troubleOf, useForm } from "../session/use-form";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Dialog } from "../ui/Dialog";
import { Input, TextArea } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { toast } from "../ui/toast";
import type { Role, Room } from "../wire/frames";
import { ChoiceCards } from "./ChoiceCards";
import { MembersList } from "./MembersList";
import { useChangeRoom, useDeleteRoom, useRemoveMember } from "./queries";
import { canManage } from "./roles";
import { visibilities } from "./visibility";

interface Props {
  room: Pick<Room, "code" | "name" | "description" | "visibility">;
  /** What I am in it. */
  role: Role;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** What a room is called, who finds it, who belongs to it, and how it ends. */
export function RoomSettingsDialog({ room, role, open, onOpenChange }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={text.settingsTitle} size="lg">
      <div className="grid gap-8">
        <About room={room} role={role} />
        <MembersList code={room.code} role={role} />
        <Ending room={room} role={role} />
      </div>
    </Dialog>
  );
}

function About({ room, role }: Pick<Props, "room" | "role">) {
  const change = useChangeRoom(room.code);
  const [visibility, setVisibility] = useState(room.visibility);
  const { submit, busy, wrongWith, wrongElse } = useForm(async (fields) => {
    await change.mutateAsync({
      name: String(fields.get("name")).trim(),
      description: String(fields.get("description")).trim(),
      visibility,
    });
    toast(ui.saved);
  });
  const locked = !canManage(role);
  const wrong = wrongElse("name", "description");
  return (
    <section aria-label={text.about}>
      <form onSubmit={submit} className="grid gap-4">
        {locked && <Notice tone="neutral">{text.ownerOnly}</Notice>}
        <Input
          label={text.name}
          name="name"
          defaultValue={room.name}
          required
          maxLength={80}
          disabled={locked}
          error={wrongWith("name")}
        />
        <TextArea
          label={text.description}
          name="description"
          defaultValue={room.description}
          maxLength={500}
          rows={2}
          disabled={locked}
          error={wrongWith("description")}
        />
        <ChoiceCards
          legend={text.visibility}
          value={visibility}
          choices={visibilities}
          onChange={setVisibility}
          disabled={locked}
        />
        {wrong && <Notice>{wrong}</Notice>}
        {!locked && (
          <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
            {ui.save}
          </Button>
        )}
      </form>
    </section>
  );
}

function Ending({ room, role }: Pick<Props, "room" | "role">) {
  const { user } = useProfile();
  const leave = useRemoveMember(room.code);
  const remove = useDeleteRoom(room.code);
  const [asking, setAsking] = useState<"leave" | "delete" | null>(null);
  const [, go] = useLocation();
  const close = () => setAsking(null);
  const carryOut = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      throw new Error(troubleOf(error).message);
    }
    go(paths.home);
  };
  return (
    <section aria-label={text.ending} className="flex flex-wrap gap-2 border-t border-line pt-5">
      <Button tone="outline" onClick={() => setAsking("leave")}>
        <LogOut aria-hidden className="size-4" />
        {text.leave}
      </Button>
      {canManage(role) && (
        <Button tone="danger" onClick={() => setAsking("delete")}>
          <Trash2 aria-hidden className="size-4" />
          {text.delete}
        </Button>
      )}
      <ConfirmDialog
        open={asking === "leave"}
        onOpenChange={close}
        title={text.leaveTitle(room.name)}
        text={text.leaveText}
        action={text.leave}
        onConfirm={() => carryOut(() => leave.mutateAsync(user.id))}
      />
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={close}
        title={text.deleteTitle(room.name)}
        text={text.deleteText}
        action={text.delete}
        typeName={room.name}
        onConfirm={async () => {
          await carryOut(() => remove.mutateAsync(room.name));
          toast(text.deleted(room.name));
        }}
      />
    </section>
  );
}

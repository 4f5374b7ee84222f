import { useRef, useState } from "react";
import { Button } from "../ui/Button";
import { toast } from "../ui/toast";
import { api } from "../wire/api";
import type { Language } from "../wire/frames";
import type { TreeActions } from "./actions";
import { text } from "./messages";

type Props = {
  actions: TreeActions;
  canWrite: boolean;
  languages: readonly Language[];
  onNewFile(): void;
};

/** A room without files: what to do about it. */
export function EmptyRoom({ actions, canWrite, languages, onNewFile }: Props) {
  const folder = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const start = async (language: string) => {
    setBusy(language);
    try {
      const { file } = await api.post<{ file: string }>(`/api/rooms/${actions.code}/template`, {
        language,
      });
      actions.open(file);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(null);
    }
  };
  if (!canWrite) return <p className="px-3 py-4 text-sm text-ink-2">{text.emptyViewer}</p>;
  return (
    <div className="grid gap-2 px-3 py-3">
      <p className="mb-1 text-sm text-ink-2">{text.empty}</p>
      <Button onClick={onNewFile}>{text.newFile}</Button>
      <Button onClick={() => folder.current?.click()}>{text.dropFolder}</Button>
      {languages.map(({ id, name }) => (
        <Button key={id} busy={busy === id} onClick={() => void start(id)}>
          {text.startFrom(name)}
        </Button>
      ))}
      <input
        ref={(input) => {
          folder.current = input;
          // React does not know the attribute.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        onChange={({ target }) => {
          const brought = [...(target.files ?? [])].map((file) => ({
            path: file.webkitRelativePath || file.name,
            file,
          }));
          target.value = "";
          void actions.bring(brought, null);
        }}
      />
    </div>
  );
}

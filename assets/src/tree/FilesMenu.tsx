import { Archive, Download, Ellipsis, FileUp, Trash2 } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../ui/IconButton";
import { Menu, type MenuEntry } from "../ui/Menu";
import type { TreeActions } from "./actions";
import { text } from "./messages";

type Props = {
  actions: TreeActions;
  canWrite: boolean;
  isEmpty: boolean;
  onTrash(): void;
};

/** What else can be done with all the files of a room. */
export function FilesMenu({ actions, canWrite, isEmpty, onTrash }: Props) {
  const files = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const download = () => {
    const link = document.createElement("a");
    link.href = `/api/rooms/${actions.code}/archive.zip`;
    link.download = "";
    link.click();
  };
  const bringing: MenuEntry[] = [
    { label: text.uploadFiles, icon: <FileUp />, run: () => files.current?.click() },
    { label: text.uploadZip, icon: <Archive />, run: () => zip.current?.click() },
  ];
  const entries: MenuEntry[] = [
    ...(canWrite ? bringing : []),
    { label: text.downloadZip, icon: <Download />, disabled: isEmpty, run: download },
    { label: text.trash, icon: <Trash2 />, run: onTrash },
  ];
  return (
    <>
      <Menu entries={entries}>
        <IconButton label={text.more} className="size-7">
          <Ellipsis />
        </IconButton>
      </Menu>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          const brought = [...(target.files ?? [])].map((file) => ({ path: file.name, file }));
          target.value = "";
          void actions.bring(brought, null);
        }}
      />
      <input
        ref={zip}
        type="file"
        accept=".zip,application/zip"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = "";
          if (file) void actions.unpack(file);
        }}
      />
    </>
  );
}

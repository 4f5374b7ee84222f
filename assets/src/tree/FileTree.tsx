import { FilePlus2, FolderPlus } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { cn } from "../lib/cn";
import { IconButton } from "../ui/IconButton";
import { ContextMenu, type MenuEntry } from "../ui/Menu";
import type { Language } from "../wire/frames";
import { TreeActions } from "./actions";
import { EmptyRoom } from "./EmptyRoom";
import { FilesMenu } from "./FilesMenu";
import { text } from "./messages";
import { NameInput } from "./NameInput";
import type { Row } from "./rows";
import { TrashDialog } from "./TrashDialog";
import { type Here, TreeRow } from "./TreeRow";
import type { Tree } from "./tree";
import { rowId, useTree } from "./use-tree";

type Props = {
  tree: Tree;
  code: string;
  /** The file that shows in the editor. */
  current: string | null;
  canWrite: boolean;
  /** Who is in which file. */
  here: ReadonlyMap<string, readonly Here[]>;
  languages: readonly Language[];
  onOpen(file: string): void;
};

/** The files of a room: look, open, make, name, move, delete, bring in. */
export function FileTree({ tree, code, current, canWrite, here, languages, onOpen }: Props) {
  const open = useRef(onOpen);
  open.current = onOpen;
  const actions = useMemo(
    () => new TreeActions(tree, code, (file) => open.current(file)),
    [tree, code],
  );
  const state = useTree(actions, current, canWrite);
  const [trash, setTrash] = useState(false);
  const { rows, writing, dragging, target } = state;
  const isEmpty = rows.length === 0 && writing === null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop things on; menus and keys do the same.
    <div
      className={cn(
        "flex h-full flex-col",
        target === null && "outline-2 -outline-offset-2 outline-ember-ink",
      )}
      onDragOver={(event) => dragging.onDragOver(event, undefined)}
      onDragLeave={dragging.onDragLeave}
      onDrop={(event) => dragging.onDrop(event, undefined)}
    >
      <header className="flex h-9 shrink-0 items-center ps-3 pe-1 touch:h-12">
        <h2 className="text-xs font-semibold text-ink-2">{text.files}</h2>
        <span className="ms-auto flex">
          {canWrite && (
            <>
              <IconButton
                label={text.newFile}
                className="size-7"
                onClick={() => state.write("file", focusedRow(state))}
              >
                <FilePlus2 />
              </IconButton>
              <IconButton
                label={text.newFolder}
                className="size-7"
                onClick={() => state.write("folder", focusedRow(state))}
              >
                <FolderPlus />
              </IconButton>
            </>
          )}
          <FilesMenu
            actions={actions}
            canWrite={canWrite}
            isEmpty={rows.length === 0}
            onTrash={() => setTrash(true)}
          />
        </span>
      </header>
      {isEmpty ? (
        <EmptyRoom
          actions={actions}
          canWrite={canWrite}
          languages={languages}
          onNewFile={() => state.write("file")}
        />
      ) : (
        <Rows state={state} actions={actions} current={current} canWrite={canWrite} here={here} />
      )}
      {trash && (
        <TrashDialog code={code} tree={tree} canWrite={canWrite} onClose={() => setTrash(false)} />
      )}
    </div>
  );
}

type State = ReturnType<typeof useTree>;

function focusedRow({ rows, focused }: State): Row | undefined {
  return rows.find((row) => row.id === focused);
}

type RowsProps = {
  state: State;
  actions: TreeActions;
  current: string | null;
  canWrite: boolean;
  here: Props["here"];
};

function Rows({ state, actions, current, canWrite, here }: RowsProps) {
  const { rows, writing, dragging } = state;
  const row = focusedRow(state);
  const newParent = writing && writing.what !== "name" ? writing.parent : undefined;
  const draft =
    writing && writing.what !== "name" ? (
      <Draft key="draft" state={state} actions={actions} />
    ) : null;
  return (
    <ContextMenu entries={row ? menuOf(row, state, actions, canWrite) : []}>
      <div
        role="tree"
        aria-label={text.tree}
        className="min-h-0 flex-1 overflow-auto px-1.5 pb-2"
        onKeyDown={state.onKeyDown}
      >
        {newParent === null && draft}
        {rows.map((one) => {
          const renaming = writing?.what === "name" && writing.id === one.id;
          return [
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys of all its rows.
            <div
              key={one.id}
              id={rowId(one.id)}
              role="treeitem"
              aria-level={one.depth + 1}
              aria-posinset={one.index + 1}
              aria-setsize={one.count}
              aria-selected={one.id === current}
              aria-expanded={one.kind === "folder" ? one.expanded : undefined}
              tabIndex={one.id === state.focused ? 0 : -1}
              draggable={canWrite && !renaming}
              className="rounded-[6px] outline-offset-[-2px]"
              onClick={() => !renaming && state.activate(one)}
              onFocus={() => state.setFocused(one.id)}
              onContextMenu={() => state.setFocused(one.id)}
              onDragStart={(event) => dragging.onDragStart(event, one)}
              onDragOver={(event) => dragging.onDragOver(event, one)}
              onDrop={(event) => dragging.onDrop(event, one)}
            >
              <TreeRow
                row={one}
                current={one.id === current}
                target={state.target === one.id}
                cut={state.cut === one.id}
                here={here.get(one.id) ?? []}
                input={renaming ? <Rename row={one} state={state} actions={actions} /> : undefined}
              />
            </div>,
            newParent === one.id && draft,
          ];
        })}
      </div>
    </ContextMenu>
  );
}

function Rename({ row, state, actions }: { row: Row; state: State; actions: TreeActions }) {
  const done = () => {
    state.setWriting(null);
    requestAnimationFrame(() => document.getElementById(rowId(row.id))?.focus());
  };
  return (
    <NameInput
      label={text.name}
      initial={row.name}
      problem={(name) => actions.problem(name, row.parent, row.id)}
      onCancel={done}
      onDone={(name) => {
        actions.tree.rename(row.id, name);
        done();
      }}
    />
  );
}

/** The row of something that has no name yet. */
function Draft({ state, actions }: { state: State; actions: TreeActions }) {
  const { writing } = state;
  if (!writing || writing.what === "name") return null;
  const { what, parent } = writing;
  const depth = parent === null ? 0 : (actions.tree.entries.get().get(parent)?.depth ?? 0) + 1;
  const row: Row = {
    id: "draft",
    kind: what,
    name: "",
    path: "",
    parent,
    depth,
    language: null,
    expanded: false,
    hasChildren: false,
    index: 0,
    count: 1,
  };
  const input = (
    <NameInput
      label={what === "file" ? text.nameOfFile : text.nameOfFolder}
      initial=""
      problem={(name) => actions.problem(name, parent, null)}
      onCancel={() => state.setWriting(null)}
      onDone={(name) => {
        state.setWriting(null);
        state.setFocused(actions.create(what, name, parent));
      }}
    />
  );
  return (
    <div role="none">
      <TreeRow row={row} current={false} target={false} cut={false} here={[]} input={input} />
    </div>
  );
}

function menuOf(row: Row, state: State, actions: TreeActions, canWrite: boolean): MenuEntry[] {
  const copyPath: MenuEntry = {
    label: text.copyPath,
    run: () => void navigator.clipboard?.writeText(row.path),
  };
  const open: MenuEntry = { label: text.open, keys: "enter", run: () => state.activate(row) };
  if (!canWrite) return [open, copyPath];
  return [
    open,
    { kind: "line" },
    { label: text.newFile, takesFocus: true, run: () => state.write("file", row) },
    { label: text.newFolder, takesFocus: true, run: () => state.write("folder", row) },
    { kind: "line" },
    {
      label: text.rename,
      keys: "F2",
      takesFocus: true,
      run: () => state.setWriting({ what: "name", id: row.id }),
    },
    { label: text.cut, keys: "mod+x", run: () => state.setCut(row.id) },
    {
      label: text.paste,
      keys: "mod+v",
      disabled: state.cut === null,
      run: () => state.paste(row),
    },
    copyPath,
    { kind: "line" },
    { label: text.delete, keys: "Del", tone: "danger", run: () => actions.delete(row.id) },
  ];
}

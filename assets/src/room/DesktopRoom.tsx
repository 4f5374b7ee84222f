import { type ReactNode, useEffect, useState } from "react";
import {
  Group,
  Panel,
  type PanelImperativeHandle,
  Separator,
  usePanelRef,
} from "react-resizable-panels";
import { type Command, registry } from "../commands/registry";
import { text as editorText } from "../editor/messages";
import { cn } from "../lib/cn";
import { useMedia, WIDE } from "../lib/use-media";
import { useStore } from "../lib/use-store";
import { text as treeText } from "../tree/messages";
import { Beam } from "../ui/Beam";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { useRoom } from "./context";
import { EditorPart } from "./EditorPart";
import { EditorTabs } from "./EditorTabs";
import { Header } from "./Header";
import { rememberedLayout, rememberLayout } from "./layout";
import type { Memory } from "./memory";
import { text } from "./messages";
import { RunPart, TreePart } from "./parts";
import { SidePanel } from "./SidePanel";
import { StatusBar } from "./StatusBar";
import { useLayout } from "./use-layout";

/** A room from 900 px on: files, code over programs, people beside. */
export function DesktopRoom({ memory }: { memory: Memory }) {
  const { view } = useRoom();
  const layout = useLayout();
  const { people, here, beam } = layout;
  const wide = useMedia(WIDE);
  const overlay = useStore(view.overlay);
  const tree = usePanelRef();
  const run = usePanelRef();
  const side = usePanelRef();
  usePanelCommands(tree, run, side, wide);
  return (
    <div className="flex h-full min-w-0 flex-col pe-1.5 max-[900px]:ps-1.5">
      <Header layout={layout} />
      <Beam parts={beam} className="mb-1.5 shrink-0" />
      <div className="relative min-h-0 flex-1">
        <Group
          key={wide ? "wide" : "narrow"}
          orientation="horizontal"
          className="h-full"
          defaultLayout={rememberedLayout(wide ? "wide" : "narrow")}
          onLayoutChanged={(layout) => rememberLayout(wide ? "wide" : "narrow", layout)}
        >
          <Fold id="tree" panel={tree} defaultSize="15%" minSize="150px">
            <section aria-label={treeText.files} data-part className="plank h-full">
              <TreePart here={here} />
            </section>
          </Fold>
          <Grip label={text.resize.tree} />
          <Panel id="middle" minSize="320px">
            <Group
              orientation="vertical"
              className="h-full"
              defaultLayout={rememberedLayout("middle")}
              onLayoutChanged={(layout) => rememberLayout("middle", layout)}
            >
              <Panel id="code" minSize="140px">
                <section
                  aria-label={editorText.editor}
                  data-part
                  className="plank flex h-full flex-col"
                >
                  <EditorTabs here={here} />
                  <div className="min-h-0 flex-1">
                    <ErrorBoundary name={editorText.theEditor}>
                      <EditorPart />
                    </ErrorBoundary>
                  </div>
                </section>
              </Panel>
              <Grip row label={text.resize.run} />
              <Fold id="run" panel={run} defaultSize="29%" minSize="90px">
                <section aria-label={text.run} data-part className="plank h-full">
                  <RunPart />
                </section>
              </Fold>
            </Group>
          </Panel>
          {wide && (
            <>
              <Grip label={text.resize.side} />
              <Fold id="side" panel={side} defaultSize="25.5%" minSize="280px">
                <SidePanel people={people} memory={memory} open />
              </Fold>
            </>
          )}
        </Group>
        {!wide && (
          <div
            hidden={!overlay}
            className="absolute inset-y-0 right-0 z-20 w-[min(360px,60%)] rounded-plank shadow-pop"
          >
            <SidePanel people={people} memory={memory} open={overlay} />
          </div>
        )}
      </div>
      <StatusBar />
    </div>
  );
}

type FoldProps = {
  id: string;
  panel: ReturnType<typeof usePanelRef>;
  defaultSize: string;
  minSize: string;
  children: ReactNode;
};

/** A panel that folds away; then nothing in it can be reached. */
function Fold({ id, panel, defaultSize, minSize, children }: FoldProps) {
  const [folded, setFolded] = useState(false);
  return (
    <Panel
      id={id}
      panelRef={panel}
      defaultSize={defaultSize}
      minSize={minSize}
      collapsible
      onResize={({ inPixels }) => setFolded(inPixels < 1)}
    >
      <div className={cn("h-full", folded && "invisible")}>{children}</div>
    </Panel>
  );
}

function Grip({ row, label }: { row?: boolean; label: string }) {
  return (
    <Separator
      aria-label={label}
      className={cn(
        "group relative grid shrink-0 place-items-center outline-none",
        row ? "h-1.5 w-full" : "w-1.5",
      )}
    >
      <span
        className={cn(
          "rounded-full bg-transparent transition-colors group-hover:bg-line-strong group-focus-visible:bg-ember-ink group-data-[separator=active]:bg-ember-ink",
          row ? "h-[2px] w-10" : "h-10 w-[2px]",
        )}
      />
    </Separator>
  );
}

type PanelRef = { current: PanelImperativeHandle | null };

/** The commands that show and hide panels. */
function usePanelCommands(tree: PanelRef, run: PanelRef, side: PanelRef, wide: boolean): void {
  const { view } = useRoom();
  useEffect(() => {
    const turn = (panel: PanelRef) => () => {
      const { current } = panel;
      if (current?.isCollapsed()) current.expand();
      else current?.collapse();
    };
    const commands: Command[] = [
      { id: "room.tree", name: text.toggleTree, group: "room", keys: "mod+b", run: turn(tree) },
      { id: "room.run-panel", name: text.toggleRun, group: "room", keys: "mod+j", run: turn(run) },
      {
        id: "room.side",
        name: text.toggleSide,
        group: "room",
        keys: "mod+alt+b",
        run: wide ? turn(side) : () => view.overlay.update((open) => !open),
      },
    ];
    return registry.add(commands);
  }, [view, tree, run, side, wide]);
}

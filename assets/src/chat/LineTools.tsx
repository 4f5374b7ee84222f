import {
  Copy,
  Ellipsis,
  Link as LinkIcon,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Trash2,
} from "lucide-react";
import { cn } from "../lib/cn";
import { IconButton } from "../ui/IconButton";
import { Menu, type MenuEntry } from "../ui/Menu";
import { Popover } from "../ui/Popover";
import { type Actions, isThere, mayDelete, mayEdit, useActions } from "./actions";
import type { Line } from "./chat";
import { EmojiPicker } from "./EmojiPicker";
import { text } from "./messages";

/** Everything that can be done to a message, for its menus. */
export function entriesOf(line: Line, actions: Actions, onReact: () => void): MenuEntry[] {
  if (!isThere(line)) return [];
  const { mayTalk, mayPin } = actions;
  const pinned = line.pinned_at !== null;
  const entries: (MenuEntry | false)[] = [
    mayTalk && {
      label: text.react,
      icon: <SmilePlus />,
      keys: "+",
      takesFocus: true,
      run: onReact,
    },
    mayTalk && {
      label: text.reply,
      icon: <Reply />,
      keys: "r",
      takesFocus: true,
      run: () => actions.reply(line),
    },
    mayEdit(line, actions) && {
      label: text.edit,
      icon: <Pencil />,
      keys: "e",
      takesFocus: true,
      run: () => actions.edit(line),
    },
    mayPin && {
      label: pinned ? text.unpin : text.pin,
      icon: pinned ? <PinOff /> : <Pin />,
      run: () => actions.pin(line, !pinned),
    },
    { label: text.copyLink, icon: <LinkIcon />, run: () => actions.copyLink(line) },
    { label: text.copyText, icon: <Copy />, run: () => actions.copyText(line) },
    mayDelete(line, actions) && { kind: "line" },
    mayDelete(line, actions) && {
      label: text.delete,
      icon: <Trash2 />,
      tone: "danger",
      takesFocus: true,
      run: () => actions.remove(line),
    },
  ];
  return entries.filter((entry) => entry !== false);
}

type Props = { line: Line; picking: boolean; onPicking(picking: boolean): void };

/** The tools above a message, on hover and focus. */
export function LineTools({ line, picking, onPicking }: Props) {
  const actions = useActions();
  const entries = entriesOf(line, actions, () => onPicking(true));
  const small = "size-7 touch:size-9";
  return (
    <div
      role="toolbar"
      aria-label={text.tools(line.author_name)}
      className={cn(
        "absolute -top-3 right-2 z-10 flex rounded-control bg-panel p-0.5 opacity-0 shadow-pop group-focus-within:opacity-100 group-hover:opacity-100 has-[[data-state=open]]:opacity-100",
        picking && "opacity-100",
      )}
    >
      {actions.mayTalk && (
        <Popover
          open={picking}
          onOpenChange={onPicking}
          label={text.emoji}
          side="top"
          content={
            <EmojiPicker
              onPick={(emoji) => {
                onPicking(false);
                actions.react(line, emoji);
              }}
            />
          }
        >
          <IconButton label={text.react} side="top" className={small}>
            <SmilePlus />
          </IconButton>
        </Popover>
      )}
      {actions.mayTalk && (
        <IconButton
          label={text.reply}
          side="top"
          className={small}
          onClick={() => actions.reply(line)}
        >
          <Reply />
        </IconButton>
      )}
      {mayEdit(line, actions) && (
        <IconButton
          label={text.edit}
          side="top"
          className={small}
          onClick={() => actions.edit(line)}
        >
          <Pencil />
        </IconButton>
      )}
      <Menu entries={entries}>
        <IconButton label={text.more} side="top" className={small}>
          <Ellipsis />
        </IconButton>
      </Menu>
    </div>
  );
}

import {
  Compass,
  House,
  Keyboard,
  MessageSquare,
  Search,
  ShieldCheck,
  SunMoon,
} from "lucide-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { overlay } from "../commands/overlays";
import { cn } from "../lib/cn";
import { slotOf } from "../lib/format";
import { useStore } from "../lib/use-store";
import { admin as adminText } from "../messages/en/admin";
import { app as text } from "../messages/en/app";
import { paths } from "../paths";
import { sorted } from "../people/direct";
import { text as directText } from "../people/messages";
import { useRooms } from "../rooms/queries";
import { RoomTile } from "../rooms/RoomTile";
import { useProfile } from "../session/current";
import { Avatar, type PresenceState } from "../ui/Avatar";
import { CountBadge } from "../ui/Badge";
import { Logo } from "../ui/Logo";
import { Tip } from "../ui/Tooltip";
import type { RoomSummary } from "../wire/http";
import { live } from "../wire/live";
import { switchTheme } from "./use-app-commands";

const spot =
  "relative grid size-10 place-items-center rounded-[10px] text-ink-3 transition-colors hover:bg-raised hover:text-ink [&_svg]:size-[18px]";

/** The way around, at the side: home, rooms, search, oneself. */
export function Rail() {
  const [here] = useLocation();
  const { data } = useRooms();
  const { user } = useProfile();
  const { rooms, direct, requests, unread } = sorted(data ?? []);
  const talking = [...direct, ...requests].some(({ code }) => here === paths.room(code));
  const to = (href: string) => (here === href ? ("page" as const) : undefined);
  return (
    <nav
      aria-label={text.main}
      className="hidden w-14 shrink-0 flex-col items-center gap-1 py-2 min-[900px]:flex"
    >
      <Logo className="mb-2 size-10 p-1.5 text-ink" />
      <RailLink href={paths.home} label={text.home} current={to(paths.home)}>
        <House strokeWidth={1.9} />
      </RailLink>
      {user.role !== "guest" && (
        <RailLink href={paths.browse} label={text.browse} current={to(paths.browse)}>
          <Compass strokeWidth={1.9} />
        </RailLink>
      )}
      {user.role !== "guest" && (
        <RailLink
          href={paths.messages}
          label={text.room(directText.title, unread)}
          current={talking ? "page" : to(paths.messages)}
        >
          <MessageSquare strokeWidth={1.9} />
          <CountBadge count={unread} label="" className="absolute top-0.5 right-0.5" />
        </RailLink>
      )}
      <span className="my-2 h-px w-6 shrink-0 bg-line-strong" />
      <ul className="grid min-h-0 gap-1 overflow-x-visible overflow-y-auto [scrollbar-width:none]">
        {rooms.map((room) => (
          <RoomLink key={room.id} room={room} here={here} me={user.id} />
        ))}
      </ul>
      <div className="mt-auto flex flex-col items-center gap-1 pt-2">
        {user.role === "admin" && (
          <RailLink href={paths.admin} label={adminText.link} current={to(paths.admin)}>
            <ShieldCheck strokeWidth={1.9} />
          </RailLink>
        )}
        <RailButton label={text.search} keys="mod+k" onClick={() => overlay.set("palette")}>
          <Search strokeWidth={1.9} />
        </RailButton>
        <RailButton label={text.shortcuts} keys="mod+/" onClick={() => overlay.set("shortcuts")}>
          <Keyboard strokeWidth={1.9} />
        </RailButton>
        <RailButton label={text.switchTheme} onClick={switchTheme}>
          <SunMoon strokeWidth={1.9} />
        </RailButton>
        <ProfileLink current={to(paths.profile)} />
      </div>
    </nav>
  );
}

interface LinkProps {
  href: string;
  label: string;
  current: "page" | undefined;
  children: ReactNode;
}

function RailLink({ href, label, current, children }: LinkProps) {
  return (
    <Tip label={label} side="right">
      <Link
        href={href}
        aria-label={label}
        aria-current={current}
        className={cn(spot, current && "bg-raised text-ink")}
      >
        {children}
      </Link>
    </Tip>
  );
}

interface ButtonProps {
  label: string;
  keys?: string;
  onClick(): void;
  children: ReactNode;
}

function RailButton({ label, keys, onClick, children }: ButtonProps) {
  return (
    <Tip label={label} keys={keys} side="right">
      <button type="button" aria-label={label} onClick={onClick} className={spot}>
        {children}
      </button>
    </Tip>
  );
}

function RoomLink({ room, here, me }: { room: RoomSummary; here: string; me: string }) {
  const href = paths.room(room.code);
  const current = here === href;
  const isLive = room.here.some(({ user }) => user !== me);
  return (
    <li>
      <Tip label={room.name} side="right">
        <Link
          href={href}
          aria-label={text.room(room.name, room.unread)}
          aria-current={current ? "page" : undefined}
          className="group relative grid h-10 w-14 place-items-center focus-visible:-outline-offset-2"
        >
          <span
            aria-hidden
            className={cn(
              "absolute start-0 h-5 w-[3px] rounded-e-full bg-ember",
              !current && "opacity-0",
            )}
          />
          <RoomTile name={room.name} current={current} />
          <Dot unread={room.unread > 0 && !current} live={isLive} />
        </Link>
      </Tip>
    </li>
  );
}

/** Ember for something new, moss for someone there. */
function Dot({ unread, live: isLive }: { unread: boolean; live: boolean }) {
  if (!unread && !isLive) return null;
  return (
    <span
      aria-hidden
      className={cn(
        "absolute end-2.5 top-0.5 size-2.5 rounded-full ring-2 ring-ground",
        unread ? "bg-ember" : "breathe bg-moss",
      )}
    />
  );
}

function ProfileLink({ current }: { current: "page" | undefined }) {
  const { user } = useProfile();
  const { state } = useStore(live.status);
  const presence: PresenceState =
    state === "live" ? "online" : state === "offline" ? "away" : "offline";
  const said =
    state === "live" ? text.live : state === "offline" ? text.reconnecting : text.connecting;
  return (
    <Tip label={`${text.profile} · ${said}`} side="right">
      <Link
        href={paths.profile}
        aria-label={`${text.profile}, ${said}`}
        aria-current={current}
        className="mt-1 grid size-10 place-items-center rounded-[10px]"
      >
        <Avatar name={user.name} slot={slotOf(user.id)} presence={presence} decorative />
      </Link>
    </Tip>
  );
}

import { Compass, House, MessageSquare, Search, UserRound } from "lucide-react";
import { Link, useLocation } from "wouter";
import { overlay } from "../commands/overlays";
import { cn } from "../lib/cn";
import { app as text } from "../messages/en/app";
import { paths } from "../paths";
import { text as directText } from "../people/messages";
import { useDirect } from "../people/queries";
import { useProfile } from "../session/current";
import { CountBadge } from "../ui/Badge";

const spot =
  "grid min-h-14 flex-1 place-content-center justify-items-center gap-0.5 text-2xs [&_svg]:size-5";

/** The way around on a phone. */
export function TabBar() {
  const [here] = useLocation();
  const { user } = useProfile();
  const { unread } = useDirect();
  const places = [
    { href: paths.home, label: text.home, icon: <House /> },
    ...(user.role === "guest"
      ? []
      : [
          { href: paths.browse, label: text.browseShort, icon: <Compass /> },
          { href: paths.messages, label: directText.short, icon: <MessageSquare /> },
        ]),
    { href: paths.profile, label: text.profileShort, icon: <UserRound /> },
  ];
  return (
    <nav
      aria-label={text.main}
      className="flex shrink-0 pb-[env(safe-area-inset-bottom)] min-[900px]:hidden"
    >
      {places.map(({ href, label, icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={here === href ? "page" : undefined}
          className={cn(spot, "relative", here === href ? "text-ember-ink" : "text-ink-3")}
        >
          {icon}
          {label}
          {href === paths.messages && (
            <CountBadge
              count={unread}
              label={directText.unread(unread)}
              className="absolute top-1.5 left-1/2 ms-1"
            />
          )}
        </Link>
      ))}
      <button
        type="button"
        onClick={() => overlay.set("palette")}
        className={cn(spot, "text-ink-3")}
      >
        <Search />
        {text.searchShort}
      </button>
    </nav>
  );
}

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { Route, Switch, useLocation, useRoute } from "wouter";
import { listenToKeys } from "../commands/registry";
import { cn } from "../lib/cn";
import { lazyPart } from "../lib/lazy-part";
import { app as text } from "../messages/en/app";
import { useAttention } from "../notify/use-attention";
import { paths } from "../paths";
import { NewMessage } from "../people/new-message";
import { HomePage } from "../rooms/HomePage";
import { session } from "../session/current";
import { Proving } from "../session/Proving";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { TooltipProvider } from "../ui/Tooltip";
import { live } from "../wire/live";
import { NotFoundPage } from "./NotFoundPage";
import { Offline } from "./Offline";
import { Overlays } from "./Overlays";
import { queryClient } from "./query-client";
import { Rail } from "./Rail";
import { TabBar } from "./TabBar";
import { useAppCommands } from "./use-app-commands";

const Toaster = lazyPart(() => import("../ui/Toaster").then((part) => part.Toaster));
const BrowsePage = lazyPart(() => import("../rooms/BrowsePage").then((part) => part.BrowsePage));
const MessagesPage = lazyPart(() =>
  import("../people/MessagesPage").then((part) => part.MessagesPage),
);
const ProfilePage = lazyPart(() =>
  import("../session/ProfilePage").then((part) => part.ProfilePage),
);
const SecurityPage = lazyPart(() =>
  import("../session/SecurityPage").then((part) => part.SecurityPage),
);
const AdminPage = lazyPart(() => import("../admin/AdminPage").then((part) => part.AdminPage));
const SearchPage = lazyPart(() =>
  import("../chat/search/SearchPage").then((part) => part.SearchPage),
);
const RoomPage = lazyPart(() => import("../room/RoomPage").then((part) => part.RoomPage));

/** Forgets what this browser keeps of rooms. Loaded only now: it brings what they are kept in. */
async function forget(): Promise<void> {
  try {
    const { forgetRooms } = await import("../room/forget");
    await forgetRooms();
  } catch {
    // A browser that keeps nothing has nothing to forget; without a server it waits for the next time.
  }
}

/** Everything behind the door. One lifetime is one sign-in. */
export function Inside() {
  const [client] = useState(queryClient);
  useEffect(() => {
    live.start();
    return () => {
      live.stop();
      if (session.state.get().state === "out") void forget();
    };
  }, []);
  useEffect(() => listenToKeys(window), []);
  return (
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <Frame>
          <Switch>
            <Route path={paths.home} component={HomePage} />
            <Route path={paths.browse} component={BrowsePage} />
            <Route path={paths.messages} component={MessagesPage} />
            <Route path={paths.profile} component={ProfilePage} />
            <Route path={paths.security} component={SecurityPage} />
            <Route path={paths.admin} component={AdminPage} />
            <Route path={paths.search} component={SearchPage} />
            {/* The key: another room is another page, with engines of its own. */}
            <Route path="/r/:code">{({ code }) => <RoomPage key={code} code={code} />}</Route>
            <Route component={NotFoundPage} />
          </Switch>
        </Frame>
        <Suspense fallback={null}>
          <Toaster />
          <Proving />
        </Suspense>
      </TooltipProvider>
    </QueryClientProvider>
  );
}

/** What is around every page: the rail, or on a phone the bar below. */
function Frame({ children }: { children: ReactNode }) {
  const [here] = useLocation();
  const [inRoom] = useRoute("/r/:code");
  useAppCommands();
  useAttention();
  return (
    <div className="flex h-dvh flex-col min-[900px]:flex-row">
      <a
        href="#main"
        className="sr-only z-60 rounded-control bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {text.skip}
      </a>
      <Rail />
      <main
        id="main"
        tabIndex={-1}
        className={cn("min-h-0 min-w-0 flex-1 outline-none", !inRoom && "overflow-auto")}
      >
        {!inRoom && <Offline />}
        <ErrorBoundary key={here} name={text.pageName}>
          <Suspense fallback={<div className="h-full" aria-busy="true" />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      {/* In a room the bar belongs to the room's own parts. */}
      {!inRoom && <TabBar />}
      <Overlays />
      <NewMessage />
    </div>
  );
}

import { Suspense, useEffect } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { lazyPart } from "./lib/lazy-part";
import { useStore } from "./lib/use-store";
import { app as text } from "./messages/en/app";
import { paths, signInPath } from "./paths";
import { hasArrived } from "./session/arrived";
import { session } from "./session/current";
import { Unreachable } from "./session/Unreachable";
import { ErrorBoundary } from "./ui/ErrorBoundary";

const SignInPage = lazyPart(() => import("./session/SignInPage").then((part) => part.SignInPage));
const RegisterPage = lazyPart(() =>
  import("./session/RegisterPage").then((part) => part.RegisterPage),
);
const SetupPage = lazyPart(() => import("./session/SetupPage").then((part) => part.SetupPage));
const WelcomePage = lazyPart(() =>
  import("./session/WelcomePage").then((part) => part.WelcomePage),
);
const InvitePage = lazyPart(() => import("./session/InvitePage").then((part) => part.InvitePage));
const ForgotPage = lazyPart(() => import("./session/ForgotPage").then((part) => part.ForgotPage));
const ResetPage = lazyPart(() => import("./session/ResetPage").then((part) => part.ResetPage));
const VerifyPage = lazyPart(() => import("./session/VerifyPage").then((part) => part.VerifyPage));
const JoinPage = lazyPart(() => import("./session/JoinPage").then((part) => part.JoinPage));
const Inside = lazyPart(() => import("./app/Inside").then((part) => part.Inside));

/** The whole front end: the door, and what is behind it. */
export function App() {
  useEffect(() => {
    void (hasArrived(location.search) ? session.arrived() : session.load());
    // Pages that need the house's name ask again, and show why it could not be had.
    session.loadHouse().catch(() => {});
  }, []);
  return (
    <ErrorBoundary name={text.pageName}>
      <Suspense fallback={<div className="h-full" aria-busy="true" />}>
        <Switch>
          <Route path={paths.setup} component={SetupPage} />
          <Route path={paths.signIn} component={SignInPage} />
          <Route path={paths.register} component={RegisterPage} />
          <Route path={paths.welcome} component={WelcomePage} />
          <Route path={paths.forgot} component={ForgotPage} />
          <Route path="/reset/:token">{({ token }) => <ResetPage token={token} />}</Route>
          <Route path="/verify/:token">{({ token }) => <VerifyPage token={token} />}</Route>
          <Route path="/join/:token">{({ token }) => <JoinPage token={token} />}</Route>
          <Route path="/i/:token">{({ token }) => <InvitePage token={token} />}</Route>
          <Route>
            <Guard />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Lets those in who are signed in, and shows the others the door. */
function Guard() {
  const { state } = useStore(session.state);
  const house = useStore(session.house);
  const [here] = useLocation();
  if (state === "in") return <Inside />;
  if (state === "unreachable") return <Unreachable />;
  if (state === "unknown" || (house === null && here === paths.home)) {
    return <div className="h-full" aria-busy="true" />;
  }
  if (house?.setup_needed) return <Redirect to={paths.setup} replace />;
  return <Redirect to={signInPath(here + location.search)} replace />;
}

import { ChevronRight, KeyRound, LogOut, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { formatDate, slotOf } from "../lib/format";
import { setTheme, type ThemeChoice, themeChoice } from "../lib/theme";
import { useStore } from "../lib/use-store";
import { useTitle } from "../lib/use-title";
import { admin as adminText } from "../messages/en/admin";
import { security as securityText } from "../messages/en/security";
import { session as text } from "../messages/en/session";
import { ui } from "../messages/en/ui";
import { NotifySection } from "../notify/NotifySection";
import { paths } from "../paths";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Field, Input } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Section } from "../ui/Section";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import { toast } from "../ui/toast";
import type { EditorSettings, Settings } from "../wire/http";
import { BecomeMember } from "./BecomeMember";
import { session, useProfile } from "./current";
import { editorDefaults } from "./editor-settings";
import { troubleOf, useForm } from "./use-form";

/** Who I am here, and how I like things. */
export function ProfilePage() {
  const { user } = useProfile();
  const [, go] = useLocation();
  useTitle(text.profileTitle);
  const leave = () => {
    // Whoever signs in next need not come back to this page.
    go(paths.home);
    void session.signOut();
  };
  return (
    <div className="mx-auto grid max-w-[680px] gap-4 px-4 pt-5 pb-10 min-[900px]:pt-7">
      <header className="flex items-center gap-4">
        <Avatar name={user.name} slot={slotOf(user.id)} size="xl" decorative />
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-2xl font-semibold tracking-tight">{user.name}</h1>
          <p className="truncate text-ink-2">
            {user.username && `@${user.username} · `}
            {user.role === "guest" ? text.guestAccount : text.since(formatDate(user.created_at))}
          </p>
        </div>
        <Button onClick={leave}>
          <LogOut aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{text.signOut}</span>
        </Button>
      </header>
      <You />
      {user.role === "guest" && <BecomeMember />}
      <Ways />
      <Look />
      <NotifySection />
      <EditorLook />
    </div>
  );
}

function You() {
  const { user } = useProfile();
  const isGuest = user.role === "guest";
  const { submit, busy, wrongWith, wrongElse } = useForm(async (fields) => {
    const name = String(fields.get("name")).trim();
    const username = isGuest ? null : String(fields.get("username")).trim();
    await session.change({
      ...(name !== user.name && { name }),
      ...(username && username !== user.username && { username }),
    });
    toast(ui.saved);
  });
  const wrong = wrongElse("name", "username");
  return (
    <Section title={text.you}>
      <form onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <Input
          label={text.name}
          name="name"
          defaultValue={user.name}
          required
          maxLength={64}
          autoComplete="name"
          hint={text.nameHint}
          error={wrongWith("name")}
        />
        {!isGuest && (
          <Input
            label={text.username}
            name="username"
            defaultValue={user.username ?? ""}
            required
            maxLength={32}
            autoCapitalize="none"
            spellCheck={false}
            autoComplete="username"
            hint={text.usernameHint}
            error={wrongWith("username")}
          />
        )}
        {user.email && <Input label={text.email} value={user.email} readOnly disabled />}
        {wrong && <Notice>{wrong}</Notice>}
        <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
          {ui.save}
        </Button>
      </form>
    </Section>
  );
}

/** The ways to what is about the account, and to what is about the house. */
function Ways() {
  const { user } = useProfile();
  return (
    <nav aria-label={text.account} className="plank grid divide-y divide-line">
      <Way
        href={paths.security}
        icon={<KeyRound />}
        name={securityText.link}
        about={securityText.linkText}
      />
      {user.role === "admin" && (
        <Way
          href={paths.admin}
          icon={<ShieldCheck />}
          name={adminText.link}
          about={adminText.linkText}
        />
      )}
    </nav>
  );
}

interface WayProps {
  href: string;
  icon: ReactNode;
  name: string;
  about: string;
}

function Way({ href, icon, name, about }: WayProps) {
  return (
    <Link href={href} className="flex min-h-14 items-center gap-3 px-4 py-2 hover:bg-raised">
      <span className="text-ink-3 [&_svg]:size-5">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{name}</span>
        <span className="block truncate text-sm text-ink-3">{about}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 text-ink-3" />
    </Link>
  );
}

/** Keeps settings on the server; what it refuses is said. */
async function keep(settings: Settings): Promise<void> {
  try {
    await session.set(settings);
  } catch (error) {
    toast.error(troubleOf(error).message);
  }
}

function Look() {
  const choice = useStore(themeChoice);
  const themes: ThemeChoice[] = ["system", "dark", "light"];
  const choose = (theme: ThemeChoice) => {
    setTheme(theme);
    void keep({ theme });
  };
  return (
    <Section title={text.look}>
      <div className="grid gap-4 px-4 pb-4">
        <Field label={text.theme}>
          {({ id }) => (
            <Select
              id={id}
              size="lg"
              value={choice}
              options={themes.map((value) => ({ value, label: text.themes[value] }))}
              onChange={choose}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}

const FONT_SIZES = [11, 12, 13, 14, 15, 16, 18, 20, 24];
const TAB_SIZES = [2, 3, 4, 8];

function EditorLook() {
  const { settings } = useProfile();
  const editor = { ...editorDefaults, ...settings.editor };
  const change = (part: EditorSettings) => keep({ editor: { ...settings.editor, ...part } });
  return (
    <Section title={text.editor}>
      <div className="grid gap-4 px-4 pb-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={text.fontSize}>
            {({ id }) => (
              <Select
                id={id}
                size="lg"
                value={String(editor.font_size)}
                options={FONT_SIZES.map((size) => ({
                  value: String(size),
                  label: text.pixels(size),
                }))}
                onChange={(size) => void change({ font_size: Number(size) })}
              />
            )}
          </Field>
          <Field label={text.tabSize}>
            {({ id }) => (
              <Select
                id={id}
                size="lg"
                value={String(editor.tab_size)}
                options={TAB_SIZES.map((size) => ({
                  value: String(size),
                  label: text.spaces(size),
                }))}
                onChange={(size) => void change({ tab_size: Number(size) })}
              />
            )}
          </Field>
        </div>
        <Switch
          label={text.wordWrap}
          checked={editor.word_wrap}
          onChange={(word_wrap) => void change({ word_wrap })}
        />
        <Switch
          label={text.minimap}
          checked={editor.minimap}
          onChange={(minimap) => void change({ minimap })}
        />
        <p className="text-sm text-ink-3">{text.settingsKept}</p>
      </div>
    </Section>
  );
}

import { useState } from "react";
import { session, useProfile } from "../session/current";
import { Field, inputStyle } from "../ui/Field";
import { Section } from "../ui/Section";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import { toast } from "../ui/toast";
import type { NotifySettings } from "../wire/http";
import { text } from "./messages";
import { blip } from "./sound";

const SOUNDS = ["off", "mentions", "all"] as const;
const NIGHT = { from: 22 * 60, to: 7 * 60 };

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The minutes of a time such as `22:30`, or null. */
function minutes(time: string): number | null {
  const [, hour, minute] = /^(\d\d):(\d\d)/.exec(time) ?? [];
  return hour && minute ? Number(hour) * 60 + Number(minute) : null;
}

/** What may disturb me, anywhere. */
export function NotifySection() {
  const { notify = {} } = useProfile().settings;
  const [denied, setDenied] = useState(false);
  const keep = (change: NotifySettings) =>
    session
      .set({ notify: { ...notify, ...change } })
      .catch((error: Error) => toast.error(`${text.notKept} ${error.message}`));
  const zone = -new Date().getTimezoneOffset();
  const { quiet } = notify;
  const desktop = async (on: boolean) => {
    const may = !on || (await Notification.requestPermission()) === "granted";
    setDenied(!may);
    if (may) await keep({ desktop: on });
  };
  return (
    <Section title={text.title}>
      <div className="grid gap-4 px-4 pb-4">
        <Field label={text.sound}>
          {({ id }) => (
            <Select
              id={id}
              size="lg"
              value={notify.sound ?? "mentions"}
              options={SOUNDS.map((value) => ({ value, label: text.sounds[value] }))}
              onChange={(sound) => {
                if (sound !== "off") blip();
                void keep({ sound });
              }}
            />
          )}
        </Field>
        {typeof Notification !== "undefined" && (
          <Switch
            label={text.desktop}
            hint={denied ? text.desktopDenied : text.desktopHint}
            checked={notify.desktop === true && Notification.permission === "granted"}
            onChange={(on) => void desktop(on)}
          />
        )}
        <Switch
          label={text.quiet}
          hint={text.quietHint}
          checked={!!quiet}
          onChange={(on) => void keep({ quiet: on ? { ...NIGHT, zone } : null })}
        />
        {quiet && (
          <div className="grid grid-cols-2 gap-4">
            {(["from", "to"] as const).map((end) => (
              <Field key={end} label={text[end]}>
                {(ids) => (
                  <input
                    {...ids}
                    type="time"
                    required
                    className={`${inputStyle} h-10`}
                    defaultValue={clock(quiet[end])}
                    onBlur={({ target }) => {
                      const time = minutes(target.value);
                      if (time !== null && time !== quiet[end])
                        void keep({ quiet: { ...quiet, zone, [end]: time } });
                    }}
                  />
                )}
              </Field>
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}

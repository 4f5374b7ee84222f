import { Check, Mic, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "../../lib/use-store";
import { IconButton } from "../../ui/IconButton";
import { toast } from "../../ui/toast";
import { text } from "./messages";
import { canRecord, type Recorder } from "./recorder";
import type { Uploads } from "./uploader";

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;

/** Begins a voice message. */
export function VoiceButton({ recorder, uploads }: { recorder: Recorder; uploads: Uploads }) {
  const heard = useStore(recorder.heard);
  const [asking, setAsking] = useState(false);
  useEffect(() => () => recorder.discard(), [recorder]);
  if (!canRecord() || heard !== null) return null;
  const record = async () => {
    setAsking(true);
    try {
      const made = await recorder.record();
      if (made) uploads.add([made]);
    } catch {
      toast.error(text.noMicrophone);
    } finally {
      setAsking(false);
    }
  };
  return (
    <IconButton label={text.record} side="top" disabled={asking} onClick={record}>
      <Mic />
    </IconButton>
  );
}

/** While a voice message is spoken: how long it is, how loud, and what becomes of it. */
export function VoiceBar({ recorder }: { recorder: Recorder }) {
  const heard = useStore(recorder.heard);
  if (heard === null) return null;
  return (
    <div className="flex items-center gap-2 px-3 pt-2">
      <span aria-hidden className="breathe size-2 shrink-0 rounded-full bg-rust" />
      <span role="timer" aria-label={text.recording(clock(heard.seconds))} className="tnum text-sm">
        {clock(heard.seconds)}
      </span>
      <span aria-hidden className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-line">
        <span
          className="block h-full rounded-full bg-ember transition-[width] duration-100"
          style={{ width: `${Math.round(heard.level * 100)}%` }}
        />
      </span>
      <IconButton label={text.discardRecording} side="top" onClick={() => recorder.discard()}>
        <Trash2 />
      </IconButton>
      <IconButton label={text.stopRecording} side="top" onClick={() => recorder.finish()}>
        <Check />
      </IconButton>
    </div>
  );
}

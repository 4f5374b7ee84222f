import { Camera, Paperclip } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { useMedia } from "../../lib/use-media";
import { IconButton } from "../../ui/IconButton";
import { text } from "./messages";
import { named } from "./named";
import type { Recorder } from "./recorder";
import type { Uploads } from "./uploader";
import { VoiceButton } from "./VoiceButton";

type Props = { uploads: Uploads; recorder: Recorder };

/** Chooses files on this device, on phones takes pictures, and begins voice messages. */
export function AttachButtons({ uploads, recorder }: Props) {
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isTouched = useMedia("(pointer: coarse)");
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    uploads.add([...(target.files ?? [])].map(named));
    // The same file can be chosen again.
    target.value = "";
  };
  return (
    <div className="m-1 me-0 flex">
      <IconButton label={text.attach} side="top" onClick={() => files.current?.click()}>
        <Paperclip />
      </IconButton>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={text.attach}
        onChange={take}
      />
      {isTouched && (
        <>
          <IconButton label={text.camera} side="top" onClick={() => camera.current?.click()}>
            <Camera />
          </IconButton>
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            tabIndex={-1}
            aria-label={text.camera}
            onChange={take}
          />
        </>
      )}
      <VoiceButton recorder={recorder} uploads={uploads} />
    </div>
  );
}

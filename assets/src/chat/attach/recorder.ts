/** A voice message while it is spoken, without React: how long it is and how loud, then a file. */
import { Store } from "../../lib/store";
import { stamped } from "./named";

/** What is heard at the moment. */
export type Heard = { seconds: number /** From 0 to 1. */; level: number };

/** In the order of preference; the server looks at what it is. */
const TYPES = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
] as const;
const LOOK_MS = 100;
/** Speech, well understood: about 0.25 MB a minute. */
const BITS_PER_S = 32_000;
/** After an hour somebody has forgotten it. */
const MOST_S = 3600;

/** Whether this browser can record, from this address. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined;

export class Recorder {
  /** Null while nothing is recorded. */
  readonly heard = new Store<Heard | null>(null);
  #end: (() => void) | null = null;
  #isWanted = true;

  /** Records until `finish` or `discard`; answers the file, or null when it was discarded. */
  async record(): Promise<{ name: string; file: Blob } | null> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [type, ending] =
      TYPES.find(([known]) => MediaRecorder.isTypeSupported(known)) ?? (["", "webm"] as const);
    const options = { audioBitsPerSecond: BITS_PER_S, ...(type ? { mimeType: type } : {}) };
    const recorder = new MediaRecorder(stream, options);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise<void>((done) => {
      recorder.onstop = () => done();
    });
    this.#isWanted = true;
    this.#end = () => recorder.state !== "inactive" && recorder.stop();
    const quiet = this.#listen(stream);
    recorder.start(1000);
    await stopped;
    quiet();
    for (const track of stream.getTracks()) track.stop();
    this.#end = null;
    this.heard.set(null);
    const file = new Blob(parts, { type: recorder.mimeType });
    return this.#isWanted && file.size > 0 ? { name: stamped("voice", ending), file } : null;
  }

  finish(): void {
    this.#end?.();
  }

  discard(): void {
    this.#isWanted = false;
    this.#end?.();
  }

  /** Tells how long and how loud it is, until the answer is called. */
  #listen(stream: MediaStream): () => void {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const began = performance.now();
    const look = () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const seconds = Math.floor((performance.now() - began) / 1000);
      this.heard.set({ seconds, level: Math.min(1, Math.sqrt(power) * 4) });
      if (seconds >= MOST_S) this.finish();
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }
}

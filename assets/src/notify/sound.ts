/** A short sound, made here: nothing is fetched for it. */
let context: AudioContext | null = null;

/** Two soft notes. A browser that was not touched yet stays silent. */
export function blip(): void {
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume();
    const { currentTime: now, destination } = context;
    for (const [at, pitch] of [
      [0, 660],
      [0.09, 880],
    ] as const) {
      const tone = new OscillatorNode(context, { type: "sine", frequency: pitch });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, now + at);
      volume.gain.linearRampToValueAtTime(0.12, now + at + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.001, now + at + 0.22);
      tone.connect(volume).connect(destination);
      tone.start(now + at);
      tone.stop(now + at + 0.25);
    }
  } catch {
    // No device to hear it by.
  }
}

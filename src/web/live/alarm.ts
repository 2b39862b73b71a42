import { displayStore } from './display';

let context: AudioContext | undefined;

function tone(at: number, hertz: number, seconds: number) {
  if (!context) return;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.12, context.currentTime + at);
  gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + at + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(context.currentTime + at);
  oscillator.stop(context.currentTime + at + seconds);
}

/** Lets the page make sounds, after a press of the person; a test tone is heard. */
export function armSound() {
  context ??= new AudioContext();
  void context.resume();
  tone(0, 660, 0.15);
}

/** Two tones for a new CRITICAL alert, one low tone when the page goes stale; silent unless armed. */
export function sound(what: 'critical' | 'stale') {
  if (!displayStore.get().soundArmed) return;
  if (what === 'stale') return tone(0, 220, 0.5);
  tone(0, 880, 0.2);
  tone(0.28, 880, 0.2);
}

const two = (number: number) => String(number).padStart(2, '0');

/** How long ago or for how long: `32 s`, `41 m`, `6 h 12 m`, `3 d 4 h`; cut, never rounded up. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${two(minutes % 60)} m`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Time left: seconds stay visible under an hour, as `14 m 28 s`; nothing left reads `0 s`. */
export function countdownText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60 || whole >= 3600) return durationText(whole);
  return `${Math.floor(whole / 60)} m ${two(whole % 60)} s`;
}

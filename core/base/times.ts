/** `2026-11-22 10:34:26`, UTC, which whoever shows it says. */
export function timeText(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

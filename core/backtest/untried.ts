/** An alert that a log cannot tell of, and why, in the language of the caller. */
export interface Untried {
  readonly alert: string;
  readonly why: string;
}

/** Those with the same reason together, in the order of the first of each. */
export function byReason(
  untried: readonly Untried[],
): readonly { readonly alerts: readonly string[]; readonly why: string }[] {
  const alerts = new Map<string, string[]>();
  for (const { alert, why } of untried) alerts.set(why, [...(alerts.get(why) ?? []), alert]);
  return Array.from(alerts, ([why, alerts]) => ({ alerts, why }));
}

/**
 * Tells a listener what changed, one thing at a time: while it is busy hearing, only the newest state is kept for it.
 * A page that draws more slowly than a log is read thus never works off a queue of old news. Pure.
 */
export interface Newest<State> {
  /** Somebody listens from now on and knows this much. */
  begin(known: State): void;
  /** Nobody listens any more; what is still being told is of no interest. */
  end(): void;
  tell(state: State): void;
}

/** @param send resolves when the listener has heard what changed; when it rejects, nobody listens any more */
export function tellNewest<State>(send: (before: State, now: State) => Promise<void>): Newest<State> {
  let listener: { known: State; newest: State; busy: boolean } | undefined;

  async function catchUp(own: NonNullable<typeof listener>): Promise<void> {
    const { known, newest } = own;
    own.busy = known !== newest;
    if (!own.busy) return;
    own.known = newest;
    await send(known, newest);
    if (own === listener) await catchUp(own);
  }

  return {
    begin: known => void (listener = { known, newest: known, busy: false }),
    end: () => void (listener = undefined),
    tell(state) {
      if (!listener) return;
      const own = listener;
      own.newest = state;
      if (own.busy) return;
      catchUp(own).catch(() => {
        if (listener === own) listener = undefined;
      });
    },
  };
}

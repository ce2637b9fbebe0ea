/** What is known of a start of Gunicorn, or of its reload, of which every worker failed. */
export interface Starts<Place> {
  readonly begin: () => void;
  readonly boot: (worker: number) => void;
  /** The worker ended with an exception that was told there. */
  readonly fail: (worker: number, place: Place) => void;
  /** The worker was made to end, or the master says that it failed. */
  readonly lose: (worker: number) => void;
  /** The worker ended as one that has served. */
  readonly end: (worker: number) => void;
  /** The master said itself that it failed. */
  readonly tell: () => void;
  /** Where the last worker of a start failed of which the master has not said so; null where there is none. */
  readonly untold: () => Place | null;
}

/**
 * Where several workers fail to boot, the second may do so while the master halts for the first: then it ends with a
 * traceback on standard error, and never writes why. But all of its workers have failed, and none was started again.
 */
export function createStarts<Place>(): Starts<Place> {
  const booted = new Set<number>();
  let last: Place | null = null;
  let isClear = false;

  function begin(): void {
    booted.clear();
    last = null;
    isClear = false;
  }

  return {
    begin,
    boot: worker => void booted.add(worker),
    fail(worker, place) {
      if (booted.delete(worker)) last = place;
    },
    lose: worker => void booted.delete(worker),
    end(worker) {
      isClear ||= booted.delete(worker);
    },
    tell: () => void (isClear = true),
    untold: () => (isClear || booted.size > 0 ? null : last),
  };
}

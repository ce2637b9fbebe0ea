/** What the server that wrote the log could do, as far as somebody said: it is in no line. */
export interface Limits {
  /** Requests that all workers together can work on at once; null when nobody knows, or there is no such number. */
  readonly capacity: number | null;
  /** After so many seconds Gunicorn kills the worker of a request; null when nobody knows, or where it does not. */
  readonly timeoutSeconds: number | null;
}

export const NO_LIMITS: Limits = { capacity: null, timeoutSeconds: null };

/**
 * One interface, two sides: calls on the returned remote travel over a port and run on `mine` at the other end.
 * Every call comes back, as a value or as an error; only plain data may cross. Dashboard and workers share this.
 */
export interface Port {
  post(message: unknown): void;
  listen(receive: (message: unknown) => void): void;
}

/** What may be called from the other side: methods that take and promise plain data. */
type Callable = (...values: never[]) => Promise<unknown>;

export interface Connection<Theirs> {
  readonly remote: Theirs;
  /** Rejects the calls that still wait, for when the other side has gone. */
  close(reason: string): void;
  /** It is open, and no call waits for an answer. */
  isIdle(): boolean;
}

export function connect<Theirs extends object>(port: Port, mine: object): Connection<Theirs> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let closed: string | null = null;

  port.listen(message => {
    if (isCall(message)) void answer(message);
    else if (isReply(message)) settle(message);
  });

  async function answer({ call, id, values }: Call) {
    const method = Object.hasOwn(mine, call) ? (mine as Record<string, Callable>)[call] : undefined;
    try {
      if (typeof method !== 'function') throw new Error(`There is no method "${call}" on this side.`);
      const value = await method(...(values as never[]));
      port.post({ reply: id, value });
    } catch (error) {
      port.post({ reply: id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  function settle({ reply, value, error }: Reply) {
    const call = waiting.get(reply);
    waiting.delete(reply);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  }

  const send = (call: string, values: unknown[]) =>
    new Promise((resolve, reject) => {
      if (closed !== null) return reject(new Error(closed));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      port.post({ call, id, values } satisfies Call);
    });

  const remote = new Proxy({} as Theirs, {
    get: (_, name) =>
      // A remote must not look like a promise, or `await remote` would call `then` on the other side.
      typeof name !== 'string' || name === 'then' ? undefined : (...values: unknown[]) => send(name, values),
  });

  return {
    remote,
    close(reason) {
      closed = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
    isIdle: () => closed === null && waiting.size === 0,
  };
}

interface Call {
  readonly call: string;
  readonly id: number;
  readonly values: readonly unknown[];
}

interface Reply {
  readonly reply: number;
  readonly value?: unknown;
  readonly error?: string;
}

function isCall(message: unknown): message is Call {
  return isObject(message) && typeof message['call'] === 'string' && Array.isArray(message['values']);
}

function isReply(message: unknown): message is Reply {
  return isObject(message) && typeof message['reply'] === 'number';
}

function isObject(message: unknown): message is Record<string, unknown> {
  return typeof message === 'object' && message !== null;
}

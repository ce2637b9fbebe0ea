/** The last few of any number of values, and how many there were. */
export interface Latest<Value> {
  count: number;
  readonly values: Value[];
}

export function createLatest<Value>(): Latest<Value> {
  return { count: 0, values: [] };
}

/** Drops the oldest half when full, so that adding stays cheap; never keeps more than twice `most`. */
export function addLatest<Value>(latest: Latest<Value>, value: Value, most: number): void {
  latest.count++;
  latest.values.push(value);
  if (latest.values.length >= 2 * most) latest.values.splice(0, latest.values.length - most);
}

export function latestValues<Value>({ values }: Latest<Value>, most: number): readonly Value[] {
  return values.slice(-most);
}

import type { Localize } from '../base/localize.ts';
import { NEWEST } from '../gunicorn/version.ts';
import { workerClassByName } from '../gunicorn/worker-classes.ts';
import { effectiveSettings } from './effective.ts';
import type { Settings, Value } from './settings.ts';

/** What somebody typed, which wins over the config. */
export interface TypedCapacity {
  readonly workers?: number | undefined;
  readonly threads?: number | undefined;
}

export interface Capacity {
  /** Requests that all workers together can work on at once; null when that is not known, or there is no such number. */
  readonly requests: number | null;
  /** Localized: why there is none although somebody spoke of workers. */
  readonly note: string | null;
}

/**
 * Workers times threads. Gunicorn's own default of one worker is no answer, because the number is often given where
 * Gunicorn is started.
 */
export function capacityOf(settings: Settings, typed: TypedCapacity, t: Localize): Capacity {
  const effective = effectiveSettings({ version: NEWEST, layers: [{ from: 'config', settings }] });
  const valueOf = (name: string): Value => effective.find(({ setting }) => setting.name === name)!.value;
  const isSet = settings.values['workers'] !== undefined;

  const name = valueOf('worker_class');
  if (name.kind === 'string' && isAsynchronous(name.value)) {
    return nothing(
      t('Workers of class {name} take any number of requests at once, so there is no capacity to compare with.', {
        name: name.value,
      }),
    );
  }
  const workers = typed.workers ?? (isSet ? countOf(valueOf('workers')) : undefined);
  const threads = typed.threads ?? countOf(valueOf('threads'));
  if (workers !== undefined && threads !== undefined && (name.kind === 'string' || typed.workers !== undefined)) {
    return { requests: workers * threads, note: null };
  }
  if (workers === undefined && typed.threads !== undefined) {
    return nothing(t('--threads says how many threads each worker has; --workers N says how many workers there are.'));
  }
  if (!isSet && workers === undefined) return nothing(null);
  return nothing(
    t('Only running the config would tell how many requests its workers can take at once; --workers N says it.'),
  );
}

/** A class that is not known here, such as a project's own, is mostly made of one that has threads. */
function isAsynchronous(name: string): boolean {
  const workerClass = workerClassByName(name);
  return workerClass !== undefined && !workerClass.isThreaded;
}

const nothing = (note: string | null): Capacity => ({ requests: null, note });

function countOf(value: Value): number | undefined {
  return value.kind === 'integer' && value.value > 0 ? value.value : undefined;
}

import { isOwnLogger } from '../gunicorn/logger-classes.ts';
import type { WorkerClass } from '../gunicorn/worker-classes.ts';
import { workerClassByName } from '../gunicorn/worker-classes.ts';
import type { ConfigDocument } from './document.ts';
import { possibleValues } from './document.ts';

/** The worker classes that we know and that may come to read the format as Gunicorn's. Empty when none is certain to. */
export function formatReaders(document: ConfigDocument): readonly WorkerClass[] {
  return possibleValues(document, 'worker_class').flatMap(value => {
    const row = value.kind === 'string' ? workerClassByName(value.value) : undefined;
    return row?.format === 'gunicorn' ? [row] : [];
  });
}

/** Whether one of Gunicorn's own loggers may write the log; another class may have its own atoms and levels. */
export function hasOwnLogger(document: ConfigDocument): boolean {
  return possibleValues(document, 'logger_class').some(value => value.kind === 'string' && isOwnLogger(value.value));
}

/** The formats that Gunicorn may come to use and reads as its own: those of which a check may speak. */
export function formatsInUse(document: ConfigDocument): ConfigDocument['formats'] {
  return formatReaders(document).length > 0 ? document.formats.filter(({ isUsed }) => isUsed) : [];
}

/** The same, but none where a logger of the project may have the last word about what its atoms hold. */
export function formatsOfOwnLogger(document: ConfigDocument): ConfigDocument['formats'] {
  return hasOwnLogger(document) ? formatsInUse(document) : [];
}

import type { Rule } from '../rule.ts';
import { alertInWorkerExit } from './alert-in-worker-exit.ts';
import { asyncHook } from './async-hook.ts';
import { constantLine } from './constant-line.ts';
import { duplicateAssignment } from './duplicate-assignment.ts';
import { durationUnit } from './duration-unit.ts';
import { formatWithoutAccessLog } from './format-without-access-log.ts';
import { hookArity } from './hook-arity.ts';
import { hookAttribute } from './hook-attribute.ts';
import { ignoreComment } from './ignore-comment.ts';
import { jsonTemplateUnsafe } from './json-template-unsafe.ts';
import { lateLogFolder } from './late-log-folder.ts';
import { lineInjection } from './line-injection.ts';
import { literalPercent } from './literal-percent.ts';
import { loggedSecret } from './logged-secret.ts';
import { malformedAtom } from './malformed-atom.ts';
import { metricsServerProcess } from './metrics-server-process.ts';
import { missingChildExit } from './missing-child-exit.ts';
import { missingDuration } from './missing-duration.ts';
import { stateStaysInWorker } from './state-stays-in-worker.ts';
import { statsdTags } from './statsd-tags.ts';
import { syntaxError } from './syntax-error.ts';
import { tooLarge } from './too-large.ts';
import { unknownAtom } from './unknown-atom.ts';
import { unknownLogLevel } from './unknown-log-level.ts';
import { unknownSetting } from './unknown-setting.ts';
import { unwrappedAtom } from './unwrapped-atom.ts';
import { wrongConversion } from './wrong-conversion.ts';

/** Every check on a config. A list, nothing else. */
export const RULES: readonly Rule[] = [
  tooLarge,
  syntaxError,
  ignoreComment,
  unknownSetting,
  duplicateAssignment,
  unknownLogLevel,
  formatWithoutAccessLog,
  malformedAtom,
  literalPercent,
  wrongConversion,
  unknownAtom,
  missingDuration,
  hookArity,
  unwrappedAtom,
  constantLine,
  durationUnit,
  loggedSecret,
  lineInjection,
  jsonTemplateUnsafe,
  asyncHook,
  hookAttribute,
  metricsServerProcess,
  missingChildExit,
  statsdTags,
  alertInWorkerExit,
  stateStaysInWorker,
  lateLogFolder,
];

import type { Rule } from '../rule.ts';
import { duplicateAssignment } from './duplicate-assignment.ts';
import { formatWithoutAccessLog } from './format-without-access-log.ts';
import { hookArity } from './hook-arity.ts';
import { ignoreComment } from './ignore-comment.ts';
import { literalPercent } from './literal-percent.ts';
import { malformedAtom } from './malformed-atom.ts';
import { missingDuration } from './missing-duration.ts';
import { syntaxError } from './syntax-error.ts';
import { tooLarge } from './too-large.ts';
import { unknownAtom } from './unknown-atom.ts';
import { unknownLogLevel } from './unknown-log-level.ts';
import { unknownSetting } from './unknown-setting.ts';
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
];

import type { Rule } from '../rule.ts';
import { absentUnderAsgi } from './absent-under-asgi.ts';
import { alertCounterOnGauge } from './alert-counter-on-gauge.ts';
import { alertInWorkerExit } from './alert-in-worker-exit.ts';
import { alertNeverFires } from './alert-never-fires.ts';
import { alertPerSeries } from './alert-per-series.ts';
import { alertQuantileWithoutLe } from './alert-quantile-without-le.ts';
import { alertRefused } from './alert-refused.ts';
import { alertUnknownMetric } from './alert-unknown-metric.ts';
import { annotationWithoutValue } from './annotation-without-value.ts';
import { asyncHook } from './async-hook.ts';
import { bindAddress } from './bind-address.ts';
import { brokenLogConfig } from './broken-log-config.ts';
import { captureOutput } from './capture-output.ts';
import { constantLine } from './constant-line.ts';
import { deprecatedSetting } from './deprecated-setting.ts';
import { doubledBrackets } from './doubled-brackets.ts';
import { doubledLogLines } from './doubled-log-lines.ts';
import { duplicateAssignment } from './duplicate-assignment.ts';
import { durationUnit } from './duration-unit.ts';
import { formatWithoutAccessLog } from './format-without-access-log.ts';
import { fractionAlwaysZero } from './fraction-always-zero.ts';
import { hookArity } from './hook-arity.ts';
import { hookAttribute } from './hook-attribute.ts';
import { ignoreComment } from './ignore-comment.ts';
import { impossibleHeader } from './impossible-header.ts';
import { jsonTemplateUnsafe } from './json-template-unsafe.ts';
import { lateLogFolder } from './late-log-folder.ts';
import { lineInjection } from './line-injection.ts';
import { literalPercent } from './literal-percent.ts';
import { logConfigPrecedence } from './log-config-precedence.ts';
import { logFileName } from './log-file-name.ts';
import { logPath } from './log-path.ts';
import { loggedSecret } from './logged-secret.ts';
import { malformedAtom } from './malformed-atom.ts';
import { metricsServerProcess } from './metrics-server-process.ts';
import { missingChildExit } from './missing-child-exit.ts';
import { missingDuration } from './missing-duration.ts';
import { multiLineRecord } from './multi-line-record.ts';
import { noErrorLog } from './no-error-log.ts';
import { noMetrics } from './no-metrics.ts';
import { noPeerAddress } from './no-peer-address.ts';
import { noWorkers } from './no-workers.ts';
import { notANetwork } from './not-a-network.ts';
import { pidBeforeFork } from './pid-before-fork.ts';
import { rawEnvForm } from './raw-env-form.ts';
import { refusedArgument } from './refused-argument.ts';
import { rotationComment } from './rotation-comment.ts';
import { rotationCompress } from './rotation-compress.ts';
import { rotationCopytruncate } from './rotation-copytruncate.ts';
import { rotationDirective } from './rotation-directive.ts';
import { rotationDuplicate } from './rotation-duplicate.ts';
import { rotationOwner } from './rotation-owner.ts';
import { rotationPidFile } from './rotation-pid-file.ts';
import { rotationSharedScripts } from './rotation-shared-scripts.ts';
import { rotationSignal } from './rotation-signal.ts';
import { rotationSyntax } from './rotation-syntax.ts';
import { rotationUnbounded } from './rotation-unbounded.ts';
import { rotationValue } from './rotation-value.ts';
import { rotationWorldReadable } from './rotation-world-readable.ts';
import { sameLogFile } from './same-log-file.ts';
import { sendfileTurnedOff } from './sendfile-turned-off.ts';
import { shadowedSetting } from './shadowed-setting.ts';
import { silencedLog } from './silenced-log.ts';
import { stateStaysInWorker } from './state-stays-in-worker.ts';
import { statsdAddress } from './statsd-address.ts';
import { statsdPrefix } from './statsd-prefix.ts';
import { statsdTags } from './statsd-tags.ts';
import { syntaxError } from './syntax-error.ts';
import { syslogAddress } from './syslog-address.ts';
import { syslogFacility } from './syslog-facility.ts';
import { syslogOff } from './syslog-off.ts';
import { syslogPrefix } from './syslog-prefix.ts';
import { tooLarge } from './too-large.ts';
import { unknownAtom } from './unknown-atom.ts';
import { unknownChoice } from './unknown-choice.ts';
import { unknownLogLevel } from './unknown-log-level.ts';
import { unknownLoggerClass } from './unknown-logger-class.ts';
import { unknownSetting } from './unknown-setting.ts';
import { unknownWorkerClass } from './unknown-worker-class.ts';
import { unsafeRotatingHandler } from './unsafe-rotating-handler.ts';
import { unusedByWorker } from './unused-by-worker.ts';
import { unwrappedAtom } from './unwrapped-atom.ts';
import { valueOutOfRange } from './value-out-of-range.ts';
import { workerWritesOtherwise } from './worker-writes-otherwise.ts';
import { wrongConversion } from './wrong-conversion.ts';
import { wrongValueType } from './wrong-value-type.ts';

/** Every check on a config, or on a file that works with what it configures. A list, nothing else. */
export const RULES: readonly Rule[] = [
  tooLarge,
  syntaxError,
  refusedArgument,
  ignoreComment,
  unknownSetting,
  wrongValueType,
  valueOutOfRange,
  unknownChoice,
  notANetwork,
  statsdAddress,
  bindAddress,
  sendfileTurnedOff,
  noWorkers,
  rawEnvForm,
  annotationWithoutValue,
  shadowedSetting,
  deprecatedSetting,
  unknownWorkerClass,
  duplicateAssignment,
  unknownLogLevel,
  logPath,
  logFileName,
  sameLogFile,
  noErrorLog,
  syslogAddress,
  syslogFacility,
  syslogPrefix,
  syslogOff,
  captureOutput,
  unknownLoggerClass,
  statsdPrefix,
  noMetrics,
  workerWritesOtherwise,
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
  noPeerAddress,
  impossibleHeader,
  absentUnderAsgi,
  fractionAlwaysZero,
  doubledBrackets,
  multiLineRecord,
  jsonTemplateUnsafe,
  asyncHook,
  hookAttribute,
  metricsServerProcess,
  missingChildExit,
  statsdTags,
  alertInWorkerExit,
  stateStaysInWorker,
  lateLogFolder,
  brokenLogConfig,
  logConfigPrecedence,
  doubledLogLines,
  silencedLog,
  unsafeRotatingHandler,
  pidBeforeFork,
  unusedByWorker,
  rotationSyntax,
  rotationComment,
  rotationDirective,
  rotationValue,
  rotationDuplicate,
  rotationSignal,
  rotationPidFile,
  rotationSharedScripts,
  rotationOwner,
  rotationWorldReadable,
  rotationCopytruncate,
  rotationCompress,
  rotationUnbounded,
  alertRefused,
  alertUnknownMetric,
  alertCounterOnGauge,
  alertNeverFires,
  alertPerSeries,
  alertQuantileWithoutLe,
];

import { join } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { NO_LIMITS } from '../../core/analysis/limits.ts';
import { closest } from '../../core/base/closest.ts';
import type { Localize } from '../../core/base/localize.ts';
import { ALERT_RULES } from '../../core/generators/alert-rules.ts';
import { alertTrials } from '../../core/generators/alert-trials.ts';
import { refuseOverrides } from '../../core/generators/options.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { textOption, textOptions } from '../command.ts';
import { FILTER_OPTIONS, filterText } from '../filter-options.ts';
import { FORMAT_OPTIONS, namedEncoding, namedFormat } from '../log-format.ts';
import { OVERRIDE_OPTION, readOverrides } from '../overrides.ts';
import { backtestJson, backtestText } from '../print/backtest.ts';

export const backtest: Command = {
  id: 'backtest',
  usage: 'LOG...',
  says: 'Tells when the alerts of "generate prometheus-rules" would have fired on these access logs, for how long, and with which limits.',
  options: {
    alert: { type: 'string', value: 'NAME', says: 'Only this alert: all unless said.' },
    set: { ...OVERRIDE_OPTION, says: 'A limit to try, as for "generate prometheus-rules", such as error_ratio=0.02.' },
    ...FORMAT_OPTIONS,
    'error-log': {
      type: 'string',
      value: 'FILE',
      multiple: true,
      says: 'The error log of the same Gunicorn, for what happened to its workers. May be repeated.',
    },
    ...FILTER_OPTIONS,
    output: { type: 'string', value: 'text|json', says: 'How to print it: text unless said.' },
  },
  run,
};

async function run(args: Arguments, io: Io): Promise<number> {
  const { t } = io;
  const fail = (sentence: string) => {
    io.note(sentence);
    return 2;
  };
  const { files } = args;
  if (files.length === 0 || files.includes(''))
    return fail(t('Which log? gunicorn-logs backtest LOG... reads files, and - standard input.'));
  const output = textOption(args, 'output') ?? 'text';
  if (output !== 'text' && output !== 'json')
    return fail(t('--output can be {outputs}, not "{output}".', { outputs: 'text, json', output }));
  const only = textOption(args, 'alert');
  const unknown = only === undefined ? null : unknownAlert(only, t);
  if (unknown !== null) return fail(unknown);
  const overrides = readOverrides(args, t);
  if (typeof overrides === 'string') return fail(overrides);
  const refusal = refuseOverrides(prometheusRules, overrides, t);
  if (refusal !== null) return fail(refusal);
  const named = await namedFormat(args, io);
  if ('failure' in named) return fail(named.failure);
  const declared = namedEncoding(args, t);
  if ('failure' in declared) return fail(declared.failure);

  const filter = filterText(args);
  const question = {
    paths: files,
    errorLogs: textOptions(args, 'error-log'),
    format: named.format,
    encoding: declared.encoding,
    limits: NO_LIMITS,
    workerFile: join(__dirname, 'worker.js'),
    t,
  };
  const analysis = await analyzeFiles({ ...question, minutes: true, filter });
  if ('failure' in analysis) return fail(analysis.failure);
  for (const note of analysis.notes) io.note(note);
  const { report } = analysis;
  // What is usual, all requests tell, whichever the alerts are tried on; a pipe has them once.
  const isPart = Object.keys(filter).length > 0;
  const isPiped = files.includes('-');
  if (isPart && isPiped) io.note(t('What is usual is taken from the requests that fit: standard input is read once.'));
  const usual = isPart && !isPiped ? await analyzeFiles(question) : analysis;
  const whole = 'failure' in usual ? report : usual.report;
  const seen = { ...whole, minutes: report.minutes ?? null, errorLog: report.errorLog };
  const tried = alertTrials({ settings: named.settings, configFolder: null, report: seen, overrides, t });
  const { total, parsed } = report.lines;
  // Nothing is wrong with an empty log, and a note has said that it is one, or that no line was understood.
  if (total > 0 && parsed === 0) return 2;
  if (!tried && total > 0) {
    return fail(
      report.minutes === null
        ? t('The log goes on for more than a hundred days: say which of them with --since and --until.')
        : report.requests === 0
          ? t('No request fits, so there is nothing to try alerts on.')
          : t('No line tells a time, so no alert can be tried.'),
    );
  }
  const { trials, untried } = tried ?? { trials: [], untried: [] };
  const asked = {
    trials: trials.filter(({ alert }) => alert === (only ?? alert)),
    untried: untried.filter(({ alert }) => alert === (only ?? alert)),
  };
  await io.out(output === 'json' ? backtestJson(asked) : backtestText(asked, io));
  return analysis.complete ? 0 : 2;
}

function unknownAlert(name: string, t: Localize): string | null {
  const names = ALERT_RULES.map(({ name }) => name);
  if (names.includes(name)) return null;
  const nearest = closest(name, names);
  return nearest === undefined
    ? t('There is no alert "{name}". There are: {names}.', { name, names: names.join(', ') })
    : t('There is no alert "{name}"; did you mean "{nearest}"?', { name, nearest });
}

import { CONVERSIONS } from '../../core/generators/conversions/index.ts';
import { WORKER_CLASSES, workerClassByName } from '../../core/gunicorn/worker-classes.ts';
import { describeFormat } from '../../core/language/describe-format.ts';
import { lostText, otherReaderText } from '../../core/language/format-text.ts';
import { formatProblems } from '../../core/language/format-problems.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { sampleLine } from '../../core/logs/sample-line.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { textOption } from '../command.ts';
import type { Explained } from '../print/explained.ts';
import { explainedFormat, previewedFormat } from '../print/format-text.ts';
import { explainedJson, previewedJson } from '../print/format-json.ts';

export const format: Command = {
  id: 'format',
  usage: 'explain|preview|convert TEXT',
  says: 'Explains an access_log_format and finds its mistakes, shows lines as Gunicorn writes them in it, or says it for another program.',
  options: {
    'worker-class': { type: 'string', value: 'NAME', says: 'The worker class that writes the log: sync unless said.' },
    to: {
      type: 'string',
      value: CONVERSIONS.map(({ id }) => id).join('|'),
      says: 'Whose words to convert it to.',
    },
    output: { type: 'string', value: 'text|json', says: 'How to print it: text unless said.' },
  },
  run,
};

type Print = (explained: Explained, io: Io) => string;

const PRINTERS: Readonly<Record<string, Readonly<Record<string, Print>>>> = {
  explain: { text: explainedFormat, json: explainedJson },
  preview: { text: previewedFormat, json: previewedJson },
};

async function run(args: Arguments, io: Io): Promise<number> {
  const { t } = io;
  const fail = (sentence: string) => {
    io.note(sentence);
    return 2;
  };
  const [what, text, ...more] = args.files;
  const printers = what !== undefined && Object.hasOwn(PRINTERS, what) ? PRINTERS[what] : undefined;
  if (what === undefined || !(printers || what === 'convert'))
    return fail(t("Explain, preview or convert? gunicorn-logs format explain '%(h)s %(s)s' explains a format."));
  if (text === undefined) return fail(t("Which format? gunicorn-logs format {what} '%(h)s %(s)s'.", { what }));
  if (more.length > 0) {
    return fail(
      t(
        'That is more than one format. Put the whole of it between single quotes, so that the shell keeps it together.',
      ),
    );
  }
  if (!printers) return await convert(text, args, io);
  if (args.values['to'] !== undefined) return fail(t('--to belongs to convert.'));
  const output = textOption(args, 'output') ?? 'text';
  const print = Object.hasOwn(printers, output) ? printers[output] : undefined;
  if (!print) return fail(t('--output can be {outputs}, not "{output}".', { outputs: 'text, json', output }));

  const named = textOption(args, 'worker-class') ?? 'sync';
  const workerClass = workerClassByName(named);
  if (!workerClass) {
    const known = WORKER_CLASSES.map(({ name }) => name).join(', ');
    return fail(t('--worker-class can be {known}, not "{named}".', { known, named }));
  }
  if (workerClass.format !== 'gunicorn') return fail(otherReaderText(workerClass, t));

  const description = describeFormat(parseFormat(text.trim()), { workerClass: workerClass.name, isOwnLogger: true });
  const problems = formatProblems(text, workerClass.name, t);
  await io.out(print({ description, problems }, io));
  const lost = description.samples.find(sample => sample.kind === 'lost');
  if (lost && what === 'preview') io.note(lostText(lost, description, t));
  return lost ? 1 : 0;
}

/** The format in the words of another program, on standard output alone: it is made to be redirected into a file. */
async function convert(text: string, args: Arguments, io: Io): Promise<number> {
  const { t } = io;
  const fail = (sentence: string) => {
    io.note(sentence);
    return 2;
  };
  const to = textOption(args, 'to');
  const conversion = CONVERSIONS.find(({ id }) => id === to);
  if (!conversion) {
    const known = CONVERSIONS.map(({ id }) => id).join(', ');
    return fail(
      to === undefined
        ? t("To what? gunicorn-logs format convert --to regex '%(h)s %(s)s'. It can be {known}.", { known })
        : t('--to can be {known}, not "{to}".', { known, to }),
    );
  }
  const other = ['output', 'worker-class'].find(name => args.values[name] !== undefined);
  if (other !== undefined) return fail(t('--{option} does not belong to convert.', { option: other }));
  const format = parseFormat(text.trim());
  const sample = sampleLine(format);
  if (sample.kind === 'lost') {
    const part = format.text.slice(sample.at.start, sample.at.end);
    return fail(t('Gunicorn loses lines of this format: Python fails at {part}.', { part }));
  }
  const converted = conversion.convert(format, t);
  if ('refusal' in converted) return fail(converted.refusal);
  await io.out(converted.text);
  for (const sentence of converted.notes) io.note(sentence);
  return 0;
}

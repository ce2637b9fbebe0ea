import { WORKER_CLASSES, workerClassByName } from '../../core/gunicorn/worker-classes.ts';
import { describeFormat } from '../../core/language/describe-format.ts';
import { lostText, otherReaderText } from '../../core/language/format-text.ts';
import { formatProblems } from '../../core/language/format-problems.ts';
import { parseFormat } from '../../core/logs/format.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { textOption } from '../command.ts';
import type { Explained } from '../print/explained.ts';
import { explainedFormat, previewedFormat } from '../print/format-text.ts';
import { explainedJson, previewedJson } from '../print/format-json.ts';

export const format: Command = {
  id: 'format',
  usage: 'explain|preview TEXT',
  says: 'Explains an access_log_format and finds its mistakes, or shows lines as Gunicorn writes them in it.',
  options: {
    'worker-class': { type: 'string', value: 'NAME', says: 'The worker class that writes the log: sync unless said.' },
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
  if (what === undefined || !printers)
    return fail(t("Explain or preview? gunicorn-logs format explain '%(h)s %(s)s' explains a format."));
  if (text === undefined) return fail(t("Which format? gunicorn-logs format {what} '%(h)s %(s)s'.", { what }));
  if (more.length > 0) {
    return fail(
      t(
        'That is more than one format. Put the whole of it between single quotes, so that the shell keeps it together.',
      ),
    );
  }
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

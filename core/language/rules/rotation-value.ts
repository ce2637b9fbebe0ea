import type { Localize } from '../../base/localize.ts';
import type { Argument } from '../../config/rotation/directives.ts';
import { DIRECTIVE_BY_NAME } from '../../config/rotation/directives.ts';
import type { Directive } from '../../config/rotation/rotation.ts';
import { allDirectives } from '../rotation-blocks.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const rotationValue = rule({
  id: 'rotation-value',
  says: 'A directive of a logrotate file has an argument that logrotate refuses, and the block is skipped.',
  severity: 'error',
  about: 'rotation',
  explains: `Sizes are a whole number with \`k\`, \`M\`, \`G\` or nothing behind it: \`100MB\`, \`10m\` and \`100 M\` are refused.
Counts are whole numbers. \`create\` takes a mode, an owner and a group; \`su\` takes a user and a group, and needs both. Quotation marks are
no part of any of them. On a mistake logrotate skips the block, and none of its logs is rotated.

Users and groups that are not there are refused too, but which ones there are only the machine knows.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/*.log {
    maxsize 100MB
    copytruncate
}
`,
  good: `/var/log/gunicorn/*.log {
    maxsize 100M
    copytruncate
}
`,

  *check({ rotation }, t) {
    if (!rotation) return;
    const inside = new Set(rotation.blocks.flatMap(({ directives }) => directives));
    for (const directive of allDirectives(rotation)) {
      const facts = DIRECTIVE_BY_NAME.get(directive.name);
      // A comment behind it has its own rule.
      if (!facts || /(?:^|\s)#/.test(directive.argument?.text ?? '')) continue;
      if (facts.isGlobal && inside.has(directive)) {
        yield {
          at: directive.at,
          message: t('logrotate skips the block: "{name}" stands outside of blocks only.', { name: directive.name }),
          right: undefined,
        };
        continue;
      }
      const wrong = mistakeOf(facts.argument, directive, t);
      if (wrong) yield { at: directive.argument?.at ?? directive.at, right: undefined, ...wrong };
    }
  },

  fix: ({ at, right }, _, t) =>
    right ? { title: t('Use {right}', { right }), edits: [{ at, text: right }] } : undefined,
});

interface Mistake {
  readonly message: string;
  readonly severity?: Severity;
  /** What was certainly meant. */
  readonly right?: string | undefined;
}

function mistakeOf(argument: Argument, { name, argument: given }: Directive, t: Localize): Mistake | undefined {
  const text = given?.text;
  const values = { name, text: text ?? '' };
  if (text === undefined) {
    if (!NEEDS_ONE.has(argument)) return undefined;
    // It says so, and goes on without the line.
    if (argument === 'size' || name === 'dateformat') {
      return { message: t('"{name}" has no argument, so logrotate ignores it.', values), severity: 'warning' };
    }
    return { message: t('logrotate skips the block: "{name}" has no argument.', values) };
  }
  const pattern = PATTERNS[argument];
  if (!pattern || pattern.test(text)) return undefined;
  switch (argument) {
    case 'size': {
      const message = t(
        'logrotate skips the block: "{text}" is no size for "{name}"; it is a whole number with k, M or G behind it.',
        values,
      );
      return { message, right: intendedSize(text) };
    }
    case 'owner-and-mode':
      return {
        message: t(
          'logrotate skips the block: "{name}" takes a mode, an owner and a group, such as 0640 www-data www-data.',
          values,
        ),
      };
    case 'owner':
      return { message: t('logrotate skips the block: "su" takes a user and a group, both of them.') };
    case 'weekday':
      return {
        message: t(
          'logrotate skips the block: "weekly" takes a day from 0 (Sunday) to 7 (every seven days), or nothing.',
        ),
      };
    case 'count':
    case 'signed-count':
      return {
        message: t('logrotate skips the block: "{text}" is no whole number for "{name}".', values),
        right: /^(["'])(\d+)\1$/.exec(text)?.[2],
      };
    case 'word':
      return { message: t('logrotate skips the block: "{name}" takes one word, not "{text}".', values) };
    case 'none':
    case 'text':
    case 'script':
      return undefined;
    default:
      return argument satisfies never;
  }
}

/** `100MB`, `10m`, `5 G`, `1kb`, `2GiB`: all of them say one thing. */
function intendedSize(text: string): string | undefined {
  const [, number, unit = ''] = /^["']?(\d+)\s*([kmg])(?:i?b)?["']?$/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  return number + (unit.toLowerCase() === 'k' ? 'k' : unit.toUpperCase());
}

const NEEDS_ONE: ReadonlySet<Argument> = new Set<Argument>(['count', 'signed-count', 'size', 'owner', 'word', 'text']);

/** As C reads whole numbers: a leading zero makes them octal. */
const COUNT = String.raw`\+?(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)`;

const PATTERNS: Readonly<Partial<Record<Argument, RegExp>>> = {
  weekday: /^[0-7]$/,
  count: new RegExp(`^${COUNT}$`, 'i'),
  'signed-count': new RegExp(`^(?:-1|${COUNT})$`, 'i'),
  size: new RegExp(`^(?:0x[\\da-fA-F]+|0[0-7]*|[1-9]\\d*)[kKMG]?$`),
  'owner-and-mode': /^(?:[0-7]{1,4}|(?:[0-7]{1,4}\s+)?[a-zA-Z_\d][\w.$@+-]*(?:\s+[a-zA-Z_\d][\w.$@+-]*)?)$/,
  owner: /^[\w.$@+-]+\s+[\w.$@+-]+$/,
  word: /^\S+$/,
};

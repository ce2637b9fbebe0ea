/** What stands behind a directive of logrotate. `script`: lines up to `endscript`. */
export type Argument =
  'none' | 'weekday' | 'count' | 'signed-count' | 'size' | 'owner-and-mode' | 'owner' | 'word' | 'text' | 'script';

interface Directives {
  readonly argument: Argument;
  readonly names: readonly string[];
  /** Only before the first block. */
  readonly isGlobal?: boolean;
}

/**
 * What logrotate knows, as of 3.21: all other words it ignores, with a message that nobody reads. How it takes each kind of
 * argument was tried with the program itself.
 */
const DIRECTIVES: readonly Directives[] = [
  {
    argument: 'none',
    names: [
      'allowhardlink',
      'compress',
      'copy',
      'copytruncate',
      'daily',
      'datehourago',
      'dateext',
      'dateyesterday',
      'delaycompress',
      'errors',
      'hourly',
      'ifempty',
      'ignoreduplicates',
      'mailfirst',
      'maillast',
      'missingok',
      'monthly',
      'noallowhardlink',
      'nocompress',
      'nocopy',
      'nocopytruncate',
      'nocreate',
      'nocreateolddir',
      'nodateext',
      'nodelaycompress',
      'nomail',
      'nomissingok',
      'noolddir',
      'norenamecopy',
      'nosharedscripts',
      'noshred',
      'notifempty',
      'renamecopy',
      'sharedscripts',
      'shred',
      'yearly',
    ],
  },
  { argument: 'weekday', names: ['weekly'] },
  { argument: 'count', names: ['maxage', 'minage', 'shredcycles', 'start'] },
  { argument: 'signed-count', names: ['rotate'] },
  { argument: 'size', names: ['maxsize', 'minsize', 'size'] },
  { argument: 'owner-and-mode', names: ['create', 'createolddir'] },
  { argument: 'owner', names: ['su'] },
  { argument: 'word', names: ['compresscmd', 'mail', 'olddir', 'uncompresscmd'] },
  { argument: 'text', names: ['addextension', 'compressext', 'compressoptions', 'dateformat', 'extension'] },
  { argument: 'text', isGlobal: true, names: ['include', 'tabooext', 'taboopat'] },
  { argument: 'script', names: ['firstaction', 'lastaction', 'postrotate', 'preremove', 'prerotate'] },
];

export interface DirectiveFacts {
  readonly argument: Argument;
  readonly isGlobal: boolean;
}

export const DIRECTIVE_BY_NAME: ReadonlyMap<string, DirectiveFacts> = new Map(
  DIRECTIVES.flatMap(({ argument, isGlobal = false, names }) =>
    names.map((name): [string, DirectiveFacts] => [name, { argument, isGlobal }]),
  ),
);

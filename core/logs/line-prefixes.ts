/**
 * What collectors of logs put in front of each line. It is read as atoms of its own that nobody asks for, so that the
 * format with its prefix is a format like every other, and costs nothing where there is none.
 */
export interface LinePrefix {
  readonly id: string;
  /** English; localized where it is shown. */
  readonly says: string;
  /** In front of an `access_log_format`. */
  readonly text: string;
  /** How it looks, for the first lines of a log: an atom alone would take anything for it. */
  readonly looks: RegExp;
  /** Lines of a log; a test reads each of them in front of one of the default format. */
  readonly samples: readonly string[];
}

const ISO = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)`;
const TIME = '%({log-time}i)s';
/** `gunicorn[123]: `, as syslog and the journal name who wrote the line. */
const TAG = String.raw`[^\s:\[]+(?:\[\d+\])?: `;

/** The longer ones first: what begins with a time may go on. */
export const LINE_PREFIXES: readonly LinePrefix[] = [
  {
    id: 'container-runtime',
    says: 'what a container runtime writes in front',
    text: `${TIME} %({log-stream}i)s %({log-tag}i)s `,
    looks: new RegExp(`^${ISO} (?:stdout|stderr) [FP] `),
    samples: ['2026-11-22T11:15:40.123456789Z stdout F '],
  },
  {
    id: 'journal',
    says: 'what the journal writes in front',
    text: `${TIME} %({log-host}i)s %({log-tag}i)s: `,
    looks: new RegExp(String.raw`^${ISO} \S+ ${TAG}`),
    samples: ['2026-11-22T11:15:40+0000 web-1 gunicorn[123]: ', '2026-11-22T11:15:40.123456+01:00 web-1 gunicorn: '],
  },
  {
    id: 'container-time',
    says: 'the time of a container log',
    text: `${TIME} `,
    looks: new RegExp(`^${ISO} `),
    samples: ['2026-11-22T11:15:40.123456789Z '],
  },
  {
    id: 'compose-time',
    says: 'what Docker Compose writes in front',
    text: `%({log-source}i)s | ${TIME} `,
    looks: new RegExp(String.raw`^[\w.-]+ +\| ${ISO} `),
    samples: ['web-1  | 2026-11-22T11:15:40.123456789Z '],
  },
  {
    id: 'compose',
    says: 'what Docker Compose writes in front',
    text: '%({log-source}i)s | ',
    looks: /^[\w.-]+ +\| /,
    samples: ['web-1  | ', 'app_web_1 | '],
  },
  {
    id: 'pod-time',
    says: 'what kubectl writes in front',
    text: `[%({log-source}i)s] ${TIME} `,
    looks: new RegExp(String.raw`^\[pod/[^\]\s]+\] ${ISO} `),
    samples: ['[pod/shop-6d4cf56db6-x7zqp/web] 2026-11-22T11:15:40.123456789Z '],
  },
  {
    id: 'pod',
    says: 'what kubectl writes in front',
    text: '[%({log-source}i)s] ',
    looks: /^\[pod\/[^\]\s]+\] /,
    samples: ['[pod/shop-6d4cf56db6-x7zqp/web] '],
  },
  {
    id: 'syslog',
    says: 'what syslog writes in front',
    text: '%({log-month}i)s %({log-hour}i)s:%({log-minute}i)s:%({log-second}i)s %({log-host}i)s %({log-tag}i)s: ',
    looks: new RegExp(String.raw`^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ ${TAG}`),
    samples: ['Nov 22 11:15:40 web-1 gunicorn[123]: ', '<142>Nov  2 11:15:40 web-1 gunicorn: '],
  },
  {
    id: 'syslog-5424',
    says: 'what syslog writes in front',
    text: `<%({log-priority}i)s>1 ${TIME} %({log-host}i)s %({log-app}i)s %({log-process}i)s %({log-message}i)s - `,
    looks: new RegExp(String.raw`^<\d{1,3}>1 ${ISO} \S+ \S+ \S+ \S+ - `),
    samples: ['<142>1 2026-11-22T11:15:40.123456Z web-1 gunicorn 123 - - '],
  },
];

/** What stands in front of most of these lines. */
export function prefixOf(lines: readonly Uint8Array[]): LinePrefix | null {
  const decoder = new TextDecoder();
  const beginnings = lines.map(line => decoder.decode(line.subarray(0, LONGEST)));
  const isUsual = ({ looks }: LinePrefix) =>
    2 * beginnings.filter(beginning => looks.test(beginning)).length > beginnings.length;
  return LINE_PREFIXES.find(isUsual) ?? null;
}

/** What stands in front of the lines of this format; null where it was put behind none. */
export function prefixOfFormat({ text }: { readonly text: string }): LinePrefix | null {
  return LINE_PREFIXES.find(prefix => text.startsWith(prefix.text)) ?? null;
}

const LONGEST = 300;

import type { Growth } from '../analysis/log-growth.ts';
import { logGrowth } from '../analysis/log-growth.ts';
import type { Facts } from './generator.ts';
import type { Decided, Policy } from './rotation-policy.ts';
import { FREQUENCIES, policyWithin, rotationPolicy, USUAL_POLICY } from './rotation-policy.ts';
import type { Directive } from './writers/logrotate.ts';

/**
 * When to rotate, how much to keep and from which size on, as the user says, or from the growth of the analyzed log and
 * the space on the disk. What was guessed is added to `assumed`.
 */
export function rotationSchedule(facts: Facts, logs: number, assumed: string[]): readonly Directive[] {
  const { overrides, report, t } = facts;
  const growth = logGrowth(report);
  const decided = decidedIn(facts);
  const space = overrides['disk'];
  const fit = space === undefined ? null : policyWithin(megabytesOf(space) / logs, growth, decided);
  const policy = { ...(fit ?? (growth ? rotationPolicy(growth) : USUAL_POLICY)), ...decided };
  const maxsize = overrides['maxsize'] ?? `${policy.maxMegabytes}M`;

  const isGuessed = !growth && !fit && Object.keys(decided).length < 3;
  if (isGuessed) assumed.push(guess(facts, policy, maxsize));
  if (policy.frequency === 'hourly') {
    assumed.push(
      t(
        'Assumed that logrotate itself runs every hour. Debian and others run it once a day: change OnCalendar with "systemctl edit logrotate.timer".',
      ),
    );
  }
  const comments = growth ? [growing(facts, growth)] : [];
  if (fit && space !== undefined) {
    const takes = fit.megabytes * logs;
    if (takes > megabytesOf(space)) assumed.push(tooLarge(facts, takes, space));
    else comments.push(fitting(facts, takes, space));
  }
  return [
    { words: policy.frequency, comments },
    { words: `rotate ${policy.rotate}` },
    {
      words: `maxsize ${maxsize}`,
      comments: [t('Looked at whenever logrotate runs: hourly runs catch a burst sooner.')],
    },
  ];
}

function decidedIn({ overrides: { frequency, rotate, maxsize } }: Facts): Decided {
  return {
    ...(frequency === undefined ? {} : { frequency: FREQUENCIES.find(each => each === frequency)! }),
    ...(rotate === undefined ? {} : { rotate: Number(rotate) }),
    ...(maxsize === undefined ? {} : { maxMegabytes: megabytesOf(maxsize) }),
  };
}

function guess({ t }: Facts, { frequency, rotate }: Policy, maxsize: string): string {
  return t(
    'No analyzed log says how fast the logs grow; assumed {frequency} rotation, {rotate} old files, {maxsize} at most.',
    { frequency, rotate, maxsize },
  );
}

function growing({ t }: Facts, { bytesPerDay, seconds }: Growth): string {
  return t('The analyzed access log grows by {megabytes} MB a day (measured over {hours} h).', {
    megabytes: rounded(bytesPerDay / 1024 ** 2),
    hours: rounded(seconds / 3600),
  });
}

function fitting({ t }: Facts, megabytes: number, space: string): string {
  return t(
    'With all old files the logs come to about {megabytes} MB of the {space} that were given; compressed ones are taken for a fifth.',
    { megabytes: rounded(megabytes), space },
  );
}

function tooLarge({ t }: Facts, megabytes: number, space: string): string {
  return t(
    'About {megabytes} MB of disk are needed, and {space} were given: keep fewer old files, or give more space.',
    {
      megabytes: rounded(megabytes),
      space,
    },
  );
}

/** Of a size as logrotate spells it, where k, M and G are powers of 1024. */
function megabytesOf(size: string): number {
  const [, count = '', unit = ''] = /^(\d+)([kMG]?)$/.exec(size) ?? [];
  return (Number(count) * 1024 ** ['', 'k', 'M', 'G'].indexOf(unit)) / 1024 ** 2;
}

function rounded(value: number): string {
  return String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}

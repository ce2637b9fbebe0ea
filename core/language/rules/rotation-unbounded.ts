import { gunicornBlocks, lastOf } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationUnbounded = rule({
  id: 'rotation-unbounded',
  says: 'Logs are rotated by the calendar alone, so one burst of requests may fill the disk before it is their day.',
  severity: 'hint',
  about: 'rotation',
  explains: `\`daily\` and its like look at the time only. With \`maxsize\` beside it a log is also rotated once it has grown beyond
that, whenever logrotate runs; where that is once a day, let it run every hour.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/access.log {
    daily
    rotate 14
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,
  good: `/var/log/gunicorn/access.log {
    daily
    maxsize 100M
    rotate 14
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      const interval = lastOf(block, 'daily', 'weekly', 'monthly', 'yearly');
      if (!interval || lastOf(block, 'size', 'maxsize')) continue;
      yield {
        at: interval.at,
        message: t(
          'Nothing bounds the size of the log between two rotations; "maxsize 100M" beside "{interval}" does.',
          {
            interval: interval.name,
          },
        ),
      };
    }
  },
});

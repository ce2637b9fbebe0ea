import { secretHeader } from '../../gunicorn/secrets.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import { rule } from '../rule.ts';

export const loggedSecret = rule({
  id: 'logged-secret',
  says: 'The format writes a password, a token or a cookie into every access line.',
  severity: 'information',
  explains: `\`Authorization\`, \`Cookie\`, \`Set-Cookie\` and the headers of API keys hold what a client proves itself with.
Whoever can read the log, its copies and its backups can then act in that client's name; Basic authentication even shows
the password. Who the user was is in \`%(u)s\`, without the password.

A precision that lets only the scheme through, as in \`%({authorization}i).6s\`, is fine.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %({authorization}i)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s %(u)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    for (const used of formatsOfOwnLogger(document)) {
      for (const part of used.format.parts) {
        const header = part.kind === 'atom' ? secretHeader(part.key) : undefined;
        if (part.kind !== 'atom' || header === undefined || (part.spec.precision ?? Infinity) <= SCHEME_LENGTH)
          continue;
        const message =
          header === 'authorization'
            ? t('Every access line will hold the password or token of the client; the name of the user alone is %(u)s.')
            : t('Every access line will hold the secret in the header {header}; whoever reads the log can use it.', {
                header,
              });
        yield { at: used.place(part.at), message };
      }
    }
  },
});

/** `Bearer` has six letters. */
const SCHEME_LENGTH = 6;

import { CONSEQUENCES } from './alert-consequences.ts';
import { alertTexts } from './alert-texts.ts';
import type { AlertWay, Said } from './alert-ways.ts';
import { ALERT_WAYS, mailServer, RECEIVES } from './alert-ways.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { writeYaml } from './writers/yaml.ts';

const INSTALLED_AT = '/etc/alertmanager/alertmanager.yml';

/** Someone's address in a mail; nothing that could begin a header of its own or a second address. */
const MAIL_ADDRESS = /^[\w.!#%&'*+/=?^`|~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}$/;
const PATH = /^\/[^\s\p{Cc}"'\\{}]{0,200}$/u;

/** Who is told of the alerts of `prometheus-rules`, how, and how often. Secrets stay in files of their own. */
export const alertmanager: Generator = {
  id: 'alertmanager',
  title: 'Alertmanager Configuration',
  says: 'Tells people of the alerts by e-mail, Slack or a webhook, and when they are over.',
  options: [
    {
      name: 'receivers',
      says: 'The ways to tell somebody: email, slack, webhook.',
      accepts: /^(?:email|slack|webhook)(?:,(?:email|slack|webhook)){0,2}$/,
      example: 'email,slack',
    },
    { name: 'email_to', says: 'Who gets the mails.', accepts: MAIL_ADDRESS, example: 'ops@example.com' },
    {
      name: 'email_from',
      says: 'The sender of the mails.',
      accepts: MAIL_ADDRESS,
      example: 'alertmanager@example.com',
    },
    {
      name: 'smtp',
      says: 'The mail server and its port.',
      accepts: /^(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\]):\d{1,5}$/,
      example: 'mail.example.com:587',
    },
    {
      name: 'smtp_user',
      says: 'The account on the mail server; without it nobody signs in.',
      accepts: /^[^\s\p{Cc}]{1,200}$/u,
      example: 'alertmanager',
    },
    {
      name: 'slack_channel',
      says: 'The channel, for a Slack webhook that may choose it.',
      accepts: /^[#@]?[\p{L}\p{N}_.-]{1,80}$/u,
      example: '#alerts',
    },
    {
      name: 'webhook_url',
      says: 'The address that gets each message as JSON.',
      accepts: /^https?:\/\/[A-Za-z0-9.[\]:-]{1,255}(?:\/[\w.~%/+=&?,;:@-]{0,500})?$/,
      example: 'https://hooks.example.com/alerts',
    },
    { name: 'secrets', says: 'The folder of the secrets.', accepts: PATH, example: '/etc/alertmanager/secrets' },
    {
      name: 'cooldown',
      says: 'How long nothing is repeated while an alert goes on.',
      accepts: /^[1-9]\d{0,3}[mhd]$/,
      example: '4h',
    },
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { overrides, t } = facts;
  const assumed: string[] = [];
  const said = saidBy(facts, assumed);
  const optional = (name: string) => overrides[name];
  const texts = alertTexts(t);
  const ways = chosenWays(facts, assumed);
  const receiver = (name: string, ways: readonly AlertWay[]) => ({
    name,
    ...Object.assign({}, ...ways.map(way => RECEIVES[way](said, texts, optional))),
  });
  const repeat = said('cooldown', '4h');
  const value = {
    ...(ways.includes('email') && { global: mailServer(said, optional) }),
    route: {
      receiver: 'gunicorn-warning',
      // One message for one incident, though several instances or statuses report it.
      group_by: ['alertname', 'job'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: repeat,
      routes: [{ receiver: 'gunicorn-critical', matchers: ['severity="critical"'] }],
    },
    receivers: [receiver('gunicorn-warning', quietWay(ways)), receiver('gunicorn-critical', ways)],
    inhibit_rules: CONSEQUENCES.map(({ cause, follow, equal }) => ({
      source_matchers: [`alertname="${cause}"`],
      target_matchers: [`alertname=~"${follow.join('|')}"`],
      equal,
    })),
  };
  const comments = [
    t('Who is told of the alerts of Gunicorn. Install it as {path}, then reload Alertmanager.', {
      path: INSTALLED_AT,
    }),
    t('Check it with: {command}', { command: `amtool check-config ${INSTALLED_AT}` }),
    t('Critical alerts go all the ways named here, warnings only the quietest one.'),
    t('Each file of a secret belongs to the user of Alertmanager, with mode 0400, and holds nothing but the secret.'),
    t('An alert is told once, again after {duration} while it goes on, and once more when it is over.', {
      duration: repeat,
    }),
  ];
  return { path: INSTALLED_AT, language: 'yaml', text: writeYaml(value, comments), assumed };
}

/** What stands in for the user's word is told, once. */
function saidBy({ overrides, t }: Facts, assumed: string[]): Said {
  return (name, otherwise) => {
    const value = overrides[name];
    if (value !== undefined) return value;
    const note = t('Nothing says {name}; assumed {value}.', { name, value: otherwise });
    if (!assumed.includes(note)) assumed.push(note);
    return otherwise;
  };
}

/** Those that are named, or those of which something else was said. */
function chosenWays({ overrides, t }: Facts, assumed: string[]): readonly AlertWay[] {
  const named = overrides['receivers']?.split(',');
  if (named) return ALERT_WAYS.filter(way => named.includes(way));
  const meant = ALERT_WAYS.filter(way => MEANT_BY[way].some(name => overrides[name] !== undefined));
  if (meant.length > 0) return meant;
  assumed.push(
    t('Nothing says how people are told; assumed every way there is. Name the ones you have: {example}.', {
      example: '--set receivers=email,slack',
    }),
  );
  return ALERT_WAYS;
}

/** Who says one of these wants to be told this way. */
const MEANT_BY: Readonly<Record<AlertWay, readonly string[]>> = {
  email: ['email_to', 'email_from', 'smtp', 'smtp_user'],
  slack: ['slack_channel'],
  webhook: ['webhook_url'],
};

/** What can wait goes where it interrupts nobody. */
function quietWay(ways: readonly AlertWay[]): readonly AlertWay[] {
  return ways.includes('slack') ? ['slack'] : ways.slice(0, 1);
}

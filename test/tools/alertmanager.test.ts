import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ALERT_RULES } from '../../core/generators/alert-rules.ts';
import { alertTexts } from '../../core/generators/alert-texts.ts';
import { alertmanager } from '../../core/generators/alertmanager.ts';
import { english } from '../../core/base/localize.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts } from '../generators/situations.ts';
import type { Daemon } from '../support/daemon.ts';
import { startDaemon } from '../support/daemon.ts';
import { freePort, waitFor } from '../support/gunicorn.ts';
import type { Listener, Posted } from '../support/listeners.ts';
import { listenForMails, listenForPosts } from '../support/listeners.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** Everything that may be said, at the edges of what is accepted. */
const SAID: readonly Readonly<Record<string, string>>[] = [
  ...['email', 'slack', 'webhook', 'webhook,email', 'slack,webhook,email'].map(receivers => ({ receivers })),
  { smtp: '[::1]:465', smtp_user: `a"b'c{{x}}:#`, email_to: "o'ne+two|x@example.com" },
  { slack_channel: '#书店', secrets: '/srv/密钥/$x' },
  { webhook_url: 'http://[::1]:9099/a%20b?x=y&z=1,2;3:@+~', cooldown: '9999d' },
];

interface Config {
  route: { group_wait: string; group_interval: string };
  receivers: { name: string; slack_configs?: { title: string; text: string }[] }[];
}

describe('Alertmanager', function () {
  this.timeout(60_000);
  let folder: string;
  before(function () {
    needsTools('amtool', 'prometheus-alertmanager');
    folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  const amtool = (text: string, ...command: string[]) => {
    const file = join(folder, 'alertmanager.yml');
    writeFileSync(file, text);
    return runTool(
      'amtool',
      command.map(word => (word === 'FILE' ? file : word)),
    );
  };

  for (const { name, facts } of ALL_SITUATIONS) {
    it(`accepts the configuration for the situation ${name}`, () => {
      const { code, all } = amtool(alertmanager.generate(facts).text, 'check-config', 'FILE');
      assert.equal(code, 0, all);
    });
  }

  for (const overrides of SAID) {
    it(`accepts what was said: ${JSON.stringify(overrides)}`, () => {
      for (const { name, accepts } of alertmanager.options) {
        if (overrides[name] !== undefined) assert.match(overrides[name], accepts);
      }
      const { code, all } = amtool(alertmanager.generate(facts({ overrides })).text, 'check-config', 'FILE');
      assert.equal(code, 0, all);
    });
  }

  for (const { name, severity } of ALERT_RULES) {
    it(`sends ${name} to gunicorn-${severity}`, () => {
      const { code, all } = amtool(
        alertmanager.generate(facts()).text,
        'config',
        'routes',
        'test',
        '--config.file',
        'FILE',
        `--verify.receivers=gunicorn-${severity}`,
        `alertname=${name}`,
        `severity=${severity}`,
        'job=shop',
      );
      assert.equal(code, 0, all);
    });
  }

  const MESSAGES: [says: string, firing: string[], resolved: string[], heading: string, body: string][] = [
    ['two alerts', ['one', 'two'], [], '[2] Failing shop', 'one is bad\nLook there.\ntwo is bad\nLook there.\n'],
    ['one of them is over', ['one'], ['two'], '[1] Failing shop', 'one is bad\nLook there.\nover: two is bad\n'],
    ['both are over', [], ['one', 'two'], '[over] Failing shop', 'over: one is bad\nover: two is bad\n'],
  ];
  for (const [says, firing, resolved, heading, body] of MESSAGES) {
    it(`renders ${says}`, () => {
      const texts = alertTexts(english);
      const data = join(folder, 'data.json');
      writeFileSync(data, JSON.stringify(message(firing, resolved)));
      const render = (template: string) =>
        runTool('amtool', [
          'template',
          'render',
          '--template.glob=/dev/null',
          `--template.data=${data}`,
          `--template.text=${template}`,
        ]);
      assert.deepEqual(render(texts.heading), { code: 0, all: heading });
      assert.deepEqual(render(texts.body), { code: 0, all: body });
    });
  }

  describe('that runs', () => {
    let posts: Listener<Posted>;
    let mails: Listener<string>;
    let daemon: Daemon;
    let url: string;

    before(async () => {
      [posts, mails] = [await listenForPosts(), await listenForMails()];
      const secrets = join(folder, 'secrets');
      mkdirSync(secrets);
      writeFileSync(join(secrets, 'slack-url'), `http://127.0.0.1:${posts.port}/slack`);
      writeFileSync(join(secrets, 'webhook-token'), 'sesame');
      const overrides = {
        receivers: 'email,slack,webhook',
        secrets,
        smtp: `127.0.0.1:${mails.port}`,
        webhook_url: `http://127.0.0.1:${posts.port}/hook`,
      };
      const config = parse(alertmanager.generate(facts({ overrides })).text) as Config;
      // Nobody should have to wait minutes for a test.
      Object.assign(config.route, { group_wait: '100ms', group_interval: '500ms' });
      const file = join(folder, 'running.yml');
      writeFileSync(file, stringify(config));
      url = `http://127.0.0.1:${await freePort()}`;
      daemon = await startDaemon(
        'prometheus-alertmanager',
        [
          `--config.file=${file}`,
          `--storage.path=${join(folder, 'storage')}`,
          '--cluster.listen-address=',
          `--web.listen-address=${url.slice('http://'.length)}`,
        ],
        `${url}/-/ready`,
      );
    });
    after(() => Promise.all([daemon?.stop(), posts?.stop(), mails?.stop()]));

    it('tells of a critical alert every way, with the secrets from their files, and says when it is over', async () => {
      await post(alert('GunicornServerErrors', 'critical'));
      await waitFor(() => mails.received.length > 0 && posts.received.length > 1);
      await post({ ...alert('GunicornServerErrors', 'critical'), endsAt: new Date().toISOString() });
      await waitFor(() => mails.received.length > 1 && posts.received.length > 3);

      const hooks = posts.received.filter(({ path }) => path === '/hook');
      assert.deepEqual(
        hooks.map(({ authorization, body }) => [authorization, body['status']]),
        [
          ['Bearer sesame', 'firing'],
          ['Bearer sesame', 'resolved'],
        ],
      );
      const slack = posts.received.filter(({ path }) => path === '/slack');
      assert.deepEqual(
        slack.map(({ body }) => (body['attachments'] as { title: string }[])[0]?.title),
        ['[1] GunicornServerErrors shop', '[over] GunicornServerErrors shop'],
      );
      assert.match(mails.received[0]!, /^Subject: \[1\] GunicornServerErrors shop$/m);
      assert.match(mails.received[0]!, /12% of the requests fail/);
      assert.match(mails.received[1]!, /^Subject: \[over\] GunicornServerErrors shop$/m);
    });

    it('tells of a warning the quietest way, and holds back what follows from a cause', async () => {
      const before = posts.received.length;
      await post(alert('GunicornWorkerTimeouts', 'critical'));
      await waitFor(() => posts.received.length === before + 2);
      await post(alert('GunicornSlowRequests', 'warning'), alert('GunicornNoTraffic', 'warning'));
      await waitFor(() => posts.received.length === before + 3);
      const last = posts.received.at(-1)!;
      assert.equal(last.path, '/slack');
      assert.match(JSON.stringify(last.body), /\[1\] GunicornNoTraffic shop/);
      assert.deepEqual(await suppressed(), ['GunicornSlowRequests']);
    });

    async function post(...alerts: object[]): Promise<void> {
      const response = await fetch(`${url}/api/v2/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      });
      assert.equal(response.status, 200);
    }

    async function suppressed(): Promise<string[]> {
      const alerts = (await (await fetch(`${url}/api/v2/alerts`)).json()) as {
        labels: { alertname: string };
        status: { state: string };
      }[];
      return alerts.filter(({ status }) => status.state === 'suppressed').map(({ labels }) => labels.alertname);
    }
  });
});

function alert(alertname: string, severity: string) {
  return {
    labels: { alertname, severity, job: 'shop' },
    annotations: { summary: 'shop: 12% of the requests fail', description: 'Look there.' },
  };
}

/** What Alertmanager gives to a template. */
function message(firing: readonly string[], resolved: readonly string[]): object {
  return {
    status: firing.length > 0 ? 'firing' : 'resolved',
    alerts: [...alertsOf(firing, 'firing'), ...alertsOf(resolved, 'resolved')],
    commonLabels: { alertname: 'Failing', job: 'shop' },
  };
}

function alertsOf(names: readonly string[], status: string): object[] {
  return names.map(name => ({ status, annotations: { summary: `${name} is bad`, description: 'Look there.' } }));
}

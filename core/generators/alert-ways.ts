import type { AlertTexts } from './alert-texts.ts';

/** The ways to tell somebody of an alert. */
export const ALERT_WAYS = ['email', 'slack', 'webhook'] as const;
export type AlertWay = (typeof ALERT_WAYS)[number];

/** What the user said under a name, or what stands in for it. */
export type Said = (name: string, otherwise: string) => string;

/** One entry of a receiver of Alertmanager for each way. */
export const RECEIVES: Readonly<Record<AlertWay, (said: Said, texts: AlertTexts, optional: Optional) => object>> = {
  email: (said, { heading, body }) => ({
    email_configs: [
      { to: said('email_to', 'ops@example.com'), send_resolved: true, headers: { Subject: heading }, text: body },
    ],
  }),
  slack: (said, { heading, body }, optional) => ({
    slack_configs: [
      {
        api_url_file: secret(said, 'slack-url'),
        // The webhook of a Slack app has its channel already and would ignore this one.
        ...(optional('slack_channel') !== undefined && { channel: optional('slack_channel') }),
        send_resolved: true,
        title: heading,
        text: body,
      },
    ],
  }),
  webhook: said => ({
    webhook_configs: [
      {
        url: said('webhook_url', 'http://127.0.0.1:9099/alerts'),
        send_resolved: true,
        http_config: { authorization: { type: 'Bearer', credentials_file: secret(said, 'webhook-token') } },
      },
    ],
  }),
};

/** What the user said, if anything. */
export type Optional = (name: string) => string | undefined;

/** What Alertmanager has to know of the mail server. */
export function mailServer(said: Said, optional: Optional): object {
  const smarthost = said('smtp', 'localhost:25');
  const user = optional('smtp_user');
  return {
    smtp_smarthost: smarthost,
    smtp_from: said('email_from', 'alertmanager@example.com'),
    ...(user !== undefined && { smtp_auth_username: user, smtp_auth_password_file: secret(said, 'smtp-password') }),
    // STARTTLS: a server on this machine seldom offers it, and on port 465 all is encrypted before it could be asked.
    smtp_require_tls: !/^(?:localhost|127\.[\d.]+|\[::1\]):|:465$/.test(smarthost),
  };
}

/** A path, not the secret: the file that people copy around and put under version control is this one. */
function secret(said: Said, name: string): string {
  return `${said('secrets', '/etc/alertmanager/secrets').replace(/\/+$/, '')}/${name}`;
}

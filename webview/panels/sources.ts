import type { Localize } from '../../core/base/localize.ts';
import type { Report } from '../../core/analysis/report.ts';
import type { Table } from '../charts/chart.ts';
import { element, fill } from '../element.ts';
import { visibleText } from '../visible-text.ts';
import { link } from './link.ts';
import type { Actions, Panel, Scene } from './panel.ts';
import { changeRows, headOf, moveWithArrows, valuesOf } from './rows.ts';

/** Which files were read, and how. */
export function createSources(actions: Actions, t: Localize): Panel {
  const format = element('div', { className: 'format' });
  const rows = element('tbody');
  const table = element('table', {}, element('thead'), rows);
  const heading = element('h2', { id: 'sources-heading' }, t('Sources and format'));
  const node = element('section', { className: 'panel wide', id: 'sources' }, heading, format, table);
  node.setAttribute('aria-labelledby', heading.id);
  table.setAttribute('aria-labelledby', heading.id);
  moveWithArrows(table);

  return {
    node,
    show(scene) {
      const { report, config } = scene;
      fill(
        format,
        element('p', {}, element('code', {}, visibleText(report.format.text, LONGEST_FORMAT))),
        element('p', { className: 'caption' }, scene.formats.sentences([originOf(report, config, t), fieldsOf(scene)])),
        ...otherFormats(scene),
      );
      const shown = tableOf(scene);
      changeRows(table, () => {
        table.tHead?.replaceWith(headOf(shown));
        rows.replaceChildren(
          ...shown.rows.map((row, index) => {
            const onclick = () => actions.openLine(index, 1);
            const name = visibleText(row.label);
            const first = link(name, actions.hasHost ? onclick : null, name);
            return element(
              'tr',
              {},
              element('th', { scope: 'row' }, first),
              ...valuesOf(row, shown, { ...actions, t }),
            );
          }),
        );
      });
    },
  };
}

const LONGEST_FORMAT = 2000;

function tableOf({ report, t, formats }: Scene): Table {
  return {
    columns: [
      { title: t('File') },
      { title: t('Size'), isMinor: true },
      { title: t('Lines') },
      { title: t('Understood') },
      { title: t('Not understood') },
    ],
    rows: report.sources.map(({ path, bytes, lines, parsed, unparsed }) => ({
      label: path,
      cells: [
        { text: formats.size(bytes) },
        ...[lines, parsed, unparsed].map(count => ({ text: formats.count(count) })),
      ],
      match: null,
    })),
  };
}

function originOf({ format }: Report, config: string | null, t: Localize): string {
  const sentences = {
    config:
      config === null
        ? t('The format stands in the config.')
        : t('The format stands in {config}.', { config: visibleText(config) }),
    content: t('The format was found from the content of the log.'),
    option: t('The preference gunicorn.accessLogFormat tells the format.'),
  };
  return sentences[format.from];
}

/** The formats that other lines are in, as after a restart with a changed config, and where these lines are. */
function otherFormats({ report, t, formats }: Scene): HTMLElement[] {
  return (report.format.others ?? []).flatMap(({ text, places }) => {
    const sentences = places.map(({ source, lines, firstLine, lastLine, firstTime }) => {
      const values = {
        count: formats.count(lines),
        first: formats.count(firstLine),
        last: formats.count(lastLine),
        name: visibleText(source),
      };
      return firstTime === null
        ? t('{count} of the lines {first} to {last} of {name} are in this format.', values)
        : t('{count} of the lines {first} to {last} of {name} are in this format, the first of them since {time}.', {
            ...values,
            time: `${formats.day(firstTime)} ${formats.clock(firstTime, 1)}`,
          });
    });
    return [
      element('p', {}, element('code', {}, visibleText(text, LONGEST_FORMAT))),
      element('p', { className: 'caption' }, formats.sentences(sentences)),
    ];
  });
}

function fieldsOf({ report: { format }, t, formats }: Scene): string {
  const names = {
    address: t('address'),
    user: t('user'),
    time: t('time'),
    request: t('request line'),
    method: t('method'),
    path: t('path'),
    query: t('query string'),
    protocol: t('protocol'),
    status: t('status'),
    size: t('size'),
    referrer: t('referrer'),
    userAgent: t('user agent'),
    duration: t('duration'),
    pid: t('process id'),
  };
  return t('Each line tells: {fields}.', { fields: formats.list(format.fields.map(field => names[field])) });
}

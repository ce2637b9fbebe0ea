/** The samples in Prometheus' text format, by name and labels as they stand there. */
export async function scrape(port: number, path = '/metrics'): Promise<Readonly<Record<string, number>>> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return samples(await response.text());
}

function samples(text: string): Readonly<Record<string, number>> {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map(line => {
      const [, name = '', value = ''] = /^(.+) (\S+)$/.exec(line) ?? [];
      return [name, Number(value)];
    }),
  );
}

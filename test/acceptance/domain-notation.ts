/** A field as the domain's design writes it: `name?: Type`. */
export interface NotedField {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}
/** An event of a command: all of the command's fields unless `only` lists them, and extras. */
export interface NotedEvent {
  readonly name: string;
  readonly only: readonly string[] | undefined;
  readonly extras: readonly NotedField[];
  /** `c` where fields may be corrected, `r` where the event may be struck. */
  readonly marks: string;
}
export interface NotedCommand {
  readonly name: string;
  readonly roles: readonly string[];
  readonly fields: readonly NotedField[];
  readonly upsert: boolean;
  readonly events: readonly NotedEvent[];
  readonly refusals: readonly string[];
}
export interface NotedAggregate {
  readonly category: string;
  readonly keys: readonly NotedField[];
  readonly commands: readonly NotedCommand[];
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** Splits at a sign that stands in no bracket. */
function splitAt(text: string, sign: string): readonly string[] {
  const parts = [''];
  const open: string[] = [];
  for (const letter of text) {
    if (pairs[letter]) open.push(pairs[letter]);
    else if (open.at(-1) === letter) open.pop();
    if (letter === sign && open.length === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part.length > 0);
}

/** The text up to a sentence that follows, or to the mark of an upsert, outside brackets. */
function untilProse(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('({['.includes(text[i]!)) depth += 1;
    if (')}]'.includes(text[i]!)) depth -= 1;
    if (depth === 0 && (text[i] === '⟳' || /^\.(\s|$)/.test(text.slice(i, i + 2)))) return text.slice(0, i);
  }
  return text;
}

const without = (text: string) => text.replaceAll(/\s+/g, '');

export const fieldsIn = (text: string): readonly NotedField[] =>
  splitAt(untilProse(text), ';').map((part) => {
    const [, name, mark, type] = /^(\w+)(\??):\s*(.+)$/.exec(part) ?? [];
    if (!name || !type) throw new Error(`no field: ${part}`);
    return { name, type: without(type), optional: mark === '?' };
  });

/** What stands in the bracket that begins at a place; undefined where none begins there. */
function bracketAt(text: string, at: number): string | undefined {
  if (text[at] !== '(') return undefined;
  for (let i = at, depth = 0; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')' && --depth === 0) return text.slice(at + 1, i);
  }
  return undefined;
}

function* eventsIn(text: string): Generator<NotedEvent> {
  for (const match of text.matchAll(/`([A-Z][A-Za-z]+)`/g)) {
    const at = match.index + match[0].length;
    const inside = bracketAt(text, at);
    const noted = inside !== undefined && /^(only\b|\+)/.test(inside.trim()) ? inside.trim() : undefined;
    const after = text.slice(at + (inside === undefined ? 0 : inside.length + 2));
    const marks = /^\s*((?:\[[cr]\])+)/.exec(after)?.[1]?.replaceAll(/[[\]]/g, '') ?? '';
    const [onlyPart, extraPart] = noted?.startsWith('only') ? halves(noted) : [undefined, noted?.slice(1)];
    yield {
      name: match[1]!,
      only: onlyPart
        ?.split(',')
        .map((name) => name.trim())
        .filter(Boolean),
      extras: extraPart ? fieldsIn(extraPart) : [],
      marks,
    };
  }
}

function halves(noted: string): readonly [string, string | undefined] {
  const plus = noted.indexOf('+');
  const only = (plus < 0 ? noted : noted.slice(0, plus)).replace(/^only/, '').replace(/;\s*$/, '');
  return [only, plus < 0 ? undefined : noted.slice(plus + 1)];
}

const codesIn = (text: string) => [...text.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, code]) => code!);

function commandOf(line: string, rest: readonly string[], any: readonly string[]): NotedCommand | undefined {
  const [, name, roles, fields] = /^- `([A-Z]\w+)`(?:\s*⚑)?\s*\(([^)]*)\):\s*(.*)$/.exec(line) ?? [];
  if (!name || !roles || !fields) return undefined;
  const all = (sign: string) => rest.filter((one) => one.trim().startsWith(sign)).join(' ');
  return {
    name,
    roles: roles.split(',').flatMap((role) => (role.trim() === 'any' ? any : [role.trim()])),
    fields: fieldsIn(fields),
    upsert: fields.includes('⟳'),
    events: [...eventsIn(all('→'))],
    refusals: codesIn(all('✗')),
  };
}

/** What a list of roles means by *any*: every role of the table but those that it excepts (§1.8). */
function anyIn(text: string): readonly string[] {
  const section = text.slice(text.indexOf('### 1.8 Roles'), text.indexOf('### 1.9'));
  const all = [...section.matchAll(/^\| ([a-z-]+) \|/gm)].map(([, role]) => role!);
  const but = /^\*any\*.* except ([a-z, -]+)\.$/m.exec(section)?.[1]?.split(', ') ?? [];
  return all.filter((role) => role !== 'system' && !but.includes(role));
}

/** Aggregates of the design with keys, commands, events and refusals. */
export function aggregatesIn(text: string, categories: readonly string[]): readonly NotedAggregate[] {
  const any = anyIn(text);
  const contexts = text.slice(text.indexOf('\n## 2. '), text.indexOf('\n## 3. '));
  const sections = contexts.split(/^#### /m).slice(1);
  const wanted = sections.filter((section) => categories.includes(/^\w+/.exec(section)![0]));
  return wanted.map((section) => {
    const lines = section.split(/^#{2,3} /m)[0]!.split('\n');
    const category = /^\w+/.exec(lines[0]!)![0];
    const keys = lines.map((line) => /(?:^|\s)Keys: (.*)$/.exec(line)?.[1]).find(Boolean) ?? '';
    const starts = lines.flatMap((line, index) => (line.startsWith('- ') ? [index] : []));
    const commands = starts.flatMap(
      (start, n) => commandOf(lines[start]!, lines.slice(start + 1, starts[n + 1]), any) ?? [],
    );
    return { category, keys: keys ? keysIn(keys) : [], commands };
  });
}

const keysIn = (text: string) => fieldsIn(text.replace(/\(may be empty.*?\)/, ''));

/** Status of each refusal that is not 409. */
export function statusesIn(text: string): ReadonlyMap<string, number> {
  const statuses = new Map<string, number>();
  const section = text.slice(text.indexOf('\n## 7. Refusals'), text.indexOf('\nComplete list by context'));
  for (const [, numbers, codes] of section.matchAll(/^\| ([\d, ]+) \| (.*) \|$/gm)) {
    const list = numbers!.split(',').map(Number);
    const groups = list.length === 1 ? [codes!] : codes!.split(';');
    for (const [index, group] of groups.entries()) for (const code of codesIn(group)) statuses.set(code, list[index]!);
  }
  return statuses;
}

/** Codes that any command may be refused with. */
export const generalIn = (text: string): ReadonlySet<string> =>
  new Set(codesIn(/^- \*\*General\*\*.*$/m.exec(text)?.[0] ?? ''));

/** Names of events that the platform records itself, with those of their fields that are listed and always there. */
export function platformRecordsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const records = new Map<string, readonly string[]>();
  for (const line of text.split('\n').filter((one) => /[Pp]latform records?/.test(one)))
    for (const match of line.matchAll(/`([A-Z][a-z][A-Za-z]+)`/g)) {
      const inside = bracketAt(line, match.index + match[0].length);
      const names = (inside ?? '')
        .replace(/^\+/, '')
        .split(/[,;]/)
        .map((name) => name.trim().replace(/:.*$/, ''))
        .filter((name) => /^[a-z]\w*$/.test(name));
      if (!records.get(match[1]!)?.length) records.set(match[1]!, names);
    }
  return records;
}

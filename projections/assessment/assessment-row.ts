import { conflictStateOf } from '../../contracts/assessment/framework';
import type { JsonObject } from '../../contracts/encoding';

type Flags = Readonly<Record<string, boolean>>;
interface Judged {
  readonly kind: string;
  /** Groups that it names as left out. */
  readonly excluded: readonly string[];
}

/** An assessment as its events left it; items by their ids, positions by agency. */
export interface AssessmentRow {
  readonly kind: 'conflict' | 'atrocity' | null;
  readonly title: string | null;
  readonly mode: string | null;
  readonly countries: readonly string[];
  readonly dueAt: string | null;
  readonly team: readonly JsonObject[];
  readonly agencies: readonly string[];
  readonly judgements: Readonly<Record<string, Judged>>;
  readonly drivers: Flags;
  readonly entryPoints: Flags;
  /** Actors and factors of an atrocity assessment. */
  readonly findings: Flags;
  readonly options: Flags;
  readonly scenarios: Flags;
  readonly positions: Readonly<Record<string, string>>;
  readonly version: number | null;
  readonly publishedAt: string | null;
  readonly riskLevel: string | null;
  /** True once anything was recorded after the newest publication. */
  readonly changed: boolean;
}

export const blankAssessment: AssessmentRow = {
  kind: null,
  title: null,
  mode: null,
  countries: [],
  dueAt: null,
  team: [],
  agencies: [],
  judgements: {},
  drivers: {},
  entryPoints: {},
  findings: {},
  options: {},
  scenarios: {},
  positions: {},
  version: null,
  publishedAt: null,
  riskLevel: null,
  changed: false,
};

const sizeOf = (items: object) => Object.keys(items).length;

function stateOf(row: AssessmentRow): string | null {
  const published = row.version !== null && !row.changed;
  if (row.kind === null) return null;
  if (row.kind === 'conflict') {
    const kinds = Object.values(row.judgements).map(({ kind }) => kind);
    return conflictStateOf(published, kinds, sizeOf(row.drivers));
  }
  if (published) return 'published';
  return sizeOf(row.findings) + sizeOf(row.options) + sizeOf(row.scenarios) > 0 ? 'drafting' : 'commissioned';
}

const agenciesOf = ({ positions }: AssessmentRow, ...stances: readonly string[]) =>
  Object.keys(positions)
    .filter((agency) => stances.includes(positions[agency] ?? ''))
    .sort();

/** Columns of board `assessments`; null where nothing is known. */
export const shownAssessment = (row: AssessmentRow) => ({
  kind: row.kind,
  title: row.title,
  mode: row.mode,
  countries: row.countries,
  dueAt: row.dueAt,
  team: row.team,
  state: stateOf(row),
  judgements: sizeOf(row.judgements),
  stakeholdersExcluded: [...new Set(Object.values(row.judgements).flatMap(({ excluded }) => excluded))].sort(),
  drivers: sizeOf(row.drivers),
  entryPoints: sizeOf(row.entryPoints),
  concurred: agenciesOf(row, 'concur', 'concurWithComment'),
  dissented: agenciesOf(row, 'dissent'),
  silent: row.agencies.filter((agency) => !Object.hasOwn(row.positions, agency)),
  version: row.version,
  publishedAt: row.publishedAt,
  riskLevel: row.riskLevel,
  options: sizeOf(row.options),
  scenarios: sizeOf(row.scenarios),
});

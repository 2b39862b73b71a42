import type { Json } from './encoding';
import type { Fault } from './kernel/fault';
import type { Class, FieldOptions } from './kernel/field';
import { fieldOf } from './kernel/field';
import { IsOneOf, IsOrg, IsText } from './kernel/fields';
import { IsGroup } from './kernel/groups';
import { faultsOf } from './kernel/validate';
import { isPolicyName, openPolicyName, type PolicyName } from './policies';
import { JsonFault, parseStrict } from './strict-json';
import { severities } from './vocabulary/code-lists';
import { roles } from './vocabulary/roles';

const optional = { optional: true } as const;
const yearOfMinutes = 366 * 24 * 60;

const IsWhole = (least: number, most: number, options?: FieldOptions) =>
  fieldOf(
    {
      notation: `${least}…${most}`,
      schema: { type: 'integer', minimum: least, maximum: most },
      check: (value) =>
        Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
          ? undefined
          : `must be an integer from ${least} to ${most}`,
    },
    options,
  );

class MinutesBySeverity {
  @IsWhole(1, yearOfMinutes, optional) critical?: number;
  @IsWhole(1, yearOfMinutes, optional) serious?: number;
  @IsWhole(1, yearOfMinutes, optional) elevated?: number;
  @IsWhole(1, yearOfMinutes, optional) routine?: number;
}

const hearers: readonly string[] = ['leadUserId', ...roles];
const IsHearers = (options: FieldOptions) =>
  fieldOf(
    {
      notation: 'role[]',
      schema: { type: 'array', items: { enum: [...hearers] } },
      check: (value) =>
        Array.isArray(value) && value.length > 0 && value.every((name) => hearers.includes(name))
          ? undefined
          : 'must list roles, or leadUserId',
    },
    options,
  );

class AlertAcknowledgement {
  @IsGroup(() => MinutesBySeverity) minutes!: MinutesBySeverity;
  @IsHearers({ list: [1, 10] }) levels!: string[][];
  @IsGroup(() => MinutesBySeverity) repeatMinutes!: MinutesBySeverity;
}
class AlertShelving {
  @IsWhole(1, 24 * 30) maxHours!: number;
}
class DaysByTier {
  @IsWhole(1, 3660) T4!: number;
  @IsWhole(1, 3660) T3!: number;
  @IsWhole(1, 3660) T2!: number;
  @IsWhole(1, 3660) T1!: number;
}
class WatchReview {
  @IsGroup(() => DaysByTier) days!: DaysByTier;
}
class SeverityLevel {
  @IsOneOf(severities, 'Severity') severity!: number;
  @IsText(40) word!: string;
  @IsText(300) test!: string;
}
class CrisisSeverityScale {
  @IsWhole(1, 1_000_000) version!: number;
  @IsGroup(() => SeverityLevel, { list: [4, 4] }) levels!: SeverityLevel[];
}
class Organization {
  @IsOrg() code!: string;
  @IsText(120) name!: string;
}
class Organizations {
  @IsGroup(() => Organization, { list: [1, 1000] }) list!: Organization[];
}
class Compartment {
  @IsText(40) code!: string;
  @IsText(120) name!: string;
}
class Compartments {
  @IsGroup(() => Compartment, { list: [0, 1000] }) list!: Compartment[];
}
const areaCode = /^[A-Za-z0-9][A-Za-z0-9._~:-]{0,59}$/;
const IsAreaCode = () =>
  fieldOf({
    notation: 'code',
    schema: { type: 'string', pattern: areaCode.source },
    check: (value) =>
      typeof value === 'string' && areaCode.test(value)
        ? undefined
        : 'must be a code of letters and digits without blanks',
  });
class SkillArea {
  @IsAreaCode() code!: string;
  @IsText(120) name!: string;
}
class SkillAreas {
  @IsGroup(() => SkillArea, { list: [0, 1000] }) list!: SkillArea[];
}
class Ceiling {
  @IsWhole(1, 1000) major!: number;
}
class MonthRange {
  @IsWhole(1, 600) from!: number;
  @IsWhole(1, 600) to!: number;
}
const ordered = (value: object) =>
  (value as MonthRange).from > (value as MonthRange).to ? 'must have from no later than to' : undefined;
class WindowsByKind {
  @IsGroup(() => MonthRange, { check: ordered }) major!: MonthRange;
  @IsGroup(() => MonthRange, { check: ordered }) small!: MonthRange;
}
class ImpactWindow {
  @IsGroup(() => WindowsByKind) months!: WindowsByKind;
}
class NotificationWait {
  @IsWhole(0, 365) days!: number;
}
class DaysByComponent {
  @IsWhole(1, 3660) standby!: number;
  @IsWhole(1, 3660) reserve!: number;
  @IsWhole(1, 3660) other!: number;
}
class DeploymentLimits {
  @IsGroup(() => DaysByComponent) days!: DaysByComponent;
}
class Quorum {
  @IsOneOf(['majority']) rule!: string;
}

interface Schema {
  readonly target: Class;
  /** The value is a list: it is checked as member `list` of an object, and pointers start below it. */
  readonly listed?: true;
  readonly also?: (value: Json) => Fault | undefined;
}

const distinctCodes = (value: Json): Fault | undefined => {
  const codes = (value as unknown as readonly { code: string }[]).map(({ code }) => code);
  const again = codes.findIndex((code, index) => codes.indexOf(code) < index);
  return again < 0 ? undefined : { pointer: `/${again}/code`, rule: 'stands in the list twice' };
};
const risingSeverities = (value: Json): Fault | undefined => {
  const { levels } = value as unknown as CrisisSeverityScale;
  const odd = levels.findIndex(({ severity }, index) => severity !== index + 1);
  return odd < 0 ? undefined : { pointer: `/levels/${odd}/severity`, rule: `must be ${odd + 1}` };
};

const quorum: Schema = { target: Quorum };

const built: Readonly<Record<PolicyName, Schema>> = {
  'alert-acknowledgement': { target: AlertAcknowledgement },
  'alert-shelving': { target: AlertShelving },
  'watch-review': { target: WatchReview },
  'crisis-severity-scale': { target: CrisisSeverityScale, also: risingSeverities },
  quorum,
  organizations: { target: Organizations, listed: true, also: distinctCodes },
  compartments: { target: Compartments, listed: true, also: distinctCodes },
  'skill-areas': { target: SkillAreas, listed: true, also: distinctCodes },
};

/** Policies that change only by a decision (domain.md §2.15); schemas stand here before their readers are built. */
const byDecision: Readonly<Record<string, Schema>> = {
  'engagement-ceiling': { target: Ceiling },
  'impact-window': { target: ImpactWindow },
  'notification-wait': { target: NotificationWait },
  'deployment-limits': { target: DeploymentLimits },
  quorum,
};

/** True for a policy that nobody sets without naming a decision. */
export const needsDecision = (name: string) => Object.hasOwn(byDecision, name);

/** True for a name that a policy may have: a rule's parameters, an import profile or a reference table. */
export const isKnownPolicy = (name: string) => isPolicyName(name) || needsDecision(name) || openPolicyName.test(name);

const schemaFor = (name: string): Schema | undefined =>
  isPolicyName(name) ? built[name] : needsDecision(name) ? byDecision[name] : undefined;

const isObject = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The first fault of a policy's value: where it stands in the value, and the rule it breaks.
 * @param valueText JSON text; profiles and reference tables take any object
 */
export function policyFault(name: string, valueText: string): Fault | undefined {
  const value = parsed(valueText);
  if ('fault' in value) return value.fault;
  const schema = schemaFor(name);
  if (!schema) return isObject(value.json) ? undefined : { pointer: '', rule: 'must be an object' };
  return schemaFault(schema, value.json);
}

function schemaFault({ target, listed, also }: Schema, json: Json): Fault | undefined {
  if (listed && !Array.isArray(json)) return { pointer: '', rule: 'must be a list' };
  const [first] = faultsOf(target, listed ? { list: json } : json, 'command');
  if (first) return listed ? { ...first, pointer: first.pointer.slice('/list'.length) } : first;
  return also?.(json);
}

function parsed(text: string): { readonly json: Json } | { readonly fault: Fault } {
  try {
    return { json: parseStrict(text) };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { fault: { pointer: error.pointer, rule: error.rule } };
  }
}

import { alertStep, gradeStep, type Pen, reportStep, severityStep, statusStep, updateStep } from './activity';
import { type Course, courses } from './course';
import { history } from './history';
import { between, pick, randomFrom } from './random';
import { type Step, script } from './step';
import { hoursAfter, minutesAfter, playBegins, playEnds } from './times';

/** Domain minutes between two generated events: three real seconds at ×120. */
const everyMinutes = 6;

interface Standing {
  severity: number;
  status: string;
  /** When its next report is due. */
  due: string;
}

const lastUpdate = (course: Course) =>
  history.findLast(({ type, data }) => type === 'PostSituationUpdate' && isAbout(data, course))?.at ?? playBegins;
const isAbout = (data: object, { crisisId }: Course) => (data as { crisisId?: string }).crisisId === crisisId;

const nextStatus: Readonly<Record<string, readonly string[]>> = {
  monitoring: ['alert'],
  alert: ['active', 'monitoring'],
  active: ['stabilizing'],
  stabilizing: ['transition', 'active'],
  transition: ['stabilizing'],
};

/** Generated work that goes on while somebody watches: reports, updates, changes of severity and status, alerts. */
export class Traffic {
  readonly #random = randomFrom('traffic');
  readonly #pen: Pen = { write: script('traffic'), random: this.#random };
  readonly #standing = new Map<Course, Standing>(
    courses.map((course) => [
      course,
      { severity: course.severity, status: course.status, due: hoursAfter(lastUpdate(course), course.every) },
    ]),
  );
  #count = 0;

  /** What happens next at a moment. */
  next(at: string): readonly Step[] {
    const course = pick(this.#random, courses);
    const kind = ['report', 'update', 'report', 'severity', 'report', 'update', 'alert', 'status'][this.#count++ % 8];
    if (kind === 'update') return [this.#update(at)];
    if (kind === 'severity') return [this.#severity(course, at)];
    if (kind === 'status') return [this.#status(course, at)];
    return this.#report(course, at, kind === 'alert');
  }

  /** The report that is due next. */
  #update(at: string): Step {
    const [course, standing] = [...this.#standing].sort(([, a], [, b]) => (a.due < b.due ? -1 : 1))[0]!;
    standing.due = hoursAfter(at, course.every);
    return updateStep(this.#pen, course, at, pick(this.#random, ['wo1', 'wo3']));
  }

  #report(course: Course, at: string, alerting: boolean): readonly Step[] {
    const { signalId, step } = reportStep(this.#pen, course, at, pick(this.#random, ['wo1', 'wo3', 'svc1']));
    if (!alerting) return [step, gradeStep(this.#pen, signalId, minutesAfter(at, 3), 'da1')];
    const severity = pick(this.#random, [2, 3, 3]);
    const raised = alertStep(this.#pen, course, minutesAfter(at, 1), severity, { kind: 'signal', ref: signalId });
    return [step, raised.step, ...this.#working(raised.alertId, at)];
  }

  /** An officer takes the alert after a while and closes it, unless a visitor was faster. */
  #working(alertId: string, at: string): readonly Step[] {
    const taken = minutesAfter(at, between(this.#random, 25, 95));
    return [
      this.#pen.write(taken, 'wo3', 'AcknowledgeAlert', ({ waits }) => (waits(alertId) ? { alertId } : undefined)),
      this.#pen.write(minutesAfter(taken, between(this.#random, 30, 90)), 'wo3', 'ResolveAlert', ({ isOpen }) =>
        isOpen(alertId) ? { alertId, outcome: 'actioned', note: 'Settled with the post.', actionRefs: [] } : undefined,
      ),
    ];
  }

  #severity(course: Course, at: string): Step {
    const standing = this.#standing.get(course)!;
    // Back to where it was after each step away, so that the board keeps its shape however long it runs.
    const step = standing.severity === 4 || (standing.severity > 1 && standing.severity > course.severity) ? -1 : 1;
    standing.severity += step;
    return severityStep(this.#pen, course, at, standing.severity, { kind: 'publication', ref: 'call with the post' });
  }

  #status(course: Course, at: string): Step {
    const standing = this.#standing.get(course)!;
    standing.status = pick(this.#random, nextStatus[standing.status] ?? ['monitoring']);
    return statusStep(this.#pen, course, at, standing.status);
  }
}

/** Generated work of the election day, about one event every three real seconds. */
export function trafficOfTheDay(traffic: Traffic): readonly Step[] {
  const steps: Step[] = [];
  const random = randomFrom('times');
  for (
    let at = minutesAfter(playBegins, 2);
    at < playEnds;
    at = minutesAfter(at, everyMinutes + between(random, -2, 2))
  )
    steps.push(...traffic.next(at));
  return steps;
}

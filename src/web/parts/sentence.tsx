import { Link } from 'wouter';
import { categoryOf, idOf } from '../../../contracts/event-log';
import { recordPath } from '../live/record-path';
import type { TimelineEntry } from '../live/timeline';
import { CorrectedBy, StruckBy } from './corrected';
import { Name } from './name';
import { Person } from './person';
import { Position } from './position';
import { SeverityMark } from './severity';
import { Time } from './time';

/** A sentence of the message catalogue; the word CRITICAL keeps its shape. */
export function Sentence({ words }: { words: string }) {
  const [before, ...after] = words.split('CRITICAL');
  if (after.length === 0) return <>{words}</>;
  return (
    <>
      {before}
      <SeverityMark severity={4} size={11} />
      {after.join('CRITICAL')}
    </>
  );
}

/** Title of another record, as a link to it. */
export const RecordLink = ({ stream }: { stream: string }) => (
  <Link href={recordPath(stream)}>
    <Name category={categoryOf(stream)} id={idOf(stream)} />
  </Link>
);

/** The sentence of an event; a struck one stays readable and says which event struck it. */
const Said = ({ entry }: { entry: TimelineEntry }) => (
  <>
    <span className="said">
      <Sentence words={entry.sentence} />
    </span>
    <StruckBy position={entry.struckBy} />
    {entry.struckBy === undefined && <CorrectedBy position={entry.correctedBy} />}
  </>
);

/** One event in a drawer: position, time, sentence. */
export const EventLine = ({ entry }: { entry: TimelineEntry }) => (
  <li className="event-line" data-struck={entry.struckBy !== undefined || undefined}>
    <Position value={entry.position} />
    <span className="muted">
      <Time at={entry.recordedAt} form="cell" />
    </span>
    <span>
      <Said entry={entry} />
    </span>
  </li>
);

/** One event of a timeline: position and time at left, sentence and person at right. */
export const TimelineLine = ({ entry }: { entry: TimelineEntry }) => (
  <li className="timeline-line" data-struck={entry.struckBy !== undefined || undefined}>
    <div>
      <Position value={entry.position} />
      <div className="muted">
        <Time at={entry.recordedAt} />
      </div>
    </div>
    <div>
      <Said entry={entry} />
      <div className="muted">
        <Person id={entry.actorId} role={entry.actorRole} />
      </div>
    </div>
  </li>
);
